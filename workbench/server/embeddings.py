"""``/v1/embeddings``."""

from __future__ import annotations

from workbench.engines.api import Request, TextTask
from workbench.models.store import InstalledModel
from workbench.server.desk import Desk, Order
from workbench.server.embeddings_request import read_embedding, shortened, vector_values
from workbench.server.exchange import Exchange
from workbench.server.pieces import to_end
from workbench.server.refusals import ApiRefusal, bad


async def embeddings(desk: Desk, exchange: Exchange) -> None:
    """Answer with the vectors of texts.

    Raises:
        ApiRefusal: It is not answered.
    """
    asked = read_embedding(await exchange.read())
    target = desk.targets.find(asked.model, exchange.visitor.key)
    if not isinstance(target.what, InstalledModel):
        raise bad("Agents and graphs make no vectors.", "model", "unsupported_model")
    order = Order(target, Request((), task=TextTask(asked.texts)))
    async with desk.answered(exchange, order) as (inbox, outcome):
        await to_end(inbox, outcome)
        if len(outcome.vectors) != len(asked.texts):
            raise ApiRefusal(500, "Not all vectors came back.", "server_error", "broken_off")
        rows = [
            {
                "object": "embedding",
                "index": place,
                "embedding": vector_values(
                    shortened(outcome.vectors[place], asked.dimensions), in_bytes=asked.base64
                ),
            }
            for place in range(len(asked.texts))
        ]
        tokens = outcome.prompt_tokens
        usage = {"prompt_tokens": tokens, "total_tokens": tokens}
        await exchange.answer(
            {"object": "list", "data": rows, "model": asked.model, "usage": usage}
        )
