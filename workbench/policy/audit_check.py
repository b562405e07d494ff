"""Is the audit log whole? Every record, the chain between them, and who signed it.

What this can say: nothing was changed, taken out, put in or put in another order up to the
last checkpoint that is signed with a known key; and nothing was cut off before a checkpoint
that somebody keeps elsewhere. What it cannot say: that what was recorded was true at first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.policy.audit import MOST_UNSIGNED
from workbench.policy.audit_records import (
    BEGINNING,
    BEGUN,
    CHECKPOINT,
    KEY_BEGUN,
    AuditRecord,
    digest,
    read_record,
)

MOST_PROBLEMS = 50
MOST_TAIL = MOST_UNSIGNED + 1
_BACK_S = 2.0
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written.

    Attributes:
        number: The record, or where one is missing; 0 for the log as a whole.
        kind: ``line``, ``number``, ``chain``, ``order``, ``signature``, ``key``, ``unsigned``,
            ``begin``, ``tail``, ``fork`` or ``file``.
        text: What is wrong, as a sentence.
    """

    number: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    Attributes:
        records: How many records were read.
        problems: What is wrong; nothing if the log is whole.
        remarks: What is worth knowing and no damage: the clock was set back, say.
        checkpoints: How many signed checkpoints hold.
        last_checkpoint: Number of the last of them; 0 if there is none.
        last_checkpoint_at: When that was signed, UTC; empty if there is none.
        first_at: When the first record was written.
        last_at: When the last one was.
        keys: The public keys of the checkpoints that hold.
        unsigned: How many records the last checkpoint does not cover yet.
    """

    records: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    checkpoints: int = 0
    last_checkpoint: int = 0
    last_checkpoint_at: str = ""
    first_at: str = ""
    last_at: str = ""
    keys: tuple[str, ...] = ()
    unsigned: int = 0

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


@dataclass(slots=True)
class _Found:
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def problem(self, number: int, kind: str, text: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(number, kind, text))

    def remark(self, number: int, kind: str, text: str) -> None:
        if len(self.remarks) < MOST_PROBLEMS:
            self.remarks.append(Problem(number, kind, text))


class Checking:
    """Takes the lines of a log one after the other, the oldest first."""

    def __init__(
        self,
        keys: Iterable[str] = (),
        outside: Iterable[AuditRecord] = (),
        *,
        part: bool = False,
    ) -> None:
        """Take over.

        Args:
            keys: Public keys that may have signed it; none takes the first one that did.
            outside: Checkpoints that somebody kept elsewhere.
            part: It need not begin at its beginning.
        """
        self._keys = list(keys)
        self._given = bool(self._keys)
        self._outside = {one.number: one for one in outside}
        self._part = part
        self._found = _Found()
        self._last: AuditRecord | None = None
        self._digest = ""
        self._begun = False
        self._count = self._checkpoints = self._signed = 0
        self._expected = 1
        self._signed_at = self._first_at = ""
        self._used: list[str] = []
        for one in self._outside.values():
            self._see_outside(one)

    def take(self, line: bytes) -> None:
        """The next line, without its line feed."""
        self._count += 1
        try:
            record = read_record(line)
        except ValueError as exc:
            self._found.problem(self._expected, "line", f"{str(exc).capitalize()}.")
            self._last, self._digest = None, digest(line)
            self._expected += 1
            return
        if self._last is None and not self._begun:
            self._begin(record)
        else:
            self._follow(record)
        self._begun = True
        self._first_at = self._first_at or record.at
        if record.what == CHECKPOINT or record.signature:
            self._check_signature(record)
        elif record.what == KEY_BEGUN and not self._given:
            self._keys.append(str(record.details.get("public_key", "")))
        kept = self._outside.pop(record.number, None)
        if kept is not None and kept.line != line:
            text = "It differs from a checkpoint that was kept elsewhere: this is another log."
            self._found.problem(record.number, "fork", text)
        self._last, self._digest = record, digest(line)
        self._expected = record.number + 1

    def end(self) -> Verdict:
        """What was found, once every line was taken."""
        last = self._last
        number = self._expected - 1
        for kept in sorted(self._outside.values(), key=lambda one: one.number):
            if kept.number > number:
                text = (
                    f"The log ends with record {number}, but a checkpoint of record "
                    f"{kept.number} was kept elsewhere: the end is missing."
                )
                self._found.problem(number, "tail", text)
        if self._given and not self._checkpoints:
            self._found.problem(0, "key", "Nothing in it is signed with the key that is known.")
        elif number - self._signed > MOST_TAIL:
            text = (
                f"{number - self._signed} records follow the last checkpoint, more than are "
                "ever left unsigned while the key is there."
            )
            self._found.problem(number, "unsigned", text)
        return Verdict(
            self._count,
            tuple(self._found.problems),
            tuple(self._found.remarks),
            self._checkpoints,
            self._signed,
            self._signed_at,
            self._first_at,
            last.at if last else "",
            tuple(self._used),
            max(0, number - self._signed),
        )

    def missing(self, text: str) -> None:
        """Note that something beside the lines is not as it should be."""
        self._found.problem(0, "file", text)

    def _begin(self, record: AuditRecord) -> None:
        if self._part and record.number > 1:
            self._signed = record.checkpoint
            return
        is_first = record.number == 1 and record.previous == BEGINNING
        if not is_first or record.what != BEGUN or record.checkpoint:
            text = f"The log begins with record {record.number}, which is no beginning."
            self._found.problem(record.number, "begin", text)
            self._signed = record.checkpoint

    def _follow(self, record: AuditRecord) -> None:
        number, last = record.number, self._last
        if record.what == BEGUN:
            self._begin_anew(record)
            return
        if number != self._expected:
            text = f"Record {number} stands where record {self._expected} belongs."
            self._found.problem(self._expected, "number", text)
        if record.previous != self._digest:
            text = (
                f"It does not follow record {self._expected - 1}: one of the two was changed."
            )
            self._found.problem(number, "chain", text)
        if record.checkpoint != self._signed:
            text = f"It names {record.checkpoint} as the last checkpoint, not {self._signed}."
            self._found.problem(number, "chain", text)
            self._signed = record.checkpoint
        if last is not None:
            self._see_clock(last, record)

    def _begin_anew(self, record: AuditRecord) -> None:
        text = "A new chain begins here"
        if damaged := record.details.get("damaged"):
            why = damaged.get("why", "") if isinstance(damaged, dict) else ""
            text += f", since what is before it was found damaged: {str(why)[:200]}"
        self._found.problem(record.number, "begin", f"{text}.")
        self._signed = 0

    def _see_clock(self, last: AuditRecord, record: AuditRecord) -> None:
        went_s = record.at_s - last.at_s
        if last.boot == record.boot:
            ran_s = (record.clock_ns - last.clock_ns) / 1e9
            if ran_s < 0:
                text = "By the machine's own clock it is older than the record before it."
                self._found.problem(record.number, "order", text)
            back_s = ran_s - went_s
        else:
            back_s = -went_s
        if back_s > _BACK_S:
            text = f"Before it, the clock was set back by {back_s:,.0f} s."
            self._found.remark(record.number, "clock", text)

    def _check_signature(self, record: AuditRecord) -> None:
        key = str(record.details.get("public_key", ""))
        if record.what != CHECKPOINT or not _holds(record, key):
            self._found.problem(record.number, "signature", "Its signature does not hold.")
        elif self._keys and key not in self._keys:
            text = "It is signed with a key that is not known here."
            self._found.problem(record.number, "key", text)
        else:
            if not self._keys:
                self._keys.append(key)
            self._checkpoints += 1
            self._signed_at = record.at
            if key not in self._used:
                self._used.append(key)
        self._signed = record.number

    def _see_outside(self, one: AuditRecord) -> None:
        key = str(one.details.get("public_key", ""))
        if one.what != CHECKPOINT or not _holds(one, key):
            text = "A checkpoint that was kept elsewhere does not hold its own signature."
            self._found.problem(one.number, "signature", text)
        elif self._keys and key not in self._keys:
            text = "A checkpoint that was kept elsewhere is signed with an unknown key."
            self._found.problem(one.number, "key", text)
        elif not self._keys:
            self._keys.append(key)
            self._given = True


def _holds(record: AuditRecord, public_key: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        signature = bytes.fromhex(record.signature)
        if len(signature) != _SIGNATURE_BYTES or signature.hex() != record.signature:
            return False
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(signature, record.signed_bytes)
    except (InvalidSignature, ValueError):
        return False
    return True


def check_lines(
    lines: Iterable[bytes],
    keys: Iterable[str] = (),
    outside: Iterable[AuditRecord] = (),
    *,
    part: bool = False,
) -> Verdict:
    """Whether lines are a whole log; see ``Checking``."""
    checking = Checking(keys, outside, part=part)
    for line in lines:
        checking.take(line)
    return checking.end()
