"""Rules and their states in words, for lists and screen readers."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from workbench.base.errors import WorkbenchError
from workbench.telemetry.alerts.firings import Firing
from workbench.telemetry.alerts.quantities import shown_quantity, unit_of
from workbench.telemetry.alerts.values import Phase, Rule, Standing
from workbench.ui.language.figures import figure, minute_text
from workbench.ui.language.messages import said
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.widgets.two_lines import Mark

CONTEXT = "alerts"
CONDITIONS: tuple[tuple[str, str], ...] = (
    (">", QT_TRANSLATE_NOOP("alerts", "is above")),
    (">=", QT_TRANSLATE_NOOP("alerts", "is at or above")),
    ("<", QT_TRANSLATE_NOOP("alerts", "is below")),
    ("<=", QT_TRANSLATE_NOOP("alerts", "is at or below")),
)
SEVERITIES: tuple[tuple[str, str], ...] = (
    ("info", QT_TRANSLATE_NOOP("alerts", "Information")),
    ("warning", QT_TRANSLATE_NOOP("alerts", "Warning")),
    ("critical", QT_TRANSLATE_NOOP("alerts", "Critical")),
)
REASONS: dict[str, str] = {
    "": QT_TRANSLATE_NOOP("alerts", "still firing"),
    "value": QT_TRANSLATE_NOOP("alerts", "cleared"),
    "gone": QT_TRANSLATE_NOOP("alerts", "no value any more"),
    "rule": QT_TRANSLATE_NOOP("alerts", "rule changed"),
    "end": QT_TRANSLATE_NOOP("alerts", "program ended"),
    "unseen": QT_TRANSLATE_NOOP("alerts", "end not seen"),
}
_ORDER: dict[Phase, int] = {"firing": 2, "pending": 1, "ok": 0}


def tr(text: str) -> str:
    """The translation of a text of this module's tables."""
    return QCoreApplication.translate(CONTEXT, text)


def quantity(value: float, unit: str) -> str:
    """A value with its unit, in the way of the language."""
    return figure(shown_quantity(value, unit))


def sentence(exc: WorkbenchError) -> str:
    """What went wrong and what to do."""
    message = said(exc.message)[:1].upper() + said(exc.message)[1:]
    return f"{message}. {said(exc.hint)}".strip()


def worst(standings: Iterable[Standing]) -> dict[str, Standing]:
    """The standing of each rule that matters most, by the rule's id."""
    found: dict[str, Standing] = {}
    for one in standings:
        before = found.get(one.rule.id)
        if before is None or _weight(one) > _weight(before):
            found[one.rule.id] = one
    return found


def _weight(one: Standing) -> tuple[int, float]:
    return _ORDER[one.phase], one.held_s


def state_words(rule: Rule, one: Standing | None) -> str:
    """How a rule stands now: ok, pending 23 s of 60 s, firing for 2 min."""
    if not rule.enabled:
        return tr(QT_TRANSLATE_NOOP("alerts", "Off"))
    if one is None or one.value is None:
        return tr(QT_TRANSLATE_NOOP("alerts", "Waits for a value"))
    now = quantity(one.value, unit_of(one.series))
    if one.phase == "firing":
        lasts = quantity(max(1.0, time.time() - one.fired_s), "s")
        return tr(QT_TRANSLATE_NOOP("alerts", "Firing for {0}: {1} now")).format(lasts, now)
    if one.phase == "pending" and one.cooldown_s:
        rest = quantity(max(1.0, one.cooldown_s), "s")
        return tr(QT_TRANSLATE_NOOP("alerts", "Cools down {0} more: {1} now")).format(rest, now)
    if one.phase == "pending":
        waits = quantity(rule.for_s, "s")
        held = tr(QT_TRANSLATE_NOOP("alerts", "Pending {0} s of {1}: {2} now"))
        return held.format(round(one.held_s), waits, now)
    return tr(QT_TRANSLATE_NOOP("alerts", "OK: {0} now")).format(now)


def state_mark(rule: Rule, one: Standing | None) -> Mark:
    """The icon of a rule's state."""
    if not rule.enabled:
        return Mark("circle", "muted")
    if one is None or one.value is None:
        return Mark("circle-help", "muted")
    if one.phase == "firing":
        return Mark("triangle-alert", "error" if rule.severity == "critical" else "warning")
    return Mark("hourglass", "info") if one.phase == "pending" else Mark("check", "success")


def why_words(firing: Firing) -> str:
    """The values behind a firing."""
    unit = unit_of(firing.series)
    value = quantity(firing.value, unit)
    limit = f"{firing.condition} {quantity(firing.threshold, unit)}"
    if not firing.held_s:
        return tr(QT_TRANSLATE_NOOP("alerts", "{0} was {1}; {2}")).format(
            firing.series, value, limit
        )
    return tr(QT_TRANSLATE_NOOP("alerts", "{0} was {1}; {2} for {3}")).format(
        firing.series, value, limit, quantity(firing.held_s, "s")
    )


def lasted_words(firing: Firing) -> str:
    """How long a firing lasted, or why that is not known."""
    reason = tr(REASONS.get(firing.reason, firing.reason))
    if firing.cleared_s is None:
        return reason
    lasted = quantity(max(0.0, firing.cleared_s - firing.fired_s), "s")
    return lasted if firing.reason == "value" else f"{lasted} ({reason})"


def moment_words(at_s: float) -> str:
    """A time of day, with the date if it is not today's."""
    then, now = time.localtime(at_s), time.localtime()
    today = then[:3] == now[:3]
    return time.strftime("%H:%M:%S", then) if today else minute_text(at_s)
