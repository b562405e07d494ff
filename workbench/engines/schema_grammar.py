"""JSON Schema to rules of a grammar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.engines.grammar import GrammarRules, refused

_DEPTH_LIMIT = 16
_NOT_HELD = frozenset(
    (
        *("pattern", "format", "minLength", "maxLength", "minimum", "maximum", "multipleOf"),
        *("exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "minProperties"),
        *("maxProperties", "patternProperties", "propertyNames", "not", "if", "then", "else"),
        *("dependentRequired", "dependentSchemas", "contains", "minContains", "maxContains"),
        *("prefixItems", "unevaluatedItems", "unevaluatedProperties"),
    )
)
"""Keys of JSON Schema that no rule is made of."""
_CHOICE_LIMIT = 500
_ITEM_LIMIT = 64


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
    root = schema if isinstance(schema, Mapping) else {}
    if as_object and root.get("type") != "object":
        schema = {**root, "type": "object"}
    return _Converter(rules, root, place).rule(schema, 0)


class _Converter:
    """Converts one root schema; ``$ref`` looks there."""

    def __init__(self, rules: GrammarRules, root: Mapping[str, Any], place: str) -> None:
        self._rules, self._root, self._place = rules, root, place

    def rule(self, schema: Any, depth: int) -> str:
        self._rules.count(self._place)
        if depth > _DEPTH_LIMIT:
            raise refused(self._place, f"it is nested deeper than {_DEPTH_LIMIT}")
        if schema is True or schema == {}:
            return self._rules.basic("value")
        if not isinstance(schema, Mapping):
            raise refused(self._place, f"{str(schema)[:40]!r} is not a schema")
        for key in sorted(_NOT_HELD.intersection(schema)):
            self._rules.note(f"{self._place}: {key} is not held")
        if "$ref" in schema:
            return self._reference(str(schema["$ref"]), depth)
        return self._choices(schema, depth) or self._typed(schema, schema.get("type"), depth)

    def _choices(self, schema: Mapping[str, Any], depth: int) -> str:
        """Rule of a schema that lists what is possible; empty if it does not."""
        if "const" in schema:
            return self._rules.shared(self._rules.json_literal(schema["const"]))
        if "enum" in schema:
            return self._one_of(
                [self._rules.json_literal(item) for item in _list(schema["enum"])]
            )
        for key in ("anyOf", "oneOf"):
            if schema.get(key):
                return self._one_of([self.rule(item, depth + 1) for item in _list(schema[key])])
        if schema.get("allOf"):
            merged: dict[str, Any] = {k: v for k, v in schema.items() if k != "allOf"}
            for part in _list(schema["allOf"]):
                merged = _merged(merged, part)
            return self.rule(merged, depth + 1)
        if isinstance(schema.get("type"), list):
            return self._one_of(
                [self._typed(schema, kind, depth) for kind in _list(schema["type"])]
            )
        return ""

    def _one_of(self, choices: list[str]) -> str:
        if not 0 < len(choices) <= _CHOICE_LIMIT:
            raise refused(
                self._place, f"it has {len(choices)} choices, not 1 to {_CHOICE_LIMIT}"
            )
        return self._rules.shared(" | ".join(dict.fromkeys(choices)))

    def _typed(self, schema: Mapping[str, Any], kind: Any, depth: int) -> str:
        if kind == "object" or (kind is None and "properties" in schema):
            return self._object(schema, depth)
        if kind == "array" or (kind is None and "items" in schema):
            return self._array(schema, depth)
        if kind is None:
            return self._rules.basic("value")
        if kind in ("string", "integer", "number", "boolean", "null"):
            return self._rules.basic(str(kind))
        raise refused(self._place, f"{str(kind)[:40]!r} is not a type")

    def _object(self, schema: Mapping[str, Any], depth: int) -> str:
        properties = schema.get("properties")
        if not isinstance(properties, Mapping) or not properties:
            closed = schema.get("additionalProperties") is False or properties is not None
            return self._rules.shared('"{" "}"') if closed else self._rules.basic("object")
        required = schema.get("required") or ()
        pairs = [
            (str(key), self.rule(value, depth + 1), key in required)
            for key, value in properties.items()
        ]
        return self._rules.shared(self._rules.object_rule(pairs))

    def _array(self, schema: Mapping[str, Any], depth: int) -> str:
        item = self.rule(schema.get("items", True), depth + 1)
        least, most = _bound(schema, "minItems"), _bound(schema, "maxItems")
        if most is not None and (least or 0) > most:
            raise refused(self._place, "minItems is larger than maxItems")
        if max(least or 0, most or 0) > _ITEM_LIMIT:
            self._rules.note(f"{self._place}: more than {_ITEM_LIMIT} items are not counted")
            least, most = min(least or 0, _ITEM_LIMIT), None
        return self._rules.shared(self._rules.array_rule(item, least or 0, most))

    def _reference(self, reference: str, depth: int) -> str:
        name, is_new = self._rules.reserve(f"{self._place} {reference}")
        if is_new:
            self._rules.add(name, self.rule(self._target(reference), depth + 1))
        return name

    def _target(self, reference: str) -> Any:
        if not reference.startswith("#/"):
            raise refused(self._place, f"it refers to {reference[:80]!r}, outside itself")
        target: Any = self._root
        for step in reference[2:].split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, Mapping) or key not in target:
                raise refused(self._place, f"it refers to {reference[:80]!r}, which is missing")
            target = target[key]
        return target


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _bound(schema: Mapping[str, Any], key: str) -> int | None:
    value = schema.get(key)
    return value if isinstance(value, int) and value >= 0 else None


def _merged(left: Mapping[str, Any], right: Any) -> dict[str, Any]:
    merged = {**left, **(right if isinstance(right, Mapping) else {})}
    if "properties" in left and isinstance(right, Mapping) and "properties" in right:
        merged["properties"] = {**left["properties"], **right["properties"]}
        merged["required"] = [*left.get("required", ()), *right.get("required", ())]
    return merged
