"""Starts the window: first frame first, everything heavy after it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import Iterator

import qasync
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths, resource
from workbench.ui.bridge import catch_everything
from workbench.ui.instance import FirstInstance, call_first
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

log = logging.getLogger(__name__)
FIRST_FRAME_S = 2.0


def run(paths: Paths) -> int:
    """Show the window; return the exit code when it is closed."""
    started_s = time.perf_counter()
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("a program without windows is running already")
    app.setApplicationName("Workbench")
    app.setDesktopFileName("workbench")
    app.setWindowIcon(QIcon(str(resource("icons/workbench.svg"))))
    app.setQuitOnLastWindowClosed(False)  # _main decides, so that closing can await
    if call_first(paths.data):
        return 0
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(_main(app, paths, started_s))


async def _main(app: QApplication, paths: Paths, started_s: float) -> int:
    async with open_workbench(paths) as workbench:  # closes workers and stores
        settings = workbench.settings.settings
        theme = Theme(app, settings.theme, settings.text_scale)
        window = MainWindow(workbench, theme)
        restore = catch_everything(window.tell_failure, asyncio.get_running_loop())
        first = FirstInstance(paths.data, window)
        first.called.connect(lambda: to_front(window))
        closing = asyncio.Event()
        window.closed.connect(closing.set)
        try:
            window.show()
            await _first_frame(window)
            log.info("ui.first_frame_shown after_s=%.3f", time.perf_counter() - started_s)
            workbench.monitor.start()
            window.open_panel(window.last_panel())
            window.show_waiting_notices()
            with _ends_on_signals(window):
                await closing.wait()
        finally:
            first.close()
            await window.finish()
            restore()
            window.deleteLater()
            await asyncio.sleep(0)
    return 0


async def _first_frame(window: MainWindow) -> None:
    """Wait until the window was drawn; a window that nobody sees is not waited for long."""
    painted = asyncio.Event()
    window.painted.connect(painted.set)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(painted.wait(), FIRST_FRAME_S)


@contextlib.contextmanager
def _ends_on_signals(window: MainWindow) -> Iterator[None]:
    """Close the window when the system asks the program to end."""

    def close(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, window, window.close)

    kept = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)


def to_front(window: MainWindow) -> None:
    """Bring a window to the front, also when it is minimised."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.raise_()
    window.activateWindow()
