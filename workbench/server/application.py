"""The addresses of the server, and what stands around each of them."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from workbench.base.errors import WorkbenchError
from workbench.server.completions import chat, completion
from workbench.server.desk import Desk
from workbench.server.door import Door, Visitor
from workbench.server.embeddings import embeddings
from workbench.server.exchange import Exchange, Gone
from workbench.server.lists import health, live, metrics, model, models, ready
from workbench.server.refusals import ApiRefusal, defect, of_error
from workbench.server.responses import responses

log = logging.getLogger(__name__)
Handler: TypeAlias = Callable[[Desk, Exchange], Awaitable[None]]
_EXCHANGE = "workbench.exchange"
_MOST_ID_CHARS = 128
_ADDRESSES: Sequence[tuple[str, str, Handler]] = (
    ("GET", "/health", health),
    ("GET", "/health/live", live),
    ("GET", "/health/ready", ready),
    ("GET", "/metrics", metrics),
    ("GET", "/v1/models", models),
    ("GET", "/v1/models/{name:path}", model),
    ("POST", "/v1/chat/completions", chat),
    ("POST", "/v1/completions", completion),
    ("POST", "/v1/embeddings", embeddings),
    ("POST", "/v1/responses", responses),
)


class Address:
    """One address: carries its handler out, and says why it is not answered."""

    def __init__(self, path: str, handler: Handler, desk: Desk) -> None:
        self._path, self._handler, self._desk = path, handler, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        exchange: Exchange = scope[_EXCHANGE]
        exchange.through(send)
        exchange.address = self._path
        exchange.named = str(scope.get("path_params", {}).get("name", ""))
        try:
            self._desk.check_open(self._path)
            await self._handler(self._desk, exchange)
        except Gone:
            log.debug("server.gone request=%s", exchange.id)
        except ApiRefusal as exc:
            await exchange.refuse(exc)
        except WorkbenchError as exc:
            await exchange.refuse(of_error(exc))
        except Exception:
            log.exception("server.broke request=%s", exchange.id)
            await exchange.refuse(defect())


class Gate:
    """Stands before all addresses: judges the head, gives an id, and counts."""

    def __init__(self, inner: ASGIApp, door: Door, desk: Desk) -> None:
        self._inner, self._door, self._desk = inner, door, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or not."""
        if scope["type"] != "http":
            return
        request_id = _request_id(scope["headers"])
        client = (scope.get("client") or ("",))[0]
        exchange = Exchange(scope, receive, send, request_id, Visitor())
        try:
            exchange.visitor = self._door.admit(
                scope["method"], scope["raw_path"], scope["headers"], client
            )
            scope[_EXCHANGE] = exchange
            await self._inner(scope, receive, send)
        except ApiRefusal as exc:
            log.info("server.refused status=%d code=%s", exc.status, exc.code)
            await exchange.refuse(exc, closes=True)
        except Exception:
            log.exception("server.gate_broke request=%s", request_id)
            await exchange.refuse(defect())
        finally:
            self._desk.metrics.request(exchange.address, exchange.status)


def application(desk: Desk, door: Door, origins: Sequence[str]) -> ASGIApp:
    """All of it.

    Args:
        desk: Takes what is asked.
        door: Judges who asks.
        origins: Web pages that may ask.
    """
    pages = [origin.rstrip("/") for origin in origins]
    around = []
    if pages:
        around.append(
            Middleware(
                CORSMiddleware,
                allow_origins=pages,
                allow_methods=["GET", "POST"],
                allow_headers=["authorization", "content-type", "idempotency-key"],
                expose_headers=["x-request-id", "x-workbench-run"],
            )
        )
    routes = [
        Route(path, Address(path, handler, desk), methods=[method])
        for method, path, handler in _ADDRESSES
    ]
    inner = Starlette(
        routes=routes,
        middleware=around,
        exception_handlers={404: _refused, 405: _refused},
    )
    inner.router.redirect_slashes = False
    return Gate(inner, door, desk)


async def _refused(request: Request, exc: Exception) -> Response:
    """There is no such address, or it is asked in another way."""
    status = exc.status_code if isinstance(exc, HTTPException) else 404
    where = f"{request.method} {request.url.path[:200]}"
    refusal = (
        ApiRefusal(405, f"Not allowed: {where}.", code="bad_method")
        if status == 405
        else ApiRefusal(404, f"Invalid URL ({where})", code="unknown_url")
    )
    exchange: Exchange = request.scope[_EXCHANGE]
    exchange.status = refusal.status
    return Response(
        refusal.body(),
        refusal.status,
        {"x-request-id": exchange.id},
        "application/json",
    )


def _request_id(head: Sequence[tuple[bytes, bytes]]) -> str:
    """That which the program that asks gives it, if it is a plain one, else a new one."""
    for name, value in head:
        if name == b"x-request-id" and len(value) <= _MOST_ID_CHARS:
            text = value.decode("latin-1")
            if text and all(
                char.isascii() and (char.isalnum() or char in "-_.") for char in text
            ):
                return f"req_{text}"
    return f"req_{uuid.uuid4().hex}"
