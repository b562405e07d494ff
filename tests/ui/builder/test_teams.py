"""The agents of a team are chosen from the library, put in order, and warned about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.builder.doing import press, until
from workbench.app.workbench import Workbench
from workbench.ui.builder.known_choice import KnownChoice
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.builder.row_list import RowList

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
TEAMS = {
    "parallel": "agents",
    "sequence": "agents",
    "handoff": "agents",
    "group_chat": "agents",
    "supervisor": "members",
}


async def team(panel: BuilderPanel, kind: str = "group_chat") -> RowList:
    """A new graph with a node of several agents; returns the list of those."""
    await panel.keeping.saving.add("")
    panel._add(kind)
    await until(lambda: panel.parts.inspector.node.isVisible())
    editor = panel.parts.inspector.node.settings.editors[TEAMS[kind]]
    found: RowList = editor.rows  # type: ignore[attr-defined]
    return found


def choose(rows: RowList, place: int, name: str) -> None:
    """Choose an agent, as from the open list."""
    field = rows.cards[place].fields["agent"]
    assert isinstance(field, KnownChoice)
    field.setCurrentIndex(field.findData(name))
    field.activated.emit(field.currentIndex())


def told(panel: BuilderPanel, setting: str = "agents") -> list[str]:
    """The agents of the node in the document."""
    node = panel.draft.node
    assert node is not None
    return [row["agent"] for row in node.settings.get(setting, ())]


async def three(panel: BuilderPanel, workbench: Workbench) -> tuple[RowList, list[str]]:
    """A team of the first three agents of the library."""
    rows = await team(panel)
    names = [agent.name for agent in workbench.agents.agents[:3]]
    for place, name in enumerate(names):
        QTest.mouseClick(rows.add_button, LEFT)
        assert QApplication.focusWidget() is rows.cards[place].fields["agent"]
        choose(rows, place, name)
    assert told(panel) == names
    return rows, names


@pytest.mark.parametrize(("kind", "setting"), TEAMS.items())
async def test_that_each_kind_of_team_offers_the_agents_of_the_library(
    panel: BuilderPanel, workbench: Workbench, kind: str, setting: str
) -> None:
    rows = await team(panel, kind)
    QTest.mouseClick(rows.add_button, LEFT)
    field = rows.cards[0].fields["agent"]
    assert isinstance(field, KnownChoice)
    offered = {field.itemData(n): field.itemText(n) for n in range(field.count())}
    assert offered.pop("") == "Choose…"
    assert offered == {agent.name: agent.title for agent in workbench.agents.agents}

    choose(rows, 0, "starter")

    assert told(panel, setting) == ["starter"]


async def test_that_agents_are_put_in_order_by_buttons_and_keys(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    rows, (first, second, third) = await three(panel, workbench)
    QTest.mouseClick(rows.cards[0].down, LEFT)
    assert told(panel) == [second, first, third]
    assert QApplication.focusWidget() is rows.cards[1].down

    rows.cards[1].fields["agent"].setFocus()
    press(panel, Qt.Key.Key_Down, ALT)
    assert told(panel) == [second, third, first]
    assert QApplication.focusWidget() is rows.cards[2].fields["agent"]
    press(panel, Qt.Key.Key_Down, ALT)
    assert told(panel) == [second, third, first]
    press(panel, Qt.Key.Key_Up, ALT)
    assert told(panel) == [second, first, third]

    QTest.mouseClick(rows.cards[1].away, LEFT)
    assert told(panel) == [second, third]
    panel.undo()
    assert told(panel) == [second, first, third]


async def test_that_an_agent_is_carried_to_its_place_by_the_mouse(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    rows, (first, second, third) = await three(panel, workbench)
    steps = panel.draft.stack.count()
    grip, last = rows.cards[0].grip, rows.cards[2]
    await until(lambda: last.y() > rows.cards[1].y() > rows.cards[0].y())
    low = grip.mapFromGlobal(last.mapToGlobal(last.rect().bottomLeft())).y()
    QTest.mousePress(grip, LEFT, pos=grip.rect().center())
    QTest.mouseMove(grip, QPoint(4, low // 2))
    QTest.mouseMove(grip, QPoint(4, low))
    assert told(panel) == [first, second, third]
    QTest.mouseRelease(grip, LEFT, pos=QPoint(4, low))

    assert told(panel) == [second, third, first]
    assert panel.draft.stack.count() == steps + 1
    panel.undo()
    assert told(panel) == [first, second, third]


async def test_that_an_agent_that_is_gone_is_warned_about_and_stays(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    mine = replace(workbench.agents.get("starter"), name="mine", title="Mine")
    await workbench.agents.save(mine)
    rows = await team(panel)
    QTest.mouseClick(rows.add_button, LEFT)
    choose(rows, 0, "mine")
    card = rows.cards[0]
    assert card._missing.isHidden()

    await workbench.agents.remove("mine")

    await until(card._missing.isVisible)
    assert card._missing.text() == "mine is not in the library."
    field = card.fields["agent"]
    assert isinstance(field, KnownChoice)
    assert field.currentText() == "mine (not there)"
    assert told(panel) == ["mine"]
    panel.controller.check()
    block = panel.parts.inspector.node.settings._blocks["agents"]
    assert "There is no agent 'mine'" in block.problem


async def test_that_the_models_of_an_escalation_are_chosen_and_may_be_the_default(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await panel.keeping.saving.add("")
    panel._add("escalate")
    await until(lambda: panel.parts.inspector.node.isVisible())
    rows: RowList = panel.parts.inspector.node.settings.editors["models"].rows  # type: ignore[attr-defined]
    QTest.mouseClick(rows.add_button, LEFT)
    panel.controller.show_draft()
    assert len(rows.cards) == 1
    field = rows.cards[0].fields["model"]
    assert isinstance(field, KnownChoice)
    assert field.currentText() == "The program's default"
    node = panel.draft.node
    assert node is not None
    assert node.settings["models"] == [{"model": ""}]

    model = workbench.models.models[0].id
    field.setCurrentIndex(field.findData(model))
    field.activated.emit(field.currentIndex())

    assert panel.draft.node is not None
    assert panel.draft.node.settings["models"] == [{"model": model}]
