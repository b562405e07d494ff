"""The list of runs with its search and filters."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.traces.values import RunSummary
from workbench.ui.chat.conversation_list import ITEM, ago
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.spans import time_words
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.views import dress_list

Index = QModelIndex | QPersistentModelIndex
_ENDS = {
    "answered": ("circle-check", "success"),
    "failed": ("circle-x", "error"),
    "cancelled": ("circle-stop", "muted"),
    "interrupted": ("circle-alert", "warning"),
    "": ("loader", "info"),
}
TIMES_S = {"hour": 3600.0, "day": 86_400.0, "week": 604_800.0}


def kept(
    runs: Sequence[RunSummary], agent: str, end: str, time_key: str, now_s: float
) -> list[RunSummary]:
    """The runs that pass the filters; an empty filter lets everything pass."""
    since_s = now_s - TIMES_S[time_key] if time_key else 0.0
    return [
        run
        for run in runs
        if (not agent or run.agent_name == agent)
        and (not end or (run.end or "running") == end)
        and run.started_s >= since_s
    ]


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


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(220, 46)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        run: RunSummary = index.data(ITEM)
        theme = self._theme
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("accent_weak" if chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)
        icon, role = _ENDS.get(run.end, ("hourglass", "warning"))
        painter.drawPixmap(rect.left() + 8, rect.top() + 5, theme.pixmap(icon, 16, role))
        inner = rect.adjusted(32, 5, -10, -5)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font())
        title = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), title
        )
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font(theme.tokens.type.small_px))
        took = time_words(run.ended_s - run.started_s) if run.ended_s else run.end or "running"
        words = [visible(run.agent_name), took, ago(time.time() - run.started_s)]
        painter.drawText(
            inner,
            int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft),
            " · ".join(words),
        )
        painter.restore()


class RunList(QFrame):
    """Search, filters and list.

    Signals:
        chosen: arg: a run's id.
        searched: The search text has rested. arg: the text.
    """

    chosen = Signal(str)
    searched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setMinimumWidth(220)
        self._runs: Sequence[RunSummary] = ()
        self.search = SearchField(theme, self.tr("Search runs"), self)
        self.agents = self._box(self.tr("Agent"), [(self.tr("Every agent"), "")])
        self.ends = self._box(self.tr("End"), self._ends())
        self.times = self._box(self.tr("Time"), self._times())
        self.list = QListView(self)
        dress_list(self.list, self.tr("Runs"))
        self.model = RunModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.empty = label(
            self.tr("Each answer of an agent is a run. Ask something in the chat to see one."),
            "muted",
            wrap=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        filters = QHBoxLayout()
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
        self.search.rested.connect(self.searched)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def _ends(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Every end"), ""),
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
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setMinimumWidth(60)
        box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for title, key in choices:
            box.addItem(title, key)
        box.activated.connect(lambda _row: self._refresh())
        return box

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ITEM).run_id)

    def set_runs(self, runs: Sequence[RunSummary], current_id: str) -> None:
        """Show runs, newest first, and keep one selected."""
        self._runs = runs
        chosen = self.agents.currentData()
        names = sorted({run.agent_name for run in runs})
        while self.agents.count() > 1:
            self.agents.removeItem(1)
        for name in names:
            self.agents.addItem(name, name)
        self.agents.setCurrentIndex(max(0, self.agents.findData(chosen)))
        self._refresh(current_id)

    def _refresh(self, current_id: str = "") -> None:
        index = self.list.currentIndex()
        wanted = current_id or (index.data(ITEM).run_id if index.isValid() else "")
        items = kept(
            self._runs,
            self.agents.currentData() or "",
            self.ends.currentData() or "",
            self.times.currentData() or "",
            time.time(),
        )
        self.model.set_items(items)
        self.empty.setVisible(not items)
        self.mark(wanted)

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
