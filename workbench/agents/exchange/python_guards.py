"""Guards as calls in an exported script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.agents.exchange.python_code import Call, Raw, call
from workbench.agents.exchange.python_place import Place
from workbench.agents.nodes.guard import (
    GUARD,
    GuardCheck,
    GuardSettings,
    kinds_masked,
    most_chars,
    words_looked_for,
)
from workbench.base.errors import DocumentError

_PATTERNED = ("pattern", "patternProperties")


def guard_call(place: Place) -> Call:
    """The call for a guard.

    Raises:
        DocumentError: One of its checks could never be done.
    """
    settings: GuardSettings = place.settings
    for problem in GUARD.check(settings, place.script.world):
        raise DocumentError(f"{place.where}: {problem.message}", problem.hint)
    looks = [
        (check.kind, _LOOKS[check.kind](place, check, settings.schema))
        for check in settings.checks
    ]
    place.script.use(*(look.function for _kind, look in looks))
    return call("guard", looks)


def _fits(place: Place, _check: GuardCheck, schema: Mapping[str, Any]) -> Call:
    if not _has_pattern(schema):
        return call("fits", schema)
    place.script.use("is_match")
    return call("fits", schema, Raw("is_match"))


def _has_pattern(schema: Any) -> bool:
    """Whether a pattern may be among its keys; a property may be called so, too."""
    if isinstance(schema, Mapping):
        named = any(schema.get(key) is not None for key in _PATTERNED)
        return named or any(map(_has_pattern, schema.values()))
    return isinstance(schema, list | tuple) and any(map(_has_pattern, schema))


_Look = Callable[[Place, GuardCheck, Mapping[str, Any]], Call]
_LOOKS: Mapping[str, _Look] = {
    "mask personal data": lambda _place, check, _schema: call(
        "masks", *kinds_masked(check.value)
    ),
    "is not longer than": lambda _place, check, _schema: call(
        "longest", most_chars(check.value)
    ),
    "matches the pattern": lambda _place, check, _schema: call("with_pattern", check.value),
    "does not match the pattern": lambda _place, check, _schema: call(
        "without_pattern", check.value
    ),
    "has none of the words": lambda _place, check, _schema: call(
        "without_words", words_looked_for(check.value)
    ),
    "has one of the words": lambda _place, check, _schema: call(
        "with_words", words_looked_for(check.value)
    ),
    "fits the schema": _fits,
}
