"""One row of the table of metrics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "bytes",
    "percent",
    "tokens",
    "tokens/s",
    "s",
    "°C",
    "W",
    "requests",
    "connections",
    "attempts",
    "bytes/s",
    "J",
    "requests/min",
    "steps",
    "yes or no",
]


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the table below.

    Attributes:
        name: Name, or a pattern: ``*`` stands for a model's id, a GPU's or a core's number.
        title: What a person calls it.
        source: How the number is measured, as one sentence.
        recorded: Its samples are kept for months; what is told by other metrics is not.
    """

    name: str
    title: str
    unit: Unit
    source: str
    recorded: bool = True

    def matches(self, name: str) -> bool:
        """Whether ``name`` is this metric, or one of those the pattern stands for."""
        if "*" not in self.name:
            return name == self.name
        head, tail = self.name.split("*", 1)
        long_enough = len(name) > len(head) + len(tail)
        return long_enough and name.startswith(head) and name.endswith(tail)
