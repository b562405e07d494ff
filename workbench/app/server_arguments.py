"""The words of ``workbench engines ollama`` and ``workbench engines foundry``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def add_ollama_commands(actions: Any) -> None:
    """Add ``ollama`` and its steps."""
    text = "the models of an Ollama server"
    parser = actions.add_parser("ollama", help=text, description=text)
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    _ollama(steps, "list", "the models it has")
    _ollama(steps, "ps", "the models it holds in memory")
    for name, told in (
        ("pull", "let it fetch a model; asking again goes on where it stopped"),
        ("show", "what it knows of a model"),
        ("stop", "take a model out of memory"),
        ("rm", "remove a model from its disk"),
    ):
        _ollama(steps, name, told).add_argument("model", metavar="MODEL", help="as qwen3:4b")
    keep = _ollama(steps, "keep", "load a model and keep it in memory")
    keep.add_argument("model", metavar="MODEL", help="as qwen3:4b")
    keep.add_argument("--minutes", type=float, help="for so long; else until it is stopped")


def add_foundry_commands(actions: Any) -> None:
    """Add ``foundry`` and its steps."""
    text = "the models of Foundry Local, and its web service"
    parser = actions.add_parser("foundry", help=text, description=text)
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    listing = _step(steps, "list", "the models on this machine, and which are loaded")
    listing.add_argument(
        "--public", action="store_true", help="its maker's catalogue, over the network"
    )
    serve = _step(steps, "serve", "run the web service until Ctrl+C")
    serve.add_argument("model", metavar="MODEL", nargs="*", help="load these at once")
    load = _step(steps, "load", "take a model into the memory of the web service")
    load.add_argument("model", metavar="MODEL", help="id, as in the list")
    unload = _step(steps, "unload", "take a model out of its memory")
    unload.add_argument("model", metavar="MODEL", help="id, as in the list")


def _ollama(steps: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser = _step(steps, name, text)
    parser.add_argument("--address", default="", help="of the server; else OLLAMA_HOST")
    return parser


def _step(steps: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = steps.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser
