"""Parts beside one another with a line between them that can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget


class SplitView(QSplitter):
    """A splitter whose places are remembered under its key by the shell.

    The main window finds it by its object name, so the key must be unique within a panel.
    The parts stand side by side if no orientation is given.
    """

    def __init__(
        self,
        key: str,
        orientation: Qt.Orientation | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__()  # with a parent, PySide would make all enumerations of ``Qt`` first
        if parent is not None:
            self.setParent(parent)
        if orientation is not None:
            self.setOrientation(orientation)
        self.setObjectName(f"split:{key}")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
