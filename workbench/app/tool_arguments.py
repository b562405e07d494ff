"""The words of ``workbench tools``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action

_KINDS = ("python", "http", "sql", "file", "command", "agent", "graph")


def add_tool_commands(commands: Any) -> None:
    """Add ``tools`` and its actions to a parser's commands."""
    tools = commands.add_parser("tools", help="what agents may do, and tools of your own")
    actions = tools.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the tools there are, and what each may reach")
    new = add_action(actions, "new", "a new tool as a file to be changed; nothing is run")
    new.add_argument("name", metavar="NAME", help="small letters, digits and _")
    new.add_argument("--kind", choices=_KINDS, default="python", help="what it does (python)")
    new.add_argument("--title", default="", metavar="TEXT", help="its name on screen")
    _add_try(actions)
    check = add_action(actions, "check", "what is wrong with a tool; its code is not run")
    check.add_argument("tool", metavar="TOOL", help="name or file")
    rm = add_action(actions, "rm", "put a tool of yours aside")
    rm.add_argument("tool", metavar="TOOL", help="its name")
    diff = add_action(actions, "diff", "what differs between two tools")
    diff.add_argument("before", metavar="BEFORE", help="name or file")
    diff.add_argument("after", metavar="AFTER", help="name or file")
    versions = add_action(actions, "versions", "the earlier versions of a tool")
    versions.add_argument("tool", metavar="TOOL", help="its name")
    restore = add_action(actions, "restore", "bring back an earlier version of a tool")
    restore.add_argument("tool", metavar="TOOL", help="its name")
    restore.add_argument("version", metavar="VERSION", help="its id, or how that begins")


def _add_try(actions: Any) -> None:
    try_ = add_action(
        actions, "try", "call a tool: its result, what a model sees of it, and what held it"
    )
    try_.add_argument("tool", metavar="TOOL", help="name or file")
    try_.add_argument(
        "--values", default="{}", metavar="JSON", help='its arguments, such as {"a": 1}'
    )
    try_.add_argument(
        "--yes",
        action="append",
        default=[],
        metavar="TOOL",
        help="a tool that an agent or a "
        "graph it asks may use; every other one that asks is denied",
    )
    try_.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="a field of a form that a graph it runs shows",
    )
    try_.add_argument(
        "--trace", action="store_true", help="show what an agent or a graph it asks did"
    )
