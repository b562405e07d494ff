"""Does a value fit a JSON Schema: what cannot be judged does not fit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import Any

from workbench.agents.nodes import strict_json
from workbench.base.errors import RequestError, RunError
from workbench.base.patterns import Pattern
from workbench.engines.schema_form import check_form, read_schema, step, target_of
from workbench.engines.schema_shape import kind_of

_PLACE = "the answer"
_TIME_LIMIT_S = 5.0
_SHOWN_CHARS = 60
_ONE = ("not", "if", "then", "else", "contains", "propertyNames", "additionalProperties",
        "additionalItems")  # fmt: skip
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "$defs", "definitions")
_UNKNOWN = frozenset(
    ("$dynamicRef", "$recursiveRef", "unevaluatedItems", "unevaluatedProperties",
     "dependentSchemas", "dependencies", "divisibleBy", "extends", "disallow")
)  # fmt: skip
_Check = Callable[["_Fitting", Mapping[str, Any], Any, str], str]


def read_json(text: str) -> Any:
    """The value in a JSON text.

    Raises:
        RunError: It is no JSON.
    """
    try:
        return strict_json.read_json(text)
    except ValueError as exc:
        raise RunError(f"it is not JSON: {str(exc)[:120]}") from exc


def check_schema(schema: Any) -> str:
    """Why nothing can be judged by a schema; empty if it can."""
    try:
        root = read_schema(schema, _PLACE)
        waiting, seen = [(root, "#")], {"#"}
        while waiting:
            for part, at in _parts(*waiting.pop()):
                _look_at(part, at)
                if isinstance(part, Mapping) and part.get("$ref") is not None:
                    target = target_of(root, part["$ref"], _PLACE)
                    if target[1] not in seen:
                        seen.add(target[1])
                        waiting.append(target)
    except (RequestError, RunError) as exc:
        return exc.message
    except RecursionError:
        return "the schema is nested too deep"
    return ""


def misfit(value: Any, schema: Any) -> str:
    """Why a value does not fit, with its place; empty if it does."""
    if problem := check_schema(schema):
        return problem
    try:
        return _Fitting(read_schema(schema, _PLACE)).misfit(value)
    except (RequestError, RunError) as exc:
        return exc.message
    except RecursionError:
        return "it is nested too deep"


def _parts(schema: Any, at: str) -> Iterator[tuple[Any, str]]:
    """A schema and those inside it, with their pointers."""
    yield schema, at
    if not isinstance(schema, Mapping):
        return
    for key in _ONE:
        if schema.get(key) is not None:
            yield from _parts(schema[key], at + step(key))
    items = schema.get("items")
    if isinstance(items, Mapping | bool):
        yield from _parts(items, f"{at}/items")
    for key in (*_LISTS, "items"):
        found = schema.get(key)
        for number, part in enumerate(found if isinstance(found, list) else ()):
            yield from _parts(part, at + step(key) + step(number))
    for key in _NAMED:
        found = schema.get(key)
        for name, part in (found if isinstance(found, Mapping) else {}).items():
            yield from _parts(part, at + step(key) + step(name))


def _look_at(schema: Any, at: str) -> None:
    if isinstance(schema, bool):
        return
    check_form(schema, _PLACE, at)
    unknown = _UNKNOWN.intersection(schema) | ({"$id"} & set(schema) if at != "#" else set())
    if unknown:
        raise RunError(f"{min(unknown)} at {at} of the schema cannot be judged here")
    for pattern in (schema.get("pattern"), *(schema.get("patternProperties") or ())):
        if pattern is not None:
            Pattern(pattern)


class _Fitting:
    """One look at one value; it is given up after some seconds."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._deadline_s = time.monotonic() + _TIME_LIMIT_S
        self._patterns: dict[str, Pattern] = {}

    def misfit(self, value: Any) -> str:
        return self.at(self._root, value, "")

    def at(self, schema: Any, value: Any, at: str) -> str:
        """Why the value at a place does not fit a schema; empty if it does."""
        if time.monotonic() > self._deadline_s:
            raise RunError("it takes too long to see whether it fits the schema")
        if isinstance(schema, bool):
            return "" if schema else _wrong(at, value, "must not be there")
        return next((why for check in _CHECKS if (why := check(self, schema, value, at))), "")

    def fits(self, schema: Any, value: Any) -> bool:
        return not self.at(schema, value, "")

    def target(self, reference: str) -> Any:
        return target_of(self._root, reference, _PLACE)[0]

    def matches(self, pattern: str, text: str) -> bool:
        if pattern not in self._patterns:
            self._patterns[pattern] = Pattern(pattern)
        return self._patterns[pattern].is_in(text, self._deadline_s)


def _wrong(at: str, value: Any, what: str) -> str:
    value = value[:_SHOWN_CHARS] if isinstance(value, str) else value
    pieces = json.JSONEncoder(ensure_ascii=False).iterencode(value)
    shown = "".join(islice(pieces, _SHOWN_CHARS))
    if len(shown) > _SHOWN_CHARS:
        shown = f"{shown[:_SHOWN_CHARS]}…"
    return f"at {at}, {shown} {what}" if at else f"{shown} {what}"


def _same(value: Any) -> str:
    """A text that is the same for values that JSON Schema takes for equal."""
    return json.dumps(_levelled(value), sort_keys=True)


def _levelled(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_levelled(item) for item in value]
    if isinstance(value, dict):
        return {key: _levelled(item) for key, item in value.items()}
    return value


def _type(_fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    wanted = schema.get("type")
    if wanted is None:
        return ""
    wanted = (wanted,) if isinstance(wanted, str) else tuple(wanted)
    kind = kind_of(value)
    if kind in wanted or (kind == "integer" and "number" in wanted):
        return ""
    return _wrong(at, value, f"is not {' or '.join(wanted)}")


def _choices(_fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    if "const" in schema and _same(value) != _same(schema["const"]):
        return _wrong(at, value, f"is not {_same(schema['const'])[:_SHOWN_CHARS]}")
    listed = schema.get("enum")
    if listed is not None and _same(value) not in map(_same, listed):
        return _wrong(at, value, "is none of the values that are allowed")
    return ""


def _number(_fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    least, most = schema.get("minimum"), schema.get("maximum")
    above: Any = schema.get("exclusiveMinimum")
    below: Any = schema.get("exclusiveMaximum")
    if above is True:
        above = least
    if below is True:
        below = most
    is_low = least is not None and value < least
    if is_low or (_is_limit(above) and not value > above):
        return _wrong(at, value, "is too small")
    is_high = most is not None and value > most
    if is_high or (_is_limit(below) and not value < below):
        return _wrong(at, value, "is too large")
    unit = schema.get("multipleOf")
    if unit is not None and (unit <= 0 or _exact(value) % _exact(unit)):
        return _wrong(at, value, f"is no multiple of {unit}")
    return ""


def _exact(number: float) -> Fraction:
    """The number as it is written in JSON."""
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))


def _is_limit(limit: Any) -> bool:
    return limit is not None and not isinstance(limit, bool)


def _text(fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    if not isinstance(value, str):
        return ""
    if why := _count(schema, "Length", len(value)):
        return _wrong(at, value, f"is {why}")
    pattern = schema.get("pattern")
    if pattern is not None and not fit.matches(pattern, value):
        return _wrong(at, value, f"does not match {pattern!r:.60}")
    return ""


def _count(schema: Mapping[str, Any], what: str, count: int) -> str:
    if count < (schema.get(f"min{what}") or 0):
        return "too short"
    most = schema.get(f"max{what}")
    return "too long" if most is not None and count > most else ""


def _list(fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    if not isinstance(value, list):
        return ""
    if why := _count(schema, "Items", len(value)):
        return _wrong(at, value, f"is {why}")
    if schema.get("uniqueItems") and len(set(map(_same, value))) < len(value):
        return _wrong(at, value, "has the same item twice")
    firsts, rest = schema.get("prefixItems") or [], schema.get("items")
    if isinstance(rest, list):
        firsts, rest = rest, schema.get("additionalItems")
    for number, item in enumerate(value):
        part = firsts[number] if number < len(firsts) else rest
        if part is not None and (why := fit.at(part, item, at + step(number))):
            return why
    return _contains(fit, schema, value, at)


def _contains(fit: _Fitting, schema: Mapping[str, Any], value: list[Any], at: str) -> str:
    part = schema.get("contains")
    if part is None:
        return ""
    count = sum(fit.fits(part, item) for item in value)
    least, most = schema.get("minContains"), schema.get("maxContains")
    if count < (1 if least is None else least):
        return _wrong(at, value, "has too few items of the kind it must contain")
    if most is not None and count > most:
        return _wrong(at, value, "has too many items of the kind it may contain")
    return ""


def _object(fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    if not isinstance(value, Mapping):
        return ""
    if why := _keys(schema, value, at):
        return why
    names = schema.get("propertyNames")
    for key, item in value.items():
        if names is not None and (why := fit.at(names, key, at)):
            return why
        for part in _schemas_of(fit, schema, key):
            if why := fit.at(part, item, at + step(key)):
                return why
    return ""


def _keys(schema: Mapping[str, Any], value: Mapping[str, Any], at: str) -> str:
    for name in schema.get("required") or ():
        if name not in value:
            return _wrong(at, value, f"has no {name!r:.60}")
    for name, others in (schema.get("dependentRequired") or {}).items():
        if name in value and (missing := [key for key in others if key not in value]):
            return _wrong(at, value, f"has {name!r:.60} and no {missing[0]!r:.60}")
    if why := _count(schema, "Properties", len(value)):
        return _wrong(at, value, f"has too {'few' if why == 'too short' else 'many'} keys")
    return ""


def _schemas_of(fit: _Fitting, schema: Mapping[str, Any], key: str) -> list[Any]:
    """What the value of a key must fit."""
    named = schema.get("properties") or {}
    patterns = schema.get("patternProperties") or {}
    found = [named[key]] if key in named else []
    found += [part for pattern, part in patterns.items() if fit.matches(pattern, key)]
    more = schema.get("additionalProperties")
    return found or ([] if more is None else [more])


def _joined(fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    if schema.get("$ref") is not None and (
        why := fit.at(fit.target(schema["$ref"]), value, at)
    ):
        return why
    for part in schema.get("allOf") or ():
        if why := fit.at(part, value, at):
            return why
    several = schema.get("anyOf")
    if several is not None and not any(fit.fits(part, value) for part in several):
        return _wrong(at, value, "fits none of the forms that are allowed")
    one = schema.get("oneOf")
    if one is not None and sum(fit.fits(part, value) for part in one) != 1:
        return _wrong(at, value, "does not fit exactly one of the forms")
    no = schema.get("not")
    if no is not None and fit.fits(no, value):
        return _wrong(at, value, "has a form that is not allowed")
    return ""


def _either(fit: _Fitting, schema: Mapping[str, Any], value: Any, at: str) -> str:
    condition = schema.get("if")
    if condition is None:
        return ""
    part = schema.get("then" if fit.fits(condition, value) else "else")
    return "" if part is None else fit.at(part, value, at)


_CHECKS: tuple[_Check, ...] = (
    _type, _choices, _number, _text, _list, _object, _joined, _either,
)  # fmt: skip
