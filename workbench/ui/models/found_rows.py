"""Search results as an item model."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workbench.models.sources.values import SourceModel
from workbench.ui.chat.inline import visible
from workbench.ui.models.words import count_text
from workbench.ui.widgets.two_lines import ITEM, Index, Mark, TwoLines, ago

_ROOT = QModelIndex()


class FoundModels(QAbstractListModel):
    """What a search found; only rows on screen are asked for, however many there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[SourceModel, ...] = ()

    def set_items(self, items: Sequence[SourceModel]) -> None:
        """Show other results."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(item.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{visible(item.id)}, {words_of(item).under}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return visible(item.id)
        return item if role == ITEM else None


def words_of(item: SourceModel) -> TwoLines:
    """What the row of a result shows."""
    facts = [
        count_text(item.parameters) if item.parameters else "",
        visible(item.licence),
        "tools" if item.can_call_tools else "",
        f"{short(item.downloads)} downloads" if item.downloads else "",
        ago(time.time() - item.updated_s) if item.updated_s else "",
    ]
    mark = Mark("lock", "warning") if item.gated else None
    return TwoLines(visible(item.id), " · ".join(filter(None, facts)), after=mark)


def short(number: int) -> str:
    """A large number in three digits."""
    for size, sign in ((1_000_000_000, "G"), (1_000_000, "M"), (1000, "k")):
        if number >= size:
            return f"{number / size:.3g} {sign}"
    return str(number)
