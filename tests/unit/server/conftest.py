"""A server that listens, over a program whose model is a recording."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from workbench.__main__ import start_serving
from workbench.app.local_server import ServeOptions
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths

RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 0,
    "recordings": [
        {
            "match": "12 \\* 7",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "12 \\* 7", "after_tool": True, "text": "12 * 7 is 84."},
        {
            "match": "both",
            "tool_calls": [
                {"name": "calculator", "arguments": {"expression": "1 + 1"}},
                {"name": "calculator", "arguments": {"expression": "2 + 2"}},
            ],
        },
        {"match": "note", "tool_calls": [
            {"name": "save_note", "arguments": {"title": "Milk", "text": "Buy milk"}}
        ]},
        {"match": "note", "after_tool": True, "text": "Done."},
        {"match": "crash", "text": "x ", "repeat": 50, "fault": "abort", "fault_at": 20},
        {"match": "many", "text": "word ", "repeat": 400},
        {"text": "Hello."},
    ],
}  # fmt: skip
SLOW = {
    "format": 1,
    "name": "Slow",
    "tokens_per_s": 40,
    "recordings": [{"text": "word ", "repeat": 100_000}],
}


FLOOD = {
    "format": 1,
    "name": "Flood",
    "tokens_per_s": 400,
    "recordings": [{"text": "w" * 20_000 + " ", "repeat": 100_000}],
}


@dataclass
class Answered:
    """An answer of the server, as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = self.value["error"]
        return found

    @property
    def events(self) -> list[Any]:
        """The data of each event of a stream, but for its last word."""
        rows = [row[6:] for row in self.body.decode().splitlines() if row.startswith("data: ")]
        return [json.loads(row) for row in rows if row != "[DONE]"]


@dataclass
class Served:
    """A program with a server that listens."""

    bench: Workbench
    url: str
    secret: str
    sent: list[bytes] = field(default_factory=list)

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    async def raw(self, request: bytes, patience_s: float = 10.0) -> bytes:
        """Everything that comes back until the server closes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            await writer.drain()
            async with asyncio.timeout(patience_s):
                return await reader.read()
        finally:
            writer.close()

    async def ask(
        self,
        method: str,
        path: str,
        value: Any = None,
        *,
        headers: Sequence[tuple[str, str]] = (),
        key: str | None = None,
    ) -> Answered:
        """One request on a connection of its own."""
        body = b"" if value is None else json.dumps(value).encode()
        said = [("Host", f"127.0.0.1:{self.port}"), ("Connection", "close"), *headers]
        if key != "":
            said.append(("Authorization", f"Bearer {key or self.secret}"))
        if value is not None:
            said += [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        head = "".join(f"{name}: {text}\r\n" for name, text in said)
        raw = await self.raw(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        return read_answer(raw)

    async def chat(self, text: str, model: str = "talker", **more: Any) -> Answered:
        body = {"model": model, "messages": [{"role": "user", "content": text}], **more}
        return await self.ask("POST", "/v1/chat/completions", body)


def read_answer(raw: bytes) -> Answered:
    """Take an answer apart."""
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines[1:])
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    if headers.get("transfer-encoding") == "chunked":
        body = unchunked(body)
    return Answered(int(lines[0].split()[1]), headers, body)


def unchunked(body: bytes) -> bytes:
    """The content of chunks."""
    found = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        if not length:
            break
        found, body = found + body[:length], body[length + 2 :]
    return found


MakeServed = Callable[..., Awaitable[Served]]


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    models = tmp_path / "data" / "models"
    models.mkdir(parents=True)
    (models / "talker.replay.json").write_text(json.dumps(RECORDING))
    (models / "slow.replay.json").write_text(json.dumps(SLOW))
    (models / "flood.replay.json").write_text(json.dumps(FLOOD))
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths, serving=start_serving) as opened:
        opened.settings.change(engine_mode="thread")
        yield opened


@pytest.fixture
def serve(bench: Workbench) -> MakeServed:
    """Start the server of the program, with options; its key may use everything."""

    async def start(**options: Any) -> Served:
        _key, secret = bench.local_server.keys.create("test")
        state = await bench.local_server.start(ServeOptions(**options))
        return Served(bench, state.url, secret)

    return start


@pytest_asyncio.fixture
async def served(serve: MakeServed) -> Served:
    return await serve()
