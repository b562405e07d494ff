"""Changes of a document that is one value, as steps that can be undone."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

Document = TypeVar("Document")
_TYPED = 1
"""Undo steps of this id ask one another whether they are one step."""


class _Change(QUndoCommand, Generic[Document]):
    """The document before and after; while one types in a field, all of it."""

    def __init__(
        self, draft: SteppedDraft[Document], after: Document, title: str, place: str
    ) -> None:
        super().__init__(title)
        self._draft, self._after, self._place = draft, after, place
        self._before = draft.document

    def id(self) -> int:
        return _TYPED if self._place else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802  Qt's name
        if not isinstance(other, _Change) or other._place != self._place:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        self._draft.put(self._after)

    def undo(self) -> None:
        self._draft.put(self._before)


class SteppedDraft(QObject, Generic[Document]):
    """Owns a document on screen and its undo stack.

    Attributes:
        document: As it is on screen; it need not be one that a file can hold.
        saved_name: Name of the file it is from; empty for none.

    Signals:
        changed: The document is another one: edited, undone, redone or saved.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.document = document
        self.saved_name = ""
        self._step = 0

    def step_to(self, after: Document, title: str, typed_in: str = "") -> None:
        """Make a change that can be undone.

        Args:
            after: The document with the change.
            title: For the undo menu.
            typed_in: The field one types in: its changes are one step until ``end_step``.
        """
        place = f"{self._step} {typed_in}" if typed_in else ""
        self.stack.push(_Change(self, after, title, place))

    def end_step(self) -> None:
        """What is typed from now on is another step."""
        self._step += 1

    def put(self, document: Document) -> None:
        """Show another document; used by the undo stack."""
        self.document = document
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self.end_step()
        self.stack.undo()

    def redo(self) -> None:
        """Make the step again."""
        self.end_step()
        self.stack.redo()

    def is_on_disk(self, document: Document) -> None:
        """This is on disk now; what was typed meanwhile is not."""
        self.end_step()
        if self.document == document:
            self.stack.setClean()
        self.changed.emit()
