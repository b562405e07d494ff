"""The jobs with how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.jobs.service import JobView
from workbench.ui.chat.inline import visible
from workbench.ui.jobs import words
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.row_view import RowView
from workbench.ui.widgets.two_lines import ITEM, Mark, TwoLineDelegate, TwoLines

_SEARCH_FROM = 8


@dataclass(frozen=True, slots=True)
class JobRow:
    """One row of the list."""

    name: str
    title: str
    state: str
    mark: Mark


class JobList(QWidget):
    """Signals tell what a person wants.

    Signals:
        chosen: Open a job. arg: its name.
        new_asked: Begin a job.
        undo_asked: Bring back the job that was deleted last.
    """

    chosen = Signal(str)
    new_asked = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMinimumWidth(220)
        self._rows: list[JobRow] = []
        self._views: Sequence[JobView] = ()
        self.view = RowView(self.tr("Jobs"))
        self.view.setItemDelegate(TwoLineDelegate(theme, self._two_lines, self.view))
        self.view.row_chosen.connect(lambda row: self.chosen.emit(self._rows[row].name))
        self.search = SearchField(theme, self.tr("Find a job"))
        self.search.rested.connect(lambda _text: self._show())
        self.search.went_down.connect(self.view.setFocus)
        self.new_button = IconButton(theme, "plus", self.tr("New job"), shortcut="Ctrl+N")
        on_click(self.new_button, self.new_asked.emit)
        self.undo = Button(theme, self.tr("Undo delete"), icon="undo-2")
        self.undo.hide()
        on_click(self.undo, self.undo_asked.emit)
        self.problems = label("", "warning", wrap=True)
        self.problems.hide()
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.tr("Jobs"), "page"))
        head.addStretch(1)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.problems)
        column.addWidget(self.undo)
        self._chosen = ""

    def show_views(self, views: Sequence[JobView], chosen: str) -> None:
        """Show the jobs as they stand now."""
        self._views, self._chosen = views, chosen
        if views:
            self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:  # a frame around nothing leads nowhere
            self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.search.setVisible(len(views) >= _SEARCH_FROM or bool(self.search.text()))
        self._show()

    def _show(self) -> None:
        wanted = self.search.text().strip().casefold()
        rows = [
            JobRow(
                view.job.name,
                visible(view.job.shown),
                words.state_words(view),
                words.state_mark(view),
            )
            for view in self._views
            if wanted in f"{view.job.title} {view.job.name}".casefold()
        ]
        if [row.name for row in rows] != [row.name for row in self._rows]:
            self._begin_rows(len(rows))
        self._rows = rows
        for number, row in enumerate(rows):
            item = self.view.items.item(number)
            if item.data(ITEM) != row:
                item.setData(row, ITEM)
                item.setText(row.title)
                told = f"{row.title}: {row.state}"
                item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
        names = [row.name for row in rows]
        at = names.index(self._chosen) if self._chosen in names else -1
        if self.view.currentIndex().row() != at:
            self.view.mark(at)

    def _begin_rows(self, count: int) -> None:
        with QSignalBlocker(self.view.selectionModel()):  # nobody chooses a row here
            self.view.items.clear()
            for _number in range(count):
                item = QStandardItem()
                item.setEditable(False)
                self.view.items.appendRow(item)
        self.view.mark(-1)

    def show_problems(self, text: str) -> None:
        """Say which files cannot be read; empty for none."""
        self.problems.setText(text)
        self.problems.setVisible(bool(text))

    @staticmethod
    def _two_lines(row: JobRow) -> TwoLines:
        return TwoLines(row.title, row.state, row.mark)
