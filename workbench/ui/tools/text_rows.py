"""Several texts below one another, to add, order and take away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.builder.text_area import TypedLine
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.tab_order import put_before
from workbench.ui.tools.words import tr
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class _TextRow(QWidget):
    """One text with its buttons."""

    def __init__(self, theme: Theme, name: str, placeholder: str) -> None:
        super().__init__()
        self.line = TypedLine(name)
        self.line.setPlaceholderText(placeholder)
        self.up = IconButton(theme, "arrow-up", tr("Move {0} up").format(name))
        self.away = IconButton(theme, "x", tr("Remove {0}").format(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.up)
        row.addWidget(self.away)


class TextRows(QWidget):
    """A list of texts.

    Args:
        keeps_empty: An empty text is one of the list.

    Signals:
        changed: The list is another one. arg: whether a row came, went or moved.
    """

    changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        title: str,
        add_words: str,
        placeholder: str = "",
        *,
        keeps_empty: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._title = theme, title
        self._placeholder, self._keeps_empty = placeholder, keeps_empty
        self.rows: list[_TextRow] = []
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add_button = Button(theme, add_words, icon="plus")
        on_click(self.add_button, self._on_add)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def texts(self) -> tuple[str, ...]:
        """The list on screen."""
        found = tuple(row.line.text() for row in self.rows)
        return found if self._keeps_empty else tuple(t.strip() for t in found if t.strip())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show a list without telling."""
        if tuple(texts) != self.texts:
            self._show(texts)

    def focus_row(self, at: int) -> None:
        """Put the focus on a row, or on the way to a first one."""
        (self.rows[at].line if at < len(self.rows) else self.add_button).setFocus()

    def _show(self, texts: Sequence[str]) -> None:
        while len(self.rows) > len(texts):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(texts):
            self._add_row()
        for at, (row, text) in enumerate(zip(self.rows, texts, strict=True)):
            row.line.show_text(text)
            row.up.setEnabled(at > 0)

    def _add_row(self) -> None:
        name = f"{self._title} {len(self.rows) + 1}"
        row = _TextRow(self._theme, name, self._placeholder)
        row.line.rested.connect(partial(self.changed.emit, False))
        on_click(row.up, partial(self._on_moved, row, -1))
        on_click(row.away, partial(self._on_moved, row, 0))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.show()  # at once, so that it can take the focus
        put_before(self.add_button, (row.line, row.up, row.away))

    def _on_add(self) -> None:
        self._show([*(row.line.text() for row in self.rows), ""])
        self.rows[-1].line.setFocus()
        if self._keeps_empty:
            self.changed.emit(True)

    def _on_moved(self, row: _TextRow, step: int) -> None:
        at = self.rows.index(row)
        texts = [each.line.text() for each in self.rows]
        text = texts.pop(at)
        if step:
            texts.insert(max(0, at + step), text)
        self._show(texts)
        self.changed.emit(True)
        left = self.rows[max(0, min(len(self.rows) - 1, at + step))] if self.rows else None
        (self.add_button if left is None else left.away).setFocus()
