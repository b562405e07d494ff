"""The encryption of what is kept, in the settings: how it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.store_keeping import Plan, StoreStatus
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.vault_header import Way
from workbench.ui.panels import ShellApi
from workbench.ui.store.passphrase_dialog import Asked, CarryOut, PassphraseDialog
from workbench.ui.store.recovery_dialog import RecoveryDialog
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class StoreCard(QWidget):
    """Says how the store is kept; read again whenever it comes on screen."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._keeping, self._theme, self._shell = workbench.encryption, theme, shell
        self.status = StoreStatus()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        self.now = label("", wrap=True)
        self.ways = label("", "muted", wrap=True)
        self.plan = label("", "warning", wrap=True)
        for words in (self.now, self.ways, self.plan):
            column.addWidget(words)
        self._make_buttons()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        rows = (
            (self.encrypt, self.forget),
            (self.passphrase, self.recovery, self.keyring),
            (self.rotate, self.decrypt),
        )
        for down, row in enumerate(rows):
            for across, button in enumerate(row):
                grid.addWidget(button, down, across, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)
        column.addLayout(grid)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.show_status(self.status)

    def _make_buttons(self) -> None:
        theme = self._theme
        self.encrypt = Button(theme, self.tr("Encrypt…"), kind="primary", icon="lock")
        self.passphrase = Button(theme, self.tr("Change passphrase…"))
        self.recovery = Button(theme, self.tr("New recovery key…"))
        self.keyring = Button(theme, "")
        self.rotate = Button(theme, self.tr("New data key…"))
        self.decrypt = Button(theme, self.tr("Decrypt…"), kind="danger")
        self.forget = Button(theme, self.tr("Forget the plan"))
        on_click(self.encrypt, self._on_encrypt)
        on_click(self.passphrase, self._on_passphrase)
        on_click(self.recovery, self._on_recovery)
        on_click(self.keyring, self._on_keyring)
        on_click(self.rotate, self._on_rotate)
        on_click(self.decrypt, self._on_decrypt)
        on_click(self.forget, lambda: self._shell.run_task(self._forget(), ""))

    def showEvent(self, event: QShowEvent) -> None:
        self._shell.run_task(self.refresh(), "")
        super().showEvent(event)

    # -- what is shown

    async def refresh(self) -> None:
        """Read how it is kept."""
        try:
            found = await self._keeping.status()
        except WorkbenchError as exc:
            if isValid(self):
                self.problem.setText(f"{exc.message}. {exc.hint}".strip())
                self.problem.show()
            return
        if isValid(self):
            self.problem.hide()
            self.show_status(found)

    def show_status(self, found: StoreStatus) -> None:
        """Show how it is kept, and what can be done."""
        self.status = found
        self.now.setText(
            self.tr("Everything kept here is encrypted, with data key {0}.").format(found.key)
            if found.encrypted
            else self.tr(
                "What is kept here is not encrypted: who gets hold of this disk reads it."
            )
        )
        names = ", ".join(self._way(way) for way in found.ways)
        self.ways.setText(self.tr("It is opened by: {0}.").format(names))
        self.ways.setVisible(found.encrypted)
        self.plan.setText(self._planned(found.plan))
        self.plan.setVisible(bool(found.plan))
        self.forget.setVisible(bool(found.plan))
        self.encrypt.setVisible(not found.encrypted and not found.plan)
        usable = found.encrypted and not found.plan
        for button in (self.passphrase, self.recovery, self.keyring, self.rotate, self.decrypt):
            button.setVisible(usable)
        self.keyring.setText(
            self.tr("Forget in the keyring…")
            if "keyring" in found.ways
            else self.tr("Open by keyring…")
        )
        self.keyring.setAccessibleName(self.keyring.text())

    def _way(self, way: Way) -> str:
        return {
            "passphrase": self.tr("a passphrase"),
            "keyring": self.tr("the system's keyring"),
            "recovery": self.tr("the recovery key"),
        }[way]

    def _planned(self, plan: Plan) -> str:
        begin = {
            "encrypt": self.tr("The next start encrypts everything."),
            "decrypt": self.tr("The next start decrypts everything."),
            "rotate": self.tr("The next start encrypts everything with a new data key."),
        }.get(plan, "")
        return f"{begin} {self.tr('Close Workbench and open it again.')}" if begin else ""

    # -- what is done

    def _open(self, asked: Asked, carry_out: CarryOut) -> PassphraseDialog:
        dialog = PassphraseDialog(self._theme, self._shell, asked, carry_out, self)
        dialog.open()
        return dialog

    def _on_encrypt(self) -> None:
        said = self.tr(
            "The next start encrypts conversations, runs, memories, documents, settings and "
            "the audit log. Models, logs and what you export are not."
        )
        asked = Asked(
            self.tr("Encrypt the store"), said, self.tr("Encrypt at the next start"),
            new=True, keyring=True,
        )  # fmt: skip
        self._open(asked, self.plan_encryption)

    async def plan_encryption(self, _proof: str, passphrase: str, keyring: bool) -> None:
        """Plan it, and show the recovery key."""
        key = await self._keeping.plan_encryption(passphrase, keyring=keyring)
        self._show_recovery(key)
        await self.refresh()

    def _on_passphrase(self) -> None:
        said = self.tr("It holds at once. Nothing needs to be encrypted anew.")
        asked = Asked(
            self.tr("Change the passphrase"), said, self.tr("Change"), proof=True, new=True
        )

        async def change(proof: str, new: str, _keyring: bool) -> None:
            await self._keeping.change_passphrase(proof, new)
            await self.refresh()

        self._open(asked, change)

    def _on_recovery(self) -> None:
        said = self.tr("The old recovery key opens nothing any more.")
        asked = Asked(self.tr("New recovery key"), said, self.tr("Make it"), proof=True)

        async def renew(proof: str, _new: str, _keyring: bool) -> None:
            self._show_recovery(await self._keeping.renew_recovery_key(proof))

        self._open(asked, renew)

    def _on_keyring(self) -> None:
        wanted = "keyring" not in self.status.ways
        said = (
            self.tr("Who is signed in to this system opens the store without a passphrase.")
            if wanted
            else self.tr("The passphrase is asked for at every start from now on.")
        )
        asked = Asked(self.tr("The system's keyring"), said, self.tr("Change"), proof=True)

        async def use(proof: str, _new: str, _keyring: bool) -> None:
            await self._keeping.use_keyring(proof, wanted=wanted)
            await self.refresh()

        self._open(asked, use)

    def _on_rotate(self) -> None:
        said = self.tr(
            "Every file is encrypted anew at the next start. Passphrase and recovery key stay."
        )
        asked = Asked(
            self.tr("New data key"), said, self.tr("Encrypt anew at the next start"), proof=True
        )

        async def rotate(proof: str, _new: str, _keyring: bool) -> None:
            await self._keeping.plan_rotation(proof)
            await self.refresh()

        self._open(asked, rotate)

    def _on_decrypt(self) -> None:
        said = self.tr(
            "Every file becomes plain at the next start: who gets hold of this disk reads it."
        )
        asked = Asked(
            self.tr("Decrypt the store"), said, self.tr("Decrypt at the next start"),
            proof=True, dangerous=True,
        )  # fmt: skip

        async def decrypt(proof: str, _new: str, _keyring: bool) -> None:
            await self._keeping.plan_decryption(proof)
            await self.refresh()

        self._open(asked, decrypt)

    async def _forget(self) -> None:
        await self._keeping.forget_plan()
        await self.refresh()

    def _show_recovery(self, key: str) -> None:
        dialog = RecoveryDialog(
            self._theme, self._shell.copy, key, self.status.store, self.window()
        )
        dialog.open()
