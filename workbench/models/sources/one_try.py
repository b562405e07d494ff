"""The hub's library held to what a person asked: one try, and no request of its own.

It would otherwise ask the hub which agent harnesses there are, report versions of unrelated
packages, and try again for half a minute.
"""

from __future__ import annotations

import os
from functools import cache

import httpx2

from workbench.base.errors import TransferError

_LATER = "Check the network and the hub's address in the settings; local models still work."
_ASKED = "/api/models"
_BUSY = frozenset({429, 500, 502, 503, 504})


class OneTry(httpx2.HTTPTransport):
    """Turns what libraries try again, for half a minute, into an error of ours."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry out one request.

        Raises:
            TransferError: There is no connection, or the server is not able to answer now.
        """
        host = request.url.host
        if not request.url.path.startswith(_ASKED):
            raise TransferError(f"nobody asked for {request.url.path}", _LATER)
        try:
            answer = super().handle_request(request)
        except httpx2.TransportError as exc:
            reason = str(exc) or type(exc).__name__
            raise TransferError(f"{host} cannot be reached: {reason}", _LATER) from exc
        if answer.status_code in _BUSY:
            answer.close()
            raise TransferError(f"{host} answers with status {answer.status_code}", _LATER)
        return answer


def one_try_client(timeout_s: float) -> httpx2.Client:
    """A client that tries once, and keeps no connection open that nobody would close."""
    timeout = httpx2.Timeout(timeout_s, connect=min(timeout_s, 10.0))
    transport = OneTry(limits=httpx2.Limits(max_keepalive_connections=0))
    return httpx2.Client(transport=transport, timeout=timeout, follow_redirects=True)


@cache
def use_one_try(timeout_s: float) -> None:
    """Let the hub's library use such a client; once, for it shares one among all threads."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")  # read when it is imported
    from huggingface_hub import set_client_factory

    set_client_factory(lambda: one_try_client(timeout_s))
