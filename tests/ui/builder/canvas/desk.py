"""A canvas whose edits are applied, with a mouse; for the tests of the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point, Remark
from workbench.agents.graphs.edits import GraphEdit
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.builder.canvas.face import Side
from workbench.ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
NOTHING = Qt.KeyboardModifier.NoModifier


def three() -> GraphDocument:
    """A question, a prompt and an answer in a row, without links; a condition below."""
    nodes = (
        Node("answer", "output", "Answer", {"name": "answer"}),
        Node("check", "condition", "Good enough?"),
        Node("prompt", "prompt", "Prompt", {"template": "Say {text}"}),
        Node("question", "input", "Question", {"name": "question", "type": "text"}),
    )
    places = {
        "question": Point(0, 0),
        "prompt": Point(320, 0),
        "answer": Point(640, 0),
        "check": Point(320, 240),
    }
    return GraphDocument("three", "Three", body=Body(nodes, (), places))


def linked(*links: Link, remarks: Sequence[Remark] = ()) -> GraphDocument:
    """The same with links, and remarks."""
    body = three().body
    made = Body(body.nodes, tuple(sorted(links)), body.places, tuple(remarks))
    return GraphDocument("three", "Three", body=made)


FIRST = Link("question", "value", "prompt", "text")
SECOND = Link("prompt", "text", "answer", "value")


class Desk:
    """A canvas at 100 %, the document on it, and every edit that was asked for."""

    def __init__(self, theme: Theme, document: GraphDocument) -> None:
        self.canvas = GraphCanvas(theme)
        self.canvas.resize(1200, 800)
        self.canvas.show()
        self.document = document
        self.edits: list[GraphEdit] = []
        self.refusals: list[str] = []
        self.canvas.edit_asked.connect(self.apply)
        self.canvas.refused.connect(self.refusals.append)
        self.canvas.show_document(document)
        self.canvas.look_at(QPointF(440, 200), 1.0)
        self.canvas.view.setFocus()
        QApplication.processEvents()

    def apply(self, edit: GraphEdit) -> None:
        """What a panel does."""
        self.edits.append(edit)
        self.document = edit.apply(self.document)
        self.canvas.show_document(self.document)

    def close(self) -> None:
        """Take it off the screen."""
        self.canvas.close()
        self.canvas.deleteLater()

    def show(self, document: GraphDocument) -> None:
        """Show another document."""
        self.document = document
        self.canvas.show_document(document)

    @property
    def links(self) -> set[Link]:
        """The links of the document."""
        return set(self.document.body.links)

    # -- mouse

    def spot(self, place: QPointF) -> QPoint:
        """Where a place of the scene is on the viewport."""
        return self.canvas.view.mapFromScene(place)

    def middle(self, node_id: str) -> QPoint:
        """Where a card can be taken."""
        return self.spot(self.canvas.scene.nodes[node_id].card.center())

    def port(self, node_id: str, side: Side, name: str) -> QPoint:
        """Where a port is."""
        return self.spot(self.canvas.scene.nodes[node_id].port_place((side, name)))

    def press(self, spot: QPoint, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press the left button."""
        QTest.mousePress(self.canvas.view.viewport(), LEFT, modifier, spot)

    def move(self, spot: QPoint) -> None:
        """Move the mouse."""
        QTest.mouseMove(self.canvas.view.viewport(), spot)
        QApplication.processEvents()

    def release(self, spot: QPoint, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Let the left button go."""
        QTest.mouseRelease(self.canvas.view.viewport(), LEFT, modifier, spot)

    def drag(self, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Press, move in steps, and release."""
        self.press(start, modifier)
        for step in (1, 2, 3, 4):
            self.move(start + (end - start) * step / 4)
        self.release(end, modifier)

    def click(self, spot: QPoint, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Click."""
        QTest.mouseClick(self.canvas.view.viewport(), LEFT, modifier, spot)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        """Type a key."""
        QTest.keyClick(self.canvas.view, key, modifier)
