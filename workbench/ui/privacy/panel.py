"""The privacy panel: what left this machine, what was refused, and what holds the program."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.app.network_record import Wall, walls
from workbench.app.offline_statement import Statement, make_statement
from workbench.app.workbench import Workbench
from workbench.base.errors import StoreError
from workbench.base.settings import Settings
from workbench.base.threads import begin_in_thread
from workbench.policy.ledger import Ledger
from workbench.policy.ledger_values import Entry, Query, Reach, Total
from workbench.ui.actions import Action
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure, size_text
from workbench.ui.language.messages import said, sentence
from workbench.ui.language.words import counted
from workbench.ui.models.work_dialog import fill, plain_table
from workbench.ui.panels import ShellApi
from workbench.ui.privacy.entry_model import EntryTable
from workbench.ui.privacy.filters import Filters
from workbench.ui.privacy.parts import Summary, Walls
from workbench.ui.privacy.saving import FORMS, with_ending, write_statement
from workbench.ui.privacy.words import detail, source_words, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.two_lines import scaled_px

MOST_SHOWN = 1_000
_SOON_MS = 300
_WRITTEN_S = 1.0
_TOTALS_PX, _NARROW_PX, _TOTALS_HIGH_PX, _TOTAL_PX = 470, 300, 128, 24
_ROOMY_PX = 1_150
_BYTES = (3, 4)


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read for the screen."""

    reach: Reach
    everything: list[Total]
    totals: list[Total]
    entries: list[Entry]
    count: int


class PrivacyPanel(QWidget):
    """The sum of the ledger, what holds the program, and the entries that are wanted."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._ledger, self._settings = workbench.ledger, workbench.settings
        self._theme, self._shell = theme, shell
        self._reading = self._again = False
        self.since_s = 0.0
        self.summary, self.walls = Summary(theme), Walls(theme)
        self.filters, self.table = Filters(theme), EntryTable(theme)
        headings = (tr("Source"), tr("Allowed"), tr("Refused"), tr("Sent"), tr("Received"))
        self.totals = plain_table(tr("By source"), headings, 0)
        self.totals.verticalHeader().setDefaultSectionSize(scaled_px(theme, _TOTAL_PX))
        self.save_button = Button(theme, tr("Save a statement…"), icon="download")
        self.manual = Button(theme, tr("What this does not show"), kind="quiet", icon="info")
        self.detail, self.counted = label("", "muted", wrap=True), label("", "muted")
        self.empty = EmptyState(
            theme,
            "shield-check",
            tr("Nothing to list"),
            tr("Every try to reach another machine is listed here, allowed or refused."),
        )
        self.stack = QStackedWidget()
        self._lay_out()
        self.first_focus = self.filters.search
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        on_click(self.save_button, self.ask_where)
        on_click(self.manual, lambda: shell.open_panel("help", page="privacy"))
        ends = (
            workbench.ledger.listen(self._teller()),
            workbench.settings.listen(lambda _settings: self._read_walls()),
        )
        self.destroyed.connect(_all(ends))
        shell.register_actions(self._commands())

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.addWidget(label(tr("Privacy"), "page"))
        head.addStretch(1)
        head.addWidget(self.manual)
        head.addWidget(self.save_button)
        upper = QHBoxLayout()
        upper.setSpacing(space.m_px)
        upper.addWidget(self.walls, 1)
        self.totals.setFixedHeight(scaled_px(self._theme, _TOTALS_HIGH_PX))
        upper.addWidget(self.totals, 0, Qt.AlignmentFlag.AlignTop)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(self.detail, 1)
        foot.addWidget(self.counted)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.m_px)
        column.setSpacing(space.m_px)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addLayout(upper)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def show_target(self, host: str = "", result: str = "") -> None:
        """Show the entries of a host, or those that were refused."""
        self.filters.search.setText(host)
        if result:
            self.filters.result.set_value(result)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= scaled_px(self._theme, _ROOMY_PX)
        for column in _BYTES:
            self.totals.setColumnHidden(column, not roomy)
        width_px = _TOTALS_PX if roomy else _NARROW_PX
        self.totals.setFixedWidth(scaled_px(self._theme, width_px))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._read_walls()

    @Slot()
    def refresh(self) -> None:
        """Read the ledger again; once more if something changes meanwhile."""
        if self._reading:
            self._again = True
        elif self.isVisible():
            self._reading = True
            self._shell.run_task(self._read(), "")

    async def _read(self) -> None:
        try:
            query = self.filters.query
            found = await asyncio.to_thread(_page, self._ledger, query)
            if isValid(self):
                self._show(found)
        except StoreError as exc:
            if isValid(self):
                self.summary.show_problem(visible(f"{said(exc.message)}. {said(exc.hint)}"))
        finally:
            self._reading = False
            if isValid(self) and self._again:
                self._again = False
                self.refresh()

    def _show(self, found: _Page) -> None:
        self.since_s = found.reach.since_s
        self.summary.show_totals(found.everything, found.reach)
        problem = self._ledger.problem
        text = sentence(problem.message, problem.hint) if problem else ""
        self.summary.show_problem(visible(text))
        self.table.show_entries(found.entries)
        rows = [
            (
                source_words(one.source),
                figure(f"{one.allowed:,}"),
                figure(f"{one.refused:,}"),
                size_text(one.sent_bytes), size_text(one.received_bytes),
            )
            for one in found.totals
        ]  # fmt: skip
        fill(self.totals, rows, (1, 2, 3, 4))
        self.totals.setVisible(bool(rows))
        self.stack.setCurrentIndex(1 if found.entries else 0)
        self.empty.heading.setText(
            tr("Nothing to list") if self.filters.is_open else tr("No entry fits")
        )
        shown = counted(found.count, "%Ln entry", "%Ln entries")
        if found.count > len(found.entries):
            shown = tr("The newest {0} of {1} entries").format(
                figure(f"{len(found.entries):,}"), figure(f"{found.count:,}")
            )
        self.counted.setText(shown if found.entries else "")
        self._show_detail()

    def _show_detail(self) -> None:
        entry = self.table.current
        self.detail.setText(detail(entry) if entry else "")

    def _read_walls(self) -> None:
        if self.isVisible():
            self._shell.run_task(self._walls(self._settings.settings), "")

    async def _walls(self, settings: Settings) -> None:
        looking: asyncio.Future[tuple[Wall, ...]] = begin_in_thread(walls, settings)
        try:
            found = await asyncio.shield(looking)
        except asyncio.CancelledError:
            await asyncio.wait([looking])  # with it the processes end in which it tries
            raise
        if isValid(self):
            self.walls.show_walls(found)

    def _commands(self) -> list[Action]:
        return [
            Action(
                "privacy.statement", tr("Save a statement…"), "Ctrl+S", "privacy",
                self.ask_where,
            ),
            Action(
                "privacy.find", tr("Find a connection"), "Ctrl+F", "privacy",
                self.filters.search.setFocus,
            ),
        ]  # fmt: skip

    def ask_where(self) -> None:
        """Ask where to write the statement of the chosen period."""
        dialog = QFileDialog(self, tr("Save a statement"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([words for _suffix, words in FORMS])
        dialog.selectFile("network-statement.html")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self.save(with_ending(Path(path), dialog.selectedNameFilter()))
        )
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the statement of the chosen period."""
        self._shell.run_task(self._save(path), tr("Save a statement"))

    async def _save(self, path: Path) -> None:
        await asyncio.to_thread(self._ledger.flush, seals=True)
        span = self.filters.span(self.since_s)
        statement: Statement = await asyncio.to_thread(
            make_statement, self._ledger.reading, self._settings.settings, span, time.time()
        )
        await write_statement(statement, path)

    def _teller(self) -> Callable[[], None]:
        """What the ledger's thread may call: it asks the loop to look soon."""
        loop = asyncio.get_running_loop()

        def look() -> None:
            if isValid(self) and self.isVisible() and not self._soon.isActive():
                self._soon.start()

        def told() -> None:
            with suppress(RuntimeError):  # The loop closes: there is nobody left to tell.
                loop.call_soon_threadsafe(look)

        return told


def _page(ledger: Ledger, query: Query) -> _Page:
    ledger.flush(_WRITTEN_S)
    reading = ledger.reading
    everything = reading.totals(Query())
    totals = everything if query == Query() else reading.totals(query)
    entries = reading.newest(query, MOST_SHOWN)
    count = len(entries) if len(entries) < MOST_SHOWN else reading.count(query)
    return _Page(reading.reach(), everything, totals, entries, count)


def _all(ends: tuple[Callable[[], None], ...]) -> Callable[[], None]:
    def stop() -> None:
        for end in ends:
            end()

    return stop


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return PrivacyPanel(workbench, theme, shell)
