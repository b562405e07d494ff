"""The words of ``workbench memory``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action


def add_memory_commands(commands: Any) -> None:
    """Add ``memory`` and its actions to a parser's commands."""
    memory = commands.add_parser("memory", help="what graphs remember from run to run")
    actions = memory.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the memories there are")
    show = add_action(actions, "show", "what is in a memory, the newest first")
    show.add_argument("memory", metavar="MEMORY", help="as the list names it")
    forget = add_action(actions, "forget", "forget a memory, or one entry of it, for good")
    forget.add_argument("memory", metavar="MEMORY", help="as the list names it")
    forget.add_argument("--entry", type=int, metavar="N", help="only this entry")
