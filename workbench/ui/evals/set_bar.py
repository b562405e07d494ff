"""Above the cases: the name of the set, its state, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.app.data_set_library import DataSetDocument
from workbench.ui.builder.text_area import TypedLine
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, IconLabel
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class SetBar(QWidget):
    """Name, state and buttons.

    Signals:
        asked: A button was pressed. arg: key of ``buttons``.
        renamed: arg: the name that was typed.
    """

    asked = Signal(str)
    renamed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = TypedLine(tr("Name of the data set"))
        self.title.setMinimumWidth(120)
        self.title.rested.connect(lambda: self.renamed.emit(self.title.text()))
        self.state = Badge(theme, tr("Not saved"), "warning")
        self.sample = Badge(theme, tr("Sample"), "neutral")
        self.sample.setToolTip(tr("It came with the program. Saving makes a copy of your own."))
        self.buttons: dict[str, IconButton | Button] = {
            "undo": IconButton(theme, "undo-2", tr("Undo")),
            "redo": IconButton(theme, "redo-2", tr("Redo")),
            "copy": IconButton(theme, "copy", tr("Duplicate the data set")),
            "history": IconButton(theme, "history", tr("Earlier versions")),
            "export": IconButton(theme, "download", tr("Export")),
            "remove": IconButton(theme, "trash-2", tr("Delete the data set")),
            "save": Button(theme, tr("Save"), icon="save"),
            "compare": Button(theme, tr("Evaluate…"), icon="play", kind="primary"),
        }
        self.buttons["save"].setToolTip(tr("Save the data set (Ctrl+S)"))
        compare = tr("Try agents on these cases (Ctrl+Shift+E)")
        self.buttons["compare"].setToolTip(compare)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 4)
        row.setSpacing(4)
        row.addWidget(IconLabel(theme, "table", 16, "muted"))
        row.addSpacing(4)
        row.addWidget(self.title, 1)
        row.addSpacing(4)
        row.addWidget(self.sample)
        row.addWidget(self.state)
        row.addSpacing(4)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            row.addWidget(button)

    def show_state(
        self, document: DataSetDocument, stack: QUndoStack, *, is_sample: bool
    ) -> None:
        """Say what is open, and what can be done now."""
        self.title.show_text(document.title)
        unsaved = not stack.isClean()
        self.state.setVisible(unsaved)
        self.sample.setVisible(is_sample)
        self.buttons["save"].setEnabled(unsaved)
        self.buttons["remove"].setEnabled(not is_sample)
        self.buttons["compare"].setEnabled(bool(document.cases))
        for key, able, text, name, keys in (
            ("undo", stack.canUndo(), stack.undoText(), tr("Undo"), "Ctrl+Z"),
            ("redo", stack.canRedo(), stack.redoText(), tr("Redo"), "Ctrl+Shift+Z"),
        ):
            full = f"{name}: {text}" if text else name
            self.buttons[key].setEnabled(able)
            self.buttons[key].setAccessibleName(full)
            self.buttons[key].setToolTip(f"{full} ({keys})")
