"""Files of strangers are read in a child: one that takes too long costs only itself."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import signal
import sys
import threading
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any

from workbench.base.errors import ToolError
from workbench.base.sizes import MB
from workbench.tools.retrieval.reading import FOREIGN, read_document
from workbench.tools.retrieval.values import Content

LIMIT_S = 30.0
_START_S = 30.0
_MEMORY_BYTES = 2000 * MB
_END_S = 5.0


class DocumentReader:
    """Reads one file after the other; the child is started with the first that needs it.

    Args:
        limit_s: Longest time for one file, in seconds.
    """

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self._limit_s = limit_s
        self._child: tuple[BaseProcess, Connection[Any, Any]] | None = None
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> DocumentReader:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, path: Path) -> Content:
        """The text of a file; blocks.

        Raises:
            ToolError: It cannot be read; the message is the reason.
        """
        if path.suffix.lower() not in FOREIGN:
            return read_document(path)
        with self._lock:
            told = self._asked(path)
        if "reason" in told:
            raise ToolError(told["reason"])
        return Content(**told)

    def close(self) -> None:
        """End the child, and with it what it is reading; safe to call twice."""
        self._closed = True
        child = self._child
        if child is not None:
            with contextlib.suppress(ValueError):  # it was ended meanwhile
                child[0].kill()
        with self._lock:
            self._end()

    def _asked(self, path: Path) -> dict[str, Any]:
        pipe = self._started()
        if self._closed:
            return {"reason": "it was stopped"}
        try:
            pipe.send_bytes(str(path).encode("utf-8", "surrogateescape"))
            if not pipe.poll(self._limit_s):
                self._end()
                return {"reason": f"reading it took longer than {self._limit_s:g} seconds"}
            found: dict[str, Any] = json.loads(pipe.recv_bytes())
        except (OSError, EOFError, ValueError, RecursionError):
            self._end()
            return {"reason": "its reader broke down over it"}
        return found

    def _started(self) -> Connection[Any, Any]:
        if self._child is not None:
            return self._child[1]
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        child = spawn.Process(target=serve, args=(theirs,), name="documents", daemon=True)
        child.start()
        theirs.close()
        self._child = (child, ours)
        if ours.poll(_START_S):  # the time it takes to start is none of the file's
            with contextlib.suppress(OSError, EOFError):
                ours.recv_bytes()
        return ours

    def _end(self) -> None:
        if self._child is None:
            return
        child, pipe = self._child
        self._child = None
        pipe.close()
        child.kill()
        child.join(_END_S)
        with contextlib.suppress(ValueError):  # it does not die: a disk that does not answer
            child.close()


def serve(pipe: Connection[Any, Any]) -> None:
    """What the child does: a path in, a text or a reason out, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    with contextlib.suppress(OSError, EOFError):
        pipe.send_bytes(b"ready")
        while True:
            path = Path(pipe.recv_bytes().decode("utf-8", "surrogateescape"))
            pipe.send_bytes(json.dumps(_told(path)).encode())


def _told(path: Path) -> dict[str, Any]:
    try:
        return asdict(read_document(path))
    except ToolError as exc:
        return {"reason": exc.message}
    except (RecursionError, MemoryError):
        return {"reason": "it is made so that reading it takes too much"}
    except Exception as exc:  # noqa: BLE001  whatever a file of a stranger causes
        return {"reason": f"its reader failed over it ({type(exc).__name__})"}


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
