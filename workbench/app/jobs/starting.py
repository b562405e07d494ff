"""Begins the runs of jobs: for the role of who allowed the job, with what was granted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.runtime import run_agent
from workbench.agents.values import to_values
from workbench.app.alive_runs import AliveRuns
from workbench.app.granted_tools import GrantedTools, Terms
from workbench.app.graph_starts import GraphStarts, message_inputs
from workbench.app.jobs.places import JOB
from workbench.app.relief import Relief
from workbench.app.run import Run
from workbench.app.run_documents import Documents
from workbench.app.run_services import ServicesOfRuns
from workbench.policy.roles import Role
from workbench.traces.events import RunStarted
from workbench.traces.store import TraceStore


class NewRun(Protocol):
    """Makes a run that has not begun."""

    def __call__(self, started: RunStarted, wanted: str = "", *, by_alert: bool = False) -> Run:
        """The run; see ``Runs``."""


@dataclass(frozen=True, slots=True)
class Begin:
    """What a run of a job begins with.

    Attributes:
        place: Where it is kept.
        role: It acts for.
        said: Of the job, for the trace.
    """

    text: str
    place: str
    role: Role
    terms: Terms
    said: dict[str, Any]


class JobRuns:
    """Begins runs in which no question is ever asked. Lives on the event loop."""

    def __init__(
        self,
        store: TraceStore,
        documents: Documents,
        graphs: GraphStarts,
        services: ServicesOfRuns,
        alive: AliveRuns,
        new: NewRun,
        relief: Relief,
    ) -> None:
        self._store = store
        self._documents, self._graphs, self._services = documents, graphs, services
        self._alive, self._new, self._relief = alive, new, relief

    async def start(
        self,
        document: AgentDocument | GraphDocument,
        begin: Begin,
        then: Callable[[Run], None] = lambda _run: None,
    ) -> tuple[Run, GrantedTools]:
        """Begin a run; returns it with what decides its calls.

        Args:
            document: The agent or graph.
            begin: What it begins with.
            then: Called with the run before anything of it happens.

        Raises:
            WorkbenchError: There is no such model, the graph has errors, or the store refused.
        """
        self._alive.check_open()
        self._relief.check_open()
        if isinstance(document, GraphDocument):
            run = await self._graph(document, begin, then)
        else:
            run = await self._agent(document, begin, then)
        self._alive.listeners.tell(run)
        assert run.granted is not None  # noqa: S101 - it was put there
        return run, run.granted

    async def _agent(
        self, document: AgentDocument, begin: Begin, then: Callable[[Run], None]
    ) -> Run:
        wanted = document.model
        model = self._documents.models.choose(wanted.id, wanted.fallback)
        model = self._relief.choose(model, wanted.fallback)
        started = RunStarted(
            conversation_id=begin.place,
            parent_run_id="",
            agent_name=document.name,
            agent=to_values(document),
            model_id=model.id,
            user_text=begin.text,
            options={JOB: begin.said},
        )
        run = self._made(started, begin)
        then(run)
        services = await self._services.of(run, document, model)
        await self._alive.begin(run, run_agent(document, begin.text, [], services=services))
        return run

    async def _graph(
        self, document: GraphDocument, begin: Begin, then: Callable[[Run], None]
    ) -> Run:
        inputs = message_inputs(document, begin.text)
        options = GraphOptions(reuse=False)
        prepared = await self._graphs.prepare(document, inputs, options)
        started = prepared.started(begin.place, "", "", begin.text)
        run = self._made(replace(started, options={**started.options, JOB: begin.said}), begin)
        then(run)
        services = self._services.of_graph(run, prepared.world, prepared.earlier, "")
        await self._alive.begin(
            run, run_graph(document, inputs, services=services, options=options)
        )
        return run

    def _made(self, started: RunStarted, begin: Begin) -> Run:
        """A run for the role of who allowed the job, whoever sits before the program now."""
        run = self._new(started, by_alert=True)
        run.started = replace(run.started, role=begin.role)
        run.role = lambda: begin.role
        run.granted = GrantedTools(begin.terms, run.stop)
        return run
