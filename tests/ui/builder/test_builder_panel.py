"""The builder draws, saves and brings back graphs, by mouse and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.builder.doing import greeting, opened, press, until
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.agents.graphs.edits import MoveParts, SetGraphField, SetSetting
from workbench.agents.graphs.files import write_graph
from workbench.app.workbench import Workbench
from workbench.ui.builder.canvas.face import PortKey
from workbench.ui.builder.canvas.stage import KIND_MIME
from workbench.ui.builder.inputs_form import InputRow
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.builder.source_model import SourceModel
from workbench.ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


async def test_that_before_the_first_graph_there_are_ways_to_begin(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    empty = panel.parts.empty
    assert empty.isVisible()
    assert set(empty.templates) == {graph.name for graph in workbench.graphs.graphs}

    QTest.mouseClick(empty.button, LEFT)
    await until(lambda: panel.draft.saved_name)

    assert panel.parts.canvas.isVisible()
    assert not workbench.graphs.is_bundled(panel.draft.saved_name)
    body = panel.draft.document.body
    assert [node.kind for node in body.nodes] == ["agent", "output", "input"]
    assert list(map(str, body.links)) == [
        "agent.text -> answer.value",
        "message.value -> agent.prompt",
    ]
    panel.controller.check()
    assert panel.controller.problems == ()


async def test_that_a_template_becomes_a_graph_of_the_users_own(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    name, button = next(iter(panel.parts.empty.templates.items()))
    QTest.mouseClick(button, LEFT)
    await until(lambda: panel.draft.saved_name)

    assert panel.draft.document.body == workbench.graphs.get(name).body
    assert not workbench.graphs.is_bundled(panel.draft.saved_name)


async def test_that_a_bundled_graph_is_changed_as_a_copy(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    bundled = workbench.graphs.graphs[0]
    panel.controller.open(bundled.name)
    node = bundled.body.nodes[0]
    panel.editing.do(SetSetting((), node.id, "note", "mine"))
    panel.keeping.save()
    await until(lambda: not panel.draft.unsaved)

    assert workbench.graphs.get(bundled.name) == bundled
    assert panel.draft.document.body.node(node.id).settings["note"] == "mine"
    assert panel.draft.document.title == f"My {bundled.title}"


async def test_that_a_graph_is_built_with_the_mouse_undone_saved_and_opened_again(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await panel.keeping.saving.save_as(GraphDocument("mine", "Mine"), "")
    before, saved = panel.draft.document, panel.draft.saved_name
    for place, key in ((-300, "input"), (0, "prompt"), (300, "output")):
        drop(panel, key, QPointF(place, 0))
    panel.parts.canvas.fit()
    assert [node.id for node in panel.draft.body.nodes] == ["input", "output", "prompt"]

    draw(panel, ("input", ("out", "value")), ("prompt", ("in", "text")))
    draw(panel, ("prompt", ("out", "text")), ("output", ("in", "value")))
    wired = {
        Link("input", "value", "prompt", "text"),
        Link("prompt", "text", "output", "value"),
    }
    assert set(panel.draft.body.links) == wired
    panel.controller.check()
    assert [problem.level for problem in panel.controller.problems] == []

    panel.draft.choose({"prompt"})
    area = panel.parts.inspector.node.settings.editors["template"].focusProxy()
    assert isinstance(area, QWidget)
    QTest.mouseClick(area, LEFT)
    press(area, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(area, "Hello ")
    panel.parts.inspector.flush()
    QTest.keyClicks(area, "again, {text}")
    panel.parts.inspector.flush()
    built = panel.draft.document
    assert built.body.node("prompt").settings == {"template": "Hello again, {text}"}

    QTest.mouseClick(panel.parts.bar.buttons["undo"], LEFT)
    assert panel.draft.body.node("prompt").settings == {}
    while panel.draft.stack.canUndo():
        QTest.mouseClick(panel.parts.bar.buttons["undo"], LEFT)
    assert panel.draft.document == before
    while panel.draft.stack.canRedo():
        panel.redo()
    assert panel.draft.document == built

    QTest.mouseClick(panel.parts.bar.buttons["save"], LEFT)
    await until(lambda: not panel.draft.unsaved)
    assert workbench.graphs.get(saved) == built
    panel.controller.open(workbench.graphs.graphs[0].name)
    panel.controller.open(saved)
    assert panel.draft.document == built


async def test_that_a_graph_is_built_by_keyboard_alone(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    panel.parts.empty.button.setFocus()
    press(panel, Qt.Key.Key_Space)
    await until(lambda: panel.draft.saved_name)
    press(panel, Qt.Key.Key_A, CONTROL)
    press(panel, Qt.Key.Key_Delete)
    assert panel.draft.body == Body()

    for words in ("input", "prompt", "output"):
        press(panel, Qt.Key.Key_A, CONTROL | SHIFT)
        field = focus()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert [node.kind for node in panel.draft.body.nodes] == ["input", "output", "prompt"]

    press(panel, Qt.Key.Key_O, CONTROL | SHIFT)
    outline = panel.parts.outline
    assert focus() is outline.view
    wire_by_keys(panel, "prompt", "text", "Input · text")
    wire_by_keys(panel, "output", "value", "Prompt · Text")
    assert panel.draft.body.links == (
        Link("input", "value", "prompt", "text"),
        Link("prompt", "text", "output", "value"),
    )

    outline.view.setCurrentIndex(outline.model.index_of("prompt"))
    press(panel, Qt.Key.Key_O, CONTROL | SHIFT)
    press(panel, Qt.Key.Key_Return)
    press(panel, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus(), "Hello {text}")
    press(panel, Qt.Key.Key_S, CONTROL)
    await until(lambda: not panel.draft.unsaved)
    saved = workbench.graphs.get(panel.draft.saved_name)
    assert saved.body.node("prompt").settings == {"template": "Hello {text}"}

    press(panel, Qt.Key.Key_O, CONTROL | SHIFT)
    outline.view.setCurrentIndex(outline.model.index_of("output"))
    press(panel, Qt.Key.Key_Delete)
    assert "output" not in panel.draft.body.ids
    press(panel, Qt.Key.Key_Z, CONTROL)
    assert panel.draft.document == saved


async def test_that_what_does_not_fit_is_listed_with_the_reason(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.draft.choose({"hello"})
    row = panel.parts.inspector.node.inputs.rows["text"]

    texts = choices_of(row)
    assert texts["Input · text"] == ""
    assert "circle" in texts["Loud · Text"]
    assert row.choice.currentText() == "Input · text"


async def test_that_outline_canvas_and_inspector_choose_together(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    outline, canvas = panel.parts.outline, panel.parts.canvas

    outline.view.setCurrentIndex(outline.model.index_of("loud"))
    assert canvas.selected == {"loud"}
    assert panel.parts.inspector.node.path == "loud"

    canvas.select({"hello"})
    assert panel.draft.chosen == {"hello"}
    assert outline.model.row_of(outline.view.currentIndex()).node_id == "hello"  # type: ignore[union-attr]
    assert panel.parts.inspector.node.path == "hello"

    panel.draft.choose({"hello", "loud"})
    assert panel.parts.inspector.several.isVisible()
    assert canvas.selected == {"hello", "loud"}


async def test_that_the_outline_says_what_feeds_a_node_and_what_is_wrong(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    model = panel.parts.outline.model
    row = model.row_of(model.index_of("loud", "text"))
    assert row is not None
    assert row.text == "text from Prompt · Text"

    panel.editing.do(SetSetting((), "name", "default", 5))
    panel.controller.check()
    node = model.row_of(model.index_of("name"))
    assert node is not None
    assert model.words_of(node) == "Input, The input 'text' takes text, not 5"
    assert model.index_of("name").siblingAtColumn(1).data() == "1 problem"


async def test_that_a_problem_is_below_its_field_and_leads_there(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.editing.do(SetSetting((), "name", "default", 5))
    panel.controller.check()
    graph, node = panel.parts.inspector.graph, panel.parts.inspector.node
    assert [one.message[:7] for one in graph.problems.problems] == ["Input: "]

    panel.parts.inspector.graph.problems.asked.emit(graph.problems.problems[0].path)
    assert panel.draft.chosen == {"name"}
    assert node.settings.editors["default"].isAncestorOf(focus())
    assert "takes text, not 5" in node.settings._blocks["default"].problem


async def test_that_a_node_gets_another_id_and_a_bad_one_is_refused(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    panel.draft.choose({"loud"})
    node = panel.parts.inspector.node
    node.id_line.setText("hello")
    node.id_line.editingFinished.emit()
    assert "hello" in node._id_block.problem
    assert panel.draft.body.node("loud")

    node.id_line.setText("shout")
    node.id_line.editingFinished.emit()
    assert panel.draft.chosen == {"shout"}
    assert Link("shout", "text", "out", "value") in panel.draft.body.links


async def test_that_nodes_are_copied_packed_and_unpacked(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    before = panel.draft.document
    panel.draft.choose({"hello", "loud"})
    panel.editing.copy()
    assert QGuiApplication.clipboard().text().startswith("kind: GraphParts")
    panel.editing.paste()
    assert panel.draft.chosen == {"hello-2", "loud-2"}
    panel.editing.delete()
    assert panel.draft.document == before

    panel.draft.choose({"hello", "loud"})
    panel.editing.pack()
    assert panel.draft.chosen == {"subgraph"}
    panel._go_inside("subgraph")
    assert [button.text() for button in panel.parts.bar.path.buttons] == ["Greeting"]
    QTest.mouseClick(panel.parts.bar.path.buttons[0], LEFT)
    assert panel.draft.body.ids == {"name", "out", "subgraph"}
    panel.draft.choose({"subgraph"})
    panel.editing.unpack()
    assert {node.kind for node in panel.draft.body.nodes} == {"input", "prompt", "output"}


async def test_that_a_subgraph_that_goes_by_undo_is_left(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.draft.choose({"hello", "loud"})
    panel.editing.pack()
    panel._go_inside("subgraph")
    panel.undo()

    assert panel.draft.scope == ()
    assert panel.draft.document == greeting()


async def test_that_changes_are_not_lost_by_opening_another_graph(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    panel.editing.do(SetSetting((), "loud", "template", "?"))
    changed = panel.draft.document
    panel.controller.open("service-desk")
    assert panel.draft.document == workbench.graphs.get("service-desk")

    panel.controller.open("greeting")
    await until(lambda: panel.draft.document == changed)
    assert panel.draft.unsaved
    panel.undo()

    assert panel.draft.document == greeting()


async def test_that_changes_survive_the_end_of_the_program(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    panel.editing.do(SetSetting((), "loud", "template", "?"))
    changed = panel.draft.document
    drafts = workbench.graphs.drafts

    await until(lambda: drafts.find("greeting") == changed)
    panel.keeping.save()
    await until(lambda: not panel.draft.unsaved)

    await until(lambda: drafts.find("greeting") is None)
    assert workbench.graphs.get("greeting") == changed


async def test_that_a_removed_graph_comes_back(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    QTest.mouseClick(panel.parts.graphs.remove_button, LEFT)
    await until(lambda: not panel.draft.saved_name)
    assert panel.parts.empty.isVisible()
    assert "greeting" not in panel.parts.graphs.names

    QTest.mouseClick(panel.parts.graphs.undo_remove, LEFT)
    await until(lambda: panel.draft.saved_name == "greeting")
    assert workbench.graphs.get("greeting") == greeting()


async def test_that_an_import_takes_a_free_name(panel: BuilderPanel, tmp_path: Path) -> None:
    await opened(panel, greeting())
    file = tmp_path / "greeting.agentgraph.yaml"
    file.write_text(write_graph(greeting()), encoding="utf-8")
    await panel.keeping.saving.add_file(file)

    assert panel.draft.saved_name == "greeting-2"
    assert panel.draft.document.body == greeting().body


async def test_that_a_wire_that_ends_nowhere_offers_what_fits(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    node = panel.draft.body.node("loud")
    port = panel.parts.canvas.scene.nodes["loud"].face.port(("out", "text"))
    assert port is not None
    panel.parts.canvas.add_asked.emit(QPointF(900, 200), port.port, node.id)
    chooser = panel.finder.chooser
    titles = [offer.title for offer in chooser.matches("")]
    assert "Output" in titles
    assert "Input" not in titles

    QTest.keyClicks(chooser.field, "output")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert Link("loud", "text", "output", "value") in panel.draft.body.links
    assert panel.draft.chosen == {"output"}


async def test_that_a_node_is_found_by_what_is_in_it(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.draft.choose({"hello", "loud"})
    panel.editing.pack()
    panel.draft.choose(())
    press(panel, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(focus(), "{text}!")
    press(panel, Qt.Key.Key_Return)

    assert panel.draft.scope == ("subgraph",)
    assert panel.draft.chosen == {"loud"}


async def test_that_a_new_node_stands_on_no_other(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.draft.choose({"hello"})
    panel.parts.palette.choose("text")
    QTest.keyClick(panel.parts.palette.view, Qt.Key.Key_Return)
    rooms = {one: panel.parts.room_of(one) for one in panel.draft.body.ids}

    assert not any(
        rooms["text"].intersects(room) for one, room in rooms.items() if one != "text"
    )


async def test_that_arranging_is_one_step(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    panel.editing.do(MoveParts((), {one: greeting().body.places["name"] for one in ("hello",)}))
    moved = panel.draft.document
    panel._arrange()
    places = panel.draft.body.places
    assert places["name"].x < places["hello"].x < places["loud"].x < places["out"].x
    panel.undo()
    assert panel.draft.document == moved


@pytest.mark.parametrize("key", ["form", "router", "tool", "agent", "model", "loop", "map"])
async def test_that_showing_any_kind_changes_nothing(panel: BuilderPanel, key: str) -> None:
    await panel.keeping.saving.add("")
    panel._add(key)
    before, steps = panel.draft.document, panel.draft.stack.count()
    panel.parts.inspector.flush()
    panel.controller.show_draft()

    assert panel.draft.document == before
    assert panel.draft.stack.count() == steps


async def test_that_rows_are_added_named_moved_and_taken_away(panel: BuilderPanel) -> None:
    await panel.keeping.saving.add("")
    panel._add("router")
    rows = panel.parts.inspector.node.settings.editors["routes"].focusProxy()
    rows = panel.parts.inspector.node.settings.editors["routes"].rows  # type: ignore[attr-defined]
    for name in ("sums", "times"):
        QTest.mouseClick(rows.add_button, LEFT)
        QTest.keyClicks(focus(), name)
        rows.flush()
    assert settings(panel)["routes"] == [{"name": "sums"}, {"name": "times"}]

    QTest.mouseClick(rows.cards[1].up, LEFT)
    assert settings(panel)["routes"] == [{"name": "times"}, {"name": "sums"}]
    QTest.mouseClick(rows.cards[0].away, LEFT)
    assert settings(panel)["routes"] == [{"name": "sums"}]
    while panel.draft.stack.undoText().startswith("Change"):
        panel.undo()
    assert settings(panel) == {}


def settings(panel: BuilderPanel) -> dict[str, object]:
    node = panel.draft.node
    assert node is not None
    return dict(node.settings)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def choices_of(row: InputRow) -> dict[str, str]:
    """Titles with the reason why they cannot be chosen."""
    model = row.choice.model()
    assert isinstance(model, SourceModel)
    found = {}
    for number in range(1, model.rowCount()):
        source = model.source(number)
        assert source is not None
        can_be_chosen = bool(model.flags(model.index(number)) & Qt.ItemFlag.ItemIsEnabled)
        assert can_be_chosen is not bool(source.reason)
        found[source.title] = source.reason
    return found


def wire_by_keys(panel: BuilderPanel, node_id: str, port: str, source: str) -> None:
    """Go to an input in the outline, and choose where it comes from."""
    outline = panel.parts.outline
    press(panel, Qt.Key.Key_O, CONTROL | SHIFT)
    outline.view.setCurrentIndex(outline.model.index_of(node_id))
    outline.view.expand(outline.model.index_of(node_id))
    press(panel, Qt.Key.Key_Down)
    assert outline.view.currentIndex() == outline.model.index_of(node_id, port)
    press(panel, Qt.Key.Key_Return)
    choice = panel.parts.inspector.node.inputs.rows[port].choice
    assert focus() is choice
    for _ in range(choice.count()):
        if choice.currentText() == source:
            break
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == source


def drop(panel: BuilderPanel, key: str, place: QPointF) -> None:
    """Drag a kind from the palette and drop it on the canvas."""
    palette, view = panel.parts.palette, panel.parts.canvas.view
    assert palette.choose(key)
    data: QMimeData = palette.view.model().mimeData([palette.view.currentIndex()])
    assert data.hasFormat(KIND_MIME)
    event = QDropEvent(
        QPointF(view.mapFromScene(place)),
        Qt.DropAction.CopyAction,
        data,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    view.dropEvent(event)


def draw(panel: BuilderPanel, start: tuple[str, PortKey], end: tuple[str, PortKey]) -> None:
    """Draw a wire from port to port."""
    canvas = panel.parts.canvas
    places: list[QPoint] = []
    for node_id, key in (start, end):
        item = canvas.scene.nodes[node_id]
        places.append(canvas.view.mapFromScene(item.port_place(key)))
    viewport = canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, places[0])
    QTest.mouseMove(viewport, (places[0] + places[1]) / 2)
    QTest.mouseMove(viewport, places[1])
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, places[1])


async def test_that_the_gallery_is_left_with_a_template_or_without(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    gallery = panel.parts.empty

    QTest.mouseClick(panel.parts.graphs.new_button, LEFT)
    assert gallery.isVisible()
    assert set(gallery.templates) == {
        graph.name
        for graph in workbench.graphs.graphs
        if workbench.graphs.is_bundled(graph.name)
    }
    QTest.keyClick(gallery.button, Qt.Key.Key_Escape)
    assert panel.parts.canvas.isVisible()

    QTest.mouseClick(panel.parts.graphs.new_button, LEFT)
    panel.parts.graphs.chosen.emit("greeting")
    assert panel.parts.canvas.isVisible()

    QTest.mouseClick(panel.parts.graphs.new_button, LEFT)
    gallery.templates["first-graph"].setFocus()
    QTest.keyClick(gallery.templates["first-graph"], Qt.Key.Key_Space)
    await until(lambda: panel.draft.saved_name not in ("", "greeting"))
    assert panel.parts.canvas.isVisible()


async def test_that_the_memory_of_the_models_is_told_and_marked(
    panel: BuilderPanel, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = panel.parts.inspector.graph.memory
    await opened(panel, greeting())
    panel.controller.check()
    await until(lambda: memory.text() == "No model is asked.")

    await panel.keeping.saving.add("first-graph")
    panel.controller.check()
    await until(lambda: memory.text().startswith("The model needs"))

    monkeypatch.setattr("workbench.models.fit.FitVerdict.total_bytes", 10**15)
    await panel.keeping.saving.add("service-desk")
    panel.controller.check()
    await until(lambda: "does not fit" in memory.text())
    await until(lambda: any(p.node_path == "talk" for p in panel.controller.problems))


async def test_that_what_is_pasted_from_elsewhere_lies_on_nothing_and_is_in_view(
    panel: BuilderPanel,
) -> None:
    panel.controller.open("research-and-edit")
    many = len(panel.draft.body.nodes)
    panel.editing.select_all()
    assert panel.editing.copy()
    await opened(panel, greeting())
    there = {node.id for node in panel.draft.body.nodes}
    panel.parts.canvas.view.setFocus()

    press(panel, Qt.Key.Key_V, CONTROL)

    canvas = panel.parts.canvas
    new = panel.draft.chosen
    assert len(new) == many > 5
    for one in new:
        card = canvas.scene.nodes[one].card
        assert not any(card.intersects(canvas.scene.nodes[other].card) for other in there)
    assert canvas.view.seen.intersects(canvas.scene.room_of(new))


async def test_that_code_is_written_in_its_font(panel: BuilderPanel, theme: Theme) -> None:
    await panel.keeping.saving.add("")
    panel._add("python")
    area = panel.parts.inspector.node.settings.editors["source"].focusProxy()
    panel._add("prompt")
    plain = panel.parts.inspector.node.settings.editors["template"].focusProxy()

    assert area is not None
    assert plain is not None
    assert area.font().family() == theme.tokens.type.mono_family
    assert plain.font().family() != theme.tokens.type.mono_family


async def test_that_changes_made_while_another_name_is_saved_are_kept_under_that(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    drafts = workbench.graphs.drafts
    panel.editing.do(SetGraphField("name", "salute"))
    saved = panel.draft.document
    await until(lambda: drafts.find("greeting"))
    panel.editing.do(SetSetting((), "loud", "template", "?"))

    await panel.keeping.saving.save_as(saved, "greeting")

    assert panel.draft.saved_name == "salute"
    assert panel.draft.unsaved
    await until(lambda: drafts.find("salute") == panel.draft.document)
    await until(lambda: drafts.find("greeting") is None)


async def test_that_code_that_is_no_python_is_told_without_being_parsed_here(
    panel: BuilderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "def run(text):\n    return ("
    nodes = (Node("code", "python", settings={"source": source}), Node("out", "output"))
    monkeypatch.setattr("ast.parse", lambda *_args: pytest.fail("it was parsed"))
    await opened(panel, GraphDocument("coded", "Coded", body=Body(nodes)))
    await until(lambda: any("line 2" in one.message for one in panel.controller.problems))

    panel.editing.do(SetSetting((), "code", "source", "def run(text):\n    return text"))
    await until(lambda: not any("line 2" in one.message for one in panel.controller.problems))
