"""What every source of models speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from workbench.models.downloads.values import RemoteFile

Sort = Literal["downloads", "likes", "updated", "name"]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        text: Words of the name; empty finds everything.
        author: Only models of this author or organisation.
        licence: Only models of this licence, as the hub writes it.
        task: Only models for this: ``routing``, ``chat``, ``code``, ``reasoning``,
            ``embedding``, or a word of the hub.
        limit: Most results.
        largest_bytes: Only models with a variant of at most that size, where the source knows
            sizes without being asked for each; 0 is any.
    """

    text: str = ""
    author: str = ""
    licence: str = ""
    task: str = ""
    sort: Sort = "downloads"
    limit: int = 100
    largest_bytes: int = 0


@dataclass(frozen=True, slots=True)
class SourceModel:
    """One model at a source, as a list shows it.

    Attributes:
        id: Unique at its source.
        source: Key of the source.
        updated_s: Unix time of the last change; 0 if that is not told.
        gated: Its conditions must be accepted first.
        parameters: Number of weights; 0 if that is not told.
        can_call_tools: None if that is not told.
    """

    id: str
    source: str
    title: str
    author: str = ""
    licence: str = ""
    tags: tuple[str, ...] = ()
    downloads: int = 0
    likes: int = 0
    updated_s: float = 0.0
    gated: bool = False
    parameters: int = 0
    can_call_tools: bool | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to have a model: its files at one quantisation.

    Attributes:
        name: Short name, unique on its page.
        quantisation: Its type, as llama.cpp writes it; empty if that cannot be told.
        files: Every part, in order.
        projector: What it needs to see pictures, or None.
        is_folder: Its files are a folder, and keep their names.
    """

    name: str
    quantisation: str
    files: tuple[RemoteFile, ...]
    projector: RemoteFile | None = None
    is_folder: bool = False

    @property
    def size_bytes(self) -> int:
        """Of all its files."""
        more = self.projector.size_bytes if self.projector else 0
        return more + sum(file.size_bytes for file in self.files)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that a source says about one model.

    Attributes:
        card: Its description, in Markdown.
        revision: The version that the files belong to.
        incomplete: Split variants that lack a part at the source, with what they lack; they
            are no variants, for they could never be loaded.
    """

    model: SourceModel
    variants: tuple[Variant, ...]
    card: str = ""
    revision: str = ""
    incomplete: tuple[str, ...] = ()


class Source(Protocol):
    """A place that models can be fetched from. Blocking; it wants a thread."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...

    def search(self, query: Query) -> Iterator[SourceModel]:
        """What fits a query, best first; read as far as it is wanted.

        Raises:
            TransferError: The source cannot be reached, or answers with nonsense.
        """
        ...

    def unapplied(self, query: Query) -> tuple[str, ...]:
        """Filters and orders of a query that this source does not apply, in words."""
        ...

    def page(self, model_id: str) -> SourcePage:
        """One model with its variants.

        Raises:
            SourceRefused: There is no such model, or not for everybody.
            TransferError: The source cannot be reached, or answers with nonsense.
        """
        ...
