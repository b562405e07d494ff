"""The options of ``workbench doctor``; imports nothing that it looks at."""

from __future__ import annotations

from typing import Any


def add_doctor_command(commands: Any) -> None:
    """Add the command to the parser."""
    doctor = commands.add_parser(
        "doctor", help="one page: what is here, what is wrong, and how to mend it"
    )
    doctor.add_argument(
        "--deep",
        action="store_true",
        help="also read every page of the databases, and let the starter model call a tool",
    )
    doctor.add_argument("--json", action="store_true", help="print JSON")
