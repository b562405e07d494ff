"""What a grammar is made of: a schema without choices between schemas, and both of two."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from workbench.engines.schema_form import TYPES, step

Part: TypeAlias = tuple[Any, str]
"""A schema and its JSON pointer, by which it is known."""
Parts: TypeAlias = tuple[Part, ...]
"""Schemas that a value must fit, all of them; none lets it be anything."""
_OF_OBJECTS = frozenset(("properties", "required", "additionalProperties", "patternProperties"))
_OF_LISTS = frozenset(("items", "minItems", "maxItems"))


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value must be.

    Attributes:
        types: Its type is one of these; None leaves it open.
        choices: It is one of these values, each with the text by which equal ones are known.
        properties: What the values of keys must fit, in the order of the keys.
        is_named: The schema names keys, perhaps none.
        required: Keys that must be there.
        more: What the values of all other keys must fit; None if the schema does not say.
        has_patterns: More keys are named by patterns.
        items: What the items of a list must fit.
        least: Fewest items of a list.
        most: Most of them; None leaves it open.
        leaning: The type that is meant where none is said; or empty.
    """

    types: tuple[str, ...] | None = None
    choices: tuple[tuple[str, Any], ...] | None = None
    properties: Mapping[str, Parts] = field(default_factory=dict)
    is_named: bool = False
    required: tuple[str, ...] = ()
    more: Parts | None = None
    has_patterns: bool = False
    items: Parts = ()
    least: int = 0
    most: int | None = None
    leaning: str = ""

    @property
    def is_closed(self) -> bool:
        """No other keys than the named ones."""
        return any(schema is False for schema, _at in self.more or ())

    @property
    def kinds(self) -> tuple[str, ...]:
        """Types that are written; none stands for any."""
        if self.types is not None:
            return self.types
        return (self.leaning,) if self.leaning else ()

    @property
    def size(self) -> int:
        """How much work it is to put it together with another."""
        return 1 + len(self.properties) + len(self.required) + len(self.choices or ())

    def values_of(self, key: str) -> Parts:
        """What the value of a key must fit."""
        if key in self.properties:
            return self.properties[key]
        return () if self.has_patterns else self.more or ()


def shape_of(schema: Mapping[str, Any], at: str) -> Shape:
    """The shape of a schema's own keys, which must have the right form."""
    properties = schema.get("properties")
    items = schema.get("items")
    more = schema.get("additionalProperties")
    kinds = schema.get("type")
    most = schema.get("maxItems")
    return Shape(
        types=None if kinds is None else (kinds,) if isinstance(kinds, str) else tuple(kinds),
        choices=_choices(schema),
        properties={
            key: ((part, f"{at}/properties{step(key)}"),)
            for key, part in (properties or {}).items()
        },
        is_named=properties is not None,
        required=tuple(dict.fromkeys(schema.get("required") or ())),
        more=None if more is None else _parts(more, f"{at}/additionalProperties"),
        has_patterns=bool(schema.get("patternProperties")),
        items=() if isinstance(items, list) else _parts(items, f"{at}/items"),
        least=int(schema.get("minItems") or 0),
        most=None if most is None else int(most),
        leaning=_leaning(schema),
    )


def both(left: Shape, right: Shape) -> Shape | None:
    """What fits both; None if nothing does."""
    types = _common_types(left.types, right.types)
    choices = _common_choices(left.choices, right.choices)
    if types == () or choices == ():
        return None
    if left.more is None and right.more is None:
        more = None
    else:
        more = _joined(left.more or (), right.more or ())
    mosts = [most for most in (left.most, right.most) if most is not None]
    return Shape(
        types=types,
        choices=choices,
        properties={
            key: _joined(left.values_of(key), right.values_of(key))
            for key in (*left.properties, *right.properties)
        },
        is_named=left.is_named or right.is_named,
        required=tuple(dict.fromkeys((*left.required, *right.required))),
        more=more,
        has_patterns=left.has_patterns or right.has_patterns,
        items=_joined(left.items, right.items),
        least=max(left.least, right.least),
        most=min(mosts, default=None),
        leaning=left.leaning or right.leaning,
    )


def never_fits(written: Shape, other: Shape) -> bool:
    """No value that is written for the one shape fits the other: seen at a glance."""
    kinds = set(written.kinds or TYPES)
    if written.choices is not None:
        kinds = {kind_of(value) for _text, value in written.choices}
        others = {text for text, _value in other.choices or ()}
        if other.choices is not None and others.isdisjoint(dict(written.choices)):
            return True
    if other.types is not None and not any(_is_in(kind, other.types) for kind in kinds):
        return True
    if kinds != {"object"} or written.choices is not None or not written.properties:
        return False
    keys = {*written.properties, *written.required}
    if not keys.issuperset(other.required):
        return True
    return any(
        _differ(written.properties[key], other.properties[key])
        for key in written.required
        if key in written.properties and key in other.properties
    )


def kind_of(value: Any) -> str:
    """The type of a JSON value, the narrowest one."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    known = ((str, "string"), (float, "number"), (list, "array"), (Mapping, "object"))
    return next((name for kind, name in known if isinstance(value, kind)), "null")


def fitting(shape: Shape) -> list[Any]:
    """The choices that have one of the types."""
    return [
        value
        for _text, value in shape.choices or ()
        if shape.types is None or _is_in(kind_of(value), shape.types)
    ]


def _is_in(kind: str, types: Iterable[str]) -> bool:
    return kind in types or (kind == "integer" and "number" in types)


def _differ(left: Parts, right: Parts) -> bool:
    """Both are lists of values, and no value is in both."""
    lists = [
        {text for text, _value in choices}
        for parts in (left, right)
        for schema, _at in parts[:1]
        if isinstance(schema, Mapping) and (choices := _choices(schema)) is not None
    ]
    return len(lists) == 2 and lists[0].isdisjoint(lists[1])


def _choices(schema: Mapping[str, Any]) -> tuple[tuple[str, Any], ...] | None:
    listed = schema.get("enum")
    found = None if listed is None else tuple((_same(value), value) for value in listed)
    if "const" not in schema:
        return found
    return _common_choices(found, ((_same(schema["const"]), schema["const"]),))


def _same(value: Any) -> str:
    """A text that is the same for values that JSON Schema takes for equal."""
    return json.dumps(_levelled(value), sort_keys=True)


def _levelled(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_levelled(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _levelled(item) for key, item in value.items()}
    return value


def _leaning(schema: Mapping[str, Any]) -> str:
    given = {key for key, value in schema.items() if value is not None}
    if not _OF_OBJECTS.isdisjoint(given):
        return "object"
    return "" if _OF_LISTS.isdisjoint(given) else "array"


def _parts(schema: Any, at: str) -> Parts:
    return () if schema is None or schema is True else ((schema, at),)


def _joined(left: Parts, right: Parts) -> Parts:
    known = {at for _schema, at in left}
    return (*left, *(part for part in right if part[1] not in known))


def _common_types(
    left: tuple[str, ...] | None, right: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    if left is None or right is None:
        return right if left is None else left
    found = [kind for kind in left if _is_in(kind, right)]
    found += [kind for kind in right if kind not in found and _is_in(kind, left)]
    return tuple(found)


def _common_choices(
    left: tuple[tuple[str, Any], ...] | None, right: tuple[tuple[str, Any], ...] | None
) -> tuple[tuple[str, Any], ...] | None:
    if left is None or right is None:
        return right if left is None else left
    texts = dict(right)
    return tuple(item for item in left if item[0] in texts)
