"""From async generators to widgets: at most one hand-over a frame, and no failure unseen."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.base.errors import WorkbenchError

log = logging.getLogger(__name__)
FRAME_S = 1.0 / 60.0
Item = TypeVar("Item")
Failure = Callable[[str, BaseException], None]


async def follow(
    batches: AsyncGenerator[Sequence[Item], None], slot: Callable[[Sequence[Item]], object]
) -> None:
    """Hand batches to ``slot``, gathered so that it is called at most 60 times a second.

    The generator is closed when this ends, also when it is cancelled. What came before a
    failure is handed over before the failure is raised.
    """
    gathered: list[Item] = []
    loop = asyncio.get_running_loop()
    last_s = 0.0
    timer: asyncio.TimerHandle | None = None

    def flush() -> None:
        nonlocal gathered, last_s, timer
        timer = None
        last_s = loop.time()
        if gathered:
            ready, gathered = gathered, []
            slot(ready)

    try:
        async with aclosing(batches):
            async for batch in batches:
                gathered.extend(batch)
                if timer is None:
                    timer = loop.call_later(max(0.0, last_s + FRAME_S - loop.time()), flush)
    except asyncio.CancelledError:
        gathered.clear()
        raise
    finally:
        if timer is not None:
            timer.cancel()
        flush()


class EventPump(QObject):
    """Owns one ``follow`` task on behalf of a widget.

    Signals:
        failed: The generator failed. arg: the exception.
        finished: It ended, after a failure too, but not when it was stopped.
    """

    failed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(
        self,
        batches: AsyncGenerator[Sequence[Any], None],
        slot: Callable[[Sequence[Any]], object],
    ) -> None:
        """Follow another generator; the one before is stopped."""
        self.stop()
        self._task = asyncio.get_running_loop().create_task(self._run(batches, slot))

    def stop(self) -> None:
        """Stop following; the generator is closed."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _run(
        self,
        batches: AsyncGenerator[Sequence[Any], None],
        slot: Callable[[Sequence[Any]], object],
    ) -> None:
        try:
            await follow(batches, slot)
        except Exception as exc:  # noqa: BLE001  the pump is the boundary: every failure is shown
            log.warning("ui.pump_failed error=%s", type(exc).__name__)
            self.failed.emit(exc)
        self.finished.emit()


LAST_S = 10.0
"""How long a window that closes waits for what must end."""


class Tasks:
    """The tasks of the window: each has an owner, a title and a failure that is told.

    Args:
        failed: Called with the title and the exception.
    """

    def __init__(self, failed: Failure) -> None:
        self._failed = failed
        self._running: dict[asyncio.Task[Any], str] = {}
        self._must_end: set[asyncio.Task[Any]] = set()
        self._listeners: list[Callable[[], None]] = []

    @property
    def running(self) -> tuple[tuple[asyncio.Task[Any], str], ...]:
        return tuple(self._running.items())

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` whenever a task starts or ends; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def run(
        self, work: Coroutine[Any, Any, Any], title: str, *, must_end: bool = False
    ) -> asyncio.Task[Any] | None:
        """Start owned work; what ``must_end``, such as saving a text, is not cancelled.

        None after the loop has ended: a late signal of a widget begins nothing any more.
        """
        try:
            task = asyncio.get_running_loop().create_task(work)
        except RuntimeError:
            work.close()
            return None
        self._running[task] = title
        if must_end:
            self._must_end.add(task)
        task.add_done_callback(self._on_done)
        self.tell()
        return task

    def cancel(self) -> None:
        """Cancel what runs, but for what must end: who asked for it is gone."""
        for task in set(self._running) - self._must_end:
            task.cancel()

    async def settle(self, but: asyncio.Task[Any] | None) -> None:
        """Wait for what must end, without the task ``but``; nothing is cancelled."""
        lasting = self._must_end - {but}
        if lasting:
            await asyncio.wait(lasting, timeout=LAST_S)

    async def close(self) -> None:
        """Cancel what runs and wait for it, and before that for what must end."""
        tasks = list(self._running)
        lasting = [task for task in tasks if task in self._must_end]
        for task in tasks:
            if task not in lasting:
                task.cancel()
        if lasting:
            await asyncio.wait(lasting, timeout=LAST_S)
            for task in lasting:
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        title = self._running.pop(task, "")
        self._must_end.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            if not isinstance(error, WorkbenchError):
                log.error("ui.task_failed title=%s", title, exc_info=error)
            self._failed(title, error)
        self.tell()

    def tell(self) -> None:
        """Call the listeners."""
        for listener in list(self._listeners):
            listener()


def catch_everything(failed: Failure, loop: asyncio.AbstractEventLoop) -> Callable[[], None]:
    """Show every failure that nobody caught; returns what puts the old hooks back."""
    old_hook = sys.excepthook

    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            old_hook(kind, error, trace)
            return
        log.error("ui.exception_uncaught", exc_info=(kind, error, trace))
        failed("", error)

    def handler(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        log.error("ui.loop_failed message=%s", context.get("message"), exc_info=error)
        if isinstance(error, Exception):
            failed("", error)

    sys.excepthook = hook
    loop.set_exception_handler(handler)

    def restore() -> None:
        sys.excepthook = old_hook
        loop.set_exception_handler(None)

    return restore
