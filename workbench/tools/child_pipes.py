"""The three pipes of a tool's child: each has a thread, and what comes out is bounded."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from workbench.base.errors import ToolError

_MOST_ERROR_BYTES = 1_000_000
_KEPT_ERROR_BYTES = 4_000
_PIECE_BYTES = 65_536
_END_S = 1.0


class ChildPipes:
    """The three pipes of a child, each with a thread, so that none can hold up another."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        most_bytes: int,
        mark: bytes,
        *,
        may_be_in_vain: bool,
    ) -> None:
        """Look at a child that has just been started.

        Args:
            process: The child.
            most_bytes: With a longer answer it is too much.
            mark: What its launcher writes where errors go before it lets the tool run.
            may_be_in_vain: The launcher may write it once more, because nothing was started;
                only where the tool is another program, which knows nothing of the mark.
        """
        self._process, self._most_bytes, self._mark = process, most_bytes, mark
        self._may_be_in_vain = may_be_in_vain
        self._pieces: list[bytes] = []
        self._errors = b""
        self._threads: list[threading.Thread] = []
        self.answered = threading.Event()
        self.too_much = self.began = False

    @property
    def output(self) -> bytes:
        return b"".join(self._pieces)[: self._most_bytes]

    @property
    def errors(self) -> str:
        return self._errors.decode("utf-8", "replace").strip()

    def begin(self, given: bytes) -> None:
        for work in (lambda: self._give(given), self._hear, self._hear_errors):
            thread = threading.Thread(target=work, daemon=True)
            thread.start()
            self._threads.append(thread)

    def finish(self) -> None:
        """Wait for the ends of the pipes, which nobody holds any more."""
        for thread in self._threads:
            thread.join(_END_S)
        if self.began and self._may_be_in_vain:
            self._take_back()

    def _give(self, given: bytes) -> None:
        pipe = self._pipe(self._process.stdin)
        with suppress(OSError, ValueError):
            pipe.write(given)
        with suppress(OSError, ValueError):
            pipe.close()

    def _hear(self) -> None:
        count = 0
        for piece in self._read(self._process.stdout):
            count += len(piece)
            if count > self._most_bytes:
                self.too_much = True
                if count > self._most_bytes + _PIECE_BYTES:
                    continue
            self._pieces.append(piece)
            if self.too_much:
                self.answered.set()
        self.answered.set()

    def _hear_errors(self) -> None:
        count = 0
        for piece in self._after_mark(self._read(self._process.stderr)):
            count += len(piece)
            self._errors = (self._errors + piece)[-_KEPT_ERROR_BYTES:]
            if count > _MOST_ERROR_BYTES and not self.too_much:
                self.too_much = True
                self.answered.set()

    def _after_mark(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """What follows the mark at the very beginning, where there is one."""
        begun = b""
        for piece in pieces:
            begun += piece
            if len(begun) >= len(self._mark):
                self.began = begun.startswith(self._mark)
                yield begun.removeprefix(self._mark)
                yield from pieces
                return
        yield begun

    def _take_back(self) -> None:
        """See whether the launcher said that it let the tool run in vain."""
        before, mark, after = self._errors.partition(self._mark)
        if mark:
            self._errors, self.began = before + after, False

    def _read(self, stream: IO[bytes] | None) -> Iterator[bytes]:
        pipe = self._pipe(stream).fileno()
        with suppress(OSError, ValueError):
            while piece := os.read(pipe, _PIECE_BYTES):
                yield piece

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise ToolError("the tool's process has no pipe")
        return stream
