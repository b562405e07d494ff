"""Runs sent to a collector: to a server of this test; refusals, tries, the network off."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.unit.app.test_runs import DONE, READY, World, start
from workbench.app.collector import MOST_WAITING, Collector, collector_target
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, SettingsError
from workbench.base.paths import Paths
from workbench.base.settings import Settings
from workbench.engines.api import TextDelta


class Receiver(ThreadingHTTPServer):
    """A collector that answers by script, then 200, and keeps what it got."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.got: list[tuple[str, str, dict[str, Any]]] = []
        self.partial = 0
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        self.server.got.append((self.path, self.headers["Content-Type"], body))
        status = self.server.answers.pop(0) if self.server.answers else 200
        said = json.dumps({"partialSuccess": {"rejectedSpans": self.server.partial}}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Quietly."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "talker.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


async def _run(bench: Workbench, world: World, text: str = "Hi") -> str:
    world.steps = [[READY, TextDelta("Hello"), DONE]]
    run = await start(bench, text)
    await asyncio.wait_for(run.wait(), 20)
    return run.run_id


async def _settled(collector: Collector, count: int) -> None:
    async with asyncio.timeout(20):
        while collector.sent + collector.dropped < count:  # noqa: ASYNC110 - another thread
            await asyncio.sleep(0.01)


async def test_that_nothing_is_sent_unless_an_address_is_named(
    bench: Workbench, world: World, receiver: Receiver
) -> None:
    await _run(bench, world)
    assert bench.settings.settings.collector_address == ""
    assert receiver.got == []
    assert bench.records.collector.sent == bench.records.collector.dropped == 0
    bench.settings.change(collector_address=receiver.address)
    await _run(bench, world, "Mail ann@example.org")
    await _settled(bench.records.collector, 1)
    ((path, kind, body),) = receiver.got
    assert (path, kind) == ("/v1/traces", "application/json")
    (resource,) = body["resourceSpans"]
    names = [span["name"] for span in resource["scopeSpans"][0]["spans"]]
    assert names == ["invoke_agent tester", "chat talker"]
    assert "Hello" not in json.dumps(body), "no texts unless the user says so"
    bench.settings.change(collector_content=True)
    await _run(bench, world, "Mail ann@example.org")
    await _settled(bench.records.collector, 2)
    sent = json.dumps(receiver.got[-1][2])
    assert "Hello" in sent
    assert "[EMAIL]" in sent
    assert "ann@example.org" not in sent


async def test_that_it_is_tried_again_and_a_failure_is_told_once(
    bench: Workbench, world: World, receiver: Receiver
) -> None:
    run_id = await _run(bench, world)
    bench.settings.change(collector_address=f"{receiver.address}/own/path")
    guard, store = bench.guard, bench.runs._store
    collector = Collector(
        store, bench.settings, bench.notices, guard.permit, first_pause_s=0.01
    )
    receiver.answers = [503, 429]
    assert (await collector.send_now(run_id)).problem == ""
    assert [path for path, _kind, _body in receiver.got] == ["/own/path"] * 3
    receiver.answers = [400, 400]
    collector.send([run_id, run_id])
    await _settled(collector, 2)
    assert collector.dropped == 2
    told = [notice for notice in bench.notices.items if notice.key == "collector"]
    assert len(told) == 1
    assert "answers 400" in told[0].reason
    receiver.answers = [503] * 9
    assert "answers 503" in (await collector.send_now(run_id)).problem
    receiver.answers = []
    receiver.partial = 2
    assert (await collector.send_now(run_id)).spans_refused == 2
    assert (await collector.send_now("no run")).problem
    collector.send(["x"] * (MOST_WAITING + 5))
    assert collector.dropped == 2 + 5
    await collector.close()


async def test_that_a_collector_that_is_not_there_or_redirects_gets_nothing(
    bench: Workbench, world: World, receiver: Receiver
) -> None:
    run_id = await _run(bench, world)
    receiver.server_close()
    bench.settings.change(collector_address=receiver.address)
    collector = Collector(
        bench.runs._store, bench.settings, bench.notices, bench.guard.permit,
        first_pause_s=0.01,
    )  # fmt: skip
    assert (await collector.send_now(run_id)).problem
    await collector.close()


def test_that_with_the_network_off_only_this_machine_is_reached() -> None:
    off = Settings(network="off", collector_address="https://collector.example.org")
    with pytest.raises(PolicyError, match="switched off"):
        collector_target(off)
    near = Settings(network="off", collector_address="http://localhost:4318")
    assert collector_target(near).port == 4318
    with pytest.raises(PolicyError, match="no collector"):
        collector_target(Settings())
    with pytest.raises(PolicyError):
        collector_target(Settings(collector_address="http://user@host/"))


async def test_that_an_address_is_looked_at_when_it_is_set(bench: Workbench) -> None:
    with pytest.raises(SettingsError, match="address"):
        bench.settings.change(collector_address="collector")
