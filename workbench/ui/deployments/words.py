"""Deployments in words: what would change, what runs, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.app.deploy.plan import Plan, Step
from workbench.app.deploy.sections import Problem
from workbench.app.deploy.status import ProcessStatus, Status
from workbench.base.sizes import size_text
from workbench.ui.language.messages import said, sentence
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.widgets.basics import State

CONTEXT = "deployments"
_STATES = {
    "well": QT_TRANSLATE_NOOP("deployments", "well"),
    "silent": QT_TRANSLATE_NOOP("deployments", "does not answer"),
    "waiting": QT_TRANSLATE_NOOP("deployments", "waits for its next start"),
    "not running": QT_TRANSLATE_NOOP("deployments", "does not run"),
    "elsewhere": QT_TRANSLATE_NOOP("deployments", "elsewhere, well"),
    "unreachable": QT_TRANSLATE_NOOP("deployments", "elsewhere, out of reach"),
}
_CHANGES = {
    "start": QT_TRANSLATE_NOOP("deployments", "starts"),
    "start anew": QT_TRANSLATE_NOOP("deployments", "starts anew"),
    "read anew": QT_TRANSLATE_NOOP("deployments", "reads its configuration anew"),
    "keep": QT_TRANSLATE_NOOP("deployments", "stays as it is"),
    "stop": QT_TRANSLATE_NOOP("deployments", "ends"),
    "elsewhere": QT_TRANSLATE_NOOP("deployments", "is started on its own machine"),
}


def tr(text: str) -> str:
    """A text of this panel in the language of the program."""
    return QCoreApplication.translate(CONTEXT, text)


def step_words(step: Step) -> str:
    """What happens to a process, and why."""
    parts = [tr(_CHANGES[step.change]), step.url, " → ".join(step.models[:2])]
    if step.memory_bytes:
        parts.append(size_text(step.memory_bytes))
    if step.why and step.change in ("start anew", "read anew"):
        parts.append(tr("changed: {0}").format(step.why))
    return " · ".join(part for part in parts if part)


def plan_words(plan: Plan) -> str:
    """A plan in one sentence."""
    if plan.errors:
        return tr("{0} mistakes to mend first.").format(len(plan.errors))
    if plan.misfits:
        what, hint = plan.misfits[0]
        return sentence(what, hint)
    if not plan.changes:
        return tr("All of it runs as the file says.")
    need, free = size_text(plan.need_bytes), size_text(plan.free_bytes)
    if plan.need_bytes:
        return tr("Models need {0}; {1} are free.").format(need, free)
    return tr("It can be applied.")


def problem_words(problem: Problem) -> str:
    """A mistake with its place, and what to do."""
    return f"{problem.place}\n    {said(problem.message)}\n    → {said(problem.hint)}"


def process_words(one: ProcessStatus) -> str:
    """How a process stands."""
    parts = [tr(_STATES[one.state])]
    if one.state == "well" and one.memory_bytes:
        parts.append(size_text(one.memory_bytes))
    if one.url:
        parts.append(one.url)
    if one.seen and one.kind == "node":
        parts.append(tr("gateway: {0}, {1} requests").format(one.seen, one.requests))
    if one.starts > 1:
        parts.append(tr("{0} starts").format(one.starts))
    if one.ended and one.state != "well":
        parts.append(said(one.ended))
    served = [name for name in one.served if name.startswith(("agent:", "graph:"))]
    lines = [" · ".join(parts)]
    if one.kind == "node" and served:
        lines.append(", ".join(served))
    return "\n".join(lines)


def badge_of(status: Status) -> tuple[str, State]:
    """The state of a deployment in a word."""
    if status.problem:
        return tr("damaged"), "error"
    if status.stopped:
        return tr("stopped"), "neutral"
    if not status.is_well:
        return tr("not all well"), "warning"
    if not status.supervised:
        return tr("not watched over"), "warning"
    return tr("well"), "success"
