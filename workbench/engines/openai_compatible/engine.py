"""A model on a server, behind the same seam as a model in this process."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
import time
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any

from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    LoadOptions,
    Request,
    TextTask,
)
from workbench.engines.openai_compatible.connection import KEY, Connection, read_connection
from workbench.engines.openai_compatible.exchange import Exchange
from workbench.engines.openai_compatible.health import ServerFacts, ask_server
from workbench.engines.openai_compatible.texts import TextExchange

log = logging.getLogger(__name__)
_STEP_S = 0.02
_MOST_EVENTS = 2000
_CLOSE_S = 1.5
_DEFAULT_CONTEXT_TOKENS = 8192


def load(path: Path, options: LoadOptions) -> ServerEngine:
    """Reach the server that a connection's file tells of.

    Raises:
        ModelLoadError: The file holds no connection, or the server does not have the model.
        EngineError: The server cannot be reached, or wants another key.
    """
    connection = read_connection(path)
    key = options.extra.get(KEY, "")
    engine = ServerEngine(connection, options, key if isinstance(key, str) else "")
    try:
        engine.check()
    except BaseException:
        engine.close()
        raise
    return engine


class ServerEngine:
    """Sends each request on a loop of its own; ``step`` hands on what came."""

    def __init__(self, connection: Connection, options: LoadOptions, key: str) -> None:
        import httpx2
        from openai import AsyncOpenAI

        from workbench.engines.openai_compatible.transport import ServerTransport

        self._connection, self._options = connection, options
        self._facts = ServerFacts()
        self._began_s = time.perf_counter()
        self._load_s = 0.0
        self._events: queue.SimpleQueue[tuple[str, EngineEvent]] = queue.SimpleQueue()
        self._tasks: dict[str, tuple[Exchange | TextExchange, asyncio.Task[None]]] = {}
        self._endings: dict[str, EngineEvent] = {}
        self._recent: deque[tuple[float, int]] = deque()
        self._places = asyncio.Semaphore(connection.most_at_once)
        timeout = httpx2.Timeout(None, connect=connection.connect_s)
        self._http = httpx2.AsyncClient(
            transport=ServerTransport(connection, key),
            timeout=timeout,
            trust_env=False,
            follow_redirects=False,
        )
        self._client: Any = AsyncOpenAI(
            api_key=key or "none",
            base_url=connection.base_url,
            max_retries=0,
            timeout=timeout,
            http_client=self._http,
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Ask the server whether it is there and has the model.

        Raises:
            EngineError: It is not, or does not.
        """
        asked = ask_server(self._http, self._connection)
        self._facts = asyncio.run_coroutine_threadsafe(asked, self._loop).result()
        self._load_s = time.perf_counter() - self._began_s

    def info(self) -> EngineInfo:
        """What the server told of the model."""
        told = self._connection.context_tokens or self._facts.context_tokens
        context = told or self._options.context_tokens or _DEFAULT_CONTEXT_TOKENS
        return EngineInfo(
            model_name=self._connection.name,
            architecture=self._connection.kind,
            parameters=self._facts.parameters,
            quantisation="",
            context_tokens=context,
            trained_context_tokens=context,
            threads=0,
            weights_bytes=0,
            kv_bytes=0,
            compute_bytes=0,
            can_call_tools=self._connection.can_call_tools,
            devices=(f"{self._connection.host}:{self._connection.port}",),
            load_s=self._load_s,
        )

    def usage(self) -> EngineUsage:
        """How much is asked of the server now."""
        running = sum(exchange.running for exchange, _task in list(self._tasks.values()))
        now_s = time.monotonic()
        while self._recent and now_s - self._recent[0][0] > 1.0:
            self._recent.popleft()
        return EngineUsage(
            running=running,
            queued=len(self._tasks) - running,
            tokens_per_s=float(sum(tokens for _at_s, tokens in self._recent)),
            context_tokens=self.info().context_tokens,
        )

    def submit(self, request_id: str, request: Request) -> None:
        """Send a request, as soon as the server has a place for it."""
        self._loop.call_soon_threadsafe(self._begin, request_id, request)

    def submit_task(self, request_id: str, task: TextTask) -> None:
        """Send the texts of a task, as soon as the server has a place for it."""
        self._loop.call_soon_threadsafe(self._begin_task, request_id, task)

    def cancel(self, request_id: str) -> None:
        """Close a request's stream; the server stops writing then."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop, request_id)

    def step(self) -> list[tuple[str, EngineEvent]]:
        """What came since the last step; waits a little for it."""
        events: list[tuple[str, EngineEvent]] = []
        try:
            events.append(self._events.get(timeout=_STEP_S))
            while len(events) < _MOST_EVENTS:
                events.append(self._events.get_nowait())
        except queue.Empty:
            pass
        if tokens := sum(getattr(event, "tokens", 0) for _id, event in events):
            self._recent.append((time.monotonic(), tokens))
        return events

    def close(self) -> None:
        """Close every stream and every connection."""
        if self._loop.is_closed():
            return
        ending = asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        try:
            ending.result(_CLOSE_S)
        except TimeoutError:
            log.warning("server.close_slow")
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    def _begin(self, request_id: str, request: Request) -> None:
        tell = partial(self._tell, request_id)
        self._start(request_id, Exchange(self._client, self._connection, request, tell))

    def _begin_task(self, request_id: str, texts: TextTask) -> None:
        tell = partial(self._tell, request_id)
        self._start(request_id, TextExchange(self._client, self._connection, texts, tell))

    def _start(self, request_id: str, exchange: Exchange | TextExchange) -> None:
        task = self._loop.create_task(exchange.run(self._places))
        self._tasks[request_id] = (exchange, task)
        task.add_done_callback(lambda done: self._done(request_id, exchange, done))

    def _tell(self, request_id: str, event: EngineEvent) -> None:
        if isinstance(event, Finished | Failed):
            self._endings[request_id] = event  # told when its place and stream are free again
        else:
            self._events.put((request_id, event))

    def _done(
        self, request_id: str, exchange: Exchange | TextExchange, task: asyncio.Task[None]
    ) -> None:
        self._tasks.pop(request_id, None)
        ending = self._endings.pop(request_id, None)
        # A task that was cancelled before its first step could not say so itself.
        self._events.put((request_id, ending or Finished("cancelled", exchange.stats())))

    def _stop(self, request_id: str) -> None:
        if (found := self._tasks.get(request_id)) is not None:
            found[1].cancel()

    async def _end(self) -> None:
        tasks = [task for _exchange, task in self._tasks.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.close()
        await self._loop.shutdown_default_executor()
