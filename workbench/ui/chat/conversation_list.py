"""The list of conversations: search, open, rename, pin, export, delete."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from workbench.traces.values import Conversation
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.two_lines import ITEM, Index, Mark, TwoLineDelegate, TwoLines, ago
from workbench.ui.widgets.views import dress_list

_STATES = {
    "asking": Mark("circle-question-mark", "warning"),
    "running": Mark("loader", "info"),
}


class ConversationModel(QAbstractListModel):
    """Conversations as an item model; titles can be edited."""

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Conversation, ...] = ()
        self.states: Mapping[str, str] = {}

    def set_items(self, items: Sequence[Conversation]) -> None:
        """Show other conversations; nothing moves if they are the same."""
        if tuple(items) == self.items:
            return
        if [item.id for item in items] == [item.id for item in self.items]:
            self.items = tuple(items)
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def set_states(self, states: Mapping[str, str]) -> None:
        """Show which conversations are being answered or ask: asking or running by id."""
        if states != self.states:
            self.states = states
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        state = self.states.get(item.id, "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return visible(item.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (visible(item.title), item.agent_name, self._state_words(state))
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
        self.renamed.emit(self.items[index.row()].id, title)
        return True


def words_of(item: Conversation, state: str) -> TwoLines:
    """What the row of a conversation shows; ``state`` is asking, running or empty."""
    under = f"{visible(item.agent_name)} · {ago(time.time() - item.updated_s)}"
    mark = _STATES.get(state, Mark("pin") if item.pinned else None)
    return TwoLines(visible(item.title), under, after=mark)


class _List(QListView):
    """Keys of the list: Enter opens, F2 renames, Delete deletes."""

    opened = Signal(str)
    delete_pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentIndex().data(ITEM)
        editing = self.state() == QAbstractItemView.State.EditingState
        if item is not None and not editing:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit(item.id)
                return
            if event.key() == Qt.Key.Key_Delete:
                self.delete_pressed.emit(item.id)
                return
        super().keyPressEvent(event)


class ConversationList(QFrame):
    """Search field and list.

    Signals:
        opened: Show a conversation. arg: its id.
        new_requested: Begin one.
        searched: The search text has rested. arg: the text.
        asked: args: rename, pin, unpin, delete, markdown or jsonl; id; a text.
    """

    opened = Signal(str)
    new_requested = Signal()
    searched = Signal(str)
    asked = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setMinimumWidth(180)
        self.new_button = IconButton(
            theme, "square-pen", self.tr("New conversation"), self, shortcut="Ctrl+N"
        )
        self.search = SearchField(theme, self.tr("Search conversations"), self)
        self.list = _List(self)
        dress_list(self.list, self.tr("Conversations"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.model = ConversationModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(
            TwoLineDelegate(
                theme,
                lambda item: words_of(item, self.model.states.get(item.id, "")),
                self.list,
            )
        )
        self.empty = label(
            self.tr("Your conversations will be listed here."), "muted", wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        self.search.rested.connect(self.searched)
        on_click(self.new_button, self.new_requested.emit)
        self.list.opened.connect(self.opened)
        self.list.delete_pressed.connect(lambda key: self.asked.emit("delete", key, ""))
        self.list.clicked.connect(lambda index: self.opened.emit(index.data(ITEM).id))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.model.renamed.connect(lambda key, title: self.asked.emit("rename", key, title))

    def set_items(self, items: Sequence[Conversation], current_id: str) -> None:
        """Show conversations and mark one."""
        self.model.set_items(items)
        self.empty.setVisible(not items)
        if items or not self.search.text():
            self.empty.setText(self.tr("Your conversations will be listed here."))
        else:
            self.empty.setText(self.tr("No conversation holds these words."))
        self.mark(current_id)

    def mark(self, conversation_id: str) -> None:
        """Select a conversation without opening it."""
        for row, item in enumerate(self.model.items):
            if item.id == conversation_id:
                self.list.setCurrentIndex(self.model.index(row))
                return
        self.list.clearSelection()

    def rename_current(self) -> None:
        """Edit the title of the selected conversation."""
        if self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            menu = self.menu_for(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with one conversation."""
        item: Conversation = index.data(ITEM)
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(item.id))
        menu.addAction(self.tr("Rename"), lambda: self.list.edit(index))
        pin = ("unpin", self.tr("Unpin")) if item.pinned else ("pin", self.tr("Pin"))
        for key, title in (
            pin,
            ("markdown", self.tr("Export as Markdown")),
            ("jsonl", self.tr("Export events as JSON lines")),
            ("delete", self.tr("Delete")),
        ):
            menu.addAction(title, partial(self.asked.emit, key, item.id, ""))
        return menu
