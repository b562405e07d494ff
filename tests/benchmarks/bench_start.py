"""P10: from spawn to the first frame that can be typed into, against a bare window.

Both sides start in turns in fresh processes, with an empty library and with 200 models and 500
conversations, and once more after their files left the page cache. As soon as the first frame
is painted, a key is pressed where the focus is, the way a platform hands keys to Qt;
interactive means that its letter is painted in the message box. From then on somebody types
fifty letters a second until the chat is whole and drawn, which is what usable means: every
letter must be in its box, once and in order. A pause is the time during which a timer of 2 ms
was not heard in between. Of pauses and keys the median of the rounds is reported, of everything
else the best. The program runs from source, its bytecode compiled; with ``--packaged
dist/bench`` it is packaged, and so is the bare window. Also lists which packages were imported
by the first frame that should not have been. Prints one JSON line per case.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measuring import FOLDER, report

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {"PySide6", "shiboken6", "shibokensupport", "platformdirs", "workbench"}
MODELS, CHATS = 200, 500
_ANSWERS = {"longest_pause_ms": "<= 100", "packages_too_many": "<= 0"}
GOALS = {
    "warm": {"interactive_ratio": "<= 1.5", **_ANSWERS},
    "cold": {"interactive_ratio": "<= 2.0", **_ANSWERS},
}


@dataclass(frozen=True)
class Sides:
    """What is started: the program, and the bare window.

    Attributes:
        folders: Where their files are, to forget them.
        way: How they are installed, in words.
    """

    ours: list[str]
    bare: list[str]
    folders: tuple[Path, ...]
    way: str


def from_source() -> Sides:
    """Both run by this Python."""
    here = Path(__file__).parent
    program, bare = (
        [sys.executable, str(here / name)] for name in ("start_typist.py", "bare_window.py")
    )
    roots = (Path(sys.prefix) / "lib", Path(sys.base_prefix) / "lib", ROOT / "workbench")
    parts = (ROOT / "resources" / "fonts", ROOT / "resources" / "icons", FOLDER / "bytecode")
    return Sides(program, bare, (*roots, *parts), "from source")


def packaged(folder: Path) -> Sides:
    """Both packaged by ``make bundle-bench``, in folders of their own."""
    places = folder / "typist", folder / "bare"
    ours, bare = ([str(place / place.name)] for place in places)
    return Sides(ours, bare, places, "packaged")


@dataclass
class Starts:
    """What was measured of one side."""

    times_s: dict[str, list[float]] = field(default_factory=dict)
    found: list[dict[str, Any]] = field(default_factory=list)

    def best_s(self, moment: str) -> float:
        """The soonest time of a moment; whatever else a machine does only makes it later."""
        return min(self.times_s[moment])

    def median(self, figure: str) -> float:
        """The median of what each start found of itself."""
        return float(statistics.median(found[figure] for found in self.found))

    def once(self, command: list[str], data: Path) -> None:
        """Start it and note when it said what."""
        environment = dict(os.environ, WORKBENCH_DATA=str(data), PYTHONPATH=str(ROOT))
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(FOLDER / "bytecode")
        began_s = time.perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        ) as process:
            if process.stdout is None or process.stderr is None:
                raise RuntimeError("no pipe to the started program")
            said: dict[str, float] = {}
            for line in process.stdout:
                passed_s = time.perf_counter() - began_s
                moment, _, found = line.strip().partition(" ")
                if found:
                    self.found.append(json.loads(found))
                else:
                    said[moment] = passed_s
            problem = process.stderr.read()
        self._take(said, problem)

    def _take(self, said: dict[str, float], problem: str) -> None:
        if "FRAME" not in said or ("INTERACTIVE" in said) != bool(self.found):
            raise RuntimeError(f"the program ended before it was usable:\n{problem}")
        if self.found and not self.found[-1]["right"]:
            raise RuntimeError("a letter was lost, doubled or put elsewhere")
        for moment, passed_s in said.items():
            self.times_s.setdefault(moment, []).append(passed_s)


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


def forget_files(roots: Iterable[Path]) -> None:
    """Ask the system to drop from memory what both sides read; pages in use stay."""
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


def compare(programs: Sides, *, full: bool, cold: bool, rounds: int) -> bool:
    """One case: ours, bare and bare again as the control, in turns."""
    ours, bare, again = Starts(), Starts(), Starts()
    with library(full) as data:
        Starts().once(programs.ours, data)  # compiles the bytecode, fills the page cache
        Starts().once(programs.bare, data)
        for number in range(rounds):
            sides = [(ours, programs.ours), (bare, programs.bare), (again, programs.bare)]
            for starts, code in sides if number % 2 else reversed(sides):
                if cold:
                    forget_files(programs.folders)
                starts.once(code, data)
    cache, stock = "cold" if cold else "warm", "an empty library"
    if full:
        stock = f"{MODELS} models and {CHATS} conversations"
    return report(
        "P10",
        f"start {programs.way}, {cache} page cache, {stock}",
        {**_figures(ours, bare, again), "rounds": rounds},
        goals=GOALS[cache],
        control=again.best_s("FRAME") / bare.best_s("FRAME"),
        noise_limit=0.1,
    )


def _figures(ours: Starts, bare: Starts, again: Starts) -> dict[str, Any]:
    bare_s = min(bare.best_s("FRAME"), again.best_s("FRAME"))
    packages = {package for found in ours.found for package in found["packages"]}
    unexpected = sorted(filter(_unexpected, packages))
    return {
        "bare_window_s": bare_s,
        "first_frame_s": ours.best_s("FRAME"),
        "interactive_s": ours.best_s("INTERACTIVE"),
        "usable_s": ours.best_s("USABLE"),
        "first_frame_ratio": ours.best_s("FRAME") / bare_s,
        "interactive_ratio": ours.best_s("INTERACTIVE") / bare_s,
        "usable_ratio": ours.best_s("USABLE") / bare_s,
        "first_key_ms": ours.median("first_key_ms"),
        "slowest_key_ms": ours.median("slowest_key_ms"),
        "longest_pause_ms": ours.median("longest_pause_ms"),
        "packages_too_many": len(unexpected),
        "unexpected_packages": unexpected,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--packaged", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    sides = packaged(options.packaged.absolute()) if options.packaged else from_source()
    compare(sides, full=False, cold=False, rounds=options.rounds)
    compare(sides, full=True, cold=False, rounds=options.rounds)
    compare(sides, full=True, cold=True, rounds=max(1, options.rounds // 2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
