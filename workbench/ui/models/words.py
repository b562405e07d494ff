"""Models in words: sizes, fit and state, for the table, the details and screen readers."""

from __future__ import annotations

from workbench.app.loaded import LoadedModel
from workbench.engines.registry import ENGINES
from workbench.models.fit import FitVerdict
from workbench.models.folder_kinds import is_folder_engine
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import figure, minute_text
from workbench.ui.language.words import counted, tr
from workbench.ui.marks import mark
from workbench.ui.models.speeds import Speed
from workbench.ui.widgets.basics import State

FIT_WORDS: dict[str, tuple[str, State]] = {
    "full_gpu": (mark("Full GPU"), "success"),
    "part_gpu": (mark("Part GPU"), "info"),
    "cpu": ("CPU", "neutral"),
    "wont_fit": (mark("Won't fit"), "error"),
}
STATE_WORDS: dict[str, tuple[str, State]] = {
    "loading": (mark("Loading…"), "info"),
    "ready": (mark("Loaded"), "success"),
    "busy": (mark("Working"), "accent"),
    "failed": (mark("Failed"), "error"),
    "unloading": (mark("Unloading…"), "info"),
}
_SHORT = {"onnx-genai": "ONNX GenAI", "openvino": "OpenVINO"}
"""Engines whose titles are longer than a column."""
QUARANTINE_CRASHES = 3
UNUSED_DAYS = 30


def count_text(count: int) -> str:
    """Parameters: ``1.5 B``, ``630 M``; empty if unknown."""
    if count >= 1_000_000_000:
        return f"{_short(count / 1e9)} B"
    if count >= 1_000_000:
        return f"{_short(count / 1e6)} M"
    return f"{count / 1e3:.0f} k" if count else ""


def _short(number: float) -> str:
    """One decimal, and none where it would be a zero."""
    return figure(f"{number:.1f}".removesuffix(".0"))


def context_text(tokens: int) -> str:
    """A context length: ``32k``; empty if unknown."""
    if tokens >= 1024 and tokens % 1024 == 0:
        return f"{tokens // 1024}k"
    return figure(f"{tokens:,}") if tokens else ""


def speed_text(speed: Speed | None) -> str:
    """The measured speed; empty where none was measured."""
    if speed is None:
        return ""
    return f"{speed.tokens_per_s:.0f} tok/s"


def speed_source(speed: Speed | None) -> str:
    """How the speed was measured."""
    if speed is None:
        return tr("Not measured yet: ask it something.")
    return tr("Measured on this computer at {0}, over {1} tokens of one run.").format(
        minute_text(speed.at_s), speed.tokens
    )


def fit_words(fit: FitVerdict | None) -> tuple[str, State]:
    """The fit badge."""
    if fit is None:
        return "", "neutral"
    word, state = FIT_WORDS[fit.verdict]
    return tr(word), state


def state_words(model: InstalledModel, loaded: LoadedModel | None) -> tuple[str, State]:
    """The state badge: away, damaged and quarantined go before everything else."""
    if model.away:
        return tr("Away"), "neutral"
    if model.problem:
        return tr("Damaged"), "error"
    if loaded is None:
        return (
            (tr("Does not load"), "error")
            if model.load_failure
            else (tr("Not loaded"), "neutral")
        )
    if loaded.state == "failed" and loaded.crashes >= QUARANTINE_CRASHES:
        return tr("Quarantined"), "error"
    word, state = STATE_WORDS[loaded.state]
    is_kept = loaded.pinned and loaded.state == "ready"
    return tr("{0}, pinned").format(tr(word)) if is_kept else tr(word), state


SOURCE_WORDS = {
    "bundled": mark("came with the program"),
    "store": mark("fetched or imported"),
    "folder": mark("a file in a folder"),
    "other": mark("other program"),
    "server": mark("on a server"),
}


def engine_word(model: InstalledModel) -> str:
    """The engine that runs a model, as a person calls it."""
    titles = {spec.key: spec.title for spec in ENGINES}
    return _SHORT.get(model.engine) or titles.get(model.engine, model.engine)


def source_words(model: InstalledModel) -> str:
    """Where a model is from, and whose it is."""
    words = tr(SOURCE_WORDS[model.source])
    if model.source == "folder" and is_folder(model):
        words = tr("a folder on this disk")
    return f"{words}: {model.program}" if model.program else words


def is_folder(model: InstalledModel) -> bool:
    """Whether a model is a folder of files."""
    return is_folder_engine(model.engine)


def used_words(last_used_s: float, now_s: float) -> str:
    """How long ago a model was last used; what was not used for a month is told as such."""
    if not last_used_s:
        return tr("never")
    days = int((now_s - last_used_s) // 86_400)
    if days < 1:
        return tr("today")
    if days < UNUSED_DAYS:
        return tr("yesterday") if days == 1 else counted(days, "%Ln day ago", "%Ln days ago")
    return counted(
        UNUSED_DAYS if days < 2 * UNUSED_DAYS else days, "not for %Ln day", "not for %Ln days"
    )


def can_call(model: InstalledModel, loaded: LoadedModel | None) -> bool | None:
    """Whether it can call tools; measured when it is loaded, else from its template."""
    if loaded is not None and loaded.info is not None:
        return loaded.info.can_call_tools
    return model.can_call_tools


def tools_word(model: InstalledModel, loaded: LoadedModel | None) -> tuple[str, State]:
    """The same as the word and the colour of a badge."""
    can = can_call(model, loaded)
    if can is None:
        return "", "neutral"
    return (tr("Tools"), "accent") if can else (tr("No tools"), "neutral")
