"""What the model sees of a tool, exactly."""

from __future__ import annotations

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.tools.api import ToolSpec
from workbench.tools.definition import definition
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.views import CodeView


class ModelView(QWidget):
    """JSON to read, and to copy.

    Signals:
        copy_asked: arg: the JSON.
    """

    copy_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._json = ""
        words = tr("This is all that a model is told of the tool, word for word.")
        self._words = label(words, "muted", wrap=True)
        self.copy = IconButton(theme, "copy", tr("Copy the definition"))
        on_click(self.copy, lambda: self.copy_asked.emit(self._json))
        self.code = CodeView(theme, "json")
        self.code.setAccessibleName(tr("Definition of the tool"))
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 12)
        column.addLayout(head)
        column.addWidget(self.code, 1)

    def show_spec(self, spec: ToolSpec | None, refusal: str) -> None:
        """Show a tool; without one, why there is nothing to be seen."""
        shown = (
            "" if spec is None else json.dumps(definition(spec), indent=2, ensure_ascii=False)
        )
        if shown != self._json or spec is None:
            self._json = shown
            self.code.set_text(shown or refusal, "json" if shown else "")
        self.copy.setEnabled(bool(shown))
