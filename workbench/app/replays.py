"""Running a recorded run again: told from its record, or real from one of its steps on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, replace

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.graphs.value_writing import to_values as graph_values
from workbench.agents.past import Past
from workbench.agents.replay import options_of, reused, told_again, until_end, with_past
from workbench.agents.runtime import run_agent
from workbench.agents.services import StopSignal
from workbench.agents.values import from_values, to_values
from workbench.app.alive_runs import AliveRuns
from workbench.app.earlier_runs import earlier_runs
from workbench.app.graph_starts import GraphStarts, apart, graph_from, is_graph
from workbench.app.recording import REDACTED
from workbench.app.run import Run
from workbench.app.run_documents import Documents
from workbench.app.run_services import ServicesOfRuns
from workbench.app.tool_calls import checked
from workbench.base.errors import RunError, WorkbenchError
from workbench.traces.canonical import EventDifference, first_difference
from workbench.traces.events import Record, RunStarted, TraceEvent
from workbench.traces.store import TraceStore
from workbench.traces.tree import span_id_of

Document = AgentDocument | GraphDocument


@dataclass(frozen=True, slots=True)
class ReplayCheck:
    """How a run went that was told again.

    Attributes:
        run_id: The run in the record.
        difference: Where it first went another way; None if all events are equal.
        records: The events as they were made anew.
        cut_off: The record was cut off, and was compared as far as it goes.
        problem: Why it could not be told again at all; empty if it could.
    """

    run_id: str
    difference: EventDifference | None
    records: tuple[Record, ...] = ()
    cut_off: bool = False
    problem: str = ""

    @property
    def is_equal(self) -> bool:
        """Every event came out as it was."""
        return self.difference is None and not self.problem


class Replays:
    """Tells runs again, and lets them go on another way."""

    def __init__(
        self,
        store: TraceStore,
        documents: Documents,
        starts: GraphStarts,
        services: ServicesOfRuns,
        alive: AliveRuns,
        new: Callable[[RunStarted], Run],
    ) -> None:
        """Join them.

        Args:
            store: Where the records are.
            documents: The models that go on.
            starts: Looks at graphs before they run.
            services: What goes on for real gets.
            alive: Keeps the runs that go on.
            new: Makes a run with its first event.
        """
        self._store, self._documents, self._starts = store, documents, starts
        self._services, self._alive, self._new = services, alive, new

    async def check(
        self,
        run_id: str,
        document: Document | None = None,
        *,
        instructions: str | None = None,
    ) -> ReplayCheck:
        """Tell a run again and compare; nothing is asked, changed or stored.

        Args:
            run_id: The run.
            document: What shall run; None is the document as it was recorded.
            instructions: Other instructions of an agent; None keeps them.

        Raises:
            WorkbenchError: There is no such run, or its beginning is lost.
        """
        records = await self._records(run_id)
        started = _start(records)
        if started.options.get(REDACTED):
            return ReplayCheck(
                run_id, None, problem="Parts of its texts were left out when it was recorded."
            )
        what = _instructed(document or _document(started), instructions)
        world = self._starts.world()

        async def told() -> tuple[list[TraceEvent], bool]:
            past, stop = Past(records, strict=True), StopSignal()
            events = told_again(what, records, past, world=world, check=checked, stop=stop)
            return await until_end(events, past, stop), stop.end is not None

        try:  # in a thread: nothing in it waits, so a long run would hold up the window
            made, cut_off = await asyncio.to_thread(asyncio.run, told())
        except WorkbenchError as exc:
            return ReplayCheck(run_id, None, problem=exc.message)
        now_s = time.time()
        again = tuple(
            Record(run_id, number, now_s, event)
            for number, event in enumerate((started, *made))
        )
        difference = await asyncio.to_thread(first_difference, records, again)
        return ReplayCheck(run_id, difference, again, cut_off)

    async def go_on(
        self,
        run_id: str,
        step: str = "",
        *,
        model_id: str = "",
        document: Document | None = None,
        instructions: str | None = None,
    ) -> Run:
        """Run it again: what lies before a step as it was recorded, from there on for real.

        Tools that change something are asked for, even if they were allowed for good.

        Args:
            run_id: The run.
            step: The id of the span with which the real part begins; empty is the beginning.
            model_id: Another model for the real part; empty takes the one it had.
            document: Another document for it; None is the one it had.
            instructions: Other instructions of an agent; None keeps them.

        Raises:
            WorkbenchError: There is no such run or step, or it cannot be run.
        """
        self._alive.check_open()
        records = await self._records(run_id)
        started = _start(records)
        if started.options.get(REDACTED) and step:
            raise RunError(
                "parts of its texts were left out when that run was recorded",
                "Run it again from its beginning.",
            )
        until = _number_of(records, step) if step else 0
        what = _instructed(document or _document(started), instructions)
        past = Past(records, until=until)
        if isinstance(what, GraphDocument):
            run, events = await self._graph(what, records, until, past, model_id)
        else:
            run, events = await self._agent(what, records, until, past, model_id)
        await self._alive.begin(run, events)
        self._alive.listeners.tell(run)
        return run

    async def _agent(
        self,
        document: AgentDocument,
        records: Sequence[Record],
        until: int,
        past: Past,
        model_id: str,
    ) -> tuple[Run, AsyncGenerator[TraceEvent, None]]:
        started = _start(records)
        wanted = document.model
        named = model_id or started.model_id or wanted.id
        model = self._documents.models.choose(named, wanted.fallback)
        context_tokens = wanted.options.context_tokens or model.trained_context_tokens
        history = await asyncio.to_thread(
            earlier_runs,
            self._store,
            started.conversation_id,
            started.parent_run_id,
            context_tokens,
        )
        run = self._begun(started, records[0].run_id, until, document, model.id)
        services = replace(await self._services.of(run, document, model), past=past)
        return run, run_agent(document, started.user_text, history, services=services)

    async def _graph(
        self,
        document: GraphDocument,
        records: Sequence[Record],
        until: int,
        past: Past,
        model_id: str,
    ) -> tuple[Run, AsyncGenerator[TraceEvent, None]]:
        started = _start(records)
        told = [record for record in records if record.number < until]
        options = options_of([records[0], *told])
        ready = await self._starts.prepare(document, started.inputs, options)
        named = model_id or started.model_id
        run = self._begun(started, records[0].run_id, until, document, named)
        earlier = Earlier(reused(told))
        services = self._services.of_graph(run, ready.world, earlier, named)
        own = with_past(services, past)
        return run, run_graph(document, started.inputs, services=own, options=options)

    def _begun(
        self, started: RunStarted, run_id: str, until: int, document: Document, model_id: str
    ) -> Run:
        """The new run; kept apart from conversations, below the run that it repeats."""
        values = started.agent if document == _document(started) else _values(document)
        run = self._new(
            replace(
                started,
                conversation_id=apart(f"again:{run_id}"),
                parent_run_id="",
                agent=values,
                model_id=model_id,
                forked_from=run_id,
                options={**started.options, "told_until": until},
            )
        )
        run.is_again = True
        return run

    async def _records(self, run_id: str) -> tuple[Record, ...]:
        await asyncio.to_thread(self._store.run, run_id)  # says it if there is none
        return await asyncio.to_thread(self._store.records, run_id)


def _start(records: Sequence[Record]) -> RunStarted:
    event = records[0].event if records else None
    if not isinstance(event, RunStarted):
        raise RunError("the beginning of that run is missing", "Ask anew.")
    return event


def _document(started: RunStarted) -> Document:
    return graph_from(started.agent) if is_graph(started.agent) else from_values(started.agent)


def _instructed(document: Document, instructions: str | None) -> Document:
    if instructions is None:
        return document
    if isinstance(document, GraphDocument):
        raise RunError(
            "a graph has no instructions of its own", "Edit the node, then run it again."
        )
    return replace(document, instructions=instructions)


def _values(document: Document) -> dict[str, object]:
    if isinstance(document, GraphDocument):
        return graph_values(document)
    return to_values(document)


def _number_of(records: Sequence[Record], step: str) -> int:
    for record in records:
        if not isinstance(record.event, RunStarted) and span_id_of(record) == step:
            return record.number
    raise RunError(f"the run has no step {step!r}", "Look at its steps.")
