"""What a person does with the tools panel."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbench.base.errors import ToolError
from workbench.tools.sandbox import Job, run_child
from workbench.ui.tools.panel import ToolsPanel

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_STEPS = 80


async def until(is_so: Callable[[], object], seconds: float = 30.0) -> None:
    """Let the loop run until something is so."""

    async def watch() -> None:
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)

    await asyncio.wait_for(watch(), seconds)


def press(
    panel: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or panel.window(), key, modifiers)


def write(text: str) -> None:
    """Type where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def tab_to(panel: QWidget, widget: QWidget) -> None:
    """Press Tab until a widget has the focus."""
    for _ in range(MOST_STEPS):
        if QApplication.focusWidget() is widget:
            return
        press(panel, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {widget.accessibleName()}")


async def judged(panel: ToolsPanel) -> None:
    """Wait until the tool on screen was looked at."""
    panel._form.flush()
    await until(lambda: panel._watch.current is not None)


async def made(panel: ToolsPanel, kind: str) -> None:
    """A new tool of a kind, by its button or menu."""
    panel._list.new_asked.emit(kind)
    await until(lambda: panel._draft.tool.kind == kind)
    await judged(panel)


def why_no_child() -> str:
    """Why code of tools cannot run on this machine; empty if it can."""
    try:
        ended = run_child(Job("check", source="def run():\n    return 1\n"), threading.Event())
    except ToolError as exc:
        return exc.message
    return ended.errors if ended.code else ""
