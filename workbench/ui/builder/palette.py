"""The kinds of nodes by group, to be dragged onto the canvas or added by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from workbench.agents.nodes.api import NodeKind
from workbench.agents.nodes.registry import NODES
from workbench.ui.builder.canvas.stage import KIND_MIME
from workbench.ui.builder.words import GROUPS, group_title, kind_description, kind_title, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.fields import SearchField

_KEY = Qt.ItemDataRole.UserRole


class _Kinds(QStandardItemModel):
    """Groups with their kinds; what is dragged is the kind's key."""

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        keys = [index.data(_KEY) for index in indexes if index.data(_KEY)]
        if keys:
            carried.setData(KIND_MIME, str(keys[0]).encode())
        return carried


class Palette(QWidget):
    """A searchable list of kinds.

    Signals:
        add_asked: Add a node. arg: key of its kind.
    """

    add_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.search = SearchField(theme, tr("Find a kind of node"))
        self.search.textChanged.connect(self._refresh)
        self.search.returnPressed.connect(self._on_return)
        self._kinds = _Kinds(self)
        self.view = QTreeView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._kinds)
        self.view.setHeaderHidden(True)
        self.view.setRootIsDecorated(False)
        self.view.setItemsExpandable(False)
        self.view.setIndentation(0)
        self.view.setIconSize(QSize(16, 16))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(tr("Kinds of nodes: Enter adds one"))
        self.view.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def choose(self, key: str) -> bool:
        """Make a kind the current one; whether it is in the list."""
        for row in range(self._kinds.rowCount()):
            item = self._kinds.item(row)
            if item.data(_KEY) == key:
                self.view.setCurrentIndex(item.index())
                return True
        return False

    @Slot()
    def _refresh(self) -> None:
        query = self.search.text().casefold().strip()
        self._kinds.clear()
        for group in GROUPS:
            kinds = [kind for kind in NODES if kind.group == group and _fits(kind, query)]
            if kinds:
                self._kinds.appendRow(self._heading(group))
            for kind in kinds:
                self._kinds.appendRow(self._item(kind))
        if query:
            self._choose_first()

    def _choose_first(self) -> None:
        for row in range(self._kinds.rowCount()):
            if self._kinds.item(row).data(_KEY):
                self.view.setCurrentIndex(self._kinds.index(row, 0))
                return

    def _heading(self, group: str) -> QStandardItem:
        made = QStandardItem(group_title(group))
        made.setFlags(Qt.ItemFlag.ItemIsEnabled)
        made.setFont(self._theme.font(self._theme.tokens.type.small_px, strong=True))
        made.setForeground(self._theme.colour("muted"))
        return made

    def _item(self, kind: NodeKind) -> QStandardItem:
        made = QStandardItem(self._theme.icon(kind.icon), kind_title(kind))
        made.setData(kind.key, _KEY)
        made.setToolTip(kind_description(kind))
        made.setData(
            f"{kind_title(kind)}: {kind_description(kind)}", Qt.ItemDataRole.AccessibleTextRole
        )
        return made

    @Slot()
    def _on_return(self) -> None:
        self._on_activated(self.view.currentIndex())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and (key := index.data(_KEY)):
            self.add_asked.emit(key)


def _fits(kind: NodeKind, query: str) -> bool:
    return query in f"{kind_title(kind)} {kind_description(kind)} {kind.key}".casefold()
