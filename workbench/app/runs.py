"""Starting, stopping and answering runs."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import WHOLE, GraphOptions
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.graphs.services import Given
from workbench.agents.runtime import run_agent
from workbench.agents.services import Answer
from workbench.agents.values import to_values
from workbench.app.alive_runs import AliveRuns
from workbench.app.collections import Collections
from workbench.app.earlier_runs import earlier_runs, newest_run
from workbench.app.granted_tools import GrantedTools, visitor_terms
from workbench.app.graph_starts import GraphStarts, apart, message_inputs
from workbench.app.jobs.starting import JobRuns
from workbench.app.loading import Loading
from workbench.app.memories import Memories
from workbench.app.notices import Notice, Notices
from workbench.app.recording import recording_of
from workbench.app.relief import Relief
from workbench.app.replays import Replays
from workbench.app.run import Run
from workbench.app.run_documents import Documents
from workbench.app.run_owners import RunOwners, is_by_itself
from workbench.app.run_services import ServicesOfRuns
from workbench.app.served_runs import ServedRuns
from workbench.app.tool_calls import ToolCalls
from workbench.app.tool_trials import trial_graph
from workbench.base.errors import RunError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.models.store import InstalledModel
from workbench.policy.access import Access
from workbench.policy.approvals import Approvals
from workbench.policy.roles import Role, lower_of, lowered
from workbench.tools.api import ToolResult, ToolSpec
from workbench.traces.events import Decision, RunStarted
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)


class Runs:
    """Owner of the runs that are alive. Lives on the event loop.

    Attributes:
        jobs: Begins the runs of jobs, in which nobody is asked.
        relief: What alerts changed for runs that begin now.
        replays: Tells runs again, and lets them go on another way.
        served: Begins the runs that other programs ask for.
    """

    def __init__(
        self,
        paths: Paths,
        store: TraceStore,
        documents: Documents,
        loading: Loading,
        approvals: Approvals,
        notices: Notices,
        tools: Mapping[str, ToolSpec],
        settings: SettingsStore,
        collections: Collections,
        memories: Memories,
        access: Access | None = None,
        *,
        shown: TraceStore | None = None,
    ) -> None:
        self.relief = Relief(documents.models, notices)
        self._store = shown = shown or store  # what of it who asks is shown
        self._documents, self._models = documents, documents.models
        self._notices, self._settings = notices, settings
        self._access = access or Access()
        self._owners = RunOwners(self._access)
        self._private = (paths.data, paths.cache)
        self._calls = ToolCalls(paths, notices, tools)
        self._alive = AliveRuns(settings, notices)
        self._graphs = GraphStarts(
            shown, documents.agents, documents.models, self._calls.tools, collections
        )
        self._services = ServicesOfRuns(
            loading,
            approvals,
            self._calls,
            self._alive.listeners.tell,
            documents.models,
            notices,
            collections.search,
            documents.agents,
            documents.graphs,
            self._graphs,
            memories,
            self.relief,
        )
        begun = (self._graphs, self._services, self._alive, self._new)
        self.replays = Replays(shown, documents, *begun)
        self.jobs = JobRuns(store, documents, *begun, self.relief)
        self.served = ServedRuns(store, documents, *begun, loading, self.relief)

    @property
    def active(self) -> tuple[Run, ...]:
        """The runs that go on."""
        return self._alive.active

    @property
    def alone(self) -> bool:
        """Whether no other program has the same runs open."""
        return self._store.alone

    @property
    def unsaved_count(self) -> int:
        """How many runs ended whose last events the store refused."""
        return self._alive.unsaved_count

    def get(self, run_id: str) -> Run | None:
        """A run of this session that goes on and is shown to who sits here, or None."""
        run = self._alive.get(run_id)
        return run if run is not None and self._owners.shows(run) else None

    def listen(self, listener: Callable[[Run], None]) -> Callable[[], None]:
        """Call ``listener`` when a run starts, asks, was answered and ended.

        Returns what ends that.
        """
        return self._alive.listeners.add(listener)

    def admit_by(self, admit: Callable[[Run], Awaitable[None]]) -> None:
        """Ask ``admit`` before each run that begins; what it raises refuses the run."""
        self._alive.admit = admit

    async def start(
        self,
        agent: AgentDocument | GraphDocument | str,
        text: str,
        *,
        conversation_id: str = "",
        parent_run_id: str | None = None,
        model_id: str = "",
        role: str = "",
    ) -> Run:
        """Start a run; the user's message is on disk once this returns.

        Args:
            agent: The agent or graph, or its name or file.
            text: The user's message.
            conversation_id: Empty makes a new conversation.
            parent_run_id: The run this follows; None is the conversation's newest, empty is
                the very beginning.
            model_id: Another model than the agent's.
            role: A lower role than that of the settings; empty keeps that.

        Raises:
            WorkbenchError: There is no such agent or model, or the store refused.
        """
        self._check_open()
        if not text.strip():
            raise RunError("the message is empty", "Write something first.")
        document = self._documents.get(agent) if isinstance(agent, str) else agent
        if isinstance(document, GraphDocument):
            return await self.start_graph(
                document,
                message_inputs(document, text),
                options=GraphOptions(reuse=False),
                conversation_id=conversation_id or uuid.uuid4().hex,
                parent_run_id=parent_run_id,
                model_id=model_id,
                text=text,
                role=role,
            )
        wanted = document.model
        model = self._models.choose(model_id or wanted.id, wanted.fallback)
        self._tell_other(model_id or wanted.id, model)
        if not model_id:
            model = self.relief.choose(model, wanted.fallback)
        conversation = conversation_id or uuid.uuid4().hex
        with self._alive.alone_in(conversation):
            if conversation_id and parent_run_id is None:
                parent_run_id = await asyncio.to_thread(
                    newest_run, self._store, conversation_id
                )
            parent = parent_run_id or ""
            run = await self._started(document, model, text, conversation, parent, role)
        self._alive.listeners.tell(run)
        return run

    def _check_open(self) -> None:
        self._alive.check_open()
        self.relief.check_open()

    def _tell_other(self, named: str, model: InstalledModel) -> None:
        """Say that a model which is not there, or is damaged, is passed over from the start."""
        if named and named != model.id:
            self._notices.add(
                Notice(
                    "warning",
                    f"{model.title} answers instead of {named}",
                    f"{named} is not installed, or cannot be used now.",
                    "Install or connect it, or choose another model in the agent.",
                    "models.open",
                    key=f"failover.{named}",
                )
            )

    async def _started(
        self,
        document: AgentDocument,
        model: InstalledModel,
        text: str,
        conversation: str,
        parent: str,
        role: str,
    ) -> Run:
        context_tokens = document.model.options.context_tokens or model.trained_context_tokens
        history = await asyncio.to_thread(
            earlier_runs, self._store, conversation, parent, context_tokens
        )
        started = RunStarted(
            conversation_id=conversation,
            parent_run_id=parent,
            agent_name=document.name,
            agent=to_values(document),
            model_id=model.id,
            user_text=text,
        )
        run = self._new(started, role)
        services = await self._services.of(run, document, model)
        await self._alive.begin(run, run_agent(document, text, history, services=services))
        return run

    async def start_graph(
        self,
        graph: GraphDocument | str,
        inputs: Mapping[str, Any],
        *,
        options: GraphOptions = WHOLE,
        conversation_id: str = "",
        parent_run_id: str | None = None,
        model_id: str = "",
        text: str = "",
        role: str = "",
        by_alert: bool = False,
    ) -> Run:
        """Start a run of a graph.

        Args:
            graph: The graph, or its name or file.
            inputs: The values of its inputs by name; what is missing has its default.
            options: From where, to where, and where it waits.
            conversation_id: Empty keeps the run out of the conversations.
            parent_run_id: As for an agent.
            model_id: The model of every agent in it; empty leaves each its own.
            text: What a person wrote, if anything.
            role: As for an agent.
            by_alert: An alert runs it, so it runs while alerts refuse all others.

        Raises:
            DocumentError: The graph has errors; the message is the first of them.
            WorkbenchError: There is no such graph, or the store refused.
        """
        self._alive.check_open()
        if not by_alert:
            self.relief.check_open()
        elif self._access.held:  # what it finds is nobody's, so it takes nobody's results
            options = replace(options, reuse=False)
        document = self._documents.graphs.get(graph) if isinstance(graph, str) else graph
        prepared = await self._graphs.prepare(document, inputs, options)
        conversation = conversation_id or apart(document.name)
        with self._alive.alone_in(conversation) if conversation_id else nullcontext():
            if conversation_id and parent_run_id is None:
                parent_run_id = await asyncio.to_thread(
                    newest_run, self._store, conversation_id
                )
            started = prepared.started(conversation, parent_run_id or "", model_id, text)
            run = self._new(started, role, by_alert=by_alert)
            services = self._services.of_graph(run, prepared.world, prepared.earlier, model_id)
            events = run_graph(document, inputs, services=services, options=options)
            await self._alive.begin(run, events)
        self._alive.listeners.tell(run)
        return run

    async def try_tool(self, spec: ToolSpec, arguments: Mapping[str, Any]) -> Run:
        """Try a tool that asks an agent or a graph, for the person who asks for it.

        That is all the leave the call itself needs; what is asked in it is asked as ever.

        Raises:
            WorkbenchError: The store refused, or the program is closing.
        """
        self._check_open()
        document = trial_graph(spec, arguments)
        prepared = self._graphs.trial(document, spec)
        started = prepared.started(apart(document.name), "", "", spec.title)
        run = self._new(started)
        services = self._services.of_graph(
            run, prepared.world, prepared.earlier, "", tried=spec.name
        )
        options = prepared.options
        await self._alive.begin(
            run, run_graph(document, {}, services=services, options=options)
        )
        self._alive.listeners.tell(run)
        return run

    def _new(self, started: RunStarted, wanted: str = "", *, by_alert: bool = False) -> Run:
        """A run of whoever sits before the program.

        Raises:
            PolicyError: The role that is wanted is no lower one, or the agent or the model is
                not for whoever sits there.
        """
        if not by_alert and self._access.held:
            known = self._documents.is_known(started)
            self._access.need_run(started.agent_name, started.model_id, as_known=known)
        role = lowered(self._settings.settings.acting_role, wanted)

        def now() -> Role:  # whoever lowers the role means the runs that go on, too
            return lower_of(role, self._settings.settings.acting_role)

        begun = replace(self._owners.owned(started, by_alert=by_alert), role=role)

        def ask_limit_s() -> float:
            return self._settings.settings.approval_limit_s

        run_id = uuid.uuid4().hex
        recording = recording_of(self._settings.settings)
        run = Run(run_id, begun, self._store, self._notices, now, ask_limit_s, recording)
        if self._access.nobody_answers:
            terms = visitor_terms(self._access.policy.grants, self._private)
            run.granted = GrantedTools(terms, run.stop)
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
        await self._alive.stop(run_id)

    async def stop_people(self) -> None:
        """Stop what people began, and wait for its end; what runs by itself goes on."""
        for run in self.active:
            if not is_by_itself(run):
                await self.stop(run.run_id)

    async def stop_conversation(self, conversation_id: str) -> None:
        """Stop what goes on in a conversation, or begins there, and wait for its end."""
        await self._alive.stop_conversation(conversation_id)

    async def answer(
        self, ask_id: str, decision: Decision, arguments: str | None = None
    ) -> None:
        """Answer an approval, maybe with other arguments.

        Raises:
            RunError: Nobody waits for it any more.
            StoreError: "Always" could not be kept; the call was allowed this once.
        """
        run = self._alive.asking(ask_id)
        asked = run.asked(ask_id)
        chosen = asked.arguments if arguments is None else arguments
        document = run.answer(ask_id, Answer(decision, chosen))
        if decision == "allow_always" and document is not None and not asked.each_time:
            await self._services.allow_always(document, asked)

    async def give(
        self, ask_id: str, values: Mapping[str, Any] | None, *, step: bool | None = None
    ) -> None:
        """Let a node go on that waits at a breakpoint or for a form.

        Args:
            ask_id: What it asked.
            values: What a person gives; None leaves a breakpoint's values as they are and
                declines a form.
            step: From here on the run waits before every node, or no longer.

        Raises:
            RunError: Nobody waits for it any more.
        """
        run = self._alive.asking(ask_id)
        run.give(ask_id, Given(values, step=step))

    async def retry_call(self, run_id: str, span_id: str, arguments: str) -> ToolResult:
        """Carry out a call of an earlier run again, with these arguments; only shown.

        Raises:
            RunError: There is no such call.
            ToolError: The arguments do not fit.
        """
        records = await asyncio.to_thread(self._store.records, run_id)
        role = self._settings.settings.acting_role
        owner = self._access.seen().own
        return await self._calls.again(records, span_id, arguments, role, owner)

    async def close(self) -> None:
        """End every run in good order."""
        await self._alive.close()

    async def _again(self, run_id: str, text: str | None, model_id: str) -> Run:
        self._check_open()  # before what is alive is stopped for it
        summary = await asyncio.to_thread(self._store.run, run_id)
        for alive in self._alive.alive_in(summary.conversation_id):
            await self.stop(alive.run_id)
        records = await asyncio.to_thread(self._store.records, run_id)
        started = records[0].event
        if not isinstance(started, RunStarted):
            raise RunError("the beginning of that run is missing", "Ask anew.")
        agent = self._documents.newest(started)
        return await self.start(
            agent,
            summary.user_text if text is None else text,
            conversation_id=summary.conversation_id,
            parent_run_id=summary.parent_run_id,
            model_id=model_id,
        )
