"""What goes wrong while one request is made ready ends that request, and no other."""

from __future__ import annotations

import logging

from workbench.base.errors import EngineError, RequestError
from workbench.engines.api import Request

log = logging.getLogger(__name__)
_MOST_CHARS = 300


def check_request(request: Request, *, writes: bool = True) -> None:
    """Refuse what no prompt can help.

    Args:
        request: What is asked.
        writes: The model writes texts.

    Raises:
        RequestError: It asks for nothing, or of a model that writes nothing.
    """
    if not writes:
        raise RequestError(
            "this model makes vectors of texts or ranks them, and writes nothing",
            "Choose a chat model.",
        )
    if request.sampling.max_new_tokens < 1:
        raise RequestError(
            f"max_new_tokens is {request.sampling.max_new_tokens}",
            "Ask for at least one token.",
        )


def request_failure(exc: Exception) -> EngineError:
    """The error with which a request ends that could not be made ready."""
    if isinstance(exc, EngineError):
        return exc
    log.error("engine.prepare_failed", exc_info=exc)
    return RequestError(
        f"the request could not be made ready: {type(exc).__name__}: {exc}"[:_MOST_CHARS],
        "Look at the tools' parameters and at the schema of the answer, or let the agent "
        "write freely.",
    )
