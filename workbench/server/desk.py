"""What the addresses share: who answers, in which queue, on whose account, and what is live."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.local_server import LiveRequest, ServedWorld, ServeOptions
from workbench.app.served_runs import ServedFor
from workbench.engines.api import Message, Request
from workbench.server import work
from workbench.server.allowances import FILE, Allowances
from workbench.server.crossing import Crossing, Inbox
from workbench.server.exchange import Exchange
from workbench.server.metrics import Metrics
from workbench.server.once import FOLDER, Once
from workbench.server.outcome import Outcome
from workbench.server.queues import Queues
from workbench.server.refusals import ApiRefusal, bad
from workbench.server.targets import Target, Targets
from workbench.server.under_key import under_key

_AGENTS_SET = "An agent or a graph sets {} for itself: leave it out."


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done for one request.

    Attributes:
        target: What answers.
        request: For a model.
        messages: For an agent or a graph.
        keeps: A later request may go on from it.
        one_call: The answer ends with its first tool call.
    """

    target: Target
    request: Request
    messages: Sequence[Message] = ()
    keeps: bool = False
    one_call: bool = False


class Desk:
    """Takes orders. Lives on the server's loop.

    Attributes:
        targets: What may be asked.
        crossing: The way to the program's loop.
        began_s: Unix time of the start.
        once: What was asked under an idempotency key.
        closing: No new request is taken.
        connections: How many are open.
    """

    def __init__(
        self, world: ServedWorld, options: ServeOptions, home: asyncio.AbstractEventLoop
    ) -> None:
        self.world = world
        self.targets = Targets(world, options.only)
        self.crossing = Crossing(home)
        self.queues = Queues(options.queue)
        self.allowances = Allowances(world.data / FILE)
        self.metrics = Metrics()
        self.once = Once(world.data / FOLDER)
        self.began_s = int(time.time())
        self.closing = False
        self.connections: Callable[[], int] = lambda: 0
        self._live: dict[int, Callable[[], LiveRequest]] = {}
        self._numbers = itertools.count(1)
        self._idle = asyncio.Event()
        self._idle.set()

    def live(self) -> tuple[LiveRequest, ...]:
        """The requests that are being answered; from any thread."""
        return tuple(one() for one in list(self._live.values()))

    async def idle(self) -> None:
        """Wait until nothing is being answered."""
        await self._idle.wait()

    def check_open(self, path: str = "/v1/") -> None:
        """See that requests to this path are taken.

        Raises:
            ApiRefusal: The server is being stopped.
        """
        if self.closing and path.startswith("/v1/"):
            raise ApiRefusal(
                503, "The server is being stopped.", "server_error", "closing", retry_s=5
            )

    def check_order(self, order: Order, own: Sequence[str]) -> None:
        """See that an agent or a graph is not asked what it decides for itself.

        Raises:
            ApiRefusal: It is.
        """
        if own and isinstance(order.target.what, AgentDocument | GraphDocument):
            names = ", ".join(repr(name) for name in own)
            raise bad(_AGENTS_SET.format(names), own[0], "unsupported_parameter")

    @asynccontextmanager
    async def answered(
        self, exchange: Exchange, order: Order
    ) -> AsyncGenerator[tuple[Inbox[work.Told], Outcome], None]:
        """Have an order carried out; what is told of it, and who gathers it.

        Raises:
            ApiRefusal: The key has used up what it may, or the queue is full.
            Gone: Whoever asked went away.
        """
        key, name = exchange.visitor.key, order.target.name
        outcome = Outcome(one_call=order.one_call)
        queue, work_of = self.queues.of(name), self._work(exchange, order)
        async with under_key(self, exchange, order, outcome, work_of) as start:
            with self.allowances.used(key), queue.place(name):
                exchange.headers += self.allowances.left(key)
                number = self._note(exchange, name, outcome)
                began_s = time.monotonic()
                try:
                    async with exchange.watched(), self.crossing.stream(start) as inbox:
                        yield inbox, outcome
                finally:
                    self._forget(number)
                    self.allowances.spend(key, outcome.prompt_tokens + outcome.new_tokens)
                    self.metrics.answered(name, outcome, time.monotonic() - began_s)

    def _work(
        self, exchange: Exchange, order: Order
    ) -> Callable[[Callable[[work.Told], None]], work.Working]:
        key = exchange.visitor.key
        served_for = ServedFor(
            exchange.id,
            key.id if key else "",
            key.name if key else "",
            exchange.path,
            order.keeps,
        )
        world, what = self.world, order.target.what
        if isinstance(what, AgentDocument):
            return lambda tell: work.ask_agent(world, what, order.messages, served_for, tell)
        if isinstance(what, GraphDocument):
            return lambda tell: work.ask_graph(world, what, order.messages, served_for, tell)
        return lambda tell: work.call_model(world, what, order.request, served_for, tell)

    def _note(self, exchange: Exchange, name: str, outcome: Outcome) -> int:
        """Note a request; its number, for two may be given the same id by who asks."""
        self.check_open()
        key = exchange.visitor.key
        began = LiveRequest(
            exchange.id, name, key.name if key else "", exchange.path, time.time()
        )

        def now() -> LiveRequest:
            tokens = outcome.new_tokens
            return replace(began, tokens=tokens, waits=not tokens and outcome.prompt is None)

        number = next(self._numbers)
        self._live[number] = now
        self._idle.clear()
        return number

    def _forget(self, number: int) -> None:
        self._live.pop(number, None)
        if not self._live:
            self._idle.set()
