"""The words of ``workbench alerts``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action
from workbench.app.metrics_arguments import span_s

_SHAPES = ("step", "ramp", "spike", "noise")


def add_alert_commands(commands: Any) -> None:
    """Add ``alerts`` and its actions to a parser's commands."""
    alerts = commands.add_parser("alerts", help="rules that watch the program, and what fired")
    actions = alerts.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the rules")
    check = add_action(
        actions, "check", "what is wrong with the rules, and what they say of this moment"
    )
    check.add_argument("file", nargs="?", metavar="FILE", help="another file of rules")
    rehearse = add_action(actions, "rehearse", "when a rule would fire, without doing anything")
    rehearse.add_argument("rule", metavar="RULE", help="its id, as the list names it")
    rehearse.add_argument("--file", metavar="FILE", help="take the rule from this file")
    load = rehearse.add_mutually_exclusive_group()
    load.add_argument("--shape", choices=_SHAPES, help="made-up load around the threshold")
    load.add_argument(
        "--samples", metavar="CSV", help="samples that the dashboards saved, or - for stdin"
    )
    rehearse.add_argument(
        "--seed", type=int, default=0, metavar="N", help="for --shape noise (0)"
    )
    rehearse.add_argument(
        "--since", type=span_s, default=86_400.0, metavar="SPAN",
        help="how far back in what was recorded: 1h, 24h, 7d, 4w (24h)",
    )  # fmt: skip
    history = add_action(actions, "history", "what fired, why, and what it did, newest first")
    history.add_argument("--csv", action="store_true", help="print CSV")
    history.add_argument(
        "--limit", type=int, default=50, metavar="N", help="the newest N, 0 for all (50)"
    )
