"""``workbench runs replay`` and ``diff``."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from difflib import unified_diff
from itertools import islice
from typing import Any

from workbench.app import reports
from workbench.app.replays import ReplayCheck
from workbench.app.run_command import follow
from workbench.app.run_names import named
from workbench.app.terminal import harmless, say, shortened
from workbench.app.workbench import Workbench
from workbench.traces.canonical import EventDifference

_MOST_CHARS = 600
_MOST_LINES = 60
_MOST_SHOWN = 40


async def replay(bench: Workbench, options: Namespace) -> int:
    """Tell a run again and compare, or run it again for real from a step on."""
    run_id = await named(bench, options.id)
    if options.step is None and not options.model and options.instructions is None:
        return _told(await bench.runs.replays.check(run_id), as_json=options.json)
    step = "" if options.step in (None, "start") else options.step
    run = await bench.runs.replays.go_on(
        run_id, step, model_id=options.model, instructions=options.instructions
    )
    end = await follow(bench, run, frozenset(options.yes))
    if options.json:
        report = reports.run_report(run.run_id, run.records)
        say(reports.as_json({**report, "end": end.end, "repeats": run_id}))
    else:
        say(harmless(end.answer))
        if end.message:
            reports.tell(f"{end.end}: {end.message} {end.hint}")
        reports.tell(f"run {run.run_id}; compare: workbench runs diff {run_id} {run.run_id}")
    return 0 if end.end == "answered" else 1


def _told(found: ReplayCheck, *, as_json: bool) -> int:
    if as_json:
        difference = asdict(found.difference) if found.difference else None
        say(
            reports.as_json(
                {
                    "run_id": found.run_id,
                    "equal": found.is_equal,
                    "cut_off": found.cut_off,
                    "problem": found.problem,
                    "events": len(found.records),
                    "difference": difference,
                }
            )
        )
    elif found.problem:
        say(harmless(f"It cannot be told again: {found.problem}"))
    elif found.difference is None:
        until = ", as far as its record goes" if found.cut_off else ""
        say(f"The same: {len(found.records)} events came out as they were{until}.")
    else:
        say(harmless("\n".join(_lines(found.difference))))
    return 0 if found.is_equal else 1


def _lines(found: EventDifference) -> list[str]:
    where = f"step {found.span_id}" if found.span_id else "the run itself"
    number = "" if found.number is None else f", event {found.number}"
    lines = [f"It went another way first in {where}{number}:"]
    before, after = found.before or {}, found.after or {}
    if found.before is None or found.after is None:
        side = "The record has no" if found.before is None else "Only the record has the"
        return [*lines, f"  {side} event {(before or after).get('type', '')}"]
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            lines += [f"  {name}", f"  - {_value(before, name)}", f"  + {_value(after, name)}"]
    return lines


def _value(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name, "")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(text, _MOST_CHARS)


async def diff(bench: Workbench, options: Namespace) -> int:
    """Say how two runs differ."""
    first, second = await named(bench, options.id), await named(bench, options.other)
    found = await bench.records.compare(first, second)
    if options.json:
        rows = [asdict(one) for one in found.differences]
        say(reports.as_json({"differences": rows, "more": found.more}))
        return 1 if rows else 0
    if not found.differences:
        say("They do not differ, but for times.")
        return 0
    lines = []
    for one in found.differences[:_MOST_SHOWN]:
        step = f"{one.kind} {one.name} ({one.span_id})" if one.span_id else "the run"
        lines += [f"{step}: {one.what}"]
        lines += [f"  {line}" for line in _changed_lines(one.before, one.after)]
    say(harmless("\n".join(lines)))
    left = len(found.differences) - _MOST_SHOWN
    if left > 0 or found.more:
        reports.tell(f"note: there are {left} more; --json has them")
    return 1


def _changed_lines(before: str, after: str) -> list[str]:
    """What is gone and what is new, of a text of many lines with a line around it."""
    if "\n" not in before or "\n" not in after:
        sides = (("-", before), ("+", after))
        return [f"{mark} {shortened(text, _MOST_CHARS)}" for mark, text in sides if text]
    around = unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    found = list(islice(around, 2, 3 + _MOST_LINES))
    kept = [f"{line[:1]} {shortened(line[1:], _MOST_CHARS)}" for line in found[:_MOST_LINES]]
    return [*kept, "…"] if len(found) > _MOST_LINES else kept
