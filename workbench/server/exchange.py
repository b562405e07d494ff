"""One request and its answer on the wire."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeAlias

from workbench.server.door import MOST_BODY_BYTES, Visitor, too_long
from workbench.server.fields import read_object
from workbench.server.once import HEADER
from workbench.server.refusals import ApiRefusal

log = logging.getLogger(__name__)
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
BODY_PATIENCE_S = 30.0
STREAM_PAUSE_S = 15.0
"""A stream in which nothing is written says that it is alive."""
ALIVE = b": alive\n\n"
HELD_HEADER = b"x-workbench-held"
"""A gateway holds the request and gives it to another node while no answer has begun."""
_SKIP_S, _MOST_SKIPPED = 0.2, 512
"""How long the next piece of a body that is not read is waited for, and how many there are."""
_STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"x-accel-buffering", b"no"),
]


class Gone(Exception):
    """Whoever asked is not there any more."""


class Exchange:
    """One request and its answer.

    Attributes:
        id: Of the request.
        path: What it asks.
        address: The row of the addresses that it is; ``(other)`` for none of them.
        named: The name at the end of the path, where an address has one.
        visitor: Who asks.
        headers: Said with the answer, whatever it is.
        status: Of the answer; 0 until it began.
        body_digest: Of what was asked, once it was read; empty without an idempotency key.
    """

    def __init__(
        self, scope: Message, receive: Receive, send: Send, request_id: str, visitor: Visitor
    ) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._send_start = send
        self.id, self.visitor = request_id, visitor
        self.path = str(scope["path"])
        self.address, self.named = "(other)", ""
        self.headers: list[tuple[bytes, bytes]] = [(b"x-request-id", request_id.encode())]
        self.status = 0
        self.body_digest = ""
        self._ended = self._is_read = False

    def header(self, name: bytes) -> str:
        """What a header of the request says; empty where it is not there."""
        found = (value for said, value in self._scope["headers"] if said == name)
        return bytes(next(found, b"")).decode("latin-1").strip()

    @property
    def begins_late(self) -> bool:
        """Whether a stream says nothing before its first piece, not even that it is alive."""
        return not self.status and bool(self.header(HELD_HEADER))

    def through(self, send: Send) -> None:
        """Begin the answer through what stands around the address.

        What stands there changes heads only; the pieces of a stream go the short way.
        """
        self._send_start = send

    async def read(self) -> dict[str, Any]:
        """The JSON object of the body.

        Raises:
            ApiRefusal: It is too long, comes too slowly, or is none.
            Gone: Whoever asks went away before it had sent all.
        """
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(BODY_PATIENCE_S):
                while True:
                    message = await self._receive()
                    if message["type"] == "http.disconnect":
                        raise Gone
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > MOST_BODY_BYTES:
                        raise too_long()
                    if not message.get("more_body", False):
                        self._is_read = True
                        break
        except TimeoutError:
            raise ApiRefusal(
                408, "The body did not come in time.", code="request_timeout"
            ) from None
        raw = b"".join(parts)
        if self.header(HEADER):
            self.body_digest = hashlib.sha256(raw).hexdigest()
        if size > 64 * 1024:  # the parser takes a while for it, and other answers go on
            return await asyncio.to_thread(read_object, raw)
        return read_object(raw)

    @asynccontextmanager
    async def watched(self) -> AsyncGenerator[None, None]:
        """Cancel what is done inside when whoever asked goes away.

        Raises:
            Gone: It did.
        """
        task = asyncio.current_task()
        gone = False

        async def watch() -> None:
            nonlocal gone
            while (await self._receive())["type"] != "http.disconnect":
                pass
            if task is not None and not self._ended:
                gone = True
                task.cancel()

        watching = asyncio.create_task(watch(), name="server-watch")
        try:
            yield
        except asyncio.CancelledError:
            if not gone or task is None:
                raise
            task.uncancel()
            raise Gone from None
        finally:
            watching.cancel()

    async def answer(self, value: Any, status: int = 200) -> None:
        """Answer with JSON."""
        await self.answer_bytes(
            json.dumps(value, ensure_ascii=False).encode(), b"application/json", status
        )

    async def answer_bytes(
        self, body: bytes, kind: bytes, status: int = 200, *more: tuple[bytes, bytes]
    ) -> None:
        """Answer with these bytes."""
        length = (b"content-length", str(len(body)).encode())
        await self._start(status, [(b"content-type", kind), length, *more])
        self._ended = True
        await self._send({"type": "http.response.body", "body": body})

    async def refuse(self, refusal: ApiRefusal, *, closes: bool = False) -> None:
        """Say why it is not answered; in a stream that began, as its last event.

        Args:
            refusal: Why.
            closes: The connection ends with it: who was not let in has nothing more to ask.
        """
        if self._ended:
            return
        if self.status:
            await self.end(b"data: " + refusal.body() + b"\n\n")
            return
        more = refusal.headers
        if (not self._is_read and not await self._skip_body()) or closes:
            more.append((b"connection", b"close"))
        await self.answer_bytes(refusal.body(), b"application/json", refusal.status, *more)

    async def _skip_body(self) -> bool:
        """Read what is being sent for a moment: unread, it would tear the answer down, too.

        Returns:
            Whether that was all of it.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_SKIP_S) as limit:
                for _ in range(_MOST_SKIPPED):
                    message = await self._receive()
                    if message["type"] == "http.disconnect" or not message.get("more_body"):
                        return True
                    limit.reschedule(asyncio.get_running_loop().time() + _SKIP_S)
        return False

    async def begin(self) -> None:
        """Begin a stream of events."""
        await self._start(200, _STREAM_HEADERS)

    async def write(self, data: bytes) -> None:
        """Send a part of the stream; waits while whoever reads it is behind."""
        await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def end(self, data: bytes = b"") -> None:
        """Send the last part."""
        self._ended = True
        await self._send({"type": "http.response.body", "body": data, "more_body": False})

    async def _start(self, status: int, headers: list[tuple[bytes, bytes]]) -> None:
        self.status = status
        await self._send_start(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [*self.headers, *headers],
            }
        )
