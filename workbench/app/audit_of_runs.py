"""What is recorded of runs: what was asked and answered, which tools, who allowed them."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Mapping
from contextlib import aclosing
from typing import Any

from workbench.agents.nodes.escalate import ESCALATE
from workbench.app.audit_trail import AuditTrail
from workbench.app.run import Run
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeFinished,
    NodeResumed,
    NodeStarted,
    PersonAnswered,
    PromptRendered,
    Record,
    RunFinished,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

log = logging.getLogger(__name__)
RUN_STARTED = "run.started"
_DEEDS = {
    "allow_once": "approval.given",
    "allow_always": "approval.remembered",
    "deny": "approval.refused",
}


class AuditOfRuns:
    """Hears of each run and follows it to its end. Lives on the event loop."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def admit(self, run: Run) -> None:
        """Record that a run begins, before it does.

        Raises:
            RunError: It cannot be recorded, and no run may begin then.
        """
        started = run.started
        details = {
            "run": run.run_id,
            "agent": started.agent_name,
            "model": started.model_id,
            "conversation": started.conversation_id,
            "role": started.role,
        }
        texts = {"question": started.user_text}
        if started.inputs:
            texts["inputs"] = _json(started.inputs)
        await self._trail.admit(RUN_STARTED, details, texts)

    def take(self, run: Run) -> None:
        """Hear of a run; it is followed from its first news on."""
        if run.run_id not in self._tasks and not run.finished:
            task = asyncio.create_task(self._follow(run), name=f"audit-{run.run_id}")
            self._tasks[run.run_id] = task
            task.add_done_callback(lambda _task: self._tasks.pop(run.run_id, None))

    async def close(self) -> None:
        """Wait for the ends of the runs, which ended before this."""
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _follow(self, run: Run) -> None:
        told = _Told(self._trail, run)
        async with aclosing(run.events()) as batches:
            async for batch in batches:
                for record in batch:
                    try:
                        told.take(record.event)
                    except Exception:  # what follows is recorded all the same
                        log.exception("audit.event_broke id=%s", run.run_id)
                        told.lost(record)


class _Told:
    """Tells the trail of one run."""

    def __init__(self, trail: AuditTrail, run: Run) -> None:
        self._trail, self._run = trail, run
        self._agent = f"agent:{run.agent_name}"
        self._tools: dict[str, str] = {}
        self._asked: dict[str, ApprovalAsked] = {}
        self._models: dict[str, dict[str, Any]] = {}
        self._escalations: set[str] = set()

    def take(self, event: TraceEvent) -> None:
        """One event of the run; most are in its trace and nowhere else."""
        match event:
            case ModelCallStarted() | PromptRendered() | ModelCallFinished():
                self._model(event)
            case ToolCallStarted() | ToolCallFinished() | ToolCallBroken():
                self._tool(event)
            case ApprovalAsked() | ApprovalGiven():
                self._approval(event)
            case NodeResumed() | PersonAnswered():
                self._person(event)
            case ModelReplaced():
                details = {"from": event.from_model_id, "to": event.to_model_id}
                self._tell("model.replaced", {**details, "why": event.reason})
            case NodeStarted() | NodeFinished():
                self._node(event)
            case RunFinished():
                self._ended(event)
            case _:
                pass

    def lost(self, record: Record) -> None:
        """An event could not be told: that it was there is recorded, and where it is read."""
        event = type(record.event).__name__
        self._tell("run.event_lost", {"event": event, "number": record.number})

    def _tell(
        self,
        what: str,
        details: Mapping[str, Any],
        texts: Mapping[str, str] | None = None,
        who: str = "",
    ) -> None:
        whole = {"run": self._run.run_id, **details}
        self._trail.record(what, whole, texts=texts, who=who or self._agent)

    def _model(self, event: ModelCallStarted | PromptRendered | ModelCallFinished) -> None:
        """One record for each call; its prompt is told by its digest alone."""
        if isinstance(event, ModelCallStarted):
            self._models[event.span_id] = {"model": event.model_id, "engine": event.engine}
            return
        known = self._models.setdefault(event.span_id, {})
        if isinstance(event, PromptRendered):
            raw = event.text.encode("utf-8", "surrogatepass")
            known["prompt_sha256"] = hashlib.sha256(raw).hexdigest()
            known["prompt_tokens"] = event.prompt_tokens
            known["model_mark"] = event.model_mark
            return
        del self._models[event.span_id]
        details = {**known, "span": event.span_id, "new_tokens": event.new_tokens}
        if self._trail.hides_texts:
            details.pop("prompt_sha256", None)
        self._tell("model.asked", {**details, "finish": event.finish_reason})

    def _node(self, event: NodeStarted | NodeFinished) -> None:
        """A question that went on to a larger model, or to none that would do."""
        if isinstance(event, NodeStarted):
            if event.kind == ESCALATE.key:
                self._escalations.add(event.span_id)
            return
        if event.span_id not in self._escalations:
            return
        self._escalations.discard(event.span_id)
        model, why = str(event.outputs.get("model", "")), event.note or event.message
        if why and why != model:
            details = {"span": event.span_id, "to": model}
            self._tell("model.escalated", details, {"why": why})

    def _tool(self, event: ToolCallStarted | ToolCallFinished | ToolCallBroken) -> None:
        if isinstance(event, ToolCallStarted):
            self._tools[event.span_id] = event.name
            details = {"span": event.span_id, "tool": event.name}
            self._tell("tool.called", details, {"arguments": event.arguments})
        elif isinstance(event, ToolCallBroken):
            details = {"span": event.span_id, "tool": event.name}
            self._tell("tool.not_called", details, {"why": event.answer})
        else:
            outcome = "failed" if event.failed else "done"
            ended = {
                "span": event.span_id,
                "tool": self._tools.pop(event.span_id, ""),
                "outcome": "denied" if event.denied else outcome,
                "asked": event.span_id in self._asked,
                "seconds": round(event.duration_s, 3),
            }
            self._asked.pop(event.span_id, None)
            self._tell("tool.ended", ended, {"result": event.result})

    def _approval(self, event: ApprovalAsked | ApprovalGiven) -> None:
        if isinstance(event, ApprovalAsked):
            self._asked[event.span_id] = event
            details = {"span": event.span_id, "tool": event.name, "each_time": event.each_time}
            self._tell("approval.asked", details, {"arguments": event.arguments})
            return
        asked = self._asked.get(event.span_id)
        details = {
            "span": event.span_id,
            "tool": asked.name if asked else "",
            "by": event.by,
            "changed": asked is not None and asked.arguments != event.arguments,
        }
        who = self._trail.actor() if event.by == "user" else event.by
        self._tell(_DEEDS[event.decision], details, {"arguments": event.arguments}, who)

    def _person(self, event: NodeResumed | PersonAnswered) -> None:
        declined = isinstance(event, PersonAnswered) and event.declined
        details = {"span": event.span_id, "by": event.by, "declined": declined}
        who = self._trail.actor() if event.by == "user" else event.by
        self._tell("person.answered", details, {"values": _json(event.values)}, who)

    def _ended(self, event: RunFinished) -> None:
        details = {
            "agent": self._run.agent_name,
            "end": event.end,
            "steps": event.steps,
            "prompt_tokens": event.prompt_tokens,
            "new_tokens": event.new_tokens,
            "seconds": round(event.duration_s, 3),
        }
        texts = {"answer": event.answer, "message": event.message}
        self._tell("run.ended", details, {k: v for k, v in texts.items() if v})


def _json(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, default=str)
