"""An engine in a thread of this process."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path

from workbench.base.errors import EngineCrashed, EngineError
from workbench.engines.api import EngineUsage, LoadOptions, Request
from workbench.engines.codec import Batch
from workbench.engines.links import Deliver, Gone, Loaded, News
from workbench.engines.registry import EngineSpec
from workbench.engines.sandbox import NO_THREAD, check_held
from workbench.engines.step_loop import StepLoop
from workbench.engines.worker import load_engine, resident_bytes

log = logging.getLogger(__name__)


class ThreadLink:
    """An engine in a thread of this process; a native crash ends the program with it."""

    def __init__(
        self, spec: EngineSpec, path: Path, options: LoadOptions, deliver: Deliver
    ) -> None:
        self.pid: int | None = None
        self._deliver = deliver
        self._load = (spec, path, options)
        self._loop: StepLoop | None = None
        self._lock = threading.Lock()
        self._ended = False
        self._asked_to_end = False
        threading.Thread(target=self._run, name=f"engine-{path.name}", daemon=True).start()

    def submit(self, request_id: str, request: Request) -> None:
        if self._loop is not None:
            self._loop.submit(request_id, request)

    def cancel(self, request_id: str) -> None:
        if self._loop is not None:
            self._loop.cancel(request_id)

    def close(self) -> None:
        with self._lock:
            self._asked_to_end = True
            if self._loop is not None:
                self._loop.stop()

    def kill(self, reason: EngineError | None) -> None:
        """A thread cannot be killed: it is left behind, and what it says is dropped."""
        self.close()
        self._finish(reason)

    def events(self, batch: Batch) -> None:
        """Sink of the loop."""
        self._tell(batch)

    def usage(self, usage: EngineUsage) -> None:
        """Sink of the loop."""
        self._tell(usage)

    def _tell(self, news: News) -> None:
        if not self._ended:
            self._deliver(news)

    def _finish(self, error: EngineError | None) -> None:
        with self._lock:
            if self._ended:
                return
            self._ended = True
        self._deliver(Gone(error))

    def _run(self) -> None:
        try:
            check_held(NO_THREAD, self._load[2])
            engine = load_engine(*self._load)
            with self._lock:
                self._loop = StepLoop(engine, self, resident_bytes)
                if self._asked_to_end:
                    self._loop.stop()
            self._tell(Loaded(replace(engine.info(), sandbox=NO_THREAD)))
            self._loop.run()
        except EngineError as exc:
            self._finish(exc)
        except Exception as exc:
            log.exception("engine.thread_failed")
            self._finish(EngineCrashed(f"the engine's thread failed: {exc}"[:500], ""))
        except SystemExit:
            self._finish(EngineCrashed("the engine ended its own thread", ""))
        else:
            self._finish(None)
