"""One record of the audit log: a line of canonical JSON, bound to the line before it.

There is one way only to write a record, so a line that reads the same but differs in a byte is
no record. ``previous`` is the SHA-256 of the line before; a checkpoint is a record that carries
an Ed25519 signature over all the rest of it, and so over everything before it.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

FORMAT = 1
BEGINNING = "0" * 64
CHECKPOINT, BEGUN, KEY_BEGUN = "checkpoint", "log.begun", "key.begun"
PLAIN_TAKEN, MENDED = "plain.taken", "line.mended"
MOST_LINE_BYTES = 1_000_000
_MOST_DETAILS_CHARS = 200_000
_MOST_TEXT_CHARS = 64_000
_MOST_ITEMS, _MOST_DEPTH = 1_000, 8
_MOST_WORD_CHARS = 200
_DOMAIN = b"workbench-audit-checkpoint-1\n"
_HASH = re.compile(r"[0-9a-f]{64}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_NEEDED: Mapping[str, type] = {
    "n": int, "at": str, "clock_ns": int, "boot": str, "who": str, "what": str,
    "details": dict, "checkpoint": int, "previous": str,
}  # fmt: skip
_FURTHER = frozenset({"happened", "signature"})


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One record.

    Attributes:
        number: 1, 2, 3 … within a chain.
        at: When it was written, UTC: ``2026-01-31T09:05:00.000000Z``.
        clock_ns: A clock that nobody can set, in nanoseconds; it only counts within one boot.
        boot: Which boot of the machine, or which start of the program, that clock belongs to.
        who: Who did it, such as ``user:administrator`` or ``agent:starter``.
        what: What was done, as ``thing.done``.
        checkpoint: Number of the last checkpoint before it; 0 if there was none.
        previous: SHA-256 of the line before, in hex.
        happened: When it happened, where that was well before it could be written.
        signature: Of a checkpoint, in hex.
    """

    number: int
    at: str
    clock_ns: int
    boot: str
    who: str
    what: str
    checkpoint: int
    previous: str
    details: Mapping[str, Any] = field(default_factory=dict)
    happened: str = ""
    signature: str = ""

    @property
    def line(self) -> bytes:
        """As it stands in the file, without the line feed."""
        return canonical(self._values())

    @property
    def signed_bytes(self) -> bytes:
        """What the signature of a checkpoint is over."""
        values = self._values()
        values.pop("signature", None)
        return _DOMAIN + canonical(values)

    @property
    def at_s(self) -> float:
        """When it was written, as Unix time."""
        return moment_s(self.at)

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {
            "n": self.number, "at": self.at, "clock_ns": self.clock_ns, "boot": self.boot,
            "who": self.who, "what": self.what, "details": dict(self.details),
            "checkpoint": self.checkpoint, "previous": self.previous,
        }  # fmt: skip
        if self.happened:
            values["happened"] = self.happened
        if self.signature:
            values["signature"] = self.signature
        return values


def canonical(values: Mapping[str, Any]) -> bytes:
    """The one way to write values: sorted, without blanks, ASCII."""
    text = json.dumps(
        values, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
    return text.encode("ascii")


def digest(line: bytes) -> str:
    """SHA-256 of a line without its line feed, in hex."""
    return hashlib.sha256(line).hexdigest()


def read_record(line: bytes) -> AuditRecord:
    """The record of a line without its line feed.

    Raises:
        ValueError: It is none; the text says why.
    """
    if len(line) > MOST_LINE_BYTES:
        raise ValueError("the line is longer than any record")
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise ValueError("the line is no JSON") from exc
    _check(values)
    try:
        is_same = canonical(values) == line
    except (ValueError, RecursionError) as exc:
        raise ValueError("the line holds what no record holds") from exc
    if not is_same:
        raise ValueError("the line is not written the one way in which records are written")
    return AuditRecord(
        number=values["n"],
        at=values["at"],
        clock_ns=values["clock_ns"],
        boot=values["boot"],
        who=values["who"],
        what=values["what"],
        checkpoint=values["checkpoint"],
        previous=values["previous"],
        details=values["details"],
        happened=values.get("happened", ""),
        signature=values.get("signature", ""),
    )


def _check(values: Any) -> None:
    if not isinstance(values, dict) or not _NEEDED.keys() <= values.keys():
        raise ValueError("the line is no record")
    if values.keys() - _NEEDED.keys() - _FURTHER:
        raise ValueError("the record has a field that records do not have")
    for name, kind in _NEEDED.items():
        if type(values[name]) is not kind:
            raise ValueError(f"the record's {name!r} is of another kind")
    for name in _FURTHER & values.keys():
        if not isinstance(values[name], str) or not values[name]:
            raise ValueError(f"the record's {name!r} is of another kind")
    if not _AT.fullmatch(values["at"]) or not _HASH.fullmatch(values["previous"]):
        raise ValueError("the record's time or hash is not written as such")
    try:
        moment_s(values["at"])
    except ValueError as exc:
        raise ValueError("the record's time is no time") from exc


def moment(at_s: float) -> str:
    """A time as records have it."""
    try:
        found = datetime.fromtimestamp(at_s, UTC)
    except (OverflowError, ValueError, OSError):  # a clock that was never set
        found = datetime.fromtimestamp(0, UTC)
    return found.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment_s(at: str) -> float:
    """Unix time of a record's time.

    Raises:
        ValueError: It is none.
    """
    return datetime.fromisoformat(at).timestamp()


def word(text: str) -> str:
    """A name of who or what, short enough for a column."""
    return str(text)[:_MOST_WORD_CHARS]


def details_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Details as they are written: plain, bounded values, whatever was given."""
    made = _plain(values, 0)
    raw = canonical(made)
    if len(raw) > _MOST_DETAILS_CHARS:
        return {"left_out": "too long", "chars": len(raw), "sha256": digest(raw)}
    return made if isinstance(made, dict) else {}


def _plain(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) < 2**63 else hex(value)[:_MOST_WORD_CHARS]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, str):
        return _text(value)
    if depth >= _MOST_DEPTH:
        return "…"
    if isinstance(value, Mapping):
        items = list(value.items())[:_MOST_ITEMS]
        return {word(str(name)): _plain(one, depth + 1) for name, one in items}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one, depth + 1) for one in list(value)[:_MOST_ITEMS]]
    return _text(str(value))


def _text(text: str) -> str:
    text = str(text)
    return text if len(text) <= _MOST_TEXT_CHARS else f"{text[:_MOST_TEXT_CHARS]}…"
