"""What a run is given to work with: a model, tools, and the user's answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.errands import Asking, Trail, ask_for_tool
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.services import Given, GraphServices, Search
from workbench.agents.nodes.api import World
from workbench.agents.purse import Purse
from workbench.agents.services import (
    Answer,
    CallTool,
    ModelChanged,
    RunErrand,
    RunServices,
    Verdict,
)
from workbench.app.agent_library import AgentLibrary
from workbench.app.failover import Failover
from workbench.app.granted_tools import GrantedTools
from workbench.app.graph_library import GraphLibrary
from workbench.app.graph_starts import GraphStarts
from workbench.app.loading import Loading
from workbench.app.memories import Memories
from workbench.app.memory_apart import memory_for
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notices
from workbench.app.relief import Relief
from workbench.app.run import Run
from workbench.app.tool_calls import ToolCalls, carry_out, checked
from workbench.base.errors import PolicyError, RunError
from workbench.engines.api import EngineEvent, Request
from workbench.models.store import InstalledModel
from workbench.policy.approvals import Approvals, fingerprint
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked

_NOBODY = Trail()
NOBODY = "nobody"
"""Who answered where nobody is asked."""
_NONE: Mapping[str, ToolSpec] = MappingProxyType({})


class ServicesOfRuns:
    """Joins the runs to the loaded models, the tools and the approvals."""

    def __init__(
        self,
        loading: Loading,
        approvals: Approvals,
        calls: ToolCalls,
        tell: Callable[[Run], None],
        models: ModelLibrary,
        notices: Notices,
        search: Search,
        agents: AgentLibrary,
        graphs: GraphLibrary,
        starts: GraphStarts,
        memory: Memories,
        relief: Relief,
    ) -> None:
        """Join them.

        Args:
            loading: Where text is made.
            approvals: What the user allowed for good.
            calls: The tools.
            tell: Called when a run asks, and when it was answered.
            models: Where an agent's further models are.
            notices: Where it is told that one of them goes on.
            search: Searches the collections of documents.
            agents: What tools may ask.
            graphs: What tools may ask.
            starts: Looks at a graph before it runs.
            memory: What graphs remember.
            relief: Where alerts say that another model is to be used.
        """
        self._loading = loading
        self._approvals = approvals
        self._calls = calls
        self._tell = tell
        self._models = models
        self._notices = notices
        self._search = search
        self._agents, self._graphs, self._starts = agents, graphs, starts
        self._memory, self._relief = memory, relief
        self._marks: dict[str, str] = {}

    async def of(
        self, run: Run, document: AgentDocument, model: InstalledModel, trail: Trail = _NOBODY
    ) -> RunServices:
        """The services of one run; the trail says who asks, if it is a part of another run."""
        asks = trail if trail.names else trail.inside("agent", document.name)
        context_tokens = document.model.options.context_tokens
        tools = dict(self._calls.tools)
        failover = Failover(
            model,
            document.model.fallback,
            self._loading,
            self._models,
            self._notices,
            self._loading.first_token_limit_s,
        )
        return RunServices(
            run_id=run.run_id,
            model_id=model.id,
            engine=self._models.engine_of(model),
            conversation_id=run.conversation_id,
            tools=tools,
            context=await self._calls.context(document, run.started.owner),
            generate=lambda request: run.watch(failover.generate(request, context_tokens)),
            check=checked,
            call=_carrying_out(run),
            decide=lambda spec: self._decide(run, document, spec),
            leave=run.granted.leave if run.granted else None,
            role=run.role,
            ask=lambda asked: self._ask(run, asked, document, tools),
            stop=run.stop,
            recorded=run.recorded,
            errand=self._errand(run, "", asks),
        )

    async def without_model(self, run: Run, document: AgentDocument) -> RunServices:
        """The services of something that calls tools and asks no model."""
        tools = dict(self._calls.tools)
        return RunServices(
            run_id=run.run_id,
            model_id="",
            engine="",
            conversation_id=run.conversation_id,
            tools=tools,
            context=await self._calls.context(document, run.started.owner),
            generate=_no_model,
            check=checked,
            call=_carrying_out(run),
            decide=lambda spec: self._decide(run, document, spec),
            leave=run.granted.leave if run.granted else None,
            role=run.role,
            ask=lambda asked: self._ask(run, asked, document, tools),
            stop=run.stop,
            recorded=run.recorded,
        )

    def _decide(self, run: Run, document: AgentDocument, spec: ToolSpec) -> Verdict:
        verdict = self._approvals.decide(document.name, spec, document, run.role())
        if run.granted is not None and verdict == "deny":
            run.granted.denied(spec.name, "it is not for the agent, or not for the role")
        # What a person allowed for good was not meant to happen twice for one run.
        return "ask" if verdict == "allow" and run.is_again and spec.writes else verdict

    def of_graph(
        self,
        run: Run,
        world: World,
        earlier: Earlier,
        model_id: str,
        caller: tuple[Trail, Purse | None] = (_NOBODY, None),
        tried: str = "",
    ) -> GraphServices:
        """The services of a run of a graph.

        Args:
            run: The run.
            world: What its settings refer to.
            earlier: Results that may be used again.
            model_id: The model of every agent in it; empty leaves each its own.
            caller: Who asks for it, and who pays, if a tool stands for it.
            tried: The tool that a person tries by it, which is all the leave it needs.
        """
        trail, purse = caller
        trail = trail if trail.names else trail.inside("graph", run.agent_name)
        choose = self._relief.at_start()

        async def of(document: AgentDocument, needs_model: bool) -> RunServices:
            is_own = world.agents.get(document.name) == document
            asks = trail.inside("agent", document.name) if is_own else trail
            errand = self._errand(run, model_id, asks)
            if not needs_model:
                services = await self.without_model(run, document)
                if tried and [use.name for use in document.tools] == [tried]:
                    services = replace(services, decide=lambda _spec: "allow")
                return replace(services, errand=errand, purse=purse)
            wanted = document.model
            model = self._models.choose(model_id or wanted.id, wanted.fallback)
            if not model_id:
                model = choose(model, wanted.fallback)
            services = await self.of(run, document, model, asks)
            # Each agent of a graph has a place of its own in the KV cache.
            place = f"{run.conversation_id}/{document.name}"
            return replace(services, conversation_id=place, errand=errand, purse=purse)

        return GraphServices(
            run_id=run.run_id,
            world=world,
            of=of,
            approve=lambda asked: self._ask(run, asked, None),
            give=lambda asked: self._give(run, asked),
            earlier=earlier,
            stop=run.stop,
            role=run.role,
            search=self._search,
            embed=self._embed,
            memory=memory_for(self._memory, run.conversation_id, run.started.owner),
            conversation_id=run.conversation_id,
        )

    def _errand(self, run: Run, model_id: str, trail: Trail) -> RunErrand:
        """How the tools of this part of a run ask agents and graphs."""

        async def agent(name: str, further: Trail) -> tuple[AgentDocument, RunServices]:
            document = self._agents.get(name)
            wanted = document.model
            model = self._models.choose(model_id or wanted.id, wanted.fallback)
            services = await self.of(run, document, model, further)
            place = f"{run.conversation_id}/{document.name}"
            asks = self._errand(run, model_id, further)
            return document, replace(services, conversation_id=place, errand=asks)

        async def graph(
            name: str, inputs: Mapping[str, Any], further: Trail, purse: Purse
        ) -> tuple[GraphDocument, GraphServices]:
            document = self._graphs.get(name)
            ready = await self._starts.prepare(document, inputs, GraphOptions(reuse=False))
            caller = (further, purse)
            return document, self.of_graph(run, ready.world, ready.earlier, model_id, caller)

        return partial(ask_for_tool, Asking(agent, graph, run.stop), trail)

    async def _embed(self, model_id: str, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        from workbench.app.embedding import embed

        model = self._models.get(model_id)
        return (await embed(self._loading, model.id, texts)).vectors

    async def allow_always(self, document: AgentDocument, asked: ApprovalAsked) -> None:
        """Keep that an agent may use a tool, as it was when it was asked for, unasked.

        Raises:
            StoreError: It could not be kept.
        """
        mark = self._marks.pop(asked.ask_id, "")
        await asyncio.to_thread(self._approvals.remember, document.name, asked.name, mark)

    def _give(self, run: Run, asked: NodePaused | PersonAsked) -> asyncio.Future[Given]:
        if run.granted is not None and run.granted.terms.only:
            return _given_by_nobody(run.granted, asked)
        given = run.ask_values(asked)
        given.add_done_callback(lambda _given: self._tell(run))
        self._tell(run)
        return given

    def _ask(
        self,
        run: Run,
        asked: ApprovalAsked,
        document: AgentDocument | None,
        tools: Mapping[str, ToolSpec] = _NONE,
    ) -> asyncio.Future[Answer]:
        if run.granted is not None:
            return _answered_by_nobody(run.granted, asked, is_tool=document is not None)
        answer = run.ask(asked, document)
        if document is not None and asked.name in tools:
            # A tool's file may change while a person reads what is asked.
            mark = fingerprint(document.name, tools[asked.name], document.grants)
            self._marks[asked.ask_id] = mark
            answer.add_done_callback(lambda _answer: self._marks.pop(asked.ask_id, None))
        answer.add_done_callback(lambda _answer: self._tell(run))
        self._tell(run)
        return answer


def _carrying_out(run: Run) -> CallTool:
    """How a run calls tools: one that is granted reads only what its grant names."""
    granted = run.granted
    if granted is None:
        return carry_out

    async def call(
        spec: ToolSpec, arguments: Mapping[str, Any], context: ToolContext
    ) -> ToolResult:
        try:
            narrowed = await asyncio.to_thread(granted.context, spec, context)
            await asyncio.to_thread(granted.check_again, spec, arguments)
        except PolicyError as exc:
            return ToolResult(f"Error: {exc.message}", failed=True)
        return await carry_out(spec, arguments, narrowed)

    return call


def _answered_by_nobody(
    granted: GrantedTools, asked: ApprovalAsked, *, is_tool: bool
) -> asyncio.Future[Answer]:
    """Nobody is there to ask: no, and the run ends."""
    granted.asked(asked.name, is_tool=is_tool)
    answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    answer.set_result(Answer("deny", asked.arguments, NOBODY))
    return answer


def _given_by_nobody(
    granted: GrantedTools, asked: NodePaused | PersonAsked
) -> asyncio.Future[Given]:
    """A breakpoint is passed; a form ends the run."""
    if isinstance(asked, PersonAsked):
        granted.asked(asked.title or asked.node_id)
    given: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
    given.set_result(Given(None, NOBODY))
    return given


async def _no_model(_request: Request) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
    raise RunError("no model is asked here", "This is a defect.")
    yield  # what makes it a generator
