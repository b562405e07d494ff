"""Breakpoints are set and runs are forked by mouse, and again by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from tests.ui.builder.doing import greeting, opened, press, until
from workbench.traces.events import NodePaused
from workbench.ui.builder.panel import BuilderPanel

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
BY_MOUSE, BY_KEY = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center() if place is None else place)


def viewport_of(field: QWidget) -> QWidget:
    assert isinstance(field, QPlainTextEdit)
    return field.viewport()


def ask_menu(widget: QWidget, place: QPoint, reason: QContextMenuEvent.Reason) -> None:
    """What the system makes of a right click, or of the menu key where the focus is."""
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def on_canvas(panel: BuilderPanel, node_id: str, *, right: bool = False) -> None:
    """Click on a node."""
    canvas = panel.parts.canvas
    viewport = canvas.view.viewport()
    place = canvas.view.mapFromScene(canvas.scene.room_of((node_id,)).center())
    if right:
        ask_menu(viewport, place, BY_MOUSE)
    else:
        click(viewport, place)


def menu_key() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    place = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    ask_menu(focus, place, BY_KEY)


def write(text: str) -> None:
    """Write over what has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus, text)


async def menu() -> QMenu:
    """The menu that is open."""
    await until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


async def choose_by_mouse(words: str) -> None:
    """Click a row of the open menu."""
    shown = await menu()
    (row,) = (one for one in shown.actions() if one.text().startswith(words))
    click(shown, shown.actionGeometry(row).center())
    await until(lambda: QApplication.activePopupWidget() is None)


async def choose_by_keys(words: str) -> None:
    """Go down to a row of the open menu and press Enter."""
    shown = await menu()
    rows = [one for one in shown.actions() if not one.isSeparator()]
    for _ in rows:
        QTest.keyClick(shown, Qt.Key.Key_Down)
        active = shown.activeAction()
        if active is not None and active.text().startswith(words):
            break
    assert shown.activeAction().text().startswith(words)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    await until(lambda: QApplication.activePopupWidget() is None)


def to_loud(panel: BuilderPanel) -> None:
    """Go to a node in the outline by keys."""
    press(panel, Qt.Key.Key_O, CONTROL_SHIFT)
    press(panel, Qt.Key.Key_Home)
    for _ in range(20):
        if panel.draft.chosen == {"loud"}:
            break
        press(panel, Qt.Key.Key_Down)
    assert panel.draft.chosen == {"loud"}


async def ended(panel: BuilderPanel, after: str = "") -> None:
    await until(lambda: panel.runner.run_id != after and panel.runner.end is not None)


def answer(panel: BuilderPanel) -> str:
    return panel.parts.console.results.values["answer"]


def forked_at_loud(panel: BuilderPanel, first: str) -> None:
    """What came before was taken over, the node and what follows ran again."""
    assert panel.runner.run_id != first
    how = {one: node.status for one, node in panel.runner.nodes.items()}
    assert how == {"name": "reused", "hello": "reused", "loud": "done", "out": "done"}
    assert answer(panel) == "Hello Ada?"


async def test_that_a_run_is_forked_by_mouse(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    field = panel.parts.console.inputs.fields[0].field
    click(viewport_of(field))
    write("Ada")
    click(panel.parts.bar.run)
    await ended(panel)
    first = panel.runner.run_id
    assert answer(panel) == "Hello Ada!"

    on_canvas(panel, "loud")
    assert panel.draft.chosen == {"loud"}
    template = panel.parts.inspector.node.settings.editors["template"].focusProxy()
    assert isinstance(template, QPlainTextEdit)
    click(template.viewport())
    assert QApplication.focusWidget() is template
    write("{text}?")
    on_canvas(panel, "loud", right=True)
    await choose_by_mouse("Run again from this node")
    await ended(panel, first)

    forked_at_loud(panel, first)


async def test_that_a_run_is_forked_by_keyboard_alone(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    press(panel, Qt.Key.Key_O, CONTROL_SHIFT)
    press(panel, Qt.Key.Key_Return, CONTROL)  # the missing value gets the focus
    write("Ada")
    press(panel, Qt.Key.Key_Return, CONTROL)
    await ended(panel)
    first = panel.runner.run_id

    to_loud(panel)
    press(panel, Qt.Key.Key_Return)
    write("{text}?")
    press(panel, Qt.Key.Key_O, CONTROL_SHIFT)
    menu_key()
    await choose_by_keys("Run again from this node")
    await ended(panel, first)

    forked_at_loud(panel, first)


async def test_that_a_breakpoint_is_set_and_taken_away_by_mouse(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    field = panel.parts.console.inputs.fields[0].field
    click(viewport_of(field))
    write("Ada")
    on_canvas(panel, "loud", right=True)
    await choose_by_mouse("Breakpoint before this node")
    assert panel.parts.canvas.scene.nodes["loud"].marks.before
    run = panel.parts.bar.run
    click(run)
    await until(lambda: isinstance(panel.runner.ask, NodePaused))
    assert panel.parts.console.form.title.text() == "Before Loud"
    go_on = panel.parts.console.form.buttons["go_on"]
    await until(go_on.isVisible)
    click(go_on)
    await ended(panel)
    assert answer(panel) == "Hello Ada!"

    on_canvas(panel, "loud", right=True)
    await choose_by_mouse("Breakpoint before this node")
    assert panel.runs.breakpoints.before == frozenset()


async def test_that_a_breakpoint_is_set_by_keyboard_alone(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    to_loud(panel)
    menu_key()
    await choose_by_keys("Breakpoint after this node")
    assert panel.runs.breakpoints.after == {"loud"}
