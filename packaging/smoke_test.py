"""Starts a built bundle as a person would, where there is no Python, and chats in its window.

Usage: smoke_test.py FOLDER [--picture FILE] [--bare FOLDER]

Prints one JSON object with what was tried, how long it took, and `passed`. Ends with 1 if
something went wrong. With a bare window packaged the same way the starts of both are measured,
in turns (P10; `make bundle-bench` does so more closely). Needs Xvfb and xdotool; as root the
bundle is started where /root, the checkout and every Python of the system are hidden from it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "What is 12 * 7?"
FIRST_STEPS = 4
ROUNDS = 4
ANSWER = "84"
WINDOW_S, ANSWER_S, SELF_TEST_S = 30.0, 90.0, 300.0
_HIDE = """
for place in {hidden}; do
  if [ -d "$place" ]; then mount -t tmpfs -o size=1m none "$place"
  elif [ -e "$place" ]; then mount --bind /dev/null "$place"; fi
done
exec "$@"
"""


class Failed(Exception):
    """Something is not as it should be."""


class Bundle:
    """A copy of the bundle in a folder of its own, with a home of its own."""

    def __init__(self, folder: Path, home: Path, display: str) -> None:
        self.program = folder / "workbench"
        self.data = home / ".local" / "share" / "workbench"
        self._before = _hiding()
        self.hides_python = bool(self._before)
        # Nothing else: no PATH to any Python, none of the variables of who runs this.
        self._environment = {"HOME": str(home), "DISPLAY": display, "LANG": "C.UTF-8"}

    def started(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self._before, str(self.program), *words],
            env=self._environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/",
        )  # fmt: skip

    def start_s(self, display: str) -> float:
        """How long until its window is seen."""
        began_s = time.perf_counter()
        process = self.started()
        try:
            shown(process, "the window", display, 0.005)
            return time.perf_counter() - began_s
        finally:
            _kill(process)
            wait_for("an empty screen", lambda: not window_of(display), WINDOW_S)

    def run(self, *words: str, limit_s: float) -> tuple[str, float]:
        """What a command says, and the seconds it took."""
        began_s = time.perf_counter()
        with self.started(*words) as process:
            try:
                said, _none = process.communicate(timeout=limit_s)
            except subprocess.TimeoutExpired:
                process.kill()
                raise Failed(f"{words} took longer than {limit_s:.0f} s") from None
        if process.returncode:
            raise Failed(f"{words} ended with {process.returncode}: {said[-2000:]}")
        return said, time.perf_counter() - began_s


def _hiding() -> list[str]:
    """The words before a command that let it see no Python; none where that cannot be had."""
    if os.getuid() or not shutil.which("unshare"):
        return []
    pythons = [str(one) for one in Path("/usr/bin").glob("python*")]
    libraries = [str(one) for one in Path("/usr/lib").glob("python*")]
    hidden = " ".join(f"'{one}'" for one in (*pythons, *libraries, "/root", str(ROOT)))
    words = ["unshare", "--mount", "sh", "-c", _HIDE.format(hidden=hidden), "sh"]
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return [] if tried.returncode else words


@contextmanager
def screen() -> Iterator[str]:
    """A display that nobody sees."""
    reading, writing = os.pipe()
    words = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1400x900x24",
        "-nolisten",
        "tcp",
    ]
    # Without this it starts anew when its last client goes, and drops who connects just then.
    words.append("-noreset")
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            number = os.read(reading, 20).decode().strip()
            if not number:
                raise Failed("Xvfb did not start")
            yield f":{number}"
        finally:
            os.close(reading)
            server.terminate()


def xdotool(display: str, *words: str) -> str:
    done = subprocess.run(
        ["xdotool", *words],
        env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() if not done.returncode else ""


def wait_for(what: str, found: Callable[[], Any], limit_s: float, pause_s: float = 0.05) -> Any:
    """What is found in the end."""
    end_s = time.monotonic() + limit_s
    while time.monotonic() < end_s:
        if value := found():
            return value
        time.sleep(pause_s)
    raise Failed(f"{what} was not there after {limit_s:.0f} s")


def window_of(display: str) -> str:
    """The number of the window that is seen, or empty."""
    found = xdotool(display, "search", "--onlyvisible", "--name", "Workbench").splitlines()
    return found[0] if found else ""


def shown(
    process: subprocess.Popen[str], what: str, display: str, pause_s: float = 0.05
) -> str:
    """The number of the window of this program.

    Raises:
        Failed: It ended before, or did not show one in time; with what it said.
    """
    end_s = time.monotonic() + WINDOW_S
    while time.monotonic() < end_s and process.poll() is None:
        if window := window_of(display):
            return window
        time.sleep(pause_s)
    state = f"ended with {process.poll()}" if process.poll() is not None else "went on"
    process.kill()
    said, _none = process.communicate()
    raise Failed(
        f"{what} was not there in {WINDOW_S:.0f} s; it {state} and said {said[-2000:]!r}"
    )


def answers(data: Path) -> list[str]:
    """The answers of all runs that ended well."""
    place = data / "workbench.sqlite"
    if not place.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as store:
            rows = store.execute("SELECT answer FROM runs WHERE end = 'answered'").fetchall()
    except sqlite3.Error:
        return []
    return [str(row[0]) for row in rows]


def picture(display: str, target: Path) -> None:
    from PIL import ImageGrab

    ImageGrab.grab(xdisplay=display).save(target)


def memory_mb(pid: int) -> tuple[float, float]:
    """The memory of the window, and of all processes it started; shared pages by share."""

    def of(one: int) -> float:
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
        return 0.0

    lists = Path(f"/proc/{pid}/task").glob("*/children")
    below = [one for each in lists for one in each.read_text().split()]
    return round(of(pid), 1), round(sum(of(int(one)) for one in below), 1)


def in_window(bundle: Bundle, display: str, target: Path, found: dict[str, Any]) -> None:
    """Open the window, chat, kill it, and open it again."""
    before = len(answers(bundle.data))
    began_s = time.perf_counter()
    process = bundle.started()
    try:
        window = shown(process, "the window", display)
        found["window_s"] = round(time.perf_counter() - began_s, 3)
        # No window manager is here to give it the keys.
        xdotool(display, "windowfocus", "--sync", window)
        time.sleep(3)
        for _page in range(FIRST_STEPS):  # an empty message box does nothing with Enter
            xdotool(display, "key", "Return")
            time.sleep(0.7)
        xdotool(display, "type", "--delay", "30", QUESTION)
        xdotool(display, "key", "Return")
        sent_s = time.perf_counter()
        said = wait_for("an answer", lambda: answers(bundle.data)[before:], ANSWER_S)
        found["answer_s"] = round(time.perf_counter() - sent_s, 3)
        found["answered_right"] = ANSWER in said[0]
        time.sleep(1)
        picture(display, target)
        found["window_mb"], found["workers_mb"] = memory_mb(process.pid)
        if process.poll() is not None:
            raise Failed(f"the window ended with {process.returncode}")
    finally:
        _kill(process)
    wait_for("an empty screen", lambda: not window_of(display), WINDOW_S)
    process = bundle.started()
    try:
        shown(process, "the window after a kill", display)
        time.sleep(8)  # what ends it in order comes after the first frame
        picture(display, target.with_name(target.stem + "-again.png"))
        if process.poll() is not None:
            raise Failed(f"after a kill the window ended with {process.returncode}")
        process.send_signal(signal.SIGTERM)
        found["ended_by_signal"] = process.wait(20)
    finally:
        _kill(process)


def starts(bundle: Bundle, bare: Bundle, display: str) -> dict[str, float]:
    """The best start of either, in turns, and the ratio of the two."""
    ours_s, bare_s = [], []
    for _round in range(ROUNDS):
        ours_s.append(bundle.start_s(display))
        said, took_s = bare.run(limit_s=WINDOW_S)
        if "FRAME" not in said:
            raise Failed(f"the bare window says {said[:200]!r}")
        bare_s.append(took_s)
    return {
        "start_s": round(min(ours_s), 3),
        "bare_start_s": round(min(bare_s), 3),
        "start_ratio": round(min(ours_s) / min(bare_s), 3),
    }


def _kill(process: subprocess.Popen[str]) -> None:
    """As the system does when memory is short."""
    process.kill()
    process.wait()


def tried(folder: Path, target: Path, bare: Path | None) -> dict[str, Any]:
    """Everything, in order; stops at what fails first."""
    found: dict[str, Any] = {"bundle": folder.name, "passed": False}
    found["size_mb"] = round(_size(folder) / 1e6, 1)
    with tempfile.TemporaryDirectory(prefix="workbench-smoke-") as name, screen() as display:
        place, home = Path(name) / "Wörk bench", Path(name) / "home"
        home.mkdir()
        shutil.copytree(folder, place, symlinks=True)
        bundle = Bundle(place, home, display)
        found["python_hidden"] = bundle.hides_python
        try:
            said, found["version_s"] = bundle.run("--version", limit_s=60)
            found["version"] = said.strip()
            said, found["self_test_s"] = bundle.run("--self-test", limit_s=SELF_TEST_S)
            found["self_test"] = said.strip().splitlines()[-1]
            in_window(bundle, display, target, found)
            if bare is not None:
                shutil.copytree(bare, Path(name) / "bare", symlinks=True)  # its place is hidden
                beside = Bundle(Path(name) / "bare", home, display)
                beside.program = Path(name) / "bare" / bare.name
                found |= starts(bundle, beside, display)
            found["passed"] = bool(found["answered_right"])
        except (Failed, subprocess.TimeoutExpired) as exc:
            found["failed"] = str(exc)
    return found


def _size(folder: Path) -> int:
    return sum(one.lstat().st_size for one in folder.rglob("*") if one.is_file())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--picture", type=Path, default=Path("build/smoke.png"))
    parser.add_argument("--bare", type=Path)
    options = parser.parse_args()
    options.picture.parent.mkdir(parents=True, exist_ok=True)
    found = tried(options.folder, options.picture.absolute(), options.bare)
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found["passed"] else 1


if __name__ == "__main__":
    sys.exit(main())
