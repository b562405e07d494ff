"""P10: from spawn to the first frame and to the opened chat, against a bare window.

Both sides start in turns in fresh processes, with an empty library and with 200 models and 500
conversations, and once more after their files left the page cache. The first frame is the
window's own: rail, status bar and an empty page, which answers already and keeps one wish.
Usable means that the chat is open and drawn. The program runs from source, its bytecode
compiled. Also lists which packages were imported by the first frame that should not have been.
Prints one JSON line per case.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from measuring import FOLDER, report

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {"PySide6", "shiboken6", "shibokensupport", "platformdirs", "workbench"}
MODELS, CHATS = 200, 500
GOALS = {
    "warm": {"first_frame_ratio": "<= 1.5", "usable_ratio": "<= 1.5"},
    "cold": {"first_frame_ratio": "<= 2.0", "usable_ratio": "<= 2.0"},
}

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
print("FRAME {}", flush=True)
print("USABLE", flush=True)
import os
os._exit(0)
"""

OURS = """
import json, logging, os, sys
from workbench import __main__ as program
from workbench.ui.plain_imports import import_plainly
import_plainly()
from workbench.ui import main

def packages():
    found = set()
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None) or ""
        if "site-packages" in path or ROOT in path:
            found.add(module.__name__.partition(".")[0])
    return sorted(found)

class Window(main.MainWindow):
    def paintEvent(self, event):
        first = not self.was_painted
        super().paintEvent(event)
        if first:
            print("FRAME", json.dumps({"packages": packages()}), flush=True)

class AtUsable(logging.Handler):
    def emit(self, record):
        if record.msg.startswith("ui.usable"):
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, drawn)

def drawn():
    for window in main.QApplication.topLevelWidgets():
        if isinstance(window, Window):
            window.repaint()
            print("USABLE", flush=True)
            window.close()

main.MainWindow = Window
logging.getLogger("workbench.ui.main").addHandler(AtUsable())
program.main([])
"""


@dataclass
class Starts:
    """What was measured of one side."""

    frames_s: list[float] = field(default_factory=list)
    usable_s: list[float] = field(default_factory=list)
    packages: set[str] = field(default_factory=set)

    def once(self, code: str, data: Path) -> None:
        """Start it and note when it drew."""
        environment = dict(os.environ, WORKBENCH_DATA=str(data), PYTHONPATH=str(ROOT))
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(FOLDER / "bytecode")
        began_s = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", f"ROOT = {str(ROOT)!r}\n{code}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        ) as process:
            if process.stdout is None or process.stderr is None:
                raise RuntimeError("no pipe to the started program")
            for line in process.stdout:
                passed_s = time.perf_counter() - began_s
                if line.startswith("FRAME"):
                    self.frames_s.append(passed_s)
                    found = json.loads(line.removeprefix("FRAME"))
                    self.packages.update(found.get("packages", ()))
                elif line.startswith("USABLE"):
                    self.usable_s.append(passed_s)
            problem = process.stderr.read()
        if len(self.usable_s) != len(self.frames_s):
            raise RuntimeError(f"the program ended before it was usable:\n{problem}")


def fill(data: Path) -> None:
    """Make a library of many models and conversations."""
    import random_model

    from workbench.traces.events import AnswerDelta, Record, RunFinished, RunStarted
    from workbench.traces.store import TraceStore

    models = data / "models"
    models.mkdir(parents=True)
    source = random_model.write(data / "one.gguf", random_model.SHAPES["tiny"])
    for number in range(MODELS):
        shutil.copyfile(source, models / f"model-{number:03}.gguf")
    source.unlink()
    with contextlib.closing(TraceStore(data / "workbench.sqlite")) as store:
        for number in range(CHATS):
            run, at_s = f"run{number}", float(number)
            store.append(
                [
                    Record(run, 0, at_s, RunStarted(f"c{number}", "", "a", {}, "m", "Hello")),
                    Record(run, 1, at_s, AnswerDelta("s", "An answer. " * 40, 80)),
                    Record(run, 2, at_s, RunFinished("answered", "An answer. " * 40)),
                ]
            )


@contextlib.contextmanager
def library(full: bool) -> Iterator[Path]:
    """A data folder for the length of one case."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if full:
            fill(data)
        yield data


def forget_files() -> None:
    """Ask the system to drop from memory what both sides read; pages in use stay."""
    roots = [Path(sys.prefix) / "lib", Path(sys.base_prefix) / "lib", ROOT / "workbench"]
    roots += [ROOT / "resources" / "fonts", ROOT / "resources" / "icons", FOLDER / "bytecode"]
    for root in roots:
        for path in root.rglob("*"):
            if path.is_file():
                with contextlib.suppress(OSError):
                    _forget(path)


def _forget(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def _unexpected(package: str) -> bool:
    """Not needed for the first frame; two prefixes belong to the interpreter's own start."""
    return package not in ALLOWED and not package.startswith(("__editable__", "_distutils"))


def compare(*, full: bool, cold: bool, rounds: int) -> bool:
    """One case: ours, bare and bare again as the control, in turns."""
    ours, bare, again = Starts(), Starts(), Starts()
    with library(full) as data:
        Starts().once(OURS, data)  # compiles the bytecode, fills the page cache
        Starts().once(BARE, data)
        for number in range(rounds):
            sides = [(ours, OURS), (bare, BARE), (again, BARE)]
            for starts, code in sides if number % 2 else reversed(sides):
                if cold:
                    forget_files()
                starts.once(code, data)
    # The best of each: whatever else a machine does only makes a start slower.
    bare_s = min(bare.frames_s + again.frames_s)
    frame_s, usable_s = min(ours.frames_s), min(ours.usable_s)
    cache, stock = "cold" if cold else "warm", "an empty library"
    if full:
        stock = f"{MODELS} models and {CHATS} conversations"
    return report(
        "P10",
        f"start from source, {cache} page cache, {stock}",
        {
            "bare_window_s": bare_s,
            "first_frame_s": frame_s,
            "usable_s": usable_s,
            "first_frame_ratio": frame_s / bare_s,
            "usable_ratio": usable_s / bare_s,
            "rounds": rounds,
            "unexpected_packages": sorted(filter(_unexpected, ours.packages)),
        },
        goals=GOALS[cache],
        control=min(again.frames_s) / min(bare.frames_s),
        noise_limit=0.1,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    compare(full=False, cold=False, rounds=options.rounds)
    compare(full=True, cold=False, rounds=options.rounds)
    compare(full=True, cold=True, rounds=max(1, options.rounds // 2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
