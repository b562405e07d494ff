"""Starting, stopping and answering runs."""

from __future__ import annotations

import asyncio
import logging
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.runtime import run_agent
from workbench.agents.services import Answer, RunServices
from workbench.agents.values import from_values, to_values
from workbench.app.agent_library import AgentLibrary
from workbench.app.listeners import Listeners
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.app.run import Run
from workbench.base.errors import RunError, StoreError, ToolError
from workbench.base.paths import Paths
from workbench.models.store import InstalledModel
from workbench.policy.approvals import Approvals, fingerprint
from workbench.policy.grants import usable_grants
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.tools.runner import run_tool
from workbench.tools.schema import check_arguments
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    Decision,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)
_CLOSE_S = 5.0
_HISTORY_PAGE = 200
_LONGEST_CONTEXT_TOKENS = 131_072
_MOST_TOKEN_CHARACTERS = 64  # far more than the mean of any real text


class Runs:
    """Owner of the runs that are alive. Lives on the event loop."""

    def __init__(
        self,
        paths: Paths,
        store: TraceStore,
        agents: AgentLibrary,
        models: ModelLibrary,
        loading: Loading,
        approvals: Approvals,
        notices: Notices,
        tools: Sequence[ToolSpec],
    ) -> None:
        self._paths = paths
        self._store = store
        self._agents = agents
        self._models = models
        self._loading = loading
        self._approvals = approvals
        self._notices = notices
        self._tools = {spec.name: spec for spec in tools}
        self._runs: dict[str, Run] = {}
        self._unsaved: list[Run] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._listeners: Listeners[[Run]] = Listeners()
        self._closed = False

    @property
    def active(self) -> tuple[Run, ...]:
        """The runs that go on."""
        return tuple(run for run in self._runs.values() if not run.finished)

    def get(self, run_id: str) -> Run | None:
        """A run of this session that goes on, or None."""
        return self._runs.get(run_id)

    def listen(self, listener: Callable[[Run], None]) -> Callable[[], None]:
        """Call ``listener`` when a run starts, asks, was answered and ended.

        Returns what ends that.
        """
        return self._listeners.add(listener)

    async def start(
        self,
        agent: AgentDocument | str,
        text: str,
        *,
        conversation_id: str = "",
        parent_run_id: str | None = None,
        model_id: str = "",
    ) -> Run:
        """Start a run; the user's message is on disk once this returns.

        Args:
            agent: The agent, or its name or file.
            text: The user's message.
            conversation_id: Empty makes a new conversation.
            parent_run_id: The run this follows; None is the conversation's newest, empty is
                the very beginning.
            model_id: Another model than the agent's.

        Raises:
            WorkbenchError: There is no such agent or model, or the store refused.
        """
        if self._closed:
            raise RunError("the program is closing", "Start it again.")
        if not text.strip():
            raise RunError("the message is empty", "Write something first.")
        document = self._agents.get(agent) if isinstance(agent, str) else agent
        wanted = document.model
        model = self._models.choose(model_id or wanted.id, wanted.fallback)
        if conversation_id and parent_run_id is None:
            parent_run_id = await asyncio.to_thread(self._head, conversation_id)
        parent = parent_run_id or ""
        if (before := self._runs.get(parent)) and not before.finished:
            raise RunError("the answer before is still being written", "Wait, or stop it.")
        conversation = conversation_id or uuid.uuid4().hex
        context_tokens = wanted.options.context_tokens or model.trained_context_tokens
        most_characters = (context_tokens or _LONGEST_CONTEXT_TOKENS) * _MOST_TOKEN_CHARACTERS
        history = await asyncio.to_thread(self._history, conversation, parent, most_characters)
        started = RunStarted(
            conversation_id=conversation,
            parent_run_id=parent,
            agent_name=document.name,
            agent=to_values(document),
            model_id=model.id,
            user_text=text,
        )
        run = Run(uuid.uuid4().hex, started, self._store, self._notices)
        services = await self._services(run, document, model)
        await run.store_start()
        await self._save_unsaved()
        self._runs[run.run_id] = run
        events = run_agent(document, text, history, services=services)
        task = asyncio.create_task(self._keep(run, run.go(events)), name=f"run-{run.run_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._listeners.tell(run)
        return run

    async def regenerate(self, run_id: str, *, model_id: str = "") -> Run:
        """Answer the same message again, as a branch.

        Raises:
            WorkbenchError: There is no such run.
        """
        return await self._again(run_id, None, model_id)

    async def edit(self, run_id: str, new_text: str, *, model_id: str = "") -> Run:
        """Answer another message in the same place, as a branch.

        Raises:
            WorkbenchError: There is no such run.
        """
        return await self._again(run_id, new_text, model_id)

    async def stop(self, run_id: str) -> None:
        """Stop a run and wait for its end; what is not alive is stopped already."""
        if run := self._runs.get(run_id):
            run.stop.stop("cancelled")
            await run.wait()

    async def answer(
        self, ask_id: str, decision: Decision, arguments: str | None = None
    ) -> None:
        """Answer an approval, maybe with other arguments.

        Raises:
            RunError: Nobody waits for it any more.
            StoreError: "Always" could not be kept; the call was allowed this once.
        """
        run = self._runs.get(ask_id.partition(":")[0])
        if run is None:
            raise RunError("nobody waits for this answer any more", "Look at the run's end.")
        asked, future = run.asked(ask_id)
        chosen = asked.arguments if arguments is None else arguments
        if not future.done():
            future.set_result(Answer(decision, chosen))
        if decision == "allow_always":
            document = from_values(run.started.agent)
            print_ = fingerprint(document.name, self._tools[asked.name], document.grants)
            await asyncio.to_thread(self._approvals.remember, document.name, asked.name, print_)

    async def retry_call(self, run_id: str, span_id: str, arguments: str) -> ToolResult:
        """Carry out a call of an earlier run again, with these arguments; only shown.

        Raises:
            RunError: There is no such call.
            ToolError: The arguments do not fit.
        """
        records = await asyncio.to_thread(self._store.records, run_id)
        call = next(
            (
                record.event
                for record in records
                if isinstance(record.event, ToolCallStarted) and record.event.span_id == span_id
            ),
            None,
        )
        started = records[0].event if records else None
        if call is None or not isinstance(started, RunStarted):
            raise RunError("there is no such tool call", "Open the run again.")
        if call.name not in self._tools:
            raise RunError(f"there is no tool {call.name!r} any more", "Choose another call.")
        spec = self._tools[call.name]
        context = await self._context(from_values(started.agent))
        return await _call(spec, _check(spec, arguments), context)

    async def close(self) -> None:
        """End every run in good order."""
        self._closed = True
        for run in self.active:
            run.stop.stop("interrupted")
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=_CLOSE_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._save_unsaved()

    async def _save_unsaved(self) -> None:
        """Store the ends that a full disk refused, now that a write may work again."""
        waiting, self._unsaved = self._unsaved, []
        for run in waiting:
            try:
                await run.save_rest()
            except StoreError as exc:
                log.warning("run.still_unsaved id=%s reason=%s", run.run_id, exc)
                self._unsaved.append(run)

    async def _keep(self, run: Run, going: Any) -> None:
        try:
            await going
        finally:
            if run.unsaved:
                self._unsaved.append(run)
            self._runs.pop(run.run_id, None)
            self._listeners.tell(run)

    async def _again(self, run_id: str, text: str | None, model_id: str) -> Run:
        summary = await asyncio.to_thread(self._store.run, run_id)
        if (alive := self._runs.get(run_id)) and not alive.finished:
            await self.stop(run_id)
        records = await asyncio.to_thread(self._store.records, run_id)
        started = records[0].event
        if not isinstance(started, RunStarted):
            raise RunError("the beginning of that run is missing", "Ask anew.")
        known = {document.name: document for document in self._agents.agents}
        agent = known.get(summary.agent_name) or from_values(started.agent)
        return await self.start(
            agent,
            summary.user_text if text is None else text,
            conversation_id=summary.conversation_id,
            parent_run_id=summary.parent_run_id,
            model_id=model_id,
        )

    def _head(self, conversation_id: str) -> str:
        with suppress(StoreError):
            return self._store.conversation(conversation_id).head_run_id
        return ""

    def _history(
        self, conversation_id: str, parent: str, most_characters: int
    ) -> list[list[TraceEvent]]:
        """The runs before, oldest first; what is surely too much to fit is not even read."""
        found: list[list[TraceEvent]] = []
        characters = 0
        head, before = parent, ""
        while head and characters <= most_characters:
            turns = self._store.turns(
                conversation_id, head_run_id=head, last=_HISTORY_PAGE, before=before
            )
            page = [[record.event for record in turn.records] for turn in turns]
            characters += sum(map(_characters, page))
            found[:0] = page
            head = before = turns[0].run_id if len(turns) == _HISTORY_PAGE else ""
        return found

    async def _services(
        self, run: Run, document: AgentDocument, model: InstalledModel
    ) -> RunServices:
        context_tokens = document.model.options.context_tokens
        return RunServices(
            run_id=run.run_id,
            model_id=model.id,
            engine=model.engine,
            conversation_id=run.conversation_id,
            tools=self._tools,
            context=await self._context(document),
            generate=lambda request: run.watch(
                self._loading.generate(model.id, request, context_tokens)
            ),
            check=_check,
            call=_call,
            decide=lambda spec: self._approvals.decide(document.name, spec, document),
            ask=lambda asked: self._ask(run, asked),
            stop=run.stop,
        )

    def _ask(self, run: Run, asked: ApprovalAsked) -> asyncio.Future[Answer]:
        answer = run.ask(asked)
        answer.add_done_callback(lambda _answer: self._listeners.tell(run))
        self._listeners.tell(run)
        return answer

    async def _context(self, document: AgentDocument) -> ToolContext:
        folders, databases, problems = await asyncio.to_thread(
            usable_grants,
            document.grants.folders,
            document.grants.databases,
            (self._paths.data, self._paths.cache),
        )
        for problem in problems:
            self._notices.add(
                Notice(
                    "warning",
                    f"{document.title} may not read something it was granted",
                    problem,
                    "Change the grants of the agent.",
                    key=f"grant.{document.name}.{problem}",
                )
            )
        return ToolContext(self._paths.notes, folders, databases)


def _characters(events: Sequence[TraceEvent]) -> int:
    """How much text of a run goes into the prompts after it, at least."""
    count = 0
    for event in events:
        if isinstance(event, RunStarted):
            count += len(event.user_text)
        elif isinstance(event, AnswerDelta):
            count += len(event.text)
        elif isinstance(event, ToolCallFinished):
            count += len(event.result)
    return count


def _check(spec: ToolSpec, arguments: str) -> Mapping[str, Any]:
    checked = check_arguments(spec, arguments)
    if isinstance(checked, str):
        raise ToolError(checked)
    return checked


async def _call(
    spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
) -> ToolResult:
    return await run_tool(spec, arguments, replace(context, cancelled=threading.Event()))
