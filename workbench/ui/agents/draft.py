"""The agent being edited: its undo stack, and what differs from the file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.agents.documents import AgentDocument
from workbench.agents.edits import Edit, PutAgent


class _Change(QUndoCommand):
    """One edit and its inverse."""

    def __init__(self, draft: Draft, edit: Edit) -> None:
        super().__init__(edit.title)
        self._draft, self._edit = draft, edit
        self._inverse = edit.inverse(draft.document)

    def redo(self) -> None:
        self._draft.put(self._edit.apply(self._draft.document))

    def undo(self) -> None:
        self._draft.put(self._inverse.apply(self._draft.document))


class Draft(QObject):
    """Owns the open document.

    Signals:
        left: Another agent follows; this one is still here.
        changed: The document is another one: edited, undone, redone or saved.
    """

    left = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.document = AgentDocument("agent", "")
        self.saved_name = ""

    def open(self, document: AgentDocument) -> None:
        """Begin with a document as it is on disk; one that says the same is the same agent."""
        before = self.document
        if replace(document, name=before.name, title=before.title) != before:
            self.left.emit()
        self.stack.clear()
        self.saved_name = document.name
        self.put(document)

    def edit(self, edit: Edit) -> None:
        """Make a change that can be undone.

        Raises:
            DocumentError: It cannot be made on this document.
        """
        self.stack.push(_Change(self, edit))

    def put_back(self, document: AgentDocument, title: str) -> None:
        """Make it another agent, as one step that can be undone."""
        self.edit(PutAgent(document, title))

    def put(self, document: AgentDocument) -> None:
        """Show another document; used by the undo stack."""
        self.document = document
        self.changed.emit()

    @property
    def unsaved(self) -> bool:
        return not self.stack.isClean()

    def mark_saved(self, document: AgentDocument) -> None:
        """This is on disk now; what was changed meanwhile is not."""
        self.saved_name = document.name
        if self.document == document:
            self.stack.setClean()
        self.changed.emit()
