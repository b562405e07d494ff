"""Reads the arguments of a call that stand in tags, typed by the tool's schema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_repair import UnreadableCall, read_value

_DEPTH_LIMIT = 40
_CDATA = ("<![CDATA[", "]]>")
_KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("boolean", (bool,)),
    ("null", (type(None),)),
    ("integer", (int,)),
    ("number", (int, float)),
    ("object", (dict,)),
    ("array", (list,)),
    ("string", (str,)),
)
_WORDS = {"True": True, "False": False, "None": None}


class TagReader:
    """Reads what stands after the tool's name."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._opener = layout.parameter_opener.strip()
        self._closer = layout.parameter_closer.strip()
        self._between = _between(layout)
        words = dict(layout.value_words)
        self._text_word = words.get("string", "")

    def values(self, text: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments.

        Raises:
            UnreadableCall: A tag is missing.
        """
        if self._layout.kind == "tree":
            place = text.find(self._opener)
            found = self._branch(text[place:], schema, 0) if place >= 0 else {}
            return found if isinstance(found, dict) else {}
        result: dict[str, Any] = {}
        _head, *pieces = text.split(self._opener)
        for piece in pieces:
            key, word, value = self._parameter(piece)
            part = property_schema(schema, key)
            if word:
                is_text = word == self._text_word
                result[key] = value if is_text else typed(value, {"type": _ANY_BUT_TEXT})
            else:
                result[key] = typed(value, part)
        return result

    def _parameter(self, piece: str) -> tuple[str, str, str]:
        match = self._between.search(piece)
        key = piece[: match.start()].strip() if match else ""
        if match is None or not key:
            between = self._layout.parameter_between.strip()
            raise UnreadableCall(f"expected a name and {between!r}, found {piece[:20]!r}")
        end = piece.rfind(self._closer)
        if end < match.end():
            raise UnreadableCall(f"expected {self._closer} after the value of {key!r}")
        value = piece[match.end() : end]
        if self._layout.parameter_between.endswith("\n"):
            value = value.removeprefix("\n")
        if self._layout.parameter_closer.startswith("\n"):
            value = value.removesuffix("\n")
        if value.startswith(_CDATA[0]) and value.endswith(_CDATA[1]):
            value = value[len(_CDATA[0]) : -len(_CDATA[1])]
        return key, match.groupdict().get("word") or "", value

    def _branch(self, text: str, schema: Any, depth: int) -> Any:
        """The value of a text in which tags may stand."""
        if depth > _DEPTH_LIMIT:
            raise UnreadableCall("the arguments are nested too deeply")
        pairs: list[tuple[str, str]] = []
        at = 0
        while text.startswith(self._opener, at) and not text.startswith(self._closer, at):
            key, value, at = self._leaf(text, at)
            pairs.append((key, value))
        if not pairs:
            return _empty(schema) if not text else typed(text, schema)
        if all(key == "item" for key, _value in pairs) and not _allows(schema, "object"):
            part = schema.get("items", {}) if isinstance(schema, Mapping) else {}
            return [self._branch(value, part, depth + 1) for _key, value in pairs]
        return {
            key: self._branch(value, property_schema(schema, key), depth + 1)
            for key, value in pairs
        }

    def _leaf(self, text: str, at: int) -> tuple[str, str, int]:
        """One tag with what is in it, and where the next one begins."""
        between = self._layout.parameter_between
        start = at + len(self._opener)
        end = text.find(between, start)
        key = text[start:end]
        if end < 0:
            raise UnreadableCall(f"expected a name and {between!r}, found {key[:20]!r}")
        opener, closer = (f"{mark}{key}{between}" for mark in (self._opener, self._closer))
        inner = end + len(between)
        depth, place = 1, inner
        while depth:
            closing = text.find(closer, place)
            if closing < 0:
                raise UnreadableCall(f"expected {closer} after the value of {key!r}")
            opening = text.find(opener, place)
            depth += 1 if 0 <= opening < closing else -1
            place = opening + len(opener) if 0 <= opening < closing else closing + len(closer)
        rest = len(text) - len(text[place:].lstrip())
        return key, text[inner : place - len(closer)], rest


_ANY_BUT_TEXT = ["object", "array", "number", "integer", "boolean", "null"]


def property_schema(schema: Any, key: str) -> Any:
    """The schema of one property; an empty one where nothing is said."""
    if not isinstance(schema, Mapping):
        return {}
    properties = schema.get("properties")
    if isinstance(properties, Mapping) and key in properties:
        return properties[key]
    more = schema.get("additionalProperties")
    return more if isinstance(more, Mapping) else {}


def typed(text: str, schema: Any) -> Any:
    """Tags hold bare text; the schema says what it stands for."""
    if _only_text(schema):
        return text
    if text.strip() in _WORDS:
        value = _WORDS[text.strip()]
    else:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = _almost_json(text)
    if isinstance(value, str) or not any(_allows(schema, kind) for kind in _kinds_of(value)):
        return value if isinstance(value, str) and not _allows(schema, "string") else text
    return value


def _almost_json(text: str) -> Any:
    """An object or a list as Python writes it; anything else stays a text."""
    if text.strip()[:1] not in ("{", "["):
        return text
    try:
        return read_value(text)[0]
    except UnreadableCall:
        return text


def _empty(schema: Any) -> Any:
    if _allows(schema, "string"):
        return ""
    return {} if _allows(schema, "object") else [] if _allows(schema, "array") else None


def _only_text(schema: Any) -> bool:
    return _types(schema) == {"string"}


def _allows(schema: Any, kind: str) -> bool:
    types = _types(schema)
    return not types or kind in types


def _types(schema: Any) -> set[str]:
    """The types that a schema names; empty if it leaves them open."""
    if not isinstance(schema, Mapping):
        return set()
    for key in ("anyOf", "oneOf"):
        parts = schema.get(key)
        if isinstance(parts, list):
            found = [_types(part) for part in parts]
            return set().union(*found) if all(found) else set()
    kind = schema.get("type")
    if isinstance(kind, str):
        return {kind}
    if isinstance(kind, list):
        return {str(item) for item in kind}
    choices = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(choices, list):
        return {kind for item in choices for kind in _kinds_of(item)}
    return set()


def _kinds_of(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["boolean"]
    return [kind for kind, types in _KINDS if isinstance(value, types)]


def _between(layout: Layout) -> re.Pattern[str]:
    """What stands between a name and its value; spaces around it may differ."""
    text = layout.parameter_between.strip()
    words = dict(layout.value_words)
    pattern = re.escape(text)
    if words:
        place = text.rfind(words["string"])
        head, tail = text[:place], text[place + len(words["string"]) :]
        pattern = rf"{re.escape(head)}(?P<word>[\w-]+){re.escape(tail)}"
    return re.compile(re.sub(r"(?:\\\s|\s)+", lambda _match: r"\s*", pattern))
