"""What programs ask instead of Foundry Local's own web service, which asks nobody who he is.

The service itself listens where no page in a browser finds it: at a random address among the
sixteen million of this machine, told to this front only.
"""

from __future__ import annotations

import http.client
import json
import logging
import secrets
import socketserver
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from workbench.engines.foundry_local.visitors import HERE, KEY_BYTES, Doorkeeper, Refusal

log = logging.getLogger(__name__)
_HEAD_PATIENCE_S = 30.0
_ANSWER_PATIENCE_S = 3600.0
"""A long prompt on a slow processor is read for a while before the first word."""
_MOST_VISITORS = 64
_PIECE_BYTES = 65536
_PAUSE_S = 0.1
"""How often it looks whether it is to close."""
_REST_PIECES, _REST_PATIENCE_S = 16, 1.0


class Front:
    """A port of this machine, until it is closed.

    Attributes:
        url: Where it answers.
        key: What every request must bring.
    """

    def __init__(self, service_url: str) -> None:
        """Open the port.

        Args:
            service_url: Where the web service itself listens.
        """
        parts = urlsplit(service_url)
        self.key = secrets.token_urlsafe(KEY_BYTES)
        self._server = _Server((parts.hostname or HERE, parts.port or 0))
        port = self._server.server_address[1]
        self._server.door = Doorkeeper((f"{HERE}:{port}", f"localhost:{port}"), self.key)
        self.url = f"http://{HERE}:{port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_PAUSE_S,), name="front", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = _MOST_VISITORS

    def __init__(self, service: tuple[str, int]) -> None:
        super().__init__((HERE, 0), _Visit)
        self.service = service
        self.door = Doorkeeper(())
        self._places = threading.BoundedSemaphore(_MOST_VISITORS)

    def process_request(self, request: Any, client_address: Any) -> None:
        """One more thread; where there are many already, the connection ends."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make the place free again."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who went away is no news."""
        log.debug("front.visit_failed")


class _Visit(BaseHTTPRequestHandler):
    """One request; the connection ends with its answer, so that none hides behind another."""

    protocol_version = "HTTP/1.1"
    timeout = _HEAD_PATIENCE_S
    server: _Server

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is judged, also those that nobody has heard of."""
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        self.close_connection = True
        refusal = self.server.door.refuses(self.command, self.path, self.headers)
        if refusal is not None:
            log.debug("front.refused status=%d", refusal.status)
            self._refuse(refusal)
            return
        length = self._length()
        body = self.rfile.read(length)
        if len(body) < length:
            return
        host, port = self.server.service
        service = http.client.HTTPConnection(host, port, timeout=_ANSWER_PATIENCE_S)
        with closing(service):
            try:
                service.request(self.command, self.path, body or None, self._told())
                answer = service.getresponse()
            except (OSError, http.client.HTTPException):
                self._refuse(Refusal(502, "Foundry Local's web service does not answer"))
                return
            self._pass_on(answer)

    def _told(self) -> dict[str, str]:
        """The little of the head that the service is told; neither the key nor who asks."""
        names = ("Content-Type", "Accept")
        return {name: self.headers[name] for name in names if self.headers[name]}

    def _pass_on(self, answer: http.client.HTTPResponse) -> None:
        """The answer, piece by piece; one that breaks off has no last piece."""
        length = answer.headers.get("Content-Length")
        in_pieces = length is None and self.request_version == self.protocol_version
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.headers.get("Content-Type", "text/plain"))
        if length is not None:
            self.send_header("Content-Length", length)
        if in_pieces:
            self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Connection", "close")
        self.end_headers()
        with suppress(OSError, http.client.HTTPException):
            while piece := answer.read1(_PIECE_BYTES):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if in_pieces else piece)
            if in_pieces:
                self.wfile.write(b"0\r\n\r\n")

    def _length(self) -> int:
        return int(self.headers.get("Content-Length", "0"))

    def _refuse(self, refusal: Refusal) -> None:
        said = {"error": {"message": refusal.reason, "type": "invalid_request_error"}}
        body = json.dumps(said).encode()
        self.send_response(refusal.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        if refusal.status == http.client.UNAUTHORIZED:
            self.send_header("WWW-Authenticate", "Bearer")
        self.end_headers()
        self.wfile.write(body)
        self._read_rest()

    def _read_rest(self) -> None:
        """What is left unread would tear the connection down before the answer is read."""
        self.connection.settimeout(_REST_PATIENCE_S)
        with suppress(OSError, ValueError):
            left = self._length()
            for _ in range(_REST_PIECES):
                if left <= 0 or not (piece := self.rfile.read1(min(left, _PIECE_BYTES))):
                    return
                left -= len(piece)

    def version_string(self) -> str:
        """What it is called, without what it is made of."""
        return "Workbench"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""
