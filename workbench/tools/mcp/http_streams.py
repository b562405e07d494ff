"""A server at an address: only that address, resolved and checked for each connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx2

from workbench.base.errors import PolicyError
from workbench.policy.egress import Target, numbers_of, read_target
from workbench.policy.network import Permit, is_local

if TYPE_CHECKING:
    from mcp.client._transport import TransportStreams

_MOST_BODY_BYTES = 16_000_000
_MOST_EVENT_BYTES = 4_000_000


@asynccontextmanager
async def http_streams(
    url: str, headers: Mapping[str, str], permit: Permit, limit_s: float
) -> AsyncGenerator[TransportStreams]:
    """Speak with a server at an address.

    Args:
        url: Of the server.
        headers: Sent with each request.
        permit: Opens the network for this thread, with the reason and the host.
        limit_s: Longest pause of the server.
    """
    from mcp.client.streamable_http import streamable_http_client

    target = read_target(url)
    client = httpx2.AsyncClient(
        headers={"User-Agent": "workbench", **headers},
        timeout=httpx2.Timeout(limit_s, connect=min(limit_s, 15.0)),
        transport=_CheckedTransport(target, permit),
        follow_redirects=False,
        trust_env=False,
    )
    async with (
        client,
        streamable_http_client(
            url, http_client=client, max_sse_event_size=_MOST_EVENT_BYTES
        ) as streams,
    ):
        yield streams


class _CheckedTransport(httpx2.AsyncBaseTransport):
    """Sends to one server, at the numbers that were checked, and reads nothing endless."""

    def __init__(self, target: Target, permit: Permit) -> None:
        self._target, self._permit = target, permit
        self._inner = httpx2.AsyncHTTPTransport(verify=target.tls, trust_env=False)
        self._numbers: tuple[str, ...] = ()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request.

        Raises:
            PolicyError: It goes to another server, or the name leads where none may go.
            httpx2.TransportError: There is no connection.
        """
        url, target = request.url, self._target
        port = url.port or (443 if url.scheme == "https" else 80)
        if (url.scheme == "https", url.host.strip("[]"), port) != target.origin:
            raise PolicyError(
                f"a request to {url.host} was refused: the server is {target.shown}", ""
            )
        if not self._numbers:
            self._numbers = await asyncio.to_thread(_numbers, target, self._permit)
        response = await self._sent(request)
        stream = response.stream
        assert isinstance(stream, httpx2.AsyncByteStream)  # noqa: S101 - of an async transport
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=_Bounded(stream, _MOST_BODY_BYTES),
            extensions=response.extensions,
        )

    async def _sent(self, request: httpx2.Request) -> httpx2.Response:
        """Send it to the first number that takes it; the name is not asked for again."""
        failed: httpx2.TransportError | None = None
        for number in self._numbers:
            try:
                return await self._inner.handle_async_request(self._addressed(request, number))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as exc:
                failed = exc
        raise failed or httpx2.ConnectError(f"{self._target.shown} has no number")

    def _addressed(self, request: httpx2.Request, number: str) -> httpx2.Request:
        """The request to a number, which names the server all the same."""
        kept = [
            pair
            for pair in request.headers.raw
            if pair[0].lower() not in (b"host", b"accept-encoding")
        ]
        named = [(b"Host", self._target.shown.encode()), (b"Accept-Encoding", b"identity")]
        extensions = dict(request.extensions)
        if self._target.tls:  # the certificate is that of the name
            extensions["sni_hostname"] = self._target.host
        host = f"[{number}]" if ":" in number else number
        return httpx2.Request(
            request.method,
            request.url.copy_with(host=host),
            headers=[*named, *kept],
            stream=request.stream,
            extensions=extensions,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with an error when it is too long."""

    def __init__(self, inner: httpx2.AsyncByteStream, most_bytes: int) -> None:
        self._inner, self._most_bytes = inner, most_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        came = 0
        async for piece in self._inner:
            came += len(piece)
            if came > self._most_bytes:
                raise httpx2.ReadError(f"the answer is longer than {self._most_bytes} bytes")
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()


def _numbers(target: Target, permit: Permit) -> tuple[str, ...]:
    if is_local(target.host):
        return numbers_of(target, exactly=True)
    with permit(f"the MCP server {target.shown}", (target.host,)):
        return numbers_of(target, exactly=True)
