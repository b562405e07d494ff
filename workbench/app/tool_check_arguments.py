"""The words of ``workbench engines check``."""

from __future__ import annotations

from typing import Any

from workbench.app.tool_check_values import CATEGORIES, MODES
from workbench.engines.registry import ENGINES

BELOW = 3
"""How the command ends where a model is worse than ``--at-least`` asks."""


def add_check_command(parser: Any) -> None:
    """Add what ``engines check`` can be told."""
    parser.add_argument("models", nargs="*", metavar="MODEL", help="none is the default model")
    parser.add_argument("--all", action="store_true", help="every model of this machine")
    parser.add_argument("--quick", action="store_true", help="only the cases that tell most")
    parser.add_argument(
        "--category",
        action="append",
        default=[],
        choices=CATEGORIES,
        help="only these cases; may be given several times, and the result is not kept",
    )
    parser.add_argument(
        "--mode", choices=(*MODES, "both"), default="both", help="how calls are written"
    )
    parser.add_argument(
        "--engine",
        default="",
        choices=("", *(spec.key for spec in ENGINES if spec.key != "replay")),
        metavar="ENGINE",
        help="only models that this engine runs",
    )
    parser.add_argument(
        "--at-least",
        type=_percent,
        default=0.0,
        metavar="PERCENT",
        help=f"end with {BELOW} if fewer of a model's cases are correct",
    )
    parser.add_argument("--kept", action="store_true", help="show what was found before")
    parser.add_argument(
        "--write", default="", metavar="FILE", help="write the report: .json, else Markdown"
    )


def _percent(text: str) -> float:
    """A share in percent.

    Raises:
        ValueError: It is none; the parser says so.
    """
    value = float(text)
    if not 0.0 <= value <= 100.0:
        raise ValueError(text)
    return value
