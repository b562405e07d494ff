"""The options of ``workbench update``."""

from __future__ import annotations

from argparse import SUPPRESS
from typing import Any


def add_update_command(commands: Any) -> None:
    """Add the command to the parser."""
    update = commands.add_parser(
        "update", help="put a newer version in place, from a signed file, without a network"
    )
    update.add_argument("file", metavar="FILE", help="ends in .workbench-update")
    update.add_argument(
        "--check", action="store_true", help="only say what the file is and whether it is whole"
    )
    update.add_argument("--after", type=int, metavar="PID", default=0, help=SUPPRESS)
    update.add_argument("--json", action="store_true", help="print JSON")
