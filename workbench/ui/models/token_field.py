"""A field for an access token; what is typed is never shown."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class TokenField(QFrame):
    """Asks for a token.

    Signals:
        entered: args: the token; whether a file may keep it where there is no keyring.
    """

    entered = Signal(str, bool)

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
        self.in_file = QCheckBox(self.tr("Without a keyring, keep it in a file of mine"))
        self.in_file.setToolTip(
            self.tr("Else it holds until you quit, where this system has no keyring")
        )
        column.addWidget(self.in_file)
        self.field.returnPressed.connect(self._enter)
        on_click(self.button, self._enter)

    @Slot()
    def _enter(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        if text:
            self.entered.emit(text, self.in_file.isChecked())
