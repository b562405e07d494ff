"""A web server that speaks the hub's API, holds what a test puts into it, and can misbehave."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

_PIECE = 64 * 1024
_BURST_S = 0.05


@dataclass
class HubFile:
    """A file of a repository."""

    data: bytes
    etag: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        self.sha256 = self.sha256 or hashlib.sha256(self.data).hexdigest()
        self.etag = self.etag or f'"{self.sha256[:32]}"'


@dataclass
class Behaviour:
    """What the server does wrong, and to how many of the requests for a file's bytes.

    Attributes:
        times: How many of them are spoilt; -1 is all.
        skip: How many are answered well before.
    """

    name: str
    times: int = 1
    skip: int = 0


@dataclass
class Served:
    """What went over the wire."""

    requests: list[tuple[str, str]] = field(default_factory=list)
    sent_bytes: int = 0


class Hub:
    """The server and what it holds."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        """Prepare; with a certificate it speaks TLS and nothing else."""
        self.tls = tls
        self.files: dict[str, HubFile] = {}
        self.repositories: dict[str, dict[str, Any]] = {}
        self.served = Served()
        self.token = ""
        self.rate_bytes_per_s = 0.0
        self.round_trip_s = 0.0
        self.page_length = 1000
        self._behaviours: list[Behaviour] = []
        self.lock = threading.Lock()
        hub = self

        class Handler(_Handler):
            served_by = hub

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.tls = tls
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )

    @property
    def url(self) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._server.server_address[1]}"

    def put(self, repository: str, name: str, data: bytes, **more: Any) -> str:
        """Add a file; returns its address."""
        path = f"/{repository}/resolve/main/{name}"
        self.files[path] = HubFile(data, **more)
        self.repositories.setdefault(repository, {"id": repository, "tags": []})
        return self.url + path

    def misbehave(self, name: str, times: int = 1, skip: int = 0) -> None:
        """Spoil the next answers in a way of ``WAYS``."""
        if name not in WAYS:
            raise KeyError(name)
        self._behaviours.append(Behaviour(name, times, skip))

    def behave(self) -> None:
        """Answer well again."""
        self._behaviours.clear()

    def way(self) -> str:
        """How the next answer is spoilt; empty if it is not."""
        with self.lock:
            for behaviour in self._behaviours:
                if behaviour.skip:
                    behaviour.skip -= 1
                elif behaviour.times:
                    behaviour.times -= 1
                    return behaviour.name
        return ""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def fits(hub: Hub, repository: dict[str, Any], asked: dict[str, list[str]]) -> bool:
    """Whether the hub finds a repository: words, author, every tag, and the task."""
    name, tags = str(repository["id"]), {str(tag) for tag in repository.get("tags") or ()}
    if any(path.startswith(f"/{name}/") and path.endswith(".gguf") for path in hub.files):
        tags.add("gguf")
    words = " ".join(asked.get("search", ())).lower().split()
    return (
        all(word in name.lower() for word in words)
        and all(name.partition("/")[0] == author for author in asked.get("author", ()))
        and set(asked.get("filter", ())) <= tags
        and all(
            repository.get("pipeline_tag") == task for task in asked.get("pipeline_tag", ())
        )
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    tls: ssl.SSLContext | None = None

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Greet in the thread of the connection: who does not answer holds up nobody else."""
        if self.tls is not None:
            try:
                request = self.tls.wrap_socket(request, server_side=True)
            except OSError:
                request.close()
                return
        super().process_request_thread(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served_by: Hub

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        hub = self.served_by
        time.sleep(hub.round_trip_s)
        hub.served.requests.append((self.path, self.headers.get("Range", "")))
        path = self.path.split("?")[0].replace("/raw/main/", "/resolve/main/")
        if hub.token and self.headers.get("Authorization") != f"Bearer {hub.token}":
            self._plain(401, b'{"error": "a token is needed"}')
        elif path in hub.files:
            self._file(hub.files[path], hub.way())
        elif path.startswith("/api/models"):
            self._api(path)
        elif path.startswith("/loop"):
            self._send(302, {"Location": "/loop"}, b"")
        else:
            self._plain(404, b'{"error": "not found"}')

    def _plain(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self._send(status, {"Content-Type": kind}, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _api(self, path: str) -> None:
        hub = self.served_by
        name = path.removeprefix("/api/models").strip("/")
        if not name:
            self._search(parse_qs(urlsplit(self.path).query))
            return
        name = name.split("/revision/")[0]
        if name not in hub.repositories:
            missing = {"Content-Type": "application/json", "X-Error-Code": "RepoNotFound"}
            self._send(404, missing, b'{"error": "Repository not found"}')
            return
        siblings = [
            {
                "rfilename": place.split("/resolve/main/")[1],
                "size": len(file.data),
                "lfs": {"sha256": file.sha256, "size": len(file.data), "pointerSize": 134},
            }
            for place, file in hub.files.items()
            if place.startswith(f"/{name}/resolve/main/")
        ]
        self._plain(200, json.dumps({**hub.repositories[name], "siblings": siblings}).encode())

    def _search(self, asked: dict[str, list[str]]) -> None:
        """A page of the repositories that fit; the rest is where the header Link says."""
        hub, one = self.served_by, {name: values[0] for name, values in asked.items()}
        found = [
            repository
            for repository in hub.repositories.values()
            if fits(hub, repository, asked)
        ]
        key = one.get("sort", "")
        if key:
            found.sort(key=lambda repository: repository.get(key) or 0, reverse=True)
        begin = int(one.get("cursor", "0"))
        end = begin + min(int(one.get("limit", "1000")), hub.page_length)
        headers = {"Content-Type": "application/json"}
        if end < len(found):
            more = urlencode({**asked, "cursor": [str(end)]}, doseq=True)
            headers["Link"] = f'<{hub.url}/api/models?{more}>; rel="next"'
        self._send(200, headers, json.dumps(found[begin:end]).encode())

    # -- the bytes of a file

    def _file(self, file: HubFile, way: str) -> None:
        if way in _INSTEAD:
            _INSTEAD[way](self, file)
            return
        begin, end, partial = self._span(file)
        if partial and begin >= len(file.data):
            self._send(416, {"Content-Range": f"bytes */{len(file.data)}"}, b"")
            return
        headers, body = self._answer(file, begin, end, partial)
        status = 206 if partial else 200
        status, headers, body = (
            WAYS[way](file, status, headers, bytes(body))
            if way
            else (
                status,
                headers,
                body,
            )
        )
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self._body(body, way)

    def _span(self, file: HubFile) -> tuple[int, int, bool]:
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if match is None:
            return 0, len(file.data), False
        end = int(match.group(2)) + 1 if match.group(2) else len(file.data)
        return int(match.group(1)), min(end, len(file.data)), True

    @staticmethod
    def _answer(
        file: HubFile, begin: int, end: int, partial: bool
    ) -> tuple[dict[str, str], bytes | memoryview]:
        body = memoryview(file.data)[begin:end]
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Length": str(len(body)),
            "ETag": file.etag,
            "Accept-Ranges": "bytes",
        }
        if partial:
            headers["Content-Range"] = f"bytes {begin}-{end - 1}/{len(file.data)}"
        return headers, body

    def _body(self, body: bytes | memoryview, way: str) -> None:
        hub = self.served_by
        cut = len(body) // 2 if way in ("drop", "reset", "stall") else len(body)
        due_s = time.monotonic()
        for at in range(0, cut, _PIECE):
            piece = body[at : min(at + _PIECE, cut)]
            with hub.lock:  # before it goes: who has the last byte may look at once
                hub.served.sent_bytes += len(piece)
            self.wfile.write(piece)
            if hub.rate_bytes_per_s:
                due_s = max(due_s, time.monotonic() - _BURST_S)
                due_s += len(piece) / hub.rate_bytes_per_s
                time.sleep(max(0.0, due_s - time.monotonic()))
        if way == "stall":
            self.wfile.flush()
            time.sleep(3)
        if way in ("drop", "reset", "stall", "short"):
            self._cut(way)

    def _cut(self, way: str) -> None:
        self.close_connection = True
        self.wfile.flush()
        with suppress(OSError):
            if way == "reset":
                linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            else:
                self.connection.shutdown(socket.SHUT_RDWR)
            self.connection.close()

    def silent(self, _file: HubFile) -> None:
        """Take the request and say nothing."""
        time.sleep(3)
        self._cut("silent")

    def dropped(self, _file: HubFile) -> None:
        """Close without a word."""
        self._cut("dropped")

    def drips(self, file: HubFile) -> None:
        """Send the headers byte by byte."""
        head = b"HTTP/1.1 206 Partial Content\r\nContent-Length: 10\r\nX-Slow: "
        with suppress(OSError):
            for byte in head:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.02)
        self._cut("drips")

    def trickles(self, file: HubFile) -> None:
        """Send all of it, but next to nothing at a time."""
        begin, end, partial = self._span(file)
        headers, body = self._answer(file, begin, end, partial)
        self.send_response(206 if partial else 200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            for at in range(min(len(body), 100)):
                self.wfile.write(body[at : at + 1])
                time.sleep(0.1)
        self._cut("trickles")

    def loris(self, _file: HubFile) -> None:
        """Send headers byte by byte, for as long as somebody listens."""
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 206 Partial Content\r\nX-Slow: ")
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)

    def noise(self, file: HubFile) -> None:
        """Break off half-way with bytes that are no part of it; below TLS, if any."""
        begin, end, partial = self._span(file)
        headers, body = self._answer(file, begin, end, partial)
        self.send_response(206 if partial else 200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        with suppress(OSError):
            os.write(self.connection.fileno(), b"\x17\x03\x03\x00\x20" + b"noise" * 20)
        self._cut("noise")

    def garbled(self, _file: HubFile) -> None:
        """Speak something else than HTTP."""
        self.wfile.write(b"\x15\x03\x01\x00\x02\x02\x28 this is no web server\r\n\r\n")
        self._cut("garbled")

    def leads(self, _file: HubFile) -> None:
        """Lead to a file of the machine that asks."""
        self._send(302, {"Location": "file://localhost/etc/hostname"}, b"")

    def loops(self, _file: HubFile) -> None:
        """Lead in circles."""
        self._send(302, {"Location": "/loop"}, b"")


Answer = tuple[int, dict[str, str], bytes]
Way = Callable[[HubFile, int, dict[str, str], bytes], Answer]


def _status(code: int) -> Way:
    def way(_file: HubFile, _status: int, _headers: dict[str, str], _body: bytes) -> Answer:
        text = b'{"error": "no"}'
        return (
            code,
            {"Content-Type": "application/json", "Content-Length": str(len(text))},
            text,
        )

    return way


def _with(**changes: str) -> Way:
    def way(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
        renamed = {key.replace("_", "-"): value for key, value in changes.items()}
        return status, {**headers, **renamed}, body

    return way


def _same(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    return status, headers, body


def _whole(file: HubFile, _status: int, headers: dict[str, str], _body: bytes) -> Answer:
    kept = {k: v for k, v in headers.items() if k != "Content-Range"}
    return 200, {**kept, "Content-Length": str(len(file.data))}, file.data


def _shifted(file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    total = len(file.data)
    return status, {**headers, "Content-Range": f"bytes 1-{len(body)}/{total}"}, body


def _flipped(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    middle = len(body) // 2
    return status, headers, body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]


def _short(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    return status, headers, body[: -max(1, len(body) // 3)]


def _long(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    more = body + b"x" * 4096
    return status, {**headers, "Content-Length": str(len(more))}, more


def _grown(file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    span = headers.get("Content-Range", "").split("/")[0]
    return status, {**headers, "Content-Range": f"{span}/{len(file.data) + 100}"}, body


def _packed(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    small = gzip.compress(body)
    packed = {**headers, "Content-Encoding": "gzip", "Content-Length": str(len(small))}
    return status, packed, small


def _bomb(file: HubFile, status: int, headers: dict[str, str], _body: bytes) -> Answer:
    return _packed(file, status, headers, b"\0" * 10_000_000)


def _page(_file: HubFile, _status: int, _headers: dict[str, str], _body: bytes) -> Answer:
    page = b"<html><body>Please log in to the network</body></html>"
    kind = "text/html; charset=utf-8"
    return 200, {"Content-Type": kind, "Content-Length": str(len(page))}, page


def _unsized(_file: HubFile, status: int, headers: dict[str, str], body: bytes) -> Answer:
    kept = {k: v for k, v in headers.items() if k not in ("Content-Length", "Content-Range")}
    return status, {**kept, "Connection": "close"}, body


WAYS: dict[str, Way] = {
    "drop": _same,
    "reset": _same,
    "stall": _same,
    "silent": _same,
    "dropped": _same,
    "drips": _same,
    "trickles": _same,
    "loris": _same,
    "noise": _same,
    "garbled": _same,
    "leads": _same,
    "loops": _same,
    "short": _short,
    "long": _long,
    "flipped": _flipped,
    "whole": _whole,
    "shifted": _shifted,
    "other-etag": _with(ETag='"another"'),
    "grown": _grown,
    "packed": _packed,
    "bomb": _bomb,
    "page": _page,
    "unsized": _unsized,
    "401": _status(401),
    "403": _status(403),
    "404": _status(404),
    "416": _status(416),
    "429": _status(429),
    "500": _status(500),
    "503": _status(503),
}
_INSTEAD: dict[str, Callable[[_Handler, HubFile], None]] = {
    "silent": _Handler.silent,
    "dropped": _Handler.dropped,
    "drips": _Handler.drips,
    "trickles": _Handler.trickles,
    "loris": _Handler.loris,
    "noise": _Handler.noise,
    "garbled": _Handler.garbled,
    "leads": _Handler.leads,
    "loops": _Handler.loops,
}


@contextmanager
def running_hub(tls: ssl.SSLContext | None = None) -> Iterator[Hub]:
    """A hub that answers until the end of the block."""
    hub = Hub(tls)
    hub.start()
    try:
        yield hub
    finally:
        hub.stop()
