"""HTTP on one connection: uvicorn's, with a limit on how long a head takes, and JSON errors."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from workbench.server.refusals import bad

log = logging.getLogger(__name__)
HEAD_PATIENCE_S = 60.0
READ_PATIENCE_S = 60.0
"""How long an answer waits for who does not read it; a place in the queue waits with it."""
_UNREAD = bad("The request cannot be read as HTTP.", code="bad_request").body()


class GuardedProtocol(H11Protocol):
    """One connection.

    A connection that sends nothing, or half a head, is closed after a minute; between two
    requests uvicorn's own limit holds.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._head_timer: asyncio.TimerHandle | None = None
        self._unread_timer: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """What was written is not being read."""
        super().pause_writing()
        if self._unread_timer is None:
            self._unread_timer = self.loop.call_later(READ_PATIENCE_S, self.transport.abort)

    def resume_writing(self) -> None:
        """It was read."""
        if self._unread_timer is not None:
            self._unread_timer.cancel()
            self._unread_timer = None
        super().resume_writing()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        if self._unread_timer is not None:
            self._unread_timer.cancel()
            self._unread_timer = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._head_timer is not None and self.conn.their_state is not h11.IDLE:
            self._stop_timer()
        elif self._head_timer is None and self._has_half_a_head():
            self._await_head()

    def _has_half_a_head(self) -> bool:
        waits = self.conn.their_state is h11.IDLE and not self.transport.is_closing()
        return waits and bool(self.conn.trailing_data[0])

    def send_400_response(self, msg: str) -> None:
        """Say that it is no HTTP, as long as no answer has begun."""
        self._stop_timer()
        if self.transport.is_closing():
            return
        try:
            for event in (
                h11.Response(
                    status_code=400,
                    headers=[
                        (b"content-type", b"application/json"),
                        (b"content-length", str(len(_UNREAD)).encode()),
                        (b"connection", b"close"),
                    ],
                    reason=b"Bad Request",
                ),
                h11.Data(data=_UNREAD),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:
            log.debug("server.unread_in_answer")
        self.transport.close()

    def _await_head(self) -> None:
        self._head_timer = self.loop.call_later(HEAD_PATIENCE_S, self._too_slow)

    def _too_slow(self) -> None:
        self._head_timer = None
        if not self.transport.is_closing():
            self.transport.close()

    def _stop_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None
