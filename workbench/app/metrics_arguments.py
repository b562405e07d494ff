"""The words of ``workbench metrics``."""

from __future__ import annotations

import argparse
import re
from typing import Any

_UNITS_S = {"m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
_LONGEST_S = 10 * 366 * 86_400.0
_SPAN = re.compile(r"(\d{1,6})([mhdw])")


def add_metrics_command(commands: Any) -> None:
    """Add ``metrics`` to a parser's commands."""
    text = "what models, agents and tools did, and the energy it took"
    parser = commands.add_parser("metrics", help=text, description=text)
    parser.add_argument(
        "--since", type=span_s, default=7 * 86_400.0, metavar="SPAN",
        help="how far back: 30m, 12h, 7d, 4w (7d)",
    )  # fmt: skip
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print a table for other programs")


def span_s(text: str) -> float:
    """Seconds of ``7d`` and the like.

    Raises:
        ArgumentTypeError: It is no span of time.
    """
    match = _SPAN.fullmatch(text.strip().lower())
    if match is None or not int(match[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is no span such as 30m, 12h, 7d or 4w")
    return min(_LONGEST_S, int(match[1]) * _UNITS_S[match[2]])
