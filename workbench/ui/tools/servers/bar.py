"""Above a server: its title and state, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.tools.mcp.documents import Command
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.servers.words import (
    Standing,
    standing_colour,
    standing_words,
    way_words,
)
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import Badge, ElidedLabel, IconLabel
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class ServerBar(QWidget):
    """Title, state and buttons.

    Signals:
        asked: A button was pressed. arg: undo, redo, remove or save.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kind = IconLabel(theme, "terminal", 16, "muted")
        self.heading = ElidedLabel()
        self.heading.setProperty("role", "section")
        self.heading.setMinimumWidth(40)
        self.state = Badge(theme, "")
        self.unsaved = Badge(theme, tr("Not saved"), "warning")
        self.save = Button(theme, tr("Save"), icon="save")
        self.save.setToolTip(tr("Save the server (Ctrl+S)"))
        self.buttons: dict[str, IconButton | Button] = {
            "undo": IconButton(theme, "undo-2", tr("Undo")),
            "redo": IconButton(theme, "redo-2", tr("Redo")),
            "remove": IconButton(theme, "trash-2", tr("Delete the server")),
            "save": self.save,
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 4)
        row.setSpacing(4)
        row.addWidget(self._kind)
        row.addSpacing(4)
        row.addWidget(self.heading, 1)
        row.addWidget(self.unsaved)
        row.addWidget(self.state)
        row.addSpacing(4)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            row.addWidget(button)

    def show_state(self, draft: ServerDraft, standing: Standing | None) -> None:
        """Say what is open, and what can be done now; ``standing`` is None for a new one."""
        server, stack = draft.server, draft.stack
        self.heading.set_text(server.title or server.name or tr("New server"))
        is_program = isinstance(server.way, Command)
        self._kind.set_icon("terminal" if is_program else "link", "muted")
        self._kind.setToolTip(way_words(is_program=is_program))
        self.state.setVisible(standing is not None)
        if standing is not None:
            self.state.set_value(standing_words(standing), standing_colour(standing))
        self.unsaved.setVisible(draft.unsaved)
        self.save.setEnabled(draft.unsaved)
        for key, able, text, name, keys in (
            ("undo", stack.canUndo(), stack.undoText(), tr("Undo"), "Ctrl+Z"),
            ("redo", stack.canRedo(), stack.redoText(), tr("Redo"), "Ctrl+Shift+Z"),
        ):
            full = f"{name}: {text}" if text else name
            self.buttons[key].setEnabled(able)
            self.buttons[key].setAccessibleName(full)
            self.buttons[key].setToolTip(f"{full} ({keys})")
