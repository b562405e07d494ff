"""Servers that the user connected: kept, listed, reached only where that is allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keyrings import MemoryKeyring, used_keyring
from workbench.app.connections import Connections, reach_of, server_models
from workbench.base.errors import EngineError, ModelError, PolicyError
from workbench.engines.api import LoadOptions
from workbench.engines.openai_compatible.connection import (
    Connection,
    connection_of,
    connection_text,
    read_connection,
)
from workbench.policy.secrets import Secrets

NEAR = Connection("http://127.0.0.1:8000/v1", "Qwen/Qwen3-4B", kind="vllm")
FAR = Connection("https://models.example/v1", "gpt", kind="openai")


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    with used_keyring(MemoryKeyring()) as made:
        yield made


@pytest.fixture
def connections(tmp_path: Path, memory: MemoryKeyring) -> Connections:
    return Connections(tmp_path, Secrets())


def test_that_a_connection_is_kept_and_listed(connections: Connections, tmp_path: Path) -> None:
    added = connections.add(NEAR)

    assert added.id == "qwen-qwen3-4b"
    assert connections.all() == (added,)
    (model,) = server_models(tmp_path, "off")
    assert (model.id, model.engine, model.source) == (added.id, "server", "server")
    assert model.program == "vLLM at 127.0.0.1:8000"
    assert not model.problem


def test_that_a_key_is_in_the_keyring_and_in_no_file(
    connections: Connections, tmp_path: Path, memory: MemoryKeyring
) -> None:
    added = connections.add(FAR, "sk-canary")

    assert memory.kept == {"server.gpt": "sk-canary"}
    assert "sk-canary" not in added.path.read_text()
    assert connections.options(added.path, LoadOptions(), "on").extra["key"] == "sk-canary"
    connections.remove("gpt")
    assert memory.kept == {}
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_gets_no_key_but_its_own(connections: Connections, tmp_path: Path) -> None:
    connections.add(FAR, "sk-canary")
    thief = tmp_path / "thief.connection.json"
    thief.write_text(
        connection_text(Connection("http://127.0.0.1:9/v1", "m", key_name="server.gpt"))
    )

    assert connections.options(thief, LoadOptions(), "on").extra["key"] == ""


def test_that_connecting_twice_keeps_one_and_its_key(
    connections: Connections, memory: MemoryKeyring
) -> None:
    first = connections.add(FAR, "sk-canary")
    again = connections.add(Connection(FAR.base_url, FAR.model, title="New", kind="openai"))
    other = connections.add(Connection("http://127.0.0.1:1/v1", FAR.model))

    assert first.id == again.id == "gpt"
    assert other.id == "gpt-2"
    assert len(connections.all()) == 2
    assert connections.options(again.path, LoadOptions(), "on").extra["key"] == "sk-canary"


def test_that_a_far_server_is_refused_while_the_network_is_off(
    connections: Connections, tmp_path: Path
) -> None:
    added = connections.add(FAR)

    with pytest.raises(PolicyError, match=r"models\.example, beyond this machine"):
        connections.options(added.path, LoadOptions(), "off")
    assert "beyond this machine" in server_models(tmp_path, "off")[0].problem
    assert connections.options(added.path, LoadOptions(), "on").reach == "models.example:443"
    assert not server_models(tmp_path, "on")[0].problem


@pytest.mark.parametrize(
    "host", ["192.168.1.7", "10.0.0.1", "server.lan", "2130706433", "127.0.0.1.nip.io", "[::2]"]
)
def test_that_only_this_machine_is_near(host: str) -> None:
    with pytest.raises(PolicyError):
        reach_of(Connection(f"http://{host}:8000/v1", "m"), "off")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_that_this_machine_is_near(host: str) -> None:
    plain = host.strip("[]")
    assert reach_of(Connection(f"http://{host}:8000/v1", "m"), "off") == f"{plain}:8000"


def test_that_a_damaged_connection_says_so(connections: Connections, tmp_path: Path) -> None:
    (tmp_path / "half.connection.json").write_text('{"base_url": "http')

    (model,) = server_models(tmp_path, "on")

    assert model.id == "half"
    assert "no JSON" in model.problem
    connections.remove("half")
    assert connections.all() == ()


def test_that_an_unknown_connection_names_those_there_are(connections: Connections) -> None:
    connections.add(NEAR)

    with pytest.raises(ModelError, match="'other'") as caught:
        connections.get("other")
    assert "qwen-qwen3-4b" in caught.value.hint


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"base_url": "ftp://a/v1"}, "http://"),
        ({"base_url": "http://user:pw@a/v1"}, "password"),
        ({"base_url": "http://a:99999/v1"}, "no address"),
        ({"base_url": "http://a:0/v1"}, "port 0"),
        ({"base_url": "http://a/v1?x=1"}, "after"),
        ({"base_url": "http:///v1"}, "host"),
        ({"base_url": "http://a b/v1"}, "invisible"),
        ({"base_url": 7}, "a text"),
        ({"model": ""}, "'model' is missing"),
        ({"model": "x" * 999}, "at most"),
        ({"kind": "magic"}, "none of"),
        ({"retries": True}, "a number"),
        ({"retries": 99}, "from 0 to 10"),
        ({"connect_s": "soon"}, "a number"),
        ({"can_call_tools": 1}, "true or false"),
        ({"surprise": 1}, "no part"),
        ({"format": 2}, "format 2"),
    ],
)
def test_that_a_bad_value_is_named(change: dict[str, object], said: str) -> None:
    values = {"base_url": "http://127.0.0.1:8000/v1", "model": "m", **change}

    with pytest.raises(EngineError, match=said):
        connection_of(values)


def test_that_a_connection_survives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.connection.json"
    path.write_text(connection_text(FAR))

    assert read_connection(path) == FAR
    assert json.loads(path.read_text())["format"] == 1
