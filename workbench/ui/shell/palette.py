"""The command palette: every command by a few letters of its name, recent ones first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFormLayout,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.ui.actions import Action
from workbench.ui.shell.overlay import Overlay
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.fields import SearchField


def fuzzy_score(query: str, text: str) -> int:
    """How well the letters of ``query`` appear in this order in ``text``; -1 if they do not.

    Letters at the start of a word and letters beside one another count more.
    """
    score, position, last = 0, 0, -2
    lower = text.lower()
    for letter in query.lower():
        if letter.isspace():
            continue
        found = lower.find(letter, position)
        if found < 0:
            return -1
        score += 1
        if found == last + 1:
            score += 4
        if found == 0 or not lower[found - 1].isalnum():
            score += 6
        last, position = found, found + 1
    return score * 10 - len(text) // 4


def title_of(action: Action) -> str:
    """The translated title of a command."""
    return QCoreApplication.translate("actions", action.title)


class _Commands(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Action] = []

    def show(self, rows: list[Action]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        action = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(action)
        if role == Qt.ItemDataRole.UserRole:
            native = QKeySequence.SequenceFormat.NativeText
            return QKeySequence(action.shortcut).toString(native) if action.shortcut else ""
        return None


class _Delegate(QStyledItemDelegate):
    """Draws the shortcut at the right end of the row."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(200, self._theme.tokens.text_px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        super().paint(painter, option, index)
        area: QRect = option.rect.adjusted(0, 0, -12, 0)
        painter.save()
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.font(self._theme.tokens.type.small_px))
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            index.data(Qt.ItemDataRole.UserRole),
        )
        painter.restore()


class CommandPalette(Overlay):
    """Search and run a command.

    Signals:
        triggered: A command was chosen. arg: its Action.
    """

    triggered = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", "top", 560, 420)
        self.setAccessibleName(self.tr("All commands"))
        self._actions: list[Action] = []
        self.recent: list[str] = []
        self._field = SearchField(theme, self.tr("Type a command"), self)
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        self._field.setMinimumHeight(34)
        self._commands = _Commands(self)
        self._list = QListView(self)
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setProperty("role", "plain")
        self._list.setModel(self._commands)
        self._list.setItemDelegate(_Delegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(self._on_clicked)
        self._list.activated.connect(self._on_clicked)
        self.column.addWidget(self._field)
        self.column.addWidget(self._list, 1)

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Open with these commands."""
        self._actions = list(actions)
        self._field.clear()
        self._on_text("")
        self.open(self._field)

    def matches(self, query: str) -> list[Action]:
        """The commands that fit, best first; recent ones win among equals."""
        rank = {key: number for number, key in enumerate(self.recent)}
        scored = [
            (-fuzzy_score(query, title_of(a)), rank.get(a.key, 999), title_of(a), a)
            for a in self._actions
        ]
        return (
            [row[3] for row in sorted(scored, key=lambda row: row[:3]) if row[0] <= 0]
            if (query.strip())
            else sorted(self._actions, key=lambda a: (rank.get(a.key, 999), title_of(a)))
        )

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._commands.show(self.matches(text))
        self._list.setCurrentIndex(self._commands.index(0))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        action = self._commands.rows[index.row()]
        self.recent = [action.key, *[key for key in self.recent if key != action.key]][:12]
        self.dismiss()
        self.triggered.emit(action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            if event.type() == QEvent.Type.KeyPress:
                if event.key() in steps:
                    row = self._list.currentIndex().row() + steps[Qt.Key(event.key())]
                    last = self._commands.rowCount() - 1
                    self._list.setCurrentIndex(self._commands.index(max(0, min(last, row))))
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._on_clicked(self._list.currentIndex())
                    return True
        return super().eventFilter(watched, event)


class ShortcutHelp(Overlay):
    """The list of keyboard shortcuts."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", "middle", 560, 560)
        self.column.addWidget(label(self.tr("Keyboard shortcuts"), "section"))
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.column.addWidget(self._area, 1)

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Open with the shortcuts of these commands."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        form = QFormLayout(inner)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(24)
        for action in sorted(actions, key=lambda a: (a.panel, a.key)):
            if action.shortcut:
                keys = QKeySequence(action.shortcut)
                native = QKeySequence.SequenceFormat.NativeText
                form.addRow(label(keys.toString(native), "mono"), label(title_of(action)))
        self._area.setWidget(inner)
        self.open(self._area)
