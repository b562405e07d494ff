"""A statement for a period: whom this program reached, how that is known, and its limits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from workbench.app.network_record import Wall, version, walls
from workbench.base.settings import Settings
from workbench.policy.ledger import SEEN_EVERY_S
from workbench.policy.ledger_reading import LedgerReading
from workbench.policy.ledger_values import (
    LISTENING,
    Entry,
    HeldTimes,
    Query,
    Reach,
    Session,
    Total,
    digest_of,
    entry_values,
    moment,
    reached,
)

MOST_LISTED = 2_000
_MS = 0.001
LIMITS = (
    "The guard sees what Python code of this program tries. Native libraries inside its own "
    "process, such as those that draw the window, are not seen; the processes of models and "
    "tools are held by the kernel where it says so above, and what the kernel refuses there "
    "is not listed.",
    "What was let out is listed once, when it began: a tool or an MCP server that was granted "
    "a network, Ollama, Foundry Local, a Ray cluster, the program that opens a link. What they "
    "send then is not seen.",
    "A name is listed when it is asked for and a number when it is connected to. Which numbers "
    "a name has is for name servers to say, and a proxy hides what lies behind it.",
    "Bytes are those the kernel counts of TCP connections, on Linux; with encryption they are "
    "what passed encrypted. Of look-ups and of what was let out they are unknown. Who reaches "
    "an address at which this program listens is not seen.",
    "Other programs of this machine, its operating system and its kernel are not watched.",
    "A try is written a tenth of a second after it was made: a program that is killed then "
    "loses it. Times are those of this machine's clock.",
    "Whoever may write the program's data folder can change the ledger. The SHA-256 tells "
    "whether the entries are still those of this statement, not who wrote them.",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What the ledger says of a period.

    Attributes:
        from_s: From then on, in Unix seconds.
        to_s: Before then.
        entries: The first of them; ``count`` says how many there are.
        walls: What holds the parts of the program now.
        network: The setting of that name, now.
        digest: SHA-256 of the lines of all entries.
    """

    version: str
    from_s: float
    to_s: float
    made_s: float
    reach: Reach
    sessions: tuple[Session, ...]
    entries: tuple[Entry, ...]
    count: int
    totals: tuple[Total, ...]
    held: tuple[HeldTimes, ...]
    walls: tuple[Wall, ...]
    network: str
    digest: str

    @property
    def allowed(self) -> int:
        return reached(self.totals)

    @property
    def refused(self) -> int:
        return sum(one.refused for one in self.totals)

    @property
    def lost(self) -> int:
        """Tries that were too many to be listed."""
        return sum(one.lost for one in self.sessions)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing of the period, and what else must be said first."""
        return tuple(_gaps(self))

    @property
    def sentence(self) -> str:
        """What it comes to."""
        if not self.sessions and not self.count:
            return f"{_span(self)} this program did not run, as far as its ledger tells."
        went = "reached no other machine"
        if self.allowed:
            names = {one.named or one.host for one in self.entries if _left(one)}
            more = "at least " if self.count > len(self.entries) else ""
            went = f"reached {more}{counted(len(names), 'host')} beyond this machine"
        tried = "Nothing else tried to."
        if self.refused:
            was = "was" if self.refused == 1 else "were"
            tried = f"{counted(self.refused, 'try', 'tries')} to leave it {was} refused."
        if not self.allowed and not self.refused:
            return f"{_span(self)} this program {went}, and nothing in it tried to."
        return f"{_span(self)} this program {went}. {tried}"


def make_statement(
    reading: LedgerReading, settings: Settings, span: tuple[float, float], made_s: float
) -> Statement:
    """Read what the ledger says of a span in Unix seconds; blocking.

    Raises:
        StoreError: The ledger cannot be read.
    """
    from_s, to_s = (round(one, 3) for one in span)
    query = Query(from_s, to_s)
    return Statement(
        version=version(),
        from_s=from_s,
        to_s=to_s,
        made_s=made_s,
        reach=reading.reach(),
        sessions=tuple(reading.sessions(from_s, to_s)),
        entries=tuple(islice(reading.each(query), MOST_LISTED)),
        count=reading.count(query),
        totals=tuple(reading.totals(query)),
        held=tuple(reading.held(from_s, to_s)),
        walls=walls(settings),
        network=settings.network,
        digest=digest_of(reading.each(query)),
    )


def statement_values(statement: Statement) -> dict[str, Any]:
    """The statement as plain values."""
    return {
        "sentence": statement.sentence,
        "version": statement.version,
        "from": moment(statement.from_s),
        "to": moment(statement.to_s),
        "made": moment(statement.made_s),
        "ledger": asdict(statement.reach),
        "gaps": list(statement.gaps),
        "starts": [asdict(one) for one in statement.sessions],
        "allowed": statement.allowed,
        "refused": statement.refused,
        "entries": statement.count,
        "listed": [entry_values(one) for one in statement.entries],
        "totals": [asdict(one) for one in statement.totals],
        "held": [asdict(one) for one in statement.held],
        "walls": [asdict(one) for one in statement.walls],
        "network": statement.network,
        "limits": list(LIMITS),
        "sha256": statement.digest,
    }


def _gaps(statement: Statement) -> list[str]:
    reach, found = statement.reach, []
    if not reach.since_s:
        found.append("There is no ledger: nothing is known of this period.")
    elif reach.since_s >= statement.from_s + _MS:
        found.append(
            f"The ledger begins at {local(reach.since_s)}: nothing is known of before that."
        )
    if reach.forgotten_until_s >= statement.from_s and reach.forgotten:
        found.append(
            f"Entries up to {local(reach.forgotten_until_s)} were removed, because there were "
            "too many: this statement is not whole."
        )
    if statement.lost:
        found.append(
            f"{statement.lost:,} tries came too fast to be written down: this statement is "
            "not whole."
        )
    if any(one.source == LISTENING for one in statement.totals):
        found.append("It listened at an address of this machine that others can reach.")
    if reach.damaged:
        found.append(f"An earlier ledger was damaged; it is kept as {reach.damaged[0]}.")
    late_s = statement.made_s - 3 * SEEN_EVERY_S
    killed = sum(not one.closed and one.seen_s < late_s for one in statement.sessions)
    if killed:
        found.append(
            f"{counted(killed, 'time')} the program was killed or the machine stopped."
        )
    return found


def _left(entry: Entry) -> bool:
    return entry.allowed and entry.source != LISTENING


def _span(statement: Statement) -> str:
    return f"From {local(statement.from_s)} to {local(statement.to_s)}"


def local(at_s: float) -> str:
    """A time as the clock of this machine has it, with its distance from UTC."""
    return f"{datetime.fromtimestamp(at_s).astimezone():%Y-%m-%d %H:%M:%S %z}"


def counted(number: int, what: str, many: str = "") -> str:
    """A number with what is counted."""
    return f"{number:,} {what if number == 1 else many or what + 's'}"
