"""The list of runs with its search and filters."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workbench.traces.values import EVERY_RUN, RunFilter, RunSummary
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.spans import time_words
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.two_lines import ITEM, Index, Mark, TwoLineDelegate, TwoLines, ago
from workbench.ui.widgets.views import dress_list

_ENDS = {
    "answered": Mark("circle-check", "success"),
    "failed": Mark("circle-x", "error"),
    "cancelled": Mark("circle-stop", "muted"),
    "interrupted": Mark("circle-alert", "warning"),
    "": Mark("loader", "info"),
}
_ARROW_PX = 44  # of a box, beside its text
TIMES_S = {"hour": 3600.0, "day": 86_400.0, "week": 604_800.0}


class RunModel(QAbstractListModel):
    """Runs as an item model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[RunSummary] = []

    def set_items(self, items: list[RunSummary]) -> None:
        """Show other runs."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        run = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(" ".join(run.user_text.split()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{visible(run.user_text)}, {run.agent_name}, {run.end or 'running'}"
        return run if role == ITEM else None


def words_of(run: RunSummary) -> TwoLines:
    """What the row of a run shows."""
    took = time_words(run.ended_s - run.started_s) if run.ended_s else run.end or "running"
    words = [visible(run.agent_name), took, ago(time.time() - run.started_s)]
    end = _ENDS.get(run.end, Mark("hourglass", "warning"))
    return TwoLines(visible(" ".join(run.user_text.split())), " · ".join(words), before=end)


class RunList(QFrame):
    """Search, filters and list.

    Signals:
        chosen: arg: a run's id.
        searched: The search text has rested. arg: the text.
        filtered: Another ``wanted`` was chosen.
        more_wanted: List older ones too.
    """

    chosen = Signal(str)
    searched = Signal(str)
    filtered = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setMinimumWidth(220)
        self.search = SearchField(theme, self.tr("Search runs"), self)
        self.agents = self._box(self.tr("Agent"), [(self.tr("Any agent"), "")])
        self.ends = self._box(self.tr("Result"), self._ends())
        self.times = self._box(self.tr("Time"), self._times())
        self.list = QListView(self)
        dress_list(self.list, self.tr("Runs"))
        self.model = RunModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(theme, words_of, self.list))
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more = Button(theme, self.tr("Show older runs"), self, kind="quiet")
        self.more.hide()
        on_click(self.more, self.more_wanted.emit)
        self._filters = filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        filters.setSpacing(4)
        for box in (self.ends, self.times):
            filters.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.agents)
        column.addLayout(filters)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self.search.rested.connect(self.searched)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Filters that find no room beside one another stand below one another."""
        super().resizeEvent(event)
        names = (box.itemText(0) for box in (self.ends, self.times))
        metrics = self.ends.fontMetrics()
        needed_px = 2 * max(metrics.horizontalAdvance(name) + _ARROW_PX for name in names)
        directions = QBoxLayout.Direction
        wide = needed_px + 4 + 16 <= event.size().width()
        self._filters.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._filters.setSpacing(4 if wide else 8)

    def _ends(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Any result"), ""),
            (self.tr("Running"), "running"),
            (self.tr("Answered"), "answered"),
            (self.tr("Failed"), "failed"),
            (self.tr("Stopped"), "cancelled"),
            (self.tr("Interrupted"), "interrupted"),
            (self.tr("Step limit"), "step_limit"),
            (self.tr("Time limit"), "time_limit"),
            (self.tr("Length limit"), "token_limit"),
        ]

    def _times(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Any time"), ""),
            (self.tr("Last hour"), "hour"),
            (self.tr("Last day"), "day"),
            (self.tr("Last week"), "week"),
        ]

    def _box(self, name: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(name)
        box.setMinimumWidth(60)
        box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for title, key in choices:
            box.addItem(title, key)
        box.activated.connect(lambda _row: self.filtered.emit())
        return box

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ITEM).run_id)

    @property
    def wanted(self) -> RunFilter:
        """What the filters let pass now."""
        time_key = self.times.currentData()
        return RunFilter(
            self.agents.currentData() or "",
            self.ends.currentData() or "",
            time.time() - TIMES_S[time_key] if time_key else 0.0,
        )

    def set_agents(self, names: Sequence[str]) -> None:
        """Offer these agents, and the chosen one even if no run of it is left."""
        chosen = self.agents.currentData()
        known = [self.agents.itemData(row) for row in range(1, self.agents.count())]
        offered = sorted({*names, *([chosen] if chosen else [])})
        if offered == known:
            return
        while self.agents.count() > 1:
            self.agents.removeItem(1)
        for name in offered:
            self.agents.addItem(visible(name), name)
        self.agents.setCurrentIndex(max(0, self.agents.findData(chosen)))

    def set_runs(
        self, runs: Sequence[RunSummary], current_id: str, *, whole: bool = True
    ) -> None:
        """Show runs, newest first, and keep one selected; ``whole``: none is older."""
        if whole and self.more.hasFocus():
            self.list.setFocus()
        self.more.setVisible(not whole)
        index = self.list.currentIndex()
        wanted = current_id or (index.data(ITEM).run_id if index.isValid() else "")
        self.model.set_items(list(runs))
        self.empty.setText(self._nothing())
        self.empty.setVisible(not runs)
        self.mark(wanted)

    def _nothing(self) -> str:
        """Why no run is listed."""
        if self.wanted != EVERY_RUN:
            return self.tr("No run passes these filters.")
        if self.search.text():
            return self.tr("No run holds these words.")
        return self.tr(
            "Each answer of an agent is a run. Ask something in the chat to see one."
        )

    def mark(self, run_id: str) -> None:
        """Select a run without telling."""
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        for row, run in enumerate(self.model.items):
            if run.run_id == run_id:
                self.list.setCurrentIndex(self.model.index(row))
                break
        selection.blockSignals(blocked)
        self.list.viewport().update()
