"""The deployments panel: a file and what it would change, and what runs."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.actions import Action
from workbench.ui.deployments.file_part import FilePart
from workbench.ui.deployments.running_part import RunningPart
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.views import ColumnArea, SplitView

EVERY_MS = 2000
_COLUMN_PX = 330


class DeploymentsPanel(QWidget):
    """The file at the left, what runs at the right; looks again while it is on screen."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._deployments, self._theme = workbench.deployments, theme
        space = theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        outer.addWidget(label(self.tr("Deployments"), "page"))
        split = SplitView("deployments")
        self.file = FilePart(workbench, theme, shell)
        self.running = RunningPart(workbench, theme, shell)
        split.addWidget(self._area(self.file, self.tr("File and plan")))
        split.addWidget(self._area(self.running, self.tr("What runs")))
        split.setSizes([560, 560])
        outer.addWidget(split, 1)
        self.first_focus = self.file.path
        self._looking: asyncio.Task[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self.file.applied.connect(self.refresh)
        self.destroyed.connect(self._timer.stop)

    def _area(self, part: QWidget, name: str) -> ColumnArea:
        area = ColumnArea(self._theme, _COLUMN_PX)
        area.setAccessibleName(name)
        area.setWidget(part)
        return area

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        self.refresh()
        self.file.look()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Look how what was applied stands; one look at a time."""
        if self._looking is not None and not self._looking.done():
            return
        work = self._look()
        try:
            self._looking = asyncio.get_running_loop().create_task(work)
        except RuntimeError:  # the loop has ended: a late signal begins nothing any more
            work.close()

    async def _look(self) -> None:
        try:
            found = await self._deployments.status()
        except WorkbenchError:
            return  # not for this role: the panel shows nothing then
        if isValid(self):
            self.running.show_all(found)

    def commands(self) -> list[Action]:
        """The commands of the panel."""
        check = self.tr("Check the deployment")
        apply = self.tr("Apply the deployment")
        return [
            Action("deployments.check", check, "F5", "deployments", self.file.look),
            Action("deployments.apply", apply, "Ctrl+Return", "deployments", self.file.begin),
        ]


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    made = DeploymentsPanel(workbench, theme, shell)
    shell.register_actions(made.commands())
    return made
