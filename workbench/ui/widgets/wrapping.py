"""Widgets beside one another, in as many rows as it takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class WrappingLayout(QLayout):
    """What finds no room in a row begins the next one, so that nothing is cut off.

    Args:
        spacing_px: Between widgets, and between rows.
        last_right: The last widget stands at the right end where its row has room.
    """

    def __init__(self, spacing_px: int, *, last_right: bool = False) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing_px)
        self._last_right = last_right
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's name
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        left, top, row_px = rect.x(), rect.y(), 0
        shown = [item for item in self._items if not item.isEmpty()]
        for item in shown:
            hint = item.sizeHint()
            width = min(hint.width(), max(item.minimumSize().width(), rect.width()))
            if left > rect.x() and left + width > rect.right() + 1:
                left, top, row_px = rect.x(), top + row_px + self.spacing(), 0
            if place:
                pushed = self._last_right and item is shown[-1]
                x = max(left, rect.right() + 1 - width) if pushed else left
                item.setGeometry(QRect(x, top, width, hint.height()))
            left += width + self.spacing()
            row_px = max(row_px, hint.height())
        return top + row_px - rect.y()
