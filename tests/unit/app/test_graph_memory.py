"""Whether the models of a graph fit together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.agents.graphs.running import graph
from workbench.agents.documents import AgentDocument, AgentModel, ModelOptions, ToolUse
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.graph_memory import GraphMemory, ModelNeed, graph_memory, judged
from workbench.app.graph_world import world_of
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings

GB = 1_000_000_000


def need(title: str, gigabytes: float, *, is_loaded: bool = False) -> ModelNeed:
    return ModelNeed(title, title, (title,), 4096, int(gigabytes * GB), is_loaded)


@pytest.mark.parametrize(
    ("needs", "free", "swapped", "too_large", "says"),
    [
        ((), 5, [], [], ""),
        ((need("A", 2),), 5, [], [], "The model needs 2.0 GB, 5.0 GB is free."),
        (
            (need("A", 3), need("B", 2.5), need("C", 1.6)),
            5.8,
            ["C"],
            [],
            "These 3 models need 7.1 GB, 5.8 GB is free: C will be swapped in when its turn "
            "comes.",
        ),
        ((need("A", 9),), 5, [], ["A"], "A needs 9.0 GB, 5.0 GB is free: it does not fit."),
        (
            (need("A", 0, is_loaded=True), need("B", 0, is_loaded=True)),
            0,
            [],
            [],
            "These 2 models are loaded or on a server: no more memory is needed.",
        ),
        (
            (need("A", 0, is_loaded=True), need("B", 4)),
            5,
            [],
            [],
            "These 2 models need 4.0 GB, 5.0 GB is free.",
        ),
    ],
)
def test_that_the_sentence_says_what_will_happen(
    needs: tuple[ModelNeed, ...],
    free: float,
    swapped: list[str],
    too_large: list[str],
    says: str,
) -> None:
    found = judged(needs, int(free * GB))

    assert [each.title for each in found.swapped] == swapped
    assert [each.title for each in found.too_large] == too_large
    assert found.sentence == says


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths) as opened:
        yield opened


async def memory_of(bench: Workbench, document: GraphDocument) -> GraphMemory:
    return await graph_memory(
        document,
        world_of(bench),
        bench.models,
        bench.tool_library.around_now(),
        bench.loading.snapshot,
    )


async def test_that_each_model_is_counted_once_with_its_largest_context(
    bench: Workbench,
) -> None:
    document = graph(
        {
            "t": ("text", {"text": "x"}),
            "a": ("model", {"context_tokens": 512}),
            "b": ("model", {"model": "starter", "context_tokens": 1024}),
            "c": ("agent", {"agent": "starter"}),
            "r": ("router", {"by": "keywords", "routes": [{"name": "x", "keywords": "x"}]}),
        },
        ("t.text -> a.prompt", "t.text -> b.prompt", "t.text -> c.prompt", "t.text -> r.text"),
    )

    found = await memory_of(bench, document)

    assert [each.model_id for each in found.needs] == ["starter"]
    assert found.needs[0].node_paths == ("a", "b", "c")
    assert found.needs[0].context_tokens == 4096
    assert found.need_bytes > 1_000_000
    assert found.free_bytes > found.need_bytes
    assert found.sentence.startswith("The model needs")


async def test_that_a_graph_without_models_needs_nothing(bench: Workbench) -> None:
    document = graph({"t": "text"})

    found = await memory_of(bench, document)

    assert found == GraphMemory()


async def test_that_the_model_that_compares_texts_is_counted(bench: Workbench) -> None:
    settings = {"by": "embedding", "model": "starter", "routes": [{"name": "a"}]}
    document = graph({"t": "text", "r": ("router", settings)}, ("t.text -> r.text",))

    found = await memory_of(bench, document)

    assert [(each.model_id, each.node_paths) for each in found.needs] == [("starter", ("r",))]
    assert found.need_bytes > 1_000_000


async def test_that_models_asked_through_tools_are_counted_at_the_node_that_calls_them(
    bench: Workbench,
) -> None:
    ask = ToolDocument(
        "ask_helper",
        "Ask",
        "Ask the helper a question",
        "agent",
        AgentToolSettings("helper", "{question}"),
        (Parameter("question", description="The question"),),
    )
    wide = AgentModel("starter", options=ModelOptions(context_tokens=2048))
    helper = AgentDocument("helper", "Helper", model=wide, tools=(ToolUse("run_desk"),))
    desk = replace(graph({"m": ("model", {"context_tokens": 3072})}), name="desk", title="Desk")
    run = replace(ask, name="run_desk", kind="graph", settings=GraphToolSettings("desk"))
    await bench.agents.save(helper)
    await bench.graphs.save(desk)
    for tool in (ask, run):
        await bench.tool_library.save(tool)

    found = await memory_of(bench, graph({"t": ("tool", {"tool": "ask_helper"}), "x": "text"}))

    assert [(each.model_id, each.node_paths) for each in found.needs] == [("starter", ("t",))]
    assert found.needs[0].context_tokens == 3072
    assert found.need_bytes > 1_000_000
