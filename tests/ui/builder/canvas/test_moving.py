"""Parts are chosen, moved, sized and removed by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.builder.canvas.desk import FIRST, SECOND, Desk, linked
from workbench.agents.graphs.documents import Body, Node, Point, Remark
from workbench.agents.graphs.edits import AddParts, MoveParts, RemoveParts, SetRemark

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FRAME = Remark("frame", "Both", 288, -48, 640, 200)


def test_that_a_rubber_band_chooses_and_one_drag_is_one_edit(desk: Desk) -> None:
    desk.drag(desk.spot(QPointF(-40, -60)), desk.spot(QPointF(520, 140)))
    assert desk.canvas.selected == {"question", "prompt"}
    start = desk.middle("question")
    desk.drag(start, start + QPoint(80, 160))
    (edit,) = desk.edits
    assert isinstance(edit, MoveParts)
    assert dict(edit.places) == {"question": Point(80, 160), "prompt": Point(400, 160)}
    assert desk.canvas.scene.place_of("prompt") == QPointF(400, 160)


def test_that_a_moved_card_rests_on_the_grid(desk: Desk) -> None:
    start = desk.middle("check")
    desk.drag(start, start + QPoint(-101, 131))
    place = desk.document.body.places["check"]
    assert (place.x % 8, place.y % 8) == (0, 0)
    assert place != Point(320, 240)


def test_that_a_moved_card_comes_in_line_with_others_and_shows_it(desk: Desk) -> None:
    start = desk.middle("check")
    desk.press(start)
    desk.move(start + QPoint(10, 40))
    desk.move(start + QPoint(3, 130))
    scene = desk.canvas.scene
    assert scene.overlay.guides
    assert scene.place_of("check").x() == 320
    desk.release(start + QPoint(3, 130))
    assert not scene.overlay.guides
    assert desk.document.body.places["check"].x == 320


def test_that_links_follow_while_a_card_moves(desk: Desk) -> None:
    desk.show(linked(FIRST))
    start = desk.middle("prompt")
    desk.press(start)
    desk.move(start + QPoint(20, 40))
    desk.move(start + QPoint(40, 200))
    scene = desk.canvas.scene
    assert scene.links[FIRST].end == scene.nodes["prompt"].port_place(("in", "text"))
    assert scene.links[FIRST].end.y() > 200
    assert desk.edits == []
    desk.release(start + QPoint(40, 200))
    assert len(desk.edits) == 1


def test_that_escape_puts_a_dragged_card_back(desk: Desk) -> None:
    start = desk.middle("prompt")
    desk.press(start)
    desk.move(start + QPoint(60, 60))
    desk.key(Qt.Key.Key_Escape)
    desk.release(start + QPoint(60, 60))
    assert desk.edits == []
    assert desk.canvas.scene.place_of("prompt") == QPointF(320, 0)


def test_that_control_and_shift_clicks_add_and_take_away(desk: Desk) -> None:
    desk.click(desk.middle("question"))
    desk.click(desk.middle("prompt"), CONTROL)
    desk.click(desk.middle("answer"), SHIFT)
    assert desk.canvas.selected == {"question", "prompt", "answer"}
    desk.click(desk.middle("prompt"), CONTROL)
    assert desk.canvas.selected == {"question", "answer"}
    desk.click(desk.middle("question"))
    assert desk.canvas.selected == {"question"}
    desk.click(desk.spot(QPointF(100, 400)))
    assert desk.canvas.selected == frozenset()


def test_that_delete_removes_all_that_is_chosen(desk: Desk) -> None:
    desk.show(linked(FIRST, SECOND))
    desk.click(desk.middle("prompt"))
    desk.key(Qt.Key.Key_Delete)
    assert desk.edits == [RemoveParts((), frozenset({"prompt"}))]
    assert "prompt" not in desk.canvas.scene.nodes
    assert desk.canvas.scene.links == {}
    assert desk.canvas.selected == frozenset()


def test_that_a_frame_takes_along_the_nodes_whose_middle_is_in_it(desk: Desk) -> None:
    desk.show(linked(remarks=(FRAME,)))
    start = desk.spot(QPointF(560, 130))
    desk.drag(start, start + QPoint(0, 160))
    (edit,) = desk.edits
    assert isinstance(edit, MoveParts)
    assert set(edit.places) == {"frame", "prompt", "answer"}
    assert desk.document.body.places["prompt"] == Point(320, 160)
    assert desk.document.body.remarks[0].y == 112


def test_that_a_remark_is_sized_by_its_corner(desk: Desk) -> None:
    desk.show(linked(remarks=(FRAME,)))
    corner = desk.spot(QPointF(288 + 640 - 5, -48 + 200 - 5))
    desk.drag(corner, corner + QPoint(-81, 40))
    (edit,) = desk.edits
    assert isinstance(edit, SetRemark)
    assert (edit.remark.width, edit.remark.height) == (560, 240)


def test_that_a_double_click_opens_holders_and_properties_and_asks_on_nothing(
    desk: Desk, qtbot: QtBot
) -> None:
    holder = Node("each", "map", "Each", body=Body())
    desk.apply(AddParts((), Body((holder,), (), {"each": Point(640, 240)})))
    viewport, left = desk.canvas.view.viewport(), Qt.MouseButton.LeftButton
    with qtbot.waitSignal(desk.canvas.open_asked) as opened:
        QTest.mouseDClick(viewport, left, pos=desk.middle("each"))
    assert opened.args == ["each"]
    with qtbot.waitSignal(desk.canvas.activated) as activated:
        QTest.mouseDClick(viewport, left, pos=desk.middle("prompt"))
    assert activated.args == ["prompt"]
    with qtbot.waitSignal(desk.canvas.add_asked) as asked:
        QTest.mouseDClick(viewport, left, pos=desk.spot(QPointF(80, 400)))
    assert asked.args[1:] == [None, ""]


def test_that_a_right_click_chooses_what_it_asks_a_menu_for(desk: Desk, qtbot: QtBot) -> None:
    view = desk.canvas.view
    spot = desk.middle("prompt")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot)
    )
    with qtbot.waitSignal(desk.canvas.context_asked) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args[0] == "prompt"
    assert desk.canvas.selected == {"prompt"}


def test_that_the_middle_button_and_the_space_bar_move_the_paper(desk: Desk) -> None:
    view = desk.canvas.view
    before, start = view.seen.topLeft(), desk.spot(QPointF(100, 400))
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=start)
    desk.move(start + QPoint(50, 20))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=start + QPoint(50, 20))
    assert before - view.seen.topLeft() == QPointF(50, 20)
    QTest.keyPress(view, Qt.Key.Key_Space)
    desk.drag(start, start + QPoint(-50, -20))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.seen.topLeft() == before
    assert desk.canvas.selected == frozenset()


def test_that_a_card_dragged_to_the_edge_moves_the_paper(desk: Desk, qtbot: QtBot) -> None:
    view = desk.canvas.view
    before, start = view.seen.left(), desk.middle("prompt")
    edge = QPoint(view.viewport().width() - 4, start.y())
    desk.press(start)
    desk.move(start + QPoint(20, 0))
    desk.move(edge)
    qtbot.waitUntil(lambda: view.seen.left() > before + 100)
    desk.key(Qt.Key.Key_Escape)
    desk.release(edge)
    assert desk.canvas.scene.place_of("prompt") == QPointF(320, 0)


def test_that_problems_found_meanwhile_do_not_end_a_drag(desk: Desk) -> None:
    start = desk.middle("prompt")
    desk.press(start)
    desk.move(start + QPoint(40, 80))
    desk.canvas.show_document(desk.document, (), {"prompt": ["The text is empty"]})
    assert desk.canvas.scene.nodes["prompt"].problems == ("The text is empty",)
    desk.move(start + QPoint(80, 160))
    desk.release(start + QPoint(80, 160))
    assert desk.document.body.places["prompt"] == Point(400, 160)
