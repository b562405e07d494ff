"""What one run of a graph may take: anything that goes round for ever is ended by it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.agents.value_sizes import MOST_VALUE_BYTES, bytes_of
from workbench.base.sizes import size_text
from workbench.traces.events import NodeStarted, RunEnd, TraceEvent

_HINT = "Look for a loop that does not end, or split the work into several runs."
_EVENT_BYTES = 100  # what an event takes beside its fields
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class GraphBudget:
    """The limits of one run, with what the tools of its nodes ask.

    Attributes:
        value_bytes: The largest value of one port, as text or JSON.
        node_runs: How often nodes begin, each round of a loop counted.
        recorded_bytes: What all events together take in the trace.
        seconds: How long it works; time in which a person is asked does not count.
    """

    value_bytes: int = MOST_VALUE_BYTES
    node_runs: int = 50_000
    recorded_bytes: int = 134_217_728
    seconds: float = 12 * _HOUR_S


USUAL = GraphBudget()


@dataclass(frozen=True, slots=True)
class Exceeded:
    """Which limit ends a run, in the user's words."""

    end: RunEnd
    message: str
    hint: str = _HINT


class Meter:
    """Counts what one run takes.

    Attributes:
        exceeded: The limit that was reached first; None while none was.
    """

    def __init__(self, budget: GraphBudget) -> None:
        self._budget = budget
        self._node_runs = self._recorded_bytes = 0
        self.exceeded: Exceeded | None = None

    def take(self, event: TraceEvent) -> None:
        """Count one event of the run."""
        budget = self._budget
        values = [getattr(event, name) for name in event.__dataclass_fields__]
        self._recorded_bytes += _EVENT_BYTES + bytes_of(values, budget.recorded_bytes)
        self._node_runs += isinstance(event, NodeStarted)
        if self.exceeded is not None:
            return
        if self._node_runs > budget.node_runs:
            self.exceeded = Exceeded(
                "step_limit",
                f"The run stopped after {budget.node_runs:,} runs of nodes, that is the limit.",
            )
        elif self._recorded_bytes > budget.recorded_bytes:
            most = size_text(budget.recorded_bytes)
            self.exceeded = Exceeded(
                "failed", f"The run stopped after recording {most}, which is the limit."
            )

    def out_of_time(self) -> Exceeded:
        """The end of a run that worked for too long."""
        hours = self._budget.seconds / _HOUR_S
        return Exceeded(
            "time_limit",
            f"The run stopped after {hours:.3g} hours of work, which is the limit.",
        )
