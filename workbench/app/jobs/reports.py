"""The report of one run of a job: what was asked, done and refused, as values and Markdown."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from workbench.app.granted_tools import GrantedTools, JudgedCall
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.saying import Say, in_english
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


def markdown_of(
    report: Mapping[str, Any], state: str, summary: str, say: Say = in_english
) -> str:
    """A report to be read."""
    title = report.get("title") or report.get("job", "")
    parts = [f"# {_line(title)}: {state}", "", _line(summary), ""]
    parts += [f"- {name}: {_line(value)}" for name, value in _facts(report, say) if value]
    if refused := report.get("refused"):
        parts += ["", f"## {say('What was refused')}", "", *_refused_lines(refused, say)]
    if asked := report.get("asked"):
        parts += ["", f"## {say('What was asked')}", "", _quoted(asked)]
    if answer := report.get("answer"):
        parts += ["", f"## {say('Answer')}", "", _quoted(answer)]
    if judged := report.get("judged"):
        parts += ["", f"## {say('Tools')}", "", *(_call_line(call, say) for call in judged)]
    if calls := [call for call in report.get("calls", ()) if call.get("result")]:
        parts += ["", f"## {say('What the tools said')}", ""]
        for call in calls:
            outcome = _outcome(call.get("outcome", ""), say)
            parts += [f"`{_code(call['tool'])}` ({outcome}):", ""]
            parts += [_quoted(call["result"]), ""]
    return "\n".join(parts).rstrip() + "\n"


def _outcome(outcome: str, say: Say) -> str:
    """The word of how a call ended, as the report has it, in a language."""
    known = {
        "done": say("done"),
        "failed": say("failed"),
        "granted": say("granted"),
        "not called": say("not called"),
        "refused": say("refused"),
        "rehearsed": say("rehearsed"),
    }
    return known.get(outcome, outcome)


def _facts(report: Mapping[str, Any], say: Say) -> list[tuple[str, str]]:
    due_s, begun_s = report.get("due_s") or 0.0, report.get("begun_s") or 0.0
    kind = say("Agent") if report.get("agent") else say("Graph")
    cause = _CAUSES.get(str(report.get("cause", "")), "")
    took = [
        say("{0} s", round(float(report.get("seconds", 0)), 1)),
        _steps(int(report.get("steps", 0)), say),
        say("{0} tokens", int(report.get("tokens", 0))),
    ]
    return [
        (kind, report.get("agent") or report.get("graph") or ""),
        (say("Because"), say(cause) if cause else ""),
        (say("File"), report.get("given", "")),
        (say("Due"), _moment(due_s)),
        (say("Begun"), _moment(begun_s)),
        (say("Attempt"), str(report["attempt"]) if report.get("attempt", 1) > 1 else ""),
        (say("Took"), ", ".join(took)),
        (say("Id of the run"), report.get("run", "")),
        (say("Ended with"), report.get("end", "")),
        (say("Why"), report.get("message", "")),
        (say("What to do"), report.get("hint", "")),
    ]


def _steps(count: int, say: Say) -> str:
    return say("{0} step", count) if count == 1 else say("{0} steps", count)


def _refused_lines(refused: Mapping[str, Any], say: Say) -> list[str]:
    argument = refused.get("argument")
    return [
        f"- {say('Tool')}: `{_code(refused.get('tool', ''))}`",
        *([f"- {say('Argument')}: `{_code(argument)}`"] if argument else []),
        f"- {say('Limit')}: {_line(refused.get('limit', ''))}",
        f"- {say('To change')}: {_line(refused.get('change', ''))}",
    ]


def _call_line(call: Mapping[str, Any], say: Say) -> str:
    limit = f": {_line(call['limit'])}" if call.get("limit") else ""
    arguments = _code(_short(str(call.get("arguments", "")), 300))
    outcome = _outcome(str(call.get("outcome")), say)
    return f"- {outcome}{limit} — `{_code(call.get('tool', ''))}` `{arguments}`"


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
