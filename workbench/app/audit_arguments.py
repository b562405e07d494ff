"""The words of ``workbench audit``."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from typing import Any

from workbench.app.engine_arguments import add_action
from workbench.app.metrics_arguments import span_s

_HEX = re.compile(r"[0-9a-fA-F]{64}")


def add_audit_commands(commands: Any) -> None:
    """Add ``audit`` and its actions to a parser's commands."""
    text = "what was done with the program, and whether that record is whole"
    audit = commands.add_parser("audit", help=text, description=text)
    actions = audit.add_subparsers(dest="action", required=True, metavar="ACTION")
    verify = add_action(actions, "verify", "whether the log is whole; ends with 1 if not")
    verify.add_argument(
        "--key", action="append", default=[], type=public_key, metavar="HEX",
        help="the public key that must have signed it, as noted elsewhere",
    )  # fmt: skip
    verify.add_argument(
        "--checkpoint", action="append", default=[], metavar="FILE",
        help="a checkpoint that was kept elsewhere",
    )  # fmt: skip
    show = add_action(actions, "show", "what is in it, the newest first")
    _add_filters(show)
    show.add_argument(
        "--limit", type=int, default=50, metavar="N", help="the newest N, 0 for all (50)"
    )
    export = add_action(actions, "export", "write it, the oldest first, to keep it elsewhere")
    export.add_argument("--output", metavar="FILE", help="where to; else it is printed")
    export.add_argument("--csv", action="store_true", help="a table instead of JSON lines")
    _add_filters(export)
    checkpoint = add_action(
        actions, "checkpoint", "sign all there is, and write that down to keep it elsewhere"
    )
    checkpoint.add_argument("--output", required=True, metavar="FILE", help="where to")
    add_action(actions, "key", "the public key, and where the other half is kept")
    add_action(actions, "new-key", "begin a new key, since the old one is lost")


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=span_s, metavar="SPAN", help="30m, 12h, 7d or 4w back")
    parser.add_argument(
        "--from", dest="from_s", type=time_s, metavar="TIME",
        help="not before: 2026-01-31 or 2026-01-31T09:30, local time",
    )  # fmt: skip
    parser.add_argument("--to", dest="to_s", type=time_s, metavar="TIME", help="before that")
    parser.add_argument("--who", default="", metavar="WORD", help="a part of who did it")
    parser.add_argument(
        "--what", default="", metavar="WORD", help="the deed or its beginning: tool, run.ended"
    )
    parser.add_argument("--text", default="", metavar="WORD", help="a part of the record")


def time_s(text: str) -> float:
    """Unix time of a day or a minute, local where no zone is said.

    Raises:
        ArgumentTypeError: It is no time.
    """
    try:
        return datetime.fromisoformat(text.strip()).timestamp()
    except (ValueError, OverflowError, OSError) as exc:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time such as 2026-01-31 or 2026-01-31T09:30"
        ) from exc


def public_key(text: str) -> str:
    """A public key in hex.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not _HEX.fullmatch(text.strip()):
        raise argparse.ArgumentTypeError("a public key is 64 letters and digits, 0-9 and a-f")
    return text.strip().lower()
