"""The addresses that only tell: the models there are, health, and what was counted."""

from __future__ import annotations

from workbench.server.desk import Desk
from workbench.server.exchange import Exchange
from workbench.server.metrics import KIND


async def models(desk: Desk, exchange: Exchange) -> None:
    """``/v1/models``: everything that this key may use."""
    found = desk.targets.all(exchange.visitor.key)
    rows = [target.values(desk.began_s) for target in found]
    await exchange.answer({"object": "list", "data": rows})


async def model(desk: Desk, exchange: Exchange) -> None:
    """``/v1/models/{id}``.

    Raises:
        ApiRefusal: There is none, or it is not for this key.
    """
    target = desk.targets.find(exchange.named, exchange.visitor.key)
    await exchange.answer(target.values(desk.began_s))


async def health(desk: Desk, exchange: Exchange) -> None:
    """``/health``: whether it takes requests, in one word, as model servers tell it."""
    await _tell(exchange, not desk.closing)


async def live(desk: Desk, exchange: Exchange) -> None:
    """``/health/live``: the server answers at all."""
    await _tell(exchange, is_well=True)


async def ready(desk: Desk, exchange: Exchange) -> None:
    """``/health/ready``: it takes requests, and the program behind it answers, too."""
    if not desk.closing:
        await desk.crossing.ask(_answer_at_home())
    await _tell(exchange, not desk.closing)


async def metrics(desk: Desk, exchange: Exchange) -> None:
    """``/metrics``."""
    page = desk.metrics.page(desk.queues.inside(), desk.connections())
    await exchange.answer_bytes(page, KIND)


async def _tell(exchange: Exchange, is_well: bool) -> None:
    await exchange.answer({"status": "ok" if is_well else "closing"}, 200 if is_well else 503)


async def _answer_at_home() -> None:
    """Done on the program's loop, which is stuck if it does not come to it."""
