"""The settings of what is recorded of runs, with their words and their editors."""

from __future__ import annotations

from workbench.base.sizes import MB
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.settings.row import SettingRow

RUN_ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "keep_runs_days",
        QT_TRANSLATE_NOOP("settings", "Keep runs"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Older conversations and runs are removed for good. What is pinned or bookmarked "
            "stays.",
        ),
        "number",
        most=36_500,
        step=30,
        suffix=QT_TRANSLATE_NOOP("settings", " days"),
        zero=QT_TRANSLATE_NOOP("settings", "always"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "keep_runs_bytes",
        QT_TRANSLATE_NOOP("settings", "Most space of runs"),
        QT_TRANSLATE_NOOP(
            "settings",
            "The oldest are removed for good until no more is used. What is pinned or "
            "bookmarked stays.",
        ),
        "number",
        most=1_000_000,
        step=100,
        suffix=" MB",
        factor=MB,
        zero=QT_TRANSLATE_NOOP("settings", "no limit"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "full_disk_runs",
        QT_TRANSLATE_NOOP("settings", "When the disk is full"),
        QT_TRANSLATE_NOOP(
            "settings", "A run that can no longer be stored is stopped, or goes on unrecorded."
        ),
        "choice",
        (
            ("stop", QT_TRANSLATE_NOOP("settings", "Stop the run")),
            ("go on", QT_TRANSLATE_NOOP("settings", "Go on unrecorded")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "redaction_rules",
        QT_TRANSLATE_NOOP("settings", "What is left out"),
        QT_TRANSLATE_NOOP(
            "settings",
            "One rule a line: e-mail, phone, card, iban, ip, birth date, key, or a name and a "
            "pattern of yours: patient=PAT-[0-9]+. For exports, and for what is sent.",
        ),
        "lines",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "redact_recording",
        QT_TRANSLATE_NOOP("settings", "Leave it out of what is stored, too"),
        QT_TRANSLATE_NOOP(
            "settings",
            "From the next run on. Later messages of a conversation do not know it then, and "
            "such a run cannot be told again.",
        ),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "collector_address",
        QT_TRANSLATE_NOOP("settings", "Send runs to"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Address of an OpenTelemetry collector (OTLP over HTTP), such as "
            "http://localhost:4318. Empty sends nothing.",
        ),
        "text",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Runs"),
        "collector_content",
        QT_TRANSLATE_NOOP("settings", "Send texts, too"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Messages, prompts, answers, and what tools got and gave; else only names, times "
            "and numbers.",
        ),
        "switch",
    ),
)
