"""Above the form: the tool's title and kind, its state, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.registry import kind_of
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import KIND_ICONS, kind_title, tr
from workbench.ui.widgets.basics import Badge, ElidedLabel, IconLabel
from workbench.ui.widgets.buttons import Button, IconButton, on_click

WIDE_PX = 480


class ToolBar(QWidget):
    """Title, state and buttons.

    Signals:
        asked: A button was pressed. arg: key of ``buttons``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kind = IconLabel(theme, "wrench", 16, "muted")
        self.heading = ElidedLabel()
        self.heading.setProperty("role", "section")
        self.heading.setMinimumWidth(40)
        self.state = Badge(theme, tr("Not saved"), "warning")
        self.save = Button(theme, tr("Save"), icon="save")
        self.save.setToolTip(tr("Save the tool (Ctrl+S)"))
        self.buttons: dict[str, IconButton | Button] = {
            "undo": IconButton(theme, "undo-2", tr("Undo")),
            "redo": IconButton(theme, "redo-2", tr("Redo")),
            "duplicate": IconButton(theme, "copy", tr("Duplicate"), shortcut="Ctrl+D"),
            "history": IconButton(theme, "history", tr("Earlier versions")),
            "export": IconButton(theme, "download", tr("Export")),
            "remove": IconButton(theme, "trash-2", tr("Delete")),
            "save": self.save,
        }
        self.save_icon = IconButton(theme, "save", tr("Save"), shortcut="Ctrl+S")
        on_click(self.save_icon, partial(self.asked.emit, "save"))
        self.save_icon.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 4)
        row.setSpacing(4)
        row.addWidget(self._kind)
        row.addSpacing(4)
        row.addWidget(self.heading, 1)
        row.addWidget(self.state)
        row.addSpacing(4)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            row.addWidget(button)
        row.addWidget(self.save_icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The words of the main button give way to the title where it is narrow.
        is_wide = event.size().width() >= WIDE_PX
        self.save.setVisible(is_wide)
        self.save_icon.setVisible(not is_wide)

    def show_state(self, tool: ToolDocument, stack: QUndoStack) -> None:
        """Say what is open, and what can be done now."""
        self.heading.set_text(tool.title or tool.name)
        self._kind.set_icon(KIND_ICONS.get(tool.kind, "wrench"), "muted")
        kind = kind_of(tool.kind)
        self._kind.setToolTip(tool.kind if kind is None else kind_title(kind))
        unsaved = not stack.isClean()
        self.state.setVisible(unsaved)
        self.save.setEnabled(unsaved)
        self.save_icon.setEnabled(unsaved)
        for key, able, text, name, keys in (
            ("undo", stack.canUndo(), stack.undoText(), tr("Undo"), "Ctrl+Z"),
            ("redo", stack.canRedo(), stack.redoText(), tr("Redo"), "Ctrl+Shift+Z"),
        ):
            full = f"{name}: {text}" if text else name
            self.buttons[key].setEnabled(able)
            self.buttons[key].setAccessibleName(full)
            self.buttons[key].setToolTip(f"{full} ({keys})")
