"""The words of ``workbench engines``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.app.server_arguments import add_foundry_commands, add_ollama_commands
from workbench.engines.openai_compatible.connection import KINDS

if TYPE_CHECKING:
    import argparse


def add_engine_commands(commands: Any) -> None:
    """Add ``engines`` and its actions to a parser's commands."""
    engines = commands.add_parser("engines", help="what runs the models, here and on servers")
    actions = engines.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the engines and the servers there are")
    _add_servers(actions)
    add_ollama_commands(actions)
    add_foundry_commands(actions)


def add_action(actions: Any, name: str, text: str) -> argparse.ArgumentParser:
    """Add one action; each can print JSON."""
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _add_servers(actions: Any) -> None:
    add_action(actions, "discover", "which model servers answer on this machine now")
    connect = add_action(actions, "connect", "use a model of a server like one that is here")
    connect.add_argument("address", metavar="ADDRESS", help="such as 127.0.0.1:8000")
    connect.add_argument("model", nargs="?", default="", metavar="MODEL", help="if it has more")
    connect.add_argument("--kind", choices=KINDS, default="other", help="which program it is")
    connect.add_argument("--id", default="", help="what agents call it")
    connect.add_argument("--title", default="", help="its name on screen")
    connect.add_argument("--key", action="store_true", help="read a key from the terminal")
    connect.add_argument("--context", type=int, default=0, help="tokens; 0 asks the server")
    connect.add_argument("--no-tools", action="store_true", help="offer it no tools")
    connect.add_argument("--no-check", action="store_true", help="do not reach it now")
    for name, text in (
        ("connect-s", "longest time to reach it"),
        ("first-token-s", "longest time until it begins to answer"),
        ("between-tokens-s", "longest pause in an answer"),
    ):
        connect.add_argument(f"--{name}", type=float, help=f"{text}, in seconds")
    connect.add_argument("--retries", type=int, help="how often it is asked again when busy")
    disconnect = add_action(actions, "disconnect", "forget a server's model, and its key")
    disconnect.add_argument("id", metavar="ID")
