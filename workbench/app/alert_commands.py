"""``workbench alerts``: the rules, what is wrong with them, rehearsals, and what fired."""

from __future__ import annotations

import asyncio
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.alert_rules import read_rule_file
from workbench.app.alert_samples import MOST_BYTES, read_samples
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, RunError, StoreError
from workbench.base.regular_files import read_regular
from workbench.telemetry.alerts.actions import condition_words, name_of, would_do
from workbench.telemetry.alerts.documents import RuleFile
from workbench.telemetry.alerts.entries import Problem
from workbench.telemetry.alerts.firings import Firing, firings_csv, firings_json
from workbench.telemetry.alerts.quantities import shown_quantity, unit_of
from workbench.telemetry.alerts.rehearsal import Rehearsal, rehearse
from workbench.telemetry.alerts.store import MOST_FIRINGS
from workbench.telemetry.alerts.values import Rule

_SAMPLES = 2


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "check":
            return await _check(bench, options.file, as_json=options.json)
        case "rehearse":
            return await _rehearse(bench, options)
        case "history":
            return await _history(bench, options)
        case _:
            return _list(bench, as_json=options.json)


def _list(bench: Workbench, *, as_json: bool) -> int:
    found = RuleFile(bench.alerts.rules.rules, bench.alerts.rules.problems)
    if as_json:
        say(reports.as_json([_values(rule) for rule in found.rules]))
        return 0
    rows = [
        (
            rule.id,
            "on" if rule.enabled else "off",
            condition_words(rule),
            ", ".join(name_of(action) for action in rule.actions),
        )
        for rule in found.rules
    ]
    say(table(("RULE", "STATE", "FIRES WHEN", "THEN"), rows))
    return 0


async def _check(bench: Workbench, file: str | None, *, as_json: bool) -> int:
    """Exit code 1 says that something is wrong with the file."""
    found = RuleFile(bench.alerts.rules.rules, bench.alerts.rules.problems)
    if file:
        found = await asyncio.to_thread(read_rule_file, Path(file), bench.alerts.is_known)
    for _ in range(_SAMPLES):  # processors are measured between two
        await bench.monitor.sample_once()
        await asyncio.sleep(0.1)
    latest = bench.monitor.latest
    rows = [
        (rule, name, value)
        for rule in found.rules
        for name, value in latest.items()
        if rule.matches(name)
    ]
    if as_json:
        told = [
            {"rule": rule.id, "metric": name, "value": value, "bad": rule.is_bad(value)}
            for rule, name, value in rows
        ]
        problems = [asdict(one) | {"text": one.text} for one in found.problems]
        say(reports.as_json({"rules": told, "problems": problems}))
    else:
        _say_check(found, rows)
    return 1 if found.problems else 0


def _say_check(found: RuleFile, rows: Sequence[tuple[Rule, str, float]]) -> None:
    shown = [
        (
            rule.id,
            name,
            shown_quantity(value, unit_of(name)),
            "bad" if rule.is_bad(value) else "ok",
            f"{rule.condition} {shown_quantity(rule.threshold, unit_of(name))}",
        )
        for rule, name, value in rows
    ]
    seen = {rule.id for rule, _name, _value in rows}
    shown += [
        (rule.id, rule.metric, "–", "no value now", "")
        for rule in found.rules
        if rule.id not in seen
    ]
    say(table(("RULE", "METRIC", "NOW>", "STATE", "FIRES AT"), shown))
    for problem in found.problems:
        say(table(("PROBLEM",), [(_problem(problem),)]).partition("\n")[2])


def _problem(one: Problem) -> str:
    return f"problem: {one.text}" + (f" / {one.hint}" if one.hint else "")


async def _rehearse(bench: Workbench, options: Namespace) -> int:
    rule = await _rule(bench, options.rule, options.file)
    if options.samples:
        raw = await asyncio.to_thread(_raw, options.samples)
        found = await asyncio.to_thread(lambda: rehearse(rule, read_samples(raw)))
    else:
        found = await bench.alerts.rehearse(
            rule, options.shape, seconds=options.since, seed=options.seed
        )
    if not found.samples:
        raise RunError(
            f"no samples of {rule.metric} were recorded",
            "Take made-up load with --shape, or a file of the dashboards with --samples.",
        )
    if options.json:
        say(reports.as_json(_rehearsal(found)))
        return 0
    say(found.words)
    unit = unit_of(rule.metric)
    rows = [
        (
            _after(span.fired_s - found.from_s),
            _after((span.cleared_s or found.to_s) - span.fired_s),
            "" if span.cleared_s else "not cleared",
            shown_quantity(span.worst, unit),
            span.series,
        )
        for span in found.spans
    ]
    if rows:
        say(table(("FIRED AFTER>", "LASTED>", "", "WORST>", "METRIC"), rows))
        say("Each time it would " + ", ".join(found.would_do) + ".")
    return 0


async def _rule(bench: Workbench, rule_id: str, file: str | None) -> Rule:
    if not file:
        return bench.alerts.rules.get(rule_id)
    found = await asyncio.to_thread(read_rule_file, Path(file), bench.alerts.is_known)
    rule = next((one for one in found.rules if one.id == rule_id), None)
    if rule is None:
        why = next((one for one in found.problems if one.rule == rule_id), None)
        raise DocumentError(
            f"there is no rule {rule_id!r} in {file}" if why is None else why.text,
            "Check the file: workbench alerts check FILE." if why is None else why.hint,
        )
    return rule


def _raw(place: str) -> bytes:
    if place == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        return read_regular(Path(place), MOST_BYTES + 1)
    except OSError as exc:
        raise StoreError(
            f"{place!r} cannot be read: {exc.strerror or exc}", "Look at the file."
        ) from exc


async def _history(bench: Workbench, options: Namespace) -> int:
    most = options.limit if options.limit > 0 else MOST_FIRINGS
    found = await bench.alerts.history(most)
    if options.csv:
        say(firings_csv(found).rstrip("\n"))
    elif options.json:
        say(firings_json(found).rstrip("\n"))
    else:
        say(table(("FIRED", "RULE", "LASTED>", "WHY", "DONE"), [_row(one) for one in found]))
    return 0


def _row(one: Firing) -> tuple[str, ...]:
    fires = "still firing" if not one.reason else "unknown"
    lasted = fires if one.cleared_s is None else _after(max(0.0, one.cleared_s - one.fired_s))
    done = " ".join(each.text for each in one.done)
    return _moment(one.fired_s), one.rule_id, lasted, one.why, done


def _values(rule: Rule) -> dict[str, Any]:
    values = asdict(rule)
    values["actions"] = [name_of(action) for action in rule.actions]
    values["would_do"] = [would_do(action) for action in rule.actions]
    return values


def _rehearsal(found: Rehearsal) -> dict[str, Any]:
    return {
        "rule": found.rule.id,
        "metrics": [one.name for one in found.series],
        "samples": found.samples,
        "step_s": found.step_s,
        "from_s": found.from_s,
        "to_s": found.to_s,
        "fired": len(found.spans),
        "fired_s": found.fired_s,
        "spans": [asdict(span) for span in found.spans],
        "would_do": list(found.would_do),
        "words": found.words,
    }


def _after(seconds: float) -> str:
    return shown_quantity(max(0.0, seconds), "s") if seconds else "0 s"


def _moment(at_s: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at_s))
