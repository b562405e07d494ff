"""What is written in the form of a rule, and the rule it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.app.alert_rules import free_id
from workbench.base.errors import DocumentError
from workbench.telemetry.alerts.documents import checked_rule
from workbench.telemetry.alerts.quantities import parse_quantity, unit_of, write_quantity
from workbench.telemetry.alerts.values import Action, Rule
from workbench.ui.language.words import tr

_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of the form, as they are typed."""

    title: str
    metric: str
    condition: str
    threshold: str
    for_text: str
    calm_at: str
    clear_for: str
    cooldown: str
    severity: str
    enabled: bool


def draft_of(rule: Rule) -> Draft:
    """The texts of a rule."""
    unit = unit_of(rule.metric)
    calm = rule.clear_threshold
    return Draft(
        rule.title,
        rule.metric,
        rule.condition,
        write_quantity(rule.threshold, unit),
        write_quantity(rule.for_s, "s"),
        "" if calm is None else write_quantity(calm, unit),
        write_quantity(rule.clear_for_s, "s"),
        write_quantity(rule.cooldown_s, "s"),
        rule.severity,
        rule.enabled,
    )


def rule_of(draft: Draft, rule_id: str, actions: tuple[Action, ...]) -> Rule:
    """The rule that is written.

    Raises:
        DocumentError: A text is none that can be read; the message says which.
    """
    unit = unit_of(draft.metric)
    calm = draft.calm_at.strip()
    rule = Rule(
        rule_id,
        draft.title.strip() or draft.metric,
        draft.metric.strip(),
        draft.condition,  # type: ignore[arg-type]
        _number(tr("The threshold"), draft.threshold, unit),
        _number(tr("For how long it is bad"), draft.for_text or "0 s", "s"),
        _number(tr("Where it clears"), calm, unit) if calm else None,
        _number(tr("For how long it is calm"), draft.clear_for or "0 s", "s"),
        _number(tr("The rest between firings"), draft.cooldown or "0 s", "s"),
        draft.severity,  # type: ignore[arg-type]
        actions,
        draft.enabled,
    )
    return checked_rule(rule)


def id_of(title: str, taken: set[str]) -> str:
    """An id that is made of a title and not taken."""
    plain = _SIGNS.sub("-", title.casefold()).strip("-")[:50].strip("-")
    return free_id(plain or "rule", taken)


def _number(what: str, text: str, unit: str) -> float:
    try:
        return parse_quantity(text, unit)
    except ValueError as exc:
        example = write_quantity(80.0 if unit == "percent" else 2.0, unit)
        raise DocumentError(f"{what}: {exc}", tr("Write such as {0}.").format(example)) from exc
