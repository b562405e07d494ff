"""The program's side of native work: a process of its own, which is ended to cancel it."""

from __future__ import annotations

import asyncio
import collections
import contextlib
import logging
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from workbench.base.errors import EngineCrashed, EngineError
from workbench.engines.codec import Codec
from workbench.engines.framing import BadMessage, crashed_by, read_message, write_message
from workbench.engines.process_link import cause_of, start_worker, stream_of
from workbench.policy.network_events import Attempt

log = logging.getLogger(__name__)
Told: TypeAlias = Callable[[float, str], None]
OnAttempt: TypeAlias = Callable[[Attempt], None]
_KEPT_LINES = 4
_LINE_CHARS = 300
_PATIENCE_S = 5.0


def ignored(_attempt: Attempt) -> None:
    """Where nobody counts them."""


async def work(
    name: str, arguments: Mapping[str, Any], told: Told, on_attempt: OnAttempt = ignored
) -> dict[str, Any]:
    """Do native work in a process of its own; cancelling ends that process.

    Args:
        name: One of ``engines.work.WORKS``.
        arguments: JSON values.
        told: Told, on this loop, the share that is done and what is at work.
        on_attempt: Told, on any thread, of connections that it tried and was refused.

    Raises:
        EngineError: It was refused, or its process crashed.
    """
    loop = asyncio.get_running_loop()
    one = _Work(on_attempt)

    def tell(share: float, text: str) -> None:
        # A loop that closes meanwhile has nobody to tell.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(told, share, text)

    running = loop.run_in_executor(None, one.run_or_clear, name, dict(arguments), tell)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        one.kill()
        await asyncio.wait({running})
        running.exception()
        log.info("work.cancelled name=%s", name)
        raise


class _Work:
    def __init__(self, on_attempt: OnAttempt) -> None:
        self._on_attempt = on_attempt
        self._lock = threading.Lock()
        self._process: Any = None
        self._killed = False

    def kill(self) -> None:
        """End it now, also if it is about to start. Any thread."""
        with self._lock:
            self._killed = True
            if self._process is not None:
                self._process.kill()

    def run_or_clear(self, name: str, arguments: dict[str, Any], told: Told) -> dict[str, Any]:
        """Blocking. A file not written to its end goes: its process may not remove it."""
        try:
            return self.run(name, arguments, told)
        except BaseException:
            if target := arguments.get("target"):
                with contextlib.suppress(OSError):
                    Path(str(target)).unlink(missing_ok=True)
            raise

    def run(self, name: str, arguments: dict[str, Any], told: Told) -> dict[str, Any]:
        """Blocking."""
        with self._lock:
            if self._killed:
                raise EngineCrashed("it was stopped", "")
            self._process = process = start_worker()
        lines: collections.deque[str] = collections.deque(maxlen=_KEPT_LINES)
        errors = threading.Thread(target=_drain, args=(process.stderr, lines), daemon=True)
        errors.start()
        try:
            result = self._talk(process, name, arguments, told)
        finally:
            process.kill()
            code = process.wait()
            errors.join(_PATIENCE_S)
            for stream in (process.stdin, process.stdout, process.stderr):
                with contextlib.suppress(OSError):
                    stream_of(stream).close()
        if result is None:
            said = "; it last said: " + " / ".join(lines) if lines else ""
            raise EngineCrashed(
                f"its process ended: {cause_of(code)}{said}",
                "The file may be damaged, or there was not enough memory.",
            )
        return result

    def _talk(
        self, process: Any, name: str, arguments: dict[str, Any], told: Told
    ) -> dict[str, Any] | None:
        """The result; None if the process ended without one."""
        stream = stream_of(process.stdout)
        try:
            write_message(stream_of(process.stdin), ["work", name, arguments])
            while (message := read_message(stream)) is not None:
                result = _taken(message, told, self._on_attempt)
                if result is not None:
                    return result
        except BadMessage as exc:
            raise crashed_by(exc) from exc
        except OSError:
            log.debug("work.pipe_broken name=%s", name)
        with contextlib.suppress(Exception):
            process.wait(_PATIENCE_S)  # so that its own exit code is told, not that of kill()
        return None


def _taken(message: list[Any], told: Told, on_attempt: OnAttempt) -> dict[str, Any] | None:
    kind, *rest = message
    if len(rest) != 1:
        raise BadMessage("a message of the wrong length")
    value = rest[0]
    if kind == "progress" and isinstance(value, list) and len(value) == 2:
        told(float(value[0]), str(value[1])[:200])
        return None
    if kind == "done" and isinstance(value, dict):
        return value
    if kind == "refused":
        error: EngineError = Codec().decode_error(value)
        raise error
    if kind == "attempt":
        on_attempt(Codec().decode(Attempt, value))
        return None
    raise BadMessage(f"unknown message {kind[:40]!r}")


def _drain(stream: Any, lines: collections.deque[str]) -> None:
    # Bounded reads: a line without end must not fill the memory.
    while line := stream.readline(4096):
        text = line.decode("utf-8", "replace").rstrip()
        if text:
            lines.append(text[:_LINE_CHARS])
