"""What could feed an input, as the rows of its list; a row is made when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.ui.builder.wiring import Source

_ROOT = QModelIndex()


class SourceModel(QAbstractListModel):
    """A first row for nothing, and one for each source; those that cannot say why."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._first = ""
        self._sources: Sequence[Source] = ()

    def show_sources(self, first: str, sources: Sequence[Source]) -> None:
        """Show other rows, unless they are the same."""
        if (first, sources) == (self._first, self._sources):
            return
        self.beginResetModel()
        self._first, self._sources = first, sources
        self.endResetModel()

    def source(self, row: int) -> Source | None:
        """The source of a row, None for nothing."""
        return self._sources[row - 1] if 0 < row <= len(self._sources) else None

    def row_of(self, node_id: str, output: str) -> int:
        """The row of an output, 0 if it has none."""
        wanted = (node_id, output)
        for row, source in enumerate(self._sources, start=1):
            if (source.node_id, source.output) == wanted:
                return row
        return 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self._sources)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        source, roles = self.source(index.row()), Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole):
            return self._first if source is None else _words(source)
        if role == roles.ToolTipRole and source is not None:
            return source.reason
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        source, flags = self.source(index.row()), Qt.ItemFlag
        if source is not None and source.reason:
            return flags.NoItemFlags
        return flags.ItemIsEnabled | flags.ItemIsSelectable


def _words(source: Source) -> str:
    return f"{source.title} — {source.reason}" if source.reason else source.title
