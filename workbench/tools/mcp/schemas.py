"""JSON Schemas of strangers, made as plain as small models and grammars want them.

The server checks its arguments itself; what is left out here is left to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.base.errors import ToolError

_TYPES = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})
_MOST_DEPTH = 16
_MOST_PARTS = 2_000
_CHOICES = ("anyOf", "oneOf")


def plain_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a tool's arguments without references and without what only servers check.

    Raises:
        ToolError: It is no schema of an object, refers to what is not in it, or is too large.
    """
    if schema.get("type", "object") != "object":
        raise ToolError("they are no object")
    plain = _Plainer(schema).object(schema, 0)
    plain.setdefault("required", [])
    return plain


class _Plainer:
    def __init__(self, whole: Mapping[str, Any]) -> None:
        self._whole = whole
        self._parts = 0

    def object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        properties = schema.get("properties", {})
        required = schema.get("required", [])
        if not isinstance(properties, Mapping) or not isinstance(required, list):
            raise ToolError("their properties are no list of fields")
        found: dict[str, Any] = {"type": "object"}
        found["properties"] = {
            str(name): self.part(part, depth + 1) for name, part in properties.items()
        }
        found["required"] = [
            name for name in required if isinstance(name, str) and name in properties
        ]
        return self._told(schema, found)

    def part(self, schema: Any, depth: int) -> dict[str, Any]:
        self._parts += 1
        if depth > _MOST_DEPTH or self._parts > _MOST_PARTS:
            raise ToolError("they are nested too deep, or refer to themselves")
        if schema is True:
            return {}
        if not isinstance(schema, Mapping):
            raise ToolError("a part of them is no schema")
        if isinstance(schema.get("$ref"), str):
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            return self.part({**self._referred(schema["$ref"]), **rest}, depth + 1)
        for key in _CHOICES:
            if isinstance(schema.get(key), list):
                return self._choice(schema, schema[key], depth)
        if isinstance(whole := schema.get("allOf"), list) and len(whole) == 1:
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            inner = whole[0] if isinstance(whole[0], Mapping) else {}
            return self.part({**inner, **rest}, depth + 1)
        return self._typed(schema, depth)

    def _typed(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        kind = _type(schema)
        if kind == "object":
            return self.object(schema, depth)
        found: dict[str, Any] = {"type": kind} if kind else {}
        if kind == "array" and "items" in schema:
            found["items"] = self.part(schema["items"], depth + 1)
        return self._told(schema, found)

    def _choice(
        self, schema: Mapping[str, Any], choices: list[Any], depth: int
    ) -> dict[str, Any]:
        """Of several, those that are something; one of them stands for itself."""
        some = [one for one in choices if one != {"type": "null"}]
        if len(some) == 1 and isinstance(some[0], Mapping):
            rest = {key: schema[key] for key in ("description", "default") if key in schema}
            return self.part({**some[0], **rest}, depth + 1)
        found = {"anyOf": [self.part(one, depth + 1) for one in some]}
        return self._told(schema, found)

    def _referred(self, reference: str) -> Mapping[str, Any]:
        found: Any = self._whole
        first, *names = reference.split("/")
        if first != "#":
            raise ToolError(f"they refer to {reference[:60]!r}, which is elsewhere")
        for name in names:
            name = name.replace("~1", "/").replace("~0", "~")
            found = found.get(name) if isinstance(found, Mapping) else None
        if not isinstance(found, Mapping):
            raise ToolError(f"they refer to {reference[:60]!r}, which is not there")
        return found

    @staticmethod
    def _told(schema: Mapping[str, Any], found: dict[str, Any]) -> dict[str, Any]:
        """With what a model reads of it."""
        if isinstance(described := schema.get("description"), str):
            found["description"] = described
        if isinstance(choices := schema.get("enum"), list) and choices:
            found["enum"] = choices
        if "const" in schema:
            found["enum"] = [schema["const"]]
        if schema.get("default") is not None:
            found["default"] = schema["default"]
        return found


def _type(schema: Mapping[str, Any]) -> str:
    kind = schema.get("type", "object" if "properties" in schema else "")
    if isinstance(kind, list):
        kind = next((one for one in kind if one != "null"), "null")
    if not isinstance(kind, str) or (kind and kind not in _TYPES):
        raise ToolError(f"there is no type {kind!r:.60}")
    return kind
