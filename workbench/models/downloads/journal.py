"""The log of a partial file: which bytes of it are on disk, and that they are the right ones.

Text beside the ``.part`` file. The first line is JSON and says what is fetched; every other
line is ``chunk bytes sha256``: so many bytes of that chunk are there, with that digest. Lines
are only ever appended. A whole chunk is logged after its bytes are durable; what is logged
within a chunk, or of a whole one with the word ``written`` behind it, is checked against its
digest before it is trusted. So a kill costs at most ``STEP_BYTES`` per connection however far
the disk is behind, and a power cut at most the chunks that were open or not yet durable.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from workbench.base.errors import StoreError
from workbench.base.files import store_error
from workbench.base.regular_files import open_regular, see_regular
from workbench.models.downloads.values import RemoteFile, chunk_count, chunk_span

STEP_BYTES = 512 * 1024
_FORMAT = 1
_WRITTEN = "written"


class Journal:
    """Owner of the log; but for :meth:`sync` not thread-safe, its transfer holds a lock.

    Attributes:
        etag: What the source called the version that is being fetched.
        done: Digest of each whole chunk.
        begun: Bytes of each open chunk, with their digest; of one that waits for the disk, all.
    """

    def __init__(self, path: Path, remote: RemoteFile, etag: str, chunk_bytes: int) -> None:
        self.path, self.remote, self.etag = path, remote, etag
        self.chunk_bytes = chunk_bytes
        self.done: dict[int, str] = {}
        self.begun: dict[int, tuple[int, str]] = {}
        self._file: IO[bytes] | None = None

    @property
    def count(self) -> int:
        """Chunks of the whole file."""
        return chunk_count(self.remote.size_bytes, self.chunk_bytes)

    @property
    def have_bytes(self) -> int:
        """Bytes that need not be fetched again."""
        whole = sum(self.length(index) for index in self.done)
        return whole + sum(n for i, (n, _) in self.begun.items() if i not in self.done)

    def length(self, index: int) -> int:
        """Bytes of a chunk."""
        begin, end = chunk_span(index, self.remote.size_bytes, self.chunk_bytes)
        return end - begin

    def open(self) -> None:
        """Read the log if it is of this very file, else begin it anew.

        Raises:
            StoreError: The system refused.
        """
        try:
            with suppress(FileNotFoundError):
                see_regular(self.path)  # a pipe would be waited for
            whole = self.read()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not whole:
                self.done.clear()
                self.begun.clear()
                self._begin()
            self._file = self.path.open("ab")
            if not self.path.read_bytes().endswith(b"\n"):
                self._file.write(b"\n")  # the line that a kill cut off stays a line of its own
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def close(self) -> None:
        """Let go of the file. What it did not take any more is fetched again."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # the write that was refused is told, not this
                file.close()

    def discard(self) -> None:
        """Forget all of it: what was fetched is of no use.

        Raises:
            StoreError: The system refused.
        """
        self.close()
        try:
            self.path.unlink(missing_ok=True)
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def note(self, index: int, count_bytes: int, digest: str) -> None:
        """Log bytes of a chunk. A whole chunk must be durable before; :meth:`sync` comes after.

        Raises:
            StoreError: The system refused.
        """
        if self._append(f"{index} {count_bytes} {digest}"):
            self._take(index, count_bytes, digest)

    def note_written(self, index: int, digest: str) -> None:
        """Log that all bytes of a chunk are written, though they may not be durable.

        Raises:
            StoreError: The system refused.
        """
        count_bytes = self.length(index)
        if self._append(f"{index} {count_bytes} {digest} {_WRITTEN}"):
            self.begun[index] = (count_bytes, digest)

    def _append(self, line: str) -> bool:
        """Write a line; False if the log is closed."""
        if self._file is None:
            return False
        try:
            self._file.write(line.encode() + b"\n")
            self._file.flush()
        except OSError as exc:
            raise store_error(exc, self.path) from exc
        return True

    def sync(self) -> None:
        """Make durable what was logged.

        Raises:
            StoreError: The system refused.
        """
        try:
            if self._file is not None:
                os.fsync(self._file.fileno())
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def forget(self, index: int) -> None:
        """A chunk turned out to be wrong: it is fetched again.

        Raises:
            StoreError: The system refused.
        """
        self.note(index, 0, hashlib.sha256().hexdigest())

    def _take(self, index: int, count_bytes: int, digest: str) -> None:
        if count_bytes == self.length(index):
            self.done[index] = digest
            self.begun.pop(index, None)
            return
        self.done.pop(index, None)
        self.begun[index] = (count_bytes, digest)

    def _head(self) -> dict[str, Any]:
        return {
            "format": _FORMAT,
            "url": self.remote.url,
            "size_bytes": self.remote.size_bytes,
            "sha256": self.remote.sha256,
            "etag": self.etag,
            "chunk_bytes": self.chunk_bytes,
        }

    def _begin(self) -> None:
        with self.path.open("wb") as file:
            file.write(json.dumps(self._head(), sort_keys=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> bool:
        """Take the lines in; False if the log is of something else, or none.

        Raises:
            OSError: It cannot be read.
        """
        try:
            see_regular(self.path)
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return False
        try:
            head = json.loads(lines[0])
        except (ValueError, RecursionError):
            return False
        mine = self._head()
        same = ("format", "size_bytes", "sha256", "chunk_bytes", "etag")
        if not isinstance(head, dict) or any(head.get(key) != mine[key] for key in same):
            return False
        for line in lines[1:-1]:
            self._read_line(line)
        return True

    def _read_line(self, line: bytes) -> None:
        parts = line.decode("ascii", "replace").split(" ")
        written = parts[3:] == [_WRITTEN]
        if written:
            parts.pop()
        if len(parts) != 3 or not (parts[0].isdecimal() and parts[1].isdecimal()):
            return
        index, count, digest = int(parts[0]), int(parts[1]), parts[2]
        if index >= self.count or count > self.length(index) or len(digest) != 64:
            return
        if written:
            self.begun[index] = (count, digest)
        else:
            self._take(index, count, digest)


def logged_bytes(path: Path) -> int:
    """How many bytes of its file a log says are there; 0 if it says nothing."""
    try:
        head = read_head(path)
        remote = RemoteFile("", "", int(head["size_bytes"]), str(head["sha256"]))
        journal = Journal(path, remote, str(head["etag"]), int(head["chunk_bytes"]))
        return journal.have_bytes if journal.chunk_bytes > 0 and journal.read() else 0
    except (KeyError, TypeError, ValueError, OverflowError, OSError, StoreError):
        return 0


def read_head(path: Path) -> dict[str, Any]:
    """What a log says of its file; empty if it is none.

    Raises:
        StoreError: It is there and cannot be read.
    """
    try:
        with open_regular(path) as file:
            head = json.loads(file.readline(64 * 1024))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        return {}
    except OSError as exc:
        raise StoreError(f"cannot read {path.name!r}: {exc.strerror}", "Try again.") from exc
    return head if isinstance(head, dict) else {}
