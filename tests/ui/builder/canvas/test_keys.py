"""Everything on the canvas is done by keyboard, too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.builder.canvas.desk import FIRST, Desk, linked, three
from workbench.agents.graphs.documents import Body, Link, Node, Point
from workbench.agents.graphs.edits import AddParts, MoveParts
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.theme.theme import Theme

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_that_tab_goes_through_the_nodes_in_reading_order(desk: Desk) -> None:
    seen = []
    for _ in range(4):
        desk.key(Key.Key_Tab)
        seen.append(desk.canvas.focused)
    assert seen == ["question", "prompt", "check", "answer"]
    assert desk.canvas.selected == {"answer"}
    assert desk.canvas.scene.nodes["answer"].marks.focused
    desk.key(Key.Key_Backtab, SHIFT)
    assert desk.canvas.focused == "check"
    assert not desk.canvas.scene.nodes["answer"].marks.focused


def test_that_tab_leaves_the_canvas_after_the_last_node(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    canvas, after = GraphCanvas(theme), QPushButton("After")
    column.addWidget(canvas)
    column.addWidget(after)
    canvas.show_document(three())
    window.show()
    canvas.view.setFocus()
    focused = []
    for _ in range(4):
        QTest.keyClick(canvas.view, Key.Key_Tab)
        focused.append(canvas.focused)
    assert focused[-1] == "answer"
    QTest.keyClick(canvas.view, Key.Key_Tab)
    assert not canvas.view.hasFocus()


def test_that_arrows_move_what_is_chosen_with_one_edit_a_press(desk: Desk) -> None:
    desk.canvas.select({"prompt"})
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Down, SHIFT)
    assert desk.edits == [
        MoveParts((), {"prompt": Point(328, 0)}),
        MoveParts((), {"prompt": Point(328, 32)}),
    ]


def test_that_a_key_held_down_is_one_edit(desk: Desk) -> None:
    desk.canvas.select({"prompt"})
    for _ in range(5):
        QTest.keyPress(desk.canvas.view, Key.Key_Right)
    assert desk.edits == []
    assert desk.canvas.scene.place_of("prompt").x() == 360
    QTest.keyRelease(desk.canvas.view, Key.Key_Right)
    assert desk.edits == [MoveParts((), {"prompt": Point(360, 0)})]


def test_that_the_space_bar_keeps_nodes_while_tab_goes_on(desk: Desk) -> None:
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Space)
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Space)
    assert desk.canvas.selected == {"question", "check"}
    desk.key(Key.Key_Escape)
    assert desk.canvas.selected == frozenset()


def test_that_enter_opens_properties_and_control_enter_goes_inside(
    desk: Desk, qtbot: QtBot
) -> None:
    holder = Node("each", "map", "Each", body=Body())
    desk.apply(AddParts((), Body((holder,), (), {"each": Point(640, 240)})))
    desk.canvas.select({"each"})
    with qtbot.waitSignal(desk.canvas.activated) as activated:
        desk.key(Key.Key_Return)
    assert activated.args == ["each"]
    with qtbot.waitSignal(desk.canvas.open_asked) as opened:
        desk.key(Key.Key_Return, CONTROL)
    assert opened.args == ["each"]


def test_that_a_wire_is_made_by_keyboard_alone(desk: Desk) -> None:
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_L)
    wire = desk.canvas.view.keys.wire
    assert wire.active
    assert wire.target is not None
    assert wire.target.node_id == "prompt"
    assert "Prompt" in desk.canvas.view.accessibleDescription()
    desk.key(Key.Key_Tab)
    assert wire.target is not None
    assert (wire.target.node_id, wire.target.port.name) == ("prompt", "after")
    desk.key(Key.Key_Tab)
    assert wire.target is not None
    assert wire.target.node_id == "check"
    desk.key(Key.Key_Backtab, SHIFT)
    desk.key(Key.Key_Backtab, SHIFT)
    desk.key(Key.Key_Return)
    assert desk.links == {FIRST}
    assert not wire.active


def test_that_l_again_takes_the_next_output(desk: Desk) -> None:
    desk.canvas.select({"check"})
    desk.key(Key.Key_L)
    desk.key(Key.Key_L)
    desk.key(Key.Key_Return)
    (link,) = desk.links
    assert (link.source, link.output) == ("check", "no")


def test_that_a_node_without_outputs_says_so(desk: Desk) -> None:
    desk.canvas.select({"answer"})
    desk.key(Key.Key_L)
    assert desk.refusals == ["Answer has no output"]
    assert not desk.canvas.view.keys.wire.active


def test_that_escape_backs_out_one_step_at_a_time(desk: Desk) -> None:
    desk.canvas.select({"question"})
    desk.key(Key.Key_L)
    desk.key(Key.Key_Escape)
    assert not desk.canvas.view.keys.wire.active
    assert desk.canvas.selected == {"question"}
    desk.key(Key.Key_Escape)
    assert desk.canvas.selected == frozenset()
    assert desk.canvas.focused == ""


def test_that_control_a_chooses_everything(desk: Desk) -> None:
    desk.show(linked(FIRST))
    desk.key(Key.Key_A, CONTROL)
    assert desk.canvas.selected == {"question", "prompt", "check", "answer"}
    assert desk.canvas.selected_links == {FIRST}


def test_that_plus_minus_and_zero_zoom(desk: Desk) -> None:
    desk.key(Key.Key_Plus)
    assert desk.canvas.zoom == 1.25
    desk.key(Key.Key_Minus)
    desk.key(Key.Key_Minus)
    assert desk.canvas.zoom == 0.8
    desk.key(Key.Key_0)
    assert desk.canvas.view.seen.contains(desk.canvas.scene.room_of())


def test_that_the_focused_node_is_described(desk: Desk) -> None:
    second = Link("prompt", "text", "answer", "value")
    desk.show(linked(FIRST, second))
    desk.canvas.show_document(desk.document, (), {"prompt": ["The text is empty"]})
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Tab)
    said = desk.canvas.view.accessibleDescription()
    assert "Prompt" in said
    assert "The text is empty" in said
    assert "input text, text, from Question" in said
    assert "to Answer" in said


def test_that_the_ring_is_seen_only_while_keys_reach_the_canvas(desk: Desk) -> None:
    desk.key(Key.Key_Tab)
    item = desk.canvas.scene.nodes["question"]
    assert item.marks.focused
    desk.canvas.view.clearFocus()
    QApplication.processEvents()
    assert not item.marks.focused
