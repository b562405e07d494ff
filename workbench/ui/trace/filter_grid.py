"""Filters as boxes beside and below one another, by the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

_ARROW_PX = 40


class FilterGrid(QWidget):
    """Boxes two in a row, or one where what is chosen would have no room."""

    def __init__(self, boxes: Sequence[QComboBox], parent: QWidget) -> None:
        super().__init__(parent)
        self._boxes = boxes
        self.columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._arrange(2)
        for box in boxes:
            box.currentIndexChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        words = (box.fontMetrics().horizontalAdvance(box.currentText()) for box in self._boxes)
        needed_px = 2 * (max(words) + _ARROW_PX) + self._grid.spacing()
        self._arrange(2 if self.width() >= needed_px else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self.columns:
            return
        self.columns = columns
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // columns, number % columns)
