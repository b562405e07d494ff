"""Why a request is not answered, as the OpenAI API says it."""

from __future__ import annotations

import json
from typing import Any

from workbench.base.errors import (
    ContextFull,
    DocumentError,
    EngineCrashed,
    EngineUnavailable,
    ModelError,
    ModelLoadError,
    PolicyError,
    RequestError,
    RunError,
    StoreError,
    TemplateError,
    WorkbenchError,
)

INVALID = "invalid_request_error"
_MOST_MESSAGE_CHARS = 2_000
_KINDS: tuple[tuple[type[WorkbenchError], int, str, str | None], ...] = (
    (ContextFull, 400, INVALID, "context_length_exceeded"),
    (RequestError, 400, INVALID, None),
    (TemplateError, 400, INVALID, "template_failed"),
    (EngineCrashed, 500, "server_error", "engine_crashed"),
    (EngineUnavailable, 503, "server_error", "engine_unavailable"),
    (ModelLoadError, 503, "server_error", "model_unavailable"),
    (ModelError, 503, "server_error", "model_unavailable"),
    (PolicyError, 403, "permission_error", "not_allowed"),
    (StoreError, 500, "server_error", "not_stored"),
    (DocumentError, 400, INVALID, "bad_document"),
    (RunError, 503, "server_error", "not_started"),
)


class ApiRefusal(Exception):
    """A request that is not answered, or not to its end.

    Attributes:
        status: Of the HTTP answer.
        message: What is wrong, for the person who wrote the program that asks.
        kind: The ``type`` of the error.
        code: A word for programs; None for none.
        param: The field that is wrong; None for none.
        retry_s: After how many seconds it is worth another try; 0 says nothing of that.
        asks_again: Whether a client may try again by itself.
    """

    def __init__(
        self,
        status: int,
        message: str,
        kind: str = INVALID,
        code: str | None = None,
        param: str | None = None,
        retry_s: float = 0.0,
        *,
        asks_again: bool = True,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.kind = status, message[:_MOST_MESSAGE_CHARS], kind
        self.code, self.param, self.retry_s = code, param, retry_s
        self.asks_again = asks_again

    def values(self) -> dict[str, Any]:
        """The error as the API tells it."""
        return {
            "message": self.message,
            "type": self.kind,
            "param": self.param,
            "code": self.code,
        }

    def body(self) -> bytes:
        """The body of the answer."""
        return json.dumps({"error": self.values()}).encode()

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """What is said beside the body."""
        found: list[tuple[bytes, bytes]] = []
        if self.retry_s > 0:
            found.append((b"retry-after", str(max(1, round(self.retry_s))).encode()))
        if not self.asks_again:  # clients of the OpenAI API otherwise try a 409 again
            found.append((b"x-should-retry", b"false"))
        if self.status == 401:
            found.append((b"www-authenticate", b"Bearer"))
        return found


def bad(message: str, param: str | None = None, code: str | None = None) -> ApiRefusal:
    """What is asked is wrong."""
    return ApiRefusal(400, message, code=code, param=param)


def of_error(error: WorkbenchError) -> ApiRefusal:
    """A failure of the program as the API tells it."""
    status, kind, code = 500, "server_error", None
    for made, found_status, found_kind, found_code in _KINDS:
        if isinstance(error, made):
            status, kind, code = found_status, found_kind, found_code
            break
    message = error.message[:1].upper() + error.message[1:]
    if not message.endswith((".", "!", "?")):
        message += "."
    said = f"{message} {error.hint}".strip()
    param = "messages" if code == "context_length_exceeded" else None
    return ApiRefusal(status, said, kind, code, param)


def defect() -> ApiRefusal:
    """Something is wrong with this program; what is in its log, not in the answer."""
    return ApiRefusal(
        500, "A defect of the server. Its log says more.", "server_error", "internal_error"
    )
