"""Asks for the passphrase that holds, or for a new one, and does something with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.base.errors import WorkbenchError
from workbench.base.vault_header import LEAST_PASSPHRASE, MOST_PASSPHRASE
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import row_label

WIDTH_PX = 480
CarryOut: TypeAlias = Callable[[str, str, bool], Awaitable[None]]
"""Called with the proof, the new passphrase, and whether the keyring is wanted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dialog asks for.

    Attributes:
        heading: Its title.
        text: What will happen.
        action: What stands on the button.
        proof: Whether the passphrase that holds is asked for.
        new: Whether a new one is, twice.
        keyring: Whether the system's keyring may open the store, too.
        dangerous: Whether the button warns.
    """

    heading: str
    text: str
    action: str
    proof: bool = False
    new: bool = False
    keyring: bool = False
    dangerous: bool = False


class PassphraseDialog(QDialog):
    """Stays open with what was wrong until it is right or is left."""

    def __init__(
        self,
        theme: Theme,
        shell: ShellApi,
        asked: Asked,
        carry_out: CarryOut,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            theme: The look.
            shell: Runs what is done.
            asked: What is asked.
            carry_out: Does it; what it raises is shown.
            parent: Above which it is.
        """
        super().__init__(parent)
        self._shell, self._asked, self._carry_out = shell, asked, carry_out
        self.setWindowTitle(asked.heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(round(WIDTH_PX * max(1.0, theme.tokens.text_scale)))
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.s_px)
        column.addWidget(label(asked.heading, "section"))
        column.addWidget(label(asked.text, "muted", wrap=True))
        column.addLayout(self._fields())
        self.keyring = QCheckBox(self.tr("Let the system's keyring open it, too"))
        self.keyring.setVisible(asked.keyring)
        column.addWidget(self.keyring)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._buttons(theme))

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.proof = _secret(self.tr("Passphrase or recovery key"))
        self.new = _secret(self.tr("New passphrase"))
        self.again = _secret(self.tr("New passphrase once more"))
        self.new.setPlaceholderText(self.tr("At least %n characters", "", LEAST_PASSPHRASE))
        if self._asked.proof:
            form.addRow(row_label(self.tr("Passphrase now")), self.proof)
        if self._asked.new:
            form.addRow(row_label(self.tr("New passphrase")), self.new)
            form.addRow(row_label(self.tr("Once more")), self.again)
        return form

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cancel = Button(theme, self.tr("Cancel"))
        dangerous = self._asked.dangerous
        self.save = Button(theme, self._asked.action, kind="danger" if dangerous else "primary")
        on_click(self.cancel, self.reject)
        on_click(self.save, self._on_save)
        self.cancel.setAutoDefault(False)
        self.save.setDefault(True)  # Return in a field is this button
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    def _on_save(self) -> None:
        if not self.save.isEnabled():
            return
        if self._asked.new and self.new.text() != self.again.text():
            self.tell(self.tr("The two passphrases are different."))
            return
        self.save.setEnabled(False)
        self._shell.run_task(self.carry_out(), self._asked.heading, must_end=True)

    async def carry_out(self) -> None:
        """Do it with what is typed; it closes if it went well."""
        typed = self.proof.text(), self.new.text(), self.keyring.isChecked()
        try:
            await self._carry_out(*typed)
        except WorkbenchError as exc:
            if isValid(self):
                self.tell(f"{exc.message[:1].upper()}{exc.message[1:]}. {exc.hint}".strip())
            return
        if isValid(self):
            self.accept()

    def tell(self, problem: str) -> None:
        """Say what is wrong."""
        self.save.setEnabled(True)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(MOST_PASSPHRASE)
    field.setAccessibleName(name)
    return field
