"""What goes over the wire to a server: to its own address only, and nothing endless back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

from workbench.base.errors import EngineError, PolicyError
from workbench.base.sizes import size_text
from workbench.engines.openai_compatible.connection import Connection

MOST_ANSWER_BYTES = 64 * 1024 * 1024
MOST_ERROR_BYTES = 256 * 1024
_SENT_HEADERS = frozenset({"host", "content-type", "content-length", "accept", "connection"})
_OK = 400


class ServerTransport(httpx2.AsyncBaseTransport):
    """Sends to one server.

    The system's proxy settings and keys from the environment are left alone, and of the
    machine nothing is told: the headers are those the request needs.
    """

    def __init__(self, connection: Connection, key: str) -> None:
        self._host, self._port = connection.host, connection.port
        self._scheme = "https" if connection.base_url.startswith("https:") else "http"
        self._key = key
        # The system's certificates take a while to read, and http needs none.
        self._inner = httpx2.AsyncHTTPTransport(verify=self._scheme == "https", trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request.

        Raises:
            PolicyError: It goes to another address.
            EngineError: The answer is packed, so that its size cannot be told.
        """
        port = request.url.port or {"http": 80, "https": 443}.get(request.url.scheme, 0)
        if (request.url.scheme, request.url.host, port) != (
            self._scheme,
            self._host,
            self._port,
        ):
            raise PolicyError(
                f"a request to {request.url.host} was refused: the server is {self._host}", ""
            )
        kept = [
            pair for pair in request.headers.raw if pair[0].lower().decode() in _SENT_HEADERS
        ]
        kept.append((b"User-Agent", b"workbench"))
        kept.append((b"Accept-Encoding", b"identity"))
        if self._key:
            kept.append((b"Authorization", b"Bearer " + self._key.encode()))
        # The library looks at the headers of its own request again, so that one stays.
        sent = httpx2.Request(
            request.method,
            request.url,
            headers=kept,
            stream=request.stream,
            extensions=request.extensions,
        )
        response = await self._inner.handle_async_request(sent)
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            await response.aclose()
            raise EngineError(
                "the server packed its answer although it was asked not to",
                "Check the address; something between may change the answers.",
            )
        most = MOST_ANSWER_BYTES if response.status_code < _OK else MOST_ERROR_BYTES
        stream = response.stream
        assert isinstance(stream, httpx2.AsyncByteStream)  # noqa: S101 - of an async transport
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=_Bounded(stream, most),
            extensions=response.extensions,
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
                raise EngineError(
                    f"the server sent more than {size_text(self._most_bytes)} in one answer",
                    "The server is broken, or is none for models.",
                )
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()
