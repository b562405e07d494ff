"""Shows a recovery key this once, to be printed or written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX = 480
Copy: TypeAlias = Callable[[str, str], object]
"""Puts a text on the clipboard; called with it and with what it is."""


class RecoveryDialog(QDialog):
    """It closes once somebody said that the key is written down."""

    def __init__(
        self, theme: Theme, copy: Copy, key: str, store: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._store = key, store
        self.setWindowTitle(self.tr("Recovery key"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(round(WIDTH_PX * max(1.0, theme.tokens.text_scale)))
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.s_px)
        column.addWidget(label(self.tr("Recovery key"), "section"))
        said = self.tr(
            "It opens the store if the passphrase is forgotten or the keyring is lost. It is "
            "shown this once. Keep it on paper, elsewhere than this machine."
        )
        column.addWidget(label(said, "muted", wrap=True))
        self.key = label(_in_two_lines(key), "mono")
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.key.setAccessibleName(self.tr("Recovery key {0}").format(key))
        self.key.setMargin(space.m_px)
        column.addWidget(self.key)
        self.noted = QCheckBox(self.tr("I have printed it or written it down"))
        column.addWidget(self.noted)
        column.addLayout(self._buttons(theme, copy))
        self.noted.toggled.connect(self.close_button.setEnabled)

    def _buttons(self, theme: Theme, copy: Copy) -> QHBoxLayout:
        row = QHBoxLayout()
        self.copy = Button(theme, self.tr("Copy"), icon="copy")
        self.paper = Button(theme, self.tr("Print…"))
        self.close_button = Button(theme, self.tr("Close"), kind="primary")
        self.close_button.setEnabled(False)
        on_click(self.copy, lambda: copy(self._key, self.tr("Recovery key")))
        on_click(self.paper, self._print)
        on_click(self.close_button, self.accept)
        for button in (self.copy, self.paper):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def reject(self) -> None:
        """Escape and the window's cross: only once it is written down."""
        if self.noted.isChecked():
            super().reject()

    def page(self) -> QTextDocument:
        """What is printed."""
        document = QTextDocument()
        document.setHtml(
            f"<h2>{self.tr('Workbench: recovery key')}</h2><p><tt>{self._key}</tt></p>"
            f"<p>{self.tr('Store {0}').format(self._store)}</p>"
        )
        return document

    def _print(self) -> None:
        try:
            from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        except ImportError:
            self.paper.setEnabled(False)  # a bundle without Qt's printing
            return
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.page().print_(printer)


def _in_two_lines(key: str) -> str:
    groups = key.split("-")
    half = len(groups) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:])
