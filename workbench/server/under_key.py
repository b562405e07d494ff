"""An order under an ``Idempotency-Key``: carried out once, and told again as it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeAlias

from workbench.agents.graphs.documents import GraphDocument
from workbench.models.store import InstalledModel
from workbench.server import work
from workbench.server.exchange import Exchange
from workbench.server.once import HEADER, Held, Kept, cut_off, digest_of
from workbench.server.outcome import Outcome
from workbench.server.refusals import ApiRefusal
from workbench.traces.events import RunFinished, ToolCallStarted, TraceEvent

if TYPE_CHECKING:
    from workbench.server.desk import Desk, Order

Start: TypeAlias = Callable[[Callable[[work.Told], None]], work.Working]
_ANSWERED = ("answered", "token_limit")


@asynccontextmanager
async def under_key(
    desk: Desk, exchange: Exchange, order: Order, outcome: Outcome, start: Start
) -> AsyncGenerator[Start, None]:
    """What is to be begun for an order: its work, or telling again what it said before.

    A model changes nothing, so its key is not looked at.

    Raises:
        ApiRefusal: It is being answered, or was cut off when it may have done something.
    """
    key = exchange.header(HEADER)
    if not key or isinstance(order.target.what, InstalledModel):
        yield start
        return
    visitor = exchange.visitor.key
    owner = f"{visitor.id if visitor else ''}\0{exchange.path}"
    async with desk.once.held(key, owner, exchange.body_digest) as held:
        if held.earlier is not None:
            again = await _again(desk, order, held.earlier)
            if again is not None:
                exchange.headers.append((b"idempotency-replayed", b"true"))
                yield again
                return
        await asyncio.to_thread(held.begin)
        try:
            yield _noted(start, held)
        finally:
            said = "".join(outcome.text) if outcome.reason else None
            await asyncio.to_thread(held.ended, outcome.run_id, said)


async def _again(desk: Desk, order: Order, earlier: Kept) -> Start | None:
    """How the answer of an earlier request is told; None where nothing was done for it yet.

    Raises:
        ApiRefusal: It goes on, or may have done something before it was cut off.
    """
    run_id = earlier.run_id
    if not run_id:
        raise cut_off("", "nothing is known of its end")
    events = await desk.crossing.ask(desk.world.runs.served.recorded(run_id))
    if not events:
        raise cut_off(run_id, "its run is not there any more")
    end = events[-1]
    if not isinstance(end, RunFinished):
        raise ApiRefusal(409, "This request is being ended.", code="request_running", retry_s=2)
    is_graph = isinstance(order.target.what, GraphDocument)
    if end.end in _ANSWERED:
        said = await asyncio.to_thread(work.said_in, events, is_graph)
        if digest_of(said) != earlier.said:
            raise cut_off(run_id, "its answer is not kept as it was told")
        return lambda tell: work.tell_again(run_id, events, is_graph, tell)
    tools = _tools(events)
    if tools or is_graph:
        raise cut_off(run_id, f"ended with {end.end!r}", tools=tools)
    return None


def _tools(events: Sequence[TraceEvent]) -> list[str]:
    """The tools that were called, each once."""
    return list(dict.fromkeys(one.name for one in events if isinstance(one, ToolCallStarted)))


def _noted(start: Start, held: Held) -> Start:
    """The same work; the run that it becomes is kept beside its key."""

    def begin(tell: Callable[[work.Told], None]) -> work.Working:
        def told(item: work.Told) -> None:
            if isinstance(item, work.Begun):
                asyncio.get_running_loop().run_in_executor(None, held.began, item.run_id)
            tell(item)

        return start(told)

    return begin
