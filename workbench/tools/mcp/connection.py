"""A running server, on a thread and a loop of its own: asked from any thread, never waited for.

Both eras of the protocol are spoken: the client asks ``server/discover`` first, which servers
from 2026 on answer, and shakes hands as before with those that do not.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import AbstractAsyncContextManager, AbstractContextManager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.base.errors import PolicyError, ToolError
from workbench.tools.mcp.child_streams import Said
from workbench.tools.mcp.offers import MOST_TOOLS, Offer
from workbench.tools.mcp.results import text_of

if TYPE_CHECKING:
    from mcp import Client
    from mcp.client._transport import TransportStreams

log = logging.getLogger(__name__)
T = TypeVar("T")
OpenStreams = Callable[[Said], "AbstractAsyncContextManager[TransportStreams]"]
_MOST_PAGES = 100
_LOOK_S = 0.05
_LISTED_AGAIN_S = 60.0
_CLOSE_S = 8.0
_IDLE_S = 600.0


@dataclass(frozen=True, slots=True)
class Listing:
    """What a running server says of itself.

    Attributes:
        about: Its name and version, in its words; nothing here trusts that.
        protocol: The version of the protocol that both speak.
        offers: Its tools.
    """

    about: str
    protocol: str
    offers: tuple[Offer, ...]


class Connection:
    """One running server; its methods are blocking and may be called from any thread."""

    def __init__(
        self,
        title: str,
        streams: OpenStreams,
        limit_s: float,
        permitted: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Prepare it; nothing is started before ``open``.

        Args:
            title: Of the server, for messages.
            streams: Opens the way to it, within its loop.
            limit_s: For its start, and for each answer.
            permitted: Entered by its thread for as long as it runs.
        """
        self._title, self._streams, self._limit_s = title, streams, limit_s
        self.call_limit_s = limit_s
        self._permitted = permitted
        self._said = Said()
        self._ready: Future[Listing] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._task: asyncio.Task[Any] | None = None
        self._client: Client | None = None
        self._listing: Listing | None = None
        self._stale = self._closed = False
        self._listed_s = 0.0
        self._calls = 0
        self._thread = threading.Thread(target=self._run, name=f"mcp {title}", daemon=True)
        self.used_s = time.monotonic()

    @property
    def alive(self) -> bool:
        """It runs, and can be asked."""
        return self._client is not None and not self._said.ended

    @property
    def said(self) -> str:
        """The last lines it said beside its messages."""
        return self._said.text

    def open(self, cancelled: threading.Event | None = None) -> Listing:
        """Start the server and list its tools.

        Raises:
            ToolError: It does not start in time, or in a way that is no MCP.
        """
        self._thread.start()
        try:
            return self._waited(self._ready, cancelled, self._limit_s)
        except ToolError:
            self.close()
            raise

    def listing(self, cancelled: threading.Event | None = None) -> Listing:
        """Its tools, asked for again where it said that they changed, or after a while.

        Raises:
            ToolError: It does not answer.
        """
        known = self._listing
        old = time.monotonic() - self._listed_s > _LISTED_AGAIN_S
        if known is not None and not self._stale and not old:
            return known
        return self._waited(self._soon(self._list()), cancelled, self._limit_s)

    def call(
        self, name: str, arguments: Mapping[str, Any], cancelled: threading.Event
    ) -> tuple[str, bool]:
        """Call a tool; returns its text, and whether the server says that it failed.

        Raises:
            ToolError: It does not answer in time, or not as the protocol has it.
        """
        self.used_s = time.monotonic()
        self._said.asked()
        self._calls += 1
        try:
            return self._waited(
                self._soon(self._call(name, dict(arguments))), cancelled, self.call_limit_s
            )
        finally:
            self._calls -= 1
            self.used_s = time.monotonic()

    def close(self) -> None:
        """End the server, with all it started; one that is not there yet does not start."""
        self._closed = True
        loop, stop = self._loop, self._stop
        if loop is not None and stop is not None:
            with suppress(RuntimeError):  # it ended by itself meanwhile
                loop.call_soon_threadsafe(stop.set)
                if self._listing is None and self._task is not None:
                    loop.call_soon_threadsafe(self._task.cancel)
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        try:
            with self._permitted():
                asyncio.run(self._serve())
        except BaseException as exc:  # noqa: BLE001 - the end of a thread: told to who waits
            self._failed(exc)
        finally:
            self._client = None
            self._said.ended = self._said.ended or "it was ended"

    async def _serve(self) -> None:
        from mcp import Client
        from mcp_types import Implementation

        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        if self._closed:  # while the library was imported
            raise self._gone()
        self._task = asyncio.current_task()
        client = Client(
            self._streams(self._said),
            client_info=Implementation(name="workbench", version="1"),
            message_handler=self._told,
            cache=None,
            read_timeout_seconds=self._limit_s,
        )
        async with client:
            self._client = client
            listing = await self._list()
            if not self._ready.done():
                self._ready.set_result(listing)
            await self._until_idle(self._stop)
            self._client = None

    async def _until_idle(self, stop: asyncio.Event) -> None:
        """Until it is told to end, or nobody asked it for long."""
        while not stop.is_set():
            if not self._calls and time.monotonic() - self.used_s > _IDLE_S:
                self._said.ended = "nobody asked it for long"
                return
            with suppress(TimeoutError):
                async with asyncio.timeout(_IDLE_S / 10):
                    await stop.wait()

    async def _told(self, message: object) -> None:
        """It tells that its tools are others now."""
        if getattr(message, "method", "") == "notifications/tools/list_changed":
            self._stale = True

    async def _list(self) -> Listing:
        client = self._asked_client()
        self._stale = False
        offers: list[Offer] = []
        cursor: str | None = None
        for _page in range(_MOST_PAGES):
            page = await client.list_tools(cursor=cursor)
            offers += [_offer(tool) for tool in page.tools]
            cursor = page.next_cursor
            if cursor is None or len(offers) > MOST_TOOLS:
                break
        info = client.server_info
        about = " ".join(part for part in (info.name, info.version) if part) if info else ""
        self._listing = Listing(about, client.protocol_version, tuple(offers[:MOST_TOOLS]))
        self._listed_s = time.monotonic()
        return self._listing

    async def _call(self, name: str, arguments: dict[str, Any]) -> tuple[str, bool]:
        result = await self._asked_client().call_tool(name, arguments)
        return text_of(result), bool(result.is_error)

    def _asked_client(self) -> Client:
        if self._client is None:
            raise ToolError(f"{self._title} does not run any more")
        return self._client

    def _soon(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        loop = self._loop
        if loop is None or self._client is None or loop.is_closed():
            work.close()
            raise self._gone()
        return asyncio.run_coroutine_threadsafe(work, loop)

    def _waited(
        self, future: Future[T], cancelled: threading.Event | None, limit_s: float
    ) -> T:
        """What comes of it; a person may stop waiting at any time."""
        end_s = time.monotonic() + limit_s
        while True:
            try:
                return future.result(_LOOK_S)
            except FutureTimeout:
                if future.done():
                    raise ToolError(f"{self._title} did not answer in time", "") from None
                if cancelled is not None and cancelled.is_set():
                    future.cancel()
                    raise ToolError("the call was stopped") from None
                if time.monotonic() > end_s:
                    future.cancel()
                    raise ToolError(
                        f"{self._title} did not answer within {limit_s:g} seconds",
                        "Ask for less, or let an administrator look at the server.",
                    ) from None
                if not self._thread.is_alive() and not future.done():
                    raise self._gone() from None
            except CancelledError:
                raise self._gone() from None
            except (ToolError, PolicyError) as exc:
                raise ToolError(exc.message, exc.hint) from exc
            except Exception as exc:
                raise self._told_of(exc) from exc

    def _failed(self, exc: BaseException) -> None:
        log.info("mcp.ended reason=%s", type(exc).__name__)
        if not self._ready.done():
            self._ready.set_exception(self._told_of(exc))

    def _gone(self) -> ToolError:
        reason = self._said.ended or "it ended"
        return ToolError(f"{self._title} does not run any more: {reason}")

    def _told_of(self, exc: BaseException) -> ToolError:
        """An error of the server or of the way to it, in words, with what the server said."""
        inner = exc
        while isinstance(inner, BaseExceptionGroup):
            inner = inner.exceptions[0]
        if isinstance(inner, ToolError | PolicyError):
            return ToolError(inner.message, inner.hint)
        reason = self._said.ended or str(inner).strip() or type(inner).__name__
        if not self._said.ended:
            return ToolError(f"{self._title} failed: {reason[:500]}")
        lines = [line.strip() for line in self.said.splitlines() if line.strip()]
        said = f": {lines[-1]}" if lines else ", and said nothing"
        hint = "" if lines else "Try it in a terminal; here it reaches what is granted."
        return ToolError(f"{self._title} failed: {reason[:500]}{said}", hint)


def _offer(tool: Any) -> Offer:
    annotations = tool.annotations
    return Offer(
        tool.name,
        tool.description or "",
        tool.title or "",
        dict(tool.input_schema),
        {} if annotations is None else annotations.model_dump(by_alias=True, exclude_none=True),
        dict(tool.output_schema or {}),
    )
