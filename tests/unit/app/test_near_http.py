"""A page is asked for within bounds, whatever the server does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from workbench.app.discovery import HERE, discover
from workbench.app.near_http import get_page

LIMIT_S = 20.0
BODY = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"


class Dripping:
    """Takes connections and sends a byte now and then, until nobody listens any more."""

    def __init__(self, begins: bytes) -> None:
        self._begins = begins
        self._listening = socket.create_server((HERE, 0))
        self.port: int = self._listening.getsockname()[1]
        self.left = threading.Semaphore(0)
        self.closing = threading.Event()
        self._threads = [threading.Thread(target=self._take, daemon=True)]
        self._threads[0].start()

    def _take(self) -> None:
        with self._listening:
            while True:
                taken, _where = self._listening.accept()
                if self.closing.is_set():
                    taken.close()
                    return
                thread = threading.Thread(target=self._drip, args=(taken,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _drip(self, taken: socket.socket) -> None:
        with taken:
            try:
                taken.sendall(self._begins)
                while not self.closing.wait(0.05):
                    taken.sendall(b"x")
            except OSError:
                self.left.release()

    def close(self) -> None:
        self.closing.set()
        with suppress(OSError):  # only a connection wakes it
            socket.create_connection((HERE, self.port), LIMIT_S).close()
        for thread in self._threads:
            thread.join(LIMIT_S)


@contextmanager
def dripping(begins: bytes) -> Iterator[Dripping]:
    server = Dripping(begins)
    ends = threading.Timer(LIMIT_S, server.closing.set)
    ends.start()
    try:
        yield server
    finally:
        ends.cancel()
        server.close()


@pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 OK\r\nX-Long: ", BODY])
def test_that_a_server_that_drips_is_given_up(begins: bytes) -> None:
    with dripping(begins) as server:
        page = get_page(HERE, server.port, "/metrics", patience_s=0.2)

        assert page is None
        assert server.left.acquire(timeout=LIMIT_S)
        assert not server.closing.is_set()


async def test_that_looking_for_servers_ends_where_one_drips() -> None:
    with dripping(BODY) as server:
        found = await discover(
            [(server.port, "vllm")],
            lambda host, port, path: get_page(host, port, path, patience_s=0.2),
        )

        assert found == ()
        assert not server.closing.is_set()
