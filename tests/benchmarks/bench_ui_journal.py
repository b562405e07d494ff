"""P15: what the journal costs a streaming chat, and how long a long chat takes to open.

Streams an answer at 200 tok/s with its records written as the program does it (at once at each
turn of events, else four times a second) and without, then opens conversations of 10 and of
10 000 messages from the store to pixels. The control is a stream without a journal against
itself. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import report
from PySide6.QtWidgets import QApplication

from workbench.traces.events import AnswerDelta, Record, RunFinished, RunStarted, TraceEvent
from workbench.traces.store import TraceStore
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turn_reader import FIRST_TURNS
from workbench.ui.chat.turns import TurnModel
from workbench.ui.theme.theme import Theme

FLUSH_S = 0.25
ANSWER = "Some **prose** with `code`.\n\n" * 12


def fill(store: TraceStore, conversation: str, messages: int) -> None:
    """Write a conversation, a hundred exchanges a transaction."""
    parent, batch = "", []
    for number in range(messages // 2):
        run = f"{conversation}-{number}"
        events: tuple[TraceEvent, ...] = (
            RunStarted(conversation, parent, "a", {}, "m", f"Question {number}"),
            AnswerDelta("s", ANSWER, 90),
            RunFinished("answered", ANSWER, new_tokens=90),
        )
        batch += [Record(run, at, float(number), event) for at, event in enumerate(events)]
        parent = run
        if number % 100 == 99:
            store.append(batch)
            batch = []
    if batch:
        store.append(batch)


def open_ms(app: QApplication, theme: Theme, store: TraceStore, conversation: str) -> float:
    """From the store to pixels, the newest exchanges first."""
    view = Transcript(theme)
    view.resize(1000, 800)
    view.show()
    app.processEvents()
    began_s = time.perf_counter()
    view.set_turns(store.turns(conversation, last=FIRST_TURNS))
    app.processEvents()
    took_s = time.perf_counter() - began_s
    view.close()
    view.deleteLater()
    return took_s * 1000


def stream(
    app: QApplication, theme: Theme, store: TraceStore | None, run: str, tokens: int, rate: int
) -> tuple[float, int]:
    """Tokens a second on screen, and transactions (each is one fsync)."""
    view, model = Transcript(theme), TurnModel(run)
    view.resize(1000, 800)
    view.show()
    started = Record(run, 0, 0.0, RunStarted("live", "", "a", {}, "m", "Go"))
    model.take(started)
    view.begin(model)
    unsaved, written, last_s = [started], 0, 0.0
    began_s = time.perf_counter()
    shown = 0
    while shown < tokens:
        due = min(tokens, int((time.perf_counter() - began_s) * rate) + 1)
        for number in range(shown, due):
            record = Record(run, number + 1, 0.0, AnswerDelta("s", "word "))
            model.take(record)
            unsaved.append(record)
        shown = due
        view.update_live()
        app.processEvents()
        if store is not None and time.perf_counter() - last_s >= FLUSH_S:
            store.append(unsaved)
            unsaved, written, last_s = [], written + 1, time.perf_counter()
        time.sleep(0.005)
    if store is not None:
        unsaved.append(Record(run, tokens + 1, 0.0, RunFinished("answered", "")))
        store.append(unsaved)
        written += 1
    speed = tokens / (time.perf_counter() - began_s)
    view.close()
    view.deleteLater()
    return speed, written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, "dark")
    with tempfile.TemporaryDirectory() as folder:
        store = TraceStore(Path(folder) / "traces.db")
        fill(store, "short", 10)
        fill(store, "long", options.messages)
        open_ms(app, theme, store, "short")
        short = [open_ms(app, theme, store, "short") for _ in range(7)]
        long = [open_ms(app, theme, store, "long") for _ in range(7)]
        tokens, ratios, controls, writes = int(200 * options.seconds), [], [], []
        for number in range(options.pairs):
            off, _ = stream(app, theme, None, f"off{number}", tokens, 200)
            on, written = stream(app, theme, store, f"on{number}", tokens, 200)
            again, _ = stream(app, theme, None, f"again{number}", tokens, 200)
            ratios.append(on / off)
            controls.append(again / off)
            writes.append((written - 1) / options.seconds)
        store.close()
    opened_ms, short_ms = statistics.median(long), statistics.median(short)
    report(
        "P15",
        f"journal on, 200 tok/s; a chat of {options.messages} messages opened",
        {
            "speed_on_over_off": statistics.median(ratios),
            "open_long_ms": opened_ms,
            "open_short_ms": short_ms,
            "open_long_over_short": opened_ms / short_ms,
            "transactions_per_s": statistics.median(writes),
        },
        goals={
            "speed_on_over_off": ">= 0.99",
            "open_long_over_short": "<= 2.0",
            "open_long_ms": "<= 200",
            "transactions_per_s": "<= 4",
        },
        control=statistics.median(controls),
        noise_limit=0.01,
    )


if __name__ == "__main__":
    main()
