"""What agents, graphs and tools have in common while they are on screen."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QUndoStack


class OpenDocument(Protocol):
    """The document on screen, with its undo stack.

    Attributes:
        saved_name: Name of the file it is from; empty for none.

    Signals:
        left: Another document follows; this one is still here.
        changed: The document is another one.
    """

    saved_name: str
    stack: QUndoStack

    @property
    def left(self) -> SignalInstance: ...
    @property
    def changed(self) -> SignalInstance: ...
    @property
    def document(self) -> Any: ...
    @property
    def unsaved(self) -> bool: ...
    def open(self, document: Any, /) -> None:
        """Begin with a document as it is on disk."""

    def put_back(self, document: Any, title: str) -> None:
        """Make it another document, as one step that can be undone.

        Raises:
            DocumentError: It cannot be made.
        """

    def mark_saved(self, document: Any, /) -> None:
        """This is on disk now; what was changed meanwhile is not."""
