"""JSON Schema to GBNF rules, written exactly as a dialect spaces its JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.base.errors import RequestError

_DEPTH_LIMIT = 16
_NODE_LIMIT = 2_000
_CHOICE_LIMIT = 500
_TEXT_LIMIT_CHARS = 256 * 1024
_ITEM_LIMIT = 64

_BASIC = {
    "string": r'"\"" char* "\""',
    "char": r'[^"\\\x7F\x00-\x1F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F]{4})',
    "integer": '"-"? ("0" | [1-9] [0-9]{0,17})',
    "number": 'integer ("." [0-9]{1,16})? ([eE] [-+]? [0-9]{1,3})?',
    "boolean": '"true" | "false"',
    "null": '"null"',
    "value": "string | number | boolean | null | object | array",
}
_NEEDS = {
    "string": ("char",),
    "number": ("integer",),
    "value": ("string", "number", "boolean", "null", "object", "array"),
    "object": ("string", "value"),
    "array": ("value",),
}


def literal(text: str) -> str:
    """A text as a GBNF literal; nothing for an empty text."""
    if not text:
        return ""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'


class GrammarRules:
    """Collects rules; equal schemas share one."""

    def __init__(self, item_separator: str, key_separator: str) -> None:
        self._item, self._key = item_separator, key_separator
        self._rules: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._nodes = 0

    def add(self, name: str, rule: str) -> str:
        """Add a rule under a name that is free."""
        self._rules[name] = rule
        return name

    def escaped(self, text: str) -> str:
        """A text as it stands between the quotes of JSON."""
        return json.dumps(text, ensure_ascii=False)[1:-1]

    def text(self, root: str) -> str:
        """The whole grammar.

        Raises:
            RequestError: It is too large.
        """
        lines = [f"root ::= {root}"]
        lines += [f"{name} ::= {rule}" for name, rule in self._rules.items()]
        text = "\n".join(lines) + "\n"
        if len(text) > _TEXT_LIMIT_CHARS:
            raise _refused("the tools", f"its grammar is longer than {_TEXT_LIMIT_CHARS}")
        return text

    def schema(self, schema: Any, place: str, *, as_object: bool = False) -> str:
        """Name of the rule for a schema.

        Args:
            schema: The JSON Schema.
            place: What it belongs to, for errors.
            as_object: It must be an object, even if the schema does not say so.

        Raises:
            RequestError: It is too large, too deep or not a schema.
        """
        root = schema if isinstance(schema, Mapping) else {}
        if as_object and root.get("type") != "object":
            schema = {**root, "type": "object"}
        return _Converter(self, root, place).rule(schema, 0)

    def basic(self, name: str) -> str:
        """One of the rules that every grammar may need."""
        if name not in self._rules:
            self._rules[name] = self._basic_text(name)
            for need in _NEEDS.get(name, ()):
                self.basic(need)
        return name

    def _basic_text(self, name: str) -> str:
        item, key = literal(self._item), literal(self._key)
        if name == "object":
            pair = f"string {key} value"
            return f'"{{" ({pair} ({item} {pair})*)? "}}"'
        if name == "array":
            return f'"[" (value ({item} value)*)? "]"'
        return _BASIC[name]

    def shared(self, rule: str) -> str:
        """A rule for this text, the same one for the same text."""
        if rule not in self._names:
            self._names[rule] = self.add(f"part-{len(self._names)}", rule)
        return self._names[rule]

    def reserve(self, key: str) -> tuple[str, bool]:
        """A name for something that may refer to itself; True if it is new."""
        known = key in self._names
        if not known:
            self._names[key] = f"part-{len(self._names)}"
        return self._names[key], not known

    def count(self, place: str) -> None:
        """Count one schema.

        Raises:
            RequestError: There are too many.
        """
        self._nodes += 1
        if self._nodes > _NODE_LIMIT:
            raise _refused(place, f"it has more than {_NODE_LIMIT} parts")

    def object_rule(self, pairs: Sequence[tuple[str, str, bool]]) -> str:
        """Rule of an object from (key, rule of the value, required), in this order."""
        item = literal(self._item)
        members = [
            (f"{literal(json.dumps(key, ensure_ascii=False) + self._key)} {rule}", required)
            for key, rule, required in pairs
        ]
        rest, first = "", ""
        # Built from the back: what may follow a member, and what may come first.
        for member, required in reversed(members):
            head = f"{member} {rest}".strip()
            first = head if required else (f"{head} | {first}" if first else f"({head})?")
            following = f"{item} {member}"
            tail = following if required else f"({following})?"
            rest = self.shared(f"{tail} {rest}".strip())
            first = self.shared(first)
        return " ".join(part for part in ('"{"', first, '"}"') if part)

    def array_rule(self, item_rule: str, least: int, most: int | None) -> str:
        """Rule of a list of at least and at most so many items."""
        if most == 0:
            return '"[" "]"'
        more = f"({literal(self._item)} {item_rule})"
        fewest = max(least - 1, 0)
        times = (
            "*"
            if most is None and not fewest
            else f"{{{fewest},{'' if most is None else most - 1}}}"
        )
        items = f"{item_rule} {more}{times}"
        return f'"[" {items} "]"' if least else f'"[" ({items})? "]"'

    def json_literal(self, value: Any) -> str:
        """A constant, spaced as the dialect does."""
        separators = (self._item, self._key)
        return literal(json.dumps(value, ensure_ascii=False, separators=separators))


class _Converter:
    """Converts one root schema; ``$ref`` looks there."""

    def __init__(self, rules: GrammarRules, root: Mapping[str, Any], place: str) -> None:
        self._rules, self._root, self._place = rules, root, place

    def rule(self, schema: Any, depth: int) -> str:
        self._rules.count(self._place)
        if depth > _DEPTH_LIMIT:
            raise _refused(self._place, f"it is nested deeper than {_DEPTH_LIMIT}")
        if schema is True or schema == {}:
            return self._rules.basic("value")
        if not isinstance(schema, Mapping):
            raise _refused(self._place, f"{str(schema)[:40]!r} is not a schema")
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
            raise _refused(
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
        raise _refused(self._place, f"{str(kind)[:40]!r} is not a type")

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
            raise _refused(self._place, "minItems is larger than maxItems")
        if max(least or 0, most or 0) > _ITEM_LIMIT:
            least, most = min(least or 0, _ITEM_LIMIT), None
        return self._rules.shared(self._rules.array_rule(item, least or 0, most))

    def _reference(self, reference: str, depth: int) -> str:
        name, is_new = self._rules.reserve(f"{self._place} {reference}")
        if is_new:
            self._rules.add(name, self.rule(self._target(reference), depth + 1))
        return name

    def _target(self, reference: str) -> Any:
        if not reference.startswith("#/"):
            raise _refused(self._place, f"it refers to {reference[:80]!r}, outside itself")
        target: Any = self._root
        for step in reference[2:].split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, Mapping) or key not in target:
                raise _refused(
                    self._place, f"it refers to {reference[:80]!r}, which is missing"
                )
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


def _refused(place: str, problem: str) -> RequestError:
    return RequestError(
        f"the parameters of {place} cannot be used: {problem}",
        "Simplify the tool's parameters, or turn constrained tool calls off.",
    )
