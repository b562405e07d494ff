"""The program's side of a loaded model: requests as async generators of events."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from workbench.base.errors import EngineCrashed, EngineError
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    LoadOptions,
    PromptProgress,
    ReasoningDelta,
    Request,
    TextDelta,
)
from workbench.engines.delivery import EventStream, Mailbox
from workbench.engines.last_words import LAST_WORD_S, take_along
from workbench.engines.links import Gone, Link, Loaded, News
from workbench.engines.process_link import ProcessLink
from workbench.engines.registry import EngineSpec
from workbench.engines.thread_link import ThreadLink
from workbench.policy.network_events import Attempt, Counted, Tried

log = logging.getLogger(__name__)

CANCEL_PATIENCE_S = 1.9
CLOSE_PATIENCE_S = 2.0
LOAD_PATIENCE_S = 60.0
_SLOWEST_DISK_BYTES_PER_S = 10e6


class EngineHost:
    """One loaded model in its worker. Made by ``start``.

    Attributes:
        info: What was loaded.
        usage: The engine's latest state.
    """

    info: EngineInfo

    def __init__(
        self,
        on_attempt: Callable[[Attempt], None] | None = None,
        on_tried: Callable[[Tried | Counted], None] | None = None,
    ) -> None:
        self.usage = EngineUsage()
        self._on_attempt, self._on_tried = on_attempt, on_tried
        self._link: Link
        self._streams: dict[str, EventStream] = {}
        self._ending: dict[str, asyncio.TimerHandle] = {}
        self._ids = (f"r{number}" for number in itertools.count(1))
        self._loaded: asyncio.Future[EngineInfo] = asyncio.get_running_loop().create_future()
        self._gone = asyncio.Event()
        self._error: EngineError | None = None
        self._closing = False

    @classmethod
    async def start(
        cls,
        spec: EngineSpec,
        path: Path,
        options: LoadOptions,
        *,
        mode: Literal["process", "thread"] = "process",
        on_attempt: Callable[[Attempt], None] | None = None,
        on_tried: Callable[[Tried | Counted], None] | None = None,
    ) -> EngineHost:
        """Load a model.

        An engine whose row says ``own_process`` runs in a process whatever ``mode`` says.
        ``on_attempt`` is told of each connection that the worker process tried and was
        refused, ``on_tried`` of those to its server; a thread is under the guard of this
        process.

        Raises:
            ModelLoadError: The engine refused the model.
            EngineUnavailable: The engine is not installed.
            EngineCrashed: The worker died while it loaded, or did not come to an end of it;
                the message says how.
        """
        host = cls(on_attempt, on_tried)
        began_s = time.perf_counter()
        patience_s = await asyncio.to_thread(_load_patience_s, path)
        if spec.own_process:
            mode = "process"
        make = ProcessLink if mode == "process" else ThreadLink
        host._link = make(spec, path, options, Mailbox(host._take).put)
        try:
            host.info = await asyncio.wait_for(host._loaded, patience_s)
        except TimeoutError:
            host._link.kill(None)
            raise EngineCrashed(
                f"{path.name!r} was still not loaded after {patience_s:.0f} seconds and was "
                "given up",
                "Check the disk, or choose another model.",
            ) from None
        except asyncio.CancelledError:
            host._link.kill(None)
            raise
        log.info(
            "engine.loaded engine=%s model=%s mode=%s load_s=%.2f",
            spec.key, path.name, mode, time.perf_counter() - began_s,
        )  # fmt: skip
        return host

    @property
    def pid(self) -> int | None:
        """The worker process; None for a thread."""
        return self._link.pid

    @property
    def alive(self) -> bool:
        """The worker runs and takes requests."""
        return not self._gone.is_set() and not self._closing

    async def generate(self, request: Request) -> AsyncGenerator[EngineEvent, None]:
        """Run one request.

        Closing the generator, or cancelling the task that reads it, stops the request.
        A worker that does not stop in time is killed. Failures come as ``Failed``. What was
        written until the stop goes along with a cancellation (``last_words``).
        """
        if not self.alive:
            yield Failed(self._error or _not_loaded())
            return
        request_id = next(self._ids)
        stream = self._streams[request_id] = EventStream()
        self._link.submit(request_id, request)
        ended = writes = False
        try:
            while not ended:
                for event in await stream.take():
                    ended = isinstance(event, (Finished, Failed))
                    writes = writes or _writes(event)
                    yield event
        except asyncio.CancelledError as stop:
            if writes and not ended and (last := await self._stopped(request_id, stream)):
                take_along(stop, last)
            raise
        finally:
            # Closed by its reader before the engine was done: the engine must stop too.
            if self._streams.pop(request_id, None) is not None:
                self._cancel(request_id)

    async def _stopped(self, request_id: str, stream: EventStream) -> Finished | None:
        """Stop a request, and wait a little for what the engine says of it last."""
        self._cancel(request_id)
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORD_S):
                while True:
                    for event in await stream.take():
                        if isinstance(event, (Finished, Failed)):
                            return event if isinstance(event, Finished) else None
        return None

    async def closed(self) -> EngineError | None:
        """Wait until the worker is gone; the reason if it was not asked to end."""
        await self._gone.wait()
        return self._error

    async def close(self) -> None:
        """Unload the model: ask, and after two seconds kill."""
        if not self._closing:
            self._closing = True
            self._link.close()
        try:
            async with asyncio.timeout(CLOSE_PATIENCE_S):
                await self._gone.wait()
        except TimeoutError:
            self._link.kill(None)
            await self._gone.wait()

    def _cancel(self, request_id: str) -> None:
        if self._gone.is_set() or request_id in self._ending:
            return
        self._link.cancel(request_id)
        loop = asyncio.get_running_loop()
        self._ending[request_id] = loop.call_later(
            CANCEL_PATIENCE_S, self._kill_deaf, request_id
        )

    def _kill_deaf(self, request_id: str) -> None:
        log.warning(
            "engine.killed pid=%s request=%s reason=cancel_ignored", self.pid, request_id
        )
        self._link.kill(
            EngineCrashed(
                "the model's process did not answer a stop and was ended",
                "The next message loads the model again.",
            )
        )

    def _take(self, news: News) -> None:
        """From the mailbox, in the order it happened."""
        if isinstance(news, list):
            for request_id, event in news:
                self._deliver(request_id, event)
        elif isinstance(news, EngineUsage):
            self.usage = news
        elif isinstance(news, Attempt):
            log.warning("engine.network_refused pid=%s action=%s", self.pid, news.action)
            if self._on_attempt is not None:
                self._on_attempt(news)
        elif isinstance(news, Tried | Counted):
            if self._on_tried is not None:
                self._on_tried(news)
        elif isinstance(news, Loaded):
            if not self._loaded.done():
                self._loaded.set_result(news.info)
        else:
            self._end(news)

    def _deliver(self, request_id: str, event: EngineEvent) -> None:
        last = isinstance(event, (Finished, Failed))
        stream = self._streams.pop(request_id, None) if last else self._streams.get(request_id)
        if stream is not None:
            stream.put(event)
        if last and (timer := self._ending.pop(request_id, None)) is not None:
            timer.cancel()

    def _end(self, news: Gone) -> None:
        self._error = news.error
        self.usage = EngineUsage()
        if news.error is not None and not self._closing:
            log.warning("engine.lost pid=%s reason=%s", self.pid, news.error)
        self._gone.set()
        for timer in self._ending.values():
            timer.cancel()
        streams, self._streams = self._streams, {}
        for stream in streams.values():
            stream.put(Failed(news.error or _not_loaded()))
        if not self._loaded.done():
            self._loaded.set_exception(news.error or _not_loaded())


def _load_patience_s(path: Path) -> float:
    """How long a load may take: more for a large file, for there are slow disks."""
    files = path.iterdir() if path.is_dir() else (path,)
    size = sum(file.stat().st_size for file in files if file.is_file())
    return LOAD_PATIENCE_S + size / _SLOWEST_DISK_BYTES_PER_S


def _writes(event: EngineEvent) -> bool:
    """Whether the engine is done with the prompt: of a call, no text is told at first."""
    if isinstance(event, PromptProgress):
        return event.done_tokens >= event.total_tokens
    return isinstance(event, (TextDelta, ReasoningDelta))


def _not_loaded() -> EngineCrashed:
    return EngineCrashed("the model was unloaded", "Send the message again to load it.")
