"""The real window on a fresh data folder: a question, every panel, every page of the manual.

Prints the answer and how many pages of the manual were shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.base.paths import default_paths
from workbench.ui import main
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.help.panel import pages
from workbench.ui.panels import PANELS
from workbench.ui.shell.window import MainWindow

LIMIT_S = 120
STEP_MS = 20
TURNS = 4
Ready = Callable[[], object]


def session(window: MainWindow) -> Iterator[Ready]:
    """What the user does; each step waits until something is so."""
    yield lambda: window.workspace.current_key == "chat"
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    QTest.keyClicks(chat.composer.edit, "What is 12 * 7?")
    QTest.keyClick(chat.composer.edit, Qt.Key.Key_Return)
    turns = chat.transcript.flow
    yield lambda: turns.turns and turns.turns[-1].build().model.end is not None
    say(turns.turns[-1].build().model.answer)
    for spec in PANELS:
        window.open_panel(spec.key)
        yield from some_turns()
    for _title, path in pages():
        window.open_panel("help", page=path.stem.partition("-")[2])
        yield from some_turns()
    say(len(pages()))
    window.show_palette()
    yield from some_turns()
    window.pop_out()
    yield from some_turns()
    window.close()


def say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def some_turns() -> Iterator[Ready]:
    """Let the window draw."""
    for _ in range(TURNS):
        yield lambda: True


def drive(app: QApplication) -> QTimer:
    """Begin the session when the window is there; a step that never comes ends the program."""
    waits: list[Ready] = []
    steps: list[Iterator[Ready]] = []

    def on_step() -> None:
        windows = [each for each in app.topLevelWidgets() if isinstance(each, MainWindow)]
        if not steps and windows:
            steps.append(session(windows[0]))
            waits.append(next(steps[0]))
        while waits and waits[0]():
            waits.clear()
            if (ready := next(steps[0], None)) is not None:
                waits.append(ready)
                break

    timer = QTimer(app)
    timer.timeout.connect(on_step)
    timer.start(STEP_MS)
    QTimer.singleShot(LIMIT_S * 1000, app, lambda: app.exit(3))
    return timer


if __name__ == "__main__":
    qapp = QApplication([])
    kept = drive(qapp)
    sys.exit(main.run(default_paths()))
