"""What somebody without the key can do to an audit log, and what its verifiers must find.

A log is taken that ends with a checkpoint. Each mutation is done plainly, and by somebody who
knows the format: records are numbered and chained anew after it, with or without the
checkpoints whose signatures would no longer hold, or with a key of their own.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.policy.audit import AuditEntry, AuditLog
from workbench.policy.audit_key import AuditKey
from workbench.policy.audit_records import (
    BEGINNING,
    CHECKPOINT,
    AuditRecord,
    canonical,
    digest,
    read_record,
)
from workbench.policy.secrets import Secrets

Lines = list[bytes]
Change = Callable[["Lines", random.Random], "Lines"]
Values = dict[str, Any]
_DOMAIN = b"workbench-audit-checkpoint-1\n"


@dataclass(frozen=True)
class Original:
    """A whole log.

    Attributes:
        lines: Without line feeds.
        outside: Its last checkpoint, as kept elsewhere.
        public_key: The key it is signed with.
    """

    lines: tuple[bytes, ...]
    outside: AuditRecord
    public_key: str


@dataclass(frozen=True)
class Mutation:
    """One mutated log."""

    kind: str
    lines: tuple[bytes, ...]


class NoSecrets(Secrets):
    """A system without a keyring."""

    def get(self, name: str) -> str:
        return self._session.get(name, "")

    def set(self, name: str, token: str, *, spaces: bool = False) -> bool:
        self._session[name] = token
        return False


def make_log(folder: Path, records: int, every: int = 100) -> Original:
    """Write a log of so many entries, signed at its end and after some of them."""
    log = AuditLog(folder, AuditKey(folder, NoSecrets()))
    for number in range(0, records, 10):
        log.write(
            [
                AuditEntry(
                    1_700_000_000.0 + number + one,
                    f"agent:{one % 3}",
                    ("tool.called", "run.started", "settings.changed")[one % 3],
                    {"run": f"r{number}", "count": one, "text": "été €"},
                )
                for one in range(min(10, records - number))
            ]
        )
        if number % every == every - 10:
            log.checkpoint()
    log.checkpoint()
    lines = tuple(line for path in log.files.paths() for line in path.read_bytes().splitlines())
    last = read_record(lines[-1])
    assert last.what == CHECKPOINT
    return Original(lines, last, str(last.details["public_key"]))


def chained(values: Sequence[Values], *, strip: bool, key: Ed25519PrivateKey | None) -> Lines:
    """Number and chain records anew, as somebody would who knows the format.

    Args:
        values: The records.
        strip: Leave checkpoints out.
        key: Sign them anew with this key, of somebody else.
    """
    lines: Lines = []
    previous, checkpoint = BEGINNING, 0
    for one in values:
        if strip and one["what"] == CHECKPOINT:
            continue
        made = {**one, "n": len(lines) + 1, "previous": previous, "checkpoint": checkpoint}
        if made["what"] == CHECKPOINT:
            if key is not None:
                made["details"] = {"public_key": key.public_key().public_bytes_raw().hex()}
                made.pop("signature", None)
                made["signature"] = key.sign(_DOMAIN + canonical(made)).hex()
            checkpoint = made["n"]
        lines.append(canonical(made))
        previous = digest(lines[-1])
    return lines


def mutations(original: Original, count: int, seed: int) -> list[Mutation]:
    """So many mutations, each different from the original."""
    chance = random.Random(seed)
    found: list[Mutation] = []
    kinds = tuple(_KINDS)
    while len(found) < count:
        kind = kinds[len(found) % len(kinds)]
        lines = tuple(_KINDS[kind](list(original.lines), chance))
        if lines != original.lines:
            found.append(Mutation(kind, lines))
    return found


def is_only_cut(mutated: Sequence[bytes], original: Original) -> bool:
    """Whether what is signed in it is untouched, and little follows: the end was cut off.

    That is what nobody can find who kept no checkpoint elsewhere.
    """
    signed = 0
    for number, (one, other) in enumerate(zip(mutated, original.lines, strict=False), start=1):
        if one != other:
            break
        if b'"signature"' in one:
            signed = number
    return signed > 0 and len(mutated) - signed <= 101


def _read(lines: Lines) -> list[Values]:
    return [json.loads(line) for line in lines]


def _place(lines: Lines, chance: random.Random) -> int:
    return chance.randrange(len(lines))


def _changed(one: Values, chance: random.Random) -> Values:
    made: Values = json.loads(json.dumps(one))
    match chance.randrange(5):
        case 0:
            made["who"] = f"user:{chance.randrange(10**6)}"
        case 1:
            made["what"] = chance.choice(["run.ended", "tool.ended", "approval.given"])
        case 2:
            made["details"][f"k{chance.randrange(10**6)}"] = chance.random()
        case 3:
            year, part = chance.randrange(2030, 2060), chance.randrange(10**6)
            made["at"] = f"{year}-01-02T03:04:05.{part:06}Z"
        case _:
            made["clock_ns"] += chance.randrange(1, 10**9)
    return made


def _byte(lines: Lines, chance: random.Random) -> Lines:
    place = _place(lines, chance)
    raw = bytearray(lines[place])
    at = chance.randrange(len(raw))
    raw[at] = (raw[at] + chance.randrange(1, 255)) % 256
    if raw[at] == 10:
        raw[at] = 32
    lines[place] = bytes(raw)
    return lines


def _spelling(lines: Lines, chance: random.Random) -> Lines:
    """The same values, written in another way."""
    place = _place(lines, chance)
    values = json.loads(lines[place])
    lines[place] = chance.choice(
        [
            json.dumps(values).encode(),
            lines[place] + b" ",
            json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode(),
            lines[place].replace(b'{"', b'{"n":1,"', 1),
            json.dumps(dict(reversed(values.items())), separators=(",", ":")).encode(),
        ]
    )
    return lines


def _edit(lines: Lines, chance: random.Random) -> Lines:
    place = _place(lines, chance)
    lines[place] = canonical(_changed(json.loads(lines[place]), chance))
    return lines


def _delete(lines: Lines, chance: random.Random) -> Lines:
    begin = chance.randrange(len(lines) - 1)
    del lines[begin : min(len(lines) - 1, begin + chance.randrange(1, 6))]
    return lines


def _insert(lines: Lines, chance: random.Random) -> Lines:
    place = _place(lines, chance)
    lines.insert(place, canonical(_changed(json.loads(chance.choice(lines)), chance)))
    return lines


def _swap(lines: Lines, chance: random.Random) -> Lines:
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _replay(lines: Lines, chance: random.Random) -> Lines:
    begin = _place(lines, chance)
    block = lines[begin : begin + chance.randrange(1, 30)]
    place = chance.randrange(begin, len(lines) + 1)
    lines[place:place] = block
    return lines


def _replay_checkpoint(lines: Lines, chance: random.Random) -> Lines:
    signed = [place for place, line in enumerate(lines) if b'"signature"' in line]
    one, other = chance.choice(signed), chance.choice(signed)
    forged = lines[other].replace(b'"signature":"', b'"signature":"00', 1)
    lines[other] = lines[one] if one != other else forged
    return lines


def _cut(lines: Lines, chance: random.Random) -> Lines:
    return lines[: chance.randrange(1, len(lines))]


def _cut_within(lines: Lines, chance: random.Random) -> Lines:
    place = _place(lines, chance)
    return [*lines[:place], lines[place][: chance.randrange(len(lines[place]))]]


def _rollback(lines: Lines, chance: random.Random) -> Lines:
    """The clock of some records is set back."""
    begin = _place(lines, chance)
    for place in range(begin, min(len(lines), begin + chance.randrange(1, 20))):
        values = json.loads(lines[place])
        values["at"] = f"2001{values['at'][4:]}"
        if chance.random() < 0.5:
            values["clock_ns"] //= 2
        lines[place] = canonical(values)
    return lines


def _fork(lines: Lines, chance: random.Random) -> Lines:
    """From a record on, another story, with checkpoints of another key."""
    begin = chance.randrange(len(lines))
    values = _read(lines)
    other = [_changed(one, chance) for one in values[begin:] if one["what"] != CHECKPOINT]
    key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
    head = lines[:begin]
    tail: Lines = []
    previous = digest(head[-1]) if head else BEGINNING
    signed = max((n for n, line in enumerate(head, 1) if b'"signature"' in line), default=0)
    closing = {**values[-1], "what": CHECKPOINT, "who": "audit"}
    for one in [*other, closing]:
        record = {**one, "n": begin + len(tail) + 1, "previous": previous, "checkpoint": signed}
        record.pop("signature", None)
        if record["what"] == CHECKPOINT:
            record["details"] = {"public_key": key.public_key().public_bytes_raw().hex()}
            record["signature"] = key.sign(_DOMAIN + canonical(record)).hex()
        tail.append(canonical(record))
        previous = digest(tail[-1])
    return [*head, *tail]


def _skilled(plain: Change) -> Change:
    """The same, by somebody who chains all anew and drops, keeps or forges the checkpoints."""

    def done(lines: Lines, chance: random.Random) -> Lines:
        values = _read(plain(lines, chance))
        how = chance.randrange(3)
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32)) if how == 2 else None
        return chained(values, strip=how == 0, key=key)

    return done


def _skilled_after(plain: Change) -> Change:
    """By somebody who leaves what is before a checkpoint as it is, and drops all later ones."""

    def done(lines: Lines, chance: random.Random) -> Lines:
        signed = [place for place, line in enumerate(lines) if b'"signature"' in line]
        begin = chance.choice(signed[:-1]) + 1 if len(signed) > 1 else 1
        head, values = lines[:begin], _read(plain(lines[begin:], chance))
        previous, number = digest(head[-1]), begin
        last = begin if b'"signature"' in head[-1] else 0
        for one in values:
            if one["what"] == CHECKPOINT:
                continue
            number += 1
            made = {**one, "n": number, "previous": previous, "checkpoint": last}
            head.append(canonical(made))
            previous = digest(head[-1])
        return head

    return done


_KINDS: dict[str, Change] = {
    "byte": _byte,
    "spelling": _spelling,
    "edit": _edit,
    "edit, chained": _skilled(_edit),
    "edit, later signatures dropped": _skilled_after(_edit),
    "delete": _delete,
    "delete, chained": _skilled(_delete),
    "delete, later signatures dropped": _skilled_after(_delete),
    "insert": _insert,
    "insert, chained": _skilled(_insert),
    "insert, later signatures dropped": _skilled_after(_insert),
    "swap": _swap,
    "swap, chained": _skilled(_swap),
    "replay": _replay,
    "replay, chained": _skilled(_replay),
    "replayed checkpoint": _replay_checkpoint,
    "fork": _fork,
    "tail cut": _cut,
    "tail cut within a record": _cut_within,
    "clock rollback": _rollback,
    "clock rollback, chained": _skilled(_rollback),
}
