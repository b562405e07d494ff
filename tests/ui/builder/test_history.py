"""Earlier versions of a graph are listed, compared with what is on screen, and brought back."""

from __future__ import annotations

import itertools
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.builder.doing import greeting, opened, press, until
from workbench.agents.graphs.documents import Body, GraphDocument, Node, Point
from workbench.agents.graphs.edits import (
    AddParts,
    MoveParts,
    Pack,
    RemoveParts,
    SetGraphField,
    SetSetting,
)
from workbench.app.workbench import Workbench
from workbench.ui.builder.history_page import HistoryPage
from workbench.ui.builder.panel import BuilderPanel

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


async def saved(panel: BuilderPanel) -> None:
    panel.keeping.save()
    await until(lambda: not panel.draft.unsaved)


async def three_saves(panel: BuilderPanel) -> GraphDocument:
    """A greeting that becomes louder, then loses a node and gets another; returns the first."""
    await opened(panel, greeting())
    panel.editing.do(SetSetting((), "loud", "template", "{text}!!!"))
    await saved(panel)
    panel.editing.do(RemoveParts((), frozenset({"hello"})))
    panel.editing.do(
        AddParts((), Body((Node("note", "text", "Note"),), (), {"note": Point(280, 0)}))
    )
    panel.editing.do(MoveParts((), {"out": Point(880, 40)}))
    await saved(panel)
    return greeting()


async def shown(panel: BuilderPanel) -> HistoryPage:
    """Open the page; every version is compared."""
    panel._commands["history"]()
    page = panel.parts.history
    await until(page.view.hasFocus)  # Until then it may show what it showed the last time.
    await until(lambda: page.rows and all(row.size for row in page.rows))
    await until(lambda: page.changes.heading.text())
    return page


def words(page: HistoryPage) -> dict[str, tuple[str, str]]:
    """Word and colour in the footer of each node that stands out."""
    nodes = page.canvas.scene.nodes.items()
    return {key: (node.run.words, node.run.role) for key, node in nodes if node.run.words}


async def test_that_versions_are_listed_with_how_much_is_different(
    panel: BuilderPanel,
) -> None:
    await three_saves(panel)
    page = await shown(panel)

    assert page.isVisible()
    assert [row.size for row in page.rows] == [
        "1 node added, 1 removed, 1 moved, 2 links",
        "1 node added, 1 removed, 1 changed, 1 moved, 2 links",
    ]
    assert all(row.when.startswith(("Today", "Yesterday")) for row in page.rows)
    assert page.view.hasFocus()


async def test_that_one_picture_shows_then_and_now(panel: BuilderPanel) -> None:
    first = await three_saves(panel)
    page = await shown(panel)
    page.view.setCurrentIndex(page.view.model().index(1, 0))
    await until(lambda: "loud" in words(page))

    assert words(page) == {
        "hello": ("removed", "error"),
        "loud": ("changed", "warning"),
        "note": ("added", "success"),
        "out": ("moved", "muted"),
    }
    scene = page.canvas.scene
    assert set(scene.links) == set(first.body.links)
    assert scene.body.node("loud") == first.body.node("loud")
    cards = [node.card for node in scene.nodes.values()]
    assert not any(one.intersects(other) for one, other in itertools.combinations(cards, 2))
    rows = {(row.part, row.field): (row.before, row.after) for row in page.changes.rows}
    assert rows["Loud", "Text"] == ("{text}!", "{text}!!!")
    assert ("Note", "Text") in rows
    assert ("Prompt · text to Loud · text", "Link") in rows
    assert {row.mark for row in page.changes.rows} == {"added", "removed", "changed"}


async def test_that_a_version_is_brought_back_and_that_is_undone(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    first = await three_saves(panel)
    now = panel.draft.document
    page = await shown(panel)
    page.view.setCurrentIndex(page.view.model().index(1, 0))
    await until(page.restore.isEnabled)
    QTest.mouseClick(page.restore, LEFT)

    assert panel.parts.canvas.isVisible()
    assert panel.draft.document == first
    assert panel.draft.unsaved
    assert workbench.graphs.get("greeting") == now
    panel.undo()
    assert panel.draft.document == now


async def test_that_the_history_works_by_keyboard_alone(panel: BuilderPanel) -> None:
    first = await three_saves(panel)
    page = await shown(panel)
    press(page, Qt.Key.Key_Down)
    await until(lambda: page.shown == page.rows[1].id and page.restore.isEnabled())
    press(page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.restore
    press(page, Qt.Key.Key_Space)
    assert panel.draft.document == first

    page = await shown(panel)
    press(page, Qt.Key.Key_Return)
    assert page.canvas.view.hasFocus()
    press(page, Qt.Key.Key_Tab)
    assert page.canvas.focused
    press(page, Qt.Key.Key_Escape)
    assert page.isVisible()
    press(page, Qt.Key.Key_Escape)
    assert panel.parts.canvas.view.hasFocus()
    assert not page.isVisible()


async def test_that_nothing_is_changed_on_the_picture(panel: BuilderPanel) -> None:
    await three_saves(panel)
    page = await shown(panel)
    await until(lambda: "hello" in words(page))
    before, steps = panel.draft.document, panel.draft.stack.count()
    panel.draft.choose({"loud"})
    view, scene = page.canvas.view, page.canvas.scene
    place, at = view.mapFromScene(scene.nodes["loud"].card.center()), scene.place_of("loud")
    seen = view.seen.center()
    view.setFocus()
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseMove(view.viewport(), place + QPoint(40, 0))
    QTest.mouseRelease(
        view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place + QPoint(40, 0)
    )
    assert page.canvas.selected == {"loud"}
    assert view.seen.center() != seen
    assert scene.place_of("loud") == at

    for key in (Qt.Key.Key_Delete, Qt.Key.Key_L, Qt.Key.Key_Right, Qt.Key.Key_Return):
        press(page, key)
    for key in (Qt.Key.Key_V, Qt.Key.Key_D, Qt.Key.Key_X, Qt.Key.Key_A):
        press(page, key, CONTROL)
    assert scene.place_of("loud") == at
    assert (panel.draft.document, panel.draft.stack.count()) == (before, steps)
    assert panel.draft.chosen == {"loud"}
    assert page.isVisible()
    assert isinstance(at, QPointF)


async def test_that_what_lies_inside_a_node_is_compared_there(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.editing.do(Pack((), frozenset({"hello", "loud"}), "both", "Both"))
    await saved(panel)
    panel.editing.do(SetSetting(("both",), "loud", "template", "Hey {text}"))
    await saved(panel)
    page = await shown(panel)
    await until(lambda: words(page) == {"both": ("changed inside", "warning")})

    row = next(row for row in page.changes.rows if row.field == "Text")
    assert (row.part, row.before, row.after) == ("Both / Loud", "{text}!", "Hey {text}")
    page.changes.table.setCurrentCell(page.changes.rows.index(row), 0)
    assert page.canvas.selected == {"loud"}
    assert words(page) == {"loud": ("changed", "warning")}
    assert page.path.isVisible()
    page.view.setFocus()
    press(page, Qt.Key.Key_Escape)
    assert words(page) == {"both": ("changed inside", "warning")}


async def test_that_an_undo_below_the_page_is_compared_anew(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.editing.do(SetGraphField("description", "Says hello, loudly"))
    await saved(panel)
    page = await shown(panel)
    assert page.changes.heading.text() == "Since this version: about the graph."
    assert page.changes.rows[0].after.endswith("loudly")

    panel.undo()
    await until(lambda: page.changes.heading.text() == "As on screen")
    await until(lambda: page.rows[0].size == "As on screen")
    assert not page.restore.isEnabled()
    assert page.isVisible()


async def test_that_without_versions_it_is_said_what_the_page_is_for(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    panel._commands["history"]()
    page = panel.parts.history
    await until(page.empty.button.hasFocus)
    assert not page.restore.isVisible()
    press(page, Qt.Key.Key_Space)
    assert panel.parts.canvas.isVisible()


async def test_that_a_damaged_version_is_told_and_the_others_are_compared(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await three_saves(panel)
    library = workbench.graphs
    latest = library.versions("greeting")[0]
    library._versions.path("greeting", latest.id).write_text("kind: [", encoding="utf-8")
    page = await shown(panel)

    assert page.rows[0].size == "Cannot be read any more"
    assert "1 changed" in page.rows[1].size
    assert not page.restore.isEnabled()
    assert latest.id in page.changes.heading.text()


async def test_that_another_graph_has_its_own_history(panel: BuilderPanel) -> None:
    await three_saves(panel)
    await shown(panel)
    await opened(panel, replace(greeting(), name="other", title="Other"))
    assert panel.parts.canvas.isVisible()
    panel._commands["history"]()
    await until(panel.parts.history.empty.button.hasFocus)
    assert panel.parts.history.title.text() == "Other"
