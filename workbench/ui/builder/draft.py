"""The graph being edited: its undo stack, where in it one is, and what is chosen there."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Node,
    Scope,
    body_at,
    path_of,
)
from workbench.agents.graphs.edits import GraphEdit, PutDocument
from workbench.base.errors import DocumentError
from workbench.ui.builder.words import node_title

NOTHING = GraphDocument("", "")
_TYPED = 1
"""Undo steps of this id ask one another whether they are one step."""


class _Change(QUndoCommand):
    """One edit and its inverse; while one types in a field, all of it."""

    def __init__(self, draft: GraphDraft, edit: GraphEdit, place: str) -> None:
        super().__init__(edit.title)
        self._draft, self._edit, self._place = draft, edit, place
        self._inverse = edit.inverse(draft.document)

    def id(self) -> int:
        return _TYPED if self._place else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802  Qt's name
        if not isinstance(other, _Change) or other._place != self._place:
            return False
        self._edit = other._edit  # what is typed last holds all of the field
        return True

    def redo(self) -> None:
        self._draft.put(self._edit.apply(self._draft.document))

    def undo(self) -> None:
        self._draft.put(self._inverse.apply(self._draft.document))


class GraphDraft(QObject):
    """Owns the open document.

    Attributes:
        saved_name: Name of the file it is from; empty for none.
        scope: The nodes around what is on screen.
        chosen: Ids of the nodes and remarks of that body which are selected.

    Signals:
        left: Another graph follows; this one is still here.
        changed: The document is another one: edited, undone, redone or saved.
        moved: Another body is on screen, or others of its nodes are chosen.
    """

    left = Signal()
    changed = Signal()
    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.document = NOTHING
        self.saved_name = ""
        self.scope: Scope = ()
        self.chosen: frozenset[str] = frozenset()
        self._step = 0

    @property
    def body(self) -> Body:
        """What is on screen."""
        return body_at(self.document, self.scope)

    @property
    def node(self) -> Node | None:
        """The node that is chosen, if it is one."""
        nodes = [node for node in self.body.nodes if node.id in self.chosen]
        return nodes[0] if len(nodes) == len(self.chosen) == 1 else None

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of the chosen nodes."""
        nodes = self.body.nodes
        return tuple(path_of(self.scope, node.id) for node in nodes if node.id in self.chosen)

    def title_of(self, path: str) -> str:
        """What a node is called on screen, by its path."""
        *scope, node_id = path.split("/")
        try:
            return node_title(body_at(self.document, tuple(scope)).node(node_id))
        except DocumentError:
            return node_id

    def open(self, document: GraphDocument) -> None:
        """Begin with a document as it is on disk; one with the same body is the same graph."""
        is_other = document.body is not self.document.body
        if is_other:
            self.left.emit()
        self.stack.clear()
        self.saved_name = document.name
        self.scope, self.chosen = () if is_other else self.scope, frozenset()
        self.put(document)
        self.moved.emit()

    def close(self) -> None:
        """Hold no graph any more."""
        self.open(NOTHING)

    def edit(self, edit: GraphEdit, typed_in: str = "") -> None:
        """Make a change that can be undone.

        Args:
            edit: The change.
            typed_in: The field one types in: its changes are one step until ``end_step``.

        Raises:
            DocumentError: It cannot be made on this document.
        """
        if edit.apply(self.document) != self.document:
            place = f"{self._step} {path_of(self.scope, typed_in)}" if typed_in else ""
            self.stack.push(_Change(self, edit, place))

    def put_back(self, document: GraphDocument, title: str) -> None:
        """Make it another graph, as one step that can be undone.

        Raises:
            DocumentError: It cannot be made.
        """
        self.edit(PutDocument(title, document))

    def end_step(self) -> None:
        """What is typed from now on is another step."""
        self._step += 1

    def put(self, document: GraphDocument) -> None:
        """Show another document; used by the undo stack."""
        self.document = document
        moved = self._stay_inside()
        self.changed.emit()
        if moved:
            self.moved.emit()

    def choose(self, ids: Collection[str], scope: Scope | None = None) -> None:
        """Select nodes, maybe of another body; ids that are not there are left out."""
        wanted = self.scope if scope is None else scope
        try:
            body = body_at(self.document, wanted)
        except DocumentError:
            return
        chosen = frozenset(ids) & body.ids
        if (wanted, chosen) != (self.scope, self.chosen):
            self.scope, self.chosen = wanted, chosen
            self.end_step()
            self.moved.emit()

    @property
    def unsaved(self) -> bool:
        return not self.stack.isClean()

    def mark_saved(self, document: GraphDocument) -> None:
        """This is on disk now; what was changed meanwhile is not."""
        self.saved_name = document.name
        self.end_step()
        if self.document == document:
            self.stack.setClean()
        self.changed.emit()

    def _stay_inside(self) -> bool:
        """Leave what is no longer there; whether that was so."""
        before = (self.scope, self.chosen)
        while True:
            try:
                body = body_at(self.document, self.scope)
                break
            except DocumentError:
                self.scope = self.scope[:-1]
        self.chosen &= body.ids
        if self.scope != before[0]:
            self.chosen = frozenset()
        return before != (self.scope, self.chosen)
