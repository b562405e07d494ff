"""The key of the audit log: where it is, and what others compare."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.audit_review import AuditReview
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.policy.audit_key import KeyNote
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class AuditKeyFacts(QWidget):
    """Says where the key is kept; read again whenever it comes on screen."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._review, self._shell = AuditReview(workbench.audit), shell
        self._public_key = ""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Key that signs the audit log")))
        self.where = label("", "muted", wrap=True)
        words.addWidget(self.where)
        self.fingerprint = label("", "mono")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self.fingerprint)
        self.copy_button = Button(theme, self.tr("Copy public key"), icon="copy")
        on_click(self.copy_button, self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_note(None)

    def showEvent(self, event: QShowEvent) -> None:
        self._shell.run_task(self._refresh(), "")
        super().showEvent(event)

    async def _refresh(self) -> None:
        try:
            note = await self._review.key()
        except WorkbenchError as exc:
            if isValid(self):
                self.where.setText(f"{said(exc.message)}. {said(exc.hint)}".strip())
            return
        if isValid(self):
            self._show_note(note)

    def _show_note(self, note: KeyNote | None) -> None:
        self._public_key = note.public_key if note else ""
        self.copy_button.setVisible(note is not None)
        self.fingerprint.setVisible(note is not None)
        if note is None:
            self.where.setText(self.tr("It is made with the first checkpoint."))
            return
        kept = {
            "keyring": self.tr("It is kept in the system's keyring."),
            "file": self.tr(
                "This system has no keyring, so it is kept in a file that only you can read."
            ),
        }
        note_it = self.tr("Note its fingerprint elsewhere, to compare it when you verify.")
        self.where.setText(f"{kept[note.place]} {note_it}")
        self.fingerprint.setText(note.fingerprint)

    def _copy(self) -> None:
        self._shell.copy(self._public_key, self.tr("Public key"))
