"""Words of the trace panel that are made outside of widgets."""

from __future__ import annotations

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


def step_words(row: SpanRow, *, folded: bool) -> str:
    """A row of a waterfall for who hears it, or points at it."""
    words = [f"{row.kind} {visible(row.name)}", time_words(row.end_s - row.start_s)]
    if row.queue_s:
        words.append(tr("waited {0}").format(time_words(row.queue_s)))
    if row.first_token_s:
        words.append(tr("first token after {0}").format(time_words(row.first_token_s)))
    if row.inside and folded:
        words.append(counted(row.inside, "%Ln step folded", "%Ln steps folded"))
    return " · ".join([*words, row.status])
