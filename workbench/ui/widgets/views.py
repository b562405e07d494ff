"""Larger things that panels share: code, JSON trees, split views, placeholders, switches."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QTreeView,
    QWidget,
)

from workbench.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
HIGHLIGHT_LIMIT_CHARS = 60_000


class SplitView(QSplitter):
    """A splitter whose places are remembered under its key by the shell.

    The main window finds it by its object name, so the key must be unique within a panel.
    """

    def __init__(
        self,
        key: str,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(f"split:{key}")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)


def dress_list(view: QListView, name: str) -> None:
    """Make a list of equally high rows that a delegate paints."""
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class _Highlighter(QSyntaxHighlighter):
    """Colours one document with pygments; the lexer is imported at the first use."""

    def __init__(self, document: QTextDocument, theme: Theme, language: str) -> None:
        super().__init__(document)
        self._theme = theme
        self.language = language
        self._spans: list[tuple[int, int, str]] = []

    def prepare(self, text: str) -> None:
        """Lex the whole text; blocks are coloured from the result."""
        self._spans = []
        if not self.language or len(text) > HIGHLIGHT_LIMIT_CHARS:
            return
        from pygments.lexers import get_lexer_by_name
        from pygments.util import ClassNotFound

        try:
            lexer = get_lexer_by_name(self.language, stripnl=False, ensurenl=False)
        except ClassNotFound:
            return
        for position, kind, value in lexer.get_tokens_unprocessed(text):
            if role := _role_of(str(kind)):
                self._spans.append((position, position + len(value), role))

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        end = start + len(text)
        for first, last, role in self._spans:
            if last > start and first < end:
                kind = QTextCharFormat()
                kind.setForeground(QColor(self._theme.tokens.colour(role)))
                self.setFormat(
                    max(first, start) - start, min(last, end) - max(first, start), kind
                )


def _role_of(kind: str) -> str:
    for part, role in (
        ("Comment", "muted"),
        ("Name.Tag", "accent"),
        ("Keyword", "accent"),
        ("String", "success"),
        ("Number", "warning"),
        ("Name.Function", "info"),
        ("Name.Class", "info"),
    ):
        if part in kind:
            return role
    return ""


class CodeView(QPlainTextEdit):
    """Read-only text in the code font, highlighted; Ctrl+C copies.

    Args:
        language: A pygments name such as ``json`` or ``python``; empty for none.
    """

    def __init__(self, theme: Theme, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Text"))
        self.setTabChangesFocus(True)
        self._highlighter = _Highlighter(self.document(), theme, language)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_text(self, text: str, language: str | None = None) -> None:
        """Show another text."""
        if language is not None:
            self._highlighter.language = language
        self._highlighter.prepare(text)
        self.setPlainText(text)

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())

    @Slot()
    def _refresh(self) -> None:
        self.setFont(self._theme.mono())
        self.setStyleSheet(
            f'font-family: "{self._theme.tokens.type.mono_family}";'
            f"font-size: {self._theme.tokens.text_px(self._theme.tokens.type.mono_px)}px;"
            f"background: {self._theme.tokens.colours.sunken};"
        )
        self._highlighter.rehighlight()


class _Node:
    __slots__ = ("children", "key", "parent", "row", "value")

    def __init__(self, key: str, value: Any, parent: _Node | None, row: int) -> None:
        self.key, self.value, self.parent, self.row = key, value, parent, row
        self.children: list[_Node] | None = None

    def kids(self) -> list[_Node]:
        """The children, made when they are first looked at."""
        if self.children is None:
            pairs: list[tuple[str, Any]] = []
            if isinstance(self.value, dict):
                pairs = [(str(key), value) for key, value in self.value.items()]
            elif isinstance(self.value, list | tuple):
                pairs = [(str(number), value) for number, value in enumerate(self.value)]
            self.children = [_Node(k, v, self, row) for row, (k, v) in enumerate(pairs)]
        return self.children


class JsonModel(QAbstractItemModel):
    """A JSON value as an item model of two columns, name and value; rows are made lazily."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._root = _Node("", value, None, 0)

    def set_value(self, value: Any) -> None:
        """Show another value."""
        self.beginResetModel()
        self._root = _Node("", value if isinstance(value, dict | list) else [value], None, 0)
        self.endResetModel()

    def _node(self, index: Index) -> _Node:
        return index.internalPointer() if index.isValid() else self._root

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        kids = self._node(parent).kids()
        if 0 <= row < len(kids) and 0 <= column < 2:
            return self.createIndex(row, column, kids[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._node(parent).kids())

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        node = self._node(index)
        return node.key if index.column() == 0 else short_value(node.value)

    def value_at(self, index: Index) -> Any:
        """The JSON value of a row."""
        return self._node(index).value


def short_value(value: Any) -> str:
    """A JSON value in one line."""
    if isinstance(value, dict):
        return "{" + str(len(value)) + "}"
    if isinstance(value, list | tuple):
        return f"[{len(value)}]"
    if isinstance(value, str):
        return value if len(value) <= 400 else value[:400] + "…"
    return json.dumps(value, ensure_ascii=False, default=str)


class JsonTree(QTreeView):
    """A JSON value as a collapsible tree; Ctrl+C or the menu copies the value of the row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = JsonModel(None, self)
        self.setModel(self._values)
        self.setHeaderHidden(True)
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(self.tr("Copy value"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._on_copy)
        self.addAction(copy)

    def set_value(self, value: Any) -> None:
        """Show a value, its first level open."""
        self._values.set_value(value)
        self.expandToDepth(0)
        self.resizeColumnToContents(0)

    @Slot()
    def _on_copy(self) -> None:
        value = self._values.value_at(self.currentIndex())
        text = (
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
        )
        QGuiApplication.clipboard().setText(text)


class Skeleton(QWidget):
    """Grey bars where content will be; they appear after 150 ms, so quick loads stay calm."""

    def __init__(self, theme: Theme, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lines, self._shown = theme, lines, False
        self.setAccessibleName(self.tr("Loading"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._timer.timeout.connect(self._on_late)
        self._timer.start()

    @Slot()
    def _on_late(self) -> None:
        self._shown = True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._lines * 24 + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("pressed"))
        for number in range(self._lines):
            width = (self.width() - 32) * (0.9, 0.7, 0.8, 0.5)[number % 4]
            painter.drawRoundedRect(QRectF(16, 12 + number * 24, width, 12), 4, 4)


class Toggle(QCheckBox):
    """A switch: the same as a check box, drawn as a sliding knob."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._slide = QVariantAnimation(self)
        self._slide.valueChanged.connect(lambda _place: self.update())
        self.toggled.connect(self._on_toggled)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._slide.stop()
        motion_ms = self._theme.tokens.motion_ms
        if motion_ms and self.isVisible():
            self._slide.setDuration(motion_ms)
            self._slide.setStartValue(5.0 if on else 21.0)
            self._slide.setEndValue(21.0 if on else 5.0)
            self._slide.start()

    @property
    def moving(self) -> bool:
        """Whether the knob is on its way."""
        return self._slide.state() == QVariantAnimation.State.Running

    def sizeHint(self) -> QSize:
        return QSize(40, 24)

    def hitButton(self, _position: object) -> bool:  # noqa: N802  Qt's name
        """The whole widget is the button."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0.5, 1.5, 37, 21), 10.5, 10.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent" if on else "muted", 1.0 if on else 0.55))
        painter.drawRoundedRect(QRectF(3, 4, 32, 16), 8, 8)
        painter.setBrush(self._theme.colour("on_accent" if on else "surface"))
        place = self._slide.currentValue() if self.moving else 21.0 if on else 5.0
        painter.drawEllipse(QRectF(place, 6, 12, 12))


def later(owner: QWidget, callback: Callable[[], None]) -> None:
    """Call once, as soon as the event loop is free, unless the owner is gone by then."""
    QTimer.singleShot(0, owner, callback)
