"""The words of ``workbench serve``."""

from __future__ import annotations

from typing import Any


def add_serve_command(commands: Any) -> None:
    """Add ``serve`` and its actions to a parser's commands."""
    text = "models, agents and graphs for other programs, by the OpenAI API"
    serve = commands.add_parser(
        "serve",
        help=text,
        description=f"{text}. It goes on until it is stopped; without options it listens where "
        "the settings say, on this machine only.",
    )
    serve.add_argument("--host", default="", help="address it listens at (127.0.0.1)")
    serve.add_argument("--port", type=int, default=-1, help="0 takes any that is free")
    serve.add_argument(
        "--model",
        action="append",
        default=[],
        metavar="ID",
        help="serve only this, and others that are named; the first is loaded at once",
    )
    serve.add_argument(
        "--agent", action="append", default=[], metavar="NAME", help="serve this agent or graph"
    )
    serve.add_argument("--key-file", default="", metavar="FILE", help="keys, one a line")
    serve.add_argument("--tls-cert", default="", metavar="FILE", help="certificate, as PEM")
    serve.add_argument("--tls-key", default="", metavar="FILE", help="its key, as PEM")
    serve.add_argument("--json", action="store_true", help="tell what happens as JSON lines")
    actions = serve.add_subparsers(dest="action", metavar="ACTION")
    _add_keys(actions)


def _add_keys(actions: Any) -> None:
    text = "the keys of programs that may use the server"
    keys = actions.add_parser("keys", help=text, description=text)
    steps = keys.add_subparsers(dest="step", required=True, metavar="STEP")
    listed = steps.add_parser("list", help="the keys there are, without their secrets")
    create = steps.add_parser("create", help="a new key; it is shown once")
    create.add_argument("name", metavar="NAME", help="whose it is")
    create.add_argument(
        "--only", action="append", default=[], metavar="MODEL", help="what it may use; all"
    )
    create.add_argument("--requests-per-minute", type=int, default=0, metavar="N")
    create.add_argument("--tokens-per-day", type=int, default=0, metavar="N")
    create.add_argument("--at-once", type=int, default=0, metavar="N")
    revoke = steps.add_parser("revoke", help="let a key open nothing any more")
    revoke.add_argument("key", metavar="KEY", help="its name or id")
    for step in (listed, create, revoke):
        step.add_argument("--json", action="store_true", help="print JSON")
