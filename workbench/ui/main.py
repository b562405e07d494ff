"""Starts the window: its frame first, everything else while it already answers."""

from __future__ import annotations

import contextlib
import gc
import logging
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.paths import resource
from workbench.base.vault import is_encrypted, is_planned
from workbench.policy.places import is_required_kiosk, is_set_up, may_demand_encryption
from workbench.ui.instance import Call, call_first
from workbench.ui.language.language import Language
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.first_look import first_language, first_look
from workbench.ui.theme.theme import STYLE, Theme

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from workbench.app.local_server import StartServing
    from workbench.app.workbench import Workbench
    from workbench.base.paths import Paths

log = logging.getLogger(__name__)
FIRST_FRAME_S = 2.0
AFTER_KEYS_MS = 10  # what was typed while the window came is drawn first
WARM_UP_MS = 1500
_TITLE_BAR_PX = 40
COLLECT_MS = 60_000
COLLECT_AT = (10_000, 20, 100_000)  # the last so high that only the timer looks at everything
UPDATE_RESULT = "update-result.json"
LATER = ("asyncio", "workbench.app.workbench")
# Imported one by one where the window is, which answers in between; others come with them.
SHELL_LATER = (
    "workbench.ui.widgets.basics",
    "workbench.ui.widgets.fields",
    "workbench.ui.widgets.views",
    "workbench.ui.shell.notice_desk",
    "workbench.ui.shell.activity",
    "workbench.ui.shell.live",
    "workbench.ui.panel_commands",
)
CHAT_LATER = (
    "workbench.ui.chat.words",
    "workbench.ui.chat.rows",
    "workbench.ui.chat.flow",
    "workbench.ui.chat.canvas",
    "workbench.ui.chat.transcript",
    "workbench.ui.chat.conversation_list",
    "workbench.ui.trace.waterfall",
    "workbench.ui.chat.inspector",
    "workbench.ui.chat.parts",
    "workbench.ui.chat.controller",
    "workbench.ui.chat.panel",
)


def run(paths: Paths, serving: StartServing | None = None, files: Sequence[Path] = ()) -> int:
    """Show the window; return the exit code when it is closed.

    Args:
        paths: Where the user's files live.
        serving: Starts the local server; None leaves the program without one.
        files: Absolute paths to be shown, by the window that is open already if there is one.
    """
    started_s = time.perf_counter()
    gc.disable()  # what is made here stays: looking through it again and again finds nothing
    app = QApplication.instance() or _application()
    if not isinstance(app, QApplication):
        raise TypeError("a program without windows is running already")
    app.setApplicationName("Workbench")
    app.setDesktopFileName("workbench")
    app.setQuitOnLastWindowClosed(False)  # _main decides, so that closing can await
    if (answer := call_first(paths.data, files)) != "alone":
        return _answered(answer)
    language = Language(app)
    language.choose(first_language(paths.settings))
    theme = _theme(app, paths)
    if theme is None:
        return 1
    window = MainWindow(None, theme, paths.data, covered=is_set_up(paths), language=language)
    window.files.extend(files)
    if (tell := getattr(app, "tell", None)) is not None:  # on macOS
        tell(window.open_files)
    _show(window)
    _paint(app, window)
    painted_s = time.perf_counter()
    QTimer.singleShot(AFTER_KEYS_MS, lambda: _finish_look(app, theme))
    _import_later(LATER)
    import asyncio

    import qasync

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(_main(window, paths, serving, (started_s, painted_s)))


def _theme(app: QApplication, paths: Paths) -> Theme | None:
    """The look of the window; None if the store is or must be encrypted, and stays closed."""
    if is_encrypted(paths.data) or is_planned(paths.data) or may_demand_encryption(paths):
        from workbench.ui.store.unlocking import unlocked

        plain = Theme(app)
        if not unlocked(paths, lambda: plain):
            return None
        plain.deleteLater()
    return Theme(app, *first_look(paths.settings), all_fonts=False)


def _application() -> QApplication:
    words = ["workbench", *STYLE]
    if sys.platform != "darwin":
        return QApplication(words)
    from workbench.ui.opening_application import OpeningApplication

    return OpeningApplication(words)


def _answered(answer: Call) -> int:
    """The exit code of a start that found a window open for this folder."""
    if answer == "given":
        return 0
    said = "The window that is open does not answer; the files were not opened."
    print(said, file=sys.stderr)  # noqa: T201 - the command line
    return 1


def _show(window: MainWindow) -> None:
    if not is_required_kiosk():
        fit_screen(window)
        window.show()
        return
    from PySide6.QtCore import Qt

    window.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
    window.showFullScreen()


def fit_screen(window: QWidget) -> None:
    """Make a window that is larger than its screen as large as that allows."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry().size() - QSize(0, _TITLE_BAR_PX)
    window.resize(window.size().boundedTo(room))


def _finish_look(app: QApplication, theme: Theme) -> None:
    """Load what nobody sees in the first frame."""
    from PySide6.QtGui import QIcon

    theme.load_other_fonts()
    app.setWindowIcon(QIcon(str(resource("icons/workbench.svg"))))


def _paint(app: QApplication, window: MainWindow) -> None:
    """Wait until the window was drawn; a window that nobody sees is not waited for long."""
    end_s = time.perf_counter() + FIRST_FRAME_S
    while not window.was_painted and time.perf_counter() < end_s:
        app.processEvents()


def _import_later(names: Sequence[str]) -> None:
    """Import in a thread while the window answers; what fails here fails again where used."""
    from PySide6.QtCore import QEventLoop, QObject, Signal

    class Imports(QObject):
        done = Signal()

    imports, waiting = Imports(), QEventLoop()
    imports.done.connect(waiting.quit)  # in this thread, as Qt does between threads

    def work() -> None:
        try:
            for name in names:
                with contextlib.suppress(ImportError):
                    import_module(name)
        finally:
            imports.done.emit()

    thread = threading.Thread(target=work, name="imports")
    QTimer.singleShot(AFTER_KEYS_MS, thread.start)
    waiting.exec()
    if thread.ident is not None:  # else the system asked the program to end before it began
        thread.join()


async def _main(
    window: MainWindow,
    paths: Paths,
    serving: StartServing | None,
    times_s: tuple[float, float],
) -> int:
    import asyncio

    from workbench.ui.bridge import catch_everything
    from workbench.ui.ending import ends_on_signals
    from workbench.ui.instance import FirstInstance

    await asyncio.sleep(0)  # the window answers between imports and what opens
    restore = catch_everything(window.tell_failure, asyncio.get_running_loop())
    first = FirstInstance(paths.data, window)
    first.called.connect(lambda: _called(window))
    first.opened.connect(window.open_files)
    closing = asyncio.Event()
    window.closed.connect(closing.set)
    if not window.isVisible():
        closing.set()
    try:
        with ends_on_signals(window):
            return await _serve(window, paths, closing, times_s, serving)
    finally:
        first.close()
        restore()
        window.deleteLater()
        await asyncio.sleep(0)


async def _serve(
    window: MainWindow,
    paths: Paths,
    closing: asyncio.Event,
    times_s: tuple[float, float],
    serving: StartServing | None = None,
) -> int:
    """Open the program behind the window and wait until the window is closed."""
    import asyncio

    from workbench.app.workbench import open_workbench

    started_s, painted_s = times_s
    await _prepare(window)
    while True:
        async with AsyncExitStack() as stack:
            try:
                workbench = await stack.enter_async_context(
                    open_workbench(paths, serving=serving)
                )
            except WorkbenchError as exc:
                log.error("ui.opening_failed reason=%s", exc.message)  # noqa: TRY400  on screen
                window.show_unopened(exc)
                if await _asked_again(window, closing):
                    continue
                return 1
            stack.push_async_callback(window.finish)
            log.info("ui.first_frame_shown after_s=%.3f", painted_s - started_s)
            await _find_draft(window, workbench)
            if not closing.is_set():
                window.attach(workbench)
                await asyncio.sleep(0)  # the window answers before it makes the rest
            if closing.is_set():
                await _keep_unsent(window, workbench)
            else:
                _begin(window, workbench)
                log.info("ui.usable after_s=%.3f", time.perf_counter() - started_s)
            await closing.wait()
        return 0


async def _prepare(window: MainWindow) -> None:
    """Import and make, in steps between which the window answers, what it will need."""
    import asyncio

    for name in SHELL_LATER:
        await asyncio.sleep(0)
        import_module(name)
    if (outline := window.outline) is None:
        return
    for name in CHAT_LATER:
        await asyncio.sleep(0)
        import_module(name)
    from workbench.ui.chat.parts import ChatParts

    outline.parts = parts = ChatParts(window.theme)
    for _ in parts:
        await asyncio.sleep(0)


async def _find_draft(window: MainWindow, workbench: Workbench) -> None:
    """Put what an earlier session left unsent before what was typed meanwhile."""
    if window.outline is not None:
        try:
            window.outline.restore(await workbench.conversations.draft(""))
        except WorkbenchError as exc:
            workbench.notices.tell(exc, window.tr("Your unsent text could not be read"))


async def _keep_unsent(window: MainWindow, workbench: Workbench) -> None:
    """Keep what was written in a window that was closed before there was a program."""
    if window.outline is not None and (text := window.outline.unsaved()):
        try:
            await workbench.conversations.save_draft("", text)
        except WorkbenchError as exc:
            log.warning("ui.draft_unsaved reason=%s", exc.message)


async def _asked_again(window: MainWindow, closing: asyncio.Event) -> bool:
    """Wait until the user asks to try again or closes the window."""
    import asyncio

    answered = asyncio.Event()
    ways = (window.retry_asked, window.closed)
    for each in ways:
        each.connect(answered.set)
    if not closing.is_set():
        await answered.wait()
    for each in ways:
        each.disconnect(answered.set)
    return not closing.is_set()


def _begin(window: MainWindow, workbench: Workbench) -> None:
    """Open the panel of the window, which has its program."""
    if not workbench.access.problem:
        workbench.monitor.start()
        workbench.scheduler.start()
        workbench.alerts.start()
        workbench.downloads.start()
        window.run_task(workbench.preload(), "")
        window.run_task(workbench.local_server.start_if_wanted(), "")
    window.open_first_panel()
    _tell_update(workbench)
    window.show_waiting_notices()
    if not window.show_files():
        window.guides.offer()
    QTimer.singleShot(WARM_UP_MS, window, lambda: _warm_up(window))
    _collect_when_idle(window, workbench)


def _tell_update(workbench: Workbench) -> None:
    """Tell what became of an update, after which this window is the first."""
    if (workbench.paths.data / UPDATE_RESULT).exists():
        from workbench.app.update.after_window import tell  # most starts need none of it

        tell(workbench.paths.data, workbench.notices)


def _warm_up(window: MainWindow) -> None:
    """Make in a thread what the first code block would stop the window for."""
    import asyncio

    from workbench.ui.chat.highlight import warm_up

    window.run_task(asyncio.to_thread(warm_up), "")


def _collect_when_idle(window: MainWindow, workbench: Workbench) -> None:
    """Look for garbage in everything only while no answer streams: it takes some frames."""

    def collect() -> None:
        if not workbench.runs.active:
            gc.collect()

    gc.freeze()  # what is there now stays until the end
    gc.set_threshold(*COLLECT_AT)
    gc.enable()
    timer = QTimer(window)
    timer.timeout.connect(collect)
    timer.start(COLLECT_MS)


def _called(window: MainWindow) -> None:
    """A later start asks for the window, or for the program that could not be opened."""
    to_front(window)
    window.try_again()


def to_front(window: MainWindow) -> None:
    """Bring a window to the front, also when it is minimised."""
    from PySide6.QtCore import Qt

    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.raise_()
    window.activateWindow()
