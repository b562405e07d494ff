"""The records of the audit log in words, for lists and screen readers."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.policy.audit_records import AuditRecord, moment_s
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import date_text, second_text
from workbench.ui.marks import QT_TRANSLATE_NOOP

CONTEXT = "audit"
DEEDS: Mapping[str, str] = {
    "log.begun": QT_TRANSLATE_NOOP("audit", "Log begun"),
    "checkpoint": QT_TRANSLATE_NOOP("audit", "Checkpoint signed"),
    "key.begun": QT_TRANSLATE_NOOP("audit", "New signing key"),
    "plain.taken": QT_TRANSLATE_NOOP("audit", "Earlier log taken over"),
    "line.mended": QT_TRANSLATE_NOOP("audit", "Mended after a crash"),
    "unreadable": QT_TRANSLATE_NOOP("audit", "Cannot be read"),
    "audit.gap": QT_TRANSLATE_NOOP("audit", "Gap: nothing could be written"),
    "audit.exported": QT_TRANSLATE_NOOP("audit", "Audit log exported"),
    "program.started": QT_TRANSLATE_NOOP("audit", "Program started"),
    "program.stopped": QT_TRANSLATE_NOOP("audit", "Program ended"),
    "run.started": QT_TRANSLATE_NOOP("audit", "Run begun"),
    "run.ended": QT_TRANSLATE_NOOP("audit", "Run ended"),
    "run.event_lost": QT_TRANSLATE_NOOP("audit", "Step could not be recorded"),
    "model.asked": QT_TRANSLATE_NOOP("audit", "Model asked"),
    "model.replaced": QT_TRANSLATE_NOOP("audit", "Another model asked"),
    "model.escalated": QT_TRANSLATE_NOOP("audit", "Larger model asked"),
    "model.loaded": QT_TRANSLATE_NOOP("audit", "Model loaded"),
    "model.unloaded": QT_TRANSLATE_NOOP("audit", "Model unloaded"),
    "model.files_read": QT_TRANSLATE_NOOP("audit", "Model's files read"),
    "model.added": QT_TRANSLATE_NOOP("audit", "Model added"),
    "model.removed": QT_TRANSLATE_NOOP("audit", "Model removed"),
    "model.checked": QT_TRANSLATE_NOOP("audit", "Model checked"),
    "tool.called": QT_TRANSLATE_NOOP("audit", "Tool called"),
    "tool.not_called": QT_TRANSLATE_NOOP("audit", "Tool call refused"),
    "tool.ended": QT_TRANSLATE_NOOP("audit", "Tool call ended"),
    "approval.asked": QT_TRANSLATE_NOOP("audit", "Approval asked"),
    "approval.given": QT_TRANSLATE_NOOP("audit", "Approved"),
    "approval.refused": QT_TRANSLATE_NOOP("audit", "Refused"),
    "approval.remembered": QT_TRANSLATE_NOOP("audit", "Approved for good"),
    "approval.kept": QT_TRANSLATE_NOOP("audit", "Approval kept"),
    "approval.forgotten": QT_TRANSLATE_NOOP("audit", "Approval taken back"),
    "person.answered": QT_TRANSLATE_NOOP("audit", "Form answered"),
    "others.opened": QT_TRANSLATE_NOOP("audit", "Conversation of somebody else opened"),
    "others.listed": QT_TRANSLATE_NOOP("audit", "Conversations of others listed"),
    "server.start_allowed": QT_TRANSLATE_NOOP("audit", "MCP server allowed"),
    "server.tools_allowed": QT_TRANSLATE_NOOP("audit", "MCP tools allowed"),
    "server.forgotten": QT_TRANSLATE_NOOP("audit", "MCP server taken back"),
    "store.planned": QT_TRANSLATE_NOOP("audit", "Encryption of the store planned"),
    "store.keys_changed": QT_TRANSLATE_NOOP("audit", "Keys of the store changed"),
    "store.encrypted": QT_TRANSLATE_NOOP("audit", "Store encrypted"),
    "store.decrypted": QT_TRANSLATE_NOOP("audit", "Store decrypted"),
    "store.rotated": QT_TRANSLATE_NOOP("audit", "Store encrypted with a new key"),
    "deployment.applied": QT_TRANSLATE_NOOP("audit", "Deployment applied"),
    "deployment.stopped": QT_TRANSLATE_NOOP("audit", "Deployment stopped"),
    "deployment.removed": QT_TRANSLATE_NOOP("audit", "Deployment removed"),
    "deployment.exported": QT_TRANSLATE_NOOP("audit", "Deployment written out"),
    "settings.changed": QT_TRANSLATE_NOOP("audit", "Settings changed"),
    "document.saved": QT_TRANSLATE_NOOP("audit", "Document saved"),
    "document.removed": QT_TRANSLATE_NOOP("audit", "Document removed"),
    "network.reached": QT_TRANSLATE_NOOP("audit", "Connection"),
    "network.refused": QT_TRANSLATE_NOOP("audit", "Connection refused"),
    "connection.added": QT_TRANSLATE_NOOP("audit", "Server connected"),
    "connection.changed": QT_TRANSLATE_NOOP("audit", "Server changed"),
    "connection.removed": QT_TRANSLATE_NOOP("audit", "Server removed"),
    "file.written": QT_TRANSLATE_NOOP("audit", "File exported"),
    "runs.exported": QT_TRANSLATE_NOOP("audit", "Runs exported"),
    "conversation.exported": QT_TRANSLATE_NOOP("audit", "Conversation exported"),
    "bundle.packed": QT_TRANSLATE_NOOP("audit", "Bundle packed"),
    "bundle.taken": QT_TRANSLATE_NOOP("audit", "Bundle taken in"),
    "bundle.signer_trusted": QT_TRANSLATE_NOOP("audit", "Signer trusted"),
    "bundle.signer_forgotten": QT_TRANSLATE_NOOP("audit", "Signer no longer trusted"),
    "pack.installed": QT_TRANSLATE_NOOP("audit", "Pack installed"),
    "pack.removed": QT_TRANSLATE_NOOP("audit", "Pack removed"),
    "pack.rolled_back": QT_TRANSLATE_NOOP("audit", "Earlier pack put back"),
    "update.begun": QT_TRANSLATE_NOOP("audit", "Update begun"),
    "runs.deleted": QT_TRANSLATE_NOOP("audit", "Runs deleted"),
    "runs.retained": QT_TRANSLATE_NOOP("audit", "Old runs removed"),
    "conversation.deleted": QT_TRANSLATE_NOOP("audit", "Conversation deleted"),
    "conversation.restored": QT_TRANSLATE_NOOP("audit", "Conversation restored"),
    "conversations.purged": QT_TRANSLATE_NOOP("audit", "Deleted conversations wiped"),
    "memory.forgotten": QT_TRANSLATE_NOOP("audit", "Memory forgotten"),
    "job.allowed": QT_TRANSLATE_NOOP("audit", "Job allowed"),
    "job.leave_taken_back": QT_TRANSLATE_NOOP("audit", "Job no longer allowed"),
    "job.started": QT_TRANSLATE_NOOP("audit", "Job begun"),
    "job.ended": QT_TRANSLATE_NOOP("audit", "Job ended"),
    "job.refused": QT_TRANSLATE_NOOP("audit", "Job stopped: not granted"),
    "job.skipped": QT_TRANSLATE_NOOP("audit", "Job left out"),
    "job.interrupted": QT_TRANSLATE_NOOP("audit", "Job cut off"),
    "job.paused": QT_TRANSLATE_NOOP("audit", "Job paused"),
    "job.resumed": QT_TRANSLATE_NOOP("audit", "Job resumed"),
    "alert.done": QT_TRANSLATE_NOOP("audit", "Alert acted"),
    "alert.fired": QT_TRANSLATE_NOOP("audit", "Alert fired"),
    "alert.cleared": QT_TRANSLATE_NOOP("audit", "Alert cleared"),
}
KINDS: tuple[tuple[str, str], ...] = (
    ("", QT_TRANSLATE_NOOP("audit", "Everything")),
    ("run. model.asked", QT_TRANSLATE_NOOP("audit", "Questions and answers")),
    ("tool. approval. person. server.", QT_TRANSLATE_NOOP("audit", "Tools and approvals")),
    (
        "settings. document. sign user. role. policy.",
        QT_TRANSLATE_NOOP("audit", "Settings and sign-in"),
    ),
    ("network. connection.", QT_TRANSLATE_NOOP("audit", "Connections")),
    ("model.", QT_TRANSLATE_NOOP("audit", "Models")),
    (
        "file. runs.exported conversation.exported bundle. audit.exported pack. update.",
        QT_TRANSLATE_NOOP("audit", "Exports and bundles"),
    ),
    (
        "runs.deleted runs.retained conversation.deleted conversations. memory. model.removed "
        "document.removed",
        QT_TRANSLATE_NOOP("audit", "Deletions"),
    ),
    ("alert.", QT_TRANSLATE_NOOP("audit", "Alerts")),
    ("job.", QT_TRANSLATE_NOOP("audit", "Jobs")),
    (
        "program. audit. log. checkpoint key. plain. line.",
        QT_TRANSLATE_NOOP("audit", "Program and log"),
    ),
)
PERIODS: tuple[tuple[float, str], ...] = (
    (0.0, QT_TRANSLATE_NOOP("audit", "Any time")),
    (3_600.0, QT_TRANSLATE_NOOP("audit", "Last hour")),
    (86_400.0, QT_TRANSLATE_NOOP("audit", "Last 24 hours")),
    (7 * 86_400.0, QT_TRANSLATE_NOOP("audit", "Last 7 days")),
    (30 * 86_400.0, QT_TRANSLATE_NOOP("audit", "Last 30 days")),
)
_MOST_CHARS = 300


def tr(text: str) -> str:
    """The translation of a text of this panel."""
    return QCoreApplication.translate(CONTEXT, text)


def deed_words(record: AuditRecord) -> str:
    """What was done."""
    known = DEEDS.get(record.what)
    return tr(known) if known else visible(record.what)


def when_words(at: str) -> str:
    """A record's time, as the clock on the wall showed it."""
    try:
        return second_text(moment_s(at))
    except (ValueError, OverflowError, OSError):
        return at


def clock_words(at: str) -> str:
    """The time alone where it is of today."""
    whole = when_words(at)
    day, _blank, clock = whole.partition(" ")
    return clock[:5] if day == date_text(time.time()) else whole[:16]


def digest_words(text: str) -> str:
    """A digest in groups, between which a line may end."""
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))


def summary_words(details: Mapping[str, Any]) -> str:
    """The details in one line."""
    fields = details.get("fields")
    shown = fields if isinstance(fields, dict) else details
    parts = [f"{name} {_value(value)}" for name, value in shown.items() if value != ""]
    return visible(", ".join(parts)[:_MOST_CHARS])


def _value(value: Any) -> str:
    if isinstance(value, dict):
        if value.keys() == {"old", "new"}:
            return f"{_value(value['old'])} → {_value(value['new'])}"
        if "text" in value:
            return " ".join(f"“{value['text']}”".split())
        if "sha256" in value:
            return f"{str(value['sha256'])[:8]}…"
        return "{" + ", ".join(f"{name}: {_value(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    text = str(value)
    is_id = len(text) in (32, 64) and text.isalnum()
    return f"{text[:8]}…" if is_id else " ".join(text.split())
