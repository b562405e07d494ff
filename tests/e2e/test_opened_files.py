"""``workbench FILE``: the window shows it; a second start hands its file to the first."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from workbench.base.paths import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is ended by a signal")
GRAPH = resource("graphs") / "first-graph.agentgraph.yaml"
LIMIT_S = 60.0


class Windows:
    """The program on one data folder, started once or more."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.data, self.folder = data, folder
        self.started: list[subprocess.Popen[str]] = []
        self.environment = {
            **os.environ,
            "WORKBENCH_DATA": str(data),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def start(self, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "workbench", *words],
            env=self.environment,
            cwd=self.folder,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def log(self) -> str:
        with suppress(FileNotFoundError):
            return (self.data / "logs" / "workbench.log").read_text(encoding="utf-8")
        return ""

    def wait_for(self, words: str, count: int = 1) -> None:
        end_s = time.monotonic() + LIMIT_S
        while self.log().count(words) < count:
            assert time.monotonic() < end_s, f"{words!r} was never said:\n{self.log()}"
            time.sleep(0.05)


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    folder = tmp_path / "here"
    folder.mkdir()
    made = Windows(tmp_path / "data", folder)
    yield made
    for process in made.started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=LIMIT_S)


def test_that_files_are_shown_by_the_one_window_of_the_folder(windows: Windows) -> None:
    (windows.folder / "mine.agentgraph.yaml").write_bytes(GRAPH.read_bytes())
    first = windows.start("mine.agentgraph.yaml")
    windows.wait_for("incoming.shown kind=graph")
    assert "ui.usable" in windows.log()

    (windows.folder / "later.txt").write_text("no file of ours")
    second = windows.start("./later.txt", "gone.yaml")
    assert second.wait(LIMIT_S) == 0
    assert first.poll() is None
    windows.wait_for("incoming.waits files=2")

    first.terminate()
    assert first.wait(LIMIT_S) == 0
    assert list((windows.data / "graphs").glob("*.yaml")) == []


def test_that_without_a_display_it_is_said_what_to_do_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    done = subprocess.run(
        [sys.executable, "-m", "workbench", str(GRAPH)],
        env={**os.environ, "WORKBENCH_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert done.returncode == 1
    assert "agents import" in done.stderr
    assert list(tmp_path.iterdir()) == []
