"""What was applied and how it stands: nodes, health, agents per node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.deploy.status import Status
from workbench.app.workbench import Workbench
from workbench.ui.deployments.words import badge_of, process_words
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, KeyValue, SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click

_NAMES_PX = 90


class OneRunning(QWidget):
    """One deployment."""

    def __init__(self, name: str, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._name, self._deployments, self._shell = name, workbench.deployments, shell
        self._status: Status | None = None
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s_px)
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        row.addWidget(label(name, "section"))
        self.badge = Badge(theme, "")
        row.addWidget(self.badge)
        row.addStretch(1)
        self.copy = Button(theme, self.tr("Copy address"), kind="quiet", icon="copy")
        self.copy.setAccessibleName(self.tr("Copy the address of {0}").format(name))
        on_click(self.copy, self._on_copy)
        self.stop = Button(theme, self.tr("Stop"), icon="square")
        self.stop.setAccessibleName(self.tr("Stop {0}").format(name))
        on_click(self.stop, self.begin_stop)
        row.addWidget(self.copy)
        row.addWidget(self.stop)
        column.addLayout(row)
        self.remark = label("", "warning", wrap=True)
        column.addWidget(self.remark)
        self.rows = KeyValue(names_px=theme.tokens.text_px(_NAMES_PX))
        column.addWidget(self.rows)
        self.log = label("", "mono", wrap=True)
        column.addWidget(self.log)

    def show_status(self, status: Status) -> None:
        """Show how it stands now."""
        self._status = status
        self.badge.set_value(*badge_of(status))
        rows = [(one.name, process_words(one)) for one in status.processes]
        self.rows.set_rows([(self.tr("Address"), f"{status.url}/v1"), *rows])
        self.rows.setVisible(not status.problem)
        remark = said(status.problem)
        if not status.stopped and not status.supervised and not status.problem:
            remark = self.tr("Nobody watches over it: what ends stays away. Apply it again.")
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        lines = [] if status.stopped else [x for one in status.processes for x in one.log[-2:]]
        self.log.setText("\n".join(lines))
        self.log.setVisible(bool(lines))
        self.stop.setEnabled(not status.stopped)
        self.copy.setEnabled(bool(status.url) and not status.stopped)

    def begin_stop(self) -> None:
        """End all of it; answers that go on may end first."""
        self.stop.setEnabled(False)
        title = self.tr("Stopping the deployment {0}").format(self._name)
        self._shell.run_task(self._stop(), title, must_end=True)

    async def _stop(self) -> None:
        try:
            await self._deployments.stop(self._name)
        finally:
            found = await self._deployments.status()
            for one in found:
                if isValid(self) and one.name == self._name:
                    self.show_status(one)

    def _on_copy(self) -> None:
        if self._status is not None:
            self._shell.copy(f"{self._status.url}/v1", self.tr("Address"))


class RunningPart(QWidget):
    """All that was applied."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._made = (workbench, theme, shell)
        space = theme.tokens.space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.l_px, 0, space.xl_px, space.l_px)
        self._column.setSpacing(space.l_px)
        self._column.addWidget(SectionHeader(self.tr("Applied here")))
        self.nothing = label(
            self.tr("Nothing yet. Choose a file, look at what it would change, and apply it."),
            "muted",
            wrap=True,
        )
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        self.shown: dict[str, OneRunning] = {}

    def show_all(self, found: Sequence[Status]) -> None:
        """Show how each stands now; what is gone goes."""
        names = [one.name for one in found]
        for name in [name for name in self.shown if name not in names]:
            self.shown.pop(name).deleteLater()
        for one in found:
            if one.name not in self.shown:
                self.shown[one.name] = OneRunning(one.name, *self._made)
                self._column.insertWidget(self._column.count() - 1, self.shown[one.name])
            self.shown[one.name].show_status(one)
        self.nothing.setVisible(not found)
