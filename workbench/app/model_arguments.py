"""The words of ``workbench models``."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentTypeError
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

SORTS = ("downloads", "likes", "updated", "name")
_MOST_RESULTS = 10_000
_MOST_GB = 1_000_000.0
SOURCE_HELP = "hugging_face, catalogue (no network), mirror, folder or bundle"


def add_model_commands(commands: Any) -> None:
    """Add ``models`` and its actions to a parser's commands."""
    models = commands.add_parser("models", help="find, fetch, check and remove models")
    actions = models.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_keeping(actions)
    _add_loading(actions)
    _add_finding(actions)
    add = _action(actions, "import", "copy a model file, or a model's folder, into the store")
    add.add_argument("path", metavar="PATH")
    verify = _action(actions, "verify", "compare an installed model with what is known of it")
    verify.add_argument("id", metavar="ID")
    repair = _action(actions, "repair", "fetch the damaged parts of an installed model again")
    repair.add_argument("id", metavar="ID")
    _add_carrying(actions)
    smaller = _action(actions, "quantize", "make a smaller copy of an installed model")
    smaller.add_argument("id", metavar="ID")
    smaller.add_argument("type", nargs="?", default="", help="such as Q4_K_M; none lists them")
    smaller.add_argument(
        "--allow-requantize",
        action="store_true",
        help="also start from weights that were rounded already, which adds to the error",
    )
    smaller.add_argument(
        "--text",
        default="",
        metavar="FILE",
        help="measure on it which weights matter; - reads the input",
    )
    compare = _action(actions, "compare", "what quantising cost, on a text of yours")
    compare.add_argument("ids", metavar="ID", nargs="+", help="quantisations of one model")
    compare.add_argument("--text", required=True, metavar="FILE", help="- reads the input")
    compare.add_argument("--tokens", type=int, default=8192, help="of the text at most")
    compare.add_argument("--csv", action="store_true", help="print CSV")
    _add_token(actions)
    remove = _action(actions, "rm", "remove an installed model")
    remove.add_argument("id", metavar="ID")


def _add_token(actions: Any) -> None:
    token = _action(actions, "token", "keep an access token, read from the terminal")
    token.add_argument(
        "source", nargs="?", default=SUPPRESS, help="hugging_face (usual) or mirror"
    )
    token.add_argument("--source", dest="source", default="hugging_face", help=SUPPRESS)
    token.add_argument("--address", default="", help="of the source; the token is for it alone")
    token.add_argument("--forget", action="store_true", help="take it away")
    token.add_argument("--where", action="store_true", help="say where the one in use is from")
    token.add_argument(
        "--in-file", action="store_true", help="without a keyring: a file only you may read"
    )


def _add_finding(actions: Any) -> None:
    search = _action(actions, "search", "look for models at a source")
    search.add_argument("text", nargs="*", help="words of the name")
    search.add_argument("--source", default="hugging_face", help=SOURCE_HELP)
    search.add_argument("--address", default="", help="of the source, or its folder")
    search.add_argument("--author", default="")
    search.add_argument("--licence", default="")
    search.add_argument("--task", default="", help="routing, chat, code, reasoning, embedding")
    search.add_argument(
        "--largest-gb", type=_gigabytes, default=0.0, help="smallest variant at most so large"
    )
    search.add_argument("--sort", choices=SORTS, help="the usual one is downloads")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many")
    info = _action(actions, "info", "an installed model, or one at a source with its variants")
    _at_source(info)
    pull = _action(actions, "pull", "fetch a model, check every byte, install it")
    _at_source(pull)
    pull.add_argument("--variant", default="", help="quantisation, such as Q4_K_M")


def _add_keeping(actions: Any) -> None:
    listing = _action(actions, "list", "the models there are, and how much each was used")
    listing.add_argument("--tag", action="append", default=[], metavar="T", help="only with it")
    listing.add_argument("--unused", action="store_true", help="only those idle for 30 days")
    edit = _action(actions, "edit", "change title, tags, star or notes; the id stays")
    edit.add_argument("id", metavar="ID")
    edit.add_argument("--title", help="another title; empty is that of the file again")
    edit.add_argument("--tag", action="append", default=[], metavar="T", help="add a tag")
    edit.add_argument("--untag", action="append", default=[], metavar="T", help="remove a tag")
    star = edit.add_mutually_exclusive_group()
    star.add_argument("--favourite", action="store_true", default=None, help="add a star")
    star.add_argument(
        "--no-favourite", dest="favourite", action="store_false", help="remove it"
    )
    edit.add_argument("--note", metavar="TEXT", help="replace the notes")
    clean = _action(actions, "clean", "remove what downloads and imports left behind")
    clean.add_argument("--dry-run", action="store_true", help="only say what would go")
    clean.add_argument("--damaged", action="store_true", help="also models that cannot be used")
    clean.add_argument("--yes", action="store_true", help="do not ask")


def _add_loading(actions: Any) -> None:
    load = _action(actions, "load", "load a model once; one that crashed is tried again")
    load.add_argument("id", metavar="ID")
    load.add_argument("--context", type=int, default=0, metavar="TOKENS", help="largest prompt")
    keep = _action(actions, "keep", "how long a model stays loaded, and what guesses ahead")
    keep.add_argument("id", metavar="ID")
    pin = keep.add_mutually_exclusive_group()
    pin.add_argument("--pin", action="store_true", default=None, help="however long unused")
    pin.add_argument("--no-pin", dest="pin", action="store_false", help="no longer so")
    idle = keep.add_mutually_exclusive_group()
    idle.add_argument(
        "--idle-minutes", type=float, metavar="N", help="unused that long; 0 is never"
    )
    idle.add_argument("--idle-default", action="store_true", help="as the settings say")
    draft = keep.add_mutually_exclusive_group()
    draft.add_argument(
        "--draft-model",
        metavar="ID",
        help="a much smaller one of the same tokens guesses ahead",
    )
    draft.add_argument(
        "--no-draft-model", dest="draft_model", action="store_const", const="", help="no longer"
    )


def _add_carrying(actions: Any) -> None:
    pack = _action(actions, "pack", "pack models and agents for another machine, signed")
    pack.add_argument("id", nargs="*", metavar="ID", help="of an installed model")
    pack.add_argument("--to", required=True, metavar="FILE", help="the bundle to write")
    pack.add_argument("--agent", action="append", default=[], metavar="NAME", help="also this")
    pack.add_argument(
        "--job", action="append", default=[], metavar="NAME", help="also this job"
    )
    pack.add_argument("--all", action="store_true", help="all models, agents and jobs")
    pack.add_argument("--policy", action="store_true", help="also settings and approvals")
    pack.add_argument("--title", default="", help="what the bundle is called")
    pack.add_argument(
        "--folder", action="store_true", help="write a folder that models can run from"
    )
    pack.add_argument("--force", action="store_true", help="write over a bundle of that name")
    unpack = _action(actions, "unpack", "take in a bundle; every byte is checked")
    unpack.add_argument("path", metavar="BUNDLE", help="a .workbench file, or a folder")
    unpack.add_argument("--list", action="store_true", help="only say what is in it")
    unpack.add_argument("--check", action="store_true", help="only read and check all of it")
    unpack.add_argument("--trust", action="store_true", help="trust its signer from now on")
    unpack.add_argument("--no-agents", action="store_true", help="only the models")
    unpack.add_argument("--jobs", action="store_true", help="also jobs; none runs unallowed")
    unpack.add_argument("--policy", action="store_true", help="also settings and approvals")
    unpack.add_argument("--to", default="", metavar="FOLDER", help="unpack it there")
    unpack.add_argument(
        "--in-place", action="store_true", help="use the models where they lie, uncopied"
    )
    signers = _action(actions, "signers", "whose bundles are trusted here")
    signers.add_argument("--forget", default="", metavar="FINGERPRINT", help="no more this one")


def _count(text: str) -> int:
    """A number of results."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= _MOST_RESULTS:
        raise ArgumentTypeError(f"{text!r} is no number from 1 to {_MOST_RESULTS}")
    return number


def _gigabytes(text: str) -> float:
    """A size; 0 is any."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= _MOST_GB:  # also refuses what is no number
        raise ArgumentTypeError(f"{text!r} is no size in GB from 0 to {_MOST_GB:.0f}")
    return number


def _action(actions: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _at_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="MODEL", help="such as organisation/model")
    parser.add_argument("--source", default="hugging_face", help=SOURCE_HELP)
    parser.add_argument("--address", default="", help="of the source, or its folder")
