"""What the ledger holds, as values, and its entries as lines that can be hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

LISTENING = "listen"


@dataclass(frozen=True, slots=True)
class Entry:
    """One try, or several alike within an hour.

    Attributes:
        number: Grows with each entry of a file.
        session: Of which start of the program.
        at_s: The first of them, in Unix seconds.
        last_s: The last of them.
        times: How many.
        source: Who asked; a key of ``network_sources``.
        named: The name that was asked for just before, where ``host`` is a number.
        sent_bytes: Of all of them; None where nobody could count.
    """

    number: int
    session: int
    at_s: float
    last_s: float
    times: int
    source: str
    purpose: str
    action: str
    host: str
    port: int
    named: str
    allowed: bool
    sent_bytes: int | None
    received_bytes: int | None

    @property
    def shown_host(self) -> str:
        """Name and number, as far as they are known, and the port."""
        host = f"[{self.host}]" if ":" in self.host and self.port else self.host
        found = f"{host}:{self.port}" if self.port else host
        return f"{self.named} ({found})" if self.named else found


@dataclass(frozen=True, slots=True)
class Session:
    """One start of the program.

    Attributes:
        seen_s: When it was last known to run.
        closed: It ended as it should; else it was killed, or still runs.
        lost: Tries that were too many to write down one by one.
    """

    number: int
    began_s: float
    seen_s: float
    closed: bool
    version: str
    lost: int


@dataclass(frozen=True, slots=True)
class HeldTimes:
    """What held processes of a kind, and how many of them."""

    what: str
    by: str
    times: int


@dataclass(frozen=True, slots=True)
class Total:
    """The tries of one source.

    Attributes:
        hosts: How many hosts were reached, by name where one was asked for.
        sent_bytes: As far as it was counted.
    """

    source: str
    allowed: int
    refused: int
    hosts: int
    sent_bytes: int
    received_bytes: int


def reached(totals: Iterable[Total]) -> int:
    """How many tries led to another machine, or were let go there; not those to be reached."""
    return sum(one.allowed for one in totals if one.source != LISTENING)


@dataclass(frozen=True, slots=True)
class Query:
    """Which entries are wanted.

    Attributes:
        from_s: From then on, in Unix seconds; by the first of an entry's tries.
        to_s: Before then.
        source: Only of this source; None for all, for empty is one too.
        allowed: Only those, or only the refused ones; None for both.
        text: A part of host, name or purpose; empty for any.
    """

    from_s: float = 0.0
    to_s: float = 1e12
    source: str | None = None
    allowed: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back the ledger goes.

    Attributes:
        since_s: When it began; 0 if it is empty.
        forgotten: Entries that were removed because there were too many.
        forgotten_until_s: Up to when some are missing.
        damaged: Earlier files that were damaged and moved aside.
    """

    since_s: float = 0.0
    forgotten: int = 0
    forgotten_until_s: float = 0.0
    damaged: tuple[str, ...] = ()


def moment(at_s: float) -> str:
    """A time as everybody reads it alike, in UTC."""
    return datetime.fromtimestamp(at_s, UTC).isoformat(timespec="milliseconds")


def entry_values(entry: Entry) -> dict[str, Any]:
    """An entry as plain values, in the order of a line."""
    return {
        "number": entry.number,
        "session": entry.session,
        "at": moment(entry.at_s),
        "last": moment(entry.last_s),
        "times": entry.times,
        "source": entry.source,
        "purpose": entry.purpose,
        "action": entry.action,
        "host": entry.host,
        "port": entry.port,
        "named": entry.named,
        "allowed": entry.allowed,
        "sent_bytes": entry.sent_bytes,
        "received_bytes": entry.received_bytes,
    }


def line_of(entry: Entry) -> str:
    """An entry as one line of JSON: the same entry is always the same line."""
    return json.dumps(entry_values(entry))


def digest_of(entries: Iterable[Entry]) -> str:
    """SHA-256 of the lines of entries, each with its end of line."""
    found = hashlib.sha256()
    for entry in entries:
        found.update(f"{line_of(entry)}\n".encode())
    return found.hexdigest()
