"""Carries out one run of a job: begins it, holds it to its limits, and reports."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.app.granted_tools import GrantedTools, Terms, by_tool
from workbench.app.jobs.allowing import Allowing
from workbench.app.jobs.folder_watch import given_text
from workbench.app.jobs.places import place_of
from workbench.app.jobs.records import JobRun, State
from workbench.app.jobs.reports import report_of
from workbench.app.jobs.starting import Begin
from workbench.app.jobs.values import MOST_INPUT_CHARS, MOST_TEXT_BYTES, Job, JobLimits
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.base.errors import RunError, WorkbenchError
from workbench.base.redaction_rules import RedactionRule
from workbench.policy.job_leaves import JobLeave
from workbench.policy.roles import Role
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    TraceEvent,
)
from workbench.traces.redaction import Redactor

_PLACES = re.compile(r"\{(file|name)\}")
_MOST_GIVEN_CHARS = MOST_INPUT_CHARS + 2 * MOST_TEXT_BYTES
BegunAs = Callable[[str], Awaitable[None]]


class JobRunning:
    """Runs jobs, one at a time each. Lives on the event loop.

    Attributes:
        going: The runs that go on, by the id of the job's run.
    """

    def __init__(self, runs: Runs, allowing: Allowing, private: tuple[Path, ...]) -> None:
        self._runs, self._allowing, self._private = runs, allowing, private
        self.going: dict[int, Run] = {}
        self._ending = False

    async def carry_out(
        self, job: Job, run: JobRun, leave: JobLeave | None, role: Role, begun: BegunAs
    ) -> JobRun:
        """Run a job to its end; never raises for what the run did.

        Args:
            job: The job.
            run: Its run, claimed.
            leave: What a person allowed; None for a rehearsal, which changes nothing.
            role: It acts for.
            begun: Told the id of the trace.
        """
        try:
            text = await asyncio.to_thread(input_of, job, run)
            document = await asyncio.to_thread(self._allowing.document, job)
            place = place_of(job.name, run.id, rehearsal=run.cause == "rehearsal")
            said = {"job": job.name, "number": run.id, "cause": run.cause, "given": run.given}
            begin = Begin(text, place, role, self._terms(job, run, leave), said)
            trace, granted = await self._runs.jobs.start(document, begin)
        except WorkbenchError as exc:
            report = report_of(job, run, (), None, exc.message, exc.hint)
            return _ended(run, "failed", _sentence(exc.message), report)
        run = replace(run, run_id=trace.run_id)
        self.going[run.id] = trace
        if self._ending:
            trace.stop.stop("interrupted")
        try:
            await begun(trace.run_id)
            end = await _held(trace, job.limits)
        finally:
            self.going.pop(run.id, None)
        ended = self._told(job, run, end, trace.records, granted)
        return await asyncio.to_thread(_without_hidden, ended, trace.rules)

    def stop(self, run_id: int) -> None:
        """Stop a run for a person."""
        if (trace := self.going.get(run_id)) is not None:
            trace.stop.stop("cancelled")

    def interrupt(self) -> None:
        """End all runs, because the program ends, and those that are just beginning."""
        self._ending = True
        for trace in list(self.going.values()):
            trace.stop.stop("interrupted")

    def _terms(self, job: Job, run: JobRun, leave: JobLeave | None) -> Terms:
        rehearsal = run.cause == "rehearsal"
        marks = dict(leave.tools) if leave is not None else self._allowing.marks(job)
        return Terms(
            grants=by_tool(job.grants),
            marks=marks,
            most_calls=job.limits.tool_calls,
            rehearsal=rehearsal,
            private=self._private,
            where=f"the job {job.shown}",
        )

    def _told(
        self,
        job: Job,
        run: JobRun,
        end: RunFinished,
        records: Sequence[Record],
        granted: GrantedTools,
    ) -> JobRun:
        report = report_of(job, run, records, granted)
        if run.cause == "rehearsal":
            return _ended(run, "rehearsed", _rehearsal_words(granted, end), report)
        if granted.refused is not None:
            refused = granted.refused
            return _ended(run, "refused", _sentence(f"refused: {refused.message}"), report)
        if end.end == "answered":
            return _ended(run, "done", " ".join(end.answer.split())[:300] or "Done.", report)
        state: State = "interrupted" if end.end == "interrupted" else "failed"
        return _ended(run, state, end.message or f"It ended with {end.end}.", report)


async def _held(run: Run, limits: JobLimits) -> RunFinished:
    """Follow a run, and end it at the first limit of its job that it reaches."""
    spent = _Spent(limits)
    deadline_s = asyncio.get_running_loop().time() + limits.seconds
    timer = asyncio.get_running_loop().call_at(
        deadline_s,
        lambda: run.stop.stop(
            "time_limit",
            f"Stopped after {limits.seconds:g} seconds, the limit of the job.",
            "Raise the limit of the job.",
        ),
    )
    try:
        async with aclosing(run.events()) as batches:
            async for batch in batches:
                for record in batch:
                    spent.take(record.event, run)
    finally:
        timer.cancel()
    end = run.records[-1].event
    if not isinstance(end, RunFinished):
        raise RunError("the run ended without a last event", "Look at the log.")
    return end


class _Spent:
    """What a run took so far."""

    def __init__(self, limits: JobLimits) -> None:
        self._limits = limits
        self._steps = self._tokens = 0

    def take(self, event: TraceEvent, run: Run) -> None:
        """Count an event; beyond a limit the run is stopped."""
        limits, hint = self._limits, "Raise the limit of the job."
        if isinstance(event, ModelCallStarted):
            self._steps += 1
            if self._steps > limits.steps:
                message = f"Stopped after {limits.steps} steps, the limit of the job."
                run.stop.stop("step_limit", message, hint)
        elif isinstance(event, ModelCallFinished):
            self._tokens += event.prompt_tokens + event.new_tokens
            if self._tokens > limits.tokens:
                message = f"Stopped after {limits.tokens:,} tokens, the limit of the job."
                run.stop.stop("token_limit", message, hint)


def input_of(job: Job, run: JobRun) -> str:
    """The message of a run: its places are filled once, and not in what was filled in.

    Raises:
        RunError: The file is not as it was, too large, or no text.
    """
    if job.when.kind != "folder" or not run.given:
        return job.input
    key = run.key.partition(":")[2]
    values = {"file": given_text(job.when, run.given, key), "name": run.given}
    text = _PLACES.sub(lambda found: values[found[1]], job.input)
    if len(text) > _MOST_GIVEN_CHARS:
        raise RunError("what the file gives is too long", "Lower the limit of the job.")
    return text


def _rehearsal_words(granted: GrantedTools, end: RunFinished) -> str:
    counts = {"granted": 0, "rehearsed": 0, "refused": 0}
    for call in granted.calls:
        counts[call.outcome] += 1
    told = [
        f"{counts['granted']} granted",
        f"{counts['rehearsed']} would have been called",
        f"{counts['refused']} would be refused",
    ]
    ending = "" if end.end == "answered" else f" {end.message or end.end}"
    return f"Rehearsed. Calls of tools: {', '.join(told)}.{ending}"


def _without_hidden(run: JobRun, rules: Sequence[RedactionRule]) -> JobRun:
    """A report holds no more than the recording of its run."""
    if not rules:
        return run
    redactor = Redactor(rules)
    report = {**_texts_of(dict(run.report), redactor), "run": run.run_id, "job": run.job}
    return replace(run, report=report, summary=redactor.text(run.summary))


def _texts_of(value: Any, redactor: Redactor) -> Any:
    """A value with each of its texts redacted; figures stay figures."""
    if isinstance(value, str):
        return redactor.text(value)
    if isinstance(value, Mapping):
        return {name: _texts_of(one, redactor) for name, one in value.items()}
    return [_texts_of(one, redactor) for one in value] if isinstance(value, list) else value


def _ended(run: JobRun, state: State, summary: str, report: dict[str, object]) -> JobRun:
    return replace(run, state=state, summary=summary, report=report, ended_s=time.time())


def _sentence(message: str) -> str:
    text = message[:1].upper() + message[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
