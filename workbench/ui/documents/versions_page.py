"""The frame around earlier versions: which there are, one of them, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.two_lines import ITEM, TwoLineDelegate, TwoLines
from workbench.ui.widgets.views import SplitView, dress_list

_LIST_PX, _MIDDLE_PX = 290, 700


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list; ``size`` is empty until it is known."""

    id: str
    when: str
    size: str = ""


class VersionsPage(QWidget):
    """Lists versions; a subclass shows the chosen one, who listens reads and compares them.

    Signals:
        chosen: arg: id of a version.
        restore_asked: arg: id of the version to put on screen.
        closed: Back to the document.
    """

    chosen = Signal(str)
    restore_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, back: str) -> None:
        """Make an empty frame.

        Args:
            theme: Colours and sizes.
            back: What the way back is called.
        """
        super().__init__()
        self.shown = ""
        self.title = ElidedLabel()
        self.title.setProperty("role", "muted")
        self.restore = Button(theme, self.tr("Restore this version"), icon="rotate-ccw")
        self.restore.setToolTip(
            self.tr("Puts it on screen; nothing is written until you save.")
        )
        self.restore.setEnabled(False)
        self.back = IconButton(theme, "x", back, shortcut="Esc")
        self._items = QStandardItemModel(self)
        self.view = QListView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._items)
        self.view.setItemDelegate(TwoLineDelegate(theme, self._lines, self.view))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        dress_list(self.view, self.tr("Earlier versions"))
        self.empty = EmptyState(
            theme,
            "history",
            self.tr("No earlier versions"),
            self.tr(
                "Each time you save, what was there before is kept and can be compared here."
            ),
            back,
        )
        self._stack = QStackedWidget()
        on_click(self.restore, lambda: self.restore_asked.emit(self.shown))
        on_click(self.back, self.closed.emit)
        self.empty.asked.connect(self.closed)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)

    def put_beside(self, part: QWidget, key: str) -> None:
        """Put what shows a version beside the list.

        Args:
            part: What shows it.
            key: By which the place of the splitter is kept.
        """
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(8)
        head.addWidget(label(self.tr("Earlier versions"), "section"))
        head.addWidget(self.title, 1)
        head.addWidget(self.restore)
        head.addWidget(self.back)
        across = SplitView(key)
        across.addWidget(self.view)
        across.addWidget(part)
        across.setStretchFactor(1, 1)
        across.setSizes([_LIST_PX, _MIDDLE_PX])
        self._stack.addWidget(across)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(line())
        whole.addWidget(self._stack, 1)
        QWidget.setTabOrder(self.view, self.restore)
        QWidget.setTabOrder(self.restore, self.back)

    @property
    def rows(self) -> list[VersionRow]:
        """What is listed, the latest first."""
        return [self._items.item(n).data(ITEM) for n in range(self._items.rowCount())]

    def show_versions(self, title: str, rows: Sequence[VersionRow]) -> None:
        """List versions; the one that is shown stays so, or else it is the latest."""
        self.title.set_text(title)
        ids = [row.id for row in rows]
        with QSignalBlocker(self.view.selectionModel()):
            self._items.clear()
            for row in rows:
                self._items.appendRow(QStandardItem())
                self._put(self._items.rowCount() - 1, row)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.restore.setVisible(bool(rows))
        self.restore.setEnabled(False)
        if rows:
            place = ids.index(self.shown) if self.shown in ids else 0
            self.shown = ""
            self.view.setCurrentIndex(self._items.index(place, 0))
            if not self.shown:
                self._on_chosen(self.view.currentIndex())
        else:
            self.shown = ""

    def show_size(self, version_id: str, size: str) -> None:
        """Say how much is different in a version."""
        for number, row in enumerate(self.rows):
            if row.id == version_id:
                self._put(number, VersionRow(row.id, row.when, size))

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        (self.view if self._items.rowCount() else self.empty.button).setFocus()

    def _put(self, number: int, row: VersionRow) -> None:
        item = self._items.item(number)
        item.setData(row, ITEM)
        words = f"{row.when}: {row.size}" if row.size else row.when
        item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(words)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if index.isValid():
            self.shown = self._items.itemFromIndex(index).data(ITEM).id
            self.restore.setEnabled(False)
            self.chosen.emit(self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lines(self, row: VersionRow) -> TwoLines:
        return TwoLines(row.when, row.size or self.tr("Comparing…"))
