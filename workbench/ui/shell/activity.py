"""What goes on at the moment, with a way to stop it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.ui.bridge import Tasks
from workbench.ui.shell.overlay import Overlay
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.placeholders import BusyBar, EmptyState

Stoppable = Run | asyncio.Task[Any]


class ActivityList(Overlay):
    """Runs and other long work.

    Signals:
        counted: arg: how many there are now.
    """

    counted = Signal(int)

    def __init__(self, runs: Runs, tasks: Tasks, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", "bottom_right", 360, 300)
        self._runs, self._tasks = runs, tasks
        self.setAccessibleName(self.tr("Activity"))
        self.column.addWidget(label(self.tr("Activity"), "section"))
        self._inner = QWidget(self)
        self.column.addWidget(self._inner, 1)
        self.close_listening = tasks.listen(self.refresh)

    def refresh(self) -> None:
        """Show what goes on now."""
        items: list[tuple[Stoppable, str]] = [
            (run, run.agent_name) for run in self._runs.active
        ]
        items += [(task, title) for task, title in self._tasks.running if title]
        self.counted.emit(len(items))
        self._show(items)

    def _stop(self, item: Stoppable) -> None:
        if isinstance(item, asyncio.Task):
            item.cancel()
        else:
            self._tasks.run(self._runs.stop(item.run_id), "")

    def _show(self, items: Sequence[tuple[Stoppable, str]]) -> None:
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
            on_click(stop, partial(self._stop, item))
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
