"""One request of a tool to a server it was granted: checked, bounded, redirects as well."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from workbench.base.errors import PolicyError, ToolError
from workbench.policy.egress import Target, check_granted, numbers_of, read_target

MOST_REDIRECTS = 5
_CONNECT_S = 10.0
_PIECE_BYTES = 16_384
_MOVED = (301, 302, 303, 307, 308)
_LOOK_S = 0.1


@dataclass(frozen=True, slots=True)
class Call:
    """A request.

    Attributes:
        address: In full.
        hosts: The servers that were granted.
        seconds: For all of it, redirects as well.
        most_bytes: Of the answer; more is cut.
        follows: Go where the server leads to, if that was granted; else that is the answer.
    """

    method: str
    address: str
    headers: Mapping[str, str]
    body: bytes | None
    hosts: tuple[str, ...]
    seconds: float
    most_bytes: int
    follows: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    reason: str
    kind: str
    text: str
    cut: bool


def ask(call: Call, cancelled: threading.Event) -> Reply:
    """Ask a server, blocking; the network must be open for this thread.

    Raises:
        ToolError: It was not reached, or answered nothing that can be used.
        PolicyError: It, or where it leads to, was not granted.
    """
    end_s = time.monotonic() + call.seconds
    target = read_target(call.address)
    for _hop in range(MOST_REDIRECTS + 1):
        reply, next_address = _asked(call, target, end_s, cancelled)
        if reply.status not in _MOVED or not next_address or not call.follows:
            return reply
        base = f"{'https' if target.tls else 'http'}://{target.shown}{target.path}"
        further = read_target(_joined(base, next_address))
        call = _followed(call, reply.status, target, further)
        target = further
    raise ToolError(f"the server sends the tool on more than {MOST_REDIRECTS} times")


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location.partition("#")[0])
    except ValueError as exc:
        raise PolicyError("the server sends the tool to no address") from exc


def _followed(call: Call, status: int, before: Target, after: Target) -> Call:
    """The request that a redirect asks for; to another server go neither headers nor body."""
    if before.tls and not after.tls:
        raise PolicyError(
            f"{before.shown} leads to an address without encryption", "Write that one yourself."
        )
    if call.method not in ("GET", "HEAD") and status != 303 and before.origin != after.origin:
        raise PolicyError(
            f"{before.shown} would have what was sent to it sent to {after.shown}",
            "Write that address yourself.",
        )
    if status in (301, 302, 303) and call.method not in ("GET", "HEAD"):
        call = replace(call, method="GET", body=None)
    return call if before.origin == after.origin else replace(call, headers={})


def _asked(
    call: Call, target: Target, end_s: float, cancelled: threading.Event
) -> tuple[Reply, str]:
    exactly = check_granted(target, call.hosts)
    numbers = numbers_of(target, exactly=exactly)
    try:
        plain = _connected(numbers, target.port, end_s)
        with _within(plain.dup(), end_s, cancelled):
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.sock = _secured(plain, target) if target.tls else plain
            with _closed_at_end(connection):
                headers = {"Accept": "*/*", "Accept-Encoding": "identity", **call.headers}
                headers |= {"Host": target.shown, "Connection": "close"}
                connection.request(call.method, target.path, call.body, headers)
                return _read(connection.getresponse(), call.most_bytes)
    except TimeoutError as exc:
        raise ToolError(f"{target.shown} did not answer within {call.seconds:g} s") from exc
    except (OSError, http.client.HTTPException, ValueError) as exc:
        if cancelled.is_set():
            raise ToolError("the call was stopped") from exc
        raise ToolError(f"{target.shown} could not be asked: {_reason(exc)}") from exc


def _connected(numbers: tuple[str, ...], port: int, end_s: float) -> socket.socket:
    """A connection to the first number that takes it; the name is not looked up again."""
    last: OSError = OSError("there is no number")
    for number in numbers:
        left = end_s - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((number, port), min(left, _CONNECT_S))
        except OSError as exc:
            last = exc
    raise last


def _secured(plain: socket.socket, target: Target) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)


def _read(answer: http.client.HTTPResponse, most_bytes: int) -> tuple[Reply, str]:
    coding = answer.getheader("Content-Encoding", "identity") or "identity"
    if coding.strip().lower() != "identity":
        raise ToolError("the server answers packed, although it was asked not to")
    data = b""
    while len(data) <= most_bytes and (piece := answer.read(_PIECE_BYTES)):
        data += piece
    kind = answer.getheader("Content-Type", "") or ""
    text = data[:most_bytes].decode("utf-8", "replace")
    reply = Reply(answer.status, answer.reason, kind, text, len(data) > most_bytes)
    return reply, answer.getheader("Location", "") or ""


@contextmanager
def _closed_at_end(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Close a connection at the end, whatever state it is in."""
    try:
        yield
    finally:
        with suppress(OSError):
            connection.close()


@contextmanager
def _within(
    connection: socket.socket, end_s: float, cancelled: threading.Event
) -> Iterator[None]:
    """End what is done with a connection when its time is over: a timeout bounds pauses only.

    Raises:
        TimeoutError: It took longer.
    """
    done, late = threading.Event(), threading.Event()

    def watch() -> None:
        while not done.wait(_LOOK_S):
            over = time.monotonic() > end_s
            if over or cancelled.is_set():
                if over:
                    late.set()
                with suppress(OSError):  # wakes the thread that reads from its twin
                    connection.shutdown(socket.SHUT_RDWR)
                return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError):
        if late.is_set():
            raise TimeoutError from None
        raise
    finally:
        done.set()
        with suppress(OSError):
            connection.close()
    if late.is_set():  # what was read until then looks like a whole answer
        raise TimeoutError


def _reason(exc: Exception) -> str:
    return getattr(exc, "strerror", None) or str(exc) or type(exc).__name__
