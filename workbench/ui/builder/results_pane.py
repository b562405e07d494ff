"""What came out of a run: its outputs, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.builder.last_run import ValueView, show_message
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label


class ResultsPane(QScrollArea):
    """Outputs by name, below one sentence.

    Signals:
        copy_asked: args: a text, what it is.
    """

    copy_asked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._views: dict[str, ValueView] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Results of the run"))
        inner = QWidget()
        inner.setObjectName("scrolled")
        self.message = label("", "muted", wrap=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 4, 8, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self.message)
        self._column.addStretch(1)
        self.setWidget(inner)

    @property
    def values(self) -> dict[str, str]:
        """What is shown, as text."""
        return {name: view.code.toPlainText() for name, view in self._views.items()}

    def show_results(
        self, message: str, values: Mapping[str, Any], *, bad: bool = False
    ) -> None:
        """Show other outputs."""
        self.message.setVisible(bool(message))
        show_message(self.message, message, "error" if bad else "muted")
        if list(values) != list(self._views):
            for view in self._views.values():
                self._column.removeWidget(view)
                view.hide()
                view.deleteLater()
            self._views = {name: ValueView(self._theme, name) for name in values}
            for view in self._views.values():
                view.copy_asked.connect(self.copy_asked)
                self._column.insertWidget(self._column.count() - 1, view)
        for name, value in values.items():
            self._views[name].show_value(value)
