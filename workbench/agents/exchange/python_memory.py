"""Nodes that remember something as calls in an exported script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.agents.exchange.python_code import Call, Code, call
from workbench.agents.exchange.python_place import Place

_FILE = "memory.sqlite"


def _remember(place: Place) -> Call:
    settings = place.settings
    return call("remember", _file(place), settings.name, settings.most, settings.days)


def _look_up(place: Place) -> Call:
    settings = place.settings
    if settings.by == "embedding":
        place.script.losses.add(
            place.where, "memory found by what is alike", "the script looks for words"
        )
    more: Mapping[str, Any] = {} if settings.by == "newest" else {"by_words": True}
    return call("look_up", _file(place), settings.name, settings.most, **more)


def _forget(place: Place) -> Call:
    settings = place.settings
    more: Mapping[str, Any] = {"by_words": True} if settings.what == "words" else {}
    return call("forget", _file(place), settings.name, **more)


def _file(place: Place) -> Code:
    """Where it is kept: beside the script, or nowhere once that has ended."""
    if place.settings.scope == "graph":
        why = "it is beside the script, and empty at first"
        place.script.losses.add(place.where, "what is remembered", why)
        return place.script.own_file(_FILE)
    why = "a script has no conversations: it forgets this when it ends"
    place.script.losses.add(place.where, "what is remembered of a conversation", why)
    place.script.use("until_the_end")
    return call("until_the_end")


MEMORY_OF: Mapping[str, Callable[[Place], Call]] = {
    "remember": _remember,
    "memory": _look_up,
    "forget": _forget,
}
