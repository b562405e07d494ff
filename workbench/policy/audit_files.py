"""The files of the audit log: which there are, where the chain ends, and adding to it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from workbench.base.errors import StoreError
from workbench.base.files import sync_folder
from workbench.base.private import FOLDER_MODE
from workbench.base.regular_files import open_regular
from workbench.base.sealed_files import line_from_disk, line_to_disk, sealed_line_bytes
from workbench.policy.audit_records import (
    BEGINNING,
    BEGUN,
    CHECKPOINT,
    MOST_LINE_BYTES,
    AuditRecord,
    digest,
    read_record,
)

_NAME = re.compile(r"(\d{6})\.jsonl")
_PLAIN_NAME = re.compile(r"plain(-\d+)?\.jsonl")
_MOST_FILES = 999_999
_MOST_KEPT_LINE_BYTES = sealed_line_bytes(MOST_LINE_BYTES)
FIRST = "000001.jsonl"
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PLAIN_FILE_ONLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_FLAGS = os.O_RDWR | os.O_APPEND | _BINARY | _PLAIN_FILE_ONLY


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the chain ends.

    Attributes:
        file: Number of the newest file; 0 where there is none yet.
        size: Its bytes.
        number: Of the last record; 0 where there is none yet.
        digest: SHA-256 of the last line.
        checkpoint: Number of the last checkpoint; 0 if there is none.
        torn: Bytes after the last line feed: a write that a crash ended.
        damage: Why nothing can follow the last line; empty if something can.
    """

    file: int = 0
    size: int = 0
    number: int = 0
    digest: str = BEGINNING
    checkpoint: int = 0
    torn: bytes = b""
    damage: str = ""

    @property
    def unsigned(self) -> int:
        """How many records follow the last checkpoint."""
        return self.number - self.checkpoint

    def after(self, record: AuditRecord, line: bytes) -> Tail:
        """Where it ends once a record was written."""
        is_signed = record.what == CHECKPOINT
        return Tail(
            self.file,
            self.size + len(line) + 1,
            record.number,
            digest(line),
            record.number if is_signed else self.checkpoint,
        )


class AuditFiles:
    """The folder of the log. Blocking; whoever writes holds the lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, number: int) -> Path:
        """The file of that number."""
        return self.folder / f"{number:06}.jsonl"

    def numbers(self) -> list[int]:
        """Which files there are, the oldest first."""
        return sorted(
            int(found[1]) for path in self._here() if (found := _NAME.fullmatch(path.name))
        )

    def paths(self) -> list[Path]:
        """The files, the oldest first."""
        return [self.path(number) for number in self.numbers()]

    def sizes(self) -> dict[Path, int]:
        """The files with their bytes, the oldest first.

        Raises:
            OSError: One cannot be looked at.
        """
        return {path: path.stat().st_size for path in self.paths()}

    def plain_paths(self) -> list[Path]:
        """The logs of earlier versions that were taken over."""
        return sorted(path for path in self._here() if _PLAIN_NAME.fullmatch(path.name))

    def _here(self) -> list[Path]:
        try:
            return list(self.folder.iterdir())
        except FileNotFoundError:
            return []

    def make(self) -> None:
        """Make the folder, for its owner only.

        Raises:
            OSError: The system refused.
        """
        if not self.folder.is_dir():
            self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            sync_folder(self.folder.parent)

    def is_at(self, tail: Tail) -> bool:
        """Whether nobody wrote since the chain ended there."""
        if not tail.file:
            return False
        try:
            found = self.path(tail.file).stat()
        except OSError:
            return False
        return found.st_size == tail.size and not self.path(tail.file + 1).exists()

    def tail(self) -> Tail:
        """Where the chain ends, read from the newest file that holds something.

        Raises:
            OSError: A file cannot be read.
        """
        numbers = self.numbers()
        for number in reversed(numbers):
            found = self._tail_of(number)
            if found.size or number == numbers[0]:
                return found
        return Tail()

    def _tail_of(self, number: int) -> Tail:
        with open_regular(self.path(number)) as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 2 * _MOST_KEPT_LINE_BYTES))
            raw = file.read()
        whole, _feed, torn = raw.rpartition(b"\n")
        if torn and _is_whole(self._read(torn), self._read(whole.rpartition(b"\n")[2])):
            whole, torn = b"\n".join((whole, torn)) if whole else torn, b""
        last = self._read(whole.rpartition(b"\n")[2])
        if not last:
            damage = "it ends with no record" if size else ""
            return Tail(number, size, damage=damage)
        try:
            record = read_record(last)
        except ValueError as exc:
            return Tail(number, size, damage=f"its last line is no record: {exc}")
        checkpoint = record.number if record.what == CHECKPOINT else record.checkpoint
        return Tail(number, size, record.number, digest(last), checkpoint, torn)

    def kept(self, line: bytes) -> bytes:
        """A line as it is written: in an encrypted data folder it is encrypted."""
        return line_to_disk(self.folder / FIRST, line)

    def _read(self, line: bytes) -> bytes:
        return line_from_disk(self.folder / FIRST, line)

    def append(self, tail: Tail, raw: bytes, *, sync: bool) -> int:
        """Add whole lines, as ``kept`` gives them; returns the size of the file then.

        All of them, or, where the system refuses, none of them.

        Raises:
            OSError: The system refused.
        """
        path = self.path(tail.file)
        is_new = not tail.size
        handle = os.open(path, _FLAGS | (os.O_CREAT if is_new else 0), 0o600)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size != tail.size:
                raise StoreError(
                    f"{path.name} is not as it was a moment ago", "Try again: it is read anew."
                )
            keep = tail.size - len(tail.torn)
            try:
                if tail.torn:
                    file.truncate(keep)
                elif keep and _lacks_feed(file, keep):
                    raw = b"\n" + raw
                _write_all(file, raw)
                if sync:
                    os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    file.truncate(keep)
                raise
            size = os.fstat(file.fileno()).st_size
        if is_new:
            sync_folder(self.folder)
        return size

    def sync(self, tail: Tail) -> None:
        """Let the disk have what was written.

        Raises:
            OSError: The system refused.
        """
        handle = os.open(self.path(tail.file), _FLAGS)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def take_plain(self, plain: Path) -> Path | None:
        """Move a log of an earlier version into the folder; None if there is none.

        Raises:
            OSError: The system refused.
        """
        if plain.is_symlink() or not plain.is_file():
            return None
        for number in range(1, _MOST_FILES):
            target = self.folder / ("plain.jsonl" if number == 1 else f"plain-{number}.jsonl")
            if not target.exists():
                plain.rename(target)
                sync_folder(self.folder)
                sync_folder(plain.parent)
                return target
        raise OSError(f"there are too many files in {self.folder}")


def file_facts(path: Path) -> dict[str, object]:
    """Name, size and SHA-256 of a file, to be recorded; of an encrypted one as it was before.

    Raises:
        OSError: It cannot be read.
    """
    found, size_bytes, lines = hashlib.sha256(), 0, 0
    with open_regular(path) as file:
        while piece := file.readline(_MOST_KEPT_LINE_BYTES + 2):
            feed = piece[-1:] if piece.endswith(b"\n") else b""
            plain = line_from_disk(path, piece.removesuffix(feed)) + feed
            found.update(plain)
            size_bytes += len(plain)
            lines += len(feed)
    return {
        "file": path.name, "bytes": size_bytes, "lines": lines, "sha256": found.hexdigest()
    }  # fmt: skip


def lines_of(path: Path, size: int) -> Iterator[bytes]:
    """The lines of the first ``size`` bytes of a file, without line feeds.

    One that is too long comes in pieces, which are no records. Encrypted ones come decrypted.

    Raises:
        OSError: It cannot be read.
    """
    with open_regular(path) as file:
        while size > 0 and (line := file.readline(min(size, _MOST_KEPT_LINE_BYTES + 2))):
            size -= len(line)
            yield line_from_disk(path, line[:-1] if line.endswith(b"\n") else line)


def _is_whole(torn: bytes, last: bytes) -> bool:
    """Whether only the line feed is missing."""
    try:
        record = read_record(torn)
    except ValueError:
        return False
    is_first = record.what == BEGUN and record.previous == BEGINNING
    return record.previous == digest(last) if last else is_first


def _lacks_feed(file: FileIO, size: int) -> bool:
    file.seek(size - 1)
    return file.read(1) != b"\n"


def _write_all(file: FileIO, raw: bytes) -> None:
    file.seek(0, os.SEEK_END)
    left = memoryview(raw)
    while left:
        left = left[(file.write(left) or 0) :]
