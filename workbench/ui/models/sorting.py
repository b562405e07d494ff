"""The order and the choice of rows: stars first, and words or tags of the search field."""

from __future__ import annotations

from PySide6.QtCore import (
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from workbench.models.store import InstalledModel
from workbench.ui.models.rows import ROW, SORT, Index, ModelRow

TAG = "tag:"


class SortedModels(QSortFilterProxyModel):
    """Rows with a star stay above the others, whichever column is sorted by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT)
        self._words: tuple[str, ...] = ()

    def set_text(self, text: str) -> None:
        """Show the models that fit every word; ``tag:work`` asks for a tag."""
        self._words = tuple(text.lower().split())
        self.invalidate()

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802  Qt's name
        ahead, behind = left.data(ROW), right.data(ROW)
        if ahead.model.favourite != behind.model.favourite:
            ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return bool(ahead.model.favourite) is ascending
        return super().lessThan(left, right)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802
        if not self._words:
            return True
        source = self.sourceModel()
        row: ModelRow = source.index(source_row, 0, source_parent).data(ROW)
        shown = (
            str(source.index(source_row, column, source_parent).data())
            for column in range(source.columnCount())
        )
        text = " ".join((*shown, row.model.id, row.model.program, row.model.notes)).lower()
        return all(_fits(word, text, row.model) for word in self._words)


def _fits(word: str, text: str, model: InstalledModel) -> bool:
    if word.startswith(TAG):
        wanted = word.removeprefix(TAG)
        return any(tag.startswith(wanted) for tag in model.tags)
    return word in text or any(word in tag for tag in model.tags)
