"""The node that searches documents: what it gives, what it refuses, what is told of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.unit.agents.graphs.running import Desk, end_of, graph, outcomes, outputs
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.earlier import Earlier
from workbench.base.errors import ToolError
from workbench.tools.retrieval.values import Hit, Mode
from workbench.traces.events import NodeFinished

HITS = (
    Hit("a-0", "A red hat.", "/d/a.md", "a.md", "Hats > Price", 0, 10, 0.5, ("keywords",)),
    Hit("b-0", "A shoe.", "/d/b.txt", "b.txt", "", 0, 7, 0.25, ("meaning", "keywords")),
)


def asking(**settings: object) -> GraphDocument:
    return graph(
        {
            "q": ("text", {"text": "How much is a hat?"}),
            "find": ("retrieve", {"collection": "shop", **settings}),
            "prompt": ("prompt", {"template": "{text}\n\nQuestion"}),
            "out": ("output", {"name": "answer"}),
        },
        ("q.text -> find.query", "find.text -> prompt.text", "prompt.text -> out.value"),
    )


@pytest.fixture
def desk() -> Desk:
    return Desk(collections={"shop": "The shop"}, found=lambda *_asked: HITS)


async def test_that_the_parts_come_numbered_with_their_sources(desk: Desk) -> None:
    events = await desk.run(asking())

    assert end_of(events).answer == (
        "[1] a.md, Hats > Price\nA red hat.\n\n[2] b.txt\nA shoe.\n\nQuestion"
    )
    documents = outputs(events, "find")["documents"]
    assert [each["id"] for each in documents] == ["a-0", "b-0"]
    assert set(documents[0]) >= {"text", "id", "title", "score", "path", "heading"}
    notes = [e.note for e in events if isinstance(e, NodeFinished) and e.span_id == "find"]
    assert notes == ["2 parts of 2 documents"]


async def test_that_it_is_asked_for_what_the_settings_say(desk: Desk) -> None:
    asked: list[tuple[str, str, int, Mode]] = []

    def found(*what: object) -> Sequence[Hit]:
        asked.append(what)  # type: ignore[arg-type]
        return ()

    desk.found = found
    events = await desk.run(asking(most=3, mode="keywords"))

    assert asked == [("shop", "How much is a hat?", 3, "keywords")]
    assert outputs(events, "find") == {"documents": [], "text": ""}


async def test_that_a_search_that_fails_fails_the_node_with_its_reason(desk: Desk) -> None:
    def refuse(*_asked: object) -> Sequence[Hit]:
        raise ToolError("the vectors are of another model", "Refresh the collection.")

    desk.found = refuse
    events = await desk.run(asking())

    assert outcomes(events)["find"] == "failed"
    assert "another model" in end_of(events).message


async def test_that_a_result_is_used_again_in_a_fork_only(desk: Desk) -> None:
    first = await desk.run(asking())

    forked = await desk.run(asking(), earlier=Earlier(first))
    later = await desk.run(asking(), earlier=Earlier((), [first]))

    assert outcomes(forked)["find"] == "reused"
    assert outcomes(later)["find"] == "done"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"collection": "gone"}, "There is no collection 'gone'"),
        ({"collection": ""}, "No collection is chosen"),
        ({"most": 0}, "0 is not in 1 to 50"),
        ({"mode": "luck"}, "'luck' is no way to search"),
    ],
)
def test_that_what_is_wrong_is_named_before_it_runs(
    desk: Desk, settings: dict[str, object], says: str
) -> None:
    found = check_graph(asking(**settings), desk)

    assert [problem.message for problem in found if problem.node_path == "find"] == [says]
    assert all(problem.hint for problem in found)


def test_that_it_says_which_collections_there_are(desk: Desk) -> None:
    problem = check_graph(asking(collection="x"), desk)[0]
    assert problem.hint == "There are: shop."
    desk.collections = {}
    assert "workbench documents add" in check_graph(asking(collection="x"), desk)[0].hint
