"""The entries of the ledger as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.policy.ledger_values import Entry
from workbench.ui.chat.inline import visible
from workbench.ui.privacy.words import (
    action_words,
    bytes_words,
    detail,
    moment_words,
    result_words,
    source_words,
    tr,
)
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import scaled_px

_NOBODY = QModelIndex()
_ROW_PX = 28
_ICONS = {True: ("circle-check", "success"), False: ("ban", "warning")}
_PURPOSE, _HOST, _RESULT, _FIGURES = 2, 3, 5, (6, 7)
_PURPOSE_PX, _ROOMY_PX = 200, 1_050
_TO_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryModel(QAbstractTableModel):
    """Rows of entries, the newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.entries: Sequence[Entry] = ()
        self._columns: tuple[tuple[str, Callable[[Entry], str]], ...] = (
            (tr("When"), lambda one: moment_words(one.at_s)),
            (tr("Who"), lambda one: source_words(one.source)),
            (tr("What for"), lambda one: visible(one.purpose) or "–"),
            (tr("Host"), lambda one: visible(one.shown_host)),
            (tr("Tried"), lambda one: action_words(one.action)),
            (tr("Result"), result_words),
            (tr("Sent"), lambda one: bytes_words(one.sent_bytes)),
            (tr("Received"), lambda one: bytes_words(one.received_bytes)),
        )

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOBODY) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOBODY) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _FIGURES:
            return _TO_RIGHT
        return None

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry, column = self.entries[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[column][1](entry)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return detail(entry)
        if role == Qt.ItemDataRole.DecorationRole and column == _RESULT:
            return self._theme.icon(*_ICONS[entry.allowed])
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _FIGURES:
            return _TO_RIGHT
        return None


class EntryTable(QTableView):
    """The table; the host has what room there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = EntryModel(theme)
        self.setModel(self.rows)
        self.setAccessibleName(tr("What was tried"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_HOST, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_PURPOSE, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(_PURPOSE, scaled_px(theme, _PURPOSE_PX))
        head.setResizeContentsPrecision(100)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> Entry | None:
        """The entry that is chosen."""
        row = self.currentIndex().row()
        return self.rows.entries[row] if 0 <= row < len(self.rows.entries) else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the one that was chosen stays chosen."""
        if entries == self.rows.entries:
            return
        before = self.current
        number = before.number if before else -1
        self.rows.show(entries)
        for row, entry in enumerate(entries):
            if entry.number == number:
                self.setCurrentIndex(self.rows.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= scaled_px(self._theme, _ROOMY_PX)
        self.setColumnHidden(_PURPOSE, not roomy)  # it is told below the table, too

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled_px(self._theme, _ROW_PX))
