"""``workbench engines ollama``, from its words to what is printed."""

from __future__ import annotations

import argparse
import asyncio
import json
from argparse import Namespace
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.servers.ollama import ScriptedOllama, running_ollama
from workbench.app import engine_commands
from workbench.app.engine_arguments import add_engine_commands
from workbench.app.ollama import OllamaServer
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, SettingsError
from workbench.base.paths import Paths
from workbench.engines.ollama.values import PullProgress


@pytest.fixture
def server() -> Iterator[ScriptedOllama]:
    with running_ollama() as script:
        yield script


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


def words(*text: str) -> Namespace:
    parser = argparse.ArgumentParser()
    add_engine_commands(parser.add_subparsers(dest="command"))
    return parser.parse_args(["engines", "ollama", *text])


async def printed(
    bench: Workbench, capsys: pytest.CaptureFixture[str], *text: str, address: str
) -> str:
    assert await engine_commands.run(bench, words(*text, "--address", address)) == 0
    return capsys.readouterr().out


async def test_that_each_step_prints_what_happened(
    bench: Workbench, server: ScriptedOllama, capsys: pytest.CaptureFixture[str]
) -> None:
    server.pages["/api/show"] = 200, {"capabilities": ["tools"]}
    seen = {
        " ".join(step): await printed(bench, capsys, *step, address=server.address)
        for step in (
            ("list",),
            ("ps",),
            ("show", "qwen3:4b"),
            ("pull", "qwen3:4b"),
            ("keep", "qwen3:4b", "--minutes", "2"),
            ("stop", "qwen3:4b"),
            ("rm", "qwen3:4b"),
        )
    }

    assert "qwen3:4b  3.0 GB  4.0B" in seen["list"]
    assert "4096  2026-05-01T10:05:00Z" in seen["ps"]
    assert "tools" in seen["show qwen3:4b"]
    assert "Ollama has qwen3:4b: 400 B" in seen["pull qwen3:4b"]
    assert "holds qwen3:4b" in seen["keep qwen3:4b --minutes 2"]
    assert "out of memory" in seen["stop qwen3:4b"]
    assert "removed qwen3:4b" in seen["rm qwen3:4b"]
    assert [body.get("keep_alive") for path, body in server.heard if "generate" in path] == [
        120,
        0,
    ]


@pytest.mark.parametrize("step", [("list",), ("ps",), ("pull", "half"), ("stop", "qwen3:4b")])
async def test_that_json_is_json(
    bench: Workbench,
    server: ScriptedOllama,
    capsys: pytest.CaptureFixture[str],
    step: tuple[str, ...],
) -> None:
    server.held["sha256:aa"] = 50

    text = await printed(bench, capsys, *step, "--json", address=server.address)

    assert json.loads(text)


async def test_that_nothing_is_fetched_while_the_network_is_off(
    bench: Workbench, server: ScriptedOllama, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.settings.change(network="off")

    listed = await printed(bench, capsys, "list", address=server.address)
    with pytest.raises(PolicyError, match="off in the settings"):
        await printed(bench, capsys, "pull", "qwen3:4b", address=server.address)
    with pytest.raises(PolicyError, match="another machine"):
        await printed(bench, capsys, "list", address="192.0.2.1")

    assert "qwen3:4b" in listed
    assert server.heard == []


async def test_that_a_cancelled_pull_stops_at_the_server(
    bench: Workbench, server: ScriptedOllama
) -> None:
    ollama = OllamaServer(bench.settings, bench.guard, server.address)
    came = asyncio.Event()

    def told(_step: PullProgress) -> None:
        came.set()

    pulling = asyncio.create_task(ollama.pull("wait", told))
    await asyncio.wait_for(came.wait(), 10)
    pulling.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(pulling, 10)


async def test_that_odd_minutes_are_refused(bench: Workbench, server: ScriptedOllama) -> None:
    for minutes in ("-1", "nan", "inf"):
        options = words("keep", "x", f"--minutes={minutes}", "--address", server.address)
        with pytest.raises(SettingsError, match="minutes"):
            await engine_commands.run(bench, options)
