"""The parts of a person's documents that answer a question, ready for a prompt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    Reuse,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.tools.retrieval.values import MODES, Hit, Mode

_MOST = 50


@dataclass(frozen=True, slots=True)
class RetrieveSettings:
    """Settings of a search in documents."""

    collection: str = setting(
        "",
        "Collection",
        "collection",
        help="The sample handbook, or one made by workbench documents add.",
    )
    most: int = setting(5, "How many parts", "number", low=1, high=_MOST)
    mode: str = setting(
        "hybrid",
        "Found by",
        "choice",
        choices=MODES,
        help="Meaning needs a collection with an embedding model; hybrid uses it if there is.",
    )


async def _retrieve(settings: RetrieveSettings, inputs: Values, context: NodeContext) -> Values:
    query = str(inputs["query"])
    hits = await context.search(
        settings.collection, query, settings.most, cast(Mode, settings.mode)
    )
    files = len({hit.path for hit in hits})
    parts = "1 part" if len(hits) == 1 else f"{len(hits)} parts"
    context.tell(f"{parts} of {files} {'document' if files == 1 else 'documents'}")
    return {"documents": [hit.as_document() for hit in hits], "text": as_prompt(hits)}


def as_prompt(hits: Sequence[Hit]) -> str:
    """The parts with their numbers and sources, one after the other."""
    return "\n\n".join(
        f"[{number}] {_source(hit)}\n{hit.text}" for number, hit in enumerate(hits, 1)
    )


def _source(hit: Hit) -> str:
    return f"{hit.title}, {hit.heading}" if hit.heading else hit.title


def _ports(_settings: RetrieveSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(
        (Port("query", "text", "Question"),),
        (Port("documents", "documents", "Documents"), Port("text", "text", "Text")),
    )


def _check(settings: RetrieveSettings, world: World) -> Iterable[SettingProblem]:
    if settings.collection not in world.collections:
        name = settings.collection
        what = f"There is no collection {name!r}" if name else "No collection is chosen"
        names = ", ".join(sorted(world.collections))
        hint = f"There are: {names}." if names else "Add one: workbench documents add."
        yield SettingProblem("collection", what, hint)
    if not 1 <= settings.most <= _MOST:
        yield SettingProblem("most", f"{settings.most} is not in 1 to {_MOST}", "Write less.")
    if settings.mode not in MODES:
        yield SettingProblem(
            "mode", f"{settings.mode!r} is no way to search", f"Choose {', '.join(MODES)}."
        )


def _reuse(_settings: Any, _world: World) -> Reuse:
    return "recorded"  # the documents may be others by the next run


RETRIEVE = NodeKind(
    key="retrieve",
    title="Retrieve",
    description="Finds the parts of your documents that answer a question",
    group="data",
    icon="search",
    settings=RetrieveSettings,
    ports=_ports,
    run=_retrieve,
    check=_check,
    reuse=_reuse,
    summary=lambda settings: settings.collection,
)
