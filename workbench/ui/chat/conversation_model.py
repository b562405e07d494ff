"""The conversations as an item model: which there are, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.traces.values import Conversation
from workbench.ui.chat.inline import visible
from workbench.ui.widgets.two_lines import ITEM, Index


class ConversationModel(QAbstractListModel):
    """Conversations as an item model; titles can be edited."""

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Conversation, ...] = ()
        self.states: Mapping[str, str] = {}
        self.agent_titles: dict[str, str] = {}

    def set_items(self, items: Sequence[Conversation]) -> None:
        """Show other conversations; those that stay are moved, so that an open editor stays."""
        wanted = tuple(items)
        if wanted == self.items:
            return
        ids = {item.id for item in wanted}
        for first, last in reversed(_ranges(self.items, ids)):
            self.beginRemoveRows(QModelIndex(), first, last)
            self.items = self.items[:first] + self.items[last + 1 :]
            self.endRemoveRows()
        known = {item.id for item in self.items}
        added = tuple(item for item in wanted if item.id not in known)
        if added:
            count = len(self.items)
            self.beginInsertRows(QModelIndex(), count, count + len(added) - 1)
            self.items += added
            self.endInsertRows()
        self._put_in_order(wanted)

    def _put_in_order(self, wanted: tuple[Conversation, ...]) -> None:
        """The same conversations, newly read, where they belong now."""
        if [item.id for item in wanted] == [item.id for item in self.items]:
            self.items = wanted
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.layoutAboutToBeChanged.emit()
        rows = {item.id: row for row, item in enumerate(wanted)}
        before = self.persistentIndexList()
        after = [self.index(rows[self.items[index.row()].id]) for index in before]
        self.items = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def row_of(self, conversation_id: str) -> int:
        """Where a conversation stands, -1 if it is not listed."""
        rows = (row for row, item in enumerate(self.items) if item.id == conversation_id)
        return next(rows, -1)

    def set_states(self, states: Mapping[str, str]) -> None:
        """Show which conversations are being answered or ask: asking or running by id."""
        if states != self.states:
            self.states = states
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def agent_title(self, item: Conversation) -> str:
        """What a person calls the agent of a conversation; its name if it is gone."""
        return self.agent_titles.get(item.agent_name, item.agent_name)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        state = self.states.get(item.id, "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return visible(item.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (visible(item.title), self.agent_title(item), self._state_words(state))
            return ", ".join(filter(None, parts))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._state_words(state) or None
        return item if role == ITEM else None

    def _state_words(self, state: str) -> str:
        return {
            "asking": self.tr("waits for your decision"),
            "running": self.tr("is being answered"),
        }.get(state, "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title:
            return False
        item = self.items[index.row()]
        if title != visible(item.title):
            self.renamed.emit(item.id, title)
        return True


def _ranges(items: Sequence[Conversation], kept: Collection[str]) -> list[tuple[int, int]]:
    """First and last row of each group of neighbours that are not kept."""
    found: list[tuple[int, int]] = []
    for row, item in enumerate(items):
        if item.id in kept:
            continue
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
