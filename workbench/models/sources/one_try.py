"""The hub's library held to what a person asked: one try, and no request of its own.

It would otherwise ask the hub which agent harnesses there are, report versions of unrelated
packages, and try again for half a minute.
"""

from __future__ import annotations

import os
import threading
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2

from workbench.base.errors import TransferError

_LATER = "Check the network and the hub's address in the settings; local models still work."
_ASKED = "/api/models"
_BUSY = frozenset({429, 500, 502, 503, 504})


class OneTryClient(httpx2.Client):
    """Turns what libraries try again, for half a minute, into an error of ours.

    It keeps no connection open that nobody would close. Proxies are those of the environment
    if none is given.
    """

    def __init__(self, timeout_s: float, proxy: str = "") -> None:
        super().__init__(
            timeout=httpx2.Timeout(timeout_s, connect=min(timeout_s, 10.0)),
            limits=httpx2.Limits(max_keepalive_connections=0),
            follow_redirects=True,
            proxy=proxy or None,
            event_hooks={"request": [_check]},
        )

    def send(self, request: httpx2.Request, **how: Any) -> httpx2.Response:
        """Carry out one request.

        Raises:
            TransferError: There is no connection, or the server is not able to answer now.
        """
        host = request.url.host
        try:
            answer = super().send(request, **how)
        except httpx2.TransportError as exc:
            reason = str(exc) or type(exc).__name__
            raise TransferError(f"{host} cannot be reached: {reason}", _LATER) from exc
        if answer.status_code in _BUSY:
            answer.close()
            raise TransferError(f"{host} answers with status {answer.status_code}", _LATER)
        return answer


def _check(request: httpx2.Request) -> None:
    if not request.url.path.startswith(_ASKED):
        raise TransferError(f"nobody asked for {request.url.path}", _LATER)


class _Shared:
    """The way to the network that the hub's library shares among all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._way: object = None

    def use(self, timeout_s: float, proxy: str) -> None:
        """Let it go that way from now on."""
        from huggingface_hub import set_client_factory

        way = (timeout_s, proxy, tuple(sorted(getproxies().items())))
        with self._lock:
            if way != self._way:
                set_client_factory(lambda: OneTryClient(timeout_s, proxy))
                self._way = way


@cache
def _shared() -> _Shared:
    return _Shared()


def goes_through(address: str, proxy: str = "") -> str:
    """The host of the proxy by which an address is reached; empty for none.

    Args:
        address: Of a source.
        proxy: The one that was chosen; empty takes that of the environment.
    """
    parts = urlsplit(address)
    if not proxy and parts.hostname and not proxy_bypass(parts.hostname):
        known = getproxies()
        proxy = known.get(parts.scheme) or known.get("all") or ""
    return urlsplit(proxy if "://" in proxy else f"http://{proxy}").hostname or ""


def use_one_try(timeout_s: float, proxy: str = "") -> None:
    """Let the hub's library use such a client; it makes one, for all threads."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")  # read when it is imported
    _shared().use(timeout_s, proxy)
