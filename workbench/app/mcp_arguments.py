"""The words of ``workbench mcp``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action


def add_mcp_commands(commands: Any) -> None:
    """Add ``mcp`` and its actions to a parser's commands."""
    mcp = commands.add_parser("mcp", help="tools of MCP servers, allowed word for word")
    actions = mcp.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the servers, and what was allowed of them; none is started")
    _add_add(actions)
    add_import = add_action(
        actions, "import", "take over servers of another program's mcp.json"
    )
    add_import.add_argument("file", metavar="FILE")
    add_import.add_argument("--only", action="append", default=[], metavar="NAME")
    add_import.add_argument("--dry-run", action="store_true", help="show them, keep nothing")
    show = add_action(
        actions, "show", "what a server starts, may reach and offers, and what is different"
    )
    show.add_argument("name", metavar="NAME")
    _add_approve(actions)
    rm = add_action(actions, "rm", "put a server aside and forget what was allowed of it")
    rm.add_argument("name", metavar="NAME")


def _add_add(actions: Any) -> None:
    add = add_action(actions, "add", "a server of yours; nothing is started")
    add.add_argument("name", metavar="NAME", help="small letters, digits and _")
    add.set_defaults(words=[])
    add.usage = "workbench mcp add NAME [OPTION]… (--url URL | -- PROGRAM [ARGUMENT]…)"
    add.add_argument("--title", default="", metavar="TEXT", help="its name on screen")
    add.add_argument("--url", default="", help="where it is, in place of a program")
    for flag, text in (
        ("env", "a variable of its environment"),
        ("header", "a header of each request"),
    ):
        add.add_argument(
            f"--{flag}", action="append", default=[], metavar="NAME=VALUE", help=text
        )
    add.add_argument(
        "--secret",
        action="append",
        default=[],
        metavar="NAME",
        help="a variable or header that the keyring holds; read from the terminal",
    )
    add.add_argument(
        "--read", action="append", default=[], metavar="FOLDER", help="it may read it"
    )
    add.add_argument(
        "--write", action="append", default=[], metavar="FOLDER", help="it may change it"
    )
    add.add_argument("--folder", default="", help="where it begins")
    add.add_argument("--network", action="store_true", help="it may reach other machines")
    add.add_argument("--seconds", type=float, default=60.0, help="longest wait for an answer")


def _add_approve(actions: Any) -> None:
    approve = add_action(
        actions, "approve", "read what a server starts and offers, and allow just that"
    )
    approve.add_argument("name", metavar="NAME")
    approve.add_argument(
        "--tool",
        action="append",
        default=[],
        metavar="TOOL",
        help="only this one; without it all that were not read",
    )
    approve.add_argument(
        "--leave",
        choices=("ask", "always", "never"),
        default="ask",
        help="ask before each call (the default), always run it, or never offer it",
    )
    approve.add_argument(
        "--yes", action="store_true", help="allow what is shown without a question"
    )
