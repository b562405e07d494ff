"""What is remembered, where, and how it is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from workbench.base.errors import DocumentError

MemoryScope = Literal["graph", "conversation"]
SCOPES: tuple[MemoryScope, ...] = get_args(MemoryScope)
LookUp = Literal["newest", "words", "embedding"]
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
MOST_ENTRIES = 1_000
MOST_DAYS = 3_650
MOST_CHARS = 20_000


@dataclass(frozen=True, slots=True, order=True)
class MemoryPlace:
    """One memory.

    Attributes:
        scope: Whether it belongs to a graph or to a conversation.
        owner: The name of the graph, or the id of the conversation.
        name: What the graph calls it, ``[a-z0-9][a-z0-9_-]*``.
    """

    scope: MemoryScope
    owner: str
    name: str

    @property
    def key(self) -> str:
        """The place in one word, for the command line."""
        return f"{self.scope}:{self.owner}/{self.name}"


@dataclass(frozen=True, slots=True)
class Keep:
    """How much of a memory is kept.

    Attributes:
        most: Entries; the oldest goes when one more comes.
        days: An entry is forgotten after that many; 0 is never.
    """

    most: int = 200
    days: float = 0.0


@dataclass(frozen=True, slots=True)
class Remembered:
    """One entry.

    Attributes:
        made_s: Unix time in seconds at which it was remembered last.
        likeness: To what was asked, from -1 to 1; None if it was not compared.
    """

    id: int
    text: str
    made_s: float
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class MemoryState:
    """A memory in a list of them."""

    place: MemoryPlace
    entries: int
    newest_s: float


def place_of(key: str) -> MemoryPlace:
    """The place that a word names.

    Raises:
        DocumentError: It names none.
    """
    scope, colon, rest = key.partition(":")
    owner, slash, name = rest.rpartition("/")
    found = next((one for one in SCOPES if one == scope), None)
    if found is None or not (colon and slash and owner and name):
        raise DocumentError(
            f"{key!r} names no memory", "Look at the list: workbench memory list."
        )
    return MemoryPlace(found, owner, name)
