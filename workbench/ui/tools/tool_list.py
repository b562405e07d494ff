"""The tools there are, one's own first, and the ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from workbench.tools.api import ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.registry import kind_of
from workbench.ui.agents.unread_list import UnreadAgents
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.kind_menu import kind_menu
from workbench.ui.tools.words import BUILT_IN_ICON, KIND_ICONS, kind_title, tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.two_lines import ITEM, Mark, TwoLineDelegate, TwoLines
from workbench.ui.widgets.views import dress_list

_BUILT_IN, _SAMPLE = "", "sample"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Attributes:
        kind: Key of its kind; where that is not known, what it belongs to.
        is_own: It is one of the user's.
    """

    name: str
    title: str
    kind: str
    about: str
    is_own: bool = True


class ToolList(QWidget):
    """Titles of the tools.

    Signals:
        chosen: arg: name of a tool.
        new_asked: Make a tool. arg: key of its kind.
        import_asked: Add a file.
        restore_asked: Take the last removal back.
    """

    chosen = Signal(str)
    new_asked = Signal(str)
    import_asked = Signal()
    restore_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMinimumWidth(180)
        self._theme = theme
        self._entries: Sequence[Entry] = ()
        self._marked = ""
        self.names: list[str] = []
        self._rows = QStandardItemModel(self)
        self.search = SearchField(theme, tr("Find a tool"))
        self.search.textChanged.connect(self._refresh)
        self.view = QListView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._rows)
        dress_list(self.view, tr("Tools"))
        self.view.setItemDelegate(TwoLineDelegate(theme, _words, self.view))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.unread = UnreadAgents(theme)
        self.unread.setAccessibleName(tr("Tools that could not be read"))
        self.undo_remove = Button(theme, tr("Undo delete"), icon="undo-2")
        self.undo_remove.hide()
        on_click(self.undo_remove, self.restore_asked.emit)
        self.new_button = IconButton(theme, "plus", tr("New tool"), shortcut="Ctrl+N")
        on_click(self.new_button, self.choose_kind)
        self.bring_in = IconButton(theme, "upload", tr("Import a tool"))
        on_click(self.bring_in, self.import_asked.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(tr("Tools"), "page"))
        head.addStretch(1)
        head.addWidget(self.bring_in)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 8, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.unread)
        column.addWidget(self.undo_remove)

    def set_tools(
        self,
        own: Sequence[ToolDocument],
        built_in: Sequence[ToolSpec],
        samples: Sequence[ToolSpec],
    ) -> None:
        """List tools: the user's, those of the program, those of its sample graphs."""
        self._entries = [
            *(Entry(one.name, one.title, one.kind, one.description) for one in own),
            *(
                Entry(one.name, one.title, kind, one.description, is_own=False)
                for kind, specs in ((_BUILT_IN, built_in), (_SAMPLE, samples))
                for one in specs
            ),
        ]
        self._refresh()

    def mark(self, name: str) -> None:
        """Select a tool without telling."""
        self._marked = name
        row = self.names.index(name) if name in self.names else -1
        with QSignalBlocker(self.view.selectionModel()):
            self.view.setCurrentIndex(self._rows.index(row, 0))
        if row >= 0:
            self.view.scrollTo(self._rows.index(row, 0))
        self.view.viewport().update()

    @Slot()
    def choose_kind(self) -> None:
        """Ask what the new tool shall be."""
        menu = kind_menu(self._theme, self, self.new_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(self.new_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    @Slot()
    def _refresh(self) -> None:
        query = self.search.text().casefold().strip()
        shown = [
            one
            for one in self._entries
            if query in f"{one.title}\n{one.name}\n{one.about}".casefold()
        ]
        self.names = [one.name for one in shown]
        with QSignalBlocker(self.view.selectionModel()):
            self._rows.clear()
            for one in shown:
                item = QStandardItem(one.title)
                item.setData(one, ITEM)
                item.setData(f"{one.title}, {_under(one)}", Qt.ItemDataRole.AccessibleTextRole)
                item.setToolTip(one.about)
                self._rows.appendRow(item)
        self.mark(self._marked)

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.names[index.row()])


def _words(one: Entry) -> TwoLines:
    icon = KIND_ICONS.get(one.kind, BUILT_IN_ICON)
    after = None if one.is_own else Mark("lock", "muted")
    return TwoLines(one.title, _under(one), Mark(icon, "muted"), after)


def _under(one: Entry) -> str:
    kind = kind_of(one.kind)
    if kind is not None:
        return kind_title(kind)
    return tr("Sample") if one.kind == _SAMPLE else tr("Built in")
