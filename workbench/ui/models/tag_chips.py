"""The tags of a model as chips that wrap, and a field for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QLineEdit, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click

_FIELD_PX = 110
_MOST_LETTERS = 40


class WrappingLayout(QLayout):
    """Widgets beside one another, in as many rows as it takes."""

    def __init__(self, spacing_px: int) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing_px)
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
        for item in self._items:
            hint = item.sizeHint()
            if left > rect.x() and left + hint.width() > rect.right() + 1:
                left, top, row_px = rect.x(), top + row_px + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(left, top), hint))
            left += hint.width() + self.spacing()
            row_px = max(row_px, hint.height())
        return top + row_px - rect.y()


class TagChips(QWidget):
    """Shows tags; a click on one removes it.

    Signals:
        changed: The user added or removed one. arg: all tags, a tuple.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._chips: list[Button] = []
        self._row = WrappingLayout(theme.tokens.space.s_px)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Add a tag"))
        self.field.setPlaceholderText(self.tr("Add a tag"))
        self.field.setMaxLength(_MOST_LETTERS)
        self.field.setFixedWidth(_FIELD_PX)
        self.field.returnPressed.connect(self._add)
        self._row.addWidget(self.field)
        self.setLayout(self._row)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show other tags."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        self._row.removeWidget(self.field)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in self._tags]
        for widget in (*self._chips, self.field):
            self._row.addWidget(widget)
        before: QWidget | None = None
        for widget in (*self._chips, self.field):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self.updateGeometry()

    def _chip(self, tag: str) -> Button:
        chip = Button(self._theme, f"{tag}  ×")
        chip.setAccessibleName(self.tr("Remove the tag %s") % tag)
        chip.setToolTip(self.tr("Click to remove this tag"))
        left = tuple(other for other in self._tags if other != tag)
        on_click(chip, lambda: self.changed.emit(left))
        return chip

    def _add(self) -> None:
        words = self.field.text().replace(",", " ").split()
        self.field.clear()
        if words:
            self.changed.emit((*self._tags, *words))
