"""A dialog that stays open while long work goes on, and shows how far it is."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.base.errors import WorkbenchError
from workbench.ui.language.messages import said
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.plain_tip import plain_tip

_STEPS = 1000


class WorkDialog(QDialog):
    """The base: what is above the progress is laid out by whoever derives from it.

    Attributes:
        inputs: What cannot be changed while work goes on.
    """

    def __init__(self, place: Place, title: str, start: str, icon: str) -> None:
        super().__init__(place.widget)
        self.place = place
        self.inputs: list[QWidget] = []
        self._work: asyncio.Task[Any] | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        space = place.theme.tokens.space
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        self.column.setSpacing(space.s_px)
        self.problem = label("", "error", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Done so far"))
        self.at_work = ElidedLabel("")
        self.start = Button(place.theme, start, kind="primary", icon=icon)
        self.stop = Button(place.theme, self.tr("Close"))
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.stop)
        self.buttons.addWidget(self.start)
        on_click(self.stop, self.reject)

    def finish_layout(self) -> None:
        """Add what every such dialog has at its end."""
        for widget in (self.problem, self.bar, self.at_work):
            self.column.addWidget(widget)
        self.column.addLayout(self.buttons)
        self._show_working(False)
        self.problem.hide()

    @property
    def working(self) -> bool:
        """Work goes on."""
        return self._work is not None

    def begin(self, work: Coroutine[Any, Any, None], title: str) -> None:
        """Start work that ``stop`` cancels; it is listed under Activity as ``title``."""
        self.problem.hide()
        self._show_working(True)
        self.place.shell.run_task(self._run(work), title)

    def told(self, share: float, text: str) -> None:
        """Show how far the work is."""
        if isValid(self):
            self.bar.setValue(int(_STEPS * share))
            self.at_work.set_text(text)

    async def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self._work = asyncio.current_task()
        try:
            await work
        except WorkbenchError as exc:
            if not isValid(self):
                raise
            self.show_problem(exc)
        finally:
            self._work = None
            if isValid(self):
                self._show_working(False)

    def show_problem(self, exc: WorkbenchError) -> None:
        """Say what went wrong and what to do."""
        self.problem.setText(f"{said(exc.message)}. {said(exc.hint)}".strip())
        self.problem.show()

    def _show_working(self, working: bool) -> None:
        for widget in self.inputs:
            widget.setEnabled(not working)
        self.start.setVisible(not working)
        self.bar.setValue(0)
        self.bar.setVisible(working)
        self.at_work.setVisible(working)
        self.at_work.set_text("")
        self.stop.setText(self.tr("Cancel") if working else self.tr("Close"))
        self.stop.setAccessibleName(self.stop.text())

    def reject(self) -> None:
        """Esc, the button and the window's cross: stop what goes on, else close."""
        if self._work is not None:
            self._work.cancel()
            return
        super().reject()


def plain_table(name: str, headings: Sequence[str], wide: int) -> QTableWidget:
    """A table of texts to read; the column ``wide`` takes what room there is."""
    table = QTableWidget()
    prepare_table(table, name, headings, wide)
    return table


def prepare_table(table: QTableWidget, name: str, headings: Sequence[str], wide: int) -> None:
    """Make a table one of texts to read."""
    table.setColumnCount(len(headings))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headings))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setFrameShape(QTableWidget.Shape.NoFrame)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fill(table: QTableWidget, rows: Sequence[Sequence[str]], right: Sequence[int]) -> None:
    """Put texts into a table; the columns ``right`` are numbers."""
    table.setRowCount(len(rows))
    middle = Qt.AlignmentFlag.AlignVCenter
    to_left, to_right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    for column in right:
        heading = table.horizontalHeaderItem(column)
        if heading is not None:
            heading.setTextAlignment(to_right | middle)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            side = to_right if column in right else to_left
            item.setTextAlignment(side | middle)
            table.setItem(number, column, item)
