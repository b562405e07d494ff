"""The audit log: whether more can follow, and, looked at in depth, whether it is whole."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.app.audit_review import state_words
from workbench.app.audit_trail import FOLDER, PLAIN
from workbench.app.doctor.findings import Finding, Patient
from workbench.base.errors import PolicyError
from workbench.base.sizes import size_text
from workbench.policy.audit_files import AuditFiles
from workbench.policy.audit_folder import check_folder
from workbench.policy.audit_key import AuditKey
from workbench.policy.secrets import Secrets

_TITLE = "audit log"
_LARGE_BYTES = 1_000_000_000
_MOVE = "Nothing is removed by itself; the manual says how to move the whole log elsewhere."


def audit_log(patient: Patient) -> Iterator[Finding]:
    """Whether its end can be read, so that more can follow; in depth, every record."""
    folder = patient.paths.data / FOLDER
    if (patient.paths.data / PLAIN).exists():
        yield Finding(PLAIN, "of an earlier version; taken over with the next start", "note")
    if not folder.exists():
        yield Finding(_TITLE, "none yet", "note")
        return
    files = AuditFiles(folder)
    tail = files.tail()
    if tail.damage:
        hint = "It is kept as it is; the next start begins a new chain and records that."
        yield Finding(_TITLE, f"{files.path(tail.file).name}: {tail.damage}", "bad", hint)
        return
    size_bytes = sum(files.sizes().values())
    text = f"{tail.number:,} records, {size_text(size_bytes)}, {tail.unsigned:,} not signed yet"
    if tail.torn:
        yield Finding(_TITLE, f"{text}; a crash left half a line", "note")
        return
    large = size_bytes > _LARGE_BYTES
    yield Finding(_TITLE, text, "note" if large else "ok", _MOVE if large else "")
    yield from _key(patient)
    if patient.thorough:
        yield _whole(patient)


def _key(patient: Patient) -> Iterator[Finding]:
    try:
        note = AuditKey(patient.paths.data / FOLDER, Secrets()).note()
    except PolicyError as exc:
        yield Finding("audit key", exc.message, "bad", exc.hint)
        return
    if note is not None:
        where = "in the system's keyring" if note.place == "keyring" else "in a private file"
        yield Finding("audit key", f"{note.fingerprint}, {where}")


def _whole(patient: Patient) -> Finding:
    folder = patient.paths.data / FOLDER
    try:
        note = AuditKey(folder, Secrets()).note()
    except PolicyError:
        note = None
    found = check_folder(folder, note.all_keys if note else ())
    hint = "" if found.whole else "workbench audit verify tells all that is wrong."
    return Finding("audit chain", state_words(found), "ok" if found.whole else "bad", hint)
