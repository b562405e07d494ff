"""What the evaluations say: states, results, figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QCoreApplication

from workbench.evals.graders.tool_calls import calls_text
from workbench.evals.statistics import Interval
from workbench.evals.store import State, Summary
from workbench.evals.values import Case, Outcome
from workbench.ui.language.figures import figure
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.widgets.basics import State as BadgeState
from workbench.ui.widgets.two_lines import Mark

Result = Literal["passed", "failed", "unknown", "no_answer", "waiting", "mixed"]

_STATES: Mapping[State, str] = {
    "running": QT_TRANSLATE_NOOP("evals", "Running"),
    "paused": QT_TRANSLATE_NOOP("evals", "Paused"),
    "done": QT_TRANSLATE_NOOP("evals", "Done"),
    "cancelled": QT_TRANSLATE_NOOP("evals", "Stopped"),
}
STATE_MARKS: Mapping[State, Mark] = {
    "running": Mark("loader", "info"),
    "paused": Mark("circle-pause", "warning"),
    "done": Mark("circle-check", "success"),
    "cancelled": Mark("circle-stop", "muted"),
}
STATE_BADGES: Mapping[State, BadgeState] = {
    "running": "info",
    "paused": "warning",
    "done": "success",
    "cancelled": "neutral",
}
_RESULTS: Mapping[Result, str] = {
    "passed": QT_TRANSLATE_NOOP("evals", "Passed"),
    "failed": QT_TRANSLATE_NOOP("evals", "Failed"),
    "unknown": QT_TRANSLATE_NOOP("evals", "Not judged"),
    "no_answer": QT_TRANSLATE_NOOP("evals", "No answer"),
    "waiting": QT_TRANSLATE_NOOP("evals", "Waiting"),
    "mixed": QT_TRANSLATE_NOOP("evals", "Passed in part"),
}
RESULT_MARKS: Mapping[Result, Mark] = {
    "passed": Mark("circle-check", "success"),
    "failed": Mark("circle-x", "error"),
    "unknown": Mark("circle-question-mark", "warning"),
    "no_answer": Mark("ban", "error"),
    "waiting": Mark("circle", "border"),
    "mixed": Mark("circle-dot", "warning"),
}


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("evals", text)


def expected_words(case: Case) -> str:
    """What a case expects."""
    said = [case.expected] if case.expected else []
    if case.calls is not None:
        said.append(tr("Calls: {0}").format(calls_text(case.calls)))
    return "; ".join(said)


def state_title(state: State) -> str:
    """The word for how an evaluation stands."""
    return tr(_STATES[state])


def result_title(result: Result) -> str:
    """The word for what came out of a try."""
    return tr(_RESULTS[result])


def result_of(outcome: Outcome) -> Result:
    """What came out of one try."""
    if outcome.error:
        return "no_answer"
    if not outcome.judged:
        return "unknown"
    return "passed" if outcome.passed else "failed"


def share_text(share: float) -> str:
    """A share as a person reads it; 0 and 100 % only if it is none and all."""
    percent = 100 * share
    if (round(percent) == 100 and share < 1) or (round(percent) == 0 and share > 0):
        return figure(f"{percent:.1f} %")
    return f"{percent:.0f} %"


def interval_text(found: Interval) -> str:
    """A pass rate with the interval that it is sure to lie in."""
    low, high = share_text(found.low).removesuffix(" %"), share_text(found.high)
    return f"{share_text(found.estimate)} ({low}–{high})"


def progress_words(summary: Summary) -> str:
    """How far an evaluation is, and how well it goes."""
    words = [state_title(summary.state)]
    if summary.done < summary.attempts:
        words.append(
            tr("{0} of {1}").format(
                figure(f"{summary.done:,}"), figure(f"{summary.attempts:,}")
            )
        )
    return " · ".join([*words, *passed_words(summary)])


def passed_words(summary: Summary) -> list[str]:
    """How well it goes: the share of what could be judged, and how much could not."""
    words = []
    if judged := summary.done - summary.unjudged:
        words.append(tr("{0} passed").format(share_text(summary.passed / judged)))
    if summary.unjudged:
        words.append(tr("{0} not judged").format(figure(f"{summary.unjudged:,}")))
    return words


def sentences(message: str, hint: str) -> str:
    """What is wrong, and the next step, as errors say it, written as sentences."""
    what = f"{message[:1].upper()}{message[1:].rstrip('. ')}."
    return f"{what} {hint}".strip()


def duration_text(seconds_s: float) -> str:
    """About how long, in the unit that suits it."""
    if seconds_s < 90:
        return tr("{0} s").format(max(1, round(seconds_s)))
    if seconds_s < 5400:
        return tr("{0} min").format(round(seconds_s / 60))
    return tr("{0} h").format(figure(f"{seconds_s / 3600:.1f}"))
