"""Whether a server is there, and what it says of the model."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.base.errors import EngineError, ModelLoadError
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.openai_compatible.failures import (
    can_retry,
    failure_of,
    status_failure,
)

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)
_MOST_BYTES = 4 * 1024 * 1024
_TRIES = 2
_PAUSE_S = 0.3
_LIST_S = 15.0
_FORBIDDEN = (401, 403)
_STRICT = frozenset({"ollama", "vllm", "openai", "foundry"})
"""Servers that answer for the models of their list only."""
_CONTEXT_NAMES = (
    "max_model_len", "context_length", "max_context_length", "loaded_context_length",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What a server says of a model; 0 where it says nothing."""

    context_tokens: int = 0
    parameters: int = 0


async def ask_server(http: httpx2.AsyncClient, connection: Connection) -> ServerFacts:
    """Ask for the list of models.

    A server that answers at all is there: not every one has a list that works.

    Raises:
        ModelLoadError: It is not there, or has no such model.
        EngineError: It wants a key, or another one.
    """
    for tries in range(_TRIES):
        try:
            async with asyncio.timeout(connection.connect_s + _LIST_S):
                listed = await _list(http, connection)
            break
        except TimeoutError:
            raise ModelLoadError(
                f"the server at {connection.host}:{connection.port} took the connection but "
                "does not answer",
                "Wait until it has started, or start it again.",
            ) from None
        except Exception as exc:
            if can_retry(exc) and tries + 1 < _TRIES:
                await asyncio.sleep(_PAUSE_S)
                continue
            failure = failure_of(exc, connection)
            if "in the middle" not in failure.message:
                raise failure from exc
            # One server is known whose list breaks off when it finds no folder of models.
            log.info("server.no_list")
            return ServerFacts()
    return facts_of(listed, connection)


def facts_of(listed: Any, connection: Connection) -> ServerFacts:
    """What the list says of the connection's model.

    Raises:
        ModelLoadError: The model is not in it, and must be.
    """
    entries = listed.get("data") if isinstance(listed, dict) else None
    models = [entry for entry in entries or () if isinstance(entry, dict)]
    names = [str(entry.get("id", "")) for entry in models]
    if connection.model not in names:
        if connection.kind in _STRICT and names and f"{connection.model}:latest" not in names:
            known = ", ".join(names[:10])
            raise ModelLoadError(
                f"the server has no model {connection.model!r}", f"It has: {known}."
            )
        return ServerFacts()
    entry = models[names.index(connection.model)]
    meta = entry.get("meta")
    more = meta if isinstance(meta, dict) else {}
    context = [entry.get(name) for name in _CONTEXT_NAMES]
    context += [more.get("n_ctx"), more.get("n_ctx_train")]
    return ServerFacts(
        next((count for count in map(_count, context) if count), 0),
        _count(more.get("n_params")),
    )


def _count(value: Any) -> int:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**50
    return int(value) if good else 0


async def _list(http: httpx2.AsyncClient, connection: Connection) -> Any:
    """The list; None where the server has none that can be read.

    Raises:
        EngineError: The server wants a key.
    """
    async with http.stream("GET", f"{connection.base_url}/models") as response:
        text = b""
        async for piece in response.aiter_bytes():
            text += piece
            if len(text) > _MOST_BYTES:
                raise EngineError("the server's list of models has no end", "")
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        listed = None
    if response.status_code in _FORBIDDEN:
        raise status_failure(response.status_code, listed, connection)
    return listed if response.is_success else None
