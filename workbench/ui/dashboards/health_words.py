"""How health is told: icons, colours, and the words of each check."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.app.health import Status
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.widgets.basics import State

LOOKS: dict[Status, tuple[str, State]] = {
    "healthy": ("circle-check", "success"),
    "degraded": ("triangle-alert", "warning"),
    "unhealthy": ("circle-x", "error"),
}
WORDS: dict[Status, str] = {
    "healthy": QT_TRANSLATE_NOOP("health", "Healthy"),
    "degraded": QT_TRANSLATE_NOOP("health", "Degraded"),
    "unhealthy": QT_TRANSLATE_NOOP("health", "Unhealthy"),
}
CHECKS: tuple[tuple[str, str, str], ...] = (
    (
        "store",
        QT_TRANSLATE_NOOP("health", "Storing"),
        QT_TRANSLATE_NOOP("health", "Every run is on disk"),
    ),
    (
        "model",
        QT_TRANSLATE_NOOP("health", "Models"),
        QT_TRANSLATE_NOOP("health", "None crashed in the last five minutes"),
    ),
    (
        "disk",
        QT_TRANSLATE_NOOP("health", "Disk"),
        QT_TRANSLATE_NOOP("health", "More than 3 GB are free"),
    ),
    (
        "memory",
        QT_TRANSLATE_NOOP("health", "Memory"),
        QT_TRANSLATE_NOOP("health", "More than a tenth is available"),
    ),
    (
        "errors",
        QT_TRANSLATE_NOOP("health", "Requests"),
        QT_TRANSLATE_NOOP("health", "Fewer than a tenth failed in 15 minutes"),
    ),
    (
        "queue",
        QT_TRANSLATE_NOOP("health", "Queue"),
        QT_TRANSLATE_NOOP("health", "Fewer than 8 requests waited all of a minute"),
    ),
    (
        "recording",
        QT_TRANSLATE_NOOP("health", "History"),
        QT_TRANSLATE_NOOP("health", "Samples are kept for months"),
    ),
    (
        "samplers",
        QT_TRANSLATE_NOOP("health", "Measuring"),
        QT_TRANSLATE_NOOP("health", "Every sensor answers"),
    ),
    (
        "samples",
        QT_TRANSLATE_NOOP("health", "Samples"),
        QT_TRANSLATE_NOOP("health", "The newest is younger than 15 s"),
    ),
    (
        "heat",
        QT_TRANSLATE_NOOP("health", "Heat"),
        QT_TRANSLATE_NOOP("health", "Nothing that is told is too hot"),
    ),
    (
        "battery",
        QT_TRANSLATE_NOOP("health", "Battery"),
        QT_TRANSLATE_NOOP("health", "Plugged in, absent, or above a tenth"),
    ),
    (
        "alert",
        QT_TRANSLATE_NOOP("health", "Alerts"),
        QT_TRANSLATE_NOOP("health", "None is firing"),
    ),
)
PANELS = {
    "models": QT_TRANSLATE_NOOP("health", "Open Models"),
    "trace": QT_TRANSLATE_NOOP("health", "Open Runs"),
    "alerts": QT_TRANSLATE_NOOP("health", "Show the alert"),
    "settings": QT_TRANSLATE_NOOP("health", "Open Settings"),
}


def tr(text: str) -> str:
    """A text of this file, translated."""
    return QCoreApplication.translate("health", text)
