"""Every command that needs no words and asks nobody, and some of each room, in one process.

``python commands_session.py FOLDER`` writes its files there and prints a line per command: its
words and what it ended with. Left out are those that are asked to look around on this machine,
that wait for somebody, or that go on until they are stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from workbench.__main__ import _parser, main
from workbench.base.paths import resource

LEFT_OUT = {
    "chat", "kiosk", "job watch", "top", "store encrypt", "store decrypt", "store rotate",
    "store passphrase", "store recovery", "engines bench", "engines discover", "engines vllm",
    "engines ollama list", "engines ollama ps", "engines foundry list", "audit new-key",
    "models token",
}  # fmt: skip
JOB = """
format: 1
title: Sums
agent: tester
input: What is 12 * 7?
when: {kind: at, times: ['09:00']}
grants:
- tool: calculator
  arguments:
    expression: {kind: text, most_chars: 40}
"""


def plain_commands() -> Iterator[list[str]]:
    """The commands that can be said without another word."""
    for words, wants in leaves(_parser()):
        if words and not wants and " ".join(words) not in LEFT_OUT:
            yield words


def leaves(parser: argparse.ArgumentParser) -> Iterator[tuple[list[str], bool]]:
    """The words of each command, and whether it wants more."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner:
        positional = [one for one in parser._actions if not one.option_strings]
        yield (
            [],
            any(one.nargs not in ("?", "*") for one in positional)
            or any(one.required for one in parser._actions),
        )
    for action in inner:
        for name, below in action.choices.items():
            for words, wants in leaves(below):
                yield [name, *words], wants


def said_commands(place: Path) -> Iterator[list[str]]:
    """Some of each room, in the order in which somebody would say them."""
    job, text, agent = place / "sums.yaml", place / "letters", place / "copy.yaml"
    job.write_text(JOB)
    text.mkdir()
    (text / "a.md").write_text("# Tea\n\nTea is at four.")
    yield ["top", "--count", "1", "--json"]
    yield ["job", "add", str(job), "--name", "sums", "--allow"]
    yield ["job", "run", "sums"]
    yield ["job", "show", "sums"]
    yield ["deploy", "check", str(resource("deployments") / "hybrid.yaml")]
    desk = str(resource("deployments") / "front-desk.yaml")
    yield ["deploy", "plan", desk]
    yield ["deploy", "export", desk, str(place / "out"), "--to", "compose"]
    yield ["documents", "add", "Letters", str(text)]
    yield ["documents", "refresh", "letters"]
    yield ["documents", "search", "letters", "tea"]
    yield ["agents", "export", "tester", str(agent)]
    yield ["agents", "import", str(agent)]
    yield ["models", "verify", "starter"]
    yield ["models", "load", "talker"]
    yield ["models", "pack", "starter", "--to", str(place / "b.workbench")]
    yield ["models", "unpack", str(place / "b.workbench"), "--check"]
    yield ["serve", "keys", "create", "desk"]
    yield ["update", str(place / "none.workbench-update")]


def run(words: list[str]) -> int:
    """What a command ended with; what it prints is not looked at."""
    try:
        with redirect_stdout(StringIO()):
            return main(words)
    except SystemExit as exc:
        return int(exc.code or 0)


if __name__ == "__main__":
    for each in (*plain_commands(), *said_commands(Path(sys.argv[1]))):
        code = run(each)
        sys.stdout.write(json.dumps([" ".join(each[:2]), code]) + "\n")
        sys.stdout.flush()
