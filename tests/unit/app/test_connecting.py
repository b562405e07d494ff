"""A server is asked how it is, and a connection is changed without losing its key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.keyrings import MemoryKeyring, used_keyring
from tests.servers.scripted import MODEL, Scripted, running_server
from workbench.agents.documents import AgentDocument, AgentModel
from workbench.app.connecting import agents_of, ask_server
from workbench.app.connections import Connections
from workbench.engines.openai_compatible.connection import Connection
from workbench.policy.network import NetworkGuard, install_network_guard
from workbench.policy.secrets import Secrets


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with used_keyring(MemoryKeyring()) as made:
        yield made


@pytest.fixture
def guard() -> Iterator[NetworkGuard]:
    made = install_network_guard(lambda _attempt: None)
    yield made
    made.stop()


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        yield script


def test_that_a_server_tells_its_models_and_how_long_it_took(
    server: Scripted, guard: NetworkGuard
) -> None:
    answer = ask_server(Connection(server.base_url, MODEL), "", "off", guard)

    assert (answer.state, answer.models) == ("reachable", (MODEL,))
    assert answer.latency_s > 0.0


@pytest.mark.parametrize(
    ("models", "key", "state"),
    [
        ((401, {"error": "who?"}), "", "key"),
        ((403, {"error": "no"}), "wrong", "key"),
        ((503, {"error": {"message": "Loading model"}}), "", "busy"),
        ((200, {"data": [{"id": "another"}]}), "", "no-model"),
        ((200, {"hello": "world"}), "", "strange"),
        ((200, b"<html>"), "", "strange"),
    ],
)
def test_that_what_is_wrong_is_told_with_the_next_step(
    server: Scripted, guard: NetworkGuard, models: tuple[int, object], key: str, state: str
) -> None:
    server.models = models

    answer = ask_server(Connection(server.base_url, MODEL), key, "on", guard)

    assert answer.state == state
    assert answer.problem
    assert answer.hint


def test_that_a_far_server_is_not_asked_offline(guard: NetworkGuard) -> None:
    answer = ask_server(Connection("https://models.example/v1", "m"), "", "off", guard)

    assert answer.state == "offline"
    assert "network" in answer.hint


def test_that_nobody_there_is_told(guard: NetworkGuard) -> None:
    with running_server() as gone:
        address = gone.base_url
    assert ask_server(Connection(address, MODEL), "", "on", guard).state == "away"


def test_that_a_changed_connection_keeps_its_id_and_its_key(
    ring: MemoryKeyring, tmp_path: Path
) -> None:
    known = Connections(tmp_path, Secrets())
    added = known.add(Connection("http://127.0.0.1:8000/v1", "one"), "sk-canary")
    assert added.connection is not None

    changed = known.change(added.id, replace(added.connection, model="two", title="Two"))

    assert known.all() == (changed,)
    assert changed.connection is not None
    assert (changed.id, changed.connection.model) == (added.id, "two")
    assert known.key(changed) == "sk-canary"


@pytest.mark.parametrize(("address", "keep"), [("http://127.0.0.1:9/v1", True), ("", False)])
def test_that_a_key_goes_to_no_other_server(
    ring: MemoryKeyring, tmp_path: Path, address: str, keep: bool
) -> None:
    known = Connections(tmp_path, Secrets())
    added = known.add(Connection("http://127.0.0.1:8000/v1", "one"), "sk-canary")
    assert added.connection is not None
    values = replace(added.connection, base_url=address or added.connection.base_url)

    changed = known.change(added.id, values, keep_key=keep)

    assert known.key(changed) == ""
    assert ring.kept == {}
    assert changed.connection is not None
    assert changed.connection.key_name == ""


def test_that_the_agents_of_a_model_are_told() -> None:
    agents = (
        AgentDocument(name="a", title="A", model=AgentModel("mine")),
        AgentDocument(name="b", title="B", model=AgentModel("other", fallback=("mine",))),
        AgentDocument(name="c", title="C"),
    )

    assert agents_of(agents, "mine") == agents_of(agents[:2], "mine")
    assert agents_of(agents, "mine").first == ("A",)
    assert agents_of(agents, "mine").later == ("B",)
