"""The words of the panel of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.app.jobs.records import JobRun
from workbench.app.jobs.service import JobView
from workbench.app.jobs.words import due_words, when_words
from workbench.base.errors import WorkbenchError
from workbench.ui.chat.inline import visible
from workbench.ui.language import messages
from workbench.ui.language.figures import figure, second_text
from workbench.ui.language.messages import said
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.widgets.basics import State
from workbench.ui.widgets.two_lines import Mark

CONTEXT = "jobs"
WHEN_KINDS: tuple[tuple[str, str], ...] = (
    ("hand", QT_TRANSLATE_NOOP("jobs", "Only when I start it")),
    ("once", QT_TRANSLATE_NOOP("jobs", "Once, at a moment")),
    ("every", QT_TRANSLATE_NOOP("jobs", "Every so often")),
    ("at", QT_TRANSLATE_NOOP("jobs", "At times of the day")),
    ("folder", QT_TRANSLATE_NOOP("jobs", "For each new file in a folder")),
)
LIMIT_KINDS: tuple[tuple[str, str, str], ...] = (
    ("", QT_TRANSLATE_NOOP("jobs", "may not be given"), ""),
    ("text", QT_TRANSLATE_NOOP("jobs", "text, characters at most"), "2000"),
    ("path", QT_TRANSLATE_NOOP("jobs", "path in the folders, size at most"), "1 MB"),
    ("address", QT_TRANSLATE_NOOP("jobs", "address at the servers"), "example.org"),
    ("choice", QT_TRANSLATE_NOOP("jobs", "one of"), "km, mi"),
    ("pattern", QT_TRANSLATE_NOOP("jobs", "text that fits the pattern"), "[a-z]+"),
    ("number", QT_TRANSLATE_NOOP("jobs", "number from … to …"), "0 to 100"),
    ("anything", QT_TRANSLATE_NOOP("jobs", "anything, characters at most"), "2000"),
)
STATES: Mapping[str, tuple[str, State]] = {
    "waiting": (QT_TRANSLATE_NOOP("jobs", "waits"), "info"),
    "running": (QT_TRANSLATE_NOOP("jobs", "running"), "info"),
    "done": (QT_TRANSLATE_NOOP("jobs", "done"), "success"),
    "failed": (QT_TRANSLATE_NOOP("jobs", "failed"), "error"),
    "refused": (QT_TRANSLATE_NOOP("jobs", "stopped: not granted"), "error"),
    "skipped": (QT_TRANSLATE_NOOP("jobs", "left out"), "neutral"),
    "interrupted": (QT_TRANSLATE_NOOP("jobs", "cut off"), "warning"),
    "rehearsed": (QT_TRANSLATE_NOOP("jobs", "rehearsed"), "info"),
}
CAUSES: Mapping[str, str] = {
    "schedule": QT_TRANSLATE_NOOP("jobs", "was due"),
    "folder": QT_TRANSLATE_NOOP("jobs", "new file"),
    "hand": QT_TRANSLATE_NOOP("jobs", "by hand"),
    "rehearsal": QT_TRANSLATE_NOOP("jobs", "rehearsal"),
}
_MARKS: Mapping[str, Mark] = {
    "asks": Mark("triangle-alert", "warning"),
    "going": Mark("circle-play", "info"),
    "paused": Mark("circle-pause", "muted"),
    "failed": Mark("circle-x", "error"),
    "on": Mark("circle-check", "success"),
}


def say(text: str, /, *values: str | float) -> str:
    """A text of the rooms below in the language of the program, with its values."""
    return tr(text).format(*(one if isinstance(one, str) else _number(one) for one in values))


def _number(value: float) -> str:
    return figure(f"{value:,}" if isinstance(value, int) else f"{value:g}")


def spoken_report(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report whose reasons are in the language; what is kept stays as it is."""
    spoken = dict(report)
    for name in ("end", "message", "hint"):
        spoken[name] = said(str(report.get(name, "")))
    if refused := report.get("refused"):
        spoken["refused"] = _spoken_refusal(refused)
    spoken["judged"] = [_spoken_refusal(call) for call in report.get("judged", ())]
    return spoken


def _spoken_refusal(told: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: said(str(told[name])) for name in ("limit", "change") if told.get(name)}
    return {**told, **words}


def tr(text: str) -> str:
    """The translation of a text of this panel."""
    return QCoreApplication.translate(CONTEXT, text)


def state_mark(view: JobView) -> Mark:
    """The mark of a job in the list."""
    return _MARKS[_standing(view)]


def state_words(view: JobView) -> str:
    """How a job stands, in a line."""
    match _standing(view):
        case "asks":
            return tr("Waits to be allowed")
        case "going":
            return tr("Running now")
        case "paused":
            return tr("Paused")
        case _:
            next_ = due_words(view.job.when, view.next_s, say)
            return tr("Next: {0}").format(next_) if next_ else when_words(view.job.when, say)


def _standing(view: JobView) -> str:
    if view.checked.asks:
        return "asks"
    if view.going:
        return "going"
    if view.state.paused:
        return "paused"
    failed = view.last is not None and view.last.state in ("failed", "refused", "interrupted")
    return "failed" if failed else "on"


def run_state(state: str) -> tuple[str, State]:
    """The word of a run's state, and how it is coloured."""
    word, look = STATES.get(state, (state, "neutral"))
    return tr(word), look


def run_row(run: JobRun) -> tuple[str, str, str, str]:
    """One row of the history: when, why, how, and the summary."""
    cause = tr(CAUSES.get(run.cause, run.cause))
    given = f"{cause}: {visible(run.given)}" if run.given else cause
    return moment_words(run.begun_s or run.due_s), given, run_state(run.state)[0], visible(
        said(run.summary)
    )  # fmt: skip


def moment_words(at_s: float) -> str:
    """A moment by the clock of this machine."""
    try:
        return second_text(at_s) if at_s else ""
    except (OverflowError, ValueError, OSError):
        return ""


def sentence(exc: WorkbenchError) -> str:
    """An error as it is shown in a form."""
    return visible(messages.sentence(exc.message, exc.hint))
