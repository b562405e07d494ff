"""The evaluations there are: how each stands, how far it is, how well it went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.evals.store import Summary
from workbench.ui.chat.inline import visible
from workbench.ui.evals.words import STATE_MARKS, progress_words, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.plain_tip import plain_tip
from workbench.ui.widgets.row_view import RowView
from workbench.ui.widgets.two_lines import ITEM, TwoLineDelegate, TwoLines


class EvaluationList(QWidget):
    """Names of evaluations, newest first.

    Signals:
        chosen: arg: id of an evaluation.
        new_asked: Compare something.
        try_asked: Compare on a sample.
        remove_asked: Del was pressed. arg: id of an evaluation.
    """

    chosen = Signal(str)
    new_asked = Signal()
    try_asked = Signal()
    remove_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.ids: list[str] = []
        self._marked = ""
        self.new_button = IconButton(
            theme, "plus", tr("New evaluation"), shortcut="Ctrl+Shift+E"
        )
        on_click(self.new_button, self.new_asked.emit)
        self.view = _Rows(tr("Evaluations"))
        self.view.setItemDelegate(TwoLineDelegate(theme, _words, self.view))
        self.view.row_chosen.connect(lambda row: self.chosen.emit(self.ids[row]))
        self.view.remove_pressed.connect(self._on_remove)
        self.empty = QWidget()
        self.try_button = Button(theme, tr("Try it"), icon="play")
        self.try_button.setAccessibleName(tr("Try it: compare on a sample"))
        on_click(self.try_button, self.try_asked.emit)
        inside = QVBoxLayout(self.empty)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(tr("Nothing was compared yet."), "muted", wrap=True))
        inside.addWidget(self.try_button)
        inside.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(label(tr("Evaluations"), "section"))
        head.addStretch(1)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(line())
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        self.set_rows(())

    def set_rows(self, summaries: Sequence[Summary]) -> None:
        """List evaluations."""
        self.ids = [one.plan_id for one in summaries]
        with QSignalBlocker(self.view.selectionModel()):
            self.view.items.clear()
            for one in summaries:
                item = QStandardItem(visible(one.name))
                item.setData(one, ITEM)
                spoken = f"{visible(one.name)}, {progress_words(one)}"
                item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
                item.setToolTip(plain_tip(visible(one.name)))
                self.view.items.appendRow(item)
        self.view.setVisible(bool(summaries))
        self.empty.setVisible(not summaries)
        self.mark(self._marked)

    def show_summary(self, summary: Summary) -> None:
        """One of them is further."""
        if summary.plan_id in self.ids:
            item = self.view.items.item(self.ids.index(summary.plan_id))
            item.setData(summary, ITEM)
            spoken = f"{visible(summary.name)}, {progress_words(summary)}"
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)

    def mark(self, plan_id: str) -> None:
        """Select an evaluation without telling."""
        self._marked = plan_id
        self.view.mark(self.ids.index(plan_id) if plan_id in self.ids else -1)

    def _on_remove(self) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.ids):
            self.remove_asked.emit(self.ids[row])


class _Rows(RowView):
    """The list; Del asks to remove a row."""

    remove_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
        else:
            super().keyPressEvent(event)


def _words(one: Summary) -> TwoLines:
    return TwoLines(visible(one.name), progress_words(one), STATE_MARKS[one.state])
