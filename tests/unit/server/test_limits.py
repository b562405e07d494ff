"""What keys and queues allow, and how a server ends."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.server.conftest import MakeServed, Served, read_answer
from workbench.base.errors import RunError
from workbench.policy.api_keys import ApiKey
from workbench.server.allowances import Allowances
from workbench.server.refusals import ApiRefusal


async def until(found: Callable[[], object], patience_s: float = 10.0) -> None:
    """Wait until something callable is true."""
    async with asyncio.timeout(patience_s):
        while not found():  # noqa: ASYNC110 - many kinds of state
            await asyncio.sleep(0.01)


def slow(served: Served, key: str | None = None, *, stream: bool = True) -> bytes:
    body = json.dumps(
        {"model": "slow", "stream": stream, "messages": [{"role": "user", "content": "Go"}]}
    )
    return (
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Authorization: Bearer {key or served.secret}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def test_that_a_full_queue_says_when_to_come_again(serve: MakeServed) -> None:
    served = await serve(queue=2)
    streams = [await asyncio.open_connection("127.0.0.1", served.port) for _ in range(2)]
    for reader, writer in streams:
        writer.write(slow(served))
        assert await reader.readuntil(b"word")
    got = await served.chat("Go", model="slow")
    assert got.status == 429
    assert got.error["code"] == "queue_full"
    assert int(got.headers["retry-after"]) >= 1
    assert (await served.chat("Good day")).status == 200  # another model has its own queue

    for _reader, writer in streams:
        writer.close()
    await until(lambda: not served.bench.local_server.live())
    again = await asyncio.open_connection("127.0.0.1", served.port)
    again[1].write(slow(served))
    assert await again[0].readuntil(b"word")
    again[1].close()


@pytest.mark.parametrize("stream", [True, False])
async def test_that_who_goes_away_stops_the_model(served: Served, stream: bool) -> None:
    _reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(slow(served, stream=stream))
    await until(lambda: any(one.tokens > 2 for one in served.bench.local_server.live()))
    (live,) = served.bench.local_server.live()
    assert (live.target, live.key_name) == ("slow", "test")
    writer.close()
    await until(lambda: not served.bench.local_server.live())
    await until(lambda: not served.bench.runs.active)
    states = {one.model.id: one.usage.running for one in served.bench.loading.snapshot}
    assert states["slow"] == 0 or "slow" in states


async def test_that_a_key_may_ask_so_often_so_much_and_so_many_at_a_time(
    served: Served,
) -> None:
    keys = served.bench.local_server.keys
    _key, often = keys.create("often", requests_per_minute=2)
    for left in ("1", "0"):
        got = await served.ask("GET", "/v1/models", key=often)
        assert got.status == 200
        body = {"model": "talker", "messages": [{"role": "user", "content": "Good day"}]}
        got = await served.ask("POST", "/v1/chat/completions", body, key=often)
        assert got.headers["x-ratelimit-remaining-requests"] == left
    got = await served.ask("POST", "/v1/chat/completions", body, key=often)
    assert (got.status, got.error["code"]) == (429, "rate_limit_exceeded")
    assert 1 <= int(got.headers["retry-after"]) <= 60

    _key, little = keys.create("little", tokens_per_day=3)
    assert (await served.ask("POST", "/v1/chat/completions", body, key=little)).status == 200
    got = await served.ask("POST", "/v1/chat/completions", body, key=little)
    assert (got.status, got.error["type"]) == (429, "tokens")

    _key, single = keys.create("single", at_once=1)
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(slow(served, single))
    await reader.readuntil(b"word")
    got = await served.ask("POST", "/v1/chat/completions", body, key=single)
    assert got.status == 429
    writer.close()

    keys.revoke("often")
    assert (await served.ask("GET", "/v1/models", key=often)).status == 401


def test_that_tokens_of_the_day_outlive_the_program_and_end_with_the_day(
    tmp_path: Path,
) -> None:
    now_s = 1000 * 86_400.0 + 100
    clock = [now_s]
    key = ApiKey("k", "name", "d" * 64, tokens_per_day=10)
    held = Allowances(tmp_path / "usage.json", lambda: clock[0])
    held.spend(key, 10)
    held.save()

    again = Allowances(tmp_path / "usage.json", lambda: clock[0])
    with pytest.raises(ApiRefusal) as refused, again.used(key):
        pass
    assert refused.value.retry_s == pytest.approx(86_300, abs=1)
    clock[0] += 86_400
    with again.used(key):
        pass
    for damaged in ("", "[]", '{"day": 1001}', '{"day": 1001, "tokens": {"k": "x"}}'):
        (tmp_path / "usage.json").write_text(damaged)
        with Allowances(tmp_path / "usage.json", lambda: clock[0]).used(key):
            pass


async def test_that_it_ends_in_good_order(served: Served) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    body = {"model": "slow", "max_tokens": 40, "stream": True}
    body["messages"] = [{"role": "user", "content": "Go"}]
    raw = json.dumps(body)
    writer.write(
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Authorization: Bearer {served.secret}\r\nContent-Type: application/json\r\n"
        f"Connection: close\r\nContent-Length: {len(raw)}\r\n\r\n{raw}".encode()
    )
    await reader.readuntil(b"word")
    stopping = asyncio.create_task(served.bench.local_server.stop(10.0))
    await until(lambda: served.bench.local_server.state.state == "stopping")
    await asyncio.sleep(0.1)
    late = await served.chat("Good day")
    assert (late.status, late.error["code"]) == (503, "closing")
    assert int(late.headers["retry-after"]) >= 1
    assert (await served.ask("GET", "/health", key="")).status == 503
    assert (await served.ask("GET", "/health/live", key="")).status == 200

    rest = await reader.read()
    assert b"[DONE]" in rest
    await stopping
    assert served.bench.local_server.state.state == "off"
    with pytest.raises(OSError):  # noqa: PT011 - nobody listens
        await asyncio.open_connection("127.0.0.1", served.port)
    writer.close()


async def test_that_what_does_not_end_in_time_is_ended(served: Served) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(slow(served))
    await reader.readuntil(b"word")
    async with asyncio.timeout(15):
        await served.bench.local_server.stop(0.2)
    await until(lambda: not served.bench.runs.active)
    assert b"[DONE]" not in await reader.read()
    writer.close()


async def test_that_it_starts_again_and_says_why_it_cannot(serve: MakeServed) -> None:
    served = await serve()
    server = served.bench.local_server
    port = served.port
    await server.stop()
    from workbench.app.local_server import ServeOptions

    state = await server.start(ServeOptions(port=port))
    assert state.url.endswith(f":{port}")
    assert await server.start() == state
    await server.stop()

    blocked = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0)
    taken = blocked.sockets[0].getsockname()[1]
    with pytest.raises(RunError, match="cannot listen"):
        await server.start(ServeOptions(port=taken))
    assert server.state.state == "failed"
    blocked.close()
    with pytest.raises(RunError, match="cannot be used"):
        await server.start(ServeOptions(tls_cert="none.pem", tls_key="none.pem"))


async def test_that_idle_connections_hold_nobody_up(served: Served) -> None:
    idle = [await asyncio.open_connection("127.0.0.1", served.port) for _ in range(200)]
    async with asyncio.timeout(5):
        assert (await served.chat("Good day")).status == 200
    for _reader, writer in idle:
        writer.close()


async def test_that_two_requests_on_one_connection_are_answered_in_turn(
    served: Served,
) -> None:
    one = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode()
    last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    raw = await served.raw(one + one + last)
    assert raw.count(b"HTTP/1.1 200") == 3
    assert read_answer(raw).status == 200


async def test_that_who_does_not_read_loses_the_connection_and_its_place(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.server.protocol.READ_PATIENCE_S", 0.3)
    _reader, writer = await asyncio.open_connection("127.0.0.1", served.port, limit=1024)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    body = {"model": "flood", "messages": [{"role": "user", "content": "Go"}], "stream": True}
    raw = json.dumps(body)
    writer.write(
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Authorization: Bearer {served.secret}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(raw)}\r\n\r\n{raw}".encode()
    )
    await until(lambda: bool(served.bench.local_server.live()))
    await until(lambda: not served.bench.local_server.live(), 20.0)
    await until(lambda: not served.bench.runs.active)
    writer.close()


async def test_that_two_requests_of_one_id_are_two(served: Served) -> None:
    raw = slow(served).replace(b"\r\nHost", b"\r\nX-Request-Id: same\r\nHost", 1)
    pairs = [await asyncio.open_connection("127.0.0.1", served.port) for _ in range(2)]
    for reader, writer in pairs:
        writer.write(raw)
        await reader.readuntil(b"word")
    assert [one.id for one in served.bench.local_server.live()] == ["req_same"] * 2
    pairs[0][1].close()
    await until(lambda: len(served.bench.local_server.live()) == 1)
    pairs[1][1].close()
    await until(lambda: not served.bench.local_server.live())


async def test_that_what_passes_requests_on_needs_a_key_everywhere(serve: MakeServed) -> None:
    served = await serve(keyless=True, names=("box.example",))
    for host, status in (
        (f"127.0.0.1:{served.port}", 200),
        (f"box.example:{served.port}", 401),
    ):
        raw = f"GET /v1/models HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        assert read_answer(await served.raw(raw.encode())).status == status


async def test_that_it_listens_at_the_newer_loopback_too(serve: MakeServed) -> None:
    served = await serve(host="::1")
    assert served.url.startswith("http://[::1]:")
    reader, writer = await asyncio.open_connection("::1", served.port)
    writer.write(f"GET /health HTTP/1.1\r\nHost: [::1]:{served.port}\r\n\r\n".encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 200")
    writer.close()
