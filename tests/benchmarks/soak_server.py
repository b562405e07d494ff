"""A thousand programs that hold a connection to the local server and say nothing.

Usage: python tests/benchmarks/soak_server.py [--idle 1000] [--asked 40]

Half of them never said anything, half asked once. Meanwhile one program asks for short answers.
Prints one JSON line: what a request took beside none and beside all of them, what they cost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

import psutil
from bench_server import start_server
from measuring import report

from workbench.app.local_server import KEYS
from workbench.policy.api_keys import ApiKeys

RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 0,
    "recordings": [{"text": "Hello."}],
}


def head(port: int, secret: str, line: str, body: bytes = b"") -> bytes:
    """A request on a connection that stays."""
    return (
        f"{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {secret}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


async def asked(port: int, secret: str, count: int) -> list[float]:
    """Seconds of each of so many short answers, on connections of their own."""
    body = json.dumps({"model": "talker", "messages": [{"role": "user", "content": "Hi"}]})
    took_s = []
    for _ in range(count):
        began_s = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(port, secret, "POST /v1/chat/completions", body.encode()))
        answer = await reader.readuntil(b"Hello.")
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(answer.decode())
        took_s.append(time.perf_counter() - began_s)
        writer.close()
    return took_s


async def run(port: int, secret: str, pid: int, idle: int, count: int) -> None:
    """Measure beside none, then beside all of them."""
    process = psutil.Process(pid)
    await asked(port, secret, 3)
    alone_s = await asked(port, secret, count)
    before = process.memory_info().rss
    held = []
    for number in range(idle):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        if number % 2:
            writer.write(head(port, secret, "GET /health"))
            await reader.readuntil(b"ok")
        held.append((reader, writer))
    cpu = process.cpu_times()
    beside_s = await asked(port, secret, count)
    await asyncio.sleep(5.0)
    idle_cpu = process.cpu_times()
    open_still = sum(not reader.at_eof() for reader, _writer in held)
    grown = process.memory_info().rss - before
    for _reader, writer in held:
        writer.close()
    await asyncio.sleep(1.0)
    left = len([c for c in process.net_connections() if c.status == "ESTABLISHED"])
    report(
        "server",
        f"{idle} idle connections",
        {
            "median_ratio": statistics.median(beside_s) / statistics.median(alone_s),
            "alone_ms": statistics.median(alone_s) * 1e3,
            "beside_ms": statistics.median(beside_s) * 1e3,
            "open": open_still,
            "kib_each": grown / 1024 / idle,
            "cpu_s": sum(idle_cpu[:2]) - sum(cpu[:2]),
            "left_after": left,
        },
        goals={"open": f">= {idle}", "left_after": "<= 1"},
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle", type=int, default=1000)
    parser.add_argument("--asked", type=int, default=40)
    arguments = parser.parse_args()
    raise_limit()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "models").mkdir()
        (folder / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
        _key, secret = ApiKeys(folder / KEYS).create("soak")
        process, port = start_server(folder)
        try:
            asyncio.run(run(port, secret, process.pid, arguments.idle, arguments.asked))
        finally:
            process.terminate()
            process.wait(30)


def raise_limit() -> None:
    """A connection is an open file here, too."""
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    main()
