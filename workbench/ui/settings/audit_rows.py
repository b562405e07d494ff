"""The settings of the audit log, with their words and their editors."""

from __future__ import annotations

from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.settings.row import SettingRow

AUDIT = QT_TRANSLATE_NOOP("settings", "Audit log")
AUDIT_ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Audit log"),
        "audit_texts",
        QT_TRANSLATE_NOOP("settings", "Questions and answers"),
        QT_TRANSLATE_NOOP(
            "settings",
            "What the audit log keeps of them, and of what tools get and give. A digest does "
            "not show a text, but proves later what it was. Keys are left out of texts.",
        ),
        "choice",
        (
            ("text", QT_TRANSLATE_NOOP("settings", "The text")),
            ("hash", QT_TRANSLATE_NOOP("settings", "A digest")),
            ("nothing", QT_TRANSLATE_NOOP("settings", "Nothing")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Audit log"),
        "audit_on_failure",
        QT_TRANSLATE_NOOP("settings", "When it cannot be written"),
        QT_TRANSLATE_NOOP(
            "settings",
            "The disk is full, say. Either no run begins until it can, or all goes on and the "
            "gap is recorded once it can.",
        ),
        "choice",
        (
            ("stop", QT_TRANSLATE_NOOP("settings", "Begin no run")),
            ("go_on", QT_TRANSLATE_NOOP("settings", "Go on")),
        ),
    ),
)
