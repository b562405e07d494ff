"""What a server wrote beside its messages: its last lines, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.chat.block_layout import visible_lines
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import CodeView


class SaidPart(QWidget):
    """The last lines.

    Signals:
        copy_asked: arg: the lines.
    """

    copy_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = ""
        self._words = label("", "muted", wrap=True)
        self.code = CodeView(theme)
        self.code.setAccessibleName(tr("Last lines of the server"))
        self.copy = Button(theme, tr("Copy"), icon="copy")
        on_click(self.copy, lambda: self.copy_asked.emit(self._text))
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.code, 1)

    def show_lines(self, text: str) -> None:
        """Show lines; while none is added, the view stays where it was scrolled to."""
        self._words.setText(
            tr("What it wrote to its error output, the last lines.")
            if text
            else tr("It wrote nothing to its error output since it was started.")
        )
        self.copy.setEnabled(bool(text))
        if text == self._text:
            return
        self._text = text
        bar = self.code.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        self.code.set_text(visible_lines(text))
        if at_end:
            bar.setValue(bar.maximum())
