"""What goes over the wire to an Ollama server: nothing endless, and nothing for ever."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.base.errors import EngineError, EngineUnavailable, RequestError
from workbench.engines.ollama.address import plain_address

if TYPE_CHECKING:
    import httpx2

_MOST_BYTES = 16 * 1024 * 1024
_MOST_LINE_BYTES = 1024 * 1024
_SUCCESS = 300
_SHOWN_CHARS = 300


class Stopped(Exception):
    """The caller does not want the answer any more."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a server may take.

    Attributes:
        connect_s: Until it takes the connection.
        answer_s: Without a word in the middle of an answer.
        load_s: Likewise, while it loads a model or checks one it has fetched.
        whole_s: For all of a short answer, once it has begun.
    """

    connect_s: float = 3.0
    answer_s: float = 30.0
    load_s: float = 600.0
    whole_s: float = 60.0


class StopSwitch:
    """Ends a request from another thread, even while that waits for the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: socket.socket | None = None
        self.stopped = False

    def stop(self) -> None:
        """End it now."""
        with self._lock:
            self.stopped = True
            if self._connection is not None:
                # Only this wakes a thread that waits for data.
                with suppress(OSError):
                    self._connection.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def over(self, response: httpx2.Response) -> Iterator[None]:
        """Hold the connection of a response while it is read."""
        stream = response.extensions.get("network_stream")
        found = stream.get_extra_info("socket") if stream is not None else None
        with self._lock:
            if self.stopped:
                raise Stopped
            self._connection = found if isinstance(found, socket.socket) else None
        try:
            yield
        finally:
            with self._lock:
                self._connection = None


class OllamaWire:
    """Sends requests to one server, each on a connection of its own. Blocks: wants a thread."""

    def __init__(
        self,
        address: str,
        patience: Patience,
        permit: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            address: Of the server.
            patience: How long it may take.
            permit: Entered by the thread that opens a connection; the network guard's word.
        """
        self.address = plain_address(address)
        self._patience, self._permit = patience, permit

    def ask(self, method: str, path: str, body: Any = None, *, loads: bool = False) -> Any:
        """One question and its answer, a JSON object.

        Raises:
            EngineUnavailable: Nobody answers there.
            RequestError: The server answered with an error of its own.
            EngineError: What came is no answer.
        """
        with self._answer(method, path, body, loads) as response:
            data, until_s = bytearray(), time.monotonic() + self._patience.whole_s
            for piece in response.iter_raw():
                data += piece
                if time.monotonic() > until_s:
                    raise EngineError(
                        f"Ollama at {self.address} did not come to the end of its answer",
                        "Ask again; if it repeats, start Ollama again.",
                    )
                if len(data) > _MOST_BYTES:
                    raise EngineError(
                        "Ollama's answer has no end", "Check the address of the server."
                    )
        return _object(bytes(data)) if data.strip() else {}

    def lines(self, path: str, body: Any, stop: StopSwitch) -> Iterator[dict[str, Any]]:
        """One question and an answer in many lines, a JSON object each.

        Raises:
            Stopped: The switch was used.
            EngineUnavailable: Nobody answers there.
            RequestError: The server sent an error of its own.
            EngineError: A line is no JSON, or the answer broke off.
        """
        try:
            with self._answer("POST", path, body, True) as response, stop.over(response):
                for line in _split(response.iter_raw()):
                    if stop.stopped:
                        raise Stopped
                    yield _object(line)
        except EngineError as exc:
            if stop.stopped:
                raise Stopped from exc
            raise
        if stop.stopped:
            raise Stopped

    @contextmanager
    def _answer(
        self, method: str, path: str, body: Any, loads: bool
    ) -> Iterator[httpx2.Response]:
        import httpx2

        quiet_s = self._patience.load_s if loads else self._patience.answer_s
        timeout = httpx2.Timeout(quiet_s, connect=self._patience.connect_s)
        headers = {"Accept-Encoding": "identity", "User-Agent": "workbench"}
        secure = self.address.startswith("https:")
        try:
            with (
                self._permit(),
                httpx2.Client(
                    timeout=timeout, headers=headers, trust_env=False, verify=secure
                ) as client,
                client.stream(method, self.address + path, json=body) as response,
            ):
                if response.status_code >= _SUCCESS:
                    raise _refusal(response)
                yield response
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as exc:
            raise not_running(self.address) from exc
        except httpx2.TimeoutException as exc:
            raise EngineError(
                f"Ollama at {self.address} was silent for {quiet_s:.0f} seconds",
                "Ask again; if it repeats, start Ollama again.",
            ) from exc
        except httpx2.HTTPError as exc:
            raise EngineError(
                f"the connection to Ollama at {self.address} broke off: {exc}"[:_SHOWN_CHARS],
                "Ask again: what it has fetched so far is kept.",
            ) from exc


def not_running(address: str) -> EngineUnavailable:
    """Nobody is at the address."""
    return EngineUnavailable(
        f"Ollama does not answer at {address}",
        "Start it: open the Ollama program, or run `ollama serve` in a terminal.",
    )


def _split(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Lines, however they were cut on the way."""
    held = bytearray()
    for piece in pieces:
        held += piece
        *whole, rest = held.split(b"\n")
        held = bytearray(rest)
        yield from (bytes(line) for line in whole if line.strip())
        if len(held) > _MOST_LINE_BYTES:
            raise EngineError("a line of Ollama's has no end", "Check the server's address.")
    if held.strip():
        yield bytes(held)


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise EngineError(
            f"Ollama sent what is no answer of Ollama: {_shown(data)}",
            "Check the address: another program may listen there.",
        )
    if "error" in value:
        raise RequestError(f"Ollama refused: {_message(value['error'])}", "Ask again.")
    return value


def _refusal(response: httpx2.Response) -> EngineError:
    data = bytearray()
    for piece in response.iter_raw():
        data += piece
        if len(data) > _MOST_LINE_BYTES:
            break
    try:
        value = json.loads(bytes(data))
    except (ValueError, RecursionError):
        value = None
    said = value.get("error") if isinstance(value, dict) else None
    if said is None:
        return EngineError(
            f"Ollama answered {response.status_code}: {_shown(bytes(data))}",
            "Check the address: another program may listen there.",
        )
    return RequestError(f"Ollama refused: {_message(said)}", "Ask again.")


def _message(said: Any) -> str:
    if isinstance(said, dict):
        said = said.get("message", said)
    return " ".join(str(said).split())[:_SHOWN_CHARS]


def _shown(data: bytes) -> str:
    return repr(" ".join(data[:80].decode("utf-8", "replace").split()))
