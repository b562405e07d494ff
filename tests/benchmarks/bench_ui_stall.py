"""P8: how long the window ever stands still with 10 000 messages open and an answer streaming.

A precise 2 ms timer in the GUI thread logs the gaps of the event loop, a thread outside it
pings the loop so that a stall cannot hide itself; meanwhile the user scrolls and types. The
control is the empty chat against itself. Prints one line of JSON. Offscreen: composition by a
real display is not part of it.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import threading
import time
from dataclasses import dataclass, field

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import report
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.values import Turn
from workbench.ui.chat.composer import Composer
from workbench.ui.chat.highlight import warm_up
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import TurnModel
from workbench.ui.main import COLLECT_AT
from workbench.ui.theme.theme import Theme

PROSE = "Some **prose** with `code` and words that fill a line and go on for a while. " * 8
CODE = "```python\n" + "value = call(1, 'text')  # note\n" * 12 + "```\n\n"
TABLE = "| a | b | c |\n|---|---|---|\n" + "| one | two | three |\n" * 6 + "\n"


def turns(messages: int) -> list[Turn]:
    """A conversation of about 200 tokens a message; every 25th answer used a tool."""
    made = []
    for number in range(messages // 2):
        run = f"r{number}"
        answer = f"## Answer {number}\n\n{PROSE}\n\n{CODE if number % 3 else TABLE}{PROSE}"
        events: list[object] = [
            RunStarted("c", "", "a", {}, "m", f"Question {number}: {PROSE[:160]}"),
            ModelCallStarted("s", "n", "m", "e"),
        ]
        if number % 25 == 0:
            events.append(ToolCallStarted(f"t{number}", "s", "n", "c", "tool", '{"a": 1}'))
            events.append(ToolCallFinished(f"t{number}", '{"b": 2}', duration_s=0.01))
        end = RunFinished("answered", answer)
        events += [AnswerDelta("s", answer, 200), end]
        records = tuple(
            Record(run, at, 0.0, event)  # type: ignore[arg-type]
            for at, event in enumerate(events)
        )
        made.append(Turn(run, "", f"Question {number}", records, 0, (run,), end))
    return made


class Watchdog(QObject):
    """Pings the GUI thread from another one and notes how long each answer takes."""

    pinged = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.delays_s: list[float] = []
        self._stop = threading.Event()
        self._back = threading.Event()
        self.pinged.connect(self._on_ping, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.wait(0.005):
            self._back.clear()
            self.pinged.emit(time.perf_counter())
            self._back.wait(5.0)

    @Slot(float)
    def _on_ping(self, sent_s: float) -> None:
        self.delays_s.append(time.perf_counter() - sent_s)
        self._back.set()

    def close(self) -> None:
        self._stop.set()
        self._back.set()
        self._thread.join()


@dataclass
class Session:
    """What was measured in one session."""

    gaps_ms: list[float] = field(default_factory=list)
    keys_ms: list[float] = field(default_factory=list)
    pings_ms: list[float] = field(default_factory=list)
    open_ms: float = 0.0


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Play:
    """A window with a transcript and a composer, an answer streaming, and a busy user."""

    def __init__(self, app: QApplication, theme: Theme, messages: int) -> None:
        self.app, self.session = app, Session()
        self.window = QWidget()
        self.window.resize(1000, 800)
        self.view, self.composer = Transcript(theme), Composer(theme)
        column = QVBoxLayout(self.window)
        column.addWidget(self.view, 1)
        column.addWidget(self.composer)
        self.window.show()
        loaded = turns(messages)
        began_s = time.perf_counter()
        self.view.set_turns(loaded)
        app.processEvents()
        self.session.open_ms = (time.perf_counter() - began_s) * 1000
        self.model = TurnModel("live")
        self.model.take(Record("live", 0, 0.0, RunStarted("c", "", "a", {}, "m", "Go")))
        self.view.begin(self.model)
        self.number, self.frames = 1, 0

    def run(self, length_s: float, rate: int) -> Session:
        watchdog = Watchdog()
        timers = [self._timer(2, self._tick), self._timer(16, self._stream)]
        timers += [self._timer(33, self._scroll), self._timer(120, self._type)]
        self.began_s = self.last_s = time.perf_counter()
        self.rate = rate
        while time.perf_counter() - self.began_s < length_s:
            self.app.processEvents()
            time.sleep(0.0002)
        for timer in timers:
            timer.stop()
        watchdog.close()
        self.session.pings_ms = [delay * 1000 for delay in watchdog.delays_s]
        self.window.close()
        self.window.deleteLater()
        return self.session

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self.window)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        timer.start(every_ms)
        return timer

    def _tick(self) -> None:
        now_s = time.perf_counter()
        self.session.gaps_ms.append((now_s - self.last_s) * 1000)
        self.last_s = now_s

    def _stream(self) -> None:
        due = int((time.perf_counter() - self.began_s) * self.rate)
        while self.number < due:
            token = "code " if self.number % 40 else "end.\n\n"
            self.model.take(Record("live", self.number, 0.0, AnswerDelta("s", token)))
            self.number += 1
        self.view.update_live()

    def _scroll(self) -> None:
        self.frames += 1
        bar = self.view.verticalScrollBar()
        step = 140 if self.frames // 60 % 2 else -140
        bar.setValue(bar.value() + step)

    def _type(self) -> None:
        began_s = time.perf_counter()
        QTest.keyClick(self.composer.edit, Qt.Key.Key_A)
        self.composer.edit.viewport().repaint()
        self.session.keys_ms.append((time.perf_counter() - began_s) * 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=int, default=1000)
    options = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, "dark")
    warm_up()
    Play(app, theme, 20).run(2.0, options.rate)
    gc.freeze()  # as the program does at its start
    gc.set_threshold(*COLLECT_AT)
    shorter_s = options.seconds / 2
    empty = Play(app, theme, 2).run(shorter_s, options.rate)
    full = Play(app, theme, options.messages).run(options.seconds, options.rate)
    again = Play(app, theme, 2).run(shorter_s, options.rate)
    empty_p99_ms = percentile(empty.gaps_ms, 0.99)
    p99_ms = percentile(full.gaps_ms, 0.99)
    report(
        "P8",
        f"{options.messages} messages open, {options.rate} tok/s for {options.seconds:.0f} s",
        {
            "gap_p50_ms": statistics.median(full.gaps_ms),
            "gap_p99_ms": p99_ms,
            "gap_p999_ms": percentile(full.gaps_ms, 0.999),
            "gap_max_ms": max(*full.gaps_ms, *full.pings_ms),
            "empty_gap_p99_ms": empty_p99_ms,
            "p99_over_empty": p99_ms / empty_p99_ms,
            "key_to_paint_p95_ms": percentile(full.keys_ms, 0.95),
            "open_ms": full.open_ms,
        },
        goals={
            "gap_p99_ms": "<= 16.7",
            "gap_max_ms": "<= 100",
            "p99_over_empty": "<= 1.3",
            "key_to_paint_p95_ms": "<= 50",
        },
        control=percentile(again.gaps_ms, 0.99) / empty_p99_ms,
        noise_limit=0.15,
    )


if __name__ == "__main__":
    main()
