"""The list of conversations: search, open, rename, pin, export, delete."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from workbench.traces.values import Conversation
from workbench.ui.chat.conversation_model import ConversationModel
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.two_lines import ITEM, Index, Mark, TwoLineDelegate, TwoLines, ago
from workbench.ui.widgets.views import dress_list

_STATES = {
    "asking": Mark("circle-question-mark", "warning"),
    "running": Mark("loader", "info"),
}


def words_of(item: Conversation, state: str, agent_title: str = "") -> TwoLines:
    """What the row of a conversation shows; ``state`` is asking, running or empty."""
    under = f"{visible(agent_title or item.agent_name)} · {ago(time.time() - item.updated_s)}"
    mark = _STATES.get(state, Mark("pin") if item.pinned else None)
    return TwoLines(visible(item.title), under, after=mark)


class _Delegate(TwoLineDelegate):
    """Keeps what is being typed when the list is read again."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)


class _List(QListView):
    """Keys of the list: Enter opens, F2 renames, Delete deletes."""

    opened = Signal(str)
    delete_pressed = Signal(str)

    @property
    def editing(self) -> bool:
        """A title is being typed."""
        return bool(self.state() == QAbstractItemView.State.EditingState)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentIndex().data(ITEM)
        if item is not None and not self.editing:
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
        more_wanted: List older ones too.
    """

    opened = Signal(str)
    new_requested = Signal()
    searched = Signal(str)
    asked = Signal(str, str, str)
    more_wanted = Signal()

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
        self._delegate = _Delegate(
            theme,
            lambda item: words_of(
                item, self.model.states.get(item.id, ""), self.model.agent_title(item)
            ),
            self.list,
        )
        self.list.setItemDelegate(self._delegate)
        self._listed: Sequence[Conversation] = ()
        self._guest: Conversation | None = None
        self.empty = label(
            self.tr("Your conversations will be listed here."), "muted", wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more = Button(theme, self.tr("Show older conversations"), self, kind="quiet")
        self.more.hide()
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self._connect()

    def _connect(self) -> None:
        self.search.rested.connect(self.searched)
        on_click(self.new_button, self.new_requested.emit)
        on_click(self.more, self.more_wanted.emit)
        self.list.opened.connect(self.opened)
        self.list.delete_pressed.connect(lambda key: self.asked.emit("delete", key, ""))
        self.list.clicked.connect(lambda index: self.opened.emit(index.data(ITEM).id))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.model.renamed.connect(lambda key, title: self.asked.emit("rename", key, title))
        # Later, because the view is still at work with the row.
        self._delegate.closeEditor.connect(self._on_edited, Qt.ConnectionType.QueuedConnection)

    def set_items(
        self, items: Sequence[Conversation], current_id: str, *, whole: bool = True
    ) -> None:
        """Show conversations and mark one; ``whole``: there are no older ones."""
        self._listed = items
        if self._guest is not None and all(item.id != self._guest.id for item in items):
            items = (self._guest, *items)
        self.model.set_items(items)
        if whole and self.more.hasFocus():
            self.list.setFocus()
        self.more.setVisible(not whole)
        self.empty.setVisible(not items)
        if items or not self.search.text():
            self.empty.setText(self.tr("Your conversations will be listed here."))
        else:
            self.empty.setText(self.tr("No conversation holds these words."))
        self.mark(current_id)

    def mark(self, conversation_id: str) -> None:
        """Select a conversation without opening it; a title being typed is not disturbed."""
        if self.list.editing:
            return
        row = self.model.row_of(conversation_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.list.clearSelection()

    def rename(self, conversation_id: str) -> None:
        """Edit the title of a conversation, wherever it stands by now."""
        row = self.model.row_of(conversation_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.edit(self.model.index(row))

    def rename_unlisted(self, item: Conversation) -> None:
        """The same for one that a search hides or that is too old: listed meanwhile."""
        if self.model.row_of(item.id) < 0:
            self._guest = item
            self.model.set_items((item, *self._listed))
            self.empty.hide()
        self.rename(item.id)

    @Slot()
    def _on_edited(self) -> None:
        """The guest goes when its title is typed."""
        if self._guest is not None:
            self._guest = None
            self.model.set_items(self._listed)
            self.empty.setVisible(not self._listed)

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
        menu.addAction(self.tr("Rename"), lambda: self.rename(item.id))
        pin = ("unpin", self.tr("Unpin")) if item.pinned else ("pin", self.tr("Pin"))
        for key, title in (
            pin,
            ("markdown", self.tr("Export as Markdown")),
            ("jsonl", self.tr("Export events as JSON lines")),
            ("delete", self.tr("Delete")),
        ):
            menu.addAction(title, partial(self.asked.emit, key, item.id, ""))
        return menu
