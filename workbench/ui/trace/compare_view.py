"""Two runs side by side: what they cost, their steps lined up, and what differs in each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workbench.app.run_reading import ComparedRuns
from workbench.traces.compare import MOST_DIFFERENCES, SpanDifference
from workbench.ui.chat.inline import visible
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.compare_figures import figures_of
from workbench.ui.trace.compare_steps import PairDelegate, PairModel
from workbench.ui.trace.compare_values import DifferenceList
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.views import SplitView, dress_list


class CompareView(QWidget):
    """Knows nothing of where the runs come from.

    Signals:
        closed: Back to one run.
        swapped: Show the second run as the first.
        step_asked: Show a step in its run. args: run id, span id.
    """

    closed = Signal()
    swapped = Signal()
    step_asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.compared: ComparedRuns | None = None
        self._of_step: dict[str, list[SpanDifference]] = {}
        self.first_title, self.second_title = ElidedLabel(), ElidedLabel()
        for title in (self.first_title, self.second_title):
            title.setFont(theme.font(strong=True))
        self.count = label("", "muted", wrap=True)
        self.back = Button(theme, self.tr("Previous difference"), icon="chevron-up")
        self.ahead = Button(theme, self.tr("Next difference"), icon="chevron-down")
        self.swap = IconButton(theme, "repeat", self.tr("Swap the two runs"))
        self.close_button = IconButton(theme, "x", self.tr("Back to one run"))
        self.open_first = Button(theme, self.tr("Show in the first run"), icon="activity")
        self.open_second = Button(theme, self.tr("Show in the second run"), icon="activity")
        self.model = PairModel(self)
        self.steps = QListView(self)
        dress_list(self.steps, self.tr("Steps of both runs"))
        self.steps.setModel(self.model)
        self.steps.setItemDelegate(PairDelegate(theme, self.steps))
        self.values = DifferenceList(theme)
        self.figures = QWidget()
        self._grid = QGridLayout(self.figures)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.first_title, 1)
        head.addWidget(self.swap)
        head.addWidget(self.second_title, 1)
        head.addWidget(self.close_button)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        for widget in (self.back, self.ahead):
            moves.addWidget(widget)
        moves.addWidget(self.count, 1)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        above = QVBoxLayout()
        above.setContentsMargins(12, 6, 8, 8)
        above.addLayout(head)
        above.addWidget(self.figures)
        above.addLayout(moves)
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 0)
        buttons.addWidget(self.open_first)
        buttons.addWidget(self.open_second)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self.values, 1)
        inner = SplitView("trace-compare")
        inner.addWidget(self.steps)
        inner.addWidget(beside)
        inner.setStretchFactor(1, 1)
        inner.setSizes([420, 560])
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(0)
        column_.addLayout(above)
        column_.addWidget(inner, 1)

    def _connect(self) -> None:
        on_click(self.back, lambda: self.step(-1))
        on_click(self.ahead, lambda: self.step(1))
        on_click(self.swap, self.swapped.emit)
        on_click(self.close_button, self.closed.emit)
        on_click(self.open_first, lambda: self._open(0))
        on_click(self.open_second, lambda: self._open(1))
        self.steps.selectionModel().currentChanged.connect(self._on_current)
        for keys, way in (("F7", -1), ("F8", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=way: self.step(way))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed.emit)
        self.back.setToolTip("F7")
        self.ahead.setToolTip("F8")

    def show_runs(self, compared: ComparedRuns) -> None:
        """Show two runs, and go to the first difference."""
        self.compared = compared
        one, other = compared.first, compared.second
        self.first_title.set_text(self.tr("First: {0}").format(visible(one.user_text)))
        self.second_title.set_text(self.tr("Second: {0}").format(visible(other.user_text)))
        self._show_figures(compared)
        self._of_step = {}
        for difference in compared.comparison.differences:
            self._of_step.setdefault(difference.span_id, []).append(difference)
        self.model.set_items(compared.comparison.spans)
        differ = [pair for pair in self.model.items if pair.differs]
        for button in (self.back, self.ahead):
            button.setEnabled(bool(differ))
        if self.model.items:
            self._go_to(max(0, self.model.first))
        self._show_count()

    def _show_figures(self, compared: ComparedRuns) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, (name, first, second, more) in enumerate(figures_of(compared)):
            differs = first != second
            self._grid.addWidget(label(name, "muted"), row, 0)
            for column, text in ((1, first), (2, second), (3, more)):
                shown: QLabel = label(text, "" if differs else "muted")
                shown.setAccessibleName(f"{name}: {text}")
                self._grid.addWidget(shown, row, column)

    def _differing(self) -> list[int]:
        return [row for row, pair in enumerate(self.model.items) if pair.differs]

    def step(self, way: int) -> None:
        """Go to the next (1) or the previous (-1) step that differs, round the end."""
        rows, current = self._differing(), self.steps.currentIndex().row()
        if not rows:
            return
        beyond = [row for row in rows if (row > current if way > 0 else row < current)]
        target = (beyond or rows)[0 if way > 0 else -1]
        self._go_to(target)

    def _go_to(self, row: int) -> None:
        index = self.model.index(row)
        self.steps.setCurrentIndex(index)
        self.steps.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        pair = self.model.items[index.row()]
        self.values.show_differences(self._of_step.get(pair.span_id, []))
        self.open_first.setEnabled(pair.first is not None)
        self.open_second.setEnabled(pair.second is not None)
        self._show_count()

    def _show_count(self) -> None:
        rows, current = self._differing(), self.steps.currentIndex().row()
        if not rows:
            words = self.tr("The two runs are equal, but for their times.")
        elif current in rows:
            place = rows.index(current)
            words = self.tr("Step {0} of {1} that differ").format(place + 1, len(rows))
            if not place:
                words += self.tr(" · this is the first difference")
        else:
            words = counted(len(rows), "%Ln step differs", "%Ln steps differ")
        if self.compared is not None and self.compared.comparison.more:
            words += self.tr(" · only the first {0} are told").format(MOST_DIFFERENCES)
        self.count.setText(words)

    def _open(self, side: int) -> None:
        row = self.steps.currentIndex().row()
        if self.compared is None or row < 0:
            return
        pair = self.model.items[row]
        span = pair.second if side else pair.first
        run = self.compared.second if side else self.compared.first
        if span is not None:
            self.step_asked.emit(run.run_id, span.span_id)
