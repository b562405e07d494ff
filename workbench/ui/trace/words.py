"""Words of the trace panel that are made outside of widgets."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from workbench.ui.chat.inline import visible
from workbench.ui.language.words import counted
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.trace.spans import SpanRow, time_words


def tr(text: str) -> str:
    """Translate in the context of the trace panel."""
    return QCoreApplication.translate("trace", text)


TOOK = QT_TRANSLATE_NOOP(
    "trace",
    "From the beginning of the step to its end by the clock; waiting for a turn, for a model "
    "to load or for a leave is part of it.",
)
"""What the time of a step is, wherever it is shown; see ``traces.tree.Span.duration_s``."""
RAN = QT_TRANSLATE_NOOP("trace", "How long the tool was at work, without the wait for a leave.")

_KINDS: Mapping[str, str] = {
    "run": QT_TRANSLATE_NOOP("trace", "run"),
    "node": QT_TRANSLATE_NOOP("trace", "node"),
    "model": QT_TRANSLATE_NOOP("trace", "model"),
    "tool": QT_TRANSLATE_NOOP("trace", "tool"),
    "approval": QT_TRANSLATE_NOOP("trace", "approval"),
    "person": QT_TRANSLATE_NOOP("trace", "person"),
}
_STATES: Mapping[str, str] = {
    "running": QT_TRANSLATE_NOOP("trace", "running"),
    "ok": QT_TRANSLATE_NOOP("trace", "ok"),
    "failed": QT_TRANSLATE_NOOP("trace", "failed"),
    "cancelled": QT_TRANSLATE_NOOP("trace", "cancelled"),
    "denied": QT_TRANSLATE_NOOP("trace", "denied"),
    "reused": QT_TRANSLATE_NOOP("trace", "reused"),
    "skipped": QT_TRANSLATE_NOOP("trace", "skipped"),
}
_ENDS: Mapping[str, str] = {
    "stop": QT_TRANSLATE_NOOP("trace", "the model itself"),
    "length": QT_TRANSLATE_NOOP("trace", "the limit of new tokens"),
    "tool_calls": QT_TRANSLATE_NOOP("trace", "a tool call"),
    "context_full": QT_TRANSLATE_NOOP("trace", "the full context"),
    "answered": QT_TRANSLATE_NOOP("trace", "answered"),
    "step_limit": QT_TRANSLATE_NOOP("trace", "step limit"),
    "time_limit": QT_TRANSLATE_NOOP("trace", "time limit"),
    "token_limit": QT_TRANSLATE_NOOP("trace", "token limit"),
    "interrupted": QT_TRANSLATE_NOOP("trace", "interrupted"),
    "allow_once": QT_TRANSLATE_NOOP("trace", "allowed once"),
    "allow_always": QT_TRANSLATE_NOOP("trace", "always allowed"),
    "deny": QT_TRANSLATE_NOOP("trace", "denied"),
    "done": QT_TRANSLATE_NOOP("trace", "done"),
    "stopped": QT_TRANSLATE_NOOP("trace", "stopped"),
    "before": QT_TRANSLATE_NOOP("trace", "before the node"),
    "after": QT_TRANSLATE_NOOP("trace", "after the node"),
}


def kind_word(kind: str) -> str:
    """What a step is; of a kind that is not known, its own name."""
    return tr(_KINDS[kind]) if kind in _KINDS else visible(kind)


def state_word(status: str) -> str:
    """How a step stands."""
    return tr(_STATES[status]) if status in _STATES else visible(status)


def end_word(how: str) -> str:
    """What ended an answer or a run, how a person decided, or where a node waited."""
    return tr(_ENDS[how]) if how in _ENDS else state_word(how)


def step_words(row: SpanRow, *, folded: bool) -> str:
    """A row of a waterfall for who hears it, or points at it."""
    words = [f"{kind_word(row.kind)} {visible(row.name)}", time_words(row.end_s - row.start_s)]
    if row.queue_s:
        words.append(tr("waited {0}").format(time_words(row.queue_s)))
    if row.first_token_s:
        words.append(tr("first token after {0}").format(time_words(row.first_token_s)))
    if row.inside and folded:
        words.append(counted(row.inside, "%Ln step folded", "%Ln steps folded"))
    return " · ".join([*words, state_word(row.status)])
