"""The documents there are, the one that is open, and the ways to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.documents.unread_list import UnreadFiles
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.row_view import RowView
from workbench.ui.widgets.two_lines import ITEM, scaled_px

SEARCH_FROM = 6
"""With fewer documents a search would only take room."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list says.

    Attributes:
        title: Above the list.
        find: In its search.
        new: Of the button that makes a document.
        bring_in: Of the button that adds a file.
        unread: What the files that could not be read are called.
    """

    title: str
    find: str
    new: str
    bring_in: str
    unread: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document.

    Attributes:
        item: What a delegate of the list draws; None for the title alone.
        spoken: What a screen reader says, if not the title.
        about: More of it; the search looks there, too.
    """

    name: str
    title: str
    item: object = None
    spoken: str = ""
    about: str = ""


class DocumentList(QWidget):
    """Titles of documents; a subclass says what ``new_button`` begins.

    Signals:
        chosen: arg: name of a document.
        import_asked: Add a file.
        restore_asked: Take the last removal back.
    """

    chosen = Signal(str)
    import_asked = Signal()
    restore_asked = Signal()

    def __init__(self, theme: Theme, words: ListWords) -> None:
        super().__init__()
        self.setMinimumWidth(min(240, scaled_px(theme, 180)))
        self.names: list[str] = []
        self._all: Sequence[DocumentRow] = ()
        self._marked = ""
        self.search = SearchField(theme, words.find)
        self.search.textChanged.connect(self._refresh)
        self.search.went_down.connect(self._go_down)
        self.search.returnPressed.connect(self._go_down)
        self.view = RowView(words.title)
        self.view.row_chosen.connect(lambda row: self.chosen.emit(self.names[row]))
        self.unread = UnreadFiles(theme, words.unread)
        self.undo_remove = Button(theme, self.tr("Undo delete"), icon="undo-2")
        self.undo_remove.hide()
        on_click(self.undo_remove, self.restore_asked.emit)
        self.new_button = IconButton(theme, "plus", words.new, shortcut="Ctrl+N")
        self.bring_in = IconButton(theme, "upload", words.bring_in)
        on_click(self.bring_in, self.import_asked.emit)
        self._head = QHBoxLayout()
        self._head.setSpacing(2)
        heading = ElidedLabel(words.title)
        heading.setProperty("role", "page")
        self._head.addWidget(heading, 1)
        self._head.addWidget(self.bring_in)
        self._head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.unread)
        column.addWidget(self.undo_remove)
        self._column = column

    def put_below(self, other: QWidget, stretch: int = 0) -> None:
        """Show another list below the documents; ``stretch``: its share of the room."""
        self._column.addWidget(other, stretch)

    def add_button(self, button: IconButton) -> None:
        """Put one more button before those that bring in something new."""
        self._head.insertWidget(2, button)
        QWidget.setTabOrder(button, self.bring_in)

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        """List documents."""
        self._all = rows
        self.search.setVisible(len(rows) >= SEARCH_FROM)
        self._refresh()

    def mark(self, name: str) -> None:
        """Select a document without telling."""
        self._marked = name
        self.view.mark(self.names.index(name) if name in self.names else -1)

    @Slot()
    def _go_down(self) -> None:
        """Go from the search to what was found, and open the first of it."""
        if not self.names:
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.items.index(0, 0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _refresh(self) -> None:
        query = "" if self.search.isHidden() else self.search.text().casefold().strip()
        shown = [
            row
            for row in self._all
            if query in f"{row.title}\n{row.name}\n{row.about}".casefold()
        ]
        self.names = [row.name for row in shown]
        with QSignalBlocker(self.view.selectionModel()):
            self.view.items.clear()
            for row in shown:
                item = QStandardItem(row.title)
                item.setData(row.item, ITEM)
                item.setData(row.spoken or row.title, Qt.ItemDataRole.AccessibleTextRole)
                item.setToolTip(row.about)
                self.view.items.appendRow(item)
        self.mark(self._marked)
