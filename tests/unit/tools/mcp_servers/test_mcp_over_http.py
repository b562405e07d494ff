"""Servers at an address: only that address, nothing endless, and no further."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from workbench.base.errors import ToolError
from workbench.policy.server_trust import AllowedServer
from workbench.tools.mcp.connection import Connection
from workbench.tools.mcp.documents import Address, McpServer, Secret, ServerLimits
from workbench.tools.mcp.launch import launch_values
from workbench.tools.mcp.running import McpSurroundings, RunningServers

NEVER = threading.Event()
SERVER = '''
import sys
from mcp.server.mcpserver import MCPServer

server = MCPServer("web", version="3")


@server.tool()
def add(a: int, b: int) -> str:
    """Add two numbers"""
    return str(a + b)


server.run("streamable-http", host="127.0.0.1", port=int(sys.argv[1]), stateless_http=True)
'''
Answer = Callable[[dict[str, Any]], tuple[int, dict[str, str], bytes]]


@pytest.fixture
def running() -> Iterator[RunningServers]:
    around = McpSurroundings(
        private=(),
        network_on=lambda: False,
        permit=lambda _reason, _hosts=(): nullcontext(),
        secret=lambda name: "hush" if name.endswith("X-Key") else "",
    )
    found = RunningServers(around)
    yield found
    found.close()


def opened(running: RunningServers, url: str, **headers: Any) -> Connection:
    server = McpServer("web", "Web", Address(url, headers), limits=ServerLimits(seconds=10.0))
    return running.connection(server, AllowedServer(launch_values(server)))


@contextmanager
def web(answer: Answer) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A web server that answers each message so; the headers it saw."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            seen.append(dict(self.headers))
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, content = answer(json.loads(body))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            self.send_response(405)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/mcp", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def plain(message: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
    """A server from before 2026."""
    results: dict[str, Any] = {
        "initialize": {
            "protocolVersion": "2025-06-18",
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "plain", "version": "1"},
        },
        "tools/list": {
            "tools": [{"name": "add", "description": "Add", "inputSchema": {"type": "object"}}]
        },
        "tools/call": {"content": [{"type": "text", "text": "4"}]},
    }
    if "id" not in message:
        return 202, {}, b""
    answer: dict[str, Any] = {"jsonrpc": "2.0", "id": message["id"]}
    if message["method"] in results:
        answer["result"] = results[message["method"]]
    else:
        answer["error"] = {"code": -32601, "message": "no such method"}
    return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()


def test_that_a_server_of_2026_is_asked_over_http(
    running: RunningServers, tmp_path: Path
) -> None:
    path = tmp_path / "web.py"
    path.write_text(SERVER)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, str(path), str(port)], stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port)
            found = opened(running, f"http://127.0.0.1:{port}/mcp")
            assert found.listing().protocol == "2026-07-28"
            assert found.call("add", {"a": 1, "b": 2}, NEVER) == ("3", False)
            running.close()
        finally:
            process.kill()


def _wait_for(port: int) -> None:
    end_s = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end_s
            time.sleep(0.05)
        else:
            return


def test_that_a_server_from_before_2026_is_asked_with_its_headers(
    running: RunningServers,
) -> None:
    with web(plain) as (url, seen):
        found = opened(running, url, **{"X-Plain": "a", "X-Key": Secret()})
        assert found.listing().about == "plain 1"
        assert found.call("add", {}, NEVER) == ("4", False)
        running.close()
    assert {(one["X-Plain"], one["X-Key"]) for one in seen} == {("a", "hush")}
    assert {one["Accept-Encoding"] for one in seen} == {"identity"}


def test_that_it_is_not_led_to_another_server(running: RunningServers) -> None:
    with web(plain) as (elsewhere, reached):

        def leads_away(_message: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
            return 307, {"Location": elsewhere}, b""

        with web(leads_away) as (url, _seen), pytest.raises(ToolError):
            opened(running, url)
    assert reached == []


@pytest.mark.parametrize(
    ("status", "content"),
    [(401, b""), (404, b"<html>"), (500, b"{}"), (200, b"<html>no"), (200, b"[]")],
)
def test_that_what_is_no_mcp_server_is_told(
    running: RunningServers, status: int, content: bytes
) -> None:
    def wrong(_message: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        return status, {"Content-Type": "application/json"}, content

    with web(wrong) as (url, _seen), pytest.raises(ToolError, match="Web "):
        opened(running, url)


def test_that_an_answer_without_end_is_cut(running: RunningServers) -> None:
    def long(message: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        if message["method"] != "tools/call":
            return plain(message)
        return 200, {"Content-Type": "application/json"}, b"[" + b" " * 17_000_000

    with web(long) as (url, _seen):
        found = opened(running, url)
        with pytest.raises(ToolError):
            found.call("add", {}, NEVER)
        running.close()


def test_that_nobody_who_answers_is_told(running: RunningServers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ToolError, match="Web "):
        opened(running, f"http://127.0.0.1:{port}/mcp")


def test_that_the_network_of_the_settings_goes_before_an_allowed_address(
    running: RunningServers,
) -> None:
    with pytest.raises(ToolError, match="the network is switched off"):
        opened(running, "https://mcp.example.org/mcp")


def test_that_a_name_that_leads_home_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, **_how: object) -> list[Any]:
        assert host == "mcp.example.org"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("workbench.policy.egress.socket.getaddrinfo", resolve)
    around = McpSurroundings(
        (), lambda: True, lambda _r, _hosts=(): nullcontext(), lambda _n: ""
    )
    running = RunningServers(around)
    with pytest.raises(ToolError, match=r"leads to 127\.0\.0\.1"):
        opened(running, "http://mcp.example.org/mcp")
    running.close()
