"""P9: how fast streamed Markdown becomes pixels, and what a token costs early and late.

Streams Markdown (prose, a long code fence, a nested list, a wide table) into the transcript
at a rising rate, a frame each 16 ms, and prints one line of JSON. The control is the cost of
an early section against itself.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import report
from PySide6.QtWidgets import QApplication

from workbench.traces.events import AnswerDelta, Record, RunStarted
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import TurnModel
from workbench.ui.theme.theme import Theme

FRAME_S = 1 / 60


def section() -> list[str]:
    """One section with every kind of block, as tokens of four characters."""
    text = (
        "## Section\n\nSome **bold** prose with `code`, a [link](https://example.org) and more "
        "words that make it a paragraph of usual length, twice as long as a line.\n\n"
        + "".join(f"{'  ' * (n % 4)}- item {n} of a nested list\n" for n in range(16))
        + "\n| one | two | three | four | five | six |\n|---|---|---|---|---|---|\n"
        + "".join(f"| cell {n} | b | c | d | e | f |\n" for n in range(12))
        + "\n```python\n"
        + "".join(f"value_{n} = function({n}, 'text')  # note\n" for n in range(60))
        + "```\n\n"
    )
    text += " " * (-len(text) % 4)
    return [text[at : at + 4] for at in range(0, len(text), 4)]


class Stream:
    """One answer on screen."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        self.app = app
        self.view = Transcript(theme)
        self.view.resize(1000, 800)
        self.view.show()
        self.model = TurnModel("r")
        self.model.take(Record("r", 0, 0.0, RunStarted("c", "", "a", {}, "m", "Go")))
        self.view.begin(self.model)
        self.number = 1
        app.processEvents()

    def frame(self, tokens: list[str]) -> None:
        """Take tokens one event each, as they come from an engine, and paint once."""
        for token in tokens:
            self.model.take(Record("r", self.number, 0.0, AnswerDelta("s", token)))
            self.number += 1
        self.view.update_live()
        self.app.processEvents()

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()


def cpu_per_token_us(stream: Stream, tokens: list[str]) -> float:
    """CPU time a token, at 32 tokens a frame."""
    began_s = time.process_time()
    for at in range(0, len(tokens), 32):
        stream.frame(tokens[at : at + 32])
    return (time.process_time() - began_s) / len(tokens) * 1e6


def late_over_early(
    app: QApplication, theme: Theme, count: int, pairs: int
) -> tuple[float, float, float, float]:
    """The same section after about 1k and after ``count`` tokens, in turns.

    Returns:
        The best of both, their ratio, and the ratio of two early ones.
    """
    tokens = section()
    late = Stream(app, theme)
    for _ in range(count // len(tokens)):
        late.frame(tokens)
    costs = [
        (one_early(app, theme), cpu_per_token_us(late, tokens), one_early(app, theme))
        for _ in range(pairs)
    ]
    late.close()
    firsts, lasts, agains = zip(*costs, strict=True)
    early_us, late_us = min(*firsts, *agains), min(lasts)
    return early_us, late_us, late_us / early_us, min(agains) / min(firsts)


def one_early(app: QApplication, theme: Theme) -> float:
    """Cost of the second section of a new answer."""
    tokens, early = section(), Stream(app, theme)
    cpu_per_token_us(early, tokens)
    cost_us = cpu_per_token_us(early, tokens)
    early.close()
    return cost_us


def keeps_up(
    app: QApplication, theme: Theme, rate: int, tokens: list[str]
) -> tuple[bool, float]:
    """Whether the backlog stays below 250 ms at a rate; and the lag's 95th percentile in ms."""
    stream, shown, lags_s = Stream(app, theme), 0, []
    began_s = time.perf_counter()
    worst_s = 0.0
    while shown < len(tokens):
        frame_s = time.perf_counter()
        due = min(len(tokens), int((frame_s - began_s) * rate) + 1)
        stream.frame(tokens[shown:due])
        done_s = time.perf_counter()
        # The oldest token of the frame waited since it was due.
        lags_s.append(done_s - began_s - shown / rate)
        worst_s = max(worst_s, lags_s[-1])
        shown = due
        if worst_s > 1.0:
            break
        time.sleep(max(0.0, FRAME_S - (time.perf_counter() - frame_s)))
    stream.close()
    return worst_s < 0.25, statistics.quantiles(lags_s, n=20)[-1] * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=32_768)
    parser.add_argument("--pairs", type=int, default=15)
    options = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, "dark")
    parts = section()
    early, late, ratio, control = late_over_early(app, theme, options.tokens, options.pairs)
    tokens = parts * (120_000 // len(parts) + 1)
    best, lag_at_2000_ms = 0, 0.0
    for rate in (1000, 2000, 5000, 10_000, 20_000, 40_000):
        holds, lag_ms = keeps_up(app, theme, rate, tokens[: rate * 3])
        if rate == 2000:
            lag_at_2000_ms = lag_ms
        if not holds:
            break
        best = rate
    report(
        "P9",
        f"Markdown streamed, cost of a token after {options.tokens}",
        {
            "most_tokens_per_s": best,
            "cpu_per_token_early_us": early,
            "cpu_per_token_late_us": late,
            "late_over_early": ratio,
            "lag_p95_at_2000_ms": lag_at_2000_ms,
        },
        goals={
            "most_tokens_per_s": ">= 2000",
            "late_over_early": "<= 1.2",
            "lag_p95_at_2000_ms": "<= 80",
        },
        control=control,
        noise_limit=0.05,
    )


if __name__ == "__main__":
    main()
