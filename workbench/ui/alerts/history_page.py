"""What fired, why, and what it did."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.alerts import Alerts
from workbench.base.files import write_chosen
from workbench.telemetry.alerts.firings import Firing, firings_csv, firings_json
from workbench.telemetry.alerts.store import MOST_FIRINGS
from workbench.ui.alerts import words
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import fill, plain_table
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState

_SHOWN = 500


class HistoryPage(QWidget):
    """The newest firings first; one that is chosen is told in full below."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._alerts: Alerts = place.workbench.alerts
        self._firings: Sequence[Firing] = ()
        self._reading = False
        theme = place.theme
        headings = (
            self.tr("Fired"), self.tr("Rule"), self.tr("Lasted"), self.tr("Why"),
            self.tr("What it did"),
        )  # fmt: skip
        self.table = plain_table(self.tr("What fired"), headings, 4)
        self.table.currentCellChanged.connect(self._on_current)
        self.detail = label("", "muted", wrap=True)
        self.csv_button = Button(theme, self.tr("Export CSV…"), icon="download")
        self.json_button = Button(theme, self.tr("Export JSON…"), icon="download")
        self.forget = Button(theme, self.tr("Forget all"), kind="quiet", icon="trash-2")
        on_click(self.csv_button, lambda: self._ask("alerts.csv", "CSV (*.csv)"))
        on_click(self.json_button, lambda: self._ask("alerts.json", "JSON (*.json)"))
        on_click(self.forget, self._ask_forget)
        self.empty = EmptyState(
            theme,
            "history",
            self.tr("Nothing has fired"),
            self.tr("Each firing is kept here with its values and what was done."),
        )
        self.page = self._laid_out()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _laid_out(self) -> QWidget:
        space = self._place.theme.tokens.space
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        row.addWidget(self.detail, 1)
        for button in (self.forget, self.csv_button, self.json_button):
            row.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, space.xl_px, space.m_px)
        column.setSpacing(space.s_px)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        return page

    @property
    def firings(self) -> Sequence[Firing]:
        """What is shown."""
        return self._firings

    def refresh(self) -> None:
        """Read the history again; not while it is being read."""
        if not self._reading:
            self._reading = True
            self._do(self._read())

    def hideEvent(self, event: QHideEvent) -> None:
        self._reset_forget()
        super().hideEvent(event)

    async def _read(self) -> None:
        try:
            found = await self._alerts.history(_SHOWN)
        finally:
            self._reading = False
        if isValid(self):
            self._show(found)

    def _show(self, found: Sequence[Firing]) -> None:
        if found == self._firings and self.stack.currentWidget() is self.page:
            return
        chosen = self._chosen_id()
        self._firings = found
        rows = [
            (
                words.moment_words(one.fired_s),
                visible(one.title),
                words.lasted_words(one),
                visible(words.why_words(one)),
                visible(" ".join(said(done.text) for done in one.done)),
            )
            for one in found
        ]
        fill(self.table, rows, ())
        self.stack.setCurrentWidget(self.page if found else self.empty)
        ids = [one.id for one in found]
        if found:
            self.table.setCurrentCell(ids.index(chosen) if chosen in ids else 0, 0)

    def _chosen_id(self) -> str:
        row = self.table.currentRow()
        return self._firings[row].id if 0 <= row < len(self._firings) else ""

    @Slot(int, int, int, int)
    def _on_current(self, row: int, _column: int, _before: int, _at: int) -> None:
        if not 0 <= row < len(self._firings):
            self.detail.setText("")
            return
        one = self._firings[row]
        done = "\n".join(visible(said(each.text)) for each in one.done) or self.tr(
            "Nothing was done."
        )
        self.detail.setText(f"{visible(words.why_words(one))}.\n{done}")

    def _ask(self, name: str, kinds: str) -> None:
        dialog = QFileDialog(self, self.tr("Export the history"), name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write the whole history, as JSON or CSV by its name."""
        self._do(self._export(Path(path)))

    async def _export(self, path: Path) -> None:
        found = await self._alerts.history(MOST_FIRINGS)
        write = firings_json if path.suffix == ".json" else firings_csv
        await asyncio.to_thread(write_chosen, path, write(found))

    def _ask_forget(self) -> None:
        """The first press asks, the second does."""
        sure = self.tr("Forget for good?")
        if self.forget.text().strip() != sure:
            self.forget.setText(sure)
            self.forget.set_kind("danger")
            return
        self._reset_forget()
        self._do(self._forget())

    def _reset_forget(self) -> None:
        self.forget.setText(self.tr("Forget all"))
        self.forget.set_kind("quiet")

    async def _forget(self) -> None:
        await self._alerts.forget_history()
        await self._read()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._place.shell.run_task(work, "")
