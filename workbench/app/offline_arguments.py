"""The words of ``workbench offline``."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import datetime
from typing import Any

from workbench.app.engine_arguments import add_action

FORMS = ("html", "md", "json")
_LATEST_S = 4e9


def add_offline_commands(commands: Any) -> None:
    """Add ``offline`` and its actions to a parser's commands."""
    offline = commands.add_parser("offline", help="what left this machine, or tried to")
    actions = offline.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "status", "what keeps the program from the network, and what it did")
    add_action(actions, "sources", "who may reach beyond this machine, and when")
    ledger = add_action(actions, "ledger", "every try, the newest last; as JSON, one a line")
    _add_span(ledger)
    ledger.add_argument("--refused", action="store_true", help="only what was refused")
    ledger.add_argument("--source", metavar="KEY", help="only of this source; see `sources`")
    ledger.add_argument("--text", default="", metavar="TEXT", help="a part of host or purpose")
    ledger.add_argument(
        "--limit", type=int, default=100, metavar="N",
        help="the newest N of a table, 0 for all (100)",
    )  # fmt: skip
    ledger.add_argument(
        "--sha256", action="store_true", help="print only the SHA-256 of what --json prints"
    )
    statement = add_action(
        actions, "statement", "a page to print: whom the program reached in a period"
    )
    _add_span(statement)
    statement.add_argument("-o", "--output", metavar="FILE", help="write it there")
    statement.add_argument("--format", choices=FORMS, help="that of the file's name, else md")


def _add_span(parser: Any) -> None:
    parser.add_argument(
        "--from", dest="from_s", type=time_s, metavar="TIME",
        help="2026-11-01 or 2026-11-01T08:00, of this machine's clock (the ledger's begin)",
    )  # fmt: skip
    parser.add_argument(
        "--to", dest="to_s", type=time_s, metavar="TIME", help="before then (now)"
    )


def time_s(text: str) -> float:
    """A day or a time in Unix seconds; without a zone it is of this machine's clock.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        found = datetime.fromisoformat(text.strip()).timestamp()
    except (ValueError, OverflowError, OSError) as exc:
        raise ArgumentTypeError(f"{text!r:.60} is no time such as 2026-11-01T08:00") from exc
    if not 0.0 <= found < _LATEST_S:
        raise ArgumentTypeError(f"{text!r:.60} lies too far away")
    return found
