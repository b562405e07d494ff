"""The words of ``workbench models``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

SOURCE_HELP = "hugging_face, mirror or folder"


def add_model_commands(commands: Any) -> None:
    """Add ``models`` and its actions to a parser's commands."""
    models = commands.add_parser("models", help="find, fetch, check and remove models")
    actions = models.add_subparsers(dest="action", required=True, metavar="ACTION")
    _action(actions, "list", "the models there are")
    search = _action(actions, "search", "look for models at a source")
    search.add_argument("text", nargs="*", help="words of the name")
    search.add_argument("--source", default="hugging_face", help=SOURCE_HELP)
    search.add_argument("--address", default="", help="of the source, or its folder")
    search.add_argument("--author", default="")
    search.add_argument("--licence", default="")
    search.add_argument("--limit", type=int, default=20)
    info = _action(actions, "info", "one model at a source, with its variants")
    _at_source(info)
    pull = _action(actions, "pull", "fetch a model, check every byte, install it")
    _at_source(pull)
    pull.add_argument("--variant", default="", help="quantisation, such as Q4_K_M")
    add = _action(actions, "import", "copy a model file in, checked")
    add.add_argument("path", metavar="FILE")
    verify = _action(actions, "verify", "compare an installed model with its digests")
    verify.add_argument("id", metavar="ID")
    repair = _action(actions, "repair", "fetch the damaged parts of an installed model again")
    repair.add_argument("id", metavar="ID")
    token = _action(actions, "token", "keep an access token, read from the terminal")
    token.add_argument("--source", default="hugging_face", help=SOURCE_HELP)
    token.add_argument("--forget", action="store_true", help="remove it")
    remove = _action(actions, "rm", "remove an installed model")
    remove.add_argument("id", metavar="ID")


def _action(actions: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _at_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="MODEL", help="such as organisation/model")
    parser.add_argument("--source", default="hugging_face", help=SOURCE_HELP)
    parser.add_argument("--address", default="", help="of the source, or its folder")
