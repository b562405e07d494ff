"""The options of ``workbench top``."""

from __future__ import annotations

from typing import Any


def add_top_command(commands: Any) -> None:
    """Add the command to the parser."""
    top = commands.add_parser("top", help="memory, models and runs, live in the terminal")
    top.add_argument(
        "--interval", type=float, default=1.0, metavar="S", help="seconds between two looks (1)"
    )
    top.add_argument(
        "--count", type=int, default=0, metavar="N", help="end after N looks (0: at Ctrl+C)"
    )
    top.add_argument("--json", action="store_true", help="print one JSON object per look")
