"""The words of ``workbench engines``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.app.server_arguments import add_ollama_commands

if TYPE_CHECKING:
    import argparse


def add_engine_commands(commands: Any) -> None:
    """Add ``engines`` and its actions to a parser's commands."""
    engines = commands.add_parser("engines", help="what runs the models, here and on servers")
    actions = engines.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the engines and the servers there are")
    add_ollama_commands(actions)


def add_action(actions: Any, name: str, text: str) -> argparse.ArgumentParser:
    """Add one action; each can print JSON."""
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser
