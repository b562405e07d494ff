"""What an export or an import carried over, and what it left out and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that does not go over, or not as it was.

    Attributes:
        where: The node, field or line.
        what: What is left out or changed.
        why: Why, or what happens instead.
    """

    where: str
    what: str
    why: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, f"{self.what} ({self.why})") if part)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a document.

    Attributes:
        carried: How many parts went over: nodes, actions, or fields of an agent.
        left_out: What did not, each once, in the order it was met.
    """

    carried: int = 0
    left_out: tuple[Loss, ...] = ()


class Losses:
    """Collects losses while a document is carried over; each is kept once."""

    def __init__(self) -> None:
        self._found: dict[Loss, None] = {}

    def add(self, where: str, what: str, why: str) -> None:
        """Name one."""
        self._found[Loss(where, what, why)] = None

    def take(self, report: Report) -> None:
        """Take over those of another report."""
        self._found.update(dict.fromkeys(report.left_out))

    def report(self, carried: int) -> Report:
        """The report with that many parts carried."""
        return Report(carried, tuple(self._found))
