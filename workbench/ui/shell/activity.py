"""What goes on at the moment, with a way to stop it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.shell.overlay import Overlay
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.placeholders import BusyBar, EmptyState


class ActivityList(Overlay):
    """Runs and other long work.

    Signals:
        stop_asked: arg: the task or run, as it was given.
    """

    stop_asked = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", "bottom_right", 360, 300)
        self.setAccessibleName(self.tr("Activity"))
        self.column.addWidget(label(self.tr("Activity"), "section"))
        self._inner = QWidget(self)
        self.column.addWidget(self._inner, 1)

    def show_items(self, items: Sequence[tuple[Any, str]]) -> None:
        """Replace the rows: what can be stopped, and its title."""
        self.column.removeWidget(self._inner)
        self._inner.deleteLater()
        self._inner = QWidget(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        for item, title in items:
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(title), 1)
            bar = BusyBar(self.theme, title)
            bar.setFixedWidth(72)
            row.addWidget(bar)
            stop = IconButton(self.theme, "x", self.tr("Stop {0}").format(title))
            on_click(stop, partial(self.stop_asked.emit, item))
            row.addWidget(stop)
            column.addLayout(row)
        if not items:
            column.addWidget(
                EmptyState(
                    self.theme,
                    "check-check",
                    self.tr("Nothing is going on"),
                    self.tr("Runs, loading models and copies appear here."),
                )
            )
        else:
            column.addStretch(1)
        self.column.addWidget(self._inner, 1)
