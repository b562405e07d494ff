"""The tool being edited: its undo stack, and what differs from the file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.tools.documents import ToolDocument

NOTHING = ToolDocument("", "", "", "", None)
_TYPED = 1
"""Undo steps of this id ask one another whether they are one step."""


class _Change(QUndoCommand):
    """The tool before and after; while one types in a field, all of it."""

    def __init__(self, draft: ToolDraft, after: ToolDocument, title: str, place: str) -> None:
        super().__init__(title)
        self._draft, self._after, self._place = draft, after, place
        self._before = draft.tool

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


class ToolDraft(QObject):
    """Owns the open tool.

    Attributes:
        tool: As it is on screen; it need not be one that a file can hold.
        saved_name: Name of the file it is from; empty for none.

    Signals:
        left: Another tool follows; this one is still here.
        changed: The tool is another one: edited, undone, redone or saved.
    """

    left = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.tool = NOTHING
        self.saved_name = ""
        self._step = 0

    def open(self, tool: ToolDocument) -> None:
        """Begin with a tool as it is on disk."""
        if tool.name != self.saved_name:
            self.left.emit()
        self.stack.clear()
        self.saved_name = tool.name
        self.end_step()
        self.put(tool)

    def close(self) -> None:
        """Hold no tool any more."""
        self.open(NOTHING)

    def edit(self, after: ToolDocument, title: str, typed_in: str = "") -> None:
        """Make a change that can be undone.

        Args:
            after: The tool with the change.
            title: For the undo menu.
            typed_in: The field one types in: its changes are one step until ``end_step``.
        """
        if after != self.tool:
            place = f"{self._step} {typed_in}" if typed_in else ""
            # Its bytes are no longer those of the file.
            self.stack.push(_Change(self, replace(after, digest=""), title, place))

    def put_back(self, document: ToolDocument, title: str) -> None:
        """Make it another tool, as one step that can be undone."""
        self.edit(document, title)

    @property
    def document(self) -> ToolDocument:
        """The tool, by the name that all documents have for it."""
        return self.tool

    def end_step(self) -> None:
        """What is typed from now on is another step."""
        self._step += 1

    def put(self, tool: ToolDocument) -> None:
        """Show another tool; used by the undo stack."""
        self.tool = tool
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

    def mark_saved(self, tool: ToolDocument) -> None:
        """This is on disk now; what was typed meanwhile is not."""
        self.saved_name = tool.name
        self.end_step()
        if self.tool == tool:
            self.stack.setClean()
        self.changed.emit()
