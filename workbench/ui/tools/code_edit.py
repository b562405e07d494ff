"""Code to be written: coloured, with the indentation of the line before; Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor

from workbench.ui.builder.text_area import TextArea
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import Highlighter

INDENT = "    "


class CodeEdit(TextArea):
    """A text area for code.

    Args:
        language: A pygments name such as ``python``.
    """

    def __init__(
        self, theme: Theme, name: str, language: str, lines: tuple[int, int] = (8, 24)
    ) -> None:
        super().__init__(theme, name, lines=lines, mono=True)
        if language == "python":  # else a long line is one statement, and wraps
            self.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        # Before the one who colours: its first line is coloured by what is there now.
        self.document().contentsChange.connect(self._lex)
        self._colours = Highlighter(self.document(), theme, language)
        self.rested.connect(self._colour)
        theme.changed.connect(self._colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.isReadOnly():  # what is typed for a person would change it all the same
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.insertPlainText(f"\n{self._next_indent()}")
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Backspace and plain and self._at_indent():
            self._outdent()
        elif event.key() == Qt.Key.Key_BracketRight and control:
            self.insertPlainText(INDENT)
        elif event.key() == Qt.Key.Key_BracketLeft and control:
            self._outdent()
        else:
            super().keyPressEvent(event)

    def _before(self) -> str:
        """What stands before the cursor in its line."""
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _next_indent(self) -> str:
        before = self._before()
        indent = before[: len(before) - len(before.lstrip(" "))]
        return indent + (INDENT if before.rstrip().endswith(":") else "")

    def _at_indent(self) -> bool:
        before = self._before()
        is_space = bool(before) and not before.strip(" ") and len(before) % len(INDENT) == 0
        return is_space and not self.textCursor().hasSelection()

    def _outdent(self) -> None:
        """Take up to four spaces away at the beginning of the line."""
        cursor = self.textCursor()
        text = cursor.block().text()
        spaces = min(len(INDENT), len(text) - len(text.lstrip(" ")))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        moves = QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(QTextCursor.MoveOperation.Right, moves, spaces)
        cursor.removeSelectedText()

    @Slot()
    def _lex(self) -> None:
        if hasattr(self, "_colours"):
            self._colours.prepare(self.document().toPlainText())

    @Slot()
    def _colour(self) -> None:
        """Colour all of it again: a text that was opened reaches over many lines."""
        with QSignalBlocker(self):  # colours are no change of the text
            self._colours.prepare(self.document().toPlainText())
            self._colours.rehighlight()
