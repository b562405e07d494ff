"""A server's model in its worker process: one address, and no other."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.servers.scripted import running_server
from workbench.base.errors import EngineError, ModelLoadError
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    Request,
    TextDelta,
)
from workbench.engines.host import EngineHost
from workbench.engines.registry import EngineSpec, engine_for
from workbench.policy.network import Attempt


async def answer(host: EngineHost, text: str) -> list[EngineEvent]:
    request = Request((Message("user", text),))
    async with asyncio.timeout(30), aclosing(host.generate(request)) as events:
        return [event async for event in events]


async def test_that_a_worker_reaches_its_server(tmp_path: Path) -> None:
    with running_server() as script:
        path = script.connection(tmp_path)
        options = LoadOptions(reach=f"127.0.0.1:{script.port}", extra={"key": "sk-canary"})
        host = await EngineHost.start(engine_for(path), path, options)
        try:
            events = await answer(host, "say")
        finally:
            await host.close()

    assert "".join(e.text for e in events if isinstance(e, TextDelta)) == "One two three."
    assert isinstance(events[-1], Finished)
    assert script.headers[0]["Authorization"] == "Bearer sk-canary"


async def test_that_a_worker_reaches_no_other_port(tmp_path: Path) -> None:
    attempts: list[Attempt] = []
    with running_server() as script, running_server() as other:
        path = script.connection(tmp_path)
        options = LoadOptions(reach=f"127.0.0.1:{other.port}")

        with pytest.raises(EngineError, match=r"127\.0\.0\.1 was refused"):
            await EngineHost.start(engine_for(path), path, options, on_attempt=attempts.append)

    assert {attempt.target for attempt in attempts} == {"127.0.0.1"}
    assert not other.heard
    assert not script.heard


async def test_that_a_far_server_is_refused_where_no_door_was_made(tmp_path: Path) -> None:
    with running_server() as script:
        path = script.connection(tmp_path, base_url="http://192.0.2.1:8000/v1")

        with pytest.raises(EngineError, match=r"192\.0\.2\.1 was refused"):
            await EngineHost.start(engine_for(path), path, LoadOptions())


async def test_that_an_engine_with_a_door_cannot_use_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_server() as script:
        (tmp_path / "straying_engine.py").write_text(
            "import socket\ndef load(path, options):\n"
            f"    socket.create_connection(('127.0.0.1', {script.port}), timeout=1)\n"
        )
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        spec = EngineSpec("straying", "Straying", "straying_engine", (".none",), "")

        with pytest.raises(ModelLoadError, match="was refused"):
            await EngineHost.start(
                spec, tmp_path / "a.none", LoadOptions(reach="192.0.2.1:443")
            )


async def test_that_a_server_that_dies_fails_its_request_only(tmp_path: Path) -> None:
    with running_server() as script:
        path = script.connection(tmp_path, retries=1)
        options = LoadOptions(reach=f"127.0.0.1:{script.port}")
        host = await EngineHost.start(engine_for(path), path, options)
    try:
        events = await answer(host, "say")

        assert isinstance(events[-1], Failed)
        assert "nobody listens there" in events[-1].error.message
        assert host.alive
    finally:
        await host.close()
