"""Nodes that die while they answer, behind the real HAProxy: what each client is told."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest

from workbench.app.deploy.gateway_answers import NODE_HEADER
from workbench.app.deploy.haproxy import CONFIGURATION, Route, Seat, files_of
from workbench.app.deploy.values import Gateway, Listen, NodeSpec
from workbench.engines.api import Failed, Finished, LoadOptions, Message, Request, TextDelta
from workbench.engines.openai_compatible.engine import load

CLIENT = httpx2.Client(timeout=10, trust_env=False)
"""Holds its connections open, as real clients do."""
READS, WRITES = "agent:reads", "agent:writes"
pytestmark = pytest.mark.skipif(
    shutil.which("haproxy") is None and not os.environ.get("CI"),
    reason="HAProxy is not installed: apt install haproxy",
)


class Node:
    """A node that answers by script.

    Attributes:
        does: ``answer``, ``die`` before the first byte, or ``cut`` after the first piece.
        heard: The headers of each question.
    """

    def __init__(self, name: str) -> None:
        self.name, self.does = name, "answer"
        self.heard: list[dict[str, str]] = []
        made = type("Bound", (Handler,), {"node": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), made)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def end(self) -> None:
        self.does = "die"  # on the connections that are open
        self.server.shutdown()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    node: Node
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with suppress(ConnectionResetError):  # of a look at its health
            super().handle()

    def do_GET(self) -> None:
        known = b'{"data": [{"id": "agent:reads"}, {"id": "agent:writes"}]}'
        self.whole(known if self.path == "/v1/models" else b"{}")

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.node.heard.append({name.lower(): text for name, text in self.headers.items()})
        if self.node.does == "die":
            self.torn()
        elif body.get("stream"):
            self.stream()
        else:
            message = {"role": "assistant", "content": self.node.name}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            self.whole(json.dumps({"choices": [choice]}).encode())

    def whole(self, body: bytes) -> None:
        with suppress(OSError):  # the gateway looks at the head alone
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        choice = {"index": 0, "delta": {"content": self.node.name}, "finish_reason": None}
        self.chunk(b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n")
        if self.node.does == "cut":
            time.sleep(0.2)
            self.torn()
            return
        done = json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self.chunk(f"data: {done}\n\ndata: [DONE]\n\n".encode())
        self.chunk(b"")

    def chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def torn(self) -> None:
        """As the kernel closes the connections of a process that was killed."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""


@contextmanager
def gateway(folder: Path, nodes: list[Node]) -> Iterator[str]:
    """The real gateway before these nodes; its address."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    seats = [Seat(NodeSpec(node.name), node.address) for node in nodes]
    names = tuple(node.name for node in nodes)
    routes = [Route(READS, names, again=True), Route(WRITES, names, again=False)]
    made = files_of(Listen(port=port), Gateway(check_s=0.2, balance="in-turn"), seats, routes)
    for name, text in made.items():
        (folder / name).write_text(text)
    process = subprocess.Popen(
        ["haproxy", "-db", "-f", CONFIGURATION],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _until(lambda: _status(f"{url}/health") == 200)
        yield url
    finally:
        process.kill()
        process.wait()


def _status(url: str) -> int:
    with suppress(httpx2.HTTPError):
        return int(CLIENT.get(url).status_code)
    return 0


def _until(holds: Callable[[], bool], patience_s: float = 10.0) -> None:
    until_s = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < until_s
        time.sleep(0.05)


@pytest.fixture
def nodes() -> Iterator[list[Node]]:
    made = [Node(name) for name in ("a", "b", "c")]
    yield made
    for node in made:
        node.end()


@pytest.fixture
def url(tmp_path: Path, nodes: list[Node]) -> Iterator[str]:
    with gateway(tmp_path, nodes) as address:
        yield address


def ask(url: str, model: str, key: str = "", **more: Any) -> httpx2.Response:
    body = {"model": model, "messages": [{"role": "user", "content": "hello"}], **more}
    head = {"x-workbench-held": "mine"} | ({"Idempotency-Key": key} if key else {})
    return CLIENT.post(f"{url}/v1/chat/completions", json=body, headers=head)


@pytest.mark.parametrize("stream", [False, True])
def test_that_a_node_lost_before_its_first_byte_gives_way_to_another(
    url: str, nodes: list[Node], stream: bool
) -> None:
    nodes[0].does = nodes[1].does = "die"
    for _ in range(4):
        got = ask(url, READS, stream=stream)
        assert (got.status_code, got.headers[NODE_HEADER]) == (200, "c")
        assert got.text.endswith("[DONE]\n\n") is stream
    assert nodes[0].heard or nodes[1].heard
    # Until it begins, its node is told, the answer is held: so it says nothing early.
    assert {one["x-workbench-held"] for node in nodes for one in node.heard} == {"1"}


def test_that_what_may_have_run_is_asked_once_and_said_so(url: str, nodes: list[Node]) -> None:
    for node in nodes:
        node.does = "die"
    got = ask(url, WRITES)
    error = got.json()["error"]
    assert (got.status_code, error["code"]) == (502, "node_lost")
    assert got.headers[NODE_HEADER] in error["message"]
    assert got.headers["x-should-retry"] == "false"
    assert sum(len(node.heard) for node in nodes) == 1
    assert "x-workbench-held" not in [*nodes[0].heard, *nodes[1].heard, *nodes[2].heard][0]

    openai = pytest.importorskip("openai")
    # Left to itself, this client asks three times after such a status.
    client = openai.OpenAI(base_url=f"{url}/v1", api_key="k", timeout=10)
    with client, pytest.raises(openai.InternalServerError, match="was lost"):
        client.chat.completions.create(
            model=WRITES, messages=[{"role": "user", "content": "hello"}]
        )
    assert sum(len(node.heard) for node in nodes) == 2


def test_that_a_key_is_of_one_node_also_while_it_is_away(url: str, nodes: list[Node]) -> None:
    keys = [f"key-{number}" for number in range(10)]
    of = {key: ask(url, WRITES, key).headers[NODE_HEADER] for key in keys}
    assert set(of.values()) == {"a", "b", "c"}
    assert {key: ask(url, WRITES, key).headers[NODE_HEADER] for key in keys} == of
    assert {key: ask(url, "unknown", key).headers[NODE_HEADER] for key in keys} == of

    nodes[1].end()
    _until(lambda: ask(url, READS).headers.get(NODE_HEADER) != "b")
    lost = next(key for key in keys if of[key] == "b")
    _until(lambda: ask(url, WRITES, lost).json().get("error", {}).get("code") == "node_away")
    got = ask(url, WRITES, lost)
    assert (got.status_code, got.headers["retry-after"]) == (503, "5")
    assert got.headers[NODE_HEADER] == "b"
    heard = [len(node.heard) for node in nodes]
    ask(url, WRITES, lost)
    assert [len(node.heard) for node in nodes] == heard
    here = next(key for key in keys if of[key] == "a")
    assert ask(url, WRITES, here).headers[NODE_HEADER] == "a"
    assert ask(url, WRITES).status_code == 200  # without a key any other node takes it


def test_that_a_stream_cut_after_its_first_byte_is_never_taken_for_a_whole_answer(
    url: str, nodes: list[Node], tmp_path: Path
) -> None:
    for node in nodes:
        node.does = "cut"
    path = tmp_path / "gateway.connection.json"
    path.write_text(json.dumps({"base_url": f"{url}/v1", "model": READS}))
    engine = load(path, LoadOptions())
    events: list[Any] = []
    with closing(engine):
        engine.submit("r", Request((Message("user", "hello"),)))
        while not events or not isinstance(events[-1][1], Failed | Finished):
            events += engine.step()
    told = [event for _id, event in events]
    said = "".join(event.text for event in told if isinstance(event, TextDelta))
    assert said in ("a", "b", "c")
    assert isinstance(told[-1], Failed)
    assert f"node {said}" in told[-1].error.message
    assert "middle" in told[-1].error.message

    openai = pytest.importorskip("openai")
    with openai.OpenAI(base_url=f"{url}/v1", api_key="k", timeout=10) as client:
        pieces = client.chat.completions.create(
            model=READS, messages=[{"role": "user", "content": "hello"}], stream=True
        )
        with pytest.raises(openai.APIConnectionError):
            list(pieces)
