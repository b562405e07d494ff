"""Whose bundles are trusted, each with a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.signer_list import SignerList, day
from workbench.app.workbench import Workbench
from workbench.models.bundles.signers import TrustedSigner
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class TrustedSigners(QWidget):
    """The signers that the user said yes to; read again whenever it comes on screen."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._signers, self._theme, self._shell = SignerList(workbench), theme, shell
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(label(self.tr("Signers whose bundles are trusted")))
        column.addWidget(
            label(
                self.tr("Bundles of anyone else are taken in only after a question."),
                "muted",
                wrap=True,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        self._shell.run_task(self._refresh(), "")
        super().showEvent(event)

    async def _refresh(self) -> None:
        trusted = await self._signers.trusted()
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for signer in trusted:
            self._rows.addWidget(self._row(signer))
        if not trusted:
            self._rows.addWidget(label(self.tr("None."), "muted"))

    def _row(self, signer: TrustedSigner) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(signer.fingerprint, "mono"))
        row.addWidget(label(self.tr("since {0}").format(day(signer.added_s)), "muted"))
        row.addStretch(1)
        forget = Button(self._theme, self.tr("Forget"), kind="quiet")
        forget.setAccessibleName(self.tr("Forget the signer {0}").format(signer.fingerprint))
        on_click(forget, lambda: self._shell.run_task(self._forget(signer.fingerprint), ""))
        row.addWidget(forget, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    async def _forget(self, fingerprint: str) -> None:
        await self._signers.forget(fingerprint)
        await self._refresh()
