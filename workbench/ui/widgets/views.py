"""Larger things that panels share: code, split views, lists, switches."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
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
    QScrollArea,
    QWidget,
)

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.long_text import LongText
from workbench.ui.widgets.split_view import SplitView
from workbench.ui.widgets.two_lines import scaled_px

__all__ = ["CodeView", "ColumnArea", "Highlighter", "SplitView", "Toggle", "dress_list"]

HIGHLIGHT_LIMIT_CHARS = 20_000
"""The whole is read again at each key: some 4 µs for a character."""


class ColumnArea(QScrollArea):
    """A column that scrolls downwards only; it is as wide as what is in it needs.

    Args:
        least_px: Its least width. What is in it may take a fifth more, and as much as
            larger text needs.
    """

    def __init__(self, theme: Theme, least_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_theme, self._least_px = theme, least_px
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        page, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        needed_px = page.minimumSizeHint().width() + bar + 4 if page is not None else 0
        most_px = scaled_px(self._column_theme, self._least_px * 6 // 5)
        width = max(self._least_px, min(needed_px, most_px))
        return QSize(width, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)


def dress_list(view: QListView, name: str) -> None:
    """Make a list of equally high rows that a delegate paints."""
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class Highlighter(QSyntaxHighlighter):
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
            end = position + len(value)
            # Half a number, as the 127 of an address, is none.
            broken = "Number" in str(kind) and text[end : end + 1] == "."
            if (role := _role_of(str(kind))) and not broken:
                self._spans.append((position, end, role))
        self._spans.sort()

    def highlightBlock(self, text: str) -> None:
        if not self._spans:
            return
        start = self.currentBlock().position()
        end = start + len(text)
        at = bisect_right(self._spans, start, key=itemgetter(1))  # what ends before is over
        for place in range(at, len(self._spans)):
            first, last, role = self._spans[place]
            if first >= end:
                return
            kind = QTextCharFormat()
            kind.setForeground(QColor(self._theme.tokens.colour(role)))
            self.setFormat(max(first, start) - start, min(last, end) - max(first, start), kind)


def _role_of(kind: str) -> str:
    for part, role in (
        ("Comment", "muted"),
        ("Name.Tag", "accent"),
        ("Keyword", "accent"),
        ("String", "success"),
        ("Number", "warning"),
        ("Name.Function", "info"),
        ("Name.Class", "info"),
        ("Generic.Inserted", "success"),
        ("Generic.Deleted", "error"),
        ("Generic.Subheading", "muted"),
    ):
        if part in kind:
            return role
    return ""


class CodeView(LongText):
    """Read-only text in the code font, highlighted; Ctrl+C copies.

    Args:
        language: A pygments name such as ``json`` or ``python``; empty for none.
    """

    def __init__(self, theme: Theme, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Text"))
        self.setTabChangesFocus(True)
        self._highlighter = Highlighter(self.document(), theme, language)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_text(self, text: str, language: str | None = None) -> None:
        """Show another text."""
        if language is not None:
            self._highlighter.language = language
        self.setPlainText(text)

    def before_shown(self, shown: str) -> None:
        """Lex what will be on screen."""
        self._highlighter.prepare(shown)

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())

    @Slot()
    def _refresh(self) -> None:
        self.setFont(self._theme.mono())
        self.setStyleSheet(
            f'QPlainTextEdit {{ font-family: "{self._theme.tokens.type.mono_family}";'
            f"font-size: {self._theme.tokens.text_px(self._theme.tokens.type.mono_px)}px;"
            f"background: {self._theme.tokens.colours.sunken}; }}"
        )
        self._highlighter.rehighlight()


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
        return QSize(38, 24)

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
