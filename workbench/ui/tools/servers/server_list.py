"""The MCP servers there are, below the tools, and the ways to bring one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from workbench.ui.documents.unread_list import UnreadFiles
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.words import (
    Standing,
    about_servers,
    standing_colour,
    standing_icon,
    standing_words,
)
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.two_lines import ITEM, Mark, TwoLineDelegate, TwoLines, scaled_px
from workbench.ui.widgets.views import dress_list

_ROW_PX = 46
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class ServerRow:
    """One row.

    Attributes:
        about: Its command or address.
    """

    name: str
    title: str
    standing: Standing
    about: str


class ServerList(QWidget):
    """Titles of the servers, each with its state.

    Signals:
        chosen: arg: name of a server.
        new_asked: Make one. arg: whether it is a program.
        import_asked: Read an ``mcp.json``.
        restore_asked: Take the last removal back.
    """

    chosen = Signal(str)
    new_asked = Signal(bool)
    import_asked = Signal()
    restore_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._all: Sequence[ServerRow] = ()
        self._query = self._marked = ""
        self.names: list[str] = []
        self._rows = QStandardItemModel(self)
        self.view = QListView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._rows)
        dress_list(self.view, tr("MCP servers"))
        self.view.setItemDelegate(TwoLineDelegate(theme, _words, self.view))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.bring_in = IconButton(theme, "upload", tr("Import mcp.json…"))
        on_click(self.bring_in, self.import_asked.emit)
        self.new_button = IconButton(theme, "plus", tr("New server…"))
        on_click(self.new_button, partial(self._choose_way, self.new_button))
        self.first_new = Button(theme, tr("New server…"))
        on_click(self.first_new, partial(self._choose_way, self.first_new))
        self.first_import = Button(theme, tr("Import mcp.json…"))
        on_click(self.first_import, self.import_asked.emit)
        self.unread = UnreadFiles(theme, tr("Servers that could not be read"))
        self.undo_remove = Button(theme, tr("Undo delete"), icon="undo-2")
        self.undo_remove.setAccessibleName(tr("Undo deleting the server"))
        self.undo_remove.hide()
        on_click(self.undo_remove, self.restore_asked.emit)
        self.empty = self._nothing()
        self._lay_out()
        theme.changed.connect(self._fit)

    def _nothing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(about_servers(), "muted", wrap=True))
        column.addWidget(self.first_new)
        column.addWidget(self.first_import)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(tr("MCP servers"), "section"))
        head.addStretch(1)
        head.addWidget(self.bring_in)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(line())
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.view)
        column.addWidget(self.unread)
        column.addWidget(self.undo_remove)

    def set_servers(self, rows: Sequence[ServerRow]) -> None:
        """List servers."""
        if list(rows) != list(self._all) or not self.names:
            self._all = rows
            self._refresh()

    @Slot(str)
    def set_query(self, text: str) -> None:
        """List only those whose title or command holds a text."""
        self._query = text.casefold().strip()
        self._refresh()

    def mark(self, name: str) -> None:
        """Select a server without telling; none for an empty name."""
        self._marked = name
        row = self.names.index(name) if name in self.names else -1
        with QSignalBlocker(self.view.selectionModel()):
            self.view.setCurrentIndex(self._rows.index(row, 0))
        if row >= 0:
            self.view.scrollTo(self._rows.index(row, 0))
        self.view.viewport().update()

    @Slot()
    def _refresh(self) -> None:
        shown = [
            one
            for one in self._all
            if self._query in f"{one.title}\n{one.name}\n{one.about}".casefold()
        ]
        self.names = [one.name for one in shown]
        with QSignalBlocker(self.view.selectionModel()):
            self._rows.clear()
            for one in shown:
                item = QStandardItem(one.title)
                item.setData(one, ITEM)
                words = f"{one.title}, {standing_words(one.standing)}"
                item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
                item.setToolTip(one.about)
                self._rows.appendRow(item)
        has_any = bool(self._all)
        self.empty.setVisible(not has_any)
        self.view.setVisible(has_any)
        self.bring_in.setVisible(has_any)
        self.new_button.setVisible(has_any)
        self._fit()
        self.mark(self._marked)

    @Slot()
    def _fit(self) -> None:
        rows = max(1, min(_MOST_ROWS, len(self.names)))
        self.view.setFixedHeight(rows * scaled_px(self._theme, _ROW_PX) + 6)

    def way_menu(self) -> QMenu:
        """Whether a new server is a program or an address."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Kinds of servers"))
        for words, icon, is_program in (
            (tr("A program of this machine"), "terminal", True),
            (tr("An address"), "link", False),
        ):
            row = menu.addAction(words, partial(self.new_asked.emit, is_program))
            row.setIcon(self._theme.icon(icon))
        return menu

    def _choose_way(self, button: QWidget) -> None:
        menu = self.way_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.names[index.row()])


def _words(one: ServerRow) -> TwoLines:
    colour = standing_colour(one.standing)
    role = "muted" if colour == "neutral" else colour
    mark = Mark(standing_icon(one.standing), role)
    return TwoLines(one.title, standing_words(one.standing), mark)
