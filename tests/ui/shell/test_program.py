"""The real program, started and ended from outside."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from workbench.base.paths import Paths
from workbench.ui import main
from workbench.ui.shell.unopened import UnopenedPage
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

LIMIT_S = 60
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program at once")


class Program:
    """The program with its window, and what it says of itself."""

    def __init__(self, folder: Path) -> None:
        environment = {
            **os.environ,
            "WORKBENCH_DATA": str(folder),
            "QT_QPA_PLATFORM": "offscreen",
        }
        command = [sys.executable, "-W", "error", "-u", "-m", "workbench"]
        self.process = subprocess.Popen(
            command, env=environment, stderr=subprocess.PIPE, text=True
        )
        self.log = folder / "logs" / "workbench.log"
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said += line

    def wait_until_it_says(self, words: str) -> None:
        """Wait until the log or the error output holds the words."""
        for _ in range(LIMIT_S * 10):
            logged = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
            if words in logged + self.said:
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self.process.wait(0.1)
                raise AssertionError(f"it ended with {code}: {self.said}")
        raise AssertionError(f"{words!r} was never said: {self.said}")

    def end(self, number: signal.Signals) -> int:
        """Send a signal; returns the exit code."""
        self.process.send_signal(number)
        code = self.process.wait(LIMIT_S)
        self._reader.join(LIMIT_S)
        return code


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Starts the program; none outlives the test."""
    started: list[Program] = []

    def begin() -> Program:
        started.append(Program(tmp_path))
        return started[-1]

    yield begin
    for each in started:
        with contextlib.suppress(OSError):
            each.process.kill()
        each.process.wait(LIMIT_S)
        assert each.process.stderr is not None
        each._reader.join(LIMIT_S)
        each.process.stderr.close()


@posix
@pytest.mark.parametrize("moment", ["workbench.opened", "ui.usable"])
def test_that_the_program_starts_and_ends_cleanly_when_asked(
    tmp_path: Path, start: Callable[[], Program], moment: str
) -> None:
    program = start()
    program.wait_until_it_says(moment)
    code = program.end(signal.SIGTERM)
    log = program.log.read_text(encoding="utf-8")

    assert code == 0, program.said
    assert "ui.first_frame_shown" in log
    assert "ERROR" not in log
    assert "Traceback" not in program.said
    assert moment != "ui.usable" or (tmp_path / "layout.json").exists()


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_that_a_window_that_could_not_open_the_program_ends_when_asked(
    tmp_path: Path, start: Callable[[], Program], number: signal.Signals
) -> None:
    (tmp_path / "workbench.sqlite").mkdir()
    program = start()
    program.wait_until_it_says("ui.opening_failed")

    assert program.end(number) == 1, program.said
    assert "Traceback" not in program.said


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(LIMIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)


async def test_that_a_window_says_why_it_could_not_open_and_tries_again(
    paths: Paths, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "_collect_when_idle", lambda *_: None)  # the tests' own stays
    paths.database.mkdir()
    window = MainWindow(None, theme, paths.data)
    window.show()
    closing = asyncio.Event()
    window.closed.connect(closing.set)
    serving = asyncio.create_task(main._serve(window, paths, closing, (0.0, 0.0)))

    def page() -> UnopenedPage:
        found = window.workspace.currentWidget()
        assert isinstance(found, UnopenedPage)
        return found

    await until(lambda: isinstance(window.workspace.currentWidget(), UnopenedPage))
    words = " ".join(each.text() for each in page().findChildren(QPushButton))
    assert words == "Try again Close"
    assert str(paths.data) in page().words
    first = page()
    first.button.click()
    assert not first.button.isEnabled()
    await until(lambda: window.workspace.currentWidget() is not first)
    assert page().button.isEnabled()
    paths.database.rmdir()
    main._called(window)  # as a second start does
    await until(lambda: window.workspace.current_key == "chat")
    assert not serving.done()
    window.close()
    assert await asyncio.wait_for(serving, LIMIT_S) == 0
    window.deleteLater()


async def test_that_closing_a_window_that_could_not_open_ends_the_program(
    paths: Paths, theme: Theme
) -> None:
    paths.database.mkdir()
    window = MainWindow(None, theme, paths.data)
    window.show()
    closing = asyncio.Event()
    window.closed.connect(closing.set)
    serving = asyncio.create_task(main._serve(window, paths, closing, (0.0, 0.0)))
    await until(lambda: isinstance(window.workspace.currentWidget(), UnopenedPage))
    found = window.workspace.currentWidget()
    assert isinstance(found, UnopenedPage)
    found.close_button.click()

    assert await asyncio.wait_for(serving, LIMIT_S) == 1
    window.deleteLater()
