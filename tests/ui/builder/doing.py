"""Small graphs for the tests of the builder, and what a person does with them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point
from workbench.ui.builder.panel import BuilderPanel


def greeting() -> GraphDocument:
    """A name goes in, a greeting comes out; no model is needed."""
    return GraphDocument(
        "greeting",
        "Greeting",
        "Says hello",
        Body(
            (
                Node("hello", "prompt", settings={"template": "Hello {text}"}),
                Node("loud", "prompt", "Loud", settings={"template": "{text}!"}),
                Node("name", "input"),
                Node("out", "output"),
            ),
            (
                Link("hello", "text", "loud", "text"),
                Link("loud", "text", "out", "value"),
                Link("name", "value", "hello", "text"),
            ),
            {
                "name": Point(0, 0),
                "hello": Point(280, 0),
                "loud": Point(560, 0),
                "out": Point(840, 0),
            },
        ),
    )


async def opened(panel: BuilderPanel, document: GraphDocument) -> None:
    """Put a graph into the library and show it."""
    await panel.keeping.saving.save_as(document, "")
    assert panel.draft.document == document
    panel.controller.check()


async def until(is_so: Callable[[], object], seconds: float = 30.0) -> None:
    """Let the loop run until something is so."""

    async def watch() -> None:
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)

    await asyncio.wait_for(watch(), seconds)


def give(panel: BuilderPanel, text: str, place: int = 0) -> None:
    """Type a value for an input of the run."""
    field = panel.parts.console.inputs.fields[place].field
    field.setFocus()
    QTest.keyClicks(field, text)


def press(
    target: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(target.window().focusWidget() or target, key, modifier)
