"""Starts the window: first frame first, everything heavy after it."""

from __future__ import annotations

import asyncio
import logging
import time

import qasync
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths, resource
from workbench.ui.bridge import catch_everything
from workbench.ui.instance import FirstInstance, call_first
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

log = logging.getLogger(__name__)


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
            app.processEvents()
            log.info("ui.first_frame_shown after_s=%.3f", time.perf_counter() - started_s)
            workbench.monitor.start()
            window.open_panel(window.last_panel())
            window.show_waiting_notices()
            await closing.wait()
        finally:
            first.close()
            await window.finish()
            restore()
            window.deleteLater()
            await asyncio.sleep(0)
    return 0


def to_front(window: MainWindow) -> None:
    """Bring a window to the front, also when it is minimised."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.raise_()
    window.activateWindow()
