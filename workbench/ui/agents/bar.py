"""Above the form: the agent's name, its state, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, ElidedLabel
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class AgentBar(QWidget):
    """Title, state and buttons.

    Signals:
        asked: A button was pressed. arg: key of ``buttons``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heading = ElidedLabel()
        self.heading.setProperty("role", "section")
        self.heading.setMinimumWidth(140)
        self.state = Badge(theme, "")
        self.save = Button(theme, self.tr("Save"), icon="save")
        self.chat = Button(theme, self.tr("Chat"), kind="primary", icon="message-square")
        self.chat.setAccessibleName(self.tr("Chat with this agent"))
        self.buttons: dict[str, IconButton | Button] = {
            "undo": IconButton(theme, "undo-2", self.tr("Undo")),
            "redo": IconButton(theme, "redo-2", self.tr("Redo")),
            "duplicate": IconButton(theme, "copy", self.tr("Duplicate"), shortcut="Ctrl+D"),
            "history": IconButton(theme, "history", self.tr("Earlier versions")),
            "export": IconButton(theme, "download", self.tr("Export")),
            "remove": IconButton(theme, "trash-2", self.tr("Delete")),
            "save": self.save,
            "chat": self.chat,
        }
        bar = QHBoxLayout(self)
        bar.setContentsMargins(24, 0, 16, 0)
        bar.setSpacing(6)
        bar.addWidget(self.heading, 1)
        bar.addWidget(self.state)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            bar.addWidget(button)

    def show_state(self, title: str, stack: QUndoStack, *, bundled: bool) -> None:
        """Say what is open, and what can be done now."""
        self.heading.set_text(title)
        unsaved = not stack.isClean()
        words = self.tr("Not saved") if unsaved else self.tr("Bundled") if bundled else ""
        self.state.set_value(words, "warning" if unsaved else "neutral")
        self.state.setVisible(bool(words))
        self.save.setEnabled(unsaved)
        self.save.setText(self.tr("Save as mine") if bundled else self.tr("Save"))
        self.buttons["remove"].setEnabled(not bundled)
        for key, able, text, name, keys in (
            ("undo", stack.canUndo(), stack.undoText(), self.tr("Undo"), "Ctrl+Z"),
            ("redo", stack.canRedo(), stack.redoText(), self.tr("Redo"), "Ctrl+Shift+Z"),
        ):
            self.buttons[key].setEnabled(able)
            full = f"{name}: {text}" if text else name
            self.buttons[key].setAccessibleName(full)
            self.buttons[key].setToolTip(f"{full} ({keys})")
