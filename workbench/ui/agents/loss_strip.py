"""What an export leaves out or an import left out, to be read where it is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from workbench.agents.exchange.report import Loss
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click

_MOST_ROWS, _ROOM_PX = 5, 12


class LossStrip(QWidget):
    """The full list, until it is put away, or until a person agrees to it.

    Signals:
        copy_asked: args: the text, what it is.
        accepted: A person agrees to what will be left out.
        closed: It was put away; what was asked is not to be done.
    """

    copy_asked = Signal(str, str)
    accepted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = ElidedLabel()
        self.title.setProperty("role", "state")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was left out"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copy = Button(theme, self.tr("Copy list"), icon="copy", kind="quiet")
        self.away = IconButton(theme, "x", self.tr("Close the list"), shortcut="Esc")
        on_click(self.copy, lambda: self.copy_asked.emit(self.text, self.tr("Report")))
        on_click(self.away, self.put_away)
        self.accept = Button(theme, self.tr("Export"), kind="primary")
        self.cancel = Button(theme, self.tr("Cancel"))
        on_click(self.accept, self._on_accept)
        on_click(self.cancel, self.put_away)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(theme, "triangle-alert", role="warning"))
        head.addWidget(self.title, 1)
        head.addWidget(self.copy)
        for button in (self.cancel, self.accept, self.away):
            head.addWidget(button)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 4, 8, 8)
        inner.setSpacing(4)
        inner.addLayout(head)
        inner.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(inner)
        column.addWidget(line())
        self.hide()

    @property
    def text(self) -> str:
        """All of it."""
        rows = [self.list.item(row).text() for row in range(self.list.count())]
        return "\n".join([self.title.text(), *(f"- {row}" for row in rows)])

    def show_losses(self, title: str, losses: Sequence[Loss]) -> None:
        """Show what was left out; nothing, if it was nothing."""
        self._show(title, losses, is_asking=False)

    def ask(self, title: str, losses: Sequence[Loss]) -> None:
        """Show what will be left out, and wait for a person to agree or not."""
        self._show(title, losses, is_asking=True)
        self.accept.setFocus()

    def _show(self, title: str, losses: Sequence[Loss], *, is_asking: bool) -> None:
        self.title.set_text(title)
        said = self.tr("What will be left out") if is_asking else self.tr("What was left out")
        self.list.setAccessibleName(said)
        for button in (self.accept, self.cancel):
            button.setVisible(is_asking)
        self.away.setVisible(not is_asking)
        self.list.clear()
        self.list.addItems([visible(" ".join(str(loss).split())) for loss in losses])
        row_px = max(self.list.sizeHintForRow(0), self.list.fontMetrics().lineSpacing())
        self.list.setFixedHeight(min(len(losses), _MOST_ROWS) * row_px + _ROOM_PX)
        self.setVisible(bool(losses))

    def _on_accept(self) -> None:
        self.hide()
        self.accepted.emit()

    def put_away(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
