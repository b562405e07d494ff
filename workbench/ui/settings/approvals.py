"""The tools that may run without asking, each with a way back."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.workbench import Workbench
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click


class AllowedTools(QWidget):
    """What "Always for this agent" was said to; read again whenever it comes on screen."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(label(self.tr("Tools that are always allowed")))
        column.addWidget(
            label(
                self.tr("You answered “Always for this agent”. Revoked tools ask again."),
                "muted",
                wrap=True,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Show what is remembered now."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        kept = self._workbench.approvals.list()
        for approval in kept:
            self._rows.addWidget(self._row(approval.agent_name, approval.tool_name))
        if not kept:
            self._rows.addWidget(label(self.tr("None."), "muted"))

    def _row(self, agent: str, tool: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tool, "mono"))
        row.addWidget(label(self.tr("for {0}").format(agent), "muted"))
        row.addStretch(1)
        revoke = Button(self._theme, self.tr("Revoke"), kind="quiet")
        revoke.setAccessibleName(self.tr("Revoke {0} for {1}").format(tool, agent))
        on_click(revoke, lambda: self._shell.run_task(self._revoke(agent, tool), ""))
        row.addWidget(revoke, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    async def _revoke(self, agent: str, tool: str) -> None:
        await asyncio.to_thread(self._workbench.approvals.forget, agent, tool)
        self.refresh()
