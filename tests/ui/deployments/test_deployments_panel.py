"""The deployments panel: a file is looked at, applied, and what runs is shown and stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import until
from workbench.app.deploy.plan import Plan
from workbench.app.deploy.status import ProcessStatus, Status
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.ui.deployments.panel import DeploymentsPanel
from workbench.ui.deployments.words import badge_of
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

FILE = "kind: Deployment\nname: desk\ntype: single-device\nmodels: {primary: MODEL}\n"
NODE = ProcessStatus(
    "a", "node", "well", 7, "http://127.0.0.1:1", ("starter", "agent:help"), seen="UP"
)
DESK = Status("desk", "http://127.0.0.1:1", supervised=True, processes=(NODE,))


class Fake:
    """What runs, without any process."""

    def __init__(self, workbench: Workbench, patch: pytest.MonkeyPatch) -> None:
        self.statuses: tuple[Status, ...] = ()
        self.applied: list[Path] = []
        self.fails = False
        deployments = workbench.deployments
        patch.setattr(deployments, "status", self.status)
        patch.setattr(deployments, "apply", self.apply)
        patch.setattr(deployments, "stop", self.stop)

    async def status(self) -> tuple[Status, ...]:
        return self.statuses

    async def apply(self, file: Path, _tell: object) -> Plan:
        self.applied.append(file)
        if self.fails:
            raise RunError("a did not start", "Look at its log.")
        self.statuses = (DESK,)
        return Plan("desk")

    async def stop(self, _name: str) -> None:
        self.statuses = (replace(DESK, stopped=True),)


async def test_that_a_file_is_looked_at_applied_and_stopped(
    workbench: Workbench, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = Fake(workbench, monkeypatch)
    file = tmp_path / "deployment.yaml"
    file.write_text(FILE.replace("MODEL", "nobody") + "agnets: []\n")
    window = MainWindow(workbench, theme)
    window.show()
    window.open_panel("deployments")
    panel = window.workspace.panel("deployments")
    assert isinstance(panel, DeploymentsPanel)
    part, running = panel.file, panel.running
    assert part.sentence.text()
    assert not part.apply.isEnabled()
    assert not part.check.isEnabled()
    assert running.nothing.isVisible()

    part.path.show_path(str(file))
    part.look()
    await until(lambda: "2 mistakes" in part.sentence.text())
    assert "line 5, column 1: agnets" in part.text.toPlainText()
    assert "Did you mean 'agents'?" in part.text.toPlainText()
    assert not part.apply.isEnabled()

    file.write_text(FILE.replace("MODEL", workbench.models.models[0].id))
    part.check.click()
    await until(part.apply.isEnabled)
    assert part.text.isHidden()
    fake.fails = True
    part.apply.click()
    await until(lambda: len(fake.applied) == 1)
    await until(part.apply.isEnabled)
    fake.fails = False
    part.apply.click()
    await until(lambda: "desk" in running.shown)
    shown = running.shown["desk"]
    assert shown.badge.text() == "well"
    assert not running.nothing.isVisible()
    shown.copy.click()
    assert QApplication.clipboard().text() == "http://127.0.0.1:1/v1"
    shown.stop.click()
    await until(lambda: shown.badge.text() == "stopped")
    assert not shown.stop.isEnabled()
    fake.statuses = ()
    panel.refresh()
    await until(lambda: not running.shown)
    window.close()
    await window.finish()
    window.deleteLater()


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (DESK, "well"),
        (replace(DESK, supervised=False), "not watched over"),
        (replace(DESK, stopped=True), "stopped"),
        (replace(DESK, problem="x is damaged"), "damaged"),
        (replace(DESK, processes=(replace(NODE, state="waiting"),)), "not all well"),
    ],
)
def test_the_word_for_each_state(status: Status, word: str) -> None:
    assert badge_of(status)[0] == word
