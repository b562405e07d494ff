"""The state of one run of a graph: its events, what it spent, what it kept."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.agents.documents import Grants
from workbench.agents.graphs.budget import Meter
from workbench.agents.graphs.cut_off import CutOff
from workbench.agents.graphs.documents import ANSWER, GraphDocument, Scope, body_at
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.services import GraphServices
from workbench.agents.nodes.port_types import as_text
from workbench.agents.state import Caller, PersonClock
from workbench.traces.events import RunEnd, RunFinished, TraceEvent
from workbench.traces.nesting import inside

_MOST_VECTORS = 5_000


class GraphRun:
    """What the nodes of one run share.

    Attributes:
        queue: The events, in order; None ends them.
        state: Values kept by nodes, by name.
        step: It waits before every node.
        home: The span of the tool call that it runs for; empty if it runs by itself.
        clock: The time limit of the run, inside that of the call it runs for.
        meter: What it took so far.
        cut_off: What an earlier run was cut off in.
    """

    def __init__(
        self,
        document: GraphDocument,
        inputs: Mapping[str, Any],
        services: GraphServices,
        options: GraphOptions,
        caller: Caller | None = None,
    ) -> None:
        self.home = "" if caller is None else caller.span_id
        outer = None if caller is None else caller.clock
        self.clock = PersonClock(services.budget.seconds, outer)
        self.meter = Meter(services.budget)
        self.cut_off = CutOff(document, services.earlier.cut_off, services.world)
        self.document, self.inputs = document, inputs
        self.services, self.options = services, options
        self.queue: asyncio.Queue[TraceEvent | None] = asyncio.Queue()
        self.state: dict[str, Any] = {}
        self.step = options.step
        self._began_s = time.monotonic()
        self._vectors: dict[tuple[str, str], Sequence[float]] = {}
        self._counts: Counter[str] = Counter()
        self._steps = self._prompt_tokens = self._new_tokens = 0

    def emit(self, event: TraceEvent) -> None:
        """Add an event to the trace."""
        self.queue.put_nowait(event)

    def span_id(self, around: str, node_id: str) -> str:
        """The id of a node's span, for the span around it with its round; empty for none."""
        if around == self.home:
            return f"{inside(around)}{node_id}" if around else node_id
        return f"{around}/{node_id}"

    def count(self, name: str) -> int:
        """How often this name was counted in this run, this time included."""
        self._counts[name] += 1
        return self._counts[name]

    async def vectors(self, model_id: str, texts: Sequence[str]) -> list[Sequence[float]]:
        """Vectors of texts; those that this run asked for before are not made again."""
        if len(self._vectors) > _MOST_VECTORS:
            self._vectors = {}  # whoever waits below keeps the earlier ones
        known = self._vectors
        new = [text for text in dict.fromkeys(texts) if (model_id, text) not in known]
        if new:
            made = await self.services.embed(model_id, new)
            known |= {(model_id, text): one for text, one in zip(new, made, strict=True)}
        return [known[(model_id, text)] for text in texts]

    def spend(self, end: RunFinished) -> None:
        """Add what an agent needed."""
        self._steps += end.steps
        self._prompt_tokens += end.prompt_tokens
        self._new_tokens += end.new_tokens

    def grants_of(self, scope: Scope) -> Grants:
        """What the tools of a node may read, as its settings say."""
        settings = body_at(self.document, scope[:-1]).node(scope[-1]).settings
        return Grants(tuple(settings.get("folders", ())), tuple(settings.get("databases", ())))

    def finished(
        self, end: RunEnd, outputs: Mapping[str, Any], message: str = "", hint: str = ""
    ) -> RunFinished:
        """The last event."""
        return RunFinished(
            end=end,
            answer=answer_of(outputs),
            message=message,
            hint=hint,
            steps=self._steps,
            prompt_tokens=self._prompt_tokens,
            new_tokens=self._new_tokens,
            duration_s=time.monotonic() - self._began_s,
        )


def answer_of(outputs: Mapping[str, Any]) -> str:
    """What a chat shows of the outputs: the one named "answer", or all with their names."""
    if ANSWER in outputs:
        return as_text(outputs[ANSWER])
    if len(outputs) == 1:
        return as_text(next(iter(outputs.values())))
    return "\n\n".join(f"{name}: {as_text(value)}" for name, value in outputs.items())
