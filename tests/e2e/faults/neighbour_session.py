"""A tool and a model of a server at another address, and something that nobody allowed.

To be started in a network namespace of its own, with the address of the server; prints what the
ledger then holds, one entry a line.
"""

from __future__ import annotations

import asyncio
import fcntl
import socket
import struct
import sys
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.servers.scripted import MODEL, running_server
from workbench.app.connecting import connect, model_id_of
from workbench.app.workbench import open_workbench
from workbench.base.errors import PolicyError
from workbench.engines.openai_compatible.connection import Connection
from workbench.policy.ledger_values import Query, line_of
from workbench.tools.web import Call, ask

SET_ADDRESS, SET_FLAGS, UP = 0x8916, 0x8914, 0x1
ANSWER = b"x" * 100_000


class Answers(BaseHTTPRequestHandler):
    """Answers everything with the same."""

    def log_message(self, *_words: object) -> None:
        pass

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)


def add_address(number: str) -> None:
    """Let the namespace's own device have one more address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        fcntl.ioctl(made, SET_FLAGS, struct.pack("16sH14x", b"lo", UP))
        address = struct.pack("=H2x4s8x", socket.AF_INET, socket.inet_aton(number))
        fcntl.ioctl(made, SET_ADDRESS, struct.pack("16s16s", b"lo:1", address))
        fcntl.ioctl(made, SET_FLAGS, struct.pack("16sH14x", b"lo:1", UP))


async def session(number: str, port: int, base_url: str) -> None:
    """Ask as a tool may, answer with a server's model, then try without leave."""
    async with open_workbench() as bench:
        way = bench.guard.way_of("tool")
        call = Call(
            "GET", f"http://{number}:{port}/", {}, None, (f"{number}:{port}",), 10.0, 200_000
        )

        def asked() -> None:
            with way("the tool asks", (number,)):
                assert len(ask(call, threading.Event()).text) == len(ANSWER)

        await asyncio.to_thread(asked)
        there = Connection(base_url, MODEL, context_tokens=2048)
        connected = await connect(bench, there, check=False)
        run = await bench.runs.start("starter", "hello", model_id=model_id_of(bench, connected))
        await run.wait()
        assert run.records[-1].event.end == "answered", run.records[-1]  # type: ignore[union-attr]
        await bench.loading.unload(model_id_of(bench, connected))
        with suppress(PolicyError), socket.socket() as made:
            made.connect((number, port))
    for entry in bench.ledger.reading.each(Query()):
        sys.stdout.write(f"{line_of(entry)}\n")


def main() -> None:
    """Be the server and the program."""
    number = sys.argv[1]
    add_address(number)
    with (
        running_server(number) as models,
        ThreadingHTTPServer((number, 0), Answers) as server,
    ):
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        asyncio.run(session(number, server.server_port, models.base_url))
        server.shutdown()


if __name__ == "__main__":
    main()
