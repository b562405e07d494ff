"""The list of what differs between an earlier version and the graph on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from workbench.ui.builder.history_words import STYLES, ChangeRow
from workbench.ui.builder.words import tr
from workbench.ui.models.work_dialog import plain_table
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label

_PART_PX, _FIELD_PX = 220, 100
_MOST_ROWS = 500
_MOST_TIP = 2000


class ChangeList(QWidget):
    """Part, field, the value then and the value now.

    Signals:
        chosen: A row was gone to. arg: the ``ChangeRow``.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[ChangeRow] = []
        self.heading = label("", "muted", wrap=True)
        headings = (tr("Part"), tr("What"), tr("In this version"), tr("On screen now"))
        self.table = plain_table(tr("Differences"), headings, 3)
        self.table.setProperty("role", "plain")
        self.table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        rows_ = self.table.verticalHeader()
        rows_.setResizeContentsPrecision(0)  # only what is seen is measured
        rows_.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.table.horizontalHeader()
        for column, width in ((0, _PART_PX), (1, _FIELD_PX)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.currentCellChanged.connect(self._on_row)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(8, 8, 8, 8)
        column_.setSpacing(6)
        column_.addWidget(self.heading)
        column_.addWidget(self.table, 1)
        theme.changed.connect(self._fill)

    def show_rows(self, heading: str, rows: Sequence[ChangeRow]) -> None:
        """Show other differences."""
        if len(rows) > _MOST_ROWS:
            heading = tr("{0} The first {1} are listed.").format(heading, _MOST_ROWS)
        self.heading.setText(heading)
        self.rows = list(rows[:_MOST_ROWS])
        self.table.setVisible(bool(rows))
        self._fill()

    @property
    def copied(self) -> str:
        """The values of the row that was gone to, in full."""
        row = self.table.currentRow()
        return self.rows[row].whole if 0 <= row < len(self.rows) else ""

    def go_to(self, scope: tuple[str, ...], part_id: str) -> None:
        """Go to the first row of a part without telling."""
        keys = [(row.scope, row.part_id) for row in self.rows]
        if (scope, part_id) in keys:
            with QSignalBlocker(self.table):
                self.table.setCurrentCell(keys.index((scope, part_id)), 0)

    @Slot()
    def _fill(self) -> None:
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self.rows))
            for number, row in enumerate(self.rows):
                icon, role, word = STYLES[row.mark]
                first = QTableWidgetItem(self._theme.icon(icon, role), row.part)
                first.setToolTip(f"{tr(word)} · {row.part}")
                spoken = f"{tr(word)}: {row.part}"
                first.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.table.setItem(number, 0, first)
                texts = (row.field, row.before, row.after)
                if not row.before and not row.after and row.mark in ("added", "removed"):
                    there = row.mark == "added"
                    texts = (row.field, "" if there else tr(word), tr(word) if there else "")
                for column, text in enumerate(texts, 1):
                    item = QTableWidgetItem(text)
                    item.setToolTip(row.whole[:_MOST_TIP] if column > 1 else text)
                    self.table.setItem(number, column, item)
            self.table.setCurrentCell(-1, -1)

    @Slot(int, int, int, int)
    def _on_row(self, row: int, _column: int, _before: int, _old: int) -> None:
        if 0 <= row < len(self.rows):
            self.chosen.emit(self.rows[row])
