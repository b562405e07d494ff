"""The loop around an engine: take commands, step while there is work, send events."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeAlias

from workbench.base.errors import EngineError
from workbench.engines.api import EngineEvent, EngineUsage, Failed, Finished, Request
from workbench.engines.contract import Engine
from workbench.engines.embedding import submit

log = logging.getLogger(__name__)

USAGE_INTERVAL_S = 0.4
MOST_REQUESTS = 256
"""Requests of one model that run or wait; more are refused at once."""
_CLOSE_PATIENCE_S = 1.0
_IDLE_STEP_S = 0.002
Batch: TypeAlias = list[tuple[str, EngineEvent]]


class Sink(Protocol):
    """Where a loop sends what happens. Called from the loop's thread only."""

    def events(self, batch: Batch) -> None:
        """Events of one step."""
        ...

    def usage(self, usage: EngineUsage) -> None:
        """The engine's state."""
        ...


class StepLoop:
    """Runs one engine. ``submit``, ``cancel`` and ``stop`` may come from any thread."""

    def __init__(self, engine: Engine, sink: Sink, memory: Callable[[], int]) -> None:
        self._engine, self._sink, self._memory = engine, sink, memory
        self._submitted: queue.SimpleQueue[tuple[str, Request] | None] = queue.SimpleQueue()
        self._running: set[str] = set()
        self._cancelled: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._usage_due_s = 0.0

    def submit(self, request_id: str, request: Request) -> None:
        """Queue a request."""
        self._submitted.put((request_id, request))

    def cancel(self, request_id: str) -> None:
        """Stop a request, in the middle of a step if the engine can."""
        self._cancelled.put(request_id)
        self._engine.cancel(request_id)

    def stop(self) -> None:
        """End the loop; what still runs is cancelled."""
        self._stopping.set()
        self._submitted.put(None)

    def run(self) -> None:
        """Work until ``stop``; frees the engine at the end."""
        try:
            while not self._stopping.is_set():
                self._take_commands()
                self._tell_usage()
                if self._running:
                    self._step()
            self._wind_up()
        finally:
            self._engine.close()

    def _take_commands(self) -> None:
        """Without work, wait for a command; with work, only look."""
        waiting = not self._running
        while True:
            try:
                command = self._submitted.get(waiting, USAGE_INTERVAL_S if waiting else None)
            except queue.Empty:
                break
            if command is None:
                break
            self._begin(*command)
            waiting = False
        # A cancel may have overtaken its submit, which the engine did not know yet.
        while not self._cancelled.empty():
            self._engine.cancel(self._cancelled.get())

    def _begin(self, request_id: str, request: Request) -> None:
        waiting = len(self._running)
        self._running.add(request_id)
        if waiting >= MOST_REQUESTS:
            self._send([(request_id, Failed(_queue_full(waiting)))])
            return
        try:
            submit(self._engine, request_id, request)
        except EngineError as exc:
            self._send([(request_id, Failed(exc))])
        except Exception as exc:
            log.exception("engine.submit_failed")
            self._send([(request_id, Failed(_as_engine_error(exc)))])

    def _step(self) -> None:
        began_s = time.monotonic()
        try:
            batch = self._engine.step()
        except Exception as exc:
            log.exception("engine.step_failed requests=%d", len(self._running))
            error = _as_engine_error(exc)
            for request_id in self._running:
                self._engine.cancel(request_id)
            batch = [(request_id, Failed(error)) for request_id in sorted(self._running)]
        if batch:
            self._send(batch)
        elif time.monotonic() - began_s < _IDLE_STEP_S:
            time.sleep(_IDLE_STEP_S)  # An engine with nothing to do yet must not spin.

    def _send(self, batch: Batch) -> None:
        """Send on, but nothing for a request after its last event."""
        kept: Batch = []
        for request_id, event in batch:
            if request_id not in self._running:
                continue
            kept.append((request_id, event))
            if isinstance(event, (Finished, Failed)):
                self._running.discard(request_id)
        if kept:
            # With an answer comes what it took: the model may be unloaded after it.
            self._tell_usage(at_once=any(isinstance(event, Finished) for _, event in kept))
            self._sink.events(kept)

    def _tell_usage(self, at_once: bool = False) -> None:
        now_s = time.monotonic()
        if at_once or now_s >= self._usage_due_s:
            self._usage_due_s = now_s + USAGE_INTERVAL_S
            usage = self._engine.usage()
            if not usage.memory_bytes:
                usage = replace(usage, memory_bytes=self._memory())
            self._sink.usage(usage)

    def _wind_up(self) -> None:
        """Let cancelled requests say their last word."""
        for request_id in self._running:
            self._engine.cancel(request_id)
        give_up_s = time.monotonic() + _CLOSE_PATIENCE_S
        while self._running and time.monotonic() < give_up_s:
            self._step()


def _queue_full(waiting: int) -> EngineError:
    return EngineError(
        f"the model has {waiting} requests already, and takes no more until some are done",
        "Wait a moment, run fewer agents at a time, or use a second model.",
    )


def _as_engine_error(exc: Exception) -> EngineError:
    if isinstance(exc, EngineError):
        return exc
    return EngineError(
        f"the engine failed: {type(exc).__name__}: {exc}"[:500],
        "Try again; if it repeats, unload the model and load it once more.",
    )
