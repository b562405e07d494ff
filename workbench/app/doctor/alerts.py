"""The rules of the alerts, and what open programs say of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.app.alert_rules import FILE, read_rule_file
from workbench.app.doctor.findings import Finding, Patient, State
from workbench.base.errors import WorkbenchError
from workbench.base.regular_files import is_there
from workbench.telemetry.live_file import FOLDER, read_live

_MOST_TOLD = 5


def alert_rules(patient: Patient) -> Iterator[Finding]:
    """Whether the file of rules can be read, rule by rule."""
    path = patient.paths.data / FILE
    if not is_there(path):
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


def firing(patient: Patient) -> Iterator[Finding]:
    """How each open program says that it is, with the alerts that fire in it."""
    for live in read_live(patient.paths.cache / FOLDER):
        told = live.about.get("health")
        found = told.get("findings") if isinstance(told, dict) else None
        title = f"Workbench {live.pid}"
        if not isinstance(found, list):
            continue
        rows = [one for one in found if isinstance(one, dict)]
        if not rows:
            yield Finding(title, "open, healthy")
        for one in rows[:_MOST_TOLD]:
            state: State = "bad" if one.get("status") == "unhealthy" else "warning"
            text = f"{one.get('title', '')}: {one.get('reason', '')}"
            yield Finding(title, text, state, str(one.get("hint", "")))
        if more := len(rows[_MOST_TOLD:]):
            yield Finding(title, f"and {more} more", "warning", "Look at its page Health.")
