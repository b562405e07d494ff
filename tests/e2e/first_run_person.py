"""Somebody who is new: presses Enter all the way, then asks the starter agent something.

Started with the data folder in the environment; prints one JSON line of what was seen.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench import __main__ as program
from workbench.ui import main
from workbench.ui.chat.selection import text_of
from workbench.ui.shell.window import MainWindow

LOOK_MS, LIMIT_S = 40, 60.0


class Person(QTimer):
    """Looks at the window again and again, and presses a key where one is wanted."""

    def __init__(self, window: MainWindow, question: str) -> None:
        super().__init__(window)
        self.window, self.question = window, question
        self.begun_s = time.perf_counter()
        self.seen: dict[str, Any] = {"pages": [], "first_steps": False}
        self.asked = False
        self.timeout.connect(self.look)
        self.start(LOOK_MS)

    def press(self, key: Qt.Key) -> None:
        if (focused := QApplication.focusWidget()) is not None:
            QTest.keyClick(focused, key)

    def look(self) -> None:
        if time.perf_counter() - self.begun_s > LIMIT_S:
            self.end("too late")
        guides = getattr(self.window, "guides", None)
        chat: Any = self.window.workspace.panel("chat")
        if guides is None or chat is None:
            return
        if (steps := guides.first_steps) is not None:
            self.seen["first_steps"] = True
            self.seen["pages"].append(steps.steps[steps.number].title)
            self.press(Qt.Key.Key_Return)
        elif self.seen["first_steps"] and not self.asked:
            self.ask(chat)
        elif self.asked and chat.transcript.flow.turns and chat.controller.live is None:
            self.answered(chat)

    def ask(self, chat: Any) -> None:
        self.asked = True
        self.seen["focus_in_chat"] = chat.composer.edit.hasFocus()
        self.seen["ready_s"] = time.perf_counter() - self.begun_s
        QTest.keyClicks(chat.composer.edit, self.question)
        self.press(Qt.Key.Key_Return)

    def answered(self, chat: Any) -> None:
        self.seen["answered_s"] = time.perf_counter() - self.begun_s
        self.seen["ends"] = texts(chat, "end")
        self.seen["answer"] = " ".join(texts(chat, "block"))
        self.seen["model"] = [one.model.id for one in self.window._workbench.loading.snapshot]
        self.end("answered")

    def end(self, how: str) -> None:
        self.stop()
        sys.stdout.write(json.dumps({**self.seen, "how": how}) + "\n")
        sys.stdout.flush()
        self.window.close()


def texts(chat: Any, kind: str) -> list[str]:
    """What the transcript shows in rows of a kind."""
    flow = chat.transcript.flow
    return [
        text_of(flow, turn, number)
        for turn in range(len(flow.turns))
        for number, row in enumerate(flow.rows(turn).rows)
        if row.kind == kind
    ]


class Window(MainWindow):
    """The window, with somebody before it."""

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not hasattr(self, "person"):
            self.person = Person(self, sys.argv[1])


if __name__ == "__main__":
    vars(main)["MainWindow"] = Window
    sys.exit(program.main([]))
