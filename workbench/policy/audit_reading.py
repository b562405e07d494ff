"""Reading the audit log: the newest records first, those of a period, a person, a deed."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.base.errors import StoreError
from workbench.base.regular_files import open_regular
from workbench.base.sealed_files import line_from_disk, sealed_line_bytes
from workbench.policy.audit_files import lines_of
from workbench.policy.audit_records import (
    CHECKPOINT,
    MOST_LINE_BYTES,
    AuditRecord,
    read_record,
)

_BLOCK_BYTES = 256 * 1024
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records.

    Attributes:
        since: Not older, UTC as records have it; empty for all.
        until: Older than that; empty for all.
        who: A part of who did it, in any case.
        what: The deed, or its beginning: ``tool`` finds ``tool.called``; several with blanks.
        text: A part of the record, in any case.
    """

    since: str = ""
    until: str = ""
    who: str = ""
    what: str = ""
    text: str = ""

    @property
    def everything(self) -> bool:
        """Nothing is left out."""
        return self == Wanted()

    def takes(self, record: AuditRecord) -> bool:
        """Whether a record is one of them."""
        if (self.since and record.at < self.since) or (self.until and record.at >= self.until):
            return False
        if self.who and self.who.casefold() not in record.who.casefold():
            return False
        if self.what and not record.what.startswith(tuple(self.what.split())):
            return False
        return not self.text or self.text.casefold() in _words(record)


ALL = Wanted()


def newest_first(
    sizes: Mapping[Path, int], wanted: Wanted = ALL, stop: threading.Event | None = None
) -> Iterator[AuditRecord]:
    """Records of files from the end to the beginning; blocking.

    A line that is no record comes as one whose deed is ``unreadable``.

    Raises:
        StoreError: A file cannot be read.
    """
    stop = stop or threading.Event()
    for path, size in reversed(list(sizes.items())):
        for line in _lines_back(path, size):
            if stop.is_set():
                return
            record = _readable(line)
            if wanted.takes(record):
                yield record


def oldest_first(
    sizes: Mapping[Path, int], wanted: Wanted = ALL
) -> Iterator[tuple[AuditRecord, bytes]]:
    """Records of files from the beginning, each with its line; blocking.

    Raises:
        StoreError: A file cannot be read.
    """
    for path, size in sizes.items():
        try:
            for line in lines_of(path, size):
                record = _readable(line)
                if wanted.takes(record):
                    yield record, line
        except OSError as exc:
            raise _unread(path, exc) from exc


def last_checkpoint(sizes: Mapping[Path, int]) -> AuditRecord | None:
    """The newest checkpoint, of which nothing is checked; None if there is none.

    Raises:
        StoreError: A file cannot be read.
    """
    return next(newest_first(sizes, Wanted(what=CHECKPOINT)), None)


def _lines_back(path: Path, end: int) -> Iterator[bytes]:
    """The lines of the first ``end`` bytes of a file, the last first, read in blocks."""
    rest = b""
    try:
        with open_regular(path) as file:
            while end > 0:
                begin = max(0, end - _BLOCK_BYTES)
                file.seek(begin)
                lines = (file.read(end - begin) + rest).split(b"\n")
                end, rest = begin, b""
                if begin and len(lines[0]) <= sealed_line_bytes(MOST_LINE_BYTES):
                    rest = lines.pop(0)
                yield from (line_from_disk(path, line) for line in reversed(lines) if line)
    except OSError as exc:
        raise _unread(path, exc) from exc


def _unread(path: Path, exc: OSError) -> StoreError:
    return StoreError(
        f"{path.name} of the audit log cannot be read: {exc.strerror or exc}",
        f"Check that you may read {path.parent}.",
    )


def _readable(line: bytes) -> AuditRecord:
    try:
        return read_record(line)
    except ValueError as exc:
        text = line[:2_000].decode("utf-8", "replace")
        return AuditRecord(0, "", 0, "", "", UNREADABLE, 0, "", {"why": str(exc), "line": text})


def _words(record: AuditRecord) -> str:
    """All of a record as one text to look into."""
    return f"{record.who} {record.what} {record.details!r}".casefold()
