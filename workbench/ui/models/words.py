"""Models in words: sizes, fit and state, for the table, the details and screen readers."""

from __future__ import annotations

import time

from workbench.app.loaded import LoadedModel
from workbench.engines.registry import ENGINES
from workbench.models.fit import FitVerdict
from workbench.models.folder_kinds import is_folder_engine
from workbench.models.store import InstalledModel
from workbench.ui.models.speeds import Speed
from workbench.ui.widgets.basics import State

FIT_WORDS: dict[str, tuple[str, State]] = {
    "full_gpu": ("Full GPU", "success"),
    "part_gpu": ("Part GPU", "info"),
    "cpu": ("CPU", "neutral"),
    "wont_fit": ("Won't fit", "error"),
}
STATE_WORDS: dict[str, tuple[str, State]] = {
    "loading": ("Loading…", "info"),
    "ready": ("Loaded", "success"),
    "busy": ("Working", "accent"),
    "failed": ("Failed", "error"),
    "unloading": ("Unloading…", "info"),
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
    return f"{number:.1f}".removesuffix(".0")


def context_text(tokens: int) -> str:
    """A context length: ``32k``; empty if unknown."""
    if tokens >= 1024 and tokens % 1024 == 0:
        return f"{tokens // 1024}k"
    return f"{tokens:,}" if tokens else ""


def speed_text(speed: Speed | None) -> str:
    """The measured speed; empty where none was measured."""
    if speed is None:
        return ""
    return f"{speed.tokens_per_s:.0f} tok/s"


def speed_source(speed: Speed | None) -> str:
    """How the speed was measured."""
    if speed is None:
        return "Not measured yet: ask it something."
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(speed.at_s))
    return f"Measured on this computer at {when}, over {speed.tokens} tokens of one run."


def fit_words(fit: FitVerdict | None) -> tuple[str, State]:
    """The fit badge."""
    return FIT_WORDS[fit.verdict] if fit is not None else ("", "neutral")


def state_words(model: InstalledModel, loaded: LoadedModel | None) -> tuple[str, State]:
    """The state badge: away, damaged and quarantined go before everything else."""
    if model.away:
        return "Away", "neutral"
    if model.problem:
        return "Damaged", "error"
    if loaded is None:
        return ("Does not load", "error") if model.load_failure else ("Not loaded", "neutral")
    if loaded.state == "failed" and loaded.crashes >= QUARANTINE_CRASHES:
        return "Quarantined", "error"
    word, state = STATE_WORDS[loaded.state]
    return (
        (f"{word}, pinned", state)
        if loaded.pinned and loaded.state == "ready"
        else (
            word,
            state,
        )
    )


SOURCE_WORDS = {
    "bundled": "came with the program",
    "store": "fetched or imported",
    "folder": "a file in a folder",
    "other": "other program",
    "server": "on a server",
}


def engine_word(model: InstalledModel) -> str:
    """The engine that runs a model, as a person calls it."""
    titles = {spec.key: spec.title for spec in ENGINES}
    return _SHORT.get(model.engine) or titles.get(model.engine, model.engine)


def source_words(model: InstalledModel) -> str:
    """Where a model is from, and whose it is."""
    words = SOURCE_WORDS[model.source]
    if model.source == "folder" and is_folder(model):
        words = "a folder on this disk"
    return f"{words}: {model.program}" if model.program else words


def is_folder(model: InstalledModel) -> bool:
    """Whether a model is a folder of files."""
    return is_folder_engine(model.engine)


def used_words(last_used_s: float, now_s: float) -> str:
    """How long ago a model was last used; what was not used for a month is told as such."""
    if not last_used_s:
        return "never"
    days = int((now_s - last_used_s) // 86_400)
    if days < 1:
        return "today"
    if days < UNUSED_DAYS:
        return "yesterday" if days == 1 else f"{days} days ago"
    return f"not for {UNUSED_DAYS} days" if days < 2 * UNUSED_DAYS else f"not for {days} days"


def tools_word(model: InstalledModel, loaded: LoadedModel | None) -> tuple[str, State]:
    """Whether it can call tools; measured when it is loaded, else from its template."""
    can = model.can_call_tools
    if loaded is not None and loaded.info is not None:
        can = loaded.info.can_call_tools
    if can is None:
        return "", "neutral"
    return ("Tools", "accent") if can else ("No tools", "neutral")
