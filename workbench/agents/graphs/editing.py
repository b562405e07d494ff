"""What every edit of a graph is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from workbench.agents.graphs.documents import NODE_ID, Body, GraphDocument, Link
from workbench.agents.graphs.limits import misfit
from workbench.base.errors import DocumentError


@runtime_checkable
class GraphEdit(Protocol):
    """A change of a graph; a frozen value."""

    @property
    def title(self) -> str:
        """What it does, for the undo menu."""
        ...

    def apply(self, document: GraphDocument) -> GraphDocument:
        """The document with the change.

        Raises:
            DocumentError: It cannot be made on this document.
        """
        ...

    def inverse(self, document: GraphDocument) -> GraphEdit:
        """The change that leads back to ``document``, the state before this one, exactly.

        Raises:
            DocumentError: The change cannot be made on this document.
        """
        ...


@dataclass(frozen=True, slots=True)
class PutDocument:
    """A whole document in the place of another."""

    title: str
    document: GraphDocument

    def apply(self, document: GraphDocument) -> GraphDocument:
        return self.document

    def inverse(self, document: GraphDocument) -> PutDocument:
        return PutDocument(self.title, document)


@dataclass(frozen=True, slots=True)
class Several:
    """Changes one after the other, undone as one."""

    title: str
    edits: tuple[GraphEdit, ...]

    def apply(self, document: GraphDocument) -> GraphDocument:
        for edit in self.edits:
            document = edit.apply(document)
        return document

    def inverse(self, document: GraphDocument) -> Several:
        back: list[GraphEdit] = []
        for edit in self.edits:
            back.insert(0, edit.inverse(document))
            document = edit.apply(document)
        return Several(self.title, tuple(back))


def need_id(new_id: str, taken: Iterable[str]) -> None:
    """See that an id can be given.

    Raises:
        DocumentError: It is no id, or it is taken.
    """
    if not NODE_ID.fullmatch(new_id):
        raise DocumentError(
            f"{new_id!r:.80} is no id",
            "Use up to 64 small letters, digits, - and _, beginning with a letter or digit.",
        )
    if new_id in taken:
        raise DocumentError(f"the id {new_id!r} is taken", "Choose another id.")


def need_parts(body: Body, ids: Iterable[str]) -> None:
    """See that nodes or remarks are there.

    Raises:
        DocumentError: One is not there.
    """
    if missing := sorted(set(ids) - body.ids):
        raise DocumentError(
            f"there is no node or remark {missing[0]!r:.80}", "Look at the list of nodes."
        )


def need_plain(value: Any) -> None:
    """See that a value can be kept in a graph.

    Raises:
        DocumentError: It cannot.
    """
    if reason := misfit(value):
        raise DocumentError(f"it would hold {reason}", "Give another value.")


def need_links(body: Body, links: Iterable[Link]) -> None:
    """See that links are there.

    Raises:
        DocumentError: One is not there.
    """
    there = set(body.links)
    for link in links:
        if link not in there:
            raise DocumentError(
                f"there is no link {str(link)!r:.160}", "Look at the links of the node."
            )
