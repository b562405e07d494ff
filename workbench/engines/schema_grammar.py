"""JSON Schema to rules of a grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from itertools import combinations
from typing import Any

from workbench.engines.grammar import GrammarRules, refused
from workbench.engines.schema_form import check_form, read_schema, target_of
from workbench.engines.schema_shape import (
    Parts,
    Shape,
    both,
    fitting,
    never_fits,
    shape_of,
)

_DEPTH_LIMIT = 16
_CHAIN_LIMIT = 24
"""Schemas that lead to one another without a key or an item between them."""
_NOT_HELD = frozenset(
    (
        *("pattern", "format", "minLength", "maxLength", "minimum", "maximum", "multipleOf"),
        *("exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "minProperties"),
        *("maxProperties", "patternProperties", "propertyNames", "not", "if", "then", "else"),
        *("dependentRequired", "dependentSchemas", "contains", "minContains", "maxContains"),
        *("prefixItems", "unevaluatedItems", "unevaluatedProperties", "additionalItems"),
        *("dependencies", "nullable", "$dynamicRef", "$recursiveRef", "divisibleBy"),
        *("extends", "disallow"),
    )
)
"""Keys of JSON Schema, of its drafts and of OpenAPI that no rule is made of."""
_SAYS_NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(("minLength", "minProperties"), 0),
    **dict.fromkeys(("uniqueItems", "nullable", "exclusiveMinimum", "exclusiveMaximum"), False),
    **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties", "additionalItems"), True),
    "patternProperties": {},
    "dependencies": {},
    "dependentRequired": {},
    "dependentSchemas": {},
}
"""Values with which a key forbids nothing."""
_SCALARS = ("string", "integer", "number", "boolean", "null")
_TELLING = frozenset(("type", "title", "description", "default", "example", "examples"))
_CHOICE_LIMIT = 500
_ITEM_LIMIT = 64
_COMPARED = 40


def schema_rule(
    rules: GrammarRules, schema: Any, place: str, *, as_object: bool = False
) -> str:
    """Name of the rule for a schema.

    Args:
        rules: Where it is added, and what it needs.
        schema: The JSON Schema.
        place: What it belongs to, for errors.
        as_object: It must be an object, even if the schema does not say so.

    Raises:
        RequestError: It is too large, too deep or not a schema.
    """
    return SchemaRules(rules, schema, place).root(as_object=as_object)


class SchemaRules:
    """Makes rules of one root schema; ``$ref`` looks there.

    Every part of it is known by its JSON pointer, so that one that contains itself ends.
    """

    def __init__(self, rules: GrammarRules, schema: Any, place: str) -> None:
        """Take a schema.

        Raises:
            RequestError: It is no JSON, or too large.
        """
        self._rules, self._place = rules, place
        self._root = read_schema(schema, place)
        self._names: dict[tuple[str, ...], str | None] = {}
        self._own: dict[tuple[str, ...], str] = {}
        self._needs: dict[str, tuple[Sequence[str], ...]] = {}

    def root(self, *, as_object: bool = False) -> str:
        """Name of the rule for the whole schema.

        Raises:
            RequestError: It is too large, too deep or not a schema.
        """
        parts: Parts = ((self._root, "#"),)
        if as_object:
            parts = (({"type": "object"}, "object"), *parts)
        with self._deep():
            name = self._rule(parts, 0)
        if not name:
            raise refused(self._place, f"no {'object' if as_object else 'value'} can fit it")
        self._check_ends()
        return name

    def shapes(self) -> list[Shape]:
        """What the whole schema, as an object, can be.

        Raises:
            RequestError: It is too large, too deep or not a schema.
        """
        return self.shapes_of((({"type": "object"}, "object"), (self._root, "#")))

    def shapes_of(self, parts: Parts) -> list[Shape]:
        """What a value inside of it can be; nothing if no value fits.

        Raises:
            RequestError: It is too large, too deep or not a schema.
        """
        with self._deep():
            return self._all_of(parts)

    def rule(self, parts: Parts) -> str:
        """Name of the rule for a value inside of it; empty if nothing fits.

        Raises:
            RequestError: It is too large, too deep or not a schema.
        """
        with self._deep():
            name = self._rule(parts, 1)
        self._check_ends()
        return name

    @contextmanager
    def _deep(self) -> Iterator[None]:
        try:
            yield
        except RecursionError as exc:
            raise refused(self._place, "it is nested too deep") from exc

    def _check_ends(self) -> None:
        """Refuse what contains itself in each of its values: none of them would end."""
        waiting = dict(self._needs) if self._own else {}
        while done := [
            name
            for name, ways in waiting.items()
            if any(waiting.keys().isdisjoint(way) for way in ways)
        ]:
            for name in done:
                del waiting[name]
        for key, name in self._own.items():
            if name in waiting:
                raise refused(self._place, f"at {key[-1]}, each value contains another one")

    def _needing(self, name: str, *ways: Sequence[str]) -> str:
        """Remember the rules without which a rule has no end, for each way to write it."""
        self._needs[name] = ways
        return name

    def _rule(self, parts: Parts, depth: int) -> str:
        if not parts:
            return self._rules.basic("value")
        if kind := _plain_type(parts):
            self._rules.count(self._place)
            return self._rules.basic(kind)
        key = tuple(at for _schema, at in parts)
        if key in self._names:
            name = self._names[key]
            if name is None:  # It is being made: it contains itself.
                return self._name_of(key)
            return name
        if depth > _DEPTH_LIMIT:
            raise refused(self._place, f"it is nested deeper than {_DEPTH_LIMIT}")
        self._names[key] = None
        made = self._one_of([self._shape(shape, depth) for shape in self._all_of(parts)])
        if key in self._own:
            if not made:
                raise refused(self._place, f"at {key[-1]}, no value can fit it")
            made = self._needing(self._rules.add(self._own[key], made), (made,))
        self._names[key] = made
        return made

    def _name_of(self, key: tuple[str, ...]) -> str:
        if key not in self._own:
            self._own[key] = self._rules.fresh()
        return self._own[key]

    def _all_of(self, parts: Parts) -> list[Shape]:
        found = [self._shapes(schema, at, frozenset()) for schema, at in parts]
        return reduce(self._crossed, found)

    def _shapes(self, schema: Any, at: str, chain: frozenset[str]) -> list[Shape]:
        """What a schema can be, one of which a value must fit."""
        rules, place = self._rules, self._place
        rules.count(place)
        if at in chain:
            raise refused(place, f"{at} refers to itself without end")
        if len(chain) >= _CHAIN_LIMIT:
            raise refused(place, f"it is nested deeper than {_CHAIN_LIMIT}")
        if isinstance(schema, bool):
            return [Shape()] if schema else []
        shape = self._own_shape(schema, at)
        shapes = [] if shape.choices == () else [shape]
        chain = chain | {at}
        if schema.get("$ref") is not None:
            target, its_place = target_of(self._root, schema["$ref"], place)
            shapes = self._crossed(shapes, self._shapes(target, its_place, chain))
        for part, its_place in _inside(schema, "allOf", at):
            shapes = self._crossed(shapes, self._shapes(part, its_place, chain))
        for key in ("anyOf", "oneOf"):
            inside = _inside(schema, key, at)
            branches = [self._shapes(part, its_place, chain) for part, its_place in inside]
            if key == "oneOf" and not _exclude_each_other(branches):
                rules.note(f"{place}: oneOf is held as anyOf")
            if inside:
                shapes = self._crossed(shapes, [one for found in branches for one in found])
        return shapes

    def _own_shape(self, schema: Any, at: str) -> Shape:
        """The shape of a schema's own keys."""
        rules, place = self._rules, self._place
        if isinstance(schema, Mapping):
            lists = (value for value in schema.values() if isinstance(value, list | dict))
            rules.spend(sum(map(len, lists)), place)
        check_form(schema, place, at)
        self._note_unheld(schema)
        listed = schema.get("enum")
        if listed is not None and not 0 < len(listed) <= _CHOICE_LIMIT:
            raise self._choices_refused(len(listed))
        shape = shape_of(schema, at)
        rules.spend(sum(len(text) for text, _value in shape.choices or ()) // 16, place)
        return shape

    def _note_unheld(self, schema: Mapping[str, Any]) -> None:
        for key in sorted(_NOT_HELD.intersection(schema)):
            value, nothing = schema[key], _SAYS_NOTHING.get(key)
            if value is not None and (type(value) is not type(nothing) or value != nothing):
                self._rules.note(f"{self._place}: {key} is not held")
        if isinstance(schema.get("items"), list):
            self._rules.note(f"{self._place}: items as a list is not held")

    def _crossed(self, left: Sequence[Shape], right: Sequence[Shape]) -> list[Shape]:
        """Both of each pair."""
        if min(len(left), len(right)) > 1 and len(left) * len(right) > _CHOICE_LIMIT:
            raise self._choices_refused(len(left) * len(right))
        work = sum(s.size for s in left) * len(right) + sum(s.size for s in right) * len(left)
        self._rules.spend(work, self._place)
        pairs = (both(one, other) for one in left for other in right)
        return [shape for shape in pairs if shape is not None]

    def _choices_refused(self, count: int) -> Exception:
        return refused(self._place, f"it has {count} choices, not 1 to {_CHOICE_LIMIT}")

    def _one_of(self, choices: Sequence[str]) -> str:
        """A rule for one of these; empty if there are none."""
        found = list(dict.fromkeys(choice for choice in choices if choice))
        if len(found) > _CHOICE_LIMIT:
            raise self._choices_refused(len(found))
        if len(found) == 1 and not found[0].startswith('"'):
            return found[0]
        if not found:
            return ""
        return self._needing(self._rules.shared(" | ".join(found)), *((one,) for one in found))

    def _shape(self, shape: Shape, depth: int) -> str:
        if shape.choices is not None:
            values = fitting(shape)
            if any(isinstance(value, dict | list) for value in values):
                self._note_beside_choices(shape)
            return self._one_of([self._rules.json_literal(value) for value in values])
        if not shape.kinds:
            return self._rules.basic("value")
        return self._one_of([self._typed(shape, kind, depth) for kind in shape.kinds])

    def _note_beside_choices(self, shape: Shape) -> None:
        beside = {
            "properties": shape.properties,
            "required": shape.required,
            "additionalProperties": shape.more,
            "items": shape.items,
            "minItems": shape.least,
            "maxItems": shape.most is not None,
        }
        for key, value in beside.items():
            if value:
                self._rules.note(f"{self._place}: {key} beside enum or const is not held")

    def _typed(self, shape: Shape, kind: str, depth: int) -> str:
        if kind == "object":
            return self._object(shape, depth)
        if kind == "array":
            return self._array(shape, depth)
        return self._rules.basic(kind)

    def _object(self, shape: Shape, depth: int) -> str:
        keys = dict.fromkeys((*shape.properties, *shape.required))
        if not keys:
            return self._open_object(shape, depth)
        if shape.more and not shape.is_closed:
            self._rules.note(
                f"{self._place}: additionalProperties is not held: only named keys are written"
            )
        required, pairs = set(shape.required), []
        for key in keys:
            rule = self._rule(shape.values_of(key), depth + 1)
            if rule:
                pairs.append((key, rule, key in required))
            elif key in required:
                return ""
        name = self._rules.shared(self._rules.object_rule(pairs) if pairs else '"{" "}"')
        return self._needing(name, [rule for _key, rule, is_needed in pairs if is_needed])

    def _open_object(self, shape: Shape, depth: int) -> str:
        """An object without a key that is named."""
        if shape.has_patterns:
            if shape.more:
                self._rules.note(f"{self._place}: additionalProperties is not held")
            return self._rules.basic("object")
        if shape.more == () or (shape.more is None and not shape.is_named):
            return self._rules.basic("object")
        value = "" if shape.more is None else self._rule(shape.more, depth + 1)
        return self._rules.shared(self._rules.map_rule(value) if value else '"{" "}"')

    def _array(self, shape: Shape, depth: int) -> str:
        least, most = shape.least, shape.most
        if most is not None and least > most:
            return ""
        item = self._rule(shape.items, depth + 1)
        if not item:
            return "" if least else self._rules.shared('"[" "]"')
        if max(least, most or 0) > _ITEM_LIMIT:
            self._rules.note(f"{self._place}: more than {_ITEM_LIMIT} items are not counted")
            least, most = min(least, _ITEM_LIMIT), None
        name = self._rules.shared(self._rules.array_rule(item, least, most))
        return self._needing(name, (item,) if least else ())


def _plain_type(parts: Parts) -> str:
    """The type, where nothing else is asked: most parameters are no more than that."""
    schema = parts[0][0]
    if len(parts) > 1 or not isinstance(schema, dict) or not _TELLING.issuperset(schema):
        return ""
    kind = schema.get("type")
    return kind if isinstance(kind, str) and kind in _SCALARS else ""


def _inside(schema: Mapping[str, Any], key: str, at: str) -> Parts:
    """The schemas of a list, each with its pointer."""
    return tuple((part, f"{at}/{key}/{n}") for n, part in enumerate(schema.get(key) or ()))


def _exclude_each_other(branches: Sequence[Sequence[Shape]]) -> bool:
    """What is written for one of them fits none of the others."""
    if sum(map(len, branches)) > _COMPARED:
        return False
    return all(
        never_fits(one, other) and never_fits(other, one)
        for left, right in combinations(branches, 2)
        for one in left
        for other in right
    )
