"""Wires are drawn, refused, led elsewhere and removed by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.builder.canvas.desk import FIRST, SECOND, Desk, linked
from workbench.agents.graphs.documents import Body, Link, Node, Point
from workbench.agents.graphs.edits import AddLink, AddParts, RemoveParts
from workbench.ui.builder.canvas.hits import hit_at


def test_that_a_wire_from_an_output_to_an_input_makes_a_link(desk: Desk) -> None:
    desk.drag(desk.port("question", "out", "value"), desk.port("prompt", "in", "text"))
    assert desk.edits == [AddLink((), FIRST)]
    assert set(desk.canvas.scene.links) == {FIRST}


def test_that_a_wire_may_be_drawn_backwards(desk: Desk) -> None:
    desk.drag(desk.port("prompt", "in", "text"), desk.port("question", "out", "value"))
    assert desk.links == {FIRST}


def test_that_a_wire_dropped_on_a_card_takes_the_first_port_that_fits(desk: Desk) -> None:
    desk.drag(desk.port("question", "out", "value"), desk.middle("answer"))
    assert desk.links == {Link("question", "value", "answer", "value")}


def test_that_a_wire_of_a_wrong_type_is_refused_with_the_reason(desk: Desk) -> None:
    history = Node("agent", "agent", "Agent")
    desk.apply(AddParts((), Body((history,), (), {"agent": Point(640, 240)})))
    desk.apply(
        AddParts(
            (),
            Body(
                (Node("num", "input", "Number", {"name": "num", "type": "number"}),),
                (),
                {"num": Point(0, 240)},
            ),
        )
    )
    before = list(desk.edits)
    start = desk.port("num", "out", "value")
    end = desk.port("agent", "in", "history")
    desk.press(start)
    desk.move((start + end) / 2)
    desk.move(end)
    scene = desk.canvas.scene
    reason = scene.overlay.words
    assert "takes messages" in reason
    assert "a number" in reason
    fitting = scene.nodes["agent"].fitting
    assert fitting is not None
    assert ("in", "history") not in fitting
    assert ("in", "prompt") in fitting
    desk.release(end)
    assert desk.refusals == [reason]
    assert desk.edits == before
    assert scene.overlay.words == ""
    assert scene.nodes["agent"].fitting is None


def test_that_an_input_is_not_wired_to_an_input(desk: Desk) -> None:
    desk.drag(desk.port("prompt", "in", "text"), desk.port("answer", "in", "value"))
    assert desk.edits == []
    assert "input" in desk.refusals[0]


def test_that_a_circle_is_refused_with_the_reason(desk: Desk) -> None:
    there = Link("prompt", "text", "check", "value")
    desk.show(linked(FIRST, there))
    desk.drag(desk.port("check", "out", "yes"), desk.middle("prompt"))
    assert desk.links == {FIRST, there}
    assert desk.refusals == ["Prompt already leads to Good enough?: this would go in a circle"]


def test_that_a_second_wire_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.show(linked(FIRST, SECOND))
    start, end = desk.port("question", "out", "value"), desk.port("answer", "in", "value")
    desk.press(start)
    desk.move((start + end) / 2)
    desk.move(end)
    assert "in place of" in desk.canvas.scene.overlay.words
    assert desk.canvas.scene.links[SECOND].faded
    desk.release(end)
    made = Link("question", "value", "answer", "value")
    assert desk.edits == [AddLink((), made, (SECOND,))]
    assert desk.links == {FIRST, made}


def test_that_a_link_is_picked_up_at_its_input_and_led_elsewhere(desk: Desk) -> None:
    desk.show(linked(FIRST))
    desk.drag(desk.port("prompt", "in", "text"), desk.port("check", "in", "value"))
    assert desk.links == {Link("question", "value", "check", "value")}
    assert len(desk.edits) == 1


def test_that_a_link_picked_up_and_dropped_on_nothing_is_removed(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.show(linked(FIRST))
    with qtbot.assertNotEmitted(desk.canvas.add_asked):
        desk.drag(desk.port("prompt", "in", "text"), desk.spot(QPointF(200, 300)))
    assert desk.edits == [RemoveParts((), frozenset(), (FIRST,))]


def test_that_a_link_put_back_where_it_was_changes_nothing(desk: Desk) -> None:
    desk.show(linked(FIRST))
    port = desk.port("prompt", "in", "text")
    desk.press(port)
    desk.move(port + QPoint(-60, 40))
    assert not desk.canvas.scene.links[FIRST].isVisible()
    desk.move(port)
    desk.release(port)
    assert desk.edits == []
    assert desk.canvas.scene.links[FIRST].isVisible()


def test_that_a_wire_dropped_on_nothing_asks_what_to_put_there(
    desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.canvas.add_asked) as asked:
        desk.drag(desk.port("question", "out", "value"), desk.spot(QPointF(240, 320)))
    place, port, node_id = asked.args
    assert (round(place.x()), round(place.y())) == (240, 320)
    assert (port.name, node_id) == ("value", "question")
    assert desk.edits == []


def test_that_escape_leaves_a_wire(desk: Desk) -> None:
    start, end = desk.port("question", "out", "value"), desk.port("prompt", "in", "text")
    desk.press(start)
    desk.move((start + end) / 2)
    assert not desk.canvas.scene.overlay.boundingRect().isEmpty()
    desk.key(Qt.Key.Key_Escape)
    desk.release(end)
    assert desk.edits == []
    assert all(item.fitting is None for item in desk.canvas.scene.nodes.values())


def test_that_a_link_is_chosen_by_a_click_and_removed_by_delete(desk: Desk) -> None:
    desk.show(linked(FIRST, SECOND))
    desk.click(desk.spot(desk.canvas.scene.links[FIRST].way.pointAtPercent(0.5)))
    assert desk.canvas.selected_links == {FIRST}
    desk.key(Qt.Key.Key_Delete)
    assert desk.links == {SECOND}


def test_that_the_pointer_thickens_the_link_below_it(desk: Desk) -> None:
    desk.show(linked(FIRST))
    link = desk.canvas.scene.links[FIRST]
    desk.move(desk.spot(QPointF(600, 500)))
    desk.move(desk.spot(link.way.pointAtPercent(0.4)))
    assert link.hovered
    desk.move(desk.spot(QPointF(600, 500)))
    assert not link.hovered


def test_that_a_port_that_its_node_lost_is_shown_and_a_wire_takes_another(
    desk: Desk,
) -> None:
    lost = Link("question", "value", "prompt", "gone")
    desk.show(linked(lost))
    item = desk.canvas.scene.nodes["prompt"]
    port = item.face.port(("in", "gone"))
    assert port is not None
    assert port.broken
    hit = hit_at(desk.canvas.scene, item.port_place(("in", "gone")))
    assert hit.port == ("in", "gone")
    desk.drag(desk.port("question", "out", "value"), desk.port("prompt", "in", "gone"))
    assert desk.links == {lost, FIRST}


def test_that_an_input_for_several_begins_a_new_wire_unless_a_link_is_chosen(
    desk: Desk,
) -> None:
    node = Node("all", "gather", "All")
    first = Link("prompt", "text", "all", "values")
    desk.apply(AddParts((), Body((node,), (), {"all": Point(640, 240)})))
    desk.apply(AddLink((), first))
    desk.drag(desk.port("all", "in", "values"), desk.port("check", "out", "yes"))
    second = Link("check", "yes", "all", "values")
    assert desk.links == {first, second}
    desk.canvas.scene.choose((), (first,))
    desk.drag(desk.port("all", "in", "values"), desk.spot(QPointF(200, 420)))
    assert desk.links == {second}


def test_that_a_click_on_a_port_is_no_wire(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.canvas.add_asked):
        spot = desk.port("question", "out", "value")
        QTest.mouseClick(desk.canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.edits == []
