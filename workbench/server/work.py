"""What is done on the program's loop: a model is called, an agent or a graph runs."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.local_server import ServedWorld
from workbench.app.model_call import ModelCall
from workbench.app.run import Run
from workbench.app.served_runs import ServedFor
from workbench.app.token_table import TokenTable, alternative_text
from workbench.app.token_view import TokenView
from workbench.app.unattended import attend
from workbench.base.errors import WorkbenchError
from workbench.engines.api import EngineEvent, Message, PromptReady, Request
from workbench.engines.token_values import LEAST_LOGPROB
from workbench.models.store import InstalledModel
from workbench.server.crossing import Tell
from workbench.server.refusals import bad
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    RunFinished,
    TraceEvent,
)
from workbench.traces.nesting import is_inside

_NOBODY_ALLOWS: frozenset[str] = frozenset()
_STEP_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Begun:
    """The run of a request is there."""

    run_id: str


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of what an agent or a graph answers."""

    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """An agent or a graph came to its end.

    Attributes:
        whole: All of the answer.
    """

    end: RunFinished
    whole: str


Told: TypeAlias = Begun | Said | Ended | EngineEvent | WorkbenchError
Working: TypeAlias = Coroutine[Any, Any, None]


async def call_model(
    world: ServedWorld,
    model: InstalledModel,
    request: Request,
    served_for: ServedFor,
    tell: Tell[Told],
) -> None:
    """Ask a model; ends once its run is on disk. Cancelling it stops the model.

    Raises:
        WorkbenchError: It could not begin.
    """
    run = await world.runs.served.call(model, request, served_for, tell)
    tell(Begun(run.run_id))
    await _until_end(run)


async def ask_agent(
    world: ServedWorld,
    agent: AgentDocument,
    messages: Sequence[Message],
    served_for: ServedFor,
    tell: Tell[Told],
) -> None:
    """Let an agent answer; what its tools ask a person is denied, for nobody sits here.

    Raises:
        WorkbenchError: It could not begin, or its role among the messages is bad.
    """
    more = [one.content for one in messages if one.role == "system"]
    if more:
        instructions = "\n\n".join([agent.instructions, *more]).strip()
        agent = replace(agent, instructions=instructions)
    text, earlier = _last_and_earlier(messages)
    run = await world.runs.served.agent(agent, text, earlier, served_for)
    await _follow(world, run, tell, is_graph=False)


async def ask_graph(
    world: ServedWorld,
    graph: GraphDocument,
    messages: Sequence[Message],
    served_for: ServedFor,
    tell: Tell[Told],
) -> None:
    """Give the last message to a graph, which knows of no earlier ones.

    Raises:
        WorkbenchError: It could not begin.
    """
    text, _earlier = _last_and_earlier(messages)
    run = await world.runs.served.graph(graph, text, served_for)
    await _follow(world, run, tell, is_graph=True)


def _last_and_earlier(messages: Sequence[Message]) -> tuple[str, list[Message]]:
    said = [one for one in messages if one.role != "system"]
    if not said or said[-1].role != "user" or not said[-1].content.strip():
        raise bad("The last message has to be one of the user, with text.", "messages")
    if any(one.role == "tool" or one.calls for one in said):
        raise bad(
            "An agent calls its tools itself: leave calls and their results out.", "messages"
        )
    return said[-1].content, said[:-1]


async def _follow(world: ServedWorld, run: Run, tell: Tell[Told], *, is_graph: bool) -> None:
    tell(Begun(run.run_id))
    answering = asyncio.create_task(attend(world.runs, run, _NOBODY_ALLOWS), name="nobody")
    whole: list[str] = []
    try:
        async with aclosing(run.events()) as batches:
            async for batch in batches:
                text = "" if is_graph else _pieces([one.event for one in batch], whole)
                if text:
                    tell(Said(text))
        end = await answering
    except asyncio.CancelledError:
        run.stop.stop("cancelled")
        raise
    finally:
        answering.cancel()
        await asyncio.gather(answering, return_exceptions=True)
    if is_graph and end.answer:
        whole.append(end.answer)
        tell(Said(end.answer))
    tell(Ended(end, "".join(whole)))


async def tell_again(
    run_id: str, events: Sequence[TraceEvent], is_graph: bool, tell: Tell[Told]
) -> None:
    """Tell what a run said that has ended, as it was told when it went on."""
    end = events[-1]
    if not isinstance(end, RunFinished):
        raise TypeError(f"run {run_id} has no end")
    text = said_in(events, is_graph)
    tell(Begun(run_id))
    if text:
        tell(Said(text))
    tell(Ended(end, text))


def said_in(events: Sequence[TraceEvent], is_graph: bool) -> str:
    """What a client is told of a run with these events."""
    end = events[-1]
    if is_graph:
        return end.answer if isinstance(end, RunFinished) else ""
    return _pieces(events, [])


def _pieces(events: Sequence[TraceEvent], whole: list[str]) -> str:
    """What a client reads of some events; it is added to the whole."""
    found = []
    for event in events:
        if piece := _piece(event, whole):
            found.append(piece)
            whole.append(piece)
    return "".join(found)


def _piece(event: TraceEvent, whole: list[str]) -> str:
    """What a client reads of an event: the agent's own words, its steps a line apart."""
    if isinstance(event, AnswerDelta) and not is_inside(event):
        return event.text
    ends_open = whole and not whole[-1].endswith(_STEP_BREAK)
    if isinstance(event, ModelCallStarted) and not is_inside(event) and ends_open:
        return _STEP_BREAK
    return ""


async def _until_end(run: Run) -> None:
    try:
        await run.wait()
    except asyncio.CancelledError:
        run.stop.stop("cancelled")
        raise


async def scored_rows(
    world: ServedWorld,
    model: InstalledModel,
    prompt: PromptReady,
    answer: tuple[int, ...],
    others: int,
) -> list[dict[str, Any]]:
    """How likely each token of an answer was, as the API tells it; the model is asked again.

    Raises:
        WorkbenchError: Its engine cannot tell, or failed.
    """
    engine = world.models.engine_of(model)
    call = ModelCall(
        "model-1",
        1,
        "agent",
        model.id,
        engine,
        has_prompt=True,
        prompt=prompt.text,
        prompt_tokens=prompt.prompt_tokens,
        token_ids=answer,
        goes_on=False,
    )
    table = TokenTable(call)
    view = TokenView(world.models, world.loading, world.settings)
    async with aclosing(view.fill(table)) as steps:
        async for _step in steps:
            pass
    return [
        _token_row(table, number, others)
        for number in range(table.prompt_tokens, len(table))
        if not table.special[number]
    ]


def _token_row(table: TokenTable, number: int, others: int) -> dict[str, Any]:
    score = table.scores.get(number)
    own: dict[str, Any] = {
        "token": table.piece_text(number),
        "logprob": score.logprob if score else LEAST_LOGPROB,
        "bytes": list(table.pieces[number]),
    }
    likely = [own] if score else []
    for one in score.others if score else ():
        raw = _unhexed(one.piece)
        told = {"token": alternative_text(one.piece), "logprob": one.logprob, "bytes": raw}
        likely.append(told)
    likely.sort(key=lambda row: -row["logprob"])
    return {**own, "top_logprobs": likely[:others]}


def _unhexed(piece: str) -> list[int] | None:
    try:
        return list(bytes.fromhex(piece))
    except ValueError:
        return None


def check_can_score(world: ServedWorld, model: InstalledModel) -> None:
    """See that an engine tells how likely tokens were.

    Raises:
        ApiRefusal: It does not.
    """
    if world.models.engine_of(model) != "llama-cpp":
        raise bad(
            "'logprobs' are told by llama.cpp only: this model has another engine.",
            "logprobs",
            "unsupported_parameter",
        )
