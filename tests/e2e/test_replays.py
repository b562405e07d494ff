"""Runs on the model that comes with the program are told again, to the last event."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.gallery_runs import RUNS
from workbench.app.graph_starts import message_inputs
from workbench.app.run_command import follow
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths

ONE_OF_EACH = list({name: (inputs, answers) for name, inputs, answers, _says in RUNS}.items())


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    async with open_workbench(paths) as opened:
        yield opened


async def test_that_runs_of_the_gallery_and_of_agents_come_out_to_the_last_event(
    bench: Workbench,
) -> None:
    yes = frozenset({"save_note"})
    for name, (inputs, answers) in ONE_OF_EACH:
        graph = bench.graphs.get(name)
        run = await bench.runs.start_graph(
            graph, message_inputs(graph, inputs[0]), model_id="starter"
        )
        await follow(bench, run, yes, dict(text.split("=", 1) for text in answers))
        found = await bench.runs.replays.check(run.run_id)
        assert found.is_equal, (name, found.problem, found.difference)
        assert len(found.records) > 10
    run = await bench.runs.start("calculator", "What is 12 * 7?")
    await follow(bench, run, frozenset())
    assert (await bench.runs.replays.check(run.run_id)).is_equal
    second = await bench.runs.start(
        "calculator", "And 3 + 4?", conversation_id=run.conversation_id
    )
    await follow(bench, second, frozenset())
    assert (await bench.runs.replays.check(second.run_id)).is_equal
    again = await bench.runs.replays.go_on(second.run_id, "model-2")
    await follow(bench, again, frozenset())
    compared = await bench.records.compare(second.run_id, again.run_id)
    assert compared.first is None or compared.first.span_id in ("", "model-2")
