"""What a run is given to work with: a model, tools, and the user's answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.services import Given, GraphServices, Search
from workbench.agents.nodes.api import World
from workbench.agents.services import Answer, ModelChanged, RunServices
from workbench.app.failover import Failover
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notices
from workbench.app.run import Run
from workbench.app.tool_calls import ToolCalls, carry_out, checked
from workbench.base.errors import RunError
from workbench.engines.api import EngineEvent, Request
from workbench.models.store import InstalledModel
from workbench.policy.approvals import Approvals, fingerprint
from workbench.tools.api import ToolSpec
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked

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
        """
        self._loading = loading
        self._approvals = approvals
        self._calls = calls
        self._tell = tell
        self._models = models
        self._notices = notices
        self._search = search
        self._marks: dict[str, str] = {}

    async def of(self, run: Run, document: AgentDocument, model: InstalledModel) -> RunServices:
        """The services of one run."""
        context_tokens = document.model.options.context_tokens
        tools = dict(self._calls.tools)
        failover = Failover(
            model, document.model.fallback, self._loading, self._models, self._notices
        )
        return RunServices(
            run_id=run.run_id,
            model_id=model.id,
            engine=self._models.engine_of(model),
            conversation_id=run.conversation_id,
            tools=tools,
            context=await self._calls.context(document),
            generate=lambda request: run.watch(failover.generate(request, context_tokens)),
            check=checked,
            call=carry_out,
            decide=lambda spec: self._approvals.decide(document.name, spec, document),
            ask=lambda asked: self._ask(run, asked, document, tools),
            stop=run.stop,
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
            context=await self._calls.context(document),
            generate=_no_model,
            check=checked,
            call=carry_out,
            decide=lambda spec: self._approvals.decide(document.name, spec, document),
            ask=lambda asked: self._ask(run, asked, document, tools),
            stop=run.stop,
        )

    def of_graph(
        self, run: Run, world: World, earlier: Earlier, model_id: str
    ) -> GraphServices:
        """The services of a run of a graph.

        Args:
            run: The run.
            world: What its settings refer to.
            earlier: Results that may be used again.
            model_id: The model of every agent in it; empty leaves each its own.
        """

        async def of(document: AgentDocument, needs_model: bool) -> RunServices:
            if not needs_model:
                return await self.without_model(run, document)
            wanted = document.model
            model = self._models.choose(model_id or wanted.id, wanted.fallback)
            services = await self.of(run, document, model)
            # Each agent of a graph has a place of its own in the KV cache.
            return replace(services, conversation_id=f"{run.conversation_id}/{document.name}")

        return GraphServices(
            run_id=run.run_id,
            world=world,
            of=of,
            approve=lambda asked: self._ask(run, asked, None),
            give=lambda asked: self._give(run, asked),
            earlier=earlier,
            stop=run.stop,
            search=self._search,
        )

    async def allow_always(self, document: AgentDocument, asked: ApprovalAsked) -> None:
        """Keep that an agent may use a tool, as it was when it was asked for, unasked.

        Raises:
            StoreError: It could not be kept.
        """
        mark = self._marks.pop(asked.ask_id, "")
        await asyncio.to_thread(self._approvals.remember, document.name, asked.name, mark)

    def _give(self, run: Run, asked: NodePaused | PersonAsked) -> asyncio.Future[Given]:
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
        answer = run.ask(asked, document)
        if document is not None and asked.name in tools:
            # A tool's file may change while a person reads what is asked.
            mark = fingerprint(document.name, tools[asked.name], document.grants)
            self._marks[asked.ask_id] = mark
            answer.add_done_callback(lambda _answer: self._marks.pop(asked.ask_id, None))
        answer.add_done_callback(lambda _answer: self._tell(run))
        self._tell(run)
        return answer


async def _no_model(_request: Request) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
    raise RunError("no model is asked here", "This is a defect.")
    yield  # what makes it a generator
