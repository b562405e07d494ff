"""The audit log: a chain of records that is only ever added to, with signed checkpoints.

Each record holds the SHA-256 of the one before. After every hundredth record, and when the
program says so, a checkpoint is written: a record signed with the key of this installation.
What is written lies with the system once ``write`` returns, so a crash of the program loses
none of it. Each checkpoint brings it to the disk, too: one that was asked for before it
returns, one that was due beside what goes on.
"""

from __future__ import annotations

import logging
import os
import secrets as random_bytes
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import PolicyError, StoreError, WorkbenchError
from workbench.base.files import store_error
from workbench.policy.audit_files import AuditFiles, Tail, file_facts
from workbench.policy.audit_records import (
    BEGUN,
    CHECKPOINT,
    FORMAT,
    KEY_BEGUN,
    MENDED,
    PLAIN_TAKEN,
    AuditRecord,
    details_of,
    digest,
    moment,
    word,
)

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from workbench.policy.audit_key import AuditKey, KeyNote

log = logging.getLogger(__name__)
MOST_UNSIGNED = 100
MOST_FILE_BYTES = 16_000_000
LATE_S = 1.0
_LOCK = "lock"
_LOCK_S, _POLL_S = 5.0, 0.002
_KEY_AGAIN_S = 60.0
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
OWN = "audit"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What is to be recorded.

    Attributes:
        at_s: When it happened, as Unix time.
        actor: Who did it, such as ``alert:memory``.
        what: What was done, as a short word.
        details: Plain values; what JSON does not know is written as text.
    """

    at_s: float
    actor: str
    what: str
    details: Mapping[str, Any] = field(default_factory=dict)


class AuditLog:
    """The log of one data folder; made with the first record. Blocking, from any thread.

    Several programs may write at the same time: each reads where the chain ends under a lock.

    Attributes:
        told: Called with what a person should know: an earlier log was damaged, say.
        unsigned_why: Why the last checkpoint could not be signed; empty if it could.
    """

    def __init__(
        self,
        folder: Path,
        key: AuditKey | None = None,
        *,
        plain: Path | None = None,
        most_file_bytes: int = MOST_FILE_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Nothing is read or made yet.

        Args:
            folder: Where its files are.
            key: What signs; without it there are no checkpoints.
            plain: Where an earlier version kept its log, which is taken over.
            most_file_bytes: A file is not made longer than that; the chain goes on in another.
            clock: Unix time.
        """
        self.files = AuditFiles(folder)
        self._key, self._plain, self._clock = key, plain, clock
        self._most_file_bytes = most_file_bytes
        self._mutex = threading.Lock()
        self._tail = Tail()
        self._key_again_s = 0.0
        self.told: Callable[[str], None] = log.warning
        self.unsigned_why = ""

    @property
    def unsigned(self) -> int:
        """How many records followed the last checkpoint when this was last written to."""
        return self._tail.unsigned

    def write(self, entries: Sequence[AuditEntry], *, sync: bool = False) -> None:
        """Add records, in this order.

        Args:
            entries: What happened.
            sync: They are on the disk once this returns, and survive a power cut.

        Raises:
            StoreError: They could not be written, at least not all of them.
        """
        left = list(entries)
        while left:
            left = left[self.write_some(left, sync=sync) :]

    def write_some(self, entries: Sequence[AuditEntry], *, sync: bool = False) -> int:
        """Add records, in this order; returns how many of them were written.

        They are fewer than given where the system refused after those.

        Raises:
            StoreError: None could be written.
        """
        done = 0
        with self._mutex:
            self._get_key_ready(len(entries))
            with self._refused_plainly(), self._lock:
                self._catch_up()
                while done < len(entries):
                    room = MOST_UNSIGNED - self._tail.unsigned
                    some = entries[done : done + room] if room > 0 else entries[done:]
                    try:
                        self._add([self._record(one) for one in some], sync=sync)
                    except OSError:
                        if done:
                            break
                        raise
                    done += len(some)
                    self._sign_if_due()
        return done

    def checkpoint(self) -> bool:
        """Sign all that is not signed yet, and bring it to the disk; whether there was any.

        Raises:
            StoreError: It could not be written.
            PolicyError: The key is not to be had.
        """
        with self._mutex:
            if self._key is None:
                raise PolicyError("the audit log has no key", "Open it with one.")
            self._key.load()
            with self._refused_plainly(), self._lock:
                self._catch_up()
                if not self._tail.number or not self._tail.unsigned:
                    return False
                self._sign()
                return True

    def sizes(self) -> dict[Path, int]:
        """The files with their bytes, at a moment when nobody writes half a line.

        Raises:
            StoreError: They cannot be looked at.
        """
        if not self.files.numbers():
            return {}
        with self._mutex, self._refused_plainly(), self._lock:
            return self.files.sizes()

    def renew_key(self) -> KeyNote:
        """Begin a new key, recorded and signed by itself, since the old one is lost.

        Raises:
            StoreError: It could not be kept or recorded.
        """
        if self._key is None:
            raise PolicyError("the audit log has no key", "Open it with one.")
        with self._mutex:
            with self._refused_plainly():
                self.files.make()
            note = self._key.renew()
            details = {"public_key": note.public_key, "earlier": list(note.earlier)}
            entry = AuditEntry(self._clock(), OWN, KEY_BEGUN, details)
            with self._refused_plainly(), self._lock:
                self._catch_up()
                self._add([self._record(entry)], sync=False)
                self._sign()
            return note

    @cached_property
    def _lock(self) -> BaseFileLock:
        from filelock import FileLock

        self.files.make()
        path = self.files.folder / _LOCK
        return FileLock(path, timeout=_LOCK_S, poll_interval=_POLL_S, mode=0o600)

    @contextmanager
    def _refused_plainly(self) -> Iterator[None]:
        """The system's refusals as ours; what is known of the chain's end is forgotten."""
        try:
            self.files.make()
            yield
        except TimeoutError as exc:
            raise StoreError(
                "another program of this kind holds the audit log and does not let go",
                "End it, or wait; then try again.",
            ) from exc
        except OSError as exc:
            self._tail = Tail()
            raise store_error(exc, self.files.folder / "000001.jsonl") from exc
        except WorkbenchError:
            self._tail = Tail()
            raise

    def _get_key_ready(self, count: int) -> None:
        """Before the lock is taken: a keyring may ask a person to unlock it."""
        if self._key is None or self._tail.unsigned + count < MOST_UNSIGNED:
            return
        if time.monotonic() < self._key_again_s:
            return
        try:
            self.files.make()
            self._key.load()
        except (WorkbenchError, OSError) as exc:
            self._key_again_s = time.monotonic() + _KEY_AGAIN_S
            self.unsigned_why = str(exc)
            log.warning("audit.not_signed reason=%s", exc)

    def _catch_up(self) -> None:
        """Know where the chain ends, whoever wrote last."""
        if not self.files.is_at(self._tail):
            self._tail = self.files.tail()
            if self._tail.damage:
                self._begin_after_damage()
            elif not self._tail.number:
                self._begin({})
            elif self._tail.torn:
                self._mend()
        if self._plain is not None and (taken := self.files.take_plain(self._plain)):
            self._add_own(PLAIN_TAKEN, file_facts(taken))

    def _begin(self, details: Mapping[str, Any]) -> None:
        """Begin a chain, with what was there before it."""
        found: dict[str, Any] = {"format": FORMAT, "chain": random_bytes.token_hex(16)}
        if self._plain is not None:
            self.files.take_plain(self._plain)
        if plain := [file_facts(path) for path in self.files.plain_paths()]:
            found["plain"] = plain
        if self._key is not None and not details and self._key.is_made:
            found["lost"] = "A log that was signed with the key of this installation is gone."
            self.told("The audit log was gone, and a new one was begun.")
        self._tail = Tail(max(1, self._tail.file))
        self._add_own(BEGUN, found | dict(details), sync=True)

    def _begin_after_damage(self) -> None:
        """Leave a damaged file as it is, and begin a new chain that tells of it."""
        path, why = self.files.path(self._tail.file), self._tail.damage
        facts = file_facts(path)
        self._tail = Tail(self._tail.file + 1)
        self._begin({"damaged": {**facts, "why": why}})
        self.told(f"The audit log was damaged: of {path.name}, {why}. A new chain was begun.")

    def _mend(self) -> None:
        """Take off half a line that a crash left, and say so."""
        torn = self._tail.torn
        details = {"bytes": len(torn), "sha256": digest(torn)}
        self._add_own(MENDED, details)

    def _add_own(self, what: str, details: Mapping[str, Any], *, sync: bool = False) -> None:
        entry = AuditEntry(self._clock(), OWN, what, details)
        self._add([self._record(entry)], sync=sync)

    def _record(self, entry: AuditEntry) -> AuditRecord:
        """A record that has no place in the chain yet."""
        now_s = self._clock()
        late = abs(now_s - entry.at_s) > LATE_S
        return AuditRecord(
            number=0,
            at=moment(now_s),
            clock_ns=time.monotonic_ns(),
            boot=self._boot,
            who=word(entry.actor),
            what=word(entry.what),
            checkpoint=0,
            previous="",
            details=details_of(entry.details),
            happened=moment(entry.at_s) if late else "",
        )

    def _add(self, records: Sequence[AuditRecord], *, sync: bool) -> None:
        """Give records their places and write them; the lock is held."""
        tail, raw = self._tail, bytearray()
        for record in records:
            placed = replace(
                record,
                number=tail.number + 1,
                checkpoint=tail.checkpoint,
                previous=tail.digest,
            )
            if placed.what == CHECKPOINT and self._key is not None:
                placed = replace(placed, signature=self._key.sign(placed.signed_bytes))
            line = placed.line
            raw += self.files.kept(line) + b"\n"
            tail = tail.after(placed, line)
        self._turn_over(len(raw))
        size = self.files.append(self._tail, bytes(raw), sync=sync)
        self._tail = replace(tail, file=self._tail.file, size=size, torn=b"")

    def _turn_over(self, more_bytes: int) -> None:
        """Go on in a new file where this one would become too long."""
        tail = self._tail
        if tail.size and not tail.torn and tail.size + more_bytes > self._most_file_bytes:
            self.files.sync(tail)
            self._tail = replace(tail, file=tail.file + 1, size=0)

    def _sign_if_due(self) -> None:
        """What was written counts as written though it cannot be signed."""
        if self._tail.unsigned >= MOST_UNSIGNED:
            try:
                if self._sign(sync=False):
                    # The disk takes its time, and whoever records something need not wait.
                    sync = threading.Thread(target=self._sync, args=(self._tail,), daemon=True)
                    sync.start()
            except OSError as exc:
                self.unsigned_why = str(exc)

    def _sync(self, tail: Tail) -> None:
        try:
            self.files.sync(tail)
        except OSError as exc:
            log.warning("audit.not_synced reason=%s", exc)

    def _sign(self, *, sync: bool = True) -> bool:
        """Write a checkpoint, if the key is there; the lock is held."""
        if self._key is None or not self._key.public_key:
            return False
        details = {"public_key": self._key.public_key}
        entry = AuditEntry(self._clock(), OWN, CHECKPOINT, details)
        self._add([self._record(entry)], sync=sync)
        self.unsigned_why = ""
        return True

    @cached_property
    def _boot(self) -> str:
        """Which boot this is; where the system does not say, which start of the program."""
        try:
            return _BOOT_ID.read_text(encoding="ascii").strip()[:64] or uuid.uuid4().hex
        except (OSError, UnicodeDecodeError):
            return f"{os.getpid()}-{uuid.uuid4().hex}"
