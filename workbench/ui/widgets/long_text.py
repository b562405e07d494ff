"""Text boxes in which a huge line holds up nothing: it is shortened until all is asked for.

Qt lays out a line as a whole. One of 100,000 characters takes it 0.1 s, and minutes where no
word ends and letters of two scripts take turns; many short lines cost nothing until they are
scrolled to.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QMimeData, QSignalBlocker, Slot
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from workbench.ui.language.figures import figure
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.button import Button, on_click

MOST_LINE_CHARS = 2_000
MOST_LINES = 3_000
_SHOWN_CHARS = 400
_BREAK = re.compile("\r\n|[\n\r\u2029]")
"""Where Qt begins another line; it does at no other sign."""


def is_quick(text: str) -> bool:
    """Whether a text box lays the text out at once."""
    if len(text) <= MOST_LINE_CHARS:
        return True
    lines = _BREAK.split(text, MOST_LINES)
    return len(lines) <= MOST_LINES and max(map(len, lines)) <= MOST_LINE_CHARS


def shortened(text: str) -> str:
    """A text with the ends of its huge lines, and lines beyond the most, left out."""
    if is_quick(text):
        return text
    lines = _BREAK.split(text, MOST_LINES)
    more = [_more(len(lines.pop()))] if len(lines) > MOST_LINES else []
    return "\n".join([*map(_short, lines), *more])


def _short(line: str) -> str:
    if len(line) <= MOST_LINE_CHARS:
        return line
    return f"{line[:_SHOWN_CHARS]} {_more(len(line) - _SHOWN_CHARS)}"


def _more(count: int) -> str:
    words = QCoreApplication.translate("widgets", "… {0} more characters")
    return words.format(figure(f"{count:,}"))


class LongText(QPlainTextEdit):
    """Shows a text shortened where laying it out would hold up the window.

    What is shortened cannot be edited until *Show all* is pressed; ``toPlainText`` is the whole
    text all the while.

    Attributes:
        is_always_whole: Nothing may be left out of this box, however long it takes.
    """

    is_always_whole = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: str | None = None
        self._is_read_only = False
        self._usual_wrap = self.wordWrapMode()
        self._bar = QWidget(self)
        self._bar.hide()
        self._said = label(self.tr("Long lines are shortened"), "muted", parent=self._bar)
        self.all_button = Button(theme, self.tr("Show all"), self._bar, kind="quiet")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(8, 2, 4, 2)
        row.addWidget(self._said, 1)
        row.addWidget(self.all_button)
        on_click(self.all_button, self.show_all)

    @property
    def is_shortened(self) -> bool:
        """Whether only a part of the text is on screen."""
        return self._whole is not None

    def toPlainText(self) -> str:  # noqa: N802  Qt's name
        """The whole text, also while it is shortened on screen."""
        return super().toPlainText() if self._whole is None else self._whole

    def setPlainText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show another text, shortened where it is huge."""
        if is_quick(text):
            self._put(text, None)
            self._wrap(anywhere=False)
        elif self.is_always_whole or self._is_edited_whole:
            self._wrap(anywhere=True)
            self._put(text, None)
        else:
            self._put(shortened(text), text)

    @property
    def _is_edited_whole(self) -> bool:
        """Whether all of a huge text is on screen and somebody is at work in it."""
        return self.hasFocus() and not self.is_shortened and not is_quick(self.toPlainText())

    @Slot()
    def show_all(self) -> None:
        """Show all of a shortened text, so that it can be read and edited."""
        if self._whole is None:
            return
        self._wrap(anywhere=True)
        with QSignalBlocker(self):  # it is the same text
            self._put(self._whole, None)
        self.setFocus()

    def setReadOnly(self, is_read_only: bool) -> None:  # noqa: N802  Qt's name
        """Let the text be read only, or edited."""
        self._is_read_only = is_read_only
        super().setReadOnly(is_read_only or self.is_shortened)

    def setWordWrapMode(self, mode: QTextOption.WrapMode) -> None:  # noqa: N802  Qt's name
        """Say where lines may be broken."""
        self._usual_wrap = mode
        super().setWordWrapMode(mode)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Take what is pasted or dropped."""
        if not is_quick(source.text()):
            self._wrap(anywhere=True)
        super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def bar_px(self) -> int:
        """The height of what stands below the text."""
        return self._bar.sizeHint().height() if self.is_shortened else 0

    def before_shown(self, shown: str) -> None:
        """Another text is about to be on screen; to be overridden."""

    def _put(self, shown: str, whole: str | None) -> None:
        self._whole = whole
        super().setReadOnly(self._is_read_only or whole is not None)
        self.all_button.setAccessibleName(
            self.tr("Show all of {0}").format(self.accessibleName())
        )
        self._bar.setVisible(whole is not None)
        self.setViewportMargins(0, 0, 0, self.bar_px())
        self._place_bar()
        self.before_shown(shown)
        super().setPlainText(shown)

    def _wrap(self, *, anywhere: bool) -> None:
        """Looking for the ends of words takes a time with the square of a line's length."""
        mode = QTextOption.WrapMode.WrapAnywhere if anywhere else self._usual_wrap
        if mode != self.wordWrapMode():
            super().setWordWrapMode(mode)

    def _place_bar(self) -> None:
        inside, height = self.contentsRect(), self.bar_px()
        self._bar.setGeometry(
            inside.left(), inside.bottom() + 1 - height, inside.width(), height
        )
