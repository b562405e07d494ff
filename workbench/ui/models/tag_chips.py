"""The tags of a model as chips that wrap, and a field for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.wrapping import WrappingLayout

_FIELD_PX = 110
_MOST_LETTERS = 40


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
