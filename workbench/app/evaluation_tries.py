"""Trying the cases of an evaluation as runs of their own, each with its whole trace."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.values import from_values
from workbench.app.evaluation_earlier import EarlierTries
from workbench.app.evaluation_places import place_of
from workbench.app.graph_starts import graph_from, is_graph, message_inputs
from workbench.app.loaded import LoadedModel
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.app.unattended import attend, only_reads
from workbench.base.errors import ModelError, RunError
from workbench.evals.grid import seeded
from workbench.evals.side_by_side import Asked, Tried
from workbench.evals.trace_reading import tried_from
from workbench.evals.values import Candidate, Case, Measured, Plan
from workbench.tools.api import ToolSpec
from workbench.traces.events import ModelCallStarted, Record


class Tries:
    """Runs the cases of one plan, and watches what their models take.

    Nobody is there: a tool that asks is denied unless the plan allows it.
    """

    def __init__(
        self,
        plan: Plan,
        runs: Runs,
        models: ModelLibrary,
        loading: Loading,
        tools: Mapping[str, ToolSpec],
        earlier: EarlierTries,
    ) -> None:
        self._plan, self._runs, self._models, self._loading = plan, runs, models, loading
        self._tools, self._earlier = tools, earlier
        self._peaks_bytes: dict[str, int] = {}
        self._used: dict[str, set[str]] = {}
        self._unlisten = loading.listen(self._note_memory)

    def close(self) -> None:
        """Watch no longer."""
        self._unlisten()

    async def prepare(self, candidate: Candidate) -> None:
        """Load its model, with room for its cases side by side.

        Raises:
            DocumentError: It is no agent and no graph.
            ModelError: Its model is missing, cannot be used, or runs by another engine.
            EngineError: The engine refused it.
        """
        document = _document(candidate.document)
        if not candidate.model_id:
            return
        model = self._models.get(candidate.model_id)
        if model.problem:
            raise ModelError(f"{model.title!r} cannot be used: {model.problem}", "")
        engine = self._models.engine_of(model)
        if candidate.engine and candidate.engine != engine:
            raise ModelError(
                f"{model.title!r} runs by {engine} now, not by {candidate.engine}",
                "The settings choose the engine of ONNX models.",
            )
        await self._loading.use(model.id, _context_tokens(document))

    async def try_case(self, asked: Asked) -> Tried:
        """Run one case to its end, or to its time limit; one that had ended is not run again.

        Raises:
            StoreError: The run could not be stored.
            WorkbenchError: It could not begin.
        """
        if earlier := await self._earlier.of(asked):
            self._note_models(asked.candidate, earlier.records)
            return earlier
        run = await self._start(asked)
        limit_s = 0.0
        try:
            async with asyncio.timeout(asked.limit_s):
                await attend(self._runs, run, self._allowed())
        except TimeoutError:
            limit_s = asked.limit_s
        finally:
            await self._runs.stop(run.run_id)
        if failure := run.store_failure:
            raise failure
        self._note_models(asked.candidate, run.records)
        return tried_from(run.run_id, run.records, limit_s)

    def took(self, candidate: Candidate) -> Measured:
        """What the models that answered took so far."""
        self._note_memory(self._loading.snapshot)
        used = self._used.get(candidate.candidate_id, set())
        sizes = {model.id: model.size_bytes for model in self._models.models}
        return Measured(
            candidate.candidate_id,
            peak_memory_bytes=sum(self._peaks_bytes.get(name, 0) for name in used),
            model_bytes=sum(sizes.get(name, 0) for name in used),
        )

    def _note_models(self, candidate: Candidate, records: Sequence[Record]) -> None:
        used = self._used.setdefault(candidate.candidate_id, set())
        events = [record.event for record in records]
        used |= {event.model_id for event in events if isinstance(event, ModelCallStarted)}

    def _note_memory(self, snapshot: tuple[LoadedModel, ...]) -> None:
        for loaded in snapshot:
            seen = self._peaks_bytes.get(loaded.model.id, 0)
            self._peaks_bytes[loaded.model.id] = max(seen, loaded.usage.memory_bytes)

    def _allowed(self) -> frozenset[str]:
        """What may run when it asks; tools are looked at each time, for they may change."""
        named = frozenset(self._plan.allowed_tools)
        if not self._plan.allow_reading:
            return named
        return named | only_reads(self._tools.values())

    async def _start(self, asked: Asked) -> Run:
        candidate, case = asked.candidate, asked.case
        document = seeded(_document(candidate.document), asked.seed)
        place = place_of(self._plan.plan_id, asked.attempt)
        if isinstance(document, GraphDocument):
            return await self._runs.start_graph(
                document,
                _inputs(document, case),
                options=GraphOptions(reuse=False),
                conversation_id=place,
                parent_run_id="",
                model_id=candidate.model_id,
                text=case.text,
            )
        return await self._runs.start(
            document, case.text, conversation_id=place, parent_run_id=""
        )


def _document(values: Mapping[str, Any]) -> AgentDocument | GraphDocument:
    return graph_from(values) if is_graph(values) else from_values(dict(values))


def _context_tokens(document: AgentDocument | GraphDocument) -> int:
    if isinstance(document, GraphDocument):
        settings = [node.settings for node in document.body.nodes]
        asked = [
            value for each in settings if isinstance(value := each.get("context_tokens"), int)
        ]
        return max(asked, default=0)
    return document.model.options.context_tokens


def _inputs(document: GraphDocument, case: Case) -> dict[str, Any]:
    """The values of a graph's inputs; the text goes where a message would."""
    if not case.text.strip():
        return dict(case.inputs)
    try:
        return {**message_inputs(document, case.text), **case.inputs}
    except RunError:
        if not case.inputs:
            raise
        return dict(case.inputs)
