"""A box over the window in which one thing is chosen by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workbench.ui.builder.words import tr
from workbench.ui.shell.overlay import Overlay
from workbench.ui.shell.palette import fuzzy_score
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.fields import SearchField

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen; ``under`` is read and searched, too."""

    key: str
    title: str
    under: str
    icon: str


class Chooser(Overlay):
    """Offers what fits the letters, best first; Enter takes one, Esc none."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", "top", 480, 400)
        self._home = window
        self._offers: Sequence[Offer] = ()
        self._taken: Callable[[str], object] = str
        self.field = SearchField(theme, "", self)
        self.field.setMinimumHeight(34)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self._items = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setProperty("role", "plain")
        self.view.setModel(self._items)
        self.view.setIconSize(QSize(16, 16))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(self._take)
        self.view.setUniformItemSizes(True)
        self._none = label(tr("Nothing fits."), "muted")
        self.column.addWidget(self.field)
        self.column.addWidget(self._none)
        self.column.addWidget(self.view, 1)

    def ask(self, name: str, offers: Sequence[Offer], taken: Callable[[str], object]) -> None:
        """Open with these offers; ``taken`` gets the key of the one that is chosen."""
        self._offers, self._taken = offers, taken
        self.setAccessibleName(name)
        self.view.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.clear()
        self._show("")
        self.stand_in(self._home.window())
        self.open(self.field)

    def matches(self, query: str) -> list[Offer]:
        """What fits, best first; all of it in its order without a query."""
        if not query.strip():
            return list(self._offers)
        scored = [(fuzzy_score(query, offer.title), offer) for offer in self._offers]
        found = [(-score, offer.title, offer) for score, offer in scored if score >= 0]
        words = query.casefold().strip()
        found += [
            (1, offer.title, offer)
            for score, offer in scored
            if score < 0 and words in offer.under.casefold()
        ]
        return [offer for _score, _title, offer in sorted(found, key=lambda row: row[:2])]

    @Slot(str)
    def _show(self, query: str) -> None:
        self._items.clear()
        for offer in self.matches(query):
            item = QStandardItem(self.theme.icon(offer.icon), offer.title)
            item.setData(offer.key)
            item.setToolTip(offer.under)
            item.setData(f"{offer.title}: {offer.under}", Qt.ItemDataRole.AccessibleTextRole)
            self._items.appendRow(item)
        self.view.setCurrentIndex(self._items.index(0, 0))
        self.view.setVisible(self._items.rowCount() > 0)
        self._none.setVisible(not self._items.rowCount())

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self._items.itemFromIndex(index).data()
            self.dismiss()
            self._taken(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in _STEPS:
                row = self.view.currentIndex().row() + _STEPS[Qt.Key(event.key())]
                last = self._items.rowCount() - 1
                self.view.setCurrentIndex(self._items.index(max(0, min(last, row)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)
