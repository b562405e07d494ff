"""What is kept of documents, and what a search finds in them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Mode = Literal["hybrid", "keywords", "meaning"]
MODES: tuple[Mode, ...] = ("hybrid", "keywords", "meaning")
Embed: TypeAlias = Callable[[Sequence[str]], Awaitable[Sequence[Sequence[float]]]]
"""Makes one vector of each text; raises a WorkbenchError if it cannot."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a text, by its characters; ``end`` is the first one after it.

    Attributes:
        heading: The headings it stands below, the outermost first, joined by " > ".
    """

    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file.

    Attributes:
        is_markdown: Its lines with ``#`` are headings.
        sha256: Of the file.
    """

    text: str
    is_markdown: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class FileMark:
    """How a file looked when it was read.

    Attributes:
        mtime_ns: When it was changed last; 0 if it may have changed while it was read.
    """

    path: str
    mtime_ns: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it goes into an index.

    Attributes:
        vectors: One for each chunk, or none at all.
    """

    mark: FileMark
    content: Content
    chunks: tuple[Chunk, ...]
    vectors: tuple[Sequence[float], ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not taken, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """What an index holds.

    Attributes:
        embedded: Documents that have vectors.
        model_key: The model that made the vectors; empty if there are none.
        dimensions: Numbers in a vector; 0 if there are none.
    """

    documents: int = 0
    chunks: int = 0
    embedded: int = 0
    model_key: str = ""
    dimensions: int = 0
    size_bytes: int = 0
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that a search found.

    Attributes:
        id: Stays the same while the document does.
        title: Name of the file.
        start: First character in the text of the document.
        score: The higher the better; comparable within one search only.
        how: What found it: "keywords", "meaning", or both.
    """

    id: str
    text: str
    path: str
    title: str
    heading: str
    start: int
    end: int
    score: float
    how: tuple[str, ...]

    def as_document(self) -> dict[str, Any]:
        """Plain values, as they travel through a graph."""
        return {
            "id": self.id,
            "title": self.title,
            "heading": self.heading,
            "text": self.text,
            "path": self.path,
            "start": self.start,
            "end": self.end,
            "score": round(self.score, 6),
            "how": list(self.how),
        }
