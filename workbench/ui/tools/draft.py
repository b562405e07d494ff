"""The tool being edited: its undo stack, and what differs from the file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.tools.documents import ToolDocument
from workbench.ui.documents.undo_steps import SteppedDraft

NOTHING = ToolDocument("", "", "", "", None)


class ToolDraft(SteppedDraft[ToolDocument]):
    """Owns the open tool.

    Attributes:
        number: Of the tool since the panel was made: one that gets another name keeps its own.

    Signals:
        left: Another tool follows; this one is still here.
    """

    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NOTHING, parent)
        self.number = 0

    @property
    def tool(self) -> ToolDocument:
        """The document, by what it is."""
        return self.document

    def open(self, tool: ToolDocument) -> None:
        """Begin with a tool as it is on disk."""
        if tool.name != self.saved_name:
            self.left.emit()
            self.number += 1
        self.stack.clear()
        self.saved_name = tool.name
        self.end_step()
        self.put(tool)

    def close(self) -> None:
        """Hold no tool any more."""
        self.open(NOTHING)

    def edit(self, after: ToolDocument, title: str, typed_in: str = "") -> None:
        """Make a change that can be undone; see ``step_to``."""
        if after != self.tool:
            # Its bytes are no longer those of the file.
            self.step_to(replace(after, digest=""), title, typed_in)

    def put_back(self, document: ToolDocument, title: str) -> None:
        """Make it another tool, as one step that can be undone."""
        self.edit(document, title)

    @property
    def unsaved(self) -> bool:
        return not self.stack.isClean()

    def mark_saved(self, tool: ToolDocument) -> None:
        """This is on disk now; what was typed meanwhile is not."""
        self.saved_name = tool.name
        self.is_on_disk(tool)
