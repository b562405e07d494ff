"""Small questions to a server's plain pages, answered within bounds; blocking."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

MOST_BYTES = 2 * 1024 * 1024
_PATIENCE_S = 1.5
_WHOLE_PAUSES = 2.0
"""The whole page may take as long as so many of the longest pauses."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered."""

    status: int
    server: str
    text: str

    @property
    def value(self) -> Any:
        """The page as JSON; None if it is none, or says that something went wrong."""
        if self.status != http.client.OK:
            return None
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None


def get_page(
    host: str,
    port: int,
    path: str,
    *,
    tls: bool = False,
    key: str = "",
    patience_s: float = 0.0,
) -> Page | None:
    """One page; None if nobody answers in time, or in no way that is HTTP.

    Args:
        host: Where it is asked.
        port: The same.
        path: Of the page.
        tls: Over HTTPS.
        key: Sent as the bearer of the request; empty sends none.
        patience_s: Longest pause of the server; 0 takes a short one. Once it has taken the
            connection, the whole page may take twice as long.
    """
    pause_s = patience_s or _PATIENCE_S
    make = http.client.HTTPSConnection if tls else http.client.HTTPConnection
    connection = make(host, port, timeout=pause_s)
    headers = {"Accept": "*/*", "User-Agent": "workbench"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    try:
        connection.connect()
        with _within(connection.sock, pause_s * _WHOLE_PAUSES):
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            text = answer.read(MOST_BYTES).decode("utf-8", "replace")
        return Page(answer.status, answer.getheader("Server", "") or "", text)
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


@contextmanager
def _within(connection: socket.socket, whole_s: float) -> Iterator[None]:
    """End what is done with a connection after that long: a timeout bounds each pause only.

    Raises:
        TimeoutError: It took longer.
    """
    late = threading.Event()

    def end() -> None:
        late.set()
        # Only this wakes a thread that waits for data; the one of a TLS socket would take
        # away what that thread reads with.
        with suppress(OSError):
            socket.socket.shutdown(connection, socket.SHUT_RDWR)

    timer = threading.Timer(whole_s, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if late.is_set():  # what was read until then looks like a whole page
        raise TimeoutError
