"""A catalogue server in the language of Foundry Local's, that answers by script."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class ScriptedGallery:
    """What it is told, and what it heard."""

    url: str = ""
    status: int = 200
    answer: Any = None
    heard: list[dict[str, Any]] = field(default_factory=list)


def entry(name: str, *, alias: str, tools: bool = True) -> dict[str, Any]:
    """One model of the catalogue."""
    address = f"azureml://registries/test/models/{name}/versions/1"
    return {
        "assetId": address,
        "annotations": {
            "tags": {"alias": alias, "task": "chat-completion"},
            "systemCatalogData": {
                "displayName": f"The {alias}",
                "publisher": "Somebody",
                "license": "MIT",
                "textContextWindow": 4096,
                "inferenceTasks": ["chat-completion"],
                "modelCapabilities": ["tool-calling"] if tools else [],
            },
        },
        "properties": {
            "name": name,
            "version": 1,
            "variantInfo": {
                "variantMetadata": {
                    "modelType": "ONNX",
                    "device": "cpu",
                    "executionProvider": "CPUExecutionProvider",
                    "fileSizeBytes": 5 * 1024 * 1024,
                }
            },
        },
    }


class Handler(BaseHTTPRequestHandler):
    """One question."""

    script: ScriptedGallery
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        question = self.rfile.read(int(self.headers["Content-Length"]))
        self.script.heard.append(json.loads(question))
        answer = self.script.answer
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(self.script.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""


@contextmanager
def running_gallery(*entries: dict[str, Any]) -> Iterator[ScriptedGallery]:
    """A server on this machine, until the end of the block."""
    script = ScriptedGallery(answer={"summaries": list(entries), "continuationToken": None})
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("GalleryHandler", (Handler,), {"script": script})
    )
    server.daemon_threads = True
    script.url = f"http://127.0.0.1:{server.server_address[1]}/asset-gallery/v1.0/models"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
