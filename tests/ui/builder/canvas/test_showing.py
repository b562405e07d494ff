"""The canvas shows what is there, and draws only the difference."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.builder.canvas.desk import FIRST, SECOND, Desk, linked, three
from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Node,
    Point,
    with_node,
)
from workbench.traces.progress import NodeProgress, NodeStatus
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.theme.theme import Theme


def test_that_items_of_unchanged_nodes_stay_the_same(desk: Desk) -> None:
    desk.show(linked(FIRST))
    scene = desk.canvas.scene
    nodes, link = dict(scene.nodes), scene.links[FIRST]
    prompt = desk.document.body.node("prompt")
    body = with_node(linked(FIRST, SECOND).body, replace(prompt, title="Another"))
    body = replace(body, nodes=tuple(node for node in body.nodes if node.id != "check"))
    desk.show(replace(desk.document, body=body))
    assert {key: item is nodes[key] for key, item in scene.nodes.items()} == {
        "question": True,
        "prompt": True,
        "answer": True,
    }
    assert scene.nodes["prompt"].face.title == "Another"
    assert scene.links[FIRST] is link
    assert set(scene.links) == {FIRST, SECOND}


def test_that_a_node_of_the_same_value_is_not_read_again(desk: Desk) -> None:
    faces = {key: item.face for key, item in desk.canvas.scene.nodes.items()}
    desk.canvas.show_document(desk.document)
    assert all(desk.canvas.scene.nodes[key].face is face for key, face in faces.items())


def test_that_nodes_without_a_place_get_one_that_stays(desk: Desk) -> None:
    desk.show(replace(three(), body=replace(three().body, places={})))
    scene = desk.canvas.scene
    places = {key: scene.place_of(key) for key in scene.nodes}
    cards = [item.card for item in scene.nodes.values()]
    assert not any(a.intersects(b) for n, a in enumerate(cards) for b in cards[:n])
    more = with_node(desk.document.body, Node("new", "text", "New"))
    desk.show(replace(desk.document, body=more))
    assert {key: scene.place_of(key) for key in places} == places
    new = scene.nodes["new"].card
    assert not any(new.intersects(scene.nodes[key].card) for key in places)


def test_that_a_link_to_a_node_that_is_not_there_is_left_out(desk: Desk) -> None:
    body = replace(desk.document.body, links=(replace(FIRST, target="nobody"),))
    desk.show(replace(desk.document, body=body))
    assert desk.canvas.scene.links == {}


def _progress(node_id: str, status: NodeStatus, **more: object) -> NodeProgress:
    made = NodeProgress(node_id, status)
    for name, value in more.items():
        setattr(made, name, value)
    return made


def test_that_every_state_of_a_run_is_shown_in_words(desk: Desk) -> None:
    desk.show(linked(FIRST))
    text = "The answer is being written, word after word, and here it is: forty-two"
    desk.canvas.show_progress(
        {
            "question": _progress("question", "done", duration_s=0.8),
            "prompt": _progress("prompt", "running", tokens_per_s=41.2, text=text),
            "answer": _progress("answer", "failed", message="the schema does not fit"),
        }
    )
    nodes = desk.canvas.scene.nodes
    assert nodes["question"].run.words == "0.8 s"
    assert nodes["prompt"].run.words == "41 tok/s"
    assert nodes["answer"].run.words == "the schema does not fit"
    assert nodes["check"].run.words == "waiting"
    assert len(nodes["prompt"].text.tail) == 2
    assert nodes["prompt"].text.tail[-1].text().endswith("forty-two")
    assert desk.canvas.scene.links[FIRST].carrying
    states: dict[NodeStatus, str] = {
        "paused": "paused",
        "asking": "waits for you",
        "reused": "reused",
        "skipped": "skipped",
        "stopped": "stopped",
    }
    for status, words in states.items():
        desk.canvas.show_progress({"prompt": _progress("prompt", status)})
        assert nodes["prompt"].run.words == words
    assert not desk.canvas.scene.links[FIRST].carrying
    desk.canvas.show_progress({})
    assert {item.run.status for item in nodes.values()} == {"idle"}


def test_that_progress_inside_a_holder_goes_by_path(desk: Desk) -> None:
    inner = Body((Node("write", "prompt", "Write"),), (), {"write": Point(0, 0)})
    holder = Node("each", "map", "Each", body=inner)
    document = GraphDocument("g", "G", body=Body((holder,), (), {"each": Point(0, 0)}))
    desk.canvas.show_document(document, ("each",))
    assert set(desk.canvas.scene.nodes) == {"write"}
    desk.canvas.show_progress({"each/write": _progress("each/write", "done", duration_s=2.0)})
    assert desk.canvas.scene.nodes["write"].run.words == "2.0 s"
    desk.canvas.set_breakpoints({"each/write"}, set())
    assert desk.canvas.scene.nodes["write"].marks.before
    assert not desk.canvas.scene.nodes["write"].marks.after


def test_that_problems_are_told_where_the_badge_is(desk: Desk, qtbot: QtBot) -> None:
    problems = {"prompt": ["The text is empty", "No model"]}
    desk.canvas.show_document(desk.document, (), problems)
    view = desk.canvas.view
    card = desk.canvas.scene.nodes["prompt"].card
    spot = desk.spot(QPointF(card.right() - 20, card.top() + 18))
    QApplication.sendEvent(
        view.viewport(),
        QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot)),
    )
    assert QToolTip.text() == "The text is empty\nNo model"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_that_a_highlight_fades_the_others_and_their_links(desk: Desk) -> None:
    desk.show(linked(FIRST, SECOND))
    scene = desk.canvas.scene
    desk.canvas.highlight({"question", "prompt"})
    faded = {key for key, item in scene.nodes.items() if item.marks.faded}
    assert faded == {"answer", "check"}
    assert (scene.links[FIRST].faded, scene.links[SECOND].faded) == (False, True)
    desk.canvas.highlight(())
    assert not any(item.marks.faded for item in scene.nodes.values())
    assert not scene.links[SECOND].faded


def test_that_all_fits_after_zoom_to_fit_and_the_map_is_hidden(
    desk: Desk, qtbot: QtBot
) -> None:
    canvas = desk.canvas
    canvas.look_at(QPointF(3000, 3000), 2.0)
    qtbot.waitUntil(canvas.minimap.isVisible)
    canvas.fit()
    assert canvas.view.seen.contains(canvas.scene.room_of())
    assert canvas.zoom <= 1.0
    assert not canvas.minimap.isVisible()
    assert canvas.zoom_bar.percent.text() == f"{canvas.zoom * 100:.0f} %"


def test_that_all_stays_in_view_while_the_window_changes_until_one_moves_the_paper(
    desk: Desk,
) -> None:
    canvas = desk.canvas
    canvas.resize(900, 600)
    canvas.fit()
    canvas.resize(420, 300)
    assert canvas.view.seen.contains(canvas.scene.room_of())
    smaller = canvas.zoom
    canvas.resize(900, 600)
    assert canvas.zoom > smaller

    canvas.zoom_in()
    zoom = canvas.zoom
    canvas.resize(420, 300)
    assert canvas.zoom == zoom


def test_that_a_click_on_the_map_moves_what_is_in_view(desk: Desk, qtbot: QtBot) -> None:
    canvas = desk.canvas
    canvas.look_at(QPointF(3000, 3000), 2.0)
    qtbot.waitUntil(canvas.minimap.isVisible)
    QTest.mouseClick(
        canvas.minimap, Qt.MouseButton.LeftButton, pos=canvas.minimap.rect().center()
    )
    assert canvas.view.seen.intersects(canvas.scene.room_of())


def test_that_the_wheel_zooms_at_the_pointer(desk: Desk) -> None:
    view, spot = desk.canvas.view, QPoint(300, 200)
    before = view.mapToScene(spot)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(spot),
        QPointF(view.viewport().mapToGlobal(spot)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert desk.canvas.zoom > 1.1
    off = view.mapToScene(spot) - before
    assert abs(off.x()) < 1
    assert abs(off.y()) < 1


def test_that_each_zoom_paints_the_cards(desk: Desk) -> None:
    desk.show(linked(FIRST, SECOND))
    window = desk.canvas._look.colour("window")
    for zoom in (1.0, 0.5, 0.3, 0.15):
        desk.canvas.look_at(QPointF(440, 100), zoom)
        QApplication.processEvents()
        image = desk.canvas.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        middle = desk.middle("prompt")
        assert image.pixelColor(middle + QPoint(3, 2)) != window


def test_that_another_theme_is_drawn_at_once(desk: Desk, theme: Theme) -> None:
    def ground() -> int:
        image = desk.canvas.view.grab().toImage()
        return image.pixelColor(3, 3).lightness()

    dark = ground()
    theme.choose("light")
    assert ground() > dark + 100


def test_that_another_graph_forgets_the_choice(desk: Desk) -> None:
    desk.canvas.select({"prompt"})
    other = Body((Node("solo", "text", "Solo"),), (), {"solo": Point(4000, 4000)})
    desk.show(GraphDocument("other", "Other", body=other))
    assert desk.canvas.selected == frozenset()
    assert desk.canvas.focused == ""
    assert desk.canvas.view.seen.contains(desk.canvas.scene.room_of())


def test_that_nothing_is_left_of_a_canvas_that_was_closed(
    theme: Theme, qapp: QApplication
) -> None:
    canvas = GraphCanvas(theme)
    canvas.show_document(linked(FIRST, SECOND))
    canvas.show()
    qapp.processEvents()
    left = [
        weakref.ref(thing)
        for thing in (canvas, canvas.scene, canvas.view, canvas.scene.nodes["prompt"])
    ]
    canvas.close()
    canvas.deleteLater()
    del canvas
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
        gc.collect()
    assert [ref() for ref in left] == [None] * 4
