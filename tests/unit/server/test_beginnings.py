"""What the server costs a program that does not use it, and what its words are."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.unit.server.conftest import Served
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, ModelError, PolicyError
from workbench.server import command
from workbench.server.arguments import add_serve_command


def test_that_nothing_of_it_is_imported_at_the_start() -> None:
    code = (
        "import sys, workbench.app.workbench, workbench.app.headless; "
        "from workbench import __main__ as program; program._parser(); "
        "print(sorted({'uvicorn', 'starlette', 'h11'} & set(sys.modules)), "
        "[name for name in sys.modules if name.startswith('workbench.server.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[] ['workbench.server.arguments']"


async def carried_out(bench: Workbench, *words: str) -> int:
    import argparse

    parser = argparse.ArgumentParser()
    add_serve_command(parser.add_subparsers(dest="command"))
    return await command.run(bench, parser.parse_args(["serve", *words]))


async def test_that_keys_are_made_listed_and_revoked_by_words(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    limits = ("--requests-per-minute", "5", "--only", "talker")
    assert await carried_out(bench, "keys", "create", "laptop", *limits, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert bench.local_server.keys.find(made["secret"]) is not None
    await carried_out(bench, "keys", "create", "phone")
    plain = capsys.readouterr()
    assert plain.out.strip().startswith("wb-")
    assert "shown this once" in plain.err

    await carried_out(bench, "keys", "list")
    listed = capsys.readouterr().out
    assert "laptop" in listed
    assert made["secret"] not in listed
    await carried_out(bench, "keys", "revoke", "laptop")
    await carried_out(bench, "keys", "list", "--json")
    rows = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert [row["name"] for row in rows] == ["phone"]
    with pytest.raises(PolicyError):
        await carried_out(bench, "keys", "revoke", "laptop")


async def test_that_what_is_to_be_served_has_to_be_there(bench: Workbench) -> None:
    with pytest.raises(ModelError, match="not installed"):
        await carried_out(bench, "--port", "0", "--model", "none")
    with pytest.raises(DocumentError, match="no agent or graph"):
        await carried_out(bench, "--port", "0", "--agent", "none")
    with pytest.raises(DocumentError, match="cannot be read"):
        await carried_out(bench, "--port", "0", "--key-file", "/nowhere")
    assert bench.local_server.state.state == "off"


async def test_that_a_stream_which_a_gateway_holds_says_nothing_before_its_first_piece(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.server import completions

    monkeypatch.setattr(completions, "STREAM_PAUSE_S", 0.001)
    words = [{"role": "user", "content": "hello"}]
    body = {"model": "slow", "messages": words, "max_tokens": 2, "stream": True}
    path = "/v1/chat/completions"
    plain = await served.ask("POST", path, body)
    held = await served.ask("POST", path, body, headers=[("X-Workbench-Held", "1")])
    firsts = [one.body.split(b"\n\n")[1] for one in (plain, held)]
    assert firsts[0] == b": alive"
    assert b'"content": "word' in firsts[1]
