"""The options of ``workbench runs tokens``."""

from __future__ import annotations

from typing import Any


def add_tokens_command(actions: Any) -> None:
    """``runs tokens`` and its options."""
    found = actions.add_parser("tokens", help="the tokens of a model call, one a line")
    found.add_argument("id", metavar="ID")
    found.add_argument(
        "--call", type=int, default=0, metavar="N", help="the Nth model call (the last)"
    )
    found.add_argument(
        "--scored",
        choices=("answer", "all", "none"),
        default="answer",
        help="which tokens get a probability (answer)",
    )
    found.add_argument("--json", action="store_true")
