"""The data set being edited: its undo stack, and what differs from the file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.app.data_set_library import DataSetDocument

NOTHING = DataSetDocument("", "")
_TYPED = 1
"""Undo steps of this id ask one another whether they are one step."""
_MOST_STEPS = 300


class _Change(QUndoCommand):
    """The set before and after; while one types in a field, all of it."""

    def __init__(self, draft: SetDraft, after: DataSetDocument, title: str, place: str) -> None:
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


class SetDraft(QObject):
    """Owns the open data set.

    Attributes:
        document: As it is on screen; it need not be one that a file can hold.
        saved_name: Name of the file it is from; empty for none.

    Signals:
        left: Another set follows; this one is still here.
        changed: The set is another one: edited, undone, redone or saved.
    """

    left = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST_STEPS)
        self.document = NOTHING
        self.saved_name = ""
        self._step = 0

    def open(self, document: DataSetDocument) -> None:
        """Begin with a set as it is on disk."""
        if document.name != self.saved_name:
            self.left.emit()
        self.stack.clear()
        self.saved_name = document.name
        self.end_step()
        self.put(document)

    def close(self) -> None:
        """Hold no set any more."""
        self.open(NOTHING)

    def edit(self, after: DataSetDocument, title: str, typed_in: str = "") -> None:
        """Make a change that can be undone.

        Args:
            after: The set with the change.
            title: For the undo menu.
            typed_in: The field one types in: its changes are one step until ``end_step``.
        """
        if after != self.document:
            place = f"{self._step} {typed_in}" if typed_in else ""
            self.stack.push(_Change(self, after, title, place))

    def put_back(self, document: DataSetDocument, title: str) -> None:
        """Make it another set, as one step that can be undone."""
        self.edit(document, title)

    def end_step(self) -> None:
        """What is typed from now on is another step."""
        self._step += 1

    def put(self, document: DataSetDocument) -> None:
        """Show another set; used by the undo stack."""
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

    @property
    def unsaved(self) -> bool:
        return not self.stack.isClean()

    def mark_saved(self, document: DataSetDocument) -> None:
        """This is on disk now; what was typed meanwhile is not."""
        self.saved_name = document.name
        self.end_step()
        if self.document == document:
            self.stack.setClean()
        self.changed.emit()
