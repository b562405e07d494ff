"""Text of strangers to read: wrapped anywhere, so that no long word is out of sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFont, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class WrappedText(QPlainTextEdit):
    """Looks like a label, and is as high as its text, up to a limit; then it scrolls.

    A label is as wide as its longest word, and shows nothing of what has no room.

    Args:
        name: What it says, for screen readers.
        most_lines: Beyond these it scrolls, and the keys come to it.
    """

    def __init__(self, name: str, *, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_lines = most_lines
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._write_letters_as_they_are()

    def setText(self, text: str) -> None:  # noqa: N802  as labels have it
        """Show a text; the same one stays as it is scrolled and selected."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def text(self) -> str:
        """The whole text."""
        return self.toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._write_letters_as_they_are()

    def _write_letters_as_they_are(self) -> None:
        """The font draws an x between digits as a multiplication sign; a path has none."""
        font = QFont(self.font())
        font.setFeature(QFont.Tag("calt"), 0)
        self.document().setDefaultFont(font)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        over = lines > self._most_lines
        policy, focus = Qt.ScrollBarPolicy, Qt.FocusPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if over else policy.ScrollBarAlwaysOff
        )
        self.setFocusPolicy(focus.StrongFocus if over else focus.ClickFocus)
        height = min(lines, self._most_lines) * self.fontMetrics().lineSpacing() + 4
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
