"""An engine in a worker process, and why such a process ended."""

from __future__ import annotations

import collections
import logging
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from workbench.base.errors import EngineCrashed, EngineError
from workbench.engines.api import EngineInfo, EngineUsage, LoadOptions, Request
from workbench.engines.codec import Codec
from workbench.engines.framing import BadMessage, crashed_by, read_message, write_message
from workbench.engines.links import Deliver, Gone, Loaded, News
from workbench.engines.registry import EngineSpec
from workbench.engines.worker import ARGUMENT
from workbench.engines.worker_environment import worker_environment
from workbench.engines.worker_folder import make_worker_folder
from workbench.policy.network_events import Attempt, Counted, Tried

log = logging.getLogger(__name__)

_KEPT_LINES = 40
_SHOWN_LINES = 4
_LINE_LIMIT_CHARS = 300
_STACK_LINES = ("  File ", "Extension modules:", "Current thread ", "Thread 0x", "  <")
_FOLDERS = re.compile(r"(?:/[^/\s]+)+/(?=[^/\s]+:\d)")
_EXIT_PATIENCE_S = 1.0
_NO_WINDOW = 0x08000000  # Windows: CREATE_NO_WINDOW
_WINDOWS_FAULTS = {
    0xC0000005: "it used memory that is not its own",
    0xC0000409: "it damaged its own stack",
    0xC000001D: "it used an instruction this processor does not have",
    0xC0000017: "there was not enough memory",
}


class ProcessLink:
    """An engine in a worker process."""

    def __init__(
        self, spec: EngineSpec, path: Path, options: LoadOptions, deliver: Deliver
    ) -> None:
        self._deliver = deliver
        self._codec = Codec()
        self._commands: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
        self._lines: collections.deque[str] = collections.deque(maxlen=_KEPT_LINES)
        self._file_name = path.name
        self._loaded = False
        self._asked_to_end = False
        self._kill_reason: EngineError | None = None
        self._killed = False
        self._process = start_worker()
        self.pid: int | None = self._process.pid
        encode = self._codec.encode
        self._commands.put(["load", encode(spec), os.fsencode(path).hex(), encode(options)])
        self._errors = self._thread("stderr", self._read_lines)
        self._thread("commands", self._write)
        self._thread("events", self._read)

    def submit(self, request_id: str, request: Request) -> None:
        self._commands.put(["submit", request_id, self._codec.encode(request)])

    def cancel(self, request_id: str) -> None:
        self._commands.put(["cancel", request_id])

    def close(self) -> None:
        self._asked_to_end = True
        self._commands.put(["close"])

    def kill(self, reason: EngineError | None) -> None:
        if not self._killed:
            self._killed, self._kill_reason = True, reason
            self._process.kill()

    def _thread(self, name: str, target: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=target, name=f"worker-{self.pid}-{name}", daemon=True)
        thread.start()
        return thread

    def _write(self) -> None:
        """A stopped worker fills its pipe; only this thread waits for it then."""
        stream = stream_of(self._process.stdin)
        try:
            while (message := self._commands.get()) is not None:
                write_message(stream, message)
        except OSError:
            log.debug("engine.command_lost pid=%s", self.pid)
        finally:
            _close_quietly(stream)

    def _read(self) -> None:
        stream = stream_of(self._process.stdout)
        problem: EngineError | None = None
        try:
            while (message := read_message(stream)) is not None:
                self._deliver(self._news(message))
        except BadMessage as exc:
            problem = crashed_by(exc)
            self._process.kill()
        except EngineError as exc:  # The worker refused the model and said why.
            problem = exc
        # What came before the end has been delivered; only now may the end be told.
        self._commands.put(None)
        self._deliver(Gone(self._end(problem)))
        stream.close()

    def _news(self, message: list[Any]) -> News:
        kind, *rest = message
        if len(rest) != 1:
            raise BadMessage("a message of the wrong length")
        if kind == "events":
            return self._codec.decode_batch(rest[0])
        if kind == "usage":
            usage: EngineUsage = self._codec.decode(EngineUsage, rest[0])
            return usage
        if kind == "loaded":
            self._loaded = True
            return Loaded(self._codec.decode(EngineInfo, rest[0]))
        if kind == "attempt":
            attempt: Attempt = self._codec.decode(Attempt, rest[0])
            return attempt
        if kind == "tried":
            tried: Tried = self._codec.decode(Tried, rest[0])
            return tried
        if kind == "counted":
            counted: Counted = self._codec.decode(Counted, rest[0])
            return counted
        if kind == "refused":
            raise self._codec.decode_error(rest[0])
        raise BadMessage(f"unknown message {kind[:40]!r}")

    def _end(self, problem: EngineError | None) -> EngineError | None:
        """Wait for the process and say why it ended."""
        try:
            code = self._process.wait(_EXIT_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._errors.join(_EXIT_PATIENCE_S)
        if problem is not None:
            return problem
        if self._killed:
            return self._kill_reason
        if self._asked_to_end and code == 0:
            return None
        if not self._loaded:
            return EngineCrashed(
                f"{self._file_name!r} could not be loaded, its process ended: "
                f"{cause_of(code)}{self._last_lines()}",
                "The file may be damaged: get it again, or choose another model.",
            )
        return EngineCrashed(
            f"the model's process ended unexpectedly: {cause_of(code)}{self._last_lines()}",
            "The next message loads the model again; a smaller context or model may help.",
        )

    def _read_lines(self) -> None:
        stream = stream_of(self._process.stderr)
        # Bounded reads: a line without end must not fill the memory.
        while line := stream.readline(4096):
            text = line.decode("utf-8", "replace").rstrip()
            if text:
                self._lines.append(text[:_LINE_LIMIT_CHARS])
                log.debug("engine.said pid=%s text=%s", self.pid, text[:_LINE_LIMIT_CHARS])
        stream.close()

    def _last_lines(self) -> str:
        lines = [line for line in self._lines if not line.startswith(_STACK_LINES)]
        # Where the library was built says nothing to anybody.
        lines = [_FOLDERS.sub("", line) for line in lines[-_SHOWN_LINES:]]
        return ("; it last said: " + " / ".join(lines)) if lines else ""


class WorkerProcess(subprocess.Popen[bytes]):
    """A worker process; its temporary folder goes when its end is waited for."""

    def __init__(self) -> None:
        """Start it: it waits for its first message."""
        self._folder = make_worker_folder()
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._folder))
        frozen = getattr(sys, "frozen", False)
        words = [ARGUMENT] if frozen else ["-m", "workbench.engines.worker"]
        try:
            super().__init__(
                [sys.executable, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**worker_environment(os.environ), **places},
                creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            )
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; what it left behind is removed then."""
        code = super().wait(timeout)
        shutil.rmtree(self._folder, ignore_errors=True)
        return code


def start_worker() -> WorkerProcess:
    """A worker process that waits for its first message."""
    return WorkerProcess()


def stream_of(stream: Any) -> BinaryIO:
    """A pipe of a process that has all three."""
    if stream is None:
        raise EngineCrashed("the model's process has no pipe", "")
    found: BinaryIO = stream
    return found


def _close_quietly(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:
        log.debug("engine.pipe_broken")


def cause_of(code: int) -> str:
    """Why a process ended, in words."""
    if code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        if name == "SIGKILL":
            return "killed by the system (out of memory?) (SIGKILL)"
        return f"its native code crashed ({name})"
    fault = _WINDOWS_FAULTS.get(code)
    return f"{fault} (0x{code:08X})" if fault else f"exit code {code}"
