"""What the transcript says of a run and its calls: state, end, figures, durations."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.ui.chat.inline import visible
from workbench.ui.chat.turns import (
    CallPart,
    TurnModel,
)
from workbench.ui.language.figures import figure
from workbench.ui.language.words import counted
from workbench.ui.marks import mark


def tr(text: str) -> str:
    """Translate in the context of the transcript."""
    return QCoreApplication.translate("transcript", text)


END_WORDS = {
    "answered": "",
    "step_limit": mark("The agent used all its steps."),
    "time_limit": mark("The agent used all its time."),
    "token_limit": mark("The answer reached its length limit."),
    "cancelled": mark("You stopped this answer."),
    "failed": mark("The run failed."),
    "interrupted": mark("The program closed before this answer was finished."),
}


def live_words(model: TurnModel) -> str:
    """What a run is doing right now; in a graph also which node does it."""
    return " · ".join(filter(None, (visible(model.step_title), _live_words(model))))


def _live_words(model: TurnModel) -> str:
    if model.state == "reading" and model.prompt is not None:
        whole, cached = model.prompt.prompt_tokens, model.prompt.cached_tokens
        fresh = whole - cached
        count = figure(f"{fresh:,}").replace(",", "\u202f")
        said = tr("reading prompt") + f" · {count} " + tr("new tokens")
        if model.read_tokens <= cached or fresh <= 0:
            return said
        share = (model.read_tokens - cached) / fresh
        return f"{said} · {min(100, round(100 * share))} %"
    words = {
        "queued": tr("queued"),
        "reading": tr("reading prompt"),
        "thinking": tr("thinking"),
        "writing": tr("writing"),
        "tool": tr("using a tool"),
        "asking": tr("waiting for your decision"),
        "done": "",
    }
    return words[model.state]


def figures_words(model: TurnModel) -> str:
    """The muted figures below an answer."""
    figures = model.figures
    if figures is None:
        return seconds(model.end.duration_s) if model.end and model.end.duration_s else ""
    words = [tokens(figures.new_tokens), seconds(figures.duration_s)]
    if figures.time_to_first_token_s:
        words.insert(0, f"TTFT {seconds(figures.time_to_first_token_s)}")
    # A stopped call reports no speed; a zero would be a lie.
    if figures.tokens_per_s:
        words.insert(0, f"{figures.tokens_per_s:.0f} tok/s")
    return " · ".join(words)


def call_state(part: CallPart, running: bool) -> tuple[str, str, str]:
    """Icon, colour role and word for where a call is."""
    finished = part.finished
    if finished is None:
        if part.waiting and running:
            return "shield", "warning", tr("waiting for you")
        return ("loader", "info", tr("running")) if running else ("ban", "muted", tr("stopped"))
    if finished.denied:
        return "ban", "muted", tr("denied")
    if finished.failed:
        return "circle-x", "error", tr("failed")
    return "circle-check", "success", tr("done")


def tokens(count: int) -> str:
    """A number of tokens in words."""
    return counted(count, "%Ln token", "%Ln tokens")


def seconds(value_s: float) -> str:
    """A duration for the eye."""
    return f"{value_s * 1000:.0f} ms" if value_s < 1.0 else figure(f"{value_s:.1f} s")
