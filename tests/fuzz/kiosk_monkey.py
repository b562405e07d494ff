"""Random fingers on a kiosk: keys, shortcuts, mouse, drops, links, files; nobody gets out.

Out is: another panel or window, a role, a dialog, another program, a file written beside the
data folder, an address handed to the system. Run by hand, offscreen, with the number of inputs
and a seed (10,000 and 1 without):

    QT_QPA_PLATFORM=offscreen python tests/fuzz/kiosk_monkey.py 10000 1
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import qasync
from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QFileOpenEvent,
    QInputMethodEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QMessageBox,
    QWidget,
)

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.fuzz.kiosk_watch import Watch  # noqa: E402
from tests.policies import KIOSK, folder  # noqa: E402
from tests.ui.recorded import RECORDINGS  # noqa: E402
from workbench.app.workbench import Workbench, open_workbench  # noqa: E402
from workbench.ui.kiosk.guard import SCHEMES  # noqa: E402
from workbench.ui.panel_commands import all_commands  # noqa: E402
from workbench.ui.panels import PANELS  # noqa: E402
from workbench.ui.shell.window import MainWindow  # noqa: E402
from workbench.ui.theme.theme import Theme  # noqa: E402

KEYS = [key for key in Qt.Key if 0 < key.value < 0x01001000]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier,
]
URLS = (
    "https://example.org", "http://127.0.0.1:1/", "file:///etc/passwd", "mailto:a@b.c",
    "ftp://x", "javascript:alert(1)", "data:text/html,x", "tel:1", "HTTPS://EXAMPLE.ORG",
    "file://host/share", "smb://host/share", "ssh://host", "vscode://file/etc/passwd",
    "ms-settings:", "workbench:open", "x-apple.systempreferences:", "qrc:/x", "about:blank",
    "\\\\host\\share", "", "http://[::1", "mailto:a@b.c?attach=/etc/passwd",
)  # fmt: skip
WORDS = (
    "hello", "12 * 7", "note", "[a](https://example.org)", "x" * 40, "forever", "fail",
    "<a href='file:///etc/passwd'>a</a>", "/etc/passwd", "$(id)", "\u202eabc", "1234",
)  # fmt: skip
FILES = (
    "helper.yaml", "graph.agentgraph.yaml", "tool.agenttool.yaml", "cases.agentcases.yaml",
    "job.job.yaml", "deployment.yaml", "a.gguf", "a.workbench-bundle", "a.workbench-pack",
    "a.workbench-update", "mcp.json", "flow.json", "script.sh", "app.desktop",
)  # fmt: skip
WATCH: list[Watch] = []
"""The one of this process, once there is one."""


class Monkey:
    """One at a kiosk; ``look`` says what it got to that it must not."""

    def __init__(
        self, bench: Workbench, window: MainWindow, seed: int, programs: list[str]
    ) -> None:
        self.bench, self.window, self.programs = bench, window, programs
        self.chance = random.Random(seed)
        self.came_out: list[str] = []
        self.did: Counter[str] = Counter()
        window.closed.connect(lambda: self.came_out.append("the window closed"))
        assert window.gate is not None
        self.gate = window.gate
        self.commands = all_commands(lambda *_args, **_named: None)
        self.ways: tuple[Callable[[], None], ...] = (
            self.key, self.key, self.key, self.shortcut, self.press, self.press,
            self.type_words, self.drop, self.menu, self.link, self.close, self.open_panel,
            self.command, self.dialog, self.wheel, self.begin, self.button, self.button,
            self.open_file, self.staff, self.drag, self.shrink,
        )  # fmt: skip

    def step(self) -> str:
        """Do one random thing; returns what."""
        way = self.chance.choice(self.ways)
        self.did[way.__name__] += 1
        way()
        return way.__name__

    def look(self) -> list[str]:
        """What is wrong now."""
        wrong = list(self.came_out)
        if not self.window.isVisible():
            wrong.append("the window is gone")
        if self.bench.access.role != "visitor" or self.bench.access.session.person:
            wrong.append(f"acts as {self.bench.access.role}")
        others = (spec.key for spec in PANELS if spec.key != "chat")
        panel = self.window.workspace.panel
        wrong += [f"panel {key} is open" for key in others if panel(key) is not None]
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog | QMenu | QMessageBox) and top.isVisible():
                wrong.append(f"a {type(top).__name__} is visible")
            if top is not self.window and top.isVisible() and top.windowType() in (
                Qt.WindowType.Window, Qt.WindowType.Dialog,
            ):  # fmt: skip
                wrong.append(f"another window: {type(top).__name__}")
        if self.window.links.isVisible():
            wrong.append("a link is offered")
        if self.window.incoming is not None and self.window.incoming.shown is not None:
            wrong.append("a file is shown")
        return [*wrong, *self.programs]

    # -- what it does

    def _target(self) -> QWidget:
        widgets = [one for one in self.window.findChildren(QWidget) if one.isVisible()]
        focused = QApplication.focusWidget()
        if focused is not None and self.chance.random() < 0.5:
            return focused
        return self.chance.choice(widgets) if widgets else self.window

    def _place(self, widget: QWidget) -> QPoint:
        wide, high = max(1, widget.width()), max(1, widget.height())
        return QPoint(self.chance.randrange(wide), self.chance.randrange(high))

    def key(self) -> None:
        QTest.keyClick(self._target(), self.chance.choice(KEYS), self.chance.choice(MODIFIERS))

    def shortcut(self) -> None:
        """A real shortcut of the program, or one that windows have."""
        known = [action.shortcut for action in self.commands if action.shortcut]
        keys = self.chance.choice([*known, "Alt+F4", "Ctrl+W", "Ctrl+O", "Ctrl+P", "F11"])
        QTest.keySequence(self.window, QKeySequence(keys))

    def press(self) -> None:
        widget = self._target()
        button = self.chance.choice(
            (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        )
        act = self.chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        act(widget, button, self.chance.choice(MODIFIERS), self._place(widget))

    def type_words(self) -> None:
        words, target = self.chance.choice(WORDS), self._target()
        if words.isascii() and self.chance.random() < 0.5:
            QTest.keyClicks(target, words)
        else:  # as a keyboard on the screen does it
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(target, event)

    def drop(self) -> None:
        data = QMimeData()
        path = str(self._file())
        data.setUrls([QUrl.fromLocalFile(path), QUrl(self.chance.choice(URLS))])
        data.setText("dropped")
        copy, no = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        left, widget = Qt.MouseButton.LeftButton, self._target()
        enters = QDragEnterEvent(self._place(widget), copy, data, left, no)
        QApplication.sendEvent(widget, enters)
        drops = QDropEvent(QPointF(self._place(widget)), copy, data, left, no)
        QApplication.sendEvent(widget, drops)
        if enters.isAccepted() or drops.isAccepted():
            self.came_out.append(f"{type(widget).__name__} took what was dropped")
        app = QApplication.instance()
        assert app is not None
        QApplication.sendEvent(app, QFileOpenEvent(path))

    def menu(self) -> None:
        widget = self._target()
        place = self._place(widget)
        reason = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)

    def link(self) -> None:
        url = self.chance.choice(URLS)
        if QUrl(url).scheme() in SCHEMES:  # no other is ever given to Qt: see test_ways_out.py
            QDesktopServices.openUrl(QUrl(url))
        self.window.ask_link(url)

    def close(self) -> None:
        if self.chance.random() < 0.5:
            self.window.close()
        else:
            QApplication.sendEvent(self.window, QCloseEvent())

    def open_panel(self) -> None:
        self.window.open_panel(self.chance.choice(PANELS).key)

    def command(self) -> None:
        action = self.chance.choice(self.commands)
        self.window.commands.trigger_key(action.key)

    def dialog(self) -> None:
        """What a fault of a panel could bring."""
        made: QDialog | QMenu
        if self.chance.random() < 0.5:
            made = QFileDialog(self.window, "Open", self.chance.choice(("/", "/etc", "")))
            made.setAcceptMode(self.chance.choice(list(QFileDialog.AcceptMode)))
            made.open()
        else:
            made = QMenu(self.window)
            made.addAction("Open a terminal")
            made.popup(self._place(self.window))
        made.deleteLater()

    def wheel(self) -> None:
        widget = self._target()
        place = self._place(widget)
        QTest.mouseMove(widget, place)
        turned = QPoint(0, self.chance.choice((-120, 120, 2400)))
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), turned,
            Qt.MouseButton.NoButton, self.chance.choice(MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def button(self) -> None:
        """What is there to be pressed: cards, bars, pages, menus of the window."""
        found = [one for one in self.window.findChildren(QAbstractButton) if one.isVisible()]
        if found:
            self.chance.choice(found).click()

    def _file(self) -> Path:
        name = self.chance.choice((*FILES, "/etc/passwd", "/dev/zero", "/no/such", "/"))
        return self.bench.paths.data.parent / "given" / name

    def open_file(self) -> None:
        """As ``workbench FILE`` and a second start hand them over."""
        self.window.open_files([self._file() for _ in range(self.chance.randrange(1, 4))])
        if self.chance.random() < 0.3:
            self.window.incoming.choose()

    def staff(self) -> None:
        """The page that asks for name and PIN, and words that are not those."""
        self.gate.guard.held_corner.emit()
        page = self.gate.sign_in
        if page.isVisible():
            page.name.setText(self.chance.choice(("Anna Vogt", "admin", "x" * 500, "")))
            page.pin.setText(self.chance.choice(("", "1234", "correct", "' or 1=1", "\0")))
            page.button.click()
            if self.chance.random() < 0.5:
                page.back.click()

    def drag(self) -> None:
        widget = self._target()
        left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, left, no, self._place(widget))
        for _ in range(3):
            QTest.mouseMove(widget, self._place(widget))
        QTest.mouseRelease(widget, left, no, self._place(widget))

    def shrink(self) -> None:
        """As a window manager does, or a screen that turns."""
        if self.chance.random() < 0.5:
            self.window.showMinimized()
        self.window.resize(self.chance.randrange(1, 3000), self.chance.randrange(1, 3000))
        self.window.showFullScreen()

    def begin(self) -> None:
        if self.gate.start.isVisible() and self.gate.start.cards:
            self.chance.choice(self.gate.start.cards).click()


async def stepped(monkey: Monkey) -> str:
    """One thing, done where no task of the loop runs: fingers make Qt look at its events."""
    done: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def step() -> None:
        try:
            done.set_result(monkey.step())
        except Exception as exc:  # noqa: BLE001  whatever it is, the test is told
            done.set_exception(exc)

    QTimer.singleShot(0, step)
    return await done


def given(place: Path) -> None:
    """Files that somebody would like to have opened."""
    folder_of = place / "given"
    folder_of.mkdir()
    for name in FILES:
        (folder_of / name).write_text("kind: Prompt\nname: helper\ninstructions: Tell all.\n")


async def played(place: Path, steps: int, seed: int, theme: Theme) -> list[str]:
    """Let the monkey do so many things; returns what it got to, empty for nothing."""
    paths = folder(place, replace(KIOSK, idle_s=3600.0))
    (paths.models / "demo.replay.json").write_text(json.dumps(RECORDINGS))
    paths.settings.write_text(json.dumps({"version": 1, "default_model": "demo"}))
    given(place)
    if not WATCH:
        WATCH.append(Watch())
    async with open_workbench(paths) as bench:
        window = MainWindow(None, theme, paths.data, covered=True)
        window.show()
        window.attach(bench)
        window.open_first_panel()
        try:
            with WATCH[0].seeing(place) as programs:
                return await _steps(Monkey(bench, window, seed, programs), steps, seed)
        finally:
            for run in bench.runs.active:
                await bench.runs.stop(run.run_id)
            window.end()
            await window.finish()
            window.deleteLater()


async def _steps(monkey: Monkey, steps: int, seed: int) -> list[str]:
    for number in range(steps):
        did = await stepped(monkey)
        if number % 5 == 0:
            await asyncio.sleep(0.002)
        if wrong := monkey.look():
            await asyncio.sleep(0.05)  # what comes may be taken away a moment later
            if wrong := monkey.look():
                return [f"step {number} ({did}), seed {seed}: {one}" for one in wrong]
    idle = [way.__name__ for way in monkey.ways if not monkey.did[way.__name__]]
    return [f"never did {idle}"] if idle and steps >= 300 else []


def _hear(_kind: object, _where: object, words: str) -> None:
    """Qt says where an address reaches the system, and that this system opens none."""
    if "openUrl" in words and WATCH:
        WATCH[0].seen.append(words)


def main() -> int:
    """Play by hand; returns 1 if the monkey got out."""
    qInstallMessageHandler(_hear)
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    app = QApplication(["kiosk-monkey"])
    app.setQuitOnLastWindowClosed(False)
    with (
        tempfile.TemporaryDirectory() as place,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner,
    ):
        wrong = runner.run(played(Path(place), steps, seed, Theme(app, "dark")))
    print("\n".join(wrong) or f"{steps} inputs, seed {seed}: nobody got out")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
