"""A list in which one row is open: the mouse opens it when it is let go, keys at once."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QListView

from workbench.ui.widgets.views import dress_list


class RowView(QListView):
    """Shows the rows of ``items``.

    What is opened may move the rows. Were it opened while the button is down, the row that
    came below the mouse would be marked in the place of the one that was pressed.

    Signals:
        row_chosen: A person chose a row. arg: its number.
    """

    row_chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.items = QStandardItemModel(self)
        self._held = False
        self._before = -1
        self.setProperty("role", "plain")
        self.setModel(self.items)
        dress_list(self, name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current)

    def mark(self, row: int) -> None:
        """Select a row without telling; a row below 0 is none."""
        index = self.items.index(row, 0)
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(index)
        self._show_current()
        self.viewport().update()

    def _show_current(self) -> None:
        if not self._held and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._held:
            self.row_chosen.emit(index.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before, self._held = self.currentIndex().row(), True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held = False
        index = self.currentIndex()
        is_other = index.row() != self._before
        if index.isValid() and (is_other or self.indexAt(event.pos()) == index):
            self._show_current()
            self.row_chosen.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()  # the list became shorter
