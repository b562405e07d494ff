"""Below a list of documents: the files that could not be read, why, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.app.document_folder import Problem
from workbench.ui.language.messages import reason
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

MOST_PX = 260


class UnreadFiles(QWidget):
    """One entry for each file; not there while every file can be read.

    Signals:
        file_asked: Show a file where it lies. arg: its path.
    """

    file_asked = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(name)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Could not be read"), "section"))
        column.addWidget(self._area)
        self.entries: list[QWidget] = []
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List the files that could not be read."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self.entries = [self._entry(*problem) for problem in problems]
        for entry in self.entries:
            column.addWidget(entry)
        column.addStretch(1)
        self._area.setWidget(inner)
        self._fit()
        self.setVisible(bool(problems))

    def _entry(self, path: Path, message: str, hint: str) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        icon = IconLabel(self._theme, "triangle-alert", 16, "warning")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        name = ElidedLabel(path.name)
        column.addWidget(name)
        why = reason(message.removeprefix(f"{path.name}: "), hint)
        words = label(why, "muted", wrap=True)
        words.setMinimumWidth(40)  # a long word must not widen the list
        column.addWidget(words)
        button = Button(self._theme, self.tr("Show file"))
        button.setToolTip(str(path))
        button.setAccessibleName(self.tr("Show file {0}").format(path.name))
        on_click(button, partial(self.file_asked.emit, path))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        entry.setAccessibleName(f"{path.name}: {why}")
        return entry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its entries, up to a share of the panel."""
        inner = self._area.widget()
        if inner is not None and (layout := inner.layout()) is not None:
            layout.activate()
            needed = max(layout.heightForWidth(max(160, self.width())), 60)
            self._area.setFixedHeight(min(needed + 4, MOST_PX))
