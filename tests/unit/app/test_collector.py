"""Runs sent to a collector: to a server of this test; refusals, tries, the network off."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
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
        store, bench.settings, bench.notices, guard.way_of("collector"), first_pause_s=0.01
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


async def test_that_a_run_that_cannot_be_written_is_told_and_the_next_one_sent(
    bench: Workbench, world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = await _run(bench, world), await _run(bench, world)
    read = bench.runs._store.records

    def records(run_id: str) -> Any:
        if run_id == bad:
            raise RecursionError("too deep")
        return read(run_id)

    monkeypatch.setattr(bench.runs._store, "records", records)
    bench.settings.change(collector_address=receiver.address)
    bench.records.collector.send([bad, good])
    await _settled(bench.records.collector, 2)
    assert (bench.records.collector.sent, bench.records.collector.dropped) == (1, 1)
    (told,) = [notice for notice in bench.notices.items if notice.key == "collector"]
    assert "could not be written" in told.reason
    assert "too deep" in told.reason


async def test_that_a_collector_that_is_not_there_or_redirects_gets_nothing(
    bench: Workbench, world: World, receiver: Receiver
) -> None:
    run_id = await _run(bench, world)
    receiver.server_close()
    bench.settings.change(collector_address=receiver.address)
    collector = Collector(
        bench.runs._store, bench.settings, bench.notices, bench.guard.way_of("collector"),
        first_pause_s=0.01,
    )  # fmt: skip
    assert (await collector.send_now(run_id)).problem
    await collector.close()


class Hostile(threading.Thread):
    """A server that does with each connection whatever it was given."""

    def __init__(self, act: Callable[[socket.socket], None]) -> None:
        super().__init__(daemon=True)
        self._act, self._listener = act, socket.create_server(("127.0.0.1", 0))
        self.ended = threading.Event()
        self.asked = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def run(self) -> None:
        with suppress(OSError):
            while True:
                connection, _from = self._listener.accept()
                self.asked += 1
                threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(20)
            connection.recv(65_536)
            self._act(connection)

    def stop(self) -> None:
        self.ended.set()
        self._listener.close()


def _never(_connection: socket.socket) -> None:
    threading.Event().wait(20)


def _slowly(connection: socket.socket) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 900:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def _much(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"{" * 10_000_000)


def _heads(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def _half(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{}")


def _noise(connection: socket.socket) -> None:
    connection.sendall(bytes(range(256)) * 100)


def _in_a_year(connection: socket.socket) -> None:
    connection.sendall(
        b"HTTP/1.1 503 Busy\r\nRetry-After: 31536000\r\nContent-Length: 0\r\n\r\n"
    )


ACTS = (_never, _slowly, _much, _heads, _half, _noise, _in_a_year)


@pytest.fixture
def hostile(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    server = Hostile(request.param)
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("hostile", ACTS, indirect=True, ids=lambda act: act.__name__)
async def test_that_no_collector_holds_up_the_end_of_the_program(
    paths: Paths, world: World, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.app.collector.FLUSH_S", 0.3)
    async with open_workbench(paths, start_host=world.start) as bench:
        bench.settings.change(collector_address=hostile.address)
        first = await _run(bench, world)
        async with asyncio.timeout(5):
            while not hostile.asked:  # noqa: ASYNC110 - another thread
                await asyncio.sleep(0.01)
        collector = bench.records.collector
        began_s = time.monotonic()
        await collector.close()
        assert time.monotonic() - began_s < 1.0
        sent = collector.sent
    async with open_workbench(paths, start_host=world.start) as bench:
        told = [one for one in bench.notices.items if one.key == "collector.unsent"]
        if sent:
            assert hostile._act in (_much, _half), "what it says after a 200 is its own affair"
            assert told == []
        else:
            assert first in told[0].reason
    async with open_workbench(paths, start_host=world.start) as bench:
        assert not [one for one in bench.notices.items if one.key == "collector.unsent"]


async def test_that_what_waits_is_sent_at_the_end(
    paths: Paths, world: World, receiver: Receiver
) -> None:
    async with open_workbench(paths, start_host=world.start) as bench:
        ids = [await _run(bench, world, f"Hi {number}") for number in range(3)]
        bench.settings.change(collector_address=receiver.address)
        bench.records.collector.send(ids)
    assert len(receiver.got) == 3
    assert not (paths.data / "collector-unsent.json").exists()


async def test_that_nothing_follows_where_a_collector_leads(
    bench: Workbench, world: World, receiver: Receiver
) -> None:
    run_id = await _run(bench, world)

    def leads(connection: socket.socket) -> None:
        to = f"{receiver.address}/elsewhere".encode()
        connection.sendall(
            b"HTTP/1.1 307 Away\r\nLocation: " + to + b"\r\nContent-Length: 0\r\n\r\n"
        )

    server = Hostile(leads)
    server.start()
    bench.settings.change(collector_address=server.address)
    found = await bench.records.collector.send_now(run_id)
    assert "307" in found.problem
    assert receiver.got == []
    assert server.asked == 1
    server.stop()


async def test_that_nothing_is_sent_while_what_is_to_be_left_out_is_lost(
    paths: Paths, world: World, receiver: Receiver
) -> None:
    values = {"redaction_rules": ["x=("], "collector_address": receiver.address}
    paths.settings.write_text(json.dumps(values))
    async with open_workbench(paths, start_host=world.start) as bench:
        assert any("redaction_rules" in one.reason for one in bench.notices.items)
        run_id = await _run(bench, world)
        assert "left out" in (await bench.records.collector.send_now(run_id)).problem
        bench.settings.change(redaction_rules=("e-mail",))
        assert (await bench.records.collector.send_now(run_id)).problem == ""
    assert len(receiver.got) == 1


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": 9}', b'{"format": 1, "runs": 7}'])
async def test_that_a_damaged_list_of_unsent_runs_is_said(paths: Paths, content: bytes) -> None:
    (paths.data / "collector-unsent.json").write_bytes(content)
    async with open_workbench(paths) as bench:
        (told,) = [one for one in bench.notices.items if one.key == "collector.unsent"]
        assert "cannot be read" in told.reason
    assert not (paths.data / "collector-unsent.json").exists()


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
