"""The router by embedding: likeness to examples, a threshold, what is said without a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.unit.agents.graphs.running import Desk, end_of, graph
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.nodes.registry import kind_of
from workbench.agents.nodes.router import RouterSettings
from workbench.traces.events import NodeFinished, TraceEvent

ROUTES = [
    {"name": "parcel", "examples": "Where is my parcel?; It did not arrive;"},
    {"name": "bill", "examples": "I was charged twice"},
]
VECTORS: Mapping[str, Sequence[float]] = {
    "Where is my parcel?": (1.0, 0.0),
    "It did not arrive": (0.8, 0.6),
    "I was charged twice": (0.0, 1.0),
    "no parcel yet": (0.96, 0.28),
    "the weather": (-0.6, -0.8),
    "": (0.0, 0.0),
}


def routed(text: str, **settings: Any) -> GraphDocument:
    return graph(
        {
            "t": ("text", {"text": text}),
            "route": ("router", {"by": "embedding", "routes": ROUTES, **settings}),
            "parcel": ("output", {"name": "parcel"}),
            "bill": ("output", {"name": "bill"}),
            "other": ("output", {"name": "other"}),
        },
        (
            "t.text -> route.text", "route.parcel -> parcel.value", "route.bill -> bill.value",
            "route.other -> other.value",
        ),
    )  # fmt: skip


def desk(**more: Any) -> Desk:
    return Desk(models=("small", "bge"), embedding_models=("bge",), vectors=VECTORS, **more)


def note(events: Sequence[TraceEvent]) -> str:
    found = (e for e in events if isinstance(e, NodeFinished) and e.node_id == "route")
    return next(found).note


async def test_that_the_most_alike_example_decides_and_the_trace_says_how_alike() -> None:
    used = desk()

    events = await used.run(routed("no parcel yet"))

    assert end_of(events).answer == "no parcel yet"
    assert note(events) == "parcel: parcel 0.96, bill 0.28 (at least 0.50, bge)"
    assert used.embedded == [
        "no parcel yet", "Where is my parcel?", "It did not arrive", "I was charged twice",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "least", "way"),
    [
        ("no parcel yet", 0.96, "parcel"),
        ("no parcel yet", 0.97, "other"),
        ("the weather", 0.0, "other"),
        ("I was charged twice", 1.0, "bill"),
        ("", 0.0, "other"),
    ],
)
async def test_that_what_is_less_alike_goes_to_other(text: str, least: float, way: str) -> None:
    events = await desk().run(routed(text, least_likeness=least))

    assert note(events).startswith(f"{way}: ")


async def test_that_examples_are_embedded_once_a_run() -> None:
    looped = graph(
        {
            "t": ("text", {"text": "no parcel yet"}),
            "one": ("router", {"by": "embedding", "routes": ROUTES}),
            "two": ("router", {"by": "embedding", "routes": ROUTES}),
            "out": "output",
        },
        ("t.text -> one.text", "one.parcel -> two.text", "two.parcel -> out.value"),
    )
    used = desk()

    await used.run(looped)

    assert len(used.embedded) == len(set(used.embedded)) == 4


def test_that_the_check_says_what_to_install() -> None:
    (found,) = [
        one
        for one in check_graph(routed("x"), Desk())
        if one.level == "error" and one.node_path == "route"
    ]
    assert found.message == "No model that compares texts is installed"
    assert "all-MiniLM-L6-v2" in found.hint
    assert not [one for one in check_graph(routed("x"), desk()) if one.level == "error"]


def test_that_the_check_names_models_examples_and_likenesses_that_do_not_fit() -> None:
    chat = check_graph(routed("x", model="small"), desk())
    assert [(one.level, one.message) for one in chat] == [
        ("warning", "'small' does not say that it is made to compare texts")
    ]
    gone = check_graph(routed("x", model="gone"), desk())
    assert [one.message for one in gone] == ["The model 'gone' is not installed"]
    bare = check_graph(routed("x", routes=[{"name": "parcel"}, ROUTES[1]]), desk())
    assert "'parcel' has no examples" in [one.message for one in bare]
    many = [{"name": "parcel", "examples": ";".join(map(str, range(501)))}, ROUTES[1]]
    assert "There are more than 500 examples" in [
        one.message for one in check_graph(routed("x", routes=many), desk())
    ]
    odd = check_graph(routed("x", least_likeness=1.5), desk())
    assert "1.5 is no likeness" in [one.message for one in odd]


def test_that_memory_and_reuse_count_the_model_that_compares() -> None:
    kind = kind_of("router")
    assert kind is not None
    by_embedding = RouterSettings(by="embedding")
    assert [use.model_id for use in kind.models(by_embedding, desk())] == ["bge"]
    assert kind.identity(by_embedding, desk()) == "bge"
    assert kind.models(by_embedding, Desk()) == ()
    assert kind.models(RouterSettings(), desk()) == ()
