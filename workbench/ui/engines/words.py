"""Engines and servers in words, for their cards, tables and screen readers."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication

from workbench.app.connecting import ServerAnswer
from workbench.app.loaded import LoadedModel
from workbench.base.errors import WorkbenchError
from workbench.engines.registry import EngineSpec
from workbench.ui.language import messages
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.widgets.basics import State
from workbench.ui.widgets.two_lines import ago

CONTEXT = "engines"
SERVER_STATES: dict[str, tuple[str, State]] = {
    "": (QT_TRANSLATE_NOOP("engines", "Not checked"), "neutral"),
    "checking": (QT_TRANSLATE_NOOP("engines", "Checking…"), "info"),
    "reachable": (QT_TRANSLATE_NOOP("engines", "Answers"), "success"),
    "busy": (QT_TRANSLATE_NOOP("engines", "Busy"), "warning"),
    "away": (QT_TRANSLATE_NOOP("engines", "Away"), "error"),
    "offline": (QT_TRANSLATE_NOOP("engines", "Refused: offline"), "warning"),
    "key": (QT_TRANSLATE_NOOP("engines", "Key missing"), "error"),
    "no-model": (QT_TRANSLATE_NOOP("engines", "Model missing"), "error"),
    "damaged": (QT_TRANSLATE_NOOP("engines", "File damaged"), "error"),
    "strange": (QT_TRANSLATE_NOOP("engines", "No model server"), "error"),
}
MODEL_STATES: dict[str, str] = {
    "loading": QT_TRANSLATE_NOOP("engines", "is being loaded"),
    "ready": QT_TRANSLATE_NOOP("engines", "loaded"),
    "busy": QT_TRANSLATE_NOOP("engines", "writes"),
    "unloading": QT_TRANSLATE_NOOP("engines", "is being unloaded"),
    "failed": QT_TRANSLATE_NOOP("engines", "failed"),
}
OPTIONS: dict[str, str] = {
    "threads": QT_TRANSLATE_NOOP("engines", "CPU threads"),
    "kv_type": QT_TRANSLATE_NOOP("engines", "type of the KV cache"),
    "kv_cells": QT_TRANSLATE_NOOP("engines", "size of the KV cache"),
    "use_mmap": QT_TRANSLATE_NOOP("engines", "memory mapping"),
    "gpu_layers": QT_TRANSLATE_NOOP("engines", "layers on the GPU"),
    "batch_tokens": QT_TRANSLATE_NOOP("engines", "tokens in one step"),
    "cache_bytes": QT_TRANSLATE_NOOP("engines", "prompt cache"),
    "max_sequences": QT_TRANSLATE_NOOP("engines", "answers side by side"),
    "speculation": QT_TRANSLATE_NOOP("engines", "guessing ahead"),
    "constrain": QT_TRANSLATE_NOOP("engines", "tool calls held to their schema"),
}


def tr(text: str) -> str:
    """A text of the engines, translated."""
    return QCoreApplication.translate(CONTEXT, text)


def server_state(answer: ServerAnswer | None) -> tuple[str, State]:
    """How a server was when it was asked last."""
    text, state = SERVER_STATES[answer.state if answer else ""]
    return tr(text), state


def latency_text(answer: ServerAnswer | None) -> str:
    """How long the last answer took; empty without one."""
    if answer is None or not answer.latency_s:
        return ""
    return f"{max(1.0, answer.latency_s * 1000.0):.0f} ms"


def check_text(answer: ServerAnswer | None) -> str:
    """When the server was asked last, and how long it took."""
    if answer is None or answer.state == "offline":
        return tr("not yet")
    when = ago(max(0.0, time.time() - answer.checked_s))
    when = when if when == tr("now") else tr("%s ago") % when
    took = latency_text(answer)
    return f"{when} · {took}" if took else when


def opens_text(spec: EngineSpec) -> str:
    """Which files and folders an engine opens."""
    if spec.key == "server":
        return tr("models of connected servers")
    parts = [tr("%s files") % ", ".join(spec.suffixes)] if spec.suffixes else []
    if spec.markers:
        parts.append(tr("folders with %s") % tr(" and ").join(spec.markers))
    if not parts:
        return tr("ONNX folders, where the settings choose it")
    return ", ".join(parts)


def model_text(loaded: LoadedModel) -> str:
    """One model that an engine runs."""
    parts = [tr(MODEL_STATES[loaded.state])]
    if loaded.state == "busy" and loaded.usage.tokens_per_s:
        parts.append(f"{loaded.usage.tokens_per_s:.0f} tok/s")
    if loaded.info is not None and loaded.info.devices:
        parts.append(", ".join(loaded.info.devices))
    return f"{loaded.model.title}: {' · '.join(parts)}"


def options_text(names: tuple[str, ...]) -> str:
    """Options by the names a person knows."""
    return ", ".join(tr(OPTIONS[name]) if name in OPTIONS else name for name in names)


def sentence(exc: WorkbenchError) -> str:
    """What went wrong and what to do, as a person writes it."""
    return messages.sentence(exc.message, exc.hint)


def list_text(names: tuple[str, ...], most: int = 4) -> str:
    """Names one after another; how many more there are."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return tr("%s and %d more") % (shown, more) if more > 0 else shown
