"""Filters and orders that a source applies itself, and which of those asked it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from workbench.models.sources.values import Query, Sort, SourceModel

USUAL: Sort = Query().sort
"""The order of who asks for none; no source is blamed for not knowing it."""
_WORDS = {
    "downloads": "order by downloads",
    "likes": "order by likes",
    "updated": "order by time of change",
    "name": "order by name",
}
_HUB_TASKS = {
    "text-generation": frozenset({"routing", "chat", "code", "reasoning"}),
    "feature-extraction": frozenset({"embedding"}),
    "sentence-similarity": frozenset({"embedding"}),
}


def left_out(query: Query, applies: Collection[str]) -> tuple[str, ...]:
    """What of a query a source does not apply, in words.

    Args:
        query: What was asked.
        applies: Of ``author``, ``licence``, ``task``, ``size`` and the orders, those it does.
    """
    asked = {
        "author": bool(query.author),
        "licence": bool(query.licence),
        "task": bool(query.task),
        "size": bool(query.largest_bytes),
        query.sort: query.sort != USUAL,
    }
    return tuple(
        _WORDS.get(name, f"task {query.task}" if name == "task" else name)
        for name, wanted in asked.items()
        if wanted and name not in applies
    )


def own_tasks(asked: str) -> frozenset[str]:
    """Our tasks for one of our own words or of the hub's."""
    return _HUB_TASKS.get(asked, frozenset({asked}))


def is_like(model: SourceModel, query: Query, more_text: str = "") -> bool:
    """Whether what is said of a model fits the words, author, licence and task of a query."""
    text = f"{model.id} {model.title} {' '.join(model.tags)} {more_text}".lower()
    tags = {tag.lower() for tag in model.tags}
    return (
        all(word in text for word in query.text.lower().split())
        and (not query.author or query.author.lower() == model.author.lower())
        and (not query.licence or query.licence.lower() == model.licence.lower())
        and (not query.task or not own_tasks(query.task).isdisjoint(tags))
    )


def in_order(models: Iterable[SourceModel], sort: Sort) -> list[SourceModel]:
    """Sorted as asked; models that tell nothing of it keep their places behind the others."""
    found = list(models)
    if sort == "name":
        found.sort(key=lambda model: model.title.casefold())
    elif sort == "updated":
        found.sort(key=lambda model: -model.updated_s)
    return found
