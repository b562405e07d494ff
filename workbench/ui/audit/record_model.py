"""The records of the audit log as rows, read page by page as far as is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from workbench.policy.audit_reading import UNREADABLE
from workbench.policy.audit_records import AuditRecord
from workbench.ui.audit import words
from workbench.ui.audit.words import tr
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import Index

COLUMNS = ("number", "at", "who", "what", "details")
TITLES: Mapping[str, str] = {
    "number": QT_TRANSLATE_NOOP("audit", "Record"),
    "at": QT_TRANSLATE_NOOP("audit", "Time"),
    "who": QT_TRANSLATE_NOOP("audit", "Who"),
    "what": QT_TRANSLATE_NOOP("audit", "What"),
    "details": QT_TRANSLATE_NOOP("audit", "Details"),
}
_ICONS: Mapping[str, tuple[str, str]] = {
    UNREADABLE: ("circle-x", "error"),
    "audit.gap": ("triangle-alert", "warning"),
    "network.refused": ("shield", "warning"),
    "approval.refused": ("ban", "warning"),
    "line.mended": ("triangle-alert", "warning"),
    "checkpoint": ("shield-check", "success"),
}
_NOBODY = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Rows, the newest first.

    Signals:
        more_wanted: The last row came near.
    """

    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.records: list[AuditRecord] = []
        self.ended = True

    def replace(self, records: Sequence[AuditRecord], *, ended: bool) -> None:
        """Show others."""
        self.beginResetModel()
        self.records, self.ended = list(records), ended
        self.endResetModel()

    def append(self, records: Sequence[AuditRecord], *, ended: bool) -> None:
        """Show older ones, too."""
        self.ended = ended
        if records:
            first = len(self.records)
            self.beginInsertRows(_NOBODY, first, first + len(records) - 1)
            self.records += records
            self.endInsertRows()

    def prepend(self, records: Sequence[AuditRecord]) -> None:
        """Show newer ones, too; what is chosen stays so."""
        if records:
            self.beginInsertRows(_NOBODY, 0, len(records) - 1)
            self.records[:0] = records
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self.ended

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self.more_wanted.emit()

    def rowCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[COLUMNS[section]])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record, column = self.records[index.row()], COLUMNS[index.column()]
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.ToolTipRole):
            return cell_words(record, column)
        if role == roles.AccessibleTextRole:
            return f"{tr(TITLES[column])}: {cell_words(record, column)}"
        if role == roles.DecorationRole and column == "what":
            if (drawn := _ICONS.get(record.what)) is not None:
                return QIcon(self._theme.pixmap(drawn[0], 16, drawn[1]))
        elif role == roles.TextAlignmentRole and column == "number":
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


def cell_words(record: AuditRecord, column: str) -> str:
    """What a cell shows."""
    match column:
        case "number":
            return figure(f"{record.number:,}") if record.number else "–"
        case "at":
            return words.when_words(record.at)
        case "who":
            return visible(record.who)
        case "what":
            return words.deed_words(record)
        case _:
            return words.summary_words(record.details)
