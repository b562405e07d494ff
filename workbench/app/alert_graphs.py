"""Graphs that alerts run: one at a time, with nobody there to approve anything."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing, suppress

from workbench.agents.graphs.documents import GraphDocument
from workbench.app.graph_library import GraphLibrary
from workbench.app.graph_starts import message_inputs
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.base.errors import RunError, WorkbenchError
from workbench.telemetry.alerts.firings import Done, Firing
from workbench.telemetry.alerts.quantities import shown_quantity, unit_of
from workbench.telemetry.alerts.values import RunGraph
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked, RunFinished

log = logging.getLogger(__name__)
MOST_RUN_S = 600.0


class AlertGraphs:
    """Owner of the graph that an alert runs now. On the event loop."""

    def __init__(
        self,
        runs: Runs,
        graphs: GraphLibrary,
        leave_out: Callable[[str], None],
        report: Callable[[str, Done], None],
    ) -> None:
        """Join them.

        Args:
            runs: Where the graph runs.
            graphs: Where it is found.
            leave_out: Told the id of each run, which is not counted as any other.
            report: Told of the firing what came of it.
        """
        self._runs, self._graphs = runs, graphs
        self._leave_out, self._report = leave_out, report
        self._task: asyncio.Task[None] | None = None
        self._name = ""

    def begin(self, firing: Firing, action: RunGraph) -> None:
        """Run a graph, unless one runs."""
        if self._task is not None and not self._task.done():
            text = f"Not run: the graph {self._name} of another alert still runs."
            self._report(firing.id, Done("run_graph", "failed", text))
            return
        self._name = action.graph
        self._task = asyncio.get_running_loop().create_task(
            self._go(firing, action), name="alert-graph"
        )

    async def close(self) -> None:
        """Stop what runs, and wait for it."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _go(self, firing: Firing, action: RunGraph) -> None:
        try:
            done = await self._run(firing, action)
        except WorkbenchError as exc:
            done = Done("run_graph", "failed", f"{action.graph} could not run: {exc.message}.")
        except asyncio.CancelledError:
            self._report(firing.id, Done("run_graph", "failed", "Stopped: the watch ended."))
            raise
        except Exception as exc:  # noqa: BLE001 - an alert's graph never takes the alerts along
            log.warning("alerts.graph_broke reason=%r", exc)
            done = Done("run_graph", "failed", f"{action.graph} broke: {exc!r}.")
        self._report(firing.id, done)

    async def _run(self, firing: Firing, action: RunGraph) -> Done:
        document = self._graphs.get(action.graph)
        inputs = inputs_of(document, firing, action)
        run = await self._runs.start_graph(document, inputs, by_alert=True)
        self._leave_out(run.run_id)
        try:
            async with asyncio.timeout(MOST_RUN_S):
                end = await self._followed(run)
        except TimeoutError:
            await self._runs.stop(run.run_id)
            text = f"{action.graph} took longer than {MOST_RUN_S / 60:.0f} min: stopped."
            return Done("run_graph", "failed", text)
        except asyncio.CancelledError:
            run.stop.stop("interrupted")
            raise
        where = f"run {run.run_id[:8]}"
        if end.end == "answered":
            return Done("run_graph", "done", f"{action.graph} ran ({where}).")
        text = f"{action.graph} ended as {end.end} ({where}): {end.message}"
        return Done("run_graph", "failed", text)

    async def _followed(self, run: Run) -> RunFinished:
        """Deny everything that would need a person, until the end."""
        async with aclosing(run.events()) as batches:
            async for batch in batches:
                for record in batch:
                    with suppress(RunError):  # a person was quicker, or the run ended
                        await self._deny(record.event)
        return await run.wait()

    async def _deny(self, event: object) -> None:
        if isinstance(event, ApprovalAsked):
            await self._runs.answer(event.ask_id, "deny")
        elif isinstance(event, (PersonAsked, NodePaused)):
            await self._runs.give(event.ask_id, None)


def inputs_of(document: GraphDocument, firing: Firing, action: RunGraph) -> dict[str, str]:
    """The inputs of a graph for a firing; without any of its own, its message says why.

    Raises:
        RunError: It has no inputs of its own, and the graph takes no message.
    """
    if action.inputs:
        return {name: filled(text, firing) for name, text in action.inputs}
    if not any(node.kind == "input" for node in document.body.nodes):
        return {}
    return message_inputs(document, f"{firing.title}: {firing.why}.")


def filled(text: str, firing: Firing) -> str:
    """A text with what fired in the place of its marks; other braces stay as they are."""
    unit = unit_of(firing.series)
    marks = {
        "{title}": firing.title,
        "{metric}": firing.series,
        "{value}": shown_quantity(firing.value, unit),
        "{threshold}": shown_quantity(firing.threshold, unit),
    }
    parts, at = [], 0
    while (found := text.find("{", at)) >= 0:
        mark = next((one for one in marks if text.startswith(one, found)), "")
        parts.append(text[at:found] + (marks[mark] if mark else "{"))
        at = found + (len(mark) or 1)
    return "".join([*parts, text[at:]])
