"""The program's side of a long-lived native service: questions to a process of its own."""

from __future__ import annotations

import asyncio
import collections
import contextlib
import itertools
import logging
import subprocess
import threading
from collections.abc import Mapping
from typing import Any

from workbench.base.errors import EngineCrashed, EngineError
from workbench.base.threads import begin_in_thread
from workbench.engines.codec import Codec
from workbench.engines.framing import BadMessage, crashed_by, read_message, write_message
from workbench.engines.process_link import cause_of, start_worker, stream_of
from workbench.engines.work_process import OnAttempt, ignored
from workbench.policy.network_events import Attempt

log = logging.getLogger(__name__)
_KEPT_LINES = 4
_LINE_CHARS = 300
_CLOSE_PATIENCE_S = 5.0


class ServiceProcess:
    """One running service. Made by ``start``; ended by ``close``."""

    def __init__(
        self, name: str, process: subprocess.Popen[bytes], on_attempt: OnAttempt = ignored
    ) -> None:
        self._name, self._process, self._on_attempt = name, process, on_attempt
        self._numbers = itertools.count(1)
        self._turn = threading.Lock()
        self._lines: collections.deque[str] = collections.deque(maxlen=_KEPT_LINES)
        self._errors = threading.Thread(target=self._read_lines, daemon=True)
        self._errors.start()

    @classmethod
    async def start(
        cls, name: str, arguments: Mapping[str, Any], on_attempt: OnAttempt = ignored
    ) -> ServiceProcess:
        """Start a service of ``engines.services.SERVICES``.

        ``on_attempt`` is told, on any thread, of connections that its Python code tried and
        was refused.

        Raises:
            EngineError: It did not start; says why.
        """
        service = await asyncio.to_thread(lambda: cls(name, start_worker(), on_attempt))
        try:
            await asyncio.shield(begin_in_thread(service._begin, dict(arguments)))
        except BaseException:
            await asyncio.to_thread(service._end, 0.0)
            raise
        log.info("service.started name=%s pid=%s", name, service.pid)
        return service

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Its process runs."""
        return self._process.poll() is None

    async def ask(self, verb: str, **arguments: Any) -> dict[str, Any]:
        """Ask, and wait for the answer; one question at a time, the others wait.

        A question that is given up is still answered, before the next one.

        Raises:
            EngineError: It was refused, or the process is gone.
        """
        return await asyncio.shield(begin_in_thread(self._ask, verb, arguments))

    async def close(self) -> None:
        """End it: ask, and after a while kill."""
        await asyncio.to_thread(self._end, _CLOSE_PATIENCE_S)

    def _begin(self, arguments: dict[str, Any]) -> None:
        with self._turn:
            self._send(["service", self._name, arguments])
            self._received("ready")

    def _ask(self, verb: str, arguments: dict[str, Any]) -> dict[str, Any]:
        with self._turn:
            number = next(self._numbers)
            self._send(["ask", number, verb, arguments])
            found, answer = self._received("answer")
            if found != number or not isinstance(answer, dict):
                raise crashed_by(BadMessage("an answer to another question"))
            return answer

    def _send(self, message: list[Any]) -> None:
        try:
            write_message(stream_of(self._process.stdin), message)
        except (OSError, ValueError) as exc:  # A closed stream is a ValueError.
            raise self._gone() from exc

    def _received(self, wanted: str) -> list[Any]:
        """The next message of that kind, without the kind."""
        try:
            while (message := read_message(stream_of(self._process.stdout))) is not None:
                kind, *rest = message
                if kind == wanted:
                    return rest
                if kind == "attempt":
                    self._on_attempt(Codec().decode(Attempt, rest[-1] if rest else None))
                if kind in ("refused", "failed"):
                    error: EngineError = Codec().decode_error(rest[-1])
                    raise error
        except BadMessage as exc:
            self._process.kill()
            raise crashed_by(exc) from exc
        except (OSError, ValueError) as exc:
            raise self._gone() from exc
        raise self._gone()

    def _gone(self) -> EngineCrashed:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_CLOSE_PATIENCE_S)
        code = self._process.poll()
        said = "; it last said: " + " / ".join(self._lines) if self._lines else ""
        cause = cause_of(code) if code is not None else "it does not answer"
        return EngineCrashed(f"the process of {self._name} ended: {cause}{said}", "Try again.")

    def _end(self, patience_s: float) -> None:
        with contextlib.suppress(EngineError):
            self._send(["close"])
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.join(_CLOSE_PATIENCE_S)
        with self._turn:  # Whoever still waits for an answer has heard of the end.
            for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
                with contextlib.suppress(OSError):
                    stream_of(stream).close()

    def _read_lines(self) -> None:
        stream = stream_of(self._process.stderr)
        # Bounded reads: a line without end must not fill the memory.
        while line := stream.readline(4096):
            text = line.decode("utf-8", "replace").rstrip()
            if text:
                self._lines.append(text[:_LINE_CHARS])
