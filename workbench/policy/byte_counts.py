"""How many bytes pass over connections: asked of the kernel, for Python tells nobody.

A connection is looked at through a second handle of this process, so that it can be asked once
more when the program has let go of its own; until then, a tenth of a second at most, the other
side is not told of the end. Only Linux tells; elsewhere nothing is counted.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from workbench.policy.network_events import Counted

MOST_FOLLOWED = 256
_LOOK_S = 0.1
_TELL_S = 5.0
_TCP_INFO = 11
_ACKED_AT, _SENT_AT, _INFO_BYTES = 120, 200, 232
"""In ``struct tcp_info``: bytes acknowledged and received, and since Linux 4.19 bytes sent and
sent again."""


@dataclass(slots=True)
class _Followed:
    """A connection: the program's handle and what that was, ours, and what was told of it."""

    handle: int
    inode: int
    ours: int
    told: Counted
    told_s: float


class ByteCounts:
    """Follows connections to their end, on a thread that lives while there are some."""

    def __init__(self, tell: Callable[[Counted], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._followed: list[_Followed] = []
        self._thread: threading.Thread | None = None
        self._end = threading.Event()

    def follow(self, connection: object, number: str) -> str:
        """Count what passes over a socket, which is about to connect.

        Returns:
            An id by which ``tell`` is told of it; empty where nothing can be counted.
        """
        if sys.platform != "linux" or getattr(connection, "type", 0) != socket.SOCK_STREAM:
            return ""
        found = f"{os.getpid()}.{number}"
        with self._lock, suppress(OSError, AttributeError, RuntimeError):
            if len(self._followed) >= MOST_FOLLOWED:
                return ""
            handle = connection.fileno()  # type: ignore[attr-defined]
            inode = os.fstat(handle).st_ino
            if any(one.inode == inode for one in self._followed):
                return ""  # it is told already, and connects again
            ours = os.dup(handle)
            told = Counted(found, 0, 0)
            self._followed.append(_Followed(handle, inode, ours, told, time.monotonic()))
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._watch, name="byte-counts", daemon=True
                )
                self._thread.start()
            return found
        return ""

    def stop(self) -> None:
        """Let go of everything, with what is known now."""
        self._end.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(1.0)
        self._look(last=True)
        self._end.clear()

    def _watch(self) -> None:
        while not self._end.wait(_LOOK_S):
            if not self._look():
                return

    def _look(self, *, last: bool = False) -> bool:
        """Ask for the counts of what ended, and now and then of what goes on."""
        with self._lock:
            now_s, followed, news = time.monotonic(), self._followed, []
            self._followed = []
            for one in followed:
                ended = last or not _is_open(one.handle, one.inode)
                if ended or now_s - one.told_s >= _TELL_S:
                    news += _news(one, now_s)
                if ended:
                    with suppress(OSError):
                        os.close(one.ours)
                else:
                    self._followed.append(one)
            goes_on = bool(self._followed)
            if not goes_on:
                self._thread = None
        for told in news:
            self._tell(told)
        return goes_on


def _is_open(handle: int, inode: int) -> bool:
    """Whether the program still has it: its number may be another file's by now."""
    try:
        return os.fstat(handle).st_ino == inode
    except OSError:
        return False


def _news(one: _Followed, now_s: float) -> list[Counted]:
    one.told_s = now_s
    counts = _counts(one.ours)
    if counts is None:
        return []
    told = Counted(one.told.id, *counts)
    if told == one.told and any(counts):
        return []
    one.told = told
    return [told]


def _counts(handle: int) -> tuple[int, int] | None:
    """Bytes sent and received; None where the kernel does not tell."""
    try:
        with socket.socket(fileno=os.dup(handle)) as asked:
            info = asked.getsockopt(socket.IPPROTO_TCP, _TCP_INFO, _INFO_BYTES)
    except OSError:
        return None
    if len(info) < _ACKED_AT + 16:
        return None
    acked, received = struct.unpack_from("=QQ", info, _ACKED_AT)
    if len(info) >= _SENT_AT + 16:
        sent, again = struct.unpack_from("=QQ", info, _SENT_AT)
        return max(0, sent - again), received
    return max(0, acked - 1), received  # the greeting is acknowledged too
