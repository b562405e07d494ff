"""What the tests of the window share: a theme, a workbench, and a check that nothing leaks."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio
import qasync
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.theme.theme import Theme

FAILURES = Path(__file__).parent / "failures"


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Loops on Qt's own event loop, as in the program."""
    return {"qt": _qt_loop}


def _qt_loop() -> asyncio.AbstractEventLoop:
    app = QApplication.instance() or QApplication([])
    return qasync.QEventLoop(app)  # type: ignore[no-any-return]


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
    """No top-level widget and no thread of ours may outlive a test."""
    before = set(threading.enumerate())
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
