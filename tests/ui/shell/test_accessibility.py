"""Everything can be reached, seen and named without a mouse."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.panels import PANELS
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.panel import TracePanel
from workbench.ui.widgets.placeholders import BusyBar
from workbench.ui.widgets.views import Toggle

RECORDING = {
    "format": 1,
    "name": "Demo",
    "tokens_per_s": 200,
    "recordings": [
        {"after_tool": True, "pieces": ["Noted", "."]},
        {
            "match": "note",
            "tool_calls": [
                {"name": "save_note", "arguments": {"title": "Milk", "text": "Buy milk"}}
            ],
        },
        {"pieces": ["Hello", "."]},
    ],
}
MOST_STEPS = 200
MOST_LINKS = 20


async def until(is_so: Callable[[], object], timeout_s: float = 20.0) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(timeout_s):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def recorded(paths: Paths) -> AsyncIterator[Workbench]:
    (paths.models / "demo.replay.json").write_text(json.dumps(RECORDING), encoding="utf-8")
    async with open_workbench(paths) as opened:
        opened.settings.change(engine_mode="thread", default_model="demo")
        yield opened


@pytest_asyncio.fixture
async def window(recorded: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(recorded, theme)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    await until(made.isActiveWindow)
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


async def opened(window: MainWindow, key: str) -> QWidget:
    window.open_panel(key)
    panel = window.workspace.panel(key)
    assert panel is not None
    if isinstance(panel, Dashboards):
        await until(lambda: panel.ready)
    if key == "models":
        await until(lambda: panel._task is None or panel._task.done())  # type: ignore[attr-defined]
    await until(lambda: not [title for _task, title in window._tasks.running])
    return panel


def focusable(window: QWidget) -> set[QWidget]:
    """What Tab should come to."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is window
    }


def walk(
    window: QWidget, key: Qt.Key, visit: Callable[[QWidget], None] = lambda _widget: None
) -> list[QWidget]:
    """Press a key until the focus is where it began; each stop once."""
    first = QApplication.focusWidget()
    assert first is not None
    stops, stays = [first], 0
    for _ in range(MOST_STEPS):
        QTest.keyClick(stops[-1], key)
        now = QApplication.focusWidget()
        assert now is not None, f"after {describe(stops[-1])} nothing has the focus"
        if now is stops[-1]:  # within a text, from link to link
            stays += 1
            assert stays < MOST_LINKS, f"{describe(now)} does not let the focus go"
            continue
        stays = 0
        if now is first:
            return stops
        assert now not in stops, f"{describe(now)} was reached twice"
        stops.append(now)
        visit(now)
    raise AssertionError("the focus never came back")


def describe(widget: QWidget) -> str:
    parents: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(parents) < 4:
        parents.append(f"{type(at).__name__}({at.objectName() or at.accessibleName()[:30]})")
        at = at.parentWidget()
    return " < ".join(parents)


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


KEYS = [spec.key for spec in PANELS]


@pytest.mark.parametrize("key", KEYS)
async def test_that_tab_comes_to_every_control_once_and_back(
    window: MainWindow, key: str
) -> None:
    await opened(window, key)
    there = walk(window, Qt.Key.Key_Tab)
    missed = focusable(window) - set(there)
    assert not missed, [describe(widget) for widget in missed]

    back = walk(window, Qt.Key.Key_Backtab)
    assert set(back) == set(there)
    assert back[1:] == there[:0:-1]


@pytest.mark.parametrize("key", ["chat", "agents"])
async def test_that_a_popped_out_panel_needs_no_mouse(window: MainWindow, key: str) -> None:
    panel = await opened(window, key)
    window.pop_out()
    popped = panel.window()
    assert popped is not window
    popped.activateWindow()
    await until(popped.isActiveWindow)
    next(iter(focusable(popped))).setFocus()
    there = walk(popped, Qt.Key.Key_Tab)
    assert not focusable(popped) - set(there)
    assert not [describe(each) for each in there if not spoken(each).strip()]
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(popped, Qt.Key.Key_P, control | Qt.KeyboardModifier.ShiftModifier)
    assert panel.window() is window


@pytest.mark.parametrize("key", KEYS)
async def test_that_every_control_has_a_name(window: MainWindow, key: str) -> None:
    await opened(window, key)
    nameless = [describe(widget) for widget in focusable(window) if not spoken(widget).strip()]
    assert not nameless, nameless


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("key", KEYS)
async def test_that_the_focus_can_be_seen(
    window: MainWindow, recorded: Workbench, key: str, mode: str
) -> None:
    recorded.settings.change(theme=mode)
    await opened(window, key)
    unseen: list[str] = []

    def look(widget: QWidget) -> None:
        with_focus = picture(window, widget)
        widget.clearFocus()
        if with_focus == picture(window, widget):
            unseen.append(describe(widget))
        widget.setFocus()

    first = QApplication.focusWidget()
    assert first is not None
    look(first)
    walk(window, Qt.Key.Key_Tab, look)
    assert not unseen, unseen


def picture(window: QWidget, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0)) - QPoint(3, 3)
    area = QRect(corner, widget.size())
    return window.grab(area.adjusted(0, 0, 6, 6)).toImage()


class Windows(QObject):
    """Remembers each window that comes on screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


async def test_that_no_panel_flashes_a_window_of_its_own(
    window: MainWindow, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        for key in KEYS:
            await opened(window, key)
            assert window.isActiveWindow(), key
    finally:
        qapp.removeEventFilter(windows)
    assert windows.seen == []


async def test_that_reduced_motion_stands_still(
    window: MainWindow, recorded: Workbench, theme: Theme, qapp: QApplication
) -> None:
    await opened(window, "settings")
    toggle = next(t for t in window.findChildren(Toggle) if t.isVisible())
    bar = BusyBar(theme, "Busy", window)
    toggle.toggle()
    assert toggle.moving
    assert bar.maximum() == 0
    flash_ms = qapp.cursorFlashTime()

    recorded.settings.change(reduce_motion=True)

    assert theme.tokens.motion_ms == 0
    assert qapp.cursorFlashTime() == 0
    assert bar.maximum() == 1
    toggle.toggle()
    assert not toggle.moving
    recorded.settings.change(reduce_motion=False)
    assert qapp.cursorFlashTime() == flash_ms


async def test_that_the_main_path_needs_no_mouse(
    window: MainWindow, recorded: Workbench
) -> None:
    """Open, choose an agent, ask, approve a call, look at the trace, and back."""
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    await until(lambda: not window._tasks.running)
    tab_to(window, chat.header.agents)
    for _ in range(10):
        if chat.header.agents.currentData() == "notes-helper":
            break
        press(window, Qt.Key.Key_Down)
    assert chat.controller.agent_name == "notes-helper"

    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is chat.composer.edit
    QTest.keyClicks(chat.composer.edit, "please note: buy milk")
    press(window, Qt.Key.Key_Return)
    await until(lambda: chat.approval.isVisible())
    assert QApplication.focusWidget() is chat.approval.deny_button
    tab_to(window, chat.approval.once_button)
    press(window, Qt.Key.Key_Space)
    await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
    assert not chat.approval.isVisible()
    run_id = chat.controller.run_id
    records = await recorded.conversations.records(run_id)
    assert records[-1].event.end == "answered"  # type: ignore[union-attr]

    tab_to(window, chat.inspector.open_button)
    press(window, Qt.Key.Key_Space)
    trace = window.workspace.panel("trace")
    assert isinstance(trace, TracePanel)
    await until(lambda: len(trace.waterfall.rows) >= 3)
    tab_to(window, trace.waterfall)
    press(window, Qt.Key.Key_Down)
    assert trace.waterfall.current == 1
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.current_key == "chat"
    assert chat.controller.run_id == run_id


def press(
    window: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def tab_to(window: QWidget, widget: QWidget) -> None:
    """Press Tab until a widget has the focus."""
    for _ in range(MOST_STEPS):
        if QApplication.focusWidget() is widget:
            return
        press(window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {describe(widget)}")


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
@pytest.mark.parametrize("key", KEYS)
async def test_that_no_control_is_cut_off(
    window: MainWindow, key: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    await opened(window, key)
    assert (window.width(), window.height()) == size
    cut = [describe(widget) for widget in focusable(window) if is_cut(window, widget)]
    assert not cut, cut


def is_cut(window: QWidget, widget: QWidget) -> bool:
    """Whether a part of it lies outside of what holds it, and cannot be scrolled to."""
    at = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at.parentWidget(), QAbstractScrollArea):
            corner = widget.mapTo(at, QPoint(0, 0))
            return corner.x() < 0 or corner.x() + widget.width() > at.width()
        at = at.parentWidget()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    too_small = widget.width() < widget.minimumSizeHint().width()
    return too_small or not window.rect().contains(place)
