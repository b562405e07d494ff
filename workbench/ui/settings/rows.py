"""Which settings there are on screen, with their words and their editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

Kind = Literal["choice", "number", "switch", "text", "folders", "model", "agent"]
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting on screen.

    Attributes:
        name: Field of ``base.settings.Settings``.
        choices: Pairs of value and title, for ``choice``.
        factor: The editor shows the value divided by it.
    """

    section: str
    name: str
    title: str
    text: str
    kind: Kind
    choices: tuple[tuple[str, str], ...] = ()
    least: float = 0.0
    most: float = 100.0
    step: float = 1.0
    decimals: int = 0
    suffix: str = ""
    factor: float = 1.0
    zero: str = ""


def tr(text: str) -> str:
    """A text of this file, translated."""
    return QCoreApplication.translate("settings", text)


_N = QT_TRANSLATE_NOOP
ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        _N("settings", "Appearance"),
        "theme",
        _N("settings", "Theme"),
        _N("settings", "System follows your desktop."),
        "choice",
        (
            ("system", _N("settings", "System")),
            ("light", _N("settings", "Light")),
            ("dark", _N("settings", "Dark")),
        ),
    ),
    SettingRow(
        _N("settings", "Appearance"),
        "text_scale",
        _N("settings", "Text size"),
        _N("settings", "Size of all text. Ctrl+= and Ctrl+- change it too."),
        "number",
        least=80,
        most=200,
        step=10,
        suffix=" %",
        factor=0.01,
    ),
    SettingRow(
        _N("settings", "Appearance"),
        "reduce_motion",
        _N("settings", "Reduce motion"),
        _N("settings", "No animation at all."),
        "switch",
    ),
    SettingRow(
        _N("settings", "Appearance"),
        "language",
        _N("settings", "Language"),
        _N("settings", "Used from the next start."),
        "choice",
        (("", _N("settings", "System")), ("en", "English")),
    ),
    SettingRow(
        _N("settings", "Agents"),
        "default_agent",
        _N("settings", "Agent of a new chat"),
        _N("settings", "Chats you start with Ctrl+N use this agent."),
        "agent",
    ),
    SettingRow(
        _N("settings", "Agents"),
        "default_model",
        _N("settings", "Default model"),
        _N("settings", "For agents that name no model."),
        "model",
    ),
    SettingRow(
        _N("settings", "Models"),
        "model_folders",
        _N("settings", "Model folders"),
        _N(
            "settings",
            "More folders with GGUF files, one per line. Nothing in them is changed.",
        ),
        "folders",
    ),
    SettingRow(
        _N("settings", "Models"),
        "idle_unload_s",
        _N("settings", "Unload when idle"),
        _N("settings", "A model that was not used for that long gives its memory back."),
        "number",
        least=0,
        most=1440,
        step=5,
        suffix=" min",
        factor=60.0,
        zero=_N("settings", "never"),
    ),
    SettingRow(
        _N("settings", "Models"),
        "prefix_cache_bytes",
        _N("settings", "Prompt cache"),
        _N("settings", "Most memory one model keeps so that it reads known text only once."),
        "number",
        least=0,
        most=16384,
        step=128,
        suffix=" MB",
        factor=MIB,
        zero=_N("settings", "off"),
    ),
    SettingRow(
        _N("settings", "Engines"),
        "engine_mode",
        _N("settings", "Where engines run"),
        _N("settings", "In its own process a crash costs one model, never the window."),
        "choice",
        (("process", _N("settings", "Own process")), ("thread", _N("settings", "Thread"))),
    ),
    SettingRow(
        _N("settings", "Engines"),
        "engine_threads",
        _N("settings", "CPU threads"),
        _N("settings", "Threads of one model. By itself, Workbench measures what is best."),
        "number",
        least=0,
        most=256,
        zero=_N("settings", "measured"),
    ),
    SettingRow(
        _N("settings", "Privacy"),
        "confirm_links",
        _N("settings", "Ask before opening links"),
        _N("settings", "Shows the whole address of a link before it opens."),
        "switch",
    ),
    SettingRow(
        _N("settings", "Dashboards"),
        "dashboard_interval_s",
        _N("settings", "Sampling"),
        _N("settings", "Time between two measurements."),
        "number",
        least=0.1,
        most=10,
        step=0.1,
        decimals=1,
        suffix=" s",
    ),
)
