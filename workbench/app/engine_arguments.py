"""The words of ``workbench engines``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.app.embedding_arguments import add_embed_command, add_rerank_command
from workbench.app.engine_bench_arguments import add_bench_command
from workbench.app.server_arguments import add_foundry_commands, add_ollama_commands
from workbench.app.tool_check_arguments import add_check_command
from workbench.engines.openai_compatible.connection import KINDS

if TYPE_CHECKING:
    import argparse


def add_engine_commands(commands: Any) -> None:
    """Add ``engines`` and its actions to a parser's commands."""
    engines = commands.add_parser("engines", help="what runs the models, here and on servers")
    actions = engines.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the engines and the servers there are")
    add_bench_command(actions)
    add_check_command(add_action(actions, "check", "how well a model calls tools, measured"))
    add_embed_command(add_action(actions, "embed", "vectors of texts, to compare them by"))
    add_rerank_command(add_action(actions, "rerank", "which texts answer a query best"))
    _add_servers(actions)
    _add_vllm(actions)
    _add_packs(actions)
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


def _add_packs(actions: Any) -> None:
    install = add_action(actions, "install-pack", "take in a pack: a GPU, an engine")
    install.add_argument("file", metavar="FILE", help="ends in .workbench-pack")
    add_action(actions, "packs", "the packs there are")
    back = add_action(actions, "restore-pack", "put the earlier pack in its place again")
    back.add_argument("name", metavar="NAME")
    add_action(actions, "remove-pack", "remove a pack").add_argument("name", metavar="NAME")


def _add_vllm(actions: Any) -> None:
    vllm = add_action(actions, "vllm", "how to start a vLLM server: command line, compose file")
    vllm.add_argument("template", nargs="?", default="", help="none lists them")
    vllm.add_argument("model", nargs="?", default="", help="a folder, or a name in the cache")
    vllm.add_argument("--compose", action="store_true", help="print a compose file instead")
    vllm.add_argument("--write", default="", metavar="FILE", help="write the compose file")
    vllm.add_argument("--models", default="./models", help="the folder it may read")
    for name, kind, text in (
        ("served-name", str, "what requests call the model"),
        ("host", str, "where it listens"),
        ("port", int, "where it listens"),
        ("tensor-parallel", int, "GPUs that share each layer"),
        ("pipeline-parallel", int, "groups of layers on GPUs of their own"),
        ("quantisation", str, "none, awq, gptq, awq_marlin, gptq_marlin or fp8"),
        ("kv-type", str, "auto or fp8"),
        ("context-tokens", int, "longest prompt plus answer; 0 is the model's own"),
        ("most-at-once", int, "requests in one batch"),
        ("batch-tokens", int, "most tokens in one step; 0 leaves it to vLLM"),
        ("gpu-share", float, "share of each GPU's memory it takes"),
        ("tool-parser", str, "how tool calls are read, such as hermes"),
        ("reasoning-parser", str, "how thinking is told apart"),
    ):
        vllm.add_argument(f"--{name}", type=kind, help=text)
    vllm.add_argument("--with-key", action="store_true", help="requests need a key")
    vllm.add_argument("--no-prefix-caching", action="store_true")
    vllm.add_argument("--no-chunked-prefill", action="store_true")
    vllm.add_argument("--draft-model", default="", help="a small model that guesses ahead")
    vllm.add_argument("--guess", type=int, default=0, help="tokens that are guessed at a time")
