"""The table of cases: typed into, pasted into, ordered by keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.ui.evals.case_model import COLUMNS, CaseModel
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import scaled_px

_ROW_PX = 32
_WIDTHS_PX = {"case_id": 110, "expected": 130, "tags": 90, "calls": 110, "checks": 100}
_GIVE_WAY = ("tags", "checks", "calls")
_LEAST_TEXT_PX = 170


class CaseTable(QTableView):
    """Rows of cases; Return or typing changes a cell, Ctrl+V adds rows.

    Signals:
        current_changed: Another case is chosen, or none.
        paste_asked: arg: the text that was copied.
        remove_asked: Remove the chosen rows.
        move_asked: Move the chosen rows. arg: -1 up, 1 down.
        form_asked: The cell is not for one line. arg: its column.
    """

    current_changed = Signal()
    paste_asked = Signal(str)
    remove_asked = Signal()
    move_asked = Signal(int)
    form_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cases = CaseModel(theme)
        self.setModel(self.cases)
        self.setAccessibleName(tr("Cases"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        head.setDefaultAlignment(left)
        head.setSectionResizeMode(COLUMNS.index("text"), QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())
        self.cases.modelReset.connect(self.current_changed)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current_row(self) -> int:
        """The row of the set that is chosen; -1 if none is."""
        index = self.currentIndex()
        inside = index.isValid() and index.row() < len(self.cases.rows)
        return self.cases.rows[index.row()] if inside else -1

    @property
    def chosen_rows(self) -> list[int]:
        """The rows of the set that are selected."""
        found = self.selectionModel().selectedRows()
        return sorted(self.cases.rows[index.row()] for index in found)

    def choose(self, rows: list[int], column: str = "") -> None:
        """Select rows of the set, the first of them being the current one."""
        shown = [self.cases.rows.index(row) for row in rows if row in self.cases.rows]
        if not shown:
            return
        flags = QItemSelectionModel.SelectionFlag
        at = (
            COLUMNS.index(column) if column in COLUMNS else max(0, self.currentIndex().column())
        )
        first = self.cases.index(shown[0], at)
        self.selectionModel().setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)
        for row in shown[1:]:
            index = self.cases.index(row, at)
            self.selectionModel().select(index, flags.Select | flags.Rows)
        self.scrollTo(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor left is not for the rows
            return
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(keys.Paste):
            self.paste_asked.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            index = self.currentIndex()
            if index.isValid() and self.cases.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            elif index.isValid():
                self.form_asked.emit(COLUMNS[index.column()])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns give way until the questions have room."""
        self.verticalHeader().setDefaultSectionSize(scaled_px(self._theme, _ROW_PX))
        widths = {name: scaled_px(self._theme, px) for name, px in _WIDTHS_PX.items()}
        room = self.viewport().width() - scaled_px(self._theme, _LEAST_TEXT_PX)
        hidden = set()
        for name in _GIVE_WAY:
            if sum(px for key, px in widths.items() if key not in hidden) > room:
                hidden.add(name)
        for name, width in widths.items():
            self.setColumnHidden(COLUMNS.index(name), name in hidden)
            self.setColumnWidth(COLUMNS.index(name), width)
