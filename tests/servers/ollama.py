"""An Ollama server that answers by script, well or badly; the model's name says how."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GB = 10**9
LAYERS = (("sha256:aa", 300), ("sha256:bb", 100))
DETAILS = {"family": "qwen3", "parameter_size": "4.0B", "quantization_level": "Q4_K_M"}
MODEL = {
    "name": "qwen3:4b",
    "model": "qwen3:4b",
    "size": 3 * GB,
    "digest": "abc",
    "modified_at": "2026-05-01T10:00:00Z",
    "details": DETAILS,
}


@dataclass
class ScriptedOllama:
    """What the server is told, and what it heard.

    Attributes:
        pages: Answers of the paths that are only asked for: a status and a value.
        held: Bytes of each part that were fetched so far; asking again goes on with them.
    """

    port: int = 0
    pages: dict[str, tuple[int, Any]] = field(default_factory=dict)
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)
    started: threading.Event = field(default_factory=threading.Event)
    dropped: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    script: ScriptedOllama

    def do_GET(self) -> None:
        status, value = self.script.pages.get(self.path, (404, b"404 page not found"))
        self.answer(status, value)

    def do_DELETE(self) -> None:
        body = self.body()
        self.answer(*((200, b"") if body["model"] == "qwen3:4b" else missing(body)))

    def do_POST(self) -> None:
        body = self.body()
        if self.path == "/api/pull":
            try:
                PULLS.get(body["model"], _fetch)(self)
            except (BrokenPipeError, ConnectionResetError):
                self.script.dropped.set()
        elif self.path in self.script.pages:
            self.answer(*self.script.pages[self.path])
        elif body["model"] == "qwen3:4b":
            self.answer(200, {"done": True})
        elif body["model"] == "vectors" and self.path == "/api/generate":
            self.answer(400, {"error": '"vectors" does not support generate'})
        elif body["model"] == "vectors":
            self.answer(200, {"embeddings": []})
        else:
            self.answer(*missing(body))

    def body(self) -> dict[str, Any]:
        """What was sent."""
        value = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert isinstance(value, dict)
        self.script.heard.append((self.path, value))
        return value

    def answer(self, status: int, value: Any) -> None:
        """A plain answer; bytes are sent as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def begin(self) -> None:
        """The head of a stream."""
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.end_headers()

    def raw(self, data: bytes) -> None:
        """Bytes of a stream, at once."""
        self.wfile.write(data)
        self.wfile.flush()

    def line(self, **value: Any) -> None:
        """One line of a stream."""
        self.raw(json.dumps(value).encode() + b"\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""


def missing(body: dict[str, Any]) -> tuple[int, Any]:
    """What Ollama says of a model that it has not."""
    return 404, {"error": f"model '{body['model']}' not found"}


def _fetch(handler: Handler, most_bytes: int = 10**9) -> None:
    """All parts, from where they are; no more than so many bytes of each."""
    handler.begin()
    handler.line(status="pulling manifest")
    for digest, total in LAYERS:
        name = f"pulling {digest[7:]}"
        handler.line(status=name, digest=digest, total=total)
        while handler.script.held.get(digest, 0) < min(total, most_bytes):
            handler.script.held[digest] = handler.script.held.get(digest, 0) + 50
            done = handler.script.held[digest]
            handler.line(status=name, digest=digest, total=total, completed=done)
    if most_bytes >= LAYERS[0][1]:
        handler.line(status="verifying sha256 digest")
        handler.line(status="success")


def _half(handler: Handler) -> None:
    """Breaks off the first time."""
    _fetch(handler, 10**9 if handler.script.held else 150)


def _bytewise(handler: Handler) -> None:
    handler.begin()
    text = '\r\n\n{"status": "pulling Grüße 🐘"}\n{"status":\t"success"}'
    for byte in text.encode():
        handler.raw(bytes([byte]))


def _wait(handler: Handler) -> None:
    """Says something, then nothing more."""
    handler.begin()
    handler.line(status="pulling manifest")
    handler.script.started.set()
    handler.script.closing.wait(30)


def _endless(handler: Handler) -> None:
    handler.begin()
    while not handler.script.closing.is_set():
        handler.line(status="pulling", digest="sha256:cc", total=10, completed=99)


def _giant_line(handler: Handler) -> None:
    handler.begin()
    while True:
        handler.raw(b"x" * 65536)


def _odd(handler: Handler) -> None:
    handler.begin()
    handler.line(status=7, digest=["x"], total="many", completed=None)
    handler.line(status="pulling", digest="sha256:dd", total=-5, completed=True)
    handler.line(status="success")


def _lines(*lines: bytes) -> Callable[[Handler], None]:
    def send(handler: Handler) -> None:
        handler.begin()
        for line in lines:
            handler.raw(line + b"\n")

    return send


PULLS: dict[str, Callable[[Handler], None]] = {
    "half": _half,
    "bytewise": _bytewise,
    "wait": _wait,
    "endless": _endless,
    "giant-line": _giant_line,
    "odd": _odd,
    "error-200": _lines(
        b'{"status": "pulling manifest"}',
        b'{"error": "pull model manifest: file does not exist"}',
    ),
    "not-json": _lines(b"<html>"),
    "list": _lines(b"[1, 2]"),
    "unknown": lambda handler: handler.answer(500, {"error": "no such host"}),
}


@contextmanager
def running_ollama() -> Iterator[ScriptedOllama]:
    """A server on this machine, until the end of the block."""
    script = ScriptedOllama()
    script.pages |= {
        "/api/version": (200, {"version": "0.9.1"}),
        "/api/tags": (200, {"models": [MODEL]}),
        "/api/ps": (
            200,
            {"models": [{"name": "qwen3:4b", "size": 4 * GB, "size_vram": GB,
                         "expires_at": "2026-05-01T10:05:00Z", "context_length": 4096}]},
        ),
    }  # fmt: skip
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("OllamaHandler", (Handler,), {"script": script})
    )
    server.daemon_threads = True
    script.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        script.closing.set()
        server.shutdown()
        with suppress(OSError):
            server.server_close()
        thread.join()
