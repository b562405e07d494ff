"""A list of things of which several may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.plain_tip import plain_tip
from workbench.ui.widgets.two_lines import scaled_px
from workbench.ui.widgets.views import dress_list

_ROW_PX = 30


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things.

    Attributes:
        problem: Why it cannot be chosen; empty if it can.
    """

    key: str
    title: str
    about: str = ""
    problem: str = ""


class CheckList(QListView):
    """Titles with boxes; Space or a click chooses.

    Signals:
        changed: Others are chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str, *, rows: int = 5) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self.items = QStandardItemModel(self)
        self.setModel(self.items)
        dress_list(self, name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.items.itemChanged.connect(lambda _item: self.changed.emit())
        theme.changed.connect(self._fit)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are chosen, in the order of the list."""
        rows = (self.items.item(row) for row in range(self.items.rowCount()))
        return tuple(
            str(item.data()) for item in rows if item.checkState() == Qt.CheckState.Checked
        )

    def show_items(self, items: Sequence[Item], chosen: Sequence[str]) -> None:
        """Show others without telling; those chosen keep their boxes."""
        with QSignalBlocker(self.items):
            self.items.clear()
            for one in items:
                text = f"{one.title} · {one.about}" if one.about else one.title
                item = QStandardItem(text)
                item.setData(one.key)
                item.setToolTip(plain_tip(said(one.problem) or text))
                item.setCheckable(not one.problem)
                item.setEnabled(not one.problem)
                if not one.problem:
                    on = one.key in chosen
                    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                spoken = f"{text}, {said(one.problem)}" if one.problem else text
                item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
                self.items.appendRow(item)
        self.reset()
        self._fit()

    def choose(self, keys: Sequence[str]) -> None:
        """Choose without telling."""
        with QSignalBlocker(self.items):
            for row in range(self.items.rowCount()):
                item = self.items.item(row)
                if item.isCheckable():
                    on = str(item.data()) in keys
                    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.viewport().update()

    def _fit(self) -> None:
        rows = max(1, min(self._rows, self.items.rowCount()))
        hint = self.sizeHintForRow(0)
        self.setFixedHeight(rows * (hint if hint > 0 else scaled_px(self._theme, _ROW_PX)) + 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        index = self.currentIndex()
        self.setCurrentIndex(index if index.isValid() else self.items.index(0, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flags.ClearAndSelect)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A row that is only where the keys are must not look as if it were chosen."""
        super().focusOutEvent(event)
        self.clearSelection()
