"""``/v1/chat/completions`` and ``/v1/completions``."""

from __future__ import annotations

import time
from contextlib import aclosing
from typing import Any

from workbench.models.store import InstalledModel
from workbench.server import work
from workbench.server.chat_answer import ChatAnswer, TextAnswer
from workbench.server.chat_request import Asked, read_chat, read_completion
from workbench.server.crossing import Inbox
from workbench.server.desk import Desk, Order
from workbench.server.exchange import ALIVE, STREAM_PAUSE_S, Exchange
from workbench.server.outcome import Outcome
from workbench.server.pieces import batches, to_end
from workbench.server.refusals import bad


async def chat(desk: Desk, exchange: Exchange) -> None:
    """Answer a chat.

    Raises:
        ApiRefusal: It is not answered.
    """
    asked = read_chat(await exchange.read())
    answer = ChatAnswer(
        f"chatcmpl-{exchange.id}", int(time.time()), asked.model, with_usage=asked.with_usage
    )
    await _answer(desk, exchange, asked, answer)


async def completion(desk: Desk, exchange: Exchange) -> None:
    """Continue a text.

    Raises:
        ApiRefusal: It is not answered.
    """
    asked = read_completion(await exchange.read())
    answer = TextAnswer(
        f"cmpl-{exchange.id}",
        int(time.time()),
        asked.model,
        with_usage=asked.with_usage,
        echo=asked.echo,
    )
    await _answer(desk, exchange, asked, answer)


async def _answer(desk: Desk, exchange: Exchange, asked: Asked, answer: ChatAnswer) -> None:
    target = desk.targets.find(asked.model, exchange.visitor.key)
    order = Order(target, asked.request, asked.messages, one_call=asked.one_call)
    desk.check_order(order, asked.own)
    model = target.what if isinstance(target.what, InstalledModel) else None
    if model is None and asked.request.prompt is not None:
        raise bad("Agents and graphs answer chats, not texts.", "model", "unsupported_model")
    if model is not None and asked.logprobs:
        work.check_can_score(desk.world, model)
    async with desk.answered(exchange, order) as (inbox, outcome):
        if asked.stream:
            await _stream(desk, exchange, asked, answer, (inbox, outcome), model)
        else:
            await to_end(inbox, outcome)
            logprobs = await _logprobs(desk, asked, outcome, model)
            _tell_run(exchange, outcome)
            await exchange.answer(answer.whole(outcome, logprobs))


async def _stream(
    desk: Desk,
    exchange: Exchange,
    asked: Asked,
    answer: ChatAnswer,
    told: tuple[Inbox[work.Told], Outcome],
    model: InstalledModel | None,
) -> None:
    """Answer piece by piece; it begins with the first, so that a failure before it is one."""
    inbox, outcome = told
    async with aclosing(batches(inbox, outcome, STREAM_PAUSE_S)) as moments:
        async for moment in moments:
            if not moment and exchange.begins_late:
                continue
            written = b"".join(map(answer.piece, moment)) or ALIVE
            await _write(exchange, answer, outcome, written)
    logprobs = await _logprobs(desk, asked, outcome, model)
    await _write(exchange, answer, outcome, b"")
    await exchange.end(answer.end(outcome, logprobs))


async def _write(
    exchange: Exchange, answer: ChatAnswer, outcome: Outcome, written: bytes
) -> None:
    if not exchange.status:
        _tell_run(exchange, outcome)
        await exchange.begin()
        written = answer.begin() + written
    if written:
        await exchange.write(written)


def _tell_run(exchange: Exchange, outcome: Outcome) -> None:
    if outcome.run_id:
        exchange.headers.append((b"x-workbench-run", outcome.run_id.encode()))


async def _logprobs(
    desk: Desk, asked: Asked, outcome: Outcome, model: InstalledModel | None
) -> list[dict[str, Any]] | None:
    """How likely each token was; None if nobody wants to know."""
    ended = outcome.finished
    if not asked.logprobs or model is None or ended is None or outcome.prompt is None:
        return None
    if not ended.token_ids:
        return []
    rows = work.scored_rows(desk.world, model, outcome.prompt, ended.token_ids, asked.others)
    return _until(await desk.crossing.ask(rows), "".join(outcome.text))


def _until(rows: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The rows of the text that was told: a stop text is not."""
    left, kept = len(text.encode()), []
    for row in rows:
        if left <= 0:
            break
        kept.append(row)
        left -= len(row["bytes"])
    return kept
