"""A tool that asks an agent or a graph is made from lists, and tried as it would be used."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.recorded import RECORDINGS
from tests.ui.tools.doing import judged, made, press, until, write
from workbench.agents.documents import AgentDocument, AgentModel, ToolUse
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.app.workbench import Workbench
from workbench.base.paths import Paths
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings
from workbench.ui.tools.asking_part import AgentPart, GraphPart
from workbench.ui.tools.panel import ToolsPanel

KEEPER = AgentDocument(
    "keeper", "Keeper of notes", model=AgentModel("talker"), tools=(ToolUse("save_note"),)
)
WHO = GraphDocument(
    "who",
    "Who is it?",
    body=Body(
        (
            Node("answer", "output"),
            Node("ask", "form", settings={"fields": [{"name": "name", "title": "Name"}]}),
            Node("text", "input"),
        ),
        (Link("ask", "name", "answer", "value"), Link("text", "value", "ask", "text")),
    ),
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(data=tmp_path / "data", cache=tmp_path / "cache")
    made.make()
    (made.models / "talker.replay.json").write_text(json.dumps(RECORDINGS))
    return made


async def chosen(panel: ToolsPanel, name: str) -> None:
    """Choose what is asked, as a person does in the list."""
    part = panel._form.kind
    assert isinstance(part, AgentPart | GraphPart)
    part.choice.setFocus()
    part.choice.setCurrentIndex(part.choice.findData(name))
    part.choice.activated.emit(part.choice.currentIndex())
    await judged(panel)


async def tried(panel: ToolsPanel, question: str) -> None:
    field = panel._try.fields.fields["question"].field
    field.setFocus()
    write(question)
    press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if panel._try._spec is not None and panel._try._spec.writes:
        await until(panel._try.ask.isVisible)
        panel._try.ask.run.click()


async def test_that_an_agent_is_chosen_from_the_list_and_asked_inside_it_asks(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await workbench.agents.save(KEEPER)
    await made(panel, "agent")
    await chosen(panel, "keeper")
    assert panel._draft.tool.settings == AgentToolSettings("keeper", "{question}")
    assert "save_note" in panel._try.touches.text()

    await tried(panel, "note: milk")
    await until(lambda: "save_note" in panel._try.ask.title.text())
    assert "Buy milk" in panel._try.ask.text.text()
    assert panel._try.ask.cancel.hasFocus()
    panel._try.ask.cancel.click()
    await until(lambda: not panel._trial.running)

    assert not workbench.paths.notes.exists()
    assert panel._try.ask.isHidden()
    panel.undo()


async def test_that_a_graph_is_chosen_with_its_inputs_and_shows_its_form(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await workbench.graphs.save(WHO)
    await made(panel, "graph")
    await chosen(panel, "who")
    assert panel._draft.tool.settings == GraphToolSettings("who", {"text": "{question}"})

    await tried(panel, "Who?")
    await until(panel._try.form.isVisible)
    write("Ada")
    panel._try.form.form.buttons["send"].click()
    await until(lambda: not panel._trial.running)

    assert panel._try.result.text.toPlainText() == "Ada"
    panel.undo()


async def test_that_an_agent_that_is_gone_stays_named_and_is_an_error(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await workbench.agents.save(KEEPER)
    await made(panel, "agent")
    await chosen(panel, "keeper")

    await workbench.agents.remove("keeper")
    await until(lambda: any(p.path == "settings.agent" for p in panel._problems.problems))

    part = panel._form.kind
    assert isinstance(part, AgentPart)
    assert part.choice.currentText() == "keeper (not there)"
    assert part.chosen == "keeper"
    panel.undo()


async def test_that_a_circle_is_named_at_the_list(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await made(panel, "agent")
    name = panel._draft.saved_name
    await workbench.agents.save(replace(KEEPER, tools=(ToolUse(name),)))
    await chosen(panel, "keeper")

    (problem,) = [one for one in panel._problems.problems if one.level == "error"]
    assert problem.path == "settings.agent"
    assert "leads back to itself" in problem.message
    panel.undo()


async def test_that_a_trial_is_stopped_with_all_it_asks(
    panel: ToolsPanel, workbench: Workbench
) -> None:
    await workbench.agents.save(replace(KEEPER, tools=()))
    await made(panel, "agent")
    await chosen(panel, "keeper")

    await tried(panel, "forever")
    await until(lambda: workbench.runs.active)
    panel._try.stop.click()

    await until(lambda: not panel._trial.running and not workbench.runs.active)
    panel.undo()
