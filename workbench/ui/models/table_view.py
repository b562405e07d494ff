"""The table of models: sorted, filtered, one row chosen."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.ui.models.chips import ChipDelegate
from workbench.ui.models.rows import COLUMNS, ROW, TITLE_COLUMN, ModelRow, ModelTable
from workbench.ui.models.sorting import SortedModels
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import scaled_px

ROW_PX = 34
_GIVE_WAY = ("Family", "Parameters", "Last used", "Tools", "Quant.", "Engine", "Speed")
LEAST_TITLE_PX, MOST_TITLE_PX = 150, 260
"""Columns give way until the longest title has room, but not for more than the second."""
_TITLE_MARGIN_PX = 28
_TITLES = [column.title for column in COLUMNS]
_FIT = _TITLES.index("Fit")
_FIRST_TO_GO = tuple(map(_TITLES.index, _GIVE_WAY))


class ModelTableView(QTableView):
    """Shows a table of models.

    Signals:
        current_changed: Another row is chosen, or none.
        numbers_asked: A click on the fit, or F.
    """

    current_changed = Signal()
    numbers_asked = Signal()

    def __init__(self, models: ModelTable, theme: Theme) -> None:
        super().__init__()
        self._models, self._theme = models, theme
        self.sorted = SortedModels(self)
        self.sorted.setSourceModel(models)
        self.setModel(self.sorted)
        self._title_px = LEAST_TITLE_PX
        models.modelReset.connect(self._measure_titles)
        self.setItemDelegate(ChipDelegate(theme, self))
        self.setAccessibleName(self.tr("Installed models"))
        self._dress()
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())
        self.clicked.connect(self._on_clicked)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.numbers_asked)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.Stretch)
        self._fit_text()
        self._theme.changed.connect(self._fit_text)

    def _width_px(self, number: int) -> int:
        return scaled_px(self._theme, COLUMNS[number].width_px)

    @Slot()
    def _fit_text(self) -> None:
        """Larger text has wider columns and higher rows."""
        self.verticalHeader().setDefaultSectionSize(scaled_px(self._theme, ROW_PX))
        for number in range(len(COLUMNS)):
            self.setColumnWidth(number, self._width_px(number))
        self._measure_titles()

    @Slot()
    def _measure_titles(self) -> None:
        """The longest title says how much room titles want."""
        metrics, rows = self.fontMetrics(), range(self._models.rowCount())
        titles = (self._models.index(row, TITLE_COLUMN).data() for row in rows)
        widest = max((metrics.horizontalAdvance(str(title)) for title in titles), default=0)
        least, most = (scaled_px(self._theme, px) for px in (LEAST_TITLE_PX, MOST_TITLE_PX))
        self._title_px = max(least, min(most, widest + _TITLE_MARGIN_PX))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window columns that the details tell, too, give way to the title."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        spare_px = self.viewport().width() - self._title_px
        spare_px -= sum(map(self._width_px, range(1, len(COLUMNS))))
        sorted_by = self.horizontalHeader().sortIndicatorSection()
        for number in _FIRST_TO_GO:
            goes = spare_px < 0 and number != sorted_by
            spare_px += self._width_px(number) if goes else 0
            if self.isColumnHidden(number) is not goes:
                self.setColumnHidden(number, goes)

    def current(self) -> ModelRow | None:
        """The chosen row."""
        index = self.currentIndex()
        row: ModelRow | None = index.data(ROW) if index.isValid() else None
        return row

    def choose(self, model_id: str) -> bool:
        """Choose a model; whether it is listed."""
        row = self._models.row_of(model_id)
        if row >= 0:
            self.choose_row(self.sorted.mapFromSource(self._models.index(row, 0)).row())
        return row >= 0

    def choose_row(self, row: int) -> None:
        """Choose by the place in the table."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.sorted.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def under_fit(self) -> QPoint:
        """The place below the fit of the chosen row, in the viewport."""
        return self.visualRect(self.currentIndex().siblingAtColumn(_FIT)).bottomLeft()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == _FIT:
            self.numbers_asked.emit()
