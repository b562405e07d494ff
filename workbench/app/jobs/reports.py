"""The report of one run of a job: what was asked, done and refused, as values and Markdown."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from workbench.app.granted_tools import GrantedTools, JudgedCall
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.values import Job
from workbench.base.plain_text import harmless
from workbench.traces.events import (
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)

_MOST_TEXT_CHARS = 20_000
_MOST_RESULT_CHARS = 1_000
_MOST_CALLS = 200
_CAUSES = {
    "hand": "somebody started it",
    "schedule": "it was due",
    "folder": "there was a new file",
    "rehearsal": "somebody rehearsed it",
}


def report_of(
    job: Job,
    run: JobRun,
    records: Sequence[Record],
    granted: GrantedTools | None,
    problem: str = "",
    hint: str = "",
) -> dict[str, Any]:
    """All that is kept of a run.

    Args:
        job: The job.
        run: Its run, begun.
        records: Of the trace; none where it did not come to that.
        granted: What decided its calls.
        problem: Why it did not begin.
        hint: What to do about that.
    """
    events = [record.event for record in records]
    end = next((one for one in reversed(events) if isinstance(one, RunFinished)), None)
    first = next((one for one in events if isinstance(one, RunStarted)), None)
    judged = granted.calls if granted is not None else []
    refused = granted.refused if granted is not None else None
    return {
        "job": job.name,
        "title": job.title,
        "agent": job.agent,
        "graph": job.graph,
        "cause": run.cause,
        "due_s": run.due_s,
        "attempt": run.attempt,
        "given": run.given,
        "begun_s": run.begun_s,
        "run": run.run_id,
        "asked": _short(first.user_text if first else job.input, _MOST_TEXT_CHARS),
        "end": end.end if end else "not begun",
        "answer": _short(end.answer if end else "", _MOST_TEXT_CHARS),
        "message": problem or (end.message if end else ""),
        "hint": hint or (end.hint if end else ""),
        "steps": end.steps if end else 0,
        "tokens": end.prompt_tokens + end.new_tokens if end else 0,
        "seconds": round(end.duration_s, 3) if end else 0.0,
        "calls": _calls(events)[:_MOST_CALLS],
        "judged": [_judged(call) for call in judged[:_MOST_CALLS]],
        "refused": asdict(refused) if refused is not None else None,
    }


def _calls(events: Sequence[Any]) -> list[dict[str, Any]]:
    """The calls of tools, with how each ended."""
    found: dict[str, dict[str, Any]] = {}
    for event in events:
        if isinstance(event, ToolCallStarted):
            arguments = _short(event.arguments, _MOST_RESULT_CHARS * 4)
            found[event.span_id] = {"tool": event.name, "arguments": arguments}
        elif isinstance(event, ToolCallFinished) and event.span_id in found:
            outcome = "failed" if event.failed else "done"
            found[event.span_id] |= {
                "outcome": "refused" if event.denied else outcome,
                "result": _short(event.result, _MOST_RESULT_CHARS),
                "seconds": round(event.duration_s, 3),
            }
        elif isinstance(event, ToolCallBroken):
            found[f"broken {len(found)}"] = {
                "tool": event.name,
                "arguments": "",
                "outcome": "not called",
                "result": _short(event.answer, _MOST_RESULT_CHARS),
            }
    return list(found.values())


def _judged(call: JudgedCall) -> dict[str, Any]:
    told: dict[str, Any] = {
        "tool": call.tool,
        "arguments": call.arguments,
        "outcome": call.outcome,
    }
    if call.refused is not None:
        told |= {
            "argument": call.refused.argument,
            "limit": call.refused.limit,
            "change": call.refused.change,
        }
    return told


def markdown_of(report: Mapping[str, Any], state: str, summary: str) -> str:
    """A report to be read."""
    title = report.get("title") or report.get("job", "")
    parts = [f"# {_line(title)}: {state}", "", _line(summary), ""]
    parts += [f"- {name}: {_line(value)}" for name, value in _facts(report) if value]
    if refused := report.get("refused"):
        parts += ["", "## What was refused", "", *_refused_lines(refused)]
    if asked := report.get("asked"):
        parts += ["", "## What was asked", "", _quoted(asked)]
    if answer := report.get("answer"):
        parts += ["", "## Answer", "", _quoted(answer)]
    if judged := report.get("judged"):
        parts += ["", "## Tools", "", *(_call_line(call) for call in judged)]
    if calls := [call for call in report.get("calls", ()) if call.get("result")]:
        parts += ["", "## What the tools said", ""]
        for call in calls:
            parts += [f"`{_code(call['tool'])}` ({call.get('outcome', '')}):", ""]
            parts += [_quoted(call["result"]), ""]
    return "\n".join(parts).rstrip() + "\n"


def _facts(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    due_s, begun_s = report.get("due_s") or 0.0, report.get("begun_s") or 0.0
    kind = "Agent" if report.get("agent") else "Graph"
    tokens, steps = report.get("tokens", 0), _many(report.get("steps", 0), "step")
    return [
        (kind, report.get("agent") or report.get("graph") or ""),
        ("Because", _CAUSES.get(str(report.get("cause", "")), "")),
        ("File", report.get("given", "")),
        ("Due", _moment(due_s)),
        ("Begun", _moment(begun_s)),
        ("Attempt", str(report["attempt"]) if report.get("attempt", 1) > 1 else ""),
        (
            "Took",
            f"{report.get('seconds', 0):.1f} s, {steps}, {tokens:,} tokens",
        ),
        ("Run", report.get("run", "")),
        ("Ended with", report.get("end", "")),
        ("Why", report.get("message", "")),
        ("What to do", report.get("hint", "")),
    ]


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _refused_lines(refused: Mapping[str, Any]) -> list[str]:
    argument = refused.get("argument")
    return [
        f"- Tool: `{_code(refused.get('tool', ''))}`",
        *([f"- Argument: `{_code(argument)}`"] if argument else []),
        f"- Limit: {_line(refused.get('limit', ''))}",
        f"- To change: {_line(refused.get('change', ''))}",
    ]


def _call_line(call: Mapping[str, Any]) -> str:
    limit = f": {_line(call['limit'])}" if call.get("limit") else ""
    arguments = _code(_short(str(call.get("arguments", "")), 300))
    return f"- {call.get('outcome')}{limit} — `{_code(call.get('tool', ''))}` `{arguments}`"


def _moment(at_s: float) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at_s)) if at_s else ""
    except (OverflowError, ValueError, OSError):
        return ""


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _line(text: Any) -> str:
    """Text of others on one line, in which nothing is more than text."""
    plain = " ".join(harmless(str(text)).split())
    return "".join(f"\\{char}" if char in "\\`*[]<>#|" else char for char in plain)


def _code(text: Any) -> str:
    return " ".join(harmless(str(text)).split()).replace("`", "'")


def _quoted(text: str) -> str:
    """Text of others as a block that cannot be left."""
    return "\n".join(f"    {line}" for line in harmless(text).splitlines()) or "    "
