"""S4: no page in a browser, and no program without the key, is answered by what we serve."""

from __future__ import annotations

import ipaddress
import itertools
import json
import os
import re
import socket
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import workbench
from workbench.engines.foundry_local.catalogue import FoundryCatalogue, WebAddress
from workbench.engines.foundry_local.front import Front
from workbench.engines.foundry_local.gallery import Gallery
from workbench.engines.foundry_local.visitors import hidden_address

PATIENCE_S = 30
HOSTS = (
    "Host: evil.com", "Host: evil.com:PORT", "Host: x.local:PORT", "Host: x.internal:PORT",
    "Host: 127.0.0.1.nip.io:PORT", "Host: [::1]:PORT", "Host: 2130706433:PORT",
    "Host: 0x7f000001:PORT", "Host: 0:PORT", "Host: 127.1:PORT", "Host: 0177.0.0.1:PORT",
    "Host: 127.0.0.2:PORT", "Host: 127.0.0.1", "Host: 127.0.0.1:1",
    "Host: 127.0.0.1:PORT.evil.com", "Host: 127.0.0.1:PORT@evil.com",
    "Host: evil.com@127.0.0.1:PORT", "Host: localhost.evil.com:PORT", "Host: localhost.:PORT",
    "Host: ", "X-No-Host: 1", "Host: 127.0.0.1:PORT\r\nHost: evil.com",
    "Host: evil.com\r\nHost: 127.0.0.1:PORT", "Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT",
    "Host : 127.0.0.1:PORT", "Host: 127.0.0.1:PORT, evil.com",
)  # fmt: skip
"""What a request with the key may say of whom it is for, and is refused."""
SENDERS = (
    "Origin: null", "Origin: http://evil.com", "Origin: https://evil.com", "Origin: file://",
    "Origin: chrome-extension://abcdefghijklmnop", "Origin: moz-extension://1-2-3",
    "Origin: http://127.0.0.1", "Origin: http://127.0.0.1:1", "Origin: https://127.0.0.1:PORT",
    "Origin: http://127.0.0.1:PORT.evil.com", "Origin: http://localhost:3000",
    "Origin: ", "Origin: http://127.0.0.1:PORT\r\nOrigin: http://evil.com",
    "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
)  # fmt: skip
KEYS = (
    "X-No-Key: 1", "Authorization: ", "Authorization: Bearer", "Authorization: Bearer wrong",
    "Authorization: Basic KEY", "Authorization: KEY", "Authorization: Bearer KEYx",
    "Authorization: Bearer KEY\r\nAuthorization: Bearer x", "Cookie: key=KEY", "X-Api-Key: KEY",
    "Authorization: Bearer \xff\xfe",
)  # fmt: skip
ODD = (
    "OPTIONS /v1/models", "PUT /v1/models", "DELETE /v1/models", "PATCH /v1/models",
    "TRACE /v1/models", "CONNECT evil.com:80", "HEAD /v1/models", "NONSENSE /v1/models",
    "GET http://127.0.0.1:PORT/v1/models", "GET http://evil.com/v1/models", "GET *",
    "POST http://127.0.0.1:PORT/models/load/x", "GET evil.com:80",
)  # fmt: skip
"""What asks in another way than programs do, with the key and the right host."""
BODIES = (
    "Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded",
    "Content-Type: multipart/form-data", "X-No-Type: 1",
    "Content-Type: application/json\r\nTransfer-Encoding: chunked",
    "Content-Type: application/json\r\nContent-Length: 2",
    "Content-Type: application/json\r\nContent-Length: -1",
)  # fmt: skip
PAGES = (
    "GET /v1/models|Origin: http://evil.com", "GET /models/unload/x|Sec-Fetch-Site: cross-site",
    "GET /models/unload/x|Sec-Fetch-Mode: no-cors",
    "POST /v1/chat/completions|Origin: null\r\nContent-Type: text/plain",
    "POST /v1/chat/completions|Origin: http://evil.com\r\nContent-Type: application/json",
    "OPTIONS /v1/chat/completions|Origin: http://evil.com\r\n"
    "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Private-Network: true",
    "GET /v1|Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://evil.com",
    "GET /v1|Upgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer KEY",
)  # fmt: skip
"""What a page in a browser can send, by the same address or by a name of its own for it."""

NAMES = ("127.0.0.1", "localhost", "LocalHost")
HEADS = (
    "Accept: */*", "Origin: http://127.0.0.1:PORT", "Origin: http://localhost:PORT",
    "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "User-Agent: x",
)  # fmt: skip
"""What programs may say, and are answered."""


def request(line: str, *heads: str, length: int = 2) -> str:
    body = f"Content-Length: {length}\r\n" if line.startswith(("POST", "PUT", "PATCH")) else ""
    head = "\r\n".join(heads)
    return f"{line} HTTP/1.1\r\n{head}\r\n{body}Connection: close\r\n\r\n" + "{}" * bool(body)


def hostile() -> list[str]:
    """All requests that must be refused."""
    right, key = "Host: 127.0.0.1:PORT", "Authorization: Bearer KEY"
    made = [request("GET /v1/models", host, key) for host in HOSTS]
    made += [request("GET /v1/models", right, key, sender) for sender in SENDERS]
    made += [request("GET /models/unload/x", right, given) for given in KEYS]
    made += [request(line, right, key) for line in ODD]
    made += [request("POST /v1/chat/completions", right, key, body) for body in BODIES]
    for page, host in itertools.product(PAGES, (right, "Host: evil.com:PORT")):
        line, _, head = page.partition("|")
        made.append(request(line, host, head))
    made.append("GET /v1/models\r\n\r\n")
    return made


class Service(ThreadingHTTPServer):
    """What stands behind: it answers everybody, and notes whom."""

    daemon_threads = True

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, dict[str, str], bytes]] = []
        self.go_on, self.gone = threading.Event(), threading.Event()
        super().__init__((hidden_address(), 0), _Answer)


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.heard.append((self.command, self.path, dict(self.headers), body))
        if self.path == "/v1/stream":
            self.stream()
            return
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"true")

    def stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self.wfile.write(b"data: one\n\n")
            self.server.go_on.wait(PATIENCE_S)
            while self.server.go_on.is_set():
                self.wfile.write(b"data: two\n\n")
        except OSError:
            self.server.gone.set()

    def do_POST(self) -> None:
        self.do_GET()

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self.do_GET
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Service, Front]]:
    served = Service()
    thread = threading.Thread(target=served.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    address, port = served.server_address[:2]
    opened = Front(f"http://{address!s}:{port}")
    yield served, opened
    opened.close()
    served.shutdown()
    served.server_close()
    thread.join()


@pytest.fixture
def service(running: tuple[Service, Front]) -> Service:
    running[0].heard.clear()
    return running[0]


@pytest.fixture
def front(running: tuple[Service, Front]) -> Front:
    return running[1]


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2].partition("/")[0])


def sent(raw: str, front: Front | WebAddress) -> bytes:
    """The whole answer to these bytes."""
    port = port_of(front.url)
    data = raw.replace("PORT", str(port)).replace("KEY", front.key).encode("latin-1")
    with closing(socket.create_connection(("127.0.0.1", port), PATIENCE_S)) as connection:
        connection.sendall(data)
        with connection.makefile("rb") as file:
            return file.read()


def asked(front: Front, path: str, body: bytes | None = None, **heads: str) -> Any:
    head = {"Authorization": f"Bearer {front.key}", "Content-Type": "application/json", **heads}
    question = urllib.request.Request(front.url + path, body, head)  # noqa: S310
    return urllib.request.urlopen(question, timeout=PATIENCE_S)  # noqa: S310


def refused_all(address: Front | WebAddress) -> None:
    for raw in hostile():
        answer = sent(raw, address)
        # What names no version of HTTP is told without a head.
        assert answer.startswith((b"HTTP/1.1 4", b'{"error"')), (raw, answer[:200])
        assert b"access-control" not in answer.lower(), raw
        assert address.key.encode() not in answer, raw


def test_that_no_hostile_request_gets_through(service: Service, front: Front) -> None:
    assert len(hostile()) >= 80
    refused_all(front)
    assert service.heard == []


def test_that_every_program_with_the_key_is_answered(service: Service, front: Front) -> None:
    key = "Authorization: Bearer KEY"
    kind = "Content-Type: application/json; charset=utf-8"
    told = {"Host", "Accept-Encoding", "Accept", "Content-Type", "Content-Length"}
    for name, head in itertools.product(NAMES, HEADS):
        service.heard.clear()
        got = sent(request("GET /v1/models", f"Host: {name}:PORT", key, head), front)
        asked = request("POST /v1/chat/completions", f"Host: {name}:PORT", key, head, kind)
        posted = sent(asked, front)

        assert got.startswith(b"HTTP/1.1 200 "), (name, head)
        assert posted.endswith(b"\r\n\r\ntrue"), (name, head)
        assert b"access-control" not in (got + posted).lower()
        assert [(line, body) for line, _, _, body in service.heard] == [
            ("GET", b""),
            ("POST", b"{}"),
        ]
        assert all(set(heads) <= told for _, _, heads, _ in service.heard)


def test_that_a_stream_comes_through_as_it_is_written(service: Service, front: Front) -> None:
    with asked(front, "/v1/stream") as answer:
        first = answer.readline()
        service.go_on.set()
        assert first == b"data: one\n"
        assert answer.headers["Content-Type"] == "text/event-stream"
    assert service.gone.wait(PATIENCE_S), "who goes away in the middle ends the work behind"


def test_that_a_long_body_without_the_key_is_told_why(service: Service, front: Front) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        asked(front, "/v1/x", b" " * 500_000, Authorization="Bearer wrong")
    with closing(caught.value) as answer:
        assert answer.code == 401
        assert "key" in json.loads(answer.read())["error"]["message"]
    assert service.heard == []


def test_that_a_service_that_is_gone_is_told() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        front = Front(f"http://127.0.0.1:{taken.getsockname()[1]}")
        try:
            with pytest.raises(urllib.error.HTTPError) as caught:
                asked(front, "/v1/models")
        finally:
            front.close()
    with closing(caught.value):
        assert caught.value.code == 502


def test_that_each_front_has_a_key_of_its_own_and_closes() -> None:
    one, other = Front("http://127.0.0.1:9"), Front("http://127.0.0.1:9")
    one.close()
    other.close()
    assert one.key != other.key
    assert len(one.key) >= 43, "256 bits"
    with pytest.raises(ConnectionRefusedError):
        sent(request("GET /"), one)


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac has one such address only")
def test_that_the_address_behind_cannot_be_guessed() -> None:
    found = {hidden_address() for _ in range(50)}
    assert len(found) > 45
    assert "127.0.0.1" not in found
    assert all(ipaddress.ip_address(one).is_loopback for one in found)


def test_that_the_catalogue_answers_no_page_either() -> None:
    gallery = Gallery([])
    try:
        address, _, port = gallery.url.removeprefix("http://").partition("/")[0].partition(":")
        heads = ("Host: evil.com:PORT", f"Host: {address}:PORT\r\nOrigin: http://evil.com")
        for head in heads:
            raw = request("POST /asset-gallery/v1.0/models", head, "Content-Type: text/plain")
            with closing(socket.create_connection((address, int(port)), PATIENCE_S)) as made:
                made.sendall(raw.replace("PORT", port).encode())
                assert made.recv(12) in (b"HTTP/1.1 421", b"HTTP/1.1 403")
    finally:
        gallery.close()


def test_that_nothing_else_of_the_program_listens() -> None:
    """Whoever adds what takes connections adds it here, and to the hostile requests above."""
    words = re.compile(
        r"TCPServer|HTTPServer|UDPServer|UnixStreamServer|\bQTcpServer|\bQHttpServer|WebSocketServer"
        r"|create_server|start_server|create_datagram|\.listen\(\d|\buvicorn|\baiohttp"
    )
    root = Path(workbench.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if words.search(path.read_text(encoding="utf-8"))
    }
    assert found == {
        "engines/foundry_local/front.py",
        "engines/foundry_local/gallery.py",
        "server/protocol.py",  # tests/unit/server/test_door.py
        "server/running.py",
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
async def test_that_the_real_service_hides_behind_the_front(tmp_path: Path) -> None:
    """All hostile requests, with Foundry Local itself behind; and the key stays where it is."""
    pytest.importorskip("foundry_local_sdk")
    catalogue = await FoundryCatalogue.start(tmp_path / "kept")
    try:
        address = await catalogue.start_service()
        refused_all(address)
        answer = sent(
            request("GET /models/loaded", "Host: 127.0.0.1:PORT", "Authorization: Bearer KEY"),
            address,
        )
        pid = catalogue._process.pid
        places = [Path(f"/proc/{one}/{kind}") for one in (pid, os.getpid())
                  for kind in ("cmdline", "environ")]  # fmt: skip
        assert answer.endswith(b"[]")
        assert b"HTTP/1.1 200" in answer
        assert not any(address.key.encode() in place.read_bytes() for place in places)
        assert address.key not in repr(address)
        assert listening(pid) == {"127.0.0.1": 1, "hidden": 2}
    finally:
        await catalogue.close()


def listening(pid: int) -> dict[str, int]:
    """How many ports a process has open at the usual address and elsewhere on this machine."""
    import psutil

    found = {"127.0.0.1": 0, "hidden": 0}
    for one in psutil.Process(pid).net_connections("inet"):
        if one.status == psutil.CONN_LISTEN:
            assert ipaddress.ip_address(one.laddr.ip).is_loopback
            found["127.0.0.1" if one.laddr.ip == "127.0.0.1" else "hidden"] += 1
    return found
