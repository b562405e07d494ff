"""The rules of the alerts, and the log of what they did."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbench.app.alert_rules import FILE, read_rule_file
from workbench.app.alerts import AUDIT
from workbench.app.doctor.findings import Finding, Patient
from workbench.base.errors import WorkbenchError
from workbench.base.sizes import size_text
from workbench.policy.audit import MOST_BYTES

_MOST_TOLD = 5
_NEARLY_FULL = 0.9


def alert_rules(patient: Patient) -> Iterator[Finding]:
    """Whether the file of rules can be read, rule by rule."""
    path = patient.paths.data / FILE
    if not path.exists():
        yield Finding(FILE, "none yet: the rules that come with the program", "note")
        return
    try:
        found = read_rule_file(path)
    except WorkbenchError as exc:
        yield Finding(FILE, exc.message, "warning", exc.hint)
        return
    if not found.problems:
        on = sum(rule.enabled for rule in found.rules)
        yield Finding(FILE, f"{len(found.rules)} rules can be read, {on} of them on")
        return
    for problem in found.problems[:_MOST_TOLD]:
        yield Finding(FILE, problem.text, "warning", problem.hint)
    if more := len(found.problems[_MOST_TOLD:]):
        hint = "workbench alerts check names them all."
        yield Finding(FILE, f"and {more} more", "warning", hint)


def audit_log(patient: Patient) -> Iterator[Finding]:
    """Whether each line of what the program did by itself can be read, and more has room."""
    path = patient.paths.data / AUDIT
    if not path.exists() and not path.is_symlink():
        return
    if not path.is_file() or path.is_symlink():
        yield Finding(AUDIT, "is no plain file, so nothing is written", "bad", "Move it away.")
        return
    size_bytes = path.stat().st_size
    size = size_text(size_bytes)
    if size_bytes > MOST_BYTES * _NEARLY_FULL:
        hint = f"Move it to a place where you keep it; {size_text(MOST_BYTES)} is its most."
        yield Finding(AUDIT, f"{size}, nearly full", "warning", hint)
        return
    lines = unread = 0
    with path.open("rb") as file:
        for line in file:
            lines += 1
            unread += not _is_entry(line)
    text = f"{lines:,} lines, {size}"
    if unread:
        hint = "A power cut leaves a line half; if there was none, somebody changed the file."
        yield Finding(AUDIT, f"{text}, {unread:,} of them cannot be read", "warning", hint)
    else:
        yield Finding(AUDIT, text)


def _is_entry(line: bytes) -> bool:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and {"at_s", "actor", "what"} <= found.keys()
