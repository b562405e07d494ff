"""The agent being edited: its undo stack, and what differs from the file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.agents.documents import AgentDocument
from workbench.agents.files import parse_agent, write_agent
from workbench.base.errors import DocumentError


class _Change(QUndoCommand):
    """One change of a frozen document; edits of the same text field join."""

    def __init__(self, draft: Draft, after: AgentDocument, what: str) -> None:
        super().__init__(what)
        self._draft, self._before, self._after = draft, draft.document, after

    def redo(self) -> None:
        self._draft.put(self._after)

    def undo(self) -> None:
        self._draft.put(self._before)


class Draft(QObject):
    """Owns the open document.

    Signals:
        changed: The document is another one: edited, undone, redone or saved.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.document = AgentDocument("agent", "")
        self.saved_name = ""

    def open(self, document: AgentDocument) -> None:
        """Begin with a document as it is on disk."""
        self.stack.clear()
        self.saved_name = document.name
        self.put(document)

    def edit(self, document: AgentDocument, what: str) -> None:
        """Make a change that can be undone."""
        self.stack.push(_Change(self, document, what))

    def put(self, document: AgentDocument) -> None:
        """Show another document; used by the undo stack."""
        self.document = document
        self.changed.emit()

    @property
    def unsaved(self) -> bool:
        return not self.stack.isClean()

    def mark_saved(self, document: AgentDocument) -> None:
        """This is on disk now."""
        self.saved_name = document.name
        self.stack.setClean()
        self.put(document)

    def problems(self, models: set[str]) -> tuple[str, ...]:
        """What is wrong with the document, in the user's words."""
        found: list[str] = []
        if not self.document.title:
            found.append(self.tr("The agent needs a title."))
        if self.document.model.id and self.document.model.id not in models:
            found.append(
                self.tr("The model {0} is not installed.").format(self.document.model.id)
            )
        try:
            parse_agent(write_agent(self.document))
        except DocumentError as exc:
            found.append(f"{exc.message} {exc.hint}".strip())
        return tuple(found)
