"""Runs that other programs ask for: one call of a model, or an agent or a graph."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.agents.documents import AgentDocument, AgentModel, ModelOptions
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.runtime import run_graph
from workbench.agents.history import run_messages
from workbench.agents.runtime import run_agent
from workbench.agents.values import to_values
from workbench.app.alive_runs import AliveRuns
from workbench.app.graph_starts import GraphStarts, apart, message_inputs
from workbench.app.loading import Loading
from workbench.app.relief import Relief
from workbench.app.run import Run
from workbench.app.run_documents import Documents
from workbench.app.run_services import ServicesOfRuns
from workbench.app.single_call import SingleCall, Tell
from workbench.base.errors import RunError, StoreDamaged, StoreError
from workbench.engines.api import CallInMessage, Message, Request
from workbench.models.store import InstalledModel
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    RunFinished,
    RunStarted,
    TraceEvent,
)
from workbench.traces.store import TraceStore

_PLACE = apart("server/")
_CALL = "model:"
"""Begins the name of a run that asks a model itself: an agent may be called as the model is."""
_LEAST_GATHER_S, _GATHER_S_PER_RUN, _MOST_GATHER_S = 0.25, 0.06, 4.0
_MOST_CONTENT_CHARS = 100_000
SERVED = "served"
"""Says in ``RunStarted.options`` which program asked for the run, and by which request."""


def is_served(conversation_id: str) -> bool:
    """Whether the runs of other programs are kept under this id."""
    return conversation_id.startswith(_PLACE)


@dataclass(frozen=True, slots=True)
class ServedFor:
    """Who asked.

    Attributes:
        request_id: Of the request, as the program that asked was told it.
        key_id: Of the key it brought; empty for none.
        key_name: What a person calls that key.
        path: The address it asked.
        keeps: The messages are kept, so that a later request can go on from them.
    """

    request_id: str
    key_id: str = ""
    key_name: str = ""
    path: str = ""
    keeps: bool = False

    def values(self) -> dict[str, Any]:
        """As the trace holds it."""
        return {
            "request": self.request_id,
            "key": self.key_id,
            "name": self.key_name,
            "path": self.path,
            "keeps": self.keeps,
        }


class ServedRuns:
    """Begins the runs that other programs ask for. Lives on the event loop."""

    def __init__(
        self,
        store: TraceStore,
        documents: Documents,
        graphs: GraphStarts,
        services: ServicesOfRuns,
        alive: AliveRuns,
        new: Callable[[RunStarted], Run],
        loading: Loading,
        relief: Relief,
    ) -> None:
        self._store = store
        self._documents, self._loading, self._graphs = documents, loading, graphs
        self._services, self._alive, self._new, self._relief = services, alive, new, relief

    async def call(
        self, model: InstalledModel, request: Request, served_for: ServedFor, tell: Tell
    ) -> Run:
        """Ask a model once; ``tell`` hears each piece, and in the end how it ended.

        Raises:
            RunError: The program is closing.
        """
        self._check_open()
        run = self._new(_call_started(model, request, served_for))
        place = request.conversation_id or run.conversation_id
        asked = replace(request, conversation_id=place)
        call = SingleCall(
            model.id,
            self._documents.models.engine_of(model),
            asked,
            self._loading.generate(model.id, asked),
            run.stop,
            tell,
            self._gather_s,
        )
        self._alive.begin_at_once(run, call.run())
        self._alive.listeners.tell(run)
        return run

    async def agent(
        self,
        document: AgentDocument,
        text: str,
        earlier: Sequence[Message],
        served_for: ServedFor,
    ) -> Run:
        """Ask an agent that is told what was said before.

        Raises:
            WorkbenchError: There is no such model, or the store refused.
        """
        self._check_open()
        wanted = document.model
        model = self._documents.models.choose(wanted.id, wanted.fallback)
        model = self._relief.choose(model, wanted.fallback)
        started = RunStarted(
            conversation_id=_own_place(),
            parent_run_id="",
            agent_name=document.name,
            agent=to_values(document),
            model_id=model.id,
            user_text=text,
            inputs={"earlier": _as_values(earlier)} if earlier else {},
            options={SERVED: served_for.values()},
        )
        run = self._new(started)
        services = await self._services.of(run, document, model)
        events = run_agent(document, text, _as_runs(earlier), services=services)
        await self._alive.begin(run, events)
        self._alive.listeners.tell(run)
        return run

    async def graph(self, document: GraphDocument, text: str, served_for: ServedFor) -> Run:
        """Give a message to a graph.

        Raises:
            DocumentError: The graph has errors; the message is the first of them.
            RunError: It takes no message.
            WorkbenchError: The store refused.
        """
        self._check_open()
        inputs = message_inputs(document, text)
        options = GraphOptions(reuse=False)
        prepared = await self._graphs.prepare(document, inputs, options)
        started = prepared.started(_own_place(), "", "", text)
        noted = replace(started, options=started.options | {SERVED: served_for.values()})
        run = self._new(noted)
        services = self._services.of_graph(run, prepared.world, prepared.earlier, "")
        events = run_graph(document, inputs, services=services, options=options)
        await self._alive.begin(run, events)
        self._alive.listeners.tell(run)
        return run

    async def said_before(self, run_id: str, key_id: str) -> tuple[Message, ...] | None:
        """What was said up to the end of an earlier request; None if it cannot be gone on from.

        Args:
            run_id: Its run.
            key_id: Of the key that asks; only its own are told.

        Raises:
            StoreError: The store cannot be read.
        """
        try:
            records = await asyncio.to_thread(self._store.records, run_id)
        except StoreDamaged:
            raise
        except StoreError:
            return None
        events = [record.event for record in records]
        started = events[0] if events else None
        if not isinstance(started, RunStarted) or not isinstance(events[-1], RunFinished):
            return None
        served = started.options.get(SERVED)
        if not isinstance(served, dict) or not served.get("keeps"):
            return None
        return _all_said(started, events) if served.get("key") == key_id else None

    async def recorded(self, run_id: str) -> tuple[TraceEvent, ...]:
        """What is stored of a run; empty where there is none.

        Raises:
            StoreError: The store cannot be read.
        """
        records = await asyncio.to_thread(self._store.records, run_id)
        return tuple(record.event for record in records)

    def _check_open(self) -> None:
        self._alive.check_open()
        self._relief.check_open()

    def _gather_s(self) -> float:
        """The more runs there are, the larger the parts that are recorded."""
        wanted_s = _GATHER_S_PER_RUN * len(self._alive.active)
        return min(_MOST_GATHER_S, max(_LEAST_GATHER_S, wanted_s))


def _all_said(started: RunStarted, events: Sequence[TraceEvent]) -> tuple[Message, ...]:
    """The messages of a request, and what was answered."""
    last = events[-1]
    if (asked := started.inputs.get("messages")) is not None:
        answered = [one for one in run_messages(events) if one.role == "assistant"]
        return (*_from_values(asked), *answered)
    earlier = _from_values(started.inputs.get("earlier", []))
    answer = last.answer if isinstance(last, RunFinished) else ""
    return (*earlier, Message("user", started.user_text), Message("assistant", answer))


def _own_place() -> str:
    """A place of its own for each: no request finds anything of another one."""
    return f"{_PLACE}{uuid.uuid4().hex}"


def _call_started(model: InstalledModel, request: Request, served: ServedFor) -> RunStarted:
    sampling = request.sampling
    system = [one.content for one in request.messages if one.role == "system"]
    document = AgentDocument(
        "model",
        model.title,
        instructions="\n\n".join(system)[:_MOST_CONTENT_CHARS],
        model=AgentModel(
            model.id,
            options=ModelOptions(
                temperature=sampling.temperature,
                top_p=sampling.top_p,
                top_k=sampling.top_k,
                min_p=sampling.min_p,
                repeat_penalty=sampling.repeat_penalty,
                max_output_tokens=sampling.max_new_tokens,
                seed=sampling.seed,
                context_tokens=0,
                output_mode="constrained" if request.constrain else "free",
            ),
        ),
    )
    return RunStarted(
        conversation_id=_own_place(),
        parent_run_id="",
        agent_name=f"{_CALL}{model.id}",
        agent=to_values(document),
        model_id=model.id,
        user_text=_asked_text(request) or "(nothing)",
        inputs={"messages": _as_values(request.messages)} if served.keeps else {},
        options={SERVED: served.values()},
    )


def _asked_text(request: Request) -> str:
    if request.prompt is not None:
        return request.prompt[:_MOST_CONTENT_CHARS]
    if request.task is not None:
        return "\n".join(request.task.texts)[:_MOST_CONTENT_CHARS]
    said = [one.content for one in request.messages if one.role in ("user", "tool")]
    return said[-1][:_MOST_CONTENT_CHARS] if said else ""


def _as_values(messages: Sequence[Message]) -> list[dict[str, Any]]:
    """Messages as the trace holds them."""
    return [_message_values(one) for one in messages]


def _message_values(message: Message) -> dict[str, Any]:
    values: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.calls:
        values["calls"] = [
            {"id": call.id, "name": call.name, "arguments": call.arguments}
            for call in message.calls
        ]
    if message.call_id:
        values |= {"call_id": message.call_id, "name": message.name}
    return values


def _from_values(rows: Sequence[dict[str, Any]]) -> list[Message]:
    """Messages as they were recorded."""
    return [
        Message(
            row["role"],
            row["content"],
            calls=tuple(CallInMessage(**call) for call in row.get("calls", ())),
            call_id=row.get("call_id", ""),
            name=row.get("name", ""),
        )
        for row in rows
    ]


def _as_runs(messages: Sequence[Message]) -> list[list[TraceEvent]]:
    """What was said before as the earlier runs from which an agent's history is made.

    Raises:
        RunError: Somebody else than a person and the agent speaks in it.
    """
    runs: list[list[TraceEvent]] = []
    for number, message in enumerate(messages):
        if message.role == "user":
            runs.append([RunStarted("", "", "", {}, "", message.content)])
        elif message.role == "assistant":
            span = f"earlier-{number}"
            said: list[TraceEvent] = [
                ModelCallStarted(span, "agent", "", ""),
                AnswerDelta(span, message.content),
            ]
            (runs[-1] if runs else _new_in(runs)).extend(said)
        else:
            raise RunError(
                f"an agent is told no message of role {message.role!r}",
                "Send messages of user and assistant.",
            )
    return runs


def _new_in(runs: list[list[TraceEvent]]) -> list[TraceEvent]:
    runs.append([])
    return runs[-1]
