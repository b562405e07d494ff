"""What a report is put together of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; with ``item`` one point of a list."""

    text: str
    strong: bool = False
    item: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below their headings.

    Attributes:
        right: Columns of figures, which stand at the right.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PlotPlace:
    """Where the plot of that name stands, if there is one."""

    name: str
