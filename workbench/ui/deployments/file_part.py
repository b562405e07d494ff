"""A deployment's file: what is wrong with it, and what applying it would change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.deploy.plan import Plan
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.deployments.words import plan_words, problem_words, step_words
from workbench.ui.language.messages import sentence
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.path_field import PathField
from workbench.ui.widgets.basics import KeyValue, SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import CodeView

_NAMES_PX = 90
_CODE_PX = 150
KEPT = "deployments.file"


class FilePart(QWidget):
    """Chooses a file, checks and plans it at once, and applies it.

    Signals:
        applied: Something was applied, or tried to be.
    """

    applied = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._deployments, self._theme, self._shell = workbench.deployments, theme, shell
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space.l_px, space.l_px)
        column.setSpacing(space.m_px)
        column.addWidget(SectionHeader(self.tr("File")))
        self.path = PathField(
            theme, self.tr("Deployment file"), QFileDialog.FileMode.ExistingFile
        )
        self.path.line.setPlaceholderText(self.tr("deployment.yaml"))
        self.path.rested.connect(self.look)
        column.addWidget(self.path)
        column.addLayout(self._buttons())
        self.sentence = label("", wrap=True)
        column.addWidget(self.sentence)
        self.steps = KeyValue(names_px=theme.tokens.text_px(_NAMES_PX))
        column.addWidget(self.steps)
        self.text = CodeView(theme, "diff")
        self.text.setAccessibleName(self.tr("Mistakes, or what is different in the file"))
        self.text.setMinimumHeight(theme.tokens.text_px(_CODE_PX))
        column.addWidget(self.text)
        column.addStretch(1)
        self._plan: Plan | None = None
        kept = shell.kept(KEPT)
        if kept:
            self.path.show_path(kept[0])
        self._show(None, "")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s_px)
        self.check = Button(self._theme, self.tr("Check"), icon="refresh-cw")
        on_click(self.check, self.look)
        self.apply = Button(self._theme, self.tr("Apply"), kind="primary", icon="play")
        on_click(self.apply, self.begin)
        row.addStretch(1)
        row.addWidget(self.check)
        row.addWidget(self.apply)
        return row

    def look(self) -> None:
        """Check and plan the file."""
        if not self.path.path:
            self._show(None, "")
            return
        self._shell.keep(KEPT, [self.path.path])
        title = self.tr("Looking at the deployment")
        self._shell.run_task(self._look(self._file), title)

    @property
    def _file(self) -> Path:
        return Path(self.path.path).expanduser()

    async def _look(self, path: Path) -> None:
        try:
            plan, said = await self._deployments.plan(path), ""
        except WorkbenchError as exc:
            plan, said = None, sentence(exc.message, exc.hint)
        if isValid(self) and path == self._file:
            self._show(plan, said)

    def begin(self) -> None:
        """Apply the file as it was planned."""
        if self._plan is None or self._plan.errors or not self.path.path:
            return
        self.apply.setEnabled(False)
        title = self.tr("Applying the deployment {0}").format(self._plan.name)
        self._shell.run_task(self._apply(self._file), title, must_end=True)

    async def _apply(self, path: Path) -> None:
        def tell(text: str) -> None:
            if isValid(self):
                self.sentence.setText(text)

        try:
            await self._deployments.apply(path, tell)
        finally:
            if isValid(self):
                self.applied.emit()
                await self._look(path)

    def _show(self, plan: Plan | None, said: str) -> None:
        """Show a plan, or why there is none."""
        self._plan = plan
        if plan is None:
            usual = self.tr(
                "A file says which agents and models run as a service, on this device or "
                "over several nodes. The manual has the words, resources/deployments examples."
            )
            self.sentence.setText(said or usual)
        else:
            self.sentence.setText(plan_words(plan))
        self._dress(is_bad=bool(said or (plan and (plan.errors or plan.misfits))))
        steps = plan.steps if plan else ()
        self.steps.set_rows([(step.name, step_words(step)) for step in steps])
        self.steps.setVisible(bool(steps))
        problems = [problem_words(one) for one in plan.problems] if plan else []
        diff = list(plan.diff) if plan and not plan.errors else []
        self.text.set_text("\n".join([*problems, *([""] if problems and diff else []), *diff]))
        self.text.setVisible(bool(problems or diff))
        fits = plan is not None and not plan.errors and not plan.misfits
        self.apply.setEnabled(bool(fits and plan and plan.changes))
        self.check.setEnabled(bool(self.path.path))

    def _dress(self, *, is_bad: bool) -> None:
        self.sentence.setProperty("role", "error" if is_bad else "muted")
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)
