"""A table of a report: names of any length, and figures that stand together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget

from workbench.ui.chat.inline import visible
from workbench.ui.models.work_dialog import fill, prepare_table
from workbench.ui.widgets.plain_tip import plain_tip

_MOST_TABLE_PX, _MOST_COLUMN_PX, _LEAST_NAME_PX = 420, 340, 200
_MOST_HEAD_CHARS = 28
_SHORT_ROWS, _BETWEEN_PX = 12, 8


class ReportTable(QTableWidget):
    """As high as its rows, up to a limit; one column takes what room the others leave.

    Where they leave it less than a name needs, the table scrolls.
    """

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: frozenset[int],
    ) -> None:
        """Fill it.

        Args:
            name: For screen readers.
            headings: Of the columns.
            rows: Their texts.
            right: The columns of figures.
        """
        super().__init__()
        heads = [_head(head, n in right) for n, head in enumerate(headings)]
        prepare_table(self, name, heads, 0)
        for column, head in enumerate(headings):
            if item := self.horizontalHeaderItem(column):
                item.setToolTip(plain_tip(visible(head)))
        fill(self, [[visible(cell) for cell in row] for row in rows], sorted(right))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(modes.Interactive)
        texts = [n for n in range(len(headings)) if n not in right]
        self._wide = max(texts, key=self.sizeHintForColumn, default=0)
        for column in range(self.columnCount()):
            hint = max(self.sizeHintForColumn(column) + 8, header.sectionSizeHint(column))
            header.resizeSection(column, min(hint, _MOST_COLUMN_PX))
        self._least_px = min(_LEAST_NAME_PX, header.sectionSize(self._wide))
        self.setWordWrap(self.rowCount() <= _SHORT_ROWS)  # long names go on in a second line
        header.geometriesChanged.connect(self.fit)
        header.sectionResized.connect(lambda *_: self.fit())
        self.fit()

    def as_texts(self) -> None:
        """Columns of texts: each as wide as it may be, the last one takes the rest."""
        self._wide = -1
        for column in range(self.columnCount()):
            hint = self.sizeHintForColumn(column) + 16
            self.setColumnWidth(column, max(70, min(hint, _MOST_COLUMN_PX // 2)))
        self.horizontalHeader().setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wide < 0:
            return
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(self._wide)
        room = self.viewport().width() - others
        header.resizeSection(self._wide, max(self._least_px, room))

    def fit(self) -> None:
        """Be as high as the rows, and these as their texts."""
        if self.wordWrap():
            one_px = self.verticalHeader().defaultSectionSize()
            self.resizeRowsToContents()
            for row in range(self.rowCount()):
                if self.rowHeight(row) > one_px:
                    self.setRowHeight(row, self.rowHeight(row) + _BETWEEN_PX)
        shown = min(self.rowCount(), _SHORT_ROWS)
        rows_px = sum(self.rowHeight(row) for row in range(shown))
        head_px = self.horizontalHeader().sizeHint().height()
        bar_px = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(min(_MOST_TABLE_PX, rows_px + head_px + bar_px + 4))


def _head(head: str, is_figures: bool) -> str:
    """The head of a column; that of figures on two lines, so that it may be narrow."""
    head = visible(head)
    if len(head) > _MOST_HEAD_CHARS:  # names differ at their ends
        half = _MOST_HEAD_CHARS // 2
        return f"{head[: half - 1]}…{head[-half:]}"
    first, space, last = head.rpartition(" ") if is_figures and len(head) > 8 else ("", "", "")
    return f"{first}\n{last}" if space else head
