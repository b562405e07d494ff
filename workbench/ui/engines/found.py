"""Model servers that answered on this machine, each with a button that connects it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.discovery import FoundServer
from workbench.ui.engines import words
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, SectionHeader, label, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class FoundList(QFrame):
    """What a look found; nothing in it is used until its button is pressed.

    Signals:
        connect_asked: arg: a ``FoundServer``.
        closed: The list is not needed any more.
    """

    connect_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: list[Button] = []
        self.setProperty("role", "card")
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, space.s_px, space.s_px, space.s_px)
        column.setSpacing(space.s_px)
        head = SectionHeader(self.tr("On this machine"))
        self.close_button = IconButton(theme, "x", self.tr("Close the list of servers found"))
        on_click(self.close_button, self.closed.emit)
        head.add(self.close_button)
        column.addWidget(head)
        self._words = label("", "muted", wrap=True)
        column.addWidget(self._words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space.xs_px)
        column.addLayout(self._rows)
        self.hide()

    def show_found(self, found: Sequence[FoundServer]) -> None:
        """Show what answered."""
        self.buttons.clear()
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, server in enumerate(found):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(server))
        if found:
            text = self.tr(
                "These answer on the usual ports. None is used until you connect it."
            )
        else:
            text = self.tr(
                "No model server answers on the usual ports. Start one, then look again; or "
                "connect a server by its address."
            )
        self._words.setText(text)
        self.show()

    def _row(self, server: FoundServer) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.tokens.space.m_px)
        row.addWidget(label(f"{server.program} {server.version}".strip()))
        address = label(server.base_url, "mono")
        row.addWidget(address)
        if server.wants_key:
            told = self.tr("wants a key")
        else:
            told = words.list_text(server.models) or self.tr("tells no models")
        models = ElidedLabel(told)
        models.setProperty("role", "muted")
        row.addWidget(models, 1)
        button = Button(self._theme, self.tr("Connect…"))
        button.setAccessibleName(
            self.tr("Connect %s at %s") % (server.program, server.base_url)
        )
        on_click(button, lambda: self.connect_asked.emit(server))
        self.buttons.append(button)
        row.addWidget(button)
        return holder
