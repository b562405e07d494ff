"""The agents panel edits, undoes and saves documents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from workbench.agents.files import write_agent
from workbench.app.workbench import Workbench
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[AgentsPanel]:
    window = MainWindow(workbench, theme)
    window.open_panel("agents")
    made = window.workspace.panel("agents")
    assert isinstance(made, AgentsPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()


@pytest.mark.parametrize("number", range(4))
async def test_that_showing_an_agent_changes_nothing(
    panel: AgentsPanel, workbench: Workbench, number: int
) -> None:
    document = workbench.agents.agents[number]
    panel._open(document.name)

    assert panel._form.read(document) == document
    assert not panel._draft.unsaved


async def test_that_an_edit_can_be_undone_and_redone(panel: AgentsPanel) -> None:
    before = panel._draft.document
    panel._form._title.setText("Other")
    panel._form._tell("text")
    assert panel._draft.document.title == "Other"
    assert panel._draft.unsaved

    panel._draft.stack.undo()
    assert panel._draft.document == before
    assert panel._form._title.text() == before.title
    panel._draft.stack.redo()
    assert panel._form._title.text() == "Other"


async def test_that_a_bundled_agent_is_saved_as_the_users_own(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    panel._open("starter")
    document = replace(panel._draft.document, instructions="Be brief.")
    panel._draft.edit(document, "text")
    copy = replace(document, name="mine", title="Mine")
    await panel._save_as(copy, "")

    assert workbench.agents.get("mine").instructions == "Be brief."
    assert workbench.agents.is_bundled("starter")
    assert panel._draft.saved_name == "mine"
    assert not panel._draft.unsaved


async def test_that_a_removed_agent_comes_back(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    await panel._save_as(replace(workbench.agents.get("starter"), name="mine", title="M"), "")
    await panel._remove()
    assert "mine" not in panel._names
    await panel._restore()

    assert "mine" in panel._names


async def test_that_an_import_takes_a_free_name(
    panel: AgentsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "starter.yaml"
    file.write_text(write_agent(workbench.agents.get("starter")), encoding="utf-8")
    await panel.import_from(file)

    assert panel._draft.saved_name != "starter"
    assert panel._draft.saved_name in panel._names


async def test_that_problems_are_named(panel: AgentsPanel) -> None:
    document = panel._draft.document
    missing = replace(document, title="", model=replace(document.model, id="nowhere"))

    problems = panel._draft.problems(set())
    panel._draft.edit(missing, "text")

    assert problems == ()
    assert any("nowhere" in text for text in panel._draft.problems(set()))
    assert any("title" in text for text in panel._draft.problems(set()))
