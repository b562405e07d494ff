"""What R12 opens and closes on the screen: whole windows, and what a person does all day.

Part of `soak_leaks.py`, which counts what is left. A whole window is built again only when the
language changes; panels are taken out into windows of their own and agents are opened again
and again.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.ui.shell.window import MainWindow

Once = Callable[[int], Awaitable[None]]


def windows(
    opened: AbstractAsyncContextManager[Workbench], work: Callable[[Once], Awaitable[None]]
) -> None:
    """Open the window with every panel and close it, as often as ``work`` asks."""

    async def with_windows(make: Callable[[], MainWindow]) -> None:
        async def once(_number: int) -> None:
            window = make()
            await _every_panel(window)
            await _closed(window)

        await work(once)

    _on_screen(opened, with_windows)


def panels(
    opened: AbstractAsyncContextManager[Workbench], work: Callable[[Once], Awaitable[None]]
) -> None:
    """In one window, give a panel its own window, close that, and open an agent."""
    from workbench.ui.panels import PANELS

    async def with_one(make: Callable[[], MainWindow]) -> None:
        window = make()
        await _every_panel(window)

        async def once(number: int) -> None:
            key = PANELS[number % len(PANELS)].key
            window.open_panel(key)
            window.workspace.pop_out(key)
            await _settled()
            window.workspace.bring_back(key)
            name = ("starter", "calculator")[number % 2]
            window.open_panel("agents", agent_name=name)
            await _settled()

        await work(once)
        await _closed(window)

    _on_screen(opened, with_one)


async def _every_panel(window: MainWindow) -> None:
    from workbench.ui.panels import PANELS

    window.show()
    for panel in PANELS:
        window.open_panel(panel.key)
        await asyncio.sleep(0)


async def _closed(window: MainWindow) -> None:
    window.close()
    await window.finish()
    window.deleteLater()
    await _settled()


async def _settled() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    await asyncio.sleep(0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _on_screen(
    opened: AbstractAsyncContextManager[Workbench],
    work: Callable[[Callable[[], MainWindow]], Awaitable[None]],
) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import qasync
    from PySide6.QtWidgets import QApplication

    from workbench.ui.shell.window import MainWindow
    from workbench.ui.theme.theme import Theme

    app: Any = QApplication.instance() or QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme = Theme(app, "dark")

    async def run() -> None:
        async with opened as bench:
            await work(lambda: MainWindow(bench, theme))

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(run())


def objects() -> int:
    """The widgets that there are."""
    from PySide6.QtWidgets import QApplication

    return len(QApplication.allWidgets())
