"""One line of a page that shows what goes on, how far it is, and what went wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.base.errors import WorkbenchError
from workbench.ui.engines import words
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import BusyBar

_STEPS = 1000
_BAR_PX = 180


class WorkStrip(QWidget):
    """Runs one piece of work at a time for a page; hidden while there is nothing to say.

    Attributes:
        inputs: What cannot be used while work goes on.

    Signals:
        ended: The work is over, however it went.
    """

    ended = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.inputs: list[QWidget] = []
        self._work: asyncio.Task[Any] | None = None
        self._begun = False
        space = place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs_px)
        self.problem = label("", "error", wrap=True)
        column.addWidget(self.problem)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.m_px)
        self.bar = BusyBar(place.theme, self.tr("Work goes on"))
        self.bar.setFixedWidth(_BAR_PX)
        self.at_work = ElidedLabel("")
        self.cancel = Button(place.theme, self.tr("Cancel"), kind="quiet", icon="x")
        on_click(self.cancel, self.stop)
        row.addWidget(self.bar)
        row.addWidget(self.at_work, 1)
        row.addWidget(self.cancel)
        column.addWidget(self._row)
        self.problem.hide()
        self._row.hide()
        self.hide()

    @property
    def working(self) -> bool:
        """Work goes on, or is about to."""
        return self._begun

    def begin(self, work: Coroutine[Any, Any, None], title: str) -> None:
        """Start work that Cancel stops; it is listed under Activity as ``title``."""
        if self._begun:
            work.close()
            return
        self.clear()
        self._begun = True
        self.bar.setRange(0, 0 if self._place.theme.tokens.motion_ms else 1)
        self._show(working=True)
        self.at_work.set_text(title)
        self._place.shell.run_task(self._run(work), title)

    def told(self, share: float, text: str) -> None:
        """Show how far the work is."""
        if isValid(self):
            if share > 0.0:
                self.bar.setRange(0, _STEPS)
                self.bar.setValue(int(_STEPS * share))
            self.at_work.set_text(text)

    def stop(self) -> None:
        """End what goes on."""
        if self._work is not None:
            self._work.cancel()

    def clear(self) -> None:
        """Say nothing is wrong."""
        self.problem.hide()
        self.setVisible(self._begun)

    def show_problem(self, exc: WorkbenchError) -> None:
        """Say what went wrong and what to do."""
        self.problem.setText(words.sentence(exc))
        self.problem.show()
        self.show()

    async def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self._work = asyncio.current_task()
        try:
            await work
        except WorkbenchError as exc:
            if not isValid(self):
                raise
            self.show_problem(exc)
        finally:
            self._work, self._begun = None, False
            if isValid(self):
                self._show(working=False)
                self.ended.emit()

    def _show(self, *, working: bool) -> None:
        for widget in self.inputs:
            widget.setEnabled(not working)
        self._row.setVisible(working)
        self.setVisible(working or not self.problem.isHidden())
