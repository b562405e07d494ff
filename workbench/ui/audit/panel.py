"""The audit panel: what was done with the program, and whether that record is whole."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.audit_review import AuditReview, Form, Pages
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.actions import Action
from workbench.ui.audit.filter_bar import FilterBar
from workbench.ui.audit.record_table import RecordDetail, RecordTable
from workbench.ui.audit.state_strip import StateStrip
from workbench.ui.audit.words import tr
from workbench.ui.language.figures import figure
from workbench.ui.language.words import counted
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import BusyBar, EmptyState
from workbench.ui.widgets.views import SplitView

_SOON_MS = 600
_FIRST_ROWS, _MORE_ROWS = 200, 500


class AuditPanel(QWidget):
    """The state of the log, filters, the records, and the chosen one."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._trail, self._shell = workbench.audit, shell
        self._review = AuditReview(workbench.audit)
        self._pages: Pages | None = None
        self._reading = self._again = False
        self._stop: threading.Event | None = None
        self._share = 0.0
        self.strip = StateStrip(theme)
        self.filters = FilterBar(theme)
        self.table, self.detail = RecordTable(theme), RecordDetail(theme)
        self.export_button = Button(theme, tr("Export…"), icon="download")
        self.sign_button = Button(theme, tr("Save a checkpoint…"), icon="shield-check")
        self._make_places(theme)
        self._lay_out(theme)
        self.first_focus = self.filters.text
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._follow)
        self._ticks = QTimer(self)
        self._ticks.setInterval(100)
        self._ticks.timeout.connect(lambda: self.strip.show_progress(self._share))
        self._connect()
        self.destroyed.connect(self._trail.listen(self._on_news))
        shell.register_actions(self._commands())

    def _make_places(self, theme: Theme) -> None:
        self.empty = EmptyState(
            theme,
            "shield-check",
            tr("Nothing is recorded yet"),
            tr("Runs, tool calls, approvals, exports and changes of settings appear here."),
        )
        self.nothing = EmptyState(
            theme, "search", tr("No such record"),
            tr("No record fits these filters."), tr("Show everything"),
        )  # fmt: skip
        self.busy = BusyBar(theme, tr("The records are being read"))
        self.split = SplitView("audit", Qt.Orientation.Vertical)
        self.split.addWidget(self.table)
        self.split.addWidget(self.detail)
        self.split.setSizes([420, 220])
        self.stack = QStackedWidget()
        for page in (self.split, self.empty, self.nothing):
            self.stack.addWidget(page)

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(label(tr("Audit"), "page"))
        head.addStretch(1)
        head.addWidget(self.sign_button)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.m_px)
        column.setSpacing(space.m_px)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self.filters)
        column.addWidget(self.busy)
        column.addWidget(self.stack, 1)
        self.busy.hide()

    def _connect(self) -> None:
        on_click(self.strip.verify, self.verify)
        on_click(self.strip.cancel, self.cancel)
        on_click(self.export_button, self.ask_export)
        on_click(self.sign_button, self.ask_checkpoint)
        self.nothing.asked.connect(self.filters.clear)
        self.filters.changed.connect(self.refresh)
        self.filters.text.went_down.connect(self.table.setFocus)
        self.table.current_changed.connect(self._on_current)
        self.table.records.more_wanted.connect(self._on_more)

    def _commands(self) -> list[Action]:
        found = (
            ("verify", tr("Verify the audit log"), "Ctrl+Return", self.verify),
            ("find", tr("Search the audit log"), "Ctrl+F", self._find),
            ("export", tr("Export the audit log…"), "", self.ask_export),
            ("checkpoint", tr("Save a checkpoint of the audit log…"), "", self.ask_checkpoint),
        )
        return [
            Action(f"audit.{key}", title, keys, "audit", callback)
            for key, title, keys, callback in found
        ]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._pages is not None:
            self._pages.stop()
        super().hideEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Read the records anew; what is being read ends first."""
        if self._reading:
            self._again = True
            if self._pages is not None:
                self._pages.stop()
            return
        self._reading = True
        self.busy.show()
        self._do(self._read())

    async def _read(self) -> None:
        """Read the first page; again as long as other filters were set meanwhile."""
        try:
            while True:
                self._again = False
                pages = self._pages = await self._review.pages(self.filters.wanted)
                found = await pages.more(_FIRST_ROWS)
                if not self._again or not isValid(self):
                    break
        except WorkbenchError as exc:
            if not isValid(self):
                raise
            self.strip.show_failure(exc)
            return
        finally:
            self._reading = False
            if isValid(self):
                self.busy.hide()
        if isValid(self):
            self.table.records.replace(found, ended=pages.ended)
            self._show_place()
            if found:
                self.table.selectRow(0)

    def _show_place(self) -> None:
        if self.table.records.records:
            self.stack.setCurrentWidget(self.split)
        else:
            self.stack.setCurrentWidget(self.nothing if self.filters.is_set else self.empty)
        self.export_button.setEnabled(bool(self.table.records.records))

    @Slot()
    def _on_more(self) -> None:
        if not self._reading and self._pages is not None:
            self._reading = True
            self._do(self._read_more(self._pages))

    async def _read_more(self, pages: Pages) -> None:
        try:
            found = await pages.more(_MORE_ROWS)
        finally:
            self._reading = False
        if isValid(self) and pages is self._pages and not self._again:
            self.table.records.append(found, ended=pages.ended)
        elif isValid(self):
            self.refresh()

    def _on_news(self) -> None:
        if isValid(self) and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _follow(self) -> None:
        """Show what was recorded meanwhile, above what is shown."""
        if not self.isVisible() or self._reading:
            return
        if not self.table.records.records:
            self.refresh()
            return
        self._do(self._read_new())

    async def _read_new(self) -> None:
        shown = self.table.records.records[0]
        found = await self._review.newest(self.filters.wanted, _FIRST_ROWS)
        if not isValid(self) or self._reading or self.table.records.records[:1] != [shown]:
            return
        if shown not in found:
            self.refresh()
            return
        self.table.records.prepend(found[: found.index(shown)])
        if failure := self._trail.failure:
            self.strip.show_failure(failure)

    @Slot()
    def _on_current(self) -> None:
        self.detail.show_record(self.table.current)

    # -- checking

    @Slot()
    def verify(self) -> None:
        """Check every record, in a thread."""
        if self._stop is None:
            self._stop, self._share = threading.Event(), 0.0
            held = self.strip.verify.hasFocus()
            self.strip.set_working(True)
            if held:
                self.strip.cancel.setFocus()
            self._ticks.start()
            self._shell.run_task(self._verify(self._stop), tr("Checking the audit log"))

    @Slot()
    def cancel(self) -> None:
        """End the check early."""
        if self._stop is not None:
            self._stop.set()

    async def _verify(self, stop: threading.Event) -> None:
        def told(done: int, whole: int) -> None:
            self._share = done / whole if whole else 1.0

        try:
            verdict = await self._review.check(stop=stop, told=told)
        except WorkbenchError as exc:
            if isValid(self):
                self._end_check()
                self.strip.show_failure(exc)
            return
        except asyncio.CancelledError:
            stop.set()
            if isValid(self):
                self._end_check()
            raise
        if isValid(self):
            self._end_check()
            if stop.is_set():
                self.strip.show_cancelled()
            else:
                self.strip.show_verdict(verdict)

    def _end_check(self) -> None:
        self._stop = None
        self._ticks.stop()
        held = self.strip.cancel.hasFocus()
        self.strip.set_working(False)
        if held:
            self.strip.verify.setFocus()

    # -- taking it elsewhere

    @Slot()
    def ask_export(self) -> None:
        """Ask where the shown records go."""
        kinds = f"{tr('JSON lines')} (*.jsonl);;CSV (*.csv)"
        self._ask(tr("Export the audit log"), "audit.jsonl", kinds, self.export_to)

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write the records that the filters show, as JSON lines or CSV by the name."""
        self._do(self._export(Path(path)))

    async def _export(self, path: Path) -> None:
        form: Form = "csv" if path.suffix.lower() == ".csv" else "jsonl"
        made = await self._review.export(path, self.filters.wanted, form)
        text = counted(made.records, "%Ln record in {0}.", "%Ln records in {0}.").format(
            path.name
        )
        part = tr("It is a part or a table: no verifier can check it.")
        hint = "" if made.checkable else part
        self._shell.notify(Notice("success", tr("The audit log was exported"), text, hint))

    @Slot()
    def ask_checkpoint(self) -> None:
        """Ask where a checkpoint goes."""
        kinds = f"{tr('Checkpoint')} (*.json)"
        self._ask(tr("Save a checkpoint"), "audit-checkpoint.json", kinds, self.save_checkpoint)

    @Slot(str)
    def save_checkpoint(self, path: str) -> None:
        """Sign all there is, and write the checkpoint."""
        self._do(self._checkpoint(Path(path)))

    async def _checkpoint(self, path: Path) -> None:
        record = await self._review.checkpoint_to(path)
        text = tr("It is of record {0}.").format(figure(f"{record.number:,}"))
        hint = tr("Keep it where nobody who uses this machine can change it.")
        self._shell.notify(Notice("success", tr("The checkpoint was saved"), text, hint))

    def _ask(self, title: str, name: str, kinds: str, chosen: Any) -> None:
        dialog = QFileDialog(self, title, name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _find(self) -> None:
        self.filters.text.setFocus()
        self.filters.text.selectAll()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._shell.run_task(work, "")


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return AuditPanel(workbench, theme, shell)
