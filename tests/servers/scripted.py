"""A server with an OpenAI-compatible API that answers by script, well or badly.

The last user message names the behaviour, so that one server can do all of them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SAID = ["One", " two", " three."]
MODEL = "scripted"


@dataclass
class Scripted:
    """What the server is told, and what it heard.

    Attributes:
        models: Answer of ``/v1/models``: a status and a value.
        answers: Names of behaviours that stand for others.
        pages: Answers of other pages.
        refusals: Answers (status, headers, body) given before any other, one each.
        heard: Every body that was sent, and the headers beside it.
        texts: What answers for embeddings and ranks, by page.
        dropped: Set when a client closed a stream early.
    """

    port: int = 0
    host: str = "127.0.0.1"
    models: tuple[int, Any] = (200, {"data": [{"id": MODEL, "max_model_len": 2048}]})
    pages: dict[str, tuple[int, Any]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    texts: dict[str, Callable[[Any], tuple[int, Any]]] = field(default_factory=dict)
    refusals: list[tuple[int, dict[str, str], Any]] = field(default_factory=list)
    heard: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    dropped: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def base_url(self) -> str:
        return f"http://{self.host}:{self.port}/v1"

    def connection(self, folder: Path, **values: Any) -> Path:
        """A connection's file for this server."""
        path = folder / "scripted.connection.json"
        path.write_text(json.dumps({"base_url": self.base_url, "model": MODEL, **values}))
        return path


class Handler(BaseHTTPRequestHandler):
    """One request."""

    script: Scripted

    def do_GET(self) -> None:
        status, value = self.script.pages.get(self.path, (404, {"error": "no such page"}))
        if self.path == "/v1/models":
            status, value = self.script.models
        self.answer(status, value)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.script.heard.append(body)
        self.script.headers.append(dict(self.headers))
        if self.script.refusals:
            status, headers, value = self.script.refusals.pop(0)
            self.answer(status, value, headers)
            return
        if self.path in self.script.texts:
            self.answer(*self.script.texts[self.path](body))
            return
        asked = [m["content"] for m in body.get("messages", []) if m["role"] == "user"]
        name = (asked[-1] if asked else body.get("prompt", "")).split()[0]
        try:
            BEHAVIOURS.get(self.script.answers.get(name, name), _say)(self, body)
        except (BrokenPipeError, ConnectionResetError):
            self.script.dropped.set()

    def answer(self, status: int, value: Any, headers: dict[str, str] | None = None) -> None:
        """A plain answer; bytes are sent as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for key, text in (headers or {}).items():
            self.send_header(key, text)
        self.end_headers()
        self.wfile.write(body)

    def begin(self) -> None:
        """The head of a stream."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def raw(self, data: bytes) -> None:
        """Bytes of a stream, at once."""
        self.wfile.write(data)
        self.wfile.flush()

    def event(self, value: Any) -> None:
        """One event of a stream."""
        self.raw(f"data: {json.dumps(value)}\n\n".encode())

    def wait(self) -> None:
        """Until the test is over."""
        self.script.closing.wait(30)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""


def chunk(delta: Any, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """A chunk of an answer."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c1", "object": "chat.completion.chunk", "choices": [choice], **more}


def usage(new_tokens: int, prompt_tokens: int = 7, cached: int = 4) -> dict[str, Any]:
    """What an answer cost."""
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": new_tokens,
        "prompt_tokens_details": {"cached_tokens": cached},
    }


def piece(**function: Any) -> dict[str, Any]:
    """A piece of a tool call; ``index`` and ``id`` stand beside the function."""
    outer: dict[str, Any] = {}
    outer.update((key, function.pop(key)) for key in ("index", "id") if key in function)
    outer["function"] = function
    return outer


def calls(*pieces: Any) -> list[dict[str, Any]]:
    """Chunks with one piece each, then the end."""
    chunks = [chunk({"tool_calls": [part]}) for part in pieces]
    return [*chunks, chunk({}, "tool_calls")]


def _stream(handler: Handler, chunks: list[dict[str, Any]], *, done: bool = True) -> None:
    handler.begin()
    for value in chunks:
        handler.event(value)
    if done:
        handler.raw(b"data: [DONE]\n\n")


def _say(handler: Handler, body: dict[str, Any]) -> None:
    _words(handler, body, SAID)


def _long(handler: Handler, body: dict[str, Any]) -> None:
    _words(handler, body, ["word "] * 1_000_000)


def _words(handler: Handler, body: dict[str, Any], words: list[str]) -> None:
    most = body["max_tokens"]
    handler.begin()
    handler.event(chunk({"role": "assistant", "content": ""}, usage=usage(0)))
    for word in words[:most]:
        handler.event(chunk({"content": word}))
    finish = "length" if len(words) > most else "stop"
    handler.event(chunk({}, finish))
    handler.event({"choices": [], "usage": usage(min(most, len(words)))})
    handler.raw(b"data: [DONE]\n\n")


def _agent(handler: Handler, body: dict[str, Any]) -> None:
    """A tool call, and an answer once the result is there."""
    results = [m["content"] for m in body["messages"] if m["role"] == "tool"]
    if results:
        _words(handler, body, ["The result", f" is {results[-1]}."])
        return
    _stream(handler, calls(piece(index=0, id="a", name="add", arguments='{"a": 1, "b": 2}')))


def _calculate(handler: Handler, body: dict[str, Any]) -> None:
    """Like an agent, with the calculator of the program."""
    results = [m["content"] for m in body["messages"] if m["role"] == "tool"]
    if results:
        _words(handler, body, ["The result", f" is {results[-1]}."])
        return
    name, arguments = "calculator", '{"expression": "12 * 7"}'
    _stream(handler, calls(piece(index=0, id="a", name=name, arguments=arguments)))


def _bytewise(handler: Handler, body: dict[str, Any]) -> None:
    """Half a JSON per packet, half a character too, and comments between."""
    handler.begin()
    text = f"data: {json.dumps(chunk({'content': 'Grüße 🐘'}), ensure_ascii=False)}\r\n\r\n"
    for number, byte in enumerate(text.encode() + b"data: [DONE]\n\n"):
        handler.raw(bytes([byte]))
        if number == 0:
            handler.raw(b"")


def _keepalive(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.raw(b": keepalive 1/3\n\n: keepalive 2/3\n\nevent: message\nid: 7\n")
    handler.event(chunk({"content": "here"}, "stop"))
    handler.raw(b"data: [DONE]\n\n")


def _split_data(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.raw(b'data: {"choices": [{"index": 0,\ndata: "delta": {"content": "two lines"},\n')
    handler.raw(b'data: "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n')


def _whole(handler: Handler, body: dict[str, Any]) -> None:
    """No stream at all."""
    message = {"role": "assistant", "content": "all at once"}
    handler.answer(
        200,
        {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
         "usage": usage(3)},
    )  # fmt: skip


def _tarpit(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.raw(b": I am here\n\n")
    handler.wait()


def _stall(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.event(chunk({"content": "some"}))
    handler.wait()


def _mumble(handler: Handler, body: dict[str, Any]) -> None:
    """Goes on with chunks in which nothing is written."""
    handler.begin()
    handler.event(chunk({"content": "some"}))
    while not handler.script.closing.wait(0.1):
        handler.event(chunk({}))
        handler.event({"choices": []})


def _mumble_after(handler: Handler, body: dict[str, Any]) -> None:
    """The answer is complete, but chunks without anything come for ever."""
    handler.begin()
    handler.event(chunk({"content": "some"}, "stop"))
    while not handler.script.closing.wait(0.1):
        handler.event({"choices": [], "usage": usage(1)})


def _open_end(handler: Handler, body: dict[str, Any]) -> None:
    """The answer is complete, but the stream stays open."""
    handler.begin()
    handler.event(chunk({"content": "some"}, "stop"))
    handler.wait()


def _cut(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.event(chunk({"content": "some"}))


def _endless(handler: Handler, body: dict[str, Any]) -> None:
    """Keeps to no length; ends only when nobody listens any more."""
    handler.begin()
    while True:
        handler.event(chunk({"content": "more "}))


def _giant_line(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.raw(b"data: ")
    while True:
        handler.raw(b"x" * 65536)


def _giant_error(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(500)
    handler.end_headers()
    while True:
        handler.raw(b"x" * 65536)


def _no_json(handler: Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.raw(b"data: {oops\n\n")


def _packed(handler: Handler, body: dict[str, Any]) -> None:
    handler.answer(200, b"\x1f\x8b", {"Content-Encoding": "gzip"})


def _redirect(handler: Handler, body: dict[str, Any]) -> None:
    handler.answer(307, {}, {"Location": "http://192.0.2.1/v1/chat/completions"})


def _streamed(*values: Any) -> Callable[[Handler, dict[str, Any]], None]:
    return lambda handler, body: _stream(handler, list(values))


def _sent(status: int, value: Any) -> Callable[[Handler, dict[str, Any]], None]:
    return lambda handler, body: handler.answer(status, value)


_ADD = '{"a": 1, "b": 2}'
BEHAVIOURS: dict[str, Callable[[Handler, dict[str, Any]], None]] = {
    "say": _say,
    "long": _long,
    "agent": _agent,
    "calculate": _calculate,
    "bytewise": _bytewise,
    "keepalive": _keepalive,
    "split-data": _split_data,
    "whole": _whole,
    "tarpit": _tarpit,
    "stall": _stall,
    "mumble": _mumble,
    "mumble-after": _mumble_after,
    "open-end": _open_end,
    "cut": _cut,
    "endless": _endless,
    "giant-line": _giant_line,
    "giant-error": _giant_error,
    "packed": _packed,
    "redirect": _redirect,
    "error-200": _sent(200, {"error": {"message": "out of cards", "code": 500}}),
    "error-event": _streamed(chunk({"content": "some"}), {"error": {"message": "lost a card"}}),
    "login": _sent(200, b"<html><body>Please log in</body></html>"),
    "not-json": _no_json,
    "list": _streamed([1, 2, 3]),
    "wrong-types": _streamed(chunk({"content": {"a": 1}})),
    "no-choice": _streamed({"choices": ["x"]}),
    "filtered": _streamed(chunk({"content": "a"}), chunk({}, "content_filter")),
    "too-long": _sent(
        400,
        {"error": {"message": "the request exceeds the available context size: 900 of 512",
                   "type": "exceed_context_size_error", "code": 400}},
    ),
    "no-parser": _sent(
        400, {"object": "error", "message": '"auto" tool choice requires --tool-call-parser'}
    ),
    "forbidden": _sent(401, {"error": {"message": "invalid api key"}}),
    "missing": _sent(404, {"error": {"message": "model not found"}}),
    "broken": _sent(500, {"detail": "boom"}),
    "thinking": _streamed(
        chunk({"reasoning_content": "let me "}), chunk({"reasoning": "see"}),
        chunk({"content": "done"}, "stop"),
    ),
    "thinking-text": _streamed(
        chunk({"content": "<thi"}), chunk({"content": "nk>hm</think>done"}, "stop"),
    ),
    "parts": _streamed(chunk({"content": [{"type": "text", "text": "a part"}]}, "stop")),
    "pieces": _streamed(
        *calls(piece(index=0, id="a", name="add", arguments=""),
               *(piece(index=0, arguments=char) for char in _ADD)),
    ),
    "two": _streamed(
        *calls(piece(index=0, id="a", name="add", arguments='{"a": '),
               piece(index=1, id="b", name="add", arguments='{"a": '),
               piece(index=1, arguments="2}"), piece(index=0, arguments="1}")),
    ),
    "no-index": _streamed(
        *calls(piece(id="a", name="add", arguments='{"a": '), piece(arguments="1}"),
               piece(id="b", name="add", arguments='{"a": 2}')),
    ),
    "same-index": _streamed(
        *calls(piece(index=0, id="a", name="add", arguments='{"a": 1}'),
               piece(index=0, id="b", name="add", arguments='{"a": 2}')),
    ),
    "same-id": _streamed(
        *calls(piece(index=0, id="a", name="add", arguments='{"a": 1}'),
               piece(index=1, id="a", name="add", arguments='{"a": 2}')),
    ),
    "no-id": _streamed(
        *calls(piece(name="add", arguments='{"a": 1}'),
               piece(name="add", arguments='{"a": 2}')),
    ),
    "object": _streamed(*calls(piece(index=0, id="a", name="add", arguments={"a": 1}))),
    "twice-written": _streamed(
        *calls(piece(index=0, id="a", name="add", arguments=json.dumps('{"a": 1}'))),
    ),
    "old-call": _streamed(
        chunk({"function_call": {"name": "add", "arguments": '{"a": 1}'}}),
        chunk({}, "function_call"),
    ),
    "in-text": _streamed(
        chunk({"content": '<tool_call>\n{"name": "add", "argu'}),
        chunk({"content": 'ments": {"a": 1}}\n</tool_call>'}, "stop"),
    ),
    "both": _streamed(
        chunk({"content": '<tool_call>\n{"name": "add", "arguments": {"a": 1}}\n</tool_call>'}),
        *calls(piece(index=0, id="a", name="add", arguments='{"a": 1}')),
    ),
    "half-call": _streamed(
        chunk({"tool_calls": [piece(index=0, id="a", name="add", arguments='{"a": 1')]}),
        chunk({}, "length"),
    ),
    "bad-call": _streamed(*calls(piece(index=0, id="a", name="add", arguments="{a: 1}"))),
    "number-call": _streamed(*calls(piece(index=0, id="a", name="add", arguments=7))),
    "list-call": _streamed(*calls(piece(index=0, id="a", name="add", arguments="[1]"))),
    "nameless": _streamed(*calls(piece(index=0, id="a", arguments='{"a": 1}'))),
    "text-call": _streamed(chunk({"tool_calls": ["add"]})),
    "many-calls": _streamed(
        *calls(*(piece(index=n, id=f"i{n}", name="add", arguments="{}") for n in range(99))),
    ),
    "long-call": _streamed(
        *calls(*(piece(index=0, id="a", name="add", arguments="x" * 65536) for _ in range(6))),
    ),
    "progress": _streamed(
        chunk({}, prompt_progress={"total": 90, "cache": 30, "processed": 60}),
        chunk({"content": "read"}, "stop"),
        {"choices": [], "timings": {"cache_n": 30, "prompt_n": 60}, "usage": None},
    ),
}  # fmt: skip


@contextmanager
def running_server(host: str = "127.0.0.1") -> Iterator[Scripted]:
    """A server on this machine, until the end of the block."""
    script = Scripted(host=host)
    server = ThreadingHTTPServer(
        (host, 0), type("ScriptedHandler", (Handler,), {"script": script})
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
