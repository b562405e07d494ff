"""Between the server's loop and the program's: work goes over, what comes of it comes back."""

from __future__ import annotations

import asyncio
import collections
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Any, Generic, TypeAlias, TypeVar

from workbench.base.errors import WorkbenchError
from workbench.server.refusals import ApiRefusal, defect

log = logging.getLogger(__name__)
T = TypeVar("T")
Tell: TypeAlias = Callable[[T], None]


class Inbox(Generic[T]):
    """What came of one piece of work, in its order. Read on the server's loop."""

    def __init__(self) -> None:
        self._items: list[T] = []
        self._some = asyncio.Event()
        self._failure: BaseException | None = None
        self._ended = False

    def put(self, items: list[T]) -> None:
        """Add some."""
        self._items += items
        self._some.set()

    def end(self, failure: BaseException | None) -> None:
        """Nothing more comes."""
        self._ended, self._failure = True, failure
        self._some.set()

    @property
    def ended(self) -> bool:
        """Nothing more comes than what was not taken yet."""
        return self._ended

    def nudge(self) -> None:
        """Let whoever waits look again, though nothing came."""
        self._some.set()

    async def take(self) -> list[T]:
        """All that came; waits for some; nothing at the end, or where it was nudged.

        Raises:
            WorkbenchError: The work failed.
            ApiRefusal: It was refused, or broke.
        """
        await self._some.wait()
        items, self._items = self._items, []
        if not self._ended:
            self._some.clear()
        elif not items and self._failure is not None:
            raise self._failure
        return items


class Crossing:
    """The way between two loops. Made on the server's; ``home`` is the program's.

    What many streams say in one moment goes over in one step: a step for each would wake the
    other loop as often.
    """

    def __init__(self, home: asyncio.AbstractEventLoop) -> None:
        self._home = home
        self._here = asyncio.get_running_loop()
        self._post: collections.deque[tuple[Inbox[Any], Any]] = collections.deque()
        self._woken = False

    async def ask(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something on the program's loop and wait; cancelled here, cancelled there."""
        return await asyncio.wrap_future(self._sent(work))

    def _sent(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        try:
            return asyncio.run_coroutine_threadsafe(work, self._home)
        except RuntimeError:
            work.close()
            raise ApiRefusal(
                503, "The program is closing.", "server_error", "closing", retry_s=5
            ) from None

    @asynccontextmanager
    async def stream(
        self, work: Callable[[Tell[T]], Awaitable[None]]
    ) -> AsyncGenerator[Inbox[T], None]:
        """Begin work there that tells piece after piece; leaving ends it there, too."""
        inbox: Inbox[T] = Inbox()

        def tell(item: T) -> None:
            self._post.append((inbox, item))
            if not self._woken:
                self._woken = True
                self._wake(self._empty)

        async def worked() -> None:
            failure: BaseException | None = None
            try:
                await work(tell)
            except WorkbenchError as exc:
                failure = exc
            except ApiRefusal as exc:
                failure = exc
            except asyncio.CancelledError:
                failure = defect()
                raise
            except Exception:
                log.exception("server.work_broke")
                failure = defect()
            finally:
                self._wake(self._end, inbox, failure)

        sent = self._sent(worked())
        try:
            yield inbox
        finally:
            sent.cancel()

    def _wake(self, what: Callable[..., None], *given: object) -> None:
        try:
            self._here.call_soon_threadsafe(what, *given)
        except RuntimeError:  # the server ended meanwhile: nobody listens
            self._post.clear()

    def _empty(self) -> None:
        self._woken = False
        gathered: dict[Inbox[Any], list[Any]] = {}
        while self._post:
            inbox, item = self._post.popleft()
            gathered.setdefault(inbox, []).append(item)
        for inbox, items in gathered.items():
            inbox.put(items)

    def _end(self, inbox: Inbox[Any], failure: BaseException | None) -> None:
        self._empty()
        inbox.end(failure)
