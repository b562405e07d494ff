"""One piece of a transcript as a card."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.ui.chat.inline import visible
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.spans import time_words
from workbench.ui.trace.transcript_items import Item
from workbench.ui.trace.words import TOOK, tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

MOST_SHOWN_CHARS = 2_000
_LONG_WORD = re.compile(r"\S{32}")
_ICONS = {
    "user": "user",
    "model": "cpu",
    "tool": "wrench",
    "broken": "triangle-alert",
    "question": "shield",
    "end": "circle-alert",
}


def _breakable(line: str) -> str:
    """A label is as wide as its longest word: let long ones be broken, unseen."""
    return _LONG_WORD.sub("\\g<0>\u200b", line)


class ItemCard(QFrame):
    """Says who, what and how long; a thought is folded until it is asked for.

    Signals:
        pressed: arg: the id of the step.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.item = theme, item
        self.is_chosen = False
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        self.thought: Button | None = None
        if item.thought:
            self._add_thought(column)
        for title, text in item.texts:
            self._add_text(column, title, text)
        self.setAccessibleName(self._name())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def _name(self) -> str:
        parts = [self._title(), time_words(self.item.took_s) if self.item.took_s else ""]
        parts += [f"{tr(title)} {text[:200]}" for title, text in self.item.texts[:2]]
        return visible(", ".join(filter(None, parts)))

    def _title(self) -> str:
        item = self.item
        if item.kind == "user":
            return tr("You")
        if item.kind == "broken":
            return tr("Broken call of {0}").format(item.title)
        return f"#{item.number} {item.title}" if item.number else item.title

    def _head(self) -> QHBoxLayout:
        item = self.item
        row = QHBoxLayout()
        row.setSpacing(8)
        role = "error" if item.failed else "muted"
        row.addWidget(IconLabel(self._theme, _ICONS[item.kind], role=role))
        title = label(visible(self._title()))
        title.setFont(self._theme.font(strong=True))
        row.addWidget(title)
        if item.failed:
            row.addWidget(label(tr("failed"), "error"))
        row.addStretch(1)
        if item.took_s:
            took = label(time_words(item.took_s), "muted")
            took.setToolTip(tr(TOOK))
            row.addWidget(took)
        return row

    def _add_thought(self, column: QVBoxLayout) -> None:
        words = counted(
            len(self.item.thought), "Thought, %Ln character", "Thought, %Ln characters"
        )
        self.thought = Button(self._theme, words, kind="quiet", icon="brain")
        self.thought.setCheckable(True)
        self.thought.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space does it, on the card
        self._inside = self._label(self.item.thought)
        self._inside.setProperty("role", "muted")
        self._inside.hide()
        on_click(self.thought, self._on_thought)
        column.addWidget(self.thought, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)

    def _add_text(self, column: QVBoxLayout, title: str, text: str) -> None:
        if title:
            column.addWidget(label(tr(title), "muted"))
        shown = self._label(text)
        if title and title not in ("Decision", "May touch"):
            shown.setFont(self._theme.mono())
            shown.setProperty("role", "mono")
        column.addWidget(shown)

    def _label(self, text: str) -> QLabel:
        cut = text[:MOST_SHOWN_CHARS]
        lines = "\n".join(_breakable(visible(line)) for line in cut.split("\n"))
        if len(text) > MOST_SHOWN_CHARS:
            more = tr("… {0} characters more: choose the step to read them")
            lines += "\n" + more.format(len(text) - MOST_SHOWN_CHARS)
        return label(lines, wrap=True)

    def toggle(self) -> None:
        """Fold or unfold the thought."""
        if self.thought is not None:
            self.thought.setChecked(not self.thought.isChecked())
            self._on_thought()

    def _on_thought(self) -> None:
        if self.thought is not None:
            self._inside.setVisible(self.thought.isChecked())

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark it, or no longer."""
        if chosen != self.is_chosen:
            self.is_chosen = chosen
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.item.span_id)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        user = self.item.kind == "user"
        role = "accent_weak" if user or self.is_chosen else "sunken"
        painter.setBrush(theme.colour(role))
        edge = theme.colour("accent") if self.is_chosen else theme.colour(role)
        painter.setPen(QPen(edge, 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
