"""A table of figures: sorted by any column, copied, one row per model, agent or tool."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.base.csv_cells import safe_cell
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import scaled_px

SORT = Qt.ItemDataRole.UserRole + 1
_ROW_PX = 32
_NAME_PX = 240
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        value: What it is sorted by; None stands behind everything.
        text: What is shown.
        hint: How it is counted.
        gives_way: It is not shown where the window is too narrow for the names.
    """

    title: str
    value: Callable[[Any], str | float | None]
    text: Callable[[Any], str]
    hint: str = ""
    width_px: int = 84
    gives_way: bool = False


class FigureModel(QAbstractTableModel):
    """Rows of one kind."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the same names in the same order are changed in place."""
        new = tuple(rows)
        names = [row.name for row in new]
        if names == [row.name for row in self._rows]:
            self._rows = new
            if new:
                last = self.index(len(new) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == SORT:
            return column.value(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(row) if index.column() == 0 else column.hint
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class _Sorted(QSortFilterProxyModel):
    """What is not known stands at the end, whichever way is sorted."""

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802  Qt's name
        one, other = left.data(SORT), right.data(SORT)
        if isinstance(one, str) and isinstance(other, str):
            return one.casefold() < other.casefold()
        last = math.inf if self.sortOrder() is Qt.SortOrder.AscendingOrder else -math.inf
        return (last if one is None else float(one)) < (last if other is None else float(other))


class FigureTable(QTableView):
    """Shows a ``FigureModel``; Ctrl+C copies the chosen rows, or all."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        theme: Theme,
        copy: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._copy, self._columns = theme, copy, tuple(columns)
        self.figures = FigureModel(columns, self)
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self.figures)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit_text()
        theme.changed.connect(self._fit_text)

    @Slot()
    def _fit_text(self) -> None:
        """Larger text has wider columns and higher rows."""
        self.verticalHeader().setDefaultSectionSize(scaled_px(self._theme, _ROW_PX))
        for number in range(1, len(self._columns)):
            self.setColumnWidth(number, self._width_px(number))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window some columns give way to the names; copies have them all."""
        spare_px = self.viewport().width() - scaled_px(self._theme, _NAME_PX)
        spare_px -= sum(self._width_px(n) for n in range(1, len(self._columns)))
        for number, column in enumerate(self._columns):
            goes = column.gives_way and spare_px < 0
            spare_px += self._width_px(number) if goes else 0
            if self.isColumnHidden(number) is not goes:
                self.setColumnHidden(number, goes)

    def _width_px(self, number: int) -> int:
        wanted = scaled_px(self._theme, self._columns[number].width_px)
        return max(wanted, self.horizontalHeader().sectionSizeHint(number))

    def text(self, *, chosen_only: bool = False) -> str:
        """The rows as they are sorted, with tabs between cells; no cell is a formula."""
        model = self._sorted
        rows = sorted({index.row() for index in self.selectedIndexes()}) if chosen_only else []
        lines = [[column.title for column in self._columns]]
        for row in rows or range(model.rowCount()):
            cells = (model.index(row, column) for column in range(model.columnCount()))
            lines.append([str(safe_cell(" ".join(str(c.data()).split()))) for c in cells])
        return "\n".join("\t".join(line) for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(self.text(chosen_only=True))
            return
        super().keyPressEvent(event)
