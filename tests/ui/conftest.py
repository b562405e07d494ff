"""What the tests of the window share: a theme, a workbench, and a check that nothing leaks."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest
import pytest_asyncio
import qasync
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.theme.theme import Theme

FAILURES = Path(__file__).parent / "failures"

sys.set_coroutine_origin_tracking_depth(8)  # one that nobody awaited says where it was made


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Loops on Qt's own event loop, as in the program."""
    return {"qt": _qt_loop}


class WindowLoop(qasync.QEventLoop):  # type: ignore[misc]
    """Qt's loop, which does nothing between the parts of a test.

    That of qasync delivers events once more after it has ended. A test has several such ends,
    after each of its fixtures, and a task that were woken there could not begin another one.
    """

    def run_until_complete(self, future: Any) -> Any:
        work = asyncio.ensure_future(future, loop=self)

        def stop(_done: object) -> None:
            self.stop()

        work.add_done_callback(stop)
        try:
            self.run_forever()
        finally:
            work.remove_done_callback(stop)
        return work.result()


def _qt_loop() -> asyncio.AbstractEventLoop:
    app = QApplication.instance() or QApplication([])
    return WindowLoop(app)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(data=tmp_path / "data", cache=tmp_path / "cache")
    made.make()
    return made


@pytest_asyncio.fixture
async def workbench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        yield opened


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "dark")
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture(autouse=True)
def nothing_leaks(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """No top-level widget, thread or worker process of ours may outlive a test."""
    before = set(threading.enumerate())
    processes = set(children())
    qapp.setQuitOnLastWindowClosed(False)  # as in the program: a test decides when it ends
    yield
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    gc.collect()
    left = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    for window in left:
        window.close()  # told once below, not again by every later test
    assert not left, f"windows left open: {left}"
    threads = [
        t
        for t in set(threading.enumerate()) - before
        if t.is_alive() and not t.daemon and "asyncio" not in t.name and "QThread" not in t.name
    ]
    assert not threads, f"threads left: {threads}"
    workers = [child for child in children() if child not in processes]
    assert not workers, f"worker processes left: {workers}"


def children() -> list[psutil.Process]:
    """Child processes that do work; Python's own helper for shared resources is none."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "resource_tracker" not in " ".join(child.cmdline()):
                found.append(child)
    return found


@pytest_asyncio.fixture
async def no_task_leaks() -> AsyncIterator[None]:
    """No task may outlive an async test and what it opened."""
    before = asyncio.all_tasks()
    yield
    for _ in range(5):
        await asyncio.sleep(0)  # what was cancelled ends at its next turn
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not left, f"tasks left: {left}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every async test is watched; set up first, so that it looks last."""
    here = Path(__file__).parent
    for item in items:
        if (
            isinstance(item, pytest.Function)
            and item.path.is_relative_to(here)
            and inspect.iscoroutinefunction(item.function)
            and "no_task_leaks" not in item.fixturenames
        ):
            item.fixturenames.insert(0, "no_task_leaks")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Collect the loop of the test before here: its timers must not die in another thread.

    What lives on, mostly the program's modules, need not be looked at again by every test.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Keep a picture of each open window of a failed test."""
    report = yield
    if call.when == "call" and call.excinfo is not None and QApplication.instance():
        FAILURES.mkdir(exist_ok=True)
        for number, widget in enumerate(QApplication.topLevelWidgets()):
            if isinstance(widget, QWidget) and widget.isVisible():
                widget.grab().save(str(FAILURES / f"{item.name[:80]}-{number}.png"))
    return report
