"""A field for an access token; what is typed is never shown."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class TokenField(QFrame):
    """Asks for a token.

    Signals:
        entered: arg: the token.
    """

    entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.addWidget(
            label(
                self.tr(
                    "The authors want you to accept their conditions on the model's page. Then "
                    "make an access token there that may read, and enter it here; the system's "
                    "keyring keeps it."
                ),
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("Access token"))
        self.field.setAccessibleName(self.tr("Access token"))
        self.button = Button(theme, self.tr("Use it"), icon="lock")
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        self.field.returnPressed.connect(self._enter)
        on_click(self.button, self._enter)

    @Slot()
    def _enter(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        if text:
            self.entered.emit(text)
