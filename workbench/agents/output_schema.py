"""The form of an agent's answer: ``outputSchema`` of its file as a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.agents.documents import AgentDocument

OUTPUT_SCHEMA = "outputSchema"
"""Its key in the file."""
_KINDS = {"float": "number", "double": "number", "int": "integer", "bool": "boolean"}
_SCHEMA_KEYS = (
    *("type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref", "properties", "required"),
    *("additionalProperties", "items"),
)
_OURS = frozenset(("kind", "required", "example", "default", "enumValues"))
_OF_OBJECTS = frozenset(("kind", "required", "type", "strict", "properties"))
_DEPTH_LIMIT = 16


def output_schema(document: AgentDocument) -> dict[str, Any] | None:
    """The JSON Schema of the agent's answers; None if they are free.

    The file may hold a JSON Schema, or properties with a ``kind`` as the Agent Framework
    writes them.
    """
    found = document.extra.get(OUTPUT_SCHEMA)
    if not isinstance(found, Mapping):
        return None
    properties = found.get("properties")
    if not isinstance(properties, Mapping):
        plain = {key: value for key, value in found.items() if key != "strict"}
        return plain if any(key in found for key in _SCHEMA_KEYS) else None
    if not any(isinstance(part, Mapping) and "kind" in part for part in properties.values()):
        return {"type": "object", **{k: v for k, v in found.items() if k != "strict"}}
    return _object(found, 0)


def _object(found: Mapping[str, Any], depth: int) -> dict[str, Any]:
    """An object of the Agent Framework; what it says beside its properties is kept."""
    properties: Mapping[str, Any] = found["properties"]
    listed = found.get("required")
    required = listed if isinstance(listed, Sequence) and not isinstance(listed, str) else ()
    return {
        "additionalProperties": False,
        **{key: value for key, value in found.items() if key not in _OF_OBJECTS},
        "type": "object",
        "properties": {key: _property(part, depth + 1) for key, part in properties.items()},
        "required": [
            *(key for key, part in properties.items() if _is_required(part)),
            *required,
        ],
    }


def _is_required(part: Any) -> bool:
    return isinstance(part, Mapping) and part.get("required") is True


def _property(part: Any, depth: int) -> Any:
    if not isinstance(part, Mapping):
        return part  # It is refused by its place, where the schema is used.
    kind = str(part.get("kind", "string"))
    if (
        kind == "object"
        and isinstance(part.get("properties"), Mapping)
        and depth < _DEPTH_LIMIT
    ):
        return _object(part, depth)
    schema = {key: value for key, value in part.items() if key not in _OURS}
    schema["type"] = _KINDS.get(kind, kind)
    if "enumValues" in part:
        schema["enum"] = part["enumValues"]
    if isinstance(part.get("items"), Mapping) and depth < _DEPTH_LIMIT:
        schema["items"] = _property(part["items"], depth + 1)
    return schema
