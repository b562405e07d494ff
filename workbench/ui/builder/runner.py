"""The run on screen: started, followed, answered and stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import GraphOptions
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    Decision,
    NodeFinished,
    NodePaused,
    NodeResumed,
    PersonAnswered,
    PersonAsked,
    Record,
    RunFinished,
    RunStarted,
)
from workbench.traces.progress import NodeProgress, ProgressOfNodes
from workbench.ui.bridge import EventPump

Ask: TypeAlias = NodePaused | PersonAsked | ApprovalAsked


class GraphRunner(QObject):
    """Follows one run of a graph at a time.

    Attributes:
        run_id: The run on screen, also when it ended; empty before the first.
        end: Its last event, None while it goes on.
        nodes: How far each node is, by its path.
        hints: What to do about a failure, by the node's path.
        inputs: What it was given, by the name of the input.
        options: What the run was started with.

    Signals:
        past_shown: A run that ended earlier is on screen.
        began: A run was started, or none is on screen any more.
        progressed: It went on. arg: paths of the nodes that changed.
        asked: What it waits for a person to answer is something else.
        ended: The last event is there.
        failed: Its events cannot be read further. arg: the error.
    """

    began = Signal()
    past_shown = Signal()
    progressed = Signal(object)
    asked = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, runs: Runs, parent: QObject) -> None:
        super().__init__(parent)
        self._runs = runs
        self._progress = ProgressOfNodes()
        self._asks: dict[str, Ask] = {}
        self._to_the_end = False
        self._run: Run | None = None
        self.run_id = ""
        self.end: RunFinished | None = None
        self.inputs: Mapping[str, Any] = {}
        self.hints: dict[str, str] = {}
        self.options = GraphOptions()
        self._pump = EventPump(self)
        self._pump.failed.connect(self.failed)

    @property
    def nodes(self) -> Mapping[str, NodeProgress]:
        return self._progress.nodes

    @property
    def running(self) -> bool:
        """A run was started and has not ended."""
        return self._run is not None and self.end is None

    @property
    def ask(self) -> Ask | None:
        """What the run waits for first."""
        return next(iter(self._asks.values()), None)

    @property
    def paused(self) -> bool:
        """It waits at a breakpoint, and does not go on by itself."""
        return isinstance(self.ask, NodePaused) and self.to_pass() is None

    @property
    def asks(self) -> int:
        """How many answers it waits for."""
        return len(self._asks)

    async def start(
        self, document: GraphDocument, inputs: Mapping[str, Any], options: GraphOptions
    ) -> None:
        """Run a graph as it is on screen, saved or not.

        Raises:
            WorkbenchError: It cannot be run.
        """
        self.follow(await self._runs.start_graph(document, inputs, options=options), options)

    def follow(self, run: Run, options: GraphOptions) -> None:
        """Show a run from its beginning, and then what it does."""
        self.leave()
        self._run, self.run_id, self.options = run, run.run_id, options
        self._pump.start(run.events(), self._on_records)
        self.began.emit()

    @property
    def going_on(self) -> Run | None:
        """The run that is followed, unless it ended."""
        return self._run if self.running else None

    def leave(self) -> None:
        """Show no run any more; one that goes on goes on unseen."""
        self._pump.stop()
        self._progress = ProgressOfNodes()
        self._asks, self.hints, self.inputs = {}, {}, {}
        self._to_the_end = False
        self._run = self.end = None
        self.run_id, self.options = "", GraphOptions()
        self.began.emit()

    def show_past(self, run_id: str, records: Sequence[Record]) -> None:
        """Show a run that ended earlier, to be looked into and forked."""
        self.leave()
        self.run_id = run_id
        self._on_records(records)
        if self.end is None:  # it was cut off, and nobody wrote its end yet
            self.end = RunFinished("interrupted", "")
        self.began.emit()
        self.past_shown.emit()

    def close(self) -> None:
        """Stop following."""
        self._pump.stop()

    def stop(self) -> None:
        """Ask the run to stop."""
        if self._run is not None and self.end is None:
            self._run.stop.stop()

    async def give(
        self, ask_id: str, values: Mapping[str, Any] | None, *, step: bool | None = None
    ) -> None:
        """Answer a form or a breakpoint; None declines.

        ``step`` lets the run wait before every node from here on, or no longer.

        Raises:
            WorkbenchError: Nobody waits for it any more.
        """
        await self._runs.give(ask_id, values, step=step)

    async def go_on(self, ask_id: str, values: Mapping[str, Any]) -> None:
        """Go on from a breakpoint; of a run in steps, to its next breakpoint or its end."""
        self._to_the_end = True
        await self._runs.give(ask_id, values, step=False)

    async def answer(self, ask_id: str, decision: Decision, arguments: str | None) -> None:
        """Answer an approval."""
        await self._runs.answer(ask_id, decision, arguments)

    def _on_records(self, records: Sequence[Record]) -> None:
        changed = self._progress.take(records)
        waiting = set(self._asks)
        for record in records:
            self._note(record)
        if changed:
            self.progressed.emit(changed)
        if set(self._asks) != waiting:
            self.asked.emit()
        if self.end is not None:
            self.ended.emit()

    def _note(self, record: Record) -> None:
        match record.event:
            case RunStarted() as started:
                self.inputs = started.inputs
            case NodePaused() | PersonAsked() | ApprovalAsked() as ask:
                self._asks[ask.ask_id] = ask
            case NodeResumed() | PersonAnswered() | ApprovalGiven() as given:
                self._asks.pop(given.ask_id, None)
            case NodeFinished(outcome="failed") as failed:
                self.hints[_document_path(failed.node_id)] = failed.hint
            case RunFinished() as end:
                self._asks.clear()
                self.end = end

    def to_pass(self) -> NodePaused | None:
        """A pause of a run in steps that is no breakpoint, while it shall go on by itself."""
        ask = self.ask
        if not isinstance(ask, NodePaused) or not self._to_the_end:
            return None
        at = self.options.break_before if ask.when == "before" else self.options.break_after
        return None if ask.node_id in at else ask

    def hold(self) -> None:
        """Wait before the next node again."""
        self._to_the_end = False


def _document_path(node_id: str) -> str:
    return "/".join(part.partition("[")[0] for part in node_id.split("/"))
