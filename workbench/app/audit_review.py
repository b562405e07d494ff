"""Looking at the audit log: is it whole, what is in it, and taking it elsewhere."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal, get_args

from workbench.app.audit_trail import AuditTrail
from workbench.base.csv_cells import csv_text
from workbench.base.errors import StoreError
from workbench.base.files import chosen_file, write_chosen
from workbench.base.plain_text import harmless
from workbench.policy.audit_check import Verdict
from workbench.policy.audit_folder import Told, check_folder, checkpoint_text
from workbench.policy.audit_key import KeyNote
from workbench.policy.audit_reading import (
    ALL,
    Wanted,
    last_checkpoint,
    newest_first,
    oldest_first,
)
from workbench.policy.audit_records import AuditRecord, moment

Form = Literal["jsonl", "csv"]
FORMS: tuple[Form, ...] = get_args(Form)
COLUMNS = ("number", "at", "happened", "who", "what", "details", "previous")
_PAGE_ROWS = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        records: How many records.
        checkable: They are the whole log, byte for byte, so a verifier can check them.
    """

    records: int
    checkable: bool


class AuditReview:
    """Questions to the audit log, asked in threads. It holds nothing but the trail."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail, self._log = trail, trail.log

    async def key(self) -> KeyNote | None:
        """What is public of the key; None if it was not made yet.

        Raises:
            PolicyError: That is damaged.
        """
        return await asyncio.to_thread(self._trail.key.note)

    async def check(
        self,
        keys: Sequence[str] = (),
        outside: Sequence[AuditRecord] = (),
        *,
        stop: threading.Event | None = None,
        told: Told | None = None,
    ) -> Verdict:
        """Whether the log is whole.

        Args:
            keys: Public keys that may have signed it; none takes those of this installation.
            outside: Checkpoints that were kept elsewhere.
            stop: Once it is set, no more is read, and the verdict is of what was.
            told: Called in a thread with the bytes that were read, and with all there are.

        Raises:
            WorkbenchError: It cannot be read.
        """
        await self._trail.flush()
        note = await self.key()
        known = tuple(keys) or (note.all_keys if note else ())

        def work() -> Verdict:
            sizes = self._log.sizes()
            folder = self._log.files.folder
            return check_folder(folder, known, outside, sizes=sizes, stop=stop, told=told)

        return await asyncio.to_thread(work)

    async def newest(
        self, wanted: Wanted = ALL, most: int = 200, stop: threading.Event | None = None
    ) -> tuple[AuditRecord, ...]:
        """The newest records that are wanted, the newest first.

        Raises:
            StoreError: They cannot be read.
        """
        await self._trail.flush()

        def work() -> tuple[AuditRecord, ...]:
            return tuple(islice(newest_first(self._log.sizes(), wanted, stop), most))

        return await asyncio.to_thread(work)

    async def pages(self, wanted: Wanted = ALL) -> Pages:
        """The records that are wanted, to be read page by page, the newest first."""
        await self._trail.flush()
        stop = threading.Event()
        sizes = await asyncio.to_thread(self._log.sizes)
        return Pages(newest_first(sizes, wanted, stop), stop)

    async def export(self, path: Path, wanted: Wanted = ALL, form: Form = "jsonl") -> Exported:
        """Write records where a person said, the oldest first.

        Raises:
            StoreError: They cannot be read or written.
        """
        await self._trail.flush()

        def work() -> int:
            with chosen_file(path) as file:
                return _write(file.write, oldest_first(self._log.sizes(), wanted), form)

        count = await asyncio.to_thread(work)
        self._trail.record("audit.exported", {"form": form, "records": count})
        return Exported(count, wanted.everything and form == "jsonl")

    async def print(
        self, write: Callable[[str], object], wanted: Wanted = ALL, form: Form = "jsonl"
    ) -> Exported:
        """The same, where ``write`` takes it."""
        await self._trail.flush()

        def work() -> int:
            return _write(write, oldest_first(self._log.sizes(), wanted), form)

        count = await asyncio.to_thread(work)
        self._trail.record("audit.exported", {"form": form, "records": count})
        return Exported(count, wanted.everything and form == "jsonl")

    async def checkpoint_to(self, path: Path) -> AuditRecord:
        """Sign all there is and write the checkpoint where a person said, to keep it elsewhere.

        Raises:
            WorkbenchError: It cannot be signed or written.
        """
        await self._trail.checkpoint()

        def work() -> AuditRecord:
            found = last_checkpoint(self._log.sizes())
            if found is None:
                raise StoreError("the audit log holds nothing yet", "Use the program first.")
            write_chosen(path, checkpoint_text(found))
            return found

        return await asyncio.to_thread(work)

    async def new_key(self) -> KeyNote:
        """Begin a new key, since the old one is lost; it is recorded.

        Raises:
            WorkbenchError: It cannot be kept or recorded.
        """
        await self._trail.flush()
        return await asyncio.to_thread(self._log.renew_key)


class Pages:
    """Reads on where the last page ended."""

    def __init__(self, records: Iterator[AuditRecord], stop: threading.Event) -> None:
        self._records, self._stop = records, stop
        self._lock = threading.Lock()
        self.ended = False

    async def more(self, rows: int = _PAGE_ROWS) -> tuple[AuditRecord, ...]:
        """The next records; fewer than asked for at the end.

        Raises:
            StoreError: They cannot be read.
        """
        return await asyncio.to_thread(self._more, rows)

    def stop(self) -> None:
        """Read no more."""
        self._stop.set()

    def _more(self, rows: int) -> tuple[AuditRecord, ...]:
        with self._lock:
            found = tuple(islice(self._records, rows))
            self.ended = len(found) < rows
            return found


def _write(
    write: Callable[[str], object],
    records: Iterator[tuple[AuditRecord, bytes]],
    form: Form,
) -> int:
    if form == "csv":
        write(csv_text([COLUMNS]))
    count = 0
    for record, line in records:
        count += 1
        if form == "csv":
            write(csv_text([row_of(record)]))
        else:  # a record is ASCII without controls; what is none may hold anything
            write(harmless(line.decode("utf-8", "backslashreplace")) + "\n")
    return count


def row_of(record: AuditRecord) -> tuple[str, ...]:
    """A record as cells that nothing carries out."""
    cells = (
        str(record.number), record.at, record.happened, record.who, record.what,
        details_text(record), record.previous,
    )  # fmt: skip
    return tuple(harmless(cell) for cell in cells)


def details_text(record: AuditRecord) -> str:
    """The details as one line of JSON that people can read."""
    return json.dumps(record.details, ensure_ascii=False, sort_keys=True)


def state_words(verdict: Verdict, at: Callable[[str], str] = str) -> str:
    """How the log stands, in one line.

    Args:
        verdict: What was found.
        at: Writes a time, given in UTC, for people.
    """
    count = f"{verdict.records:,} record{'' if verdict.records == 1 else 's'}"
    if not verdict.records and verdict.whole:
        return "empty: nothing was recorded yet"
    signed = "no checkpoint yet"
    if verdict.last_checkpoint_at:
        signed = f"last checkpoint {at(verdict.last_checkpoint_at)}"
    if verdict.whole:
        return f"whole, {count}, {signed}"
    first = verdict.problems[0]
    place = f"broken at record {first.number:,}" if first.number else "not whole"
    return f"{place}: {first.text[:1].lower()}{first.text[1:]}"


def verdict_values(verdict: Verdict) -> dict[str, Any]:
    """A verdict for other programs."""
    return {"whole": verdict.whole, **asdict(verdict)}


def utc_of(at_s: float) -> str:
    """A time as a filter takes it."""
    return moment(at_s)
