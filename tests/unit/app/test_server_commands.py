"""``workbench engines`` with servers, as it is typed."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.null import Keyring as NoKeyring

from tests.servers.scripted import Scripted, running_server
from workbench.__main__ import _parser
from workbench.app import connecting, engine_commands, server_commands
from workbench.app.connecting import full_address
from workbench.app.discovery import FoundServer
from workbench.app.loaded import Host
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineError, ModelError, PolicyError, RequestError
from workbench.base.paths import Paths
from workbench.engines.api import LoadOptions
from workbench.engines.host import EngineHost
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.registry import engine_for
from workbench.models.store import InstalledModel


async def in_a_thread(model: InstalledModel, options: LoadOptions) -> Host:
    spec = replace(engine_for(model.path), own_process=False)
    return await EngineHost.start(spec, model.path, options, mode="thread")


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        yield script


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths, start_host=in_a_thread) as opened:
        yield opened


async def typed(bench: Workbench, *words: str) -> None:
    options = _parser().parse_args(["engines", *words])
    assert await engine_commands.run(bench, options) == 0


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


async def test_that_a_server_is_connected_listed_and_disconnected(
    bench: Workbench, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"127.0.0.1:{server.port}"
    await typed(bench, "connect", address, "--id", "mine", "--kind", "vllm", "--retries", "1")
    assert capsys.readouterr().out == f"mine is connected: scripted at http://{address}/v1\n"
    assert bench.models.get("mine").engine == "server"
    assert bench.loading.snapshot == ()

    await typed(bench, "list", "--json")
    (one,) = told(capsys)["servers"]
    assert (one["id"], one["kind"], one["retries"]) == ("mine", "vllm", 1)

    await typed(bench, "list")
    assert f"http://{address}/v1" in capsys.readouterr().out

    await typed(bench, "disconnect", "mine", "--json")
    assert told(capsys) == {"disconnected": "mine"}
    with pytest.raises(ModelError):
        bench.models.get("mine")


async def test_that_a_connection_is_never_mistaken_for_a_model_here(
    bench: Workbench, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    here = bench.models.get("starter")
    address = f"127.0.0.1:{server.port}"
    with running_server() as gone:
        dead = f"127.0.0.1:{gone.port}"
    with pytest.raises(ModelError, match="'starter' is taken"):
        await typed(bench, "connect", address, "--id", "starter")
    with pytest.raises(EngineError, match="nobody answers at"):
        await typed(bench, "connect", dead, "m", "--title", "starter")
    assert bench.connections.all() == ()

    await typed(bench, "connect", address, "--title", "starter")
    assert capsys.readouterr().out.startswith("starter-2 is connected: scripted at")
    assert bench.models.get("starter") == here
    assert bench.models.get("starter-2").engine == "server"


async def test_that_a_connection_keeps_apart_from_a_model_that_came_later(
    bench: Workbench, server: Scripted
) -> None:
    connection = Connection(server.base_url, "scripted")
    bench.connections.add(connection, wanted_id="starter")
    await bench.models.refresh()
    assert bench.models.get("starter").engine != "server"
    await bench.loading.load("starter-server")

    connected = await connecting.connect(bench, connection, check=True)
    assert connected.id == "starter"
    assert connecting.model_id_of(bench, connected) == "starter-server"
    await bench.loading.load("starter-server")
    await typed(bench, "disconnect", "starter-server")
    assert bench.loading.snapshot == ()
    assert bench.connections.all() == ()


@pytest.mark.parametrize("status", [200, 404])
async def test_that_not_every_web_server_is_connected(
    bench: Workbench, server: Scripted, status: int
) -> None:
    server.models = (status, b"<html>")

    with pytest.raises(EngineError, match="sends no list of models"):
        await typed(bench, "connect", f"127.0.0.1:{server.port}", "m")
    assert bench.connections.all() == ()

    await typed(bench, "connect", f"127.0.0.1:{server.port}", "m", "--no-check")
    assert [one.id for one in bench.connections.all()] == ["m"]


async def test_that_connecting_again_in_vain_leaves_what_was(
    bench: Workbench, server: Scripted
) -> None:
    address = f"127.0.0.1:{server.port}"
    await typed(bench, "connect", address, "scripted", "--kind", "vllm", "--no-check")
    before = bench.connections.all()
    server.models = (200, {"data": [{"id": "another"}]})

    with pytest.raises(EngineError, match="no model 'scripted'"):
        await typed(bench, "connect", address, "scripted", "--kind", "openai")

    assert bench.connections.all() == before


async def test_that_a_server_with_more_models_asks_which(
    bench: Workbench, server: Scripted
) -> None:
    server.models = (200, {"data": [{"id": "a"}, {"id": "b"}]})

    with pytest.raises(ModelError, match="has 2 models") as caught:
        await typed(bench, "connect", f"127.0.0.1:{server.port}")
    assert "a, b" in caught.value.hint


async def test_that_a_server_that_is_away_is_not_connected(bench: Workbench) -> None:
    with running_server() as gone:
        address = f"127.0.0.1:{gone.port}"

    with pytest.raises(EngineError, match="nobody answers at"):
        await typed(bench, "connect", address, "m")
    with pytest.raises(ModelError, match=f"nobody answers at {address}"):
        await typed(bench, "connect", address)
    assert bench.connections.all() == ()

    await typed(bench, "connect", address, "m", "--no-check")
    assert [one.id for one in bench.connections.all()] == ["m"]


@pytest.mark.parametrize(
    ("models", "said", "hint"),
    [
        ((401, {}), "wants a key", "--key"),
        ((503, {}), "busy", "Wait"),
        ((404, {}), "sends no list of models", "/v1"),
        ((200, {"data": []}), "does not tell which models", "name the model"),
    ],
)
async def test_that_a_server_that_names_no_model_says_why(
    bench: Workbench, server: Scripted, models: tuple[int, Any], said: str, hint: str
) -> None:
    server.models = models

    with pytest.raises(ModelError, match=said) as caught:
        await typed(bench, "connect", f"127.0.0.1:{server.port}")

    assert hint in caught.value.hint


async def test_that_a_far_server_is_not_connected_offline(bench: Workbench) -> None:
    bench.settings.change(network="off")

    for words in (("https://models.example/v1", "m"), ("https://models.example/v1",)):
        with pytest.raises(PolicyError, match="beyond this machine"):
            await typed(bench, "connect", *words)
    assert bench.connections.all() == ()
    assert bench.guard.contacts == ()


async def test_that_a_key_is_read_from_the_input_and_sent(
    bench: Workbench, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("sk-canary\n"))

    await typed(bench, "connect", f"127.0.0.1:{server.port}", "scripted", "--key", "--no-check")

    (one,) = bench.connections.all()
    assert "sk-canary" not in one.path.read_text()
    assert bench.connections.key(one) == "sk-canary"
    assert bench.connections.key_is_passing(one), "there is no keyring to keep it in"
    assert one.connection is not None
    assert one.connection.key_name == "server.scripted"


async def test_that_what_answers_here_is_shown(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found: tuple[FoundServer, ...] = (
        FoundServer("ollama", "http://127.0.0.1:11434/v1", ("qwen3:4b",), "0.35"),
    )

    async def discover() -> tuple[FoundServer, ...]:
        return found

    monkeypatch.setattr(server_commands, "discover", discover)
    await typed(bench, "discover")
    shown = capsys.readouterr().out
    assert "Ollama 0.35" in shown
    assert "qwen3:4b" in shown
    line = shown.strip().splitlines()[-1]
    typed_so = _parser().parse_args(line.split()[1:])
    assert (typed_so.action, typed_so.kind, typed_so.model) == ("connect", "ollama", "qwen3:4b")
    await typed(bench, "discover", "--json")
    assert told(capsys)[0]["models"] == ["qwen3:4b"]
    found = ()
    await typed(bench, "discover")
    assert "no model server answers" in capsys.readouterr().out
    assert bench.connections.all() == ()


async def test_that_a_vllm_server_is_described(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await typed(bench, "vllm")
    assert "production-high" in capsys.readouterr().out

    words = ("vllm", "staging", "org/m", "--tensor-parallel", "2", "--guess", "3")
    await typed(bench, *words, "--json")
    given = told(capsys)
    assert given["command"][given["command"].index("--tensor-parallel-size") + 1] == "2"
    assert given["launch"]["speculation"]["tokens"] == 3

    target = tmp_path / "compose.yaml"
    await typed(bench, *words, "--write", str(target))
    assert capsys.readouterr().out.startswith("VLLM_NO_USAGE_STATS=1")
    assert "vllm/vllm-openai" in target.read_text()
    with pytest.raises(RequestError, match="there already"):
        await typed(bench, *words, "--write", str(target))
    with pytest.raises(RequestError, match="which model"):
        await typed(bench, "vllm", "staging")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8000", "http://127.0.0.1:8000/v1"),
        ("localhost:8000/", "http://localhost:8000/v1"),
        ("http://a:1/v1/", "http://a:1/v1"),
        ("https://a.example", "https://a.example/v1"),
        ("https://a.example/api/v3", "https://a.example/api/v3"),
        ("[::1]:8000", "http://[::1]:8000/v1"),
    ],
)
def test_that_an_address_may_be_short(text: str, address: str) -> None:
    assert full_address(text) == address
