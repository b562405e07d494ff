"""Ollama's own API, against a server that behaves well or badly."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from tests.servers.ollama import GB, ScriptedOllama, running_ollama
from workbench.base.errors import (
    EngineError,
    EngineUnavailable,
    ModelError,
    PolicyError,
    RequestError,
    SettingsError,
    TransferError,
    WorkbenchError,
)
from workbench.engines.ollama.address import plain_address, usual_address
from workbench.engines.ollama.api import Ollama
from workbench.engines.ollama.values import OllamaRunning, PullProgress
from workbench.engines.ollama.wire import Patience, StopSwitch
from workbench.policy.network import NetworkGuard, install_network_guard


@pytest.fixture
def server() -> Iterator[ScriptedOllama]:
    with running_ollama() as script:
        yield script


@pytest.fixture
def ollama(server: ScriptedOllama) -> Ollama:
    return Ollama(server.address, patience=Patience(connect_s=5.0, answer_s=5.0, load_s=5.0))


@pytest.fixture
def guard() -> Iterator[NetworkGuard]:
    found = install_network_guard()
    yield found
    found.stop()


def test_that_its_models_and_version_are_told(ollama: Ollama) -> None:
    (model,) = ollama.models()

    assert ollama.version() == "0.9.1"
    assert (model.name, model.size_bytes) == ("qwen3:4b", 3 * GB)
    assert (model.family, model.parameters, model.quantisation) == ("qwen3", "4.0B", "Q4_K_M")


def test_that_what_is_in_memory_is_told(ollama: Ollama) -> None:
    assert ollama.running() == (
        OllamaRunning("qwen3:4b", 4 * GB, GB, 4096, "2026-05-01T10:05:00Z"),
    )


def test_that_a_model_is_described(ollama: Ollama, server: ScriptedOllama) -> None:
    server.pages["/api/show"] = (
        200,
        {
            "details": {"family": "qwen3", "parameter_size": "4.0B"},
            "model_info": {"qwen3.context_length": 40960, "general.type": "model"},
            "capabilities": ["completion", "tools"],
            "license": "Apache\nLicense",
            "template": "{{ .Prompt }}\n",
        },
    )

    details = ollama.show("qwen3:4b")

    assert server.heard == [("/api/show", {"model": "qwen3:4b"})]
    assert details.context_tokens == 40960
    assert details.can_call_tools
    assert details.licence == "Apache License"
    assert details.template == "{{ .Prompt }}\n"


@pytest.mark.parametrize(
    "value",
    [
        {"models": None},
        {"models": []},
        {},
        {"models": ["x", 7, None, {}, {"name": 5}]},
    ],
)
def test_that_a_list_without_models_is_empty(
    ollama: Ollama, server: ScriptedOllama, value: Any
) -> None:
    server.pages["/api/tags"] = 200, value

    assert ollama.models() == ()


def test_that_wrong_types_are_left_out(ollama: Ollama, server: ScriptedOllama) -> None:
    odd = {"name": "odd", "size": "large", "details": [1], "digest": 4, "modified_at": None}
    server.pages["/api/tags"] = 200, {"models": [odd]}
    server.pages["/api/show"] = (
        200,
        {
            "details": 3,
            "model_info": {"x.context_length": "long"},
            "capabilities": "tools",
        },
    )

    (model,) = ollama.models()
    details = ollama.show("odd")

    assert (model.name, model.size_bytes, model.family, model.digest) == ("odd", 0, "", "")
    assert (details.context_tokens, details.can_call_tools) == (0, False)


@pytest.mark.parametrize(
    ("status", "value", "said"),
    [
        (200, {"models": {"a": 1}}, "no list of models"),
        (200, b"<html>hello</html>", "no answer of Ollama"),
        (200, [1, 2], "no answer of Ollama"),
        (200, b"[" * 100_000, "no answer of Ollama"),
        (200, {"error": "out of memory"}, "out of memory"),
        (500, {"error": {"message": "lost a card"}}, "lost a card"),
        (502, b"Bad gateway", "502"),
        (302, b"", "302"),
        (200, b'{"models": "' + b"x" * 17_000_000 + b'"}', "no end"),
    ],
)
def test_that_a_bad_answer_is_told_with_a_next_step(
    ollama: Ollama, server: ScriptedOllama, status: int, value: Any, said: str
) -> None:
    server.pages["/api/tags"] = status, value

    with pytest.raises(EngineError, match=said) as caught:
        ollama.models()

    assert caught.value.hint
    assert len(caught.value.message) < 500


def test_that_a_server_that_does_not_run_says_how_to_start_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"

    with pytest.raises(EngineUnavailable, match="does not answer") as caught:
        Ollama(address).version()

    assert "ollama serve" in caught.value.hint


def test_that_a_silent_server_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(EngineError, match="silent") as caught:
            Ollama(address, patience=Patience(answer_s=0.2)).version()

    assert caught.value.hint


def test_that_a_dripping_server_is_given_up() -> None:
    done = threading.Event()
    deaf = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        taken, _where = deaf.accept()
        with taken, suppress(OSError):
            taken.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")
            while not done.wait(0.05):
                taken.sendall(b" ")

    thread = threading.Thread(target=drip, daemon=True)
    ends = threading.Timer(20.0, done.set)
    thread.start()
    ends.start()
    try:
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(EngineError, match="the end of its answer"):
            Ollama(address, patience=Patience(whole_s=0.3)).version()
    finally:
        done.set()
        ends.cancel()
        thread.join(20.0)
        deaf.close()


@pytest.mark.parametrize("act", ["show", "unload", "remove"])
def test_that_a_missing_model_says_how_to_fetch_it(ollama: Ollama, act: str) -> None:
    with pytest.raises(ModelError, match="no model 'lost:1b'") as caught:
        getattr(ollama, act)("lost:1b")

    assert "pull lost:1b" in caught.value.hint


def test_that_a_pull_tells_how_far_it_is(ollama: Ollama) -> None:
    told = list(ollama.pull("qwen3:4b"))

    assert told[0] == PullProgress("pulling manifest", 0, 0)
    assert told[-1] == PullProgress("success", 400, 400)
    assert [step.done_bytes for step in told] == sorted(step.done_bytes for step in told)


def test_that_a_broken_pull_goes_on_where_it_stopped(
    ollama: Ollama, server: ScriptedOllama
) -> None:
    with pytest.raises(TransferError, match="before its end") as caught:
        list(ollama.pull("half"))
    held = dict(server.held)
    told = list(ollama.pull("half"))

    assert "pull half" in caught.value.hint
    assert held == {"sha256:aa": 150, "sha256:bb": 100}
    assert min(step.done_bytes for step in told if step.done_bytes) > 150
    assert told[-1].status == "success"


def test_that_a_stream_in_single_bytes_is_read(ollama: Ollama) -> None:
    assert [step.status for step in ollama.pull("bytewise")] == ["pulling Grüße 🐘", "success"]


def test_that_odd_progress_counts_nothing(ollama: Ollama) -> None:
    assert list(ollama.pull("odd"))[-1] == PullProgress("success", 0, 0)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("error-200", "file does not exist"),
        ("unknown", "no such host"),
        ("giant-line", "no end"),
        ("not-json", "no answer of Ollama"),
        ("list", "no answer of Ollama"),
    ],
)
def test_that_a_pull_that_fails_says_why(ollama: Ollama, name: str, said: str) -> None:
    with pytest.raises(WorkbenchError, match=said) as caught:
        list(ollama.pull(name))

    assert caught.value.hint


@pytest.mark.parametrize("name", ["wait", "endless"])
def test_that_a_pull_is_stopped_from_another_thread(
    ollama: Ollama, server: ScriptedOllama, name: str
) -> None:
    stop = StopSwitch()
    steps = ollama.pull(name, stop)
    next(steps)
    threading.Timer(0.05, stop.stop).start()

    with pytest.raises(TransferError, match="was stopped") as caught:
        for _step in steps:
            pass

    assert f"pull {name}" in caught.value.hint


def test_that_a_pull_stopped_before_it_begins_asks_for_nothing(ollama: Ollama) -> None:
    stop = StopSwitch()
    stop.stop()

    with pytest.raises(TransferError, match="was stopped"):
        list(ollama.pull("qwen3:4b", stop))


def test_that_a_pull_that_is_left_closes_its_connection(
    ollama: Ollama, server: ScriptedOllama
) -> None:
    steps = ollama.pull("endless")
    next(steps)

    steps.close()  # type: ignore[attr-defined]

    assert server.dropped.wait(10)


def test_that_models_are_kept_unloaded_and_removed(
    ollama: Ollama, server: ScriptedOllama
) -> None:
    ollama.keep("qwen3:4b", 90.4)
    ollama.keep("qwen3:4b", None)
    ollama.unload("qwen3:4b")
    ollama.remove("qwen3:4b")
    ollama.unload("vectors")

    assert [(path, body.get("keep_alive")) for path, body in server.heard] == [
        ("/api/generate", 90),
        ("/api/generate", -1),
        ("/api/generate", 0),
        ("/api/delete", None),
        ("/api/generate", 0),
        ("/api/embed", 0),
    ]


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "x" * 300, "a\0b"])
def test_that_what_is_no_name_is_never_sent(
    ollama: Ollama, server: ScriptedOllama, name: str
) -> None:
    with pytest.raises(RequestError, match="no name"):
        ollama.show(name)

    assert server.heard == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", "http://127.0.0.1:11434"),
        ("localhost", "http://localhost:11434"),
        ("0.0.0.0:9000", "http://127.0.0.1:9000"),
        ("http://[::1]:1/", "http://[::1]:1"),
        ("https://host.lan", "https://host.lan:443"),
    ],
)
def test_that_an_address_is_written_in_full(text: str, address: str) -> None:
    assert plain_address(text) == address


@pytest.mark.parametrize("text", ["ftp://a", "http://", "http://u:p@a", "a:b", "http://a?x=1"])
def test_that_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        plain_address(text)

    assert caught.value.hint


def test_that_ollamas_own_variable_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "0.0.0.0:7777")

    assert usual_address() == "http://127.0.0.1:7777"


def test_that_another_machine_is_asked_only_with_permission(guard: NetworkGuard) -> None:
    asked: list[str] = []

    @contextmanager
    def permit() -> Iterator[None]:
        asked.append("asked")
        with guard.permit("ask an Ollama server", source="ollama"):
            yield

    far = "http://192.0.2.1:11434"
    with pytest.raises(PolicyError, match=r"192\.0\.2\.1"):
        Ollama(far).version()
    with pytest.raises(WorkbenchError) as caught:
        Ollama(far, patience=Patience(connect_s=0.1), permit=permit).version()

    assert not isinstance(caught.value, PolicyError)
    assert asked == ["asked"]
    assert [contact.host for contact in guard.contacts] == ["192.0.2.1"]
