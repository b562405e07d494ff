"""What went wrong with a server, as precisely as it can be known."""

from __future__ import annotations

import errno
import json
import socket
import ssl
from collections.abc import Iterator
from typing import Any

from workbench.base.errors import EngineError, PolicyError, RequestError
from workbench.engines.openai_compatible.answer import known_error
from workbench.engines.openai_compatible.connection import Connection

_BUSY = (429, 503)
_FIRST_PAUSE_S = 0.25
_LONGEST_PAUSE_S = 10.0
_FORBIDDEN = (401, 403)
_MISSING = 404
_BAD_REQUEST = (400, 413, 422)


def pause_before_s(exc: BaseException, tries: int, most_s: float) -> float | None:
    """How long to wait before a server is asked again; None if it is better given up.

    Args:
        exc: How it failed just now.
        tries: How often it failed before.
        most_s: The longest pause that a server may ask for.
    """
    if not can_retry(exc):
        return None
    if asked_s := retry_after_s(exc):
        return asked_s if asked_s <= most_s else None
    return min(_FIRST_PAUSE_S * 2.0**tries, _LONGEST_PAUSE_S)


def can_retry(exc: BaseException) -> bool:
    """It may go well a moment later: nobody listens yet, or the server is busy."""
    if _status(exc) in _BUSY:
        return True
    return any(isinstance(cause, ConnectionRefusedError) for cause in _causes(exc)) or any(
        isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED
        for cause in _causes(exc)
    )


def retry_after_s(exc: BaseException) -> float:
    """How long the server asks to wait; 0 if it does not say."""
    response = getattr(exc, "response", None)
    text = response.headers.get("retry-after", "") if response is not None else ""
    try:
        return max(0.0, float(text))
    except ValueError:
        return 0.0


def failure_of(exc: BaseException, connection: Connection, node: str = "") -> EngineError:
    """The error to show for an exception of a request; ``node`` is that which answered."""
    for cause in _causes(exc):
        if isinstance(cause, EngineError):
            return cause
        if isinstance(cause, PolicyError):
            return EngineError(cause.message, cause.hint)
    status = _status(exc)
    if status:
        return status_failure(status, getattr(exc, "body", None), connection)
    where = f"{connection.host}:{connection.port}"
    for cause in _causes(exc):
        if (told := _of_network(cause, connection, node)) is not None:
            return told
    if any(type(cause).__name__ == "ConnectTimeout" for cause in _causes(exc)):
        return _away(where, f"no connection within {connection.connect_s:g} seconds")
    if any(
        type(cause).__name__ in ("RemoteProtocolError", "ReadError", "WriteError")
        for cause in _causes(exc)
    ):
        return broken_off(connection, node)
    root = list(_causes(exc))[-1]
    return EngineError(
        f"talking with the server at {where} failed: {type(root).__name__}: {root}"[:500],
        "Look at the server's own log, then ask again.",
    )


def broken_off(connection: Connection, node: str = "") -> EngineError:
    """An answer that ended without its end; ``node`` is that which wrote it, where known."""
    where = f"the server at {connection.host}:{connection.port}"
    if node:
        return EngineError(
            f"node {node} of {where} was lost in the middle: the answer is not whole",
            "Ask again: another node answers then.",
        )
    return EngineError(
        f"{where} closed the connection in the middle: the answer is not whole",
        "It may have crashed: look at its own log, then ask again.",
    )


def _of_network(cause: BaseException, connection: Connection, node: str) -> EngineError | None:
    where = f"{connection.host}:{connection.port}"
    if isinstance(cause, ssl.SSLError):
        return EngineError(
            f"the server at {where} has no certificate that this system trusts: {cause}"[:400],
            "Check the address, or the date of this machine.",
        )
    if isinstance(cause, socket.gaierror):
        return _away(where, "its name is not known")
    if isinstance(cause, ConnectionRefusedError):
        return _away(where, "nobody listens there")
    if isinstance(cause, ConnectionResetError | BrokenPipeError):
        return broken_off(connection, node)
    if isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED:
        return _away(where, "nobody listens there")
    return None


def _away(where: str, reason: str) -> EngineError:
    return EngineError(
        f"the server at {where} cannot be reached: {reason}",
        "Start the server, or check its address.",
    )


def status_failure(status: int, body: Any, connection: Connection) -> EngineError:
    """The error for an answer with this status."""
    body = _inner(body)
    said = _said(body)
    if status in _FORBIDDEN:
        kept = "refused the key" if connection.key_name else "wants a key"
        return EngineError(
            f"the server {kept} (HTTP {status}){_tail(said)}",
            "Connect the server again, with a key.",
        )
    if status == _MISSING:
        return EngineError(
            f"the server does not know the model {connection.model!r}, or not this address "
            f"(HTTP 404){_tail(said)}",
            "Check the model's name and the address: it mostly ends in /v1.",
        )
    if status in _BUSY:
        return EngineError(
            f"the server is too busy (HTTP {status}){_tail(said)}",
            "Wait a moment, or choose another model.",
        )
    if (known := known_error(body)) is not None:
        return known
    if status in _BAD_REQUEST:
        return RequestError(f"the server refused the request (HTTP {status}){_tail(said)}", "")
    return EngineError(
        f"the server failed (HTTP {status}){_tail(said)}", "Look at the server's own log."
    )


def _status(exc: BaseException) -> int:
    status = getattr(exc, "status_code", 0)
    return status if isinstance(status, int) else 0


def _inner(body: Any) -> Any:
    if isinstance(body, dict) and isinstance(body.get("error"), dict | str):
        return body["error"]
    return body


def _said(body: Any) -> str:
    if isinstance(body, dict):
        text = body.get("message") or body.get("detail")
        return text if isinstance(text, str) else json.dumps(body)
    return body if isinstance(body, str) else ""


def _tail(said: str) -> str:
    text = " ".join(said.split())[:300]
    return f": {text}" if text else ""


def _causes(exc: BaseException) -> Iterator[BaseException]:
    """The exception, and all that led to it."""
    seen: set[int] = set()
    waiting = [exc]
    while waiting:
        found = waiting.pop(0)
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        if isinstance(found, BaseExceptionGroup):
            waiting += found.exceptions
        waiting += [
            cause for cause in (found.__cause__, found.__context__) if cause is not None
        ]
