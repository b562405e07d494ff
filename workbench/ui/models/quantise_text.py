"""A text of the user, on which is measured which weights of a model matter."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.compare_commands import read_text
from workbench.app.quantise import LEAST_TEXT_TOKENS, text_is_short
from workbench.base.errors import WorkbenchError
from workbench.ui.language.figures import figure
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click

HEIGHT_PX = 104
_CHARS_PER_TOKEN = 4
"""Of plain English; other texts have more tokens, so this never promises too many."""


class TextBox(QWidget):
    """Typed, pasted or opened; says what it is for, and whether it is long enough.

    Signals:
        changed: The text is another.
        failed: A file could not be read. arg: the error.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, shell: ShellApi, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._needed = shell, False
        self.open_file = Button(theme, self.tr("Open a text…"), icon="file-text")
        head = SectionHeader(self.tr("Text to measure on"))
        head.add(self.open_file)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(self.tr("Text to measure on"))
        self.edit.setPlaceholderText(
            self.tr("Paste some pages of what the model will read: letters, code, notes.")
        )
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(HEIGHT_PX)
        self.count = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.s_px)
        column.addWidget(head)
        column.addWidget(label(self._words(), "muted", wrap=True))
        column.addWidget(self.edit)
        column.addWidget(self.count)
        self.edit.textChanged.connect(self._on_changed)
        on_click(self.open_file, self._choose)
        self._show_count()

    def _words(self) -> str:
        return self.tr(
            "The smallest types have so few bits that it must be known which weights matter. "
            "The model reads this text first, and what it uses most is kept best. Without a "
            "text the other types are made as they are; with one, those of few bits lose less."
        )

    @property
    def text(self) -> str:
        """The text; empty if there is nothing to read in it."""
        text = self.edit.toPlainText()
        return text if text.strip() else ""

    @property
    def usable(self) -> bool:
        """It is long enough, or not there and not needed."""
        text = self.text
        return not text_is_short(text) if text else not self._needed

    def set_needed(self, needed: bool) -> None:
        """Whether what is chosen cannot be made without a text."""
        self._needed = needed
        self._show_count()

    @Slot()
    def _on_changed(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        text, least = self.text, LEAST_TEXT_TOKENS
        about = figure(f"{least * _CHARS_PER_TOKEN:,}")
        chars, tokens = figure(f"{len(text):,}"), len(text) // _CHARS_PER_TOKEN
        if not text and self._needed:
            words = self.tr(
                "This type needs a text: at least {0} tokens, about {1} characters."
            ).format(least, about)
        elif not text:
            words = self.tr("No text: nothing is measured.")
        elif not self.usable:
            words = self.tr(
                "{0} characters are too few. It takes at least {1} tokens, about {2}."
            ).format(chars, least, about)
        else:
            words = self.tr("{0} characters, about {1} tokens.").format(
                chars, figure(f"{tokens:,}")
            )
            if tokens < least:
                words += self.tr(" That may be too few: {0} are needed.").format(least)
        self.count.setText(words)
        role = "muted" if self.usable else "warning"
        if self.count.property("role") != role:
            self.count.setProperty("role", role)
            self.count.style().unpolish(self.count)
            self.count.style().polish(self.count)
        self.edit.setAccessibleDescription(words)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a text"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Take the text from a file."""
        self._shell.run_task(self._read(path), self.tr("Reading %s") % path.name)

    async def _read(self, path: Path) -> None:
        try:
            text = await asyncio.to_thread(read_text, str(path))
        except WorkbenchError as exc:
            if isValid(self):
                self.failed.emit(exc)
            return
        if isValid(self):
            self.edit.setPlainText(text)
            self.edit.setFocus()
