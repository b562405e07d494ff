"""Requests of tools to a real server: what is sent, redirects, sizes and times."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.hub.certificates import make_certificate
from tests.unit.tools.tool_desk import Desk, called
from workbench.base.errors import ToolError

TEXT = "parameters: {text: {}, more: {required: false}}\n"


class Server(ThreadingHTTPServer):
    """Notes what it is asked; ``answers`` says how it answers by path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []
        self.redirects: dict[str, tuple[int, str]] = {}

    @property
    def at(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *_words: Any) -> None:
        pass

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        path = self.path.partition("?")[0]
        if path in self.server.redirects:
            status, place = self.server.redirects[path]
            self._answer(status, b"", {"Location": place})
        elif path == "/large":
            self._answer(200, b"x" * 3_000_000)
        elif path == "/missing":
            self._answer(404, b"no such item")
        elif path == "/packed":
            self._answer(200, b"x", {"Content-Encoding": "gzip"})
        elif path == "/slow":
            self._drip()
        else:
            self._answer(200, f"{self.command} {self.path}".encode())

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.05)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        threading.Thread(target=one.serve_forever, args=(0.01,), daemon=True).start()
        yield one
        one.shutdown()


def tool(server: Server, path: str, more: str = "", hosts: str = "", top: str = "") -> str:
    granted = ", ".join(f"'{one}'" for one in (server.at, *hosts.split()))
    return (
        f"{TEXT}type: http\n{top}grants: {{hosts: [{granted}]}}\n"
        f"settings:\n  url: http://{server.at}{path}\n{more}"
    )


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a b", "/items/a%20b?q=a%20b"),
        ("../x", "/items/..%2Fx?q=..%2Fx"),
        ("a?b=c&d#e", "/items/a%3Fb%3Dc%26d%23e?q=a%3Fb%3Dc%26d%23e"),
        ("http://evil/", "/items/http%3A%2F%2Fevil%2F?q=http%3A%2F%2Fevil%2F"),
        ("\r\nX: y", "/items/%0D%0AX%3A%20y?q=%0D%0AX%3A%20y"),
        ("@evil", "/items/%40evil?q=%40evil"),
        ("ä", "/items/%C3%A4?q=%C3%A4"),
        ("%2e%2e", "/items/%252e%252e?q=%252e%252e"),
    ],
)
def test_that_an_argument_stays_one_part_of_the_address(
    server: Server, text: str, sent: str
) -> None:
    desk = Desk()
    body = tool(server, "/items/{text}?q={text}&m={more}")
    assert called(body, {"text": text}, desk) == f"GET {sent}"
    assert server.seen[0][1] == sent
    assert desk.opened == ["the tool mine"]


@pytest.mark.parametrize("text", [".", ".."])
def test_that_no_argument_leads_to_another_folder(server: Server, text: str) -> None:
    with pytest.raises(ToolError, match="cannot be a part"):
        called(tool(server, "/items/{text}"), {"text": text})
    assert server.seen == []


def test_that_a_body_holds_arguments_as_json(server: Server) -> None:
    body = tool(
        server, "/items", "  method: POST\n  body: {name: '{text}', note: 'x {text}', n: [1]}\n"
    )
    hostile = '", "admin": true, "x": "'
    called(body, {"text": hostile})
    method, _path, headers, sent = server.seen[0]
    assert (method, headers["Content-Type"]) == ("POST", "application/json")
    assert json.loads(sent) == {"name": hostile, "note": f"x {hostile}", "n": [1]}


def test_that_a_form_is_encoded_and_a_header_holds_one_line(server: Server) -> None:
    more = (
        "  method: POST\n  headers: {Content-Type: application/x-www-form-urlencoded, "
        "X-Name: 'n {text}'}\n  body: a={text}&b=1\n"
    )
    called(tool(server, "/form", more), {"text": "x&b=2"})
    assert server.seen[0][3] == b"a=x%26b%3D2&b=1"
    assert server.seen[0][2]["X-Name"] == "n x&b=2"
    with pytest.raises(ToolError, match="cannot hold"):
        called(tool(server, "/form", more), {"text": "x\r\nHost: evil"})
    assert len(server.seen) == 1


def test_that_a_redirect_within_the_grant_is_followed(server: Server) -> None:
    server.redirects = {"/a": (302, "/b"), "/b": (307, f"http://{server.at}/c?x=1")}
    assert called(tool(server, "/a"), {"text": ""}) == "GET /c?x=1"
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1:1/", "http://169.254.169.254/latest/", "//evil.example/",
        "http://localhost:{port}/", "http://127.1:{port}/", "http://0x7f000001:{port}/",
        "http://user@127.0.0.1:{port}/", "file:///etc/passwd", "ftp://127.0.0.1/",
        "http://[::1", "http://127.0.0.1:{port}@evil/", "https://127.0.0.1:{port}/\\@evil",
        "javascript:1", "\\\\evil\\x", "http://[::ffff:127.0.0.1]:{port}/",
    ],
)  # fmt: skip
def test_that_a_redirect_elsewhere_is_refused(server: Server, place: str) -> None:
    server.redirects = {"/a": (302, place.replace("{port}", str(server.server_port)))}
    try:
        said = called(tool(server, "/a"), {"text": ""})
    except ToolError as exc:
        said = exc.message
    # What is no address may be read as a path of the same server, and of no other.
    assert "GET /a" not in said
    assert all(path == "/a" or path.startswith("/%5C") for _m, path, _h, _b in server.seen)


def test_that_another_server_gets_neither_headers_nor_body(server: Server) -> None:
    with Server() as other:
        threading.Thread(target=other.serve_forever, args=(0.01,), daemon=True).start()
        place = f"http://{other.at}/taken"
        server.redirects = {"/get": (302, place), "/post": (307, place)}
        get = tool(server, "/get", "  headers: {Authorization: secret}\n", other.at)
        assert called(get, {"text": ""}) == "GET /taken"
        assert "Authorization" in server.seen[0][2]
        assert "Authorization" not in other.seen[0][2]
        post = tool(server, "/post", "  method: POST\n  body: {a: '{text}'}\n", other.at)
        with pytest.raises(ToolError, match="would have what was sent"):
            called(post, {"text": "secret"})
        assert len(other.seen) == 1
        other.shutdown()


def test_that_redirects_end(server: Server) -> None:
    server.redirects = {"/a": (302, "/a")}
    with pytest.raises(ToolError, match="more than 5"):
        called(tool(server, "/a"), {"text": ""})
    assert len(server.seen) == 6


def test_that_answers_are_bounded_in_size_and_time(server: Server) -> None:
    large = called(tool(server, "/large"), {"text": ""})
    assert (len(large) < 17_000, "cut" in large) == (True, True)
    start = time.monotonic()
    with pytest.raises(ToolError, match=r"did not answer within 0\.5"):
        called(tool(server, "/slow", top="limits: {seconds: 0.5}\n"), {"text": ""})
    assert time.monotonic() - start < 2


def test_that_what_the_server_refuses_is_told(server: Server) -> None:
    with pytest.raises(ToolError, match=r"404.*no such item"):
        called(tool(server, "/missing"), {"text": ""})
    with pytest.raises(ToolError, match="packed"):
        called(tool(server, "/packed"), {"text": ""})


def test_that_a_setting_keeps_tools_on_this_machine(server: Server) -> None:
    desk = Desk()
    desk.network = False
    assert called(tool(server, "/here"), {"text": ""}, desk) == "GET /here"
    far = "type: http\ngrants: {hosts: [a.example]}\nsettings: {url: 'https://a.example/'}\n"
    with pytest.raises(ToolError, match="switched off"):
        called(far, {}, desk)
    assert (desk.opened, desk.hosts) == (["the tool mine"], [("127.0.0.1",)])


def test_that_only_a_server_that_proves_itself_is_asked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, certificate = make_certificate(tmp_path)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    body = tool(server, "/safe").replace("http://", "https://")
    with pytest.raises(ToolError, match="could not be asked"):
        called(body, {"text": ""})
    assert server.seen == []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert called(body, {"text": ""}) == "GET /safe"


def test_that_a_server_that_never_greets_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        at = f"127.0.0.1:{silent.getsockname()[1]}"
        for scheme in ("http", "https"):
            body = (
                f"type: http\nlimits: {{seconds: 0.4}}\ngrants: {{hosts: ['{at}']}}\n"
                f"settings: {{url: '{scheme}://{at}/'}}\n"
            )
            start = time.monotonic()
            with pytest.raises(ToolError, match=r"did not answer within 0\.4"):
                called(body, {})
            assert time.monotonic() - start < 2
