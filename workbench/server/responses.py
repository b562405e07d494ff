"""``/v1/responses``."""

from __future__ import annotations

import time
from contextlib import aclosing

from workbench.base.errors import WorkbenchError
from workbench.engines.api import Message
from workbench.server import work
from workbench.server.crossing import Inbox
from workbench.server.desk import Desk, Order
from workbench.server.exchange import ALIVE, STREAM_PAUSE_S, Exchange
from workbench.server.outcome import Outcome
from workbench.server.pieces import batches, until_stored
from workbench.server.refusals import ApiRefusal, bad, of_error
from workbench.server.response_answer import ResponseAnswer
from workbench.server.responses_request import (
    PREFIX,
    ResponseAsked,
    read_response,
    with_earlier,
)


async def responses(desk: Desk, exchange: Exchange) -> None:
    """Answer with a response.

    Raises:
        ApiRefusal: It is not answered.
    """
    asked = read_response(await exchange.read())
    target = desk.targets.find(asked.model, exchange.visitor.key)
    request = with_earlier(asked, await _earlier(desk, exchange, asked))
    order = Order(target, request, request.messages, asked.store, asked.one_call)
    desk.check_order(order, asked.own)
    async with desk.answered(exchange, order) as (inbox, outcome):
        if asked.stream:
            await _stream(exchange, asked, inbox, outcome)
            return
        answer: ResponseAnswer | None = None
        async with aclosing(batches(inbox, outcome, STREAM_PAUSE_S)) as moments:
            async for moment in moments:
                answer = answer or _answer(asked, outcome)
                for piece in moment:
                    answer.take(piece)
        answer = answer or _answer(asked, outcome)
        if asked.store:
            await until_stored(inbox, outcome)
        exchange.headers.append((b"x-workbench-run", outcome.run_id.encode()))
        await exchange.answer(answer.whole(outcome))


def _answer(asked: ResponseAsked, outcome: Outcome) -> ResponseAnswer:
    return ResponseAnswer(
        PREFIX + outcome.run_id, int(time.time()), asked.model, asked.store, asked.echoed
    )


async def _stream(
    exchange: Exchange, asked: ResponseAsked, inbox: Inbox[work.Told], outcome: Outcome
) -> None:
    """Answer with events; it begins with the first, so that a failure before it is one."""
    answer: ResponseAnswer | None = None
    try:
        async with aclosing(batches(inbox, outcome, STREAM_PAUSE_S)) as moments:
            async for moment in moments:
                if answer is None and not outcome.run_id:
                    continue  # nothing is known of it yet, not even its id
                if not moment and exchange.begins_late:
                    continue
                answer = answer or await _begun(exchange, asked, outcome)
                await exchange.write(b"".join(map(answer.take, moment)) or ALIVE)
    except (ApiRefusal, WorkbenchError) as exc:
        if answer is None:
            raise
        refusal = exc if isinstance(exc, ApiRefusal) else of_error(exc)
        await exchange.end(answer.failed(refusal))
        return
    answer = answer or await _begun(exchange, asked, outcome)
    if asked.store:
        await until_stored(inbox, outcome)
    await exchange.end(answer.end(outcome))


async def _begun(exchange: Exchange, asked: ResponseAsked, outcome: Outcome) -> ResponseAnswer:
    answer = _answer(asked, outcome)
    exchange.headers.append((b"x-workbench-run", outcome.run_id.encode()))
    await exchange.begin()
    await exchange.write(answer.begin())
    return answer


async def _earlier(desk: Desk, exchange: Exchange, asked: ResponseAsked) -> tuple[Message, ...]:
    """What was said up to the response that this one goes on from."""
    if not asked.before:
        return ()
    key = exchange.visitor.key
    found = await desk.crossing.ask(
        desk.world.runs.served.said_before(asked.before, key.id if key else "")
    )
    if found is None:
        raise bad(
            f"Previous response with id '{PREFIX}{asked.before}' not found.",
            "previous_response_id",
            "previous_response_not_found",
        )
    # The instructions of an earlier response are not carried over.
    return tuple(one for one in found if one.role != "system")
