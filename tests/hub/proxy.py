"""A web proxy that carries every request to one hub, whatever host was asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.hub.server import Hub

_HOP = {"connection", "proxy-connection", "transfer-encoding"}


class Proxy:
    """The server.

    Attributes:
        asked: The addresses that were asked for through it.
    """

    def __init__(self, hub: Hub) -> None:
        self.asked: list[str] = []
        proxy, port = self, int(hub.url.rpartition(":")[2])

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

            def do_GET(self) -> None:
                proxy.asked.append(self.path)
                parts = urlsplit(self.path)
                path = parts.path + (f"?{parts.query}" if parts.query else "")
                kept = {k: v for k, v in self.headers.items() if k.lower() not in _HOP}
                link = HTTPConnection("127.0.0.1", port, timeout=30)
                try:
                    link.request("GET", path, headers=kept)
                    answer = link.getresponse()
                    body = answer.read()
                finally:
                    link.close()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in (*_HOP, "date", "server"):
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def running_proxy(hub: Hub) -> Iterator[Proxy]:
    """A proxy that answers until the end of the block."""
    proxy = Proxy(hub)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
