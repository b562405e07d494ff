"""JSON values out of YAML nodes, with the line of every value.

What only YAML has is read as text: dates, times (``12:30``), old octal numbers, keys that are
no text. What JSON cannot hold is an error: NaN, infinity, tags, a key that is there twice.
"""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

from workbench.base.errors import DocumentError

MOST_INTEGER = 2**63 - 1
MOST_CHARS = 1_000_000
_TAG = "tag:yaml.org,2002:"
_AS_TEXT = frozenset(("str", "timestamp", "merge", "value"))
_SWITCHES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_PARTED = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")


def joined(path: str, key: str) -> str:
    """The path of a field below another, as messages show it."""
    shown = key if key.isprintable() and 0 < len(key) <= 60 else ascii(key[:60])
    return f"{path}.{shown}" if path else shown


def json_values(node: yaml.Node) -> tuple[Any, dict[str, int]]:
    """The value of a node, and the line of each field by its path.

    Raises:
        DocumentError: Something in it is no JSON value; the message names line and field.
    """
    reading = _Reading()
    return reading.value(node, ""), reading.lines


class _Reading:
    def __init__(self) -> None:
        self.lines: dict[str, int] = {}

    def value(self, node: yaml.Node, path: str) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode) and node.tag == f"{_TAG}map":
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode) and node.tag == f"{_TAG}seq":
            return [
                self.value(item, f"{path}[{number}]") for number, item in enumerate(node.value)
            ]
        if isinstance(node, yaml.ScalarNode) and node.tag.startswith(_TAG):
            return self._scalar(node, path)
        raise _bad(node, path, f"the tag {node.tag!r:.60} is not read", "Write a plain value.")

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _bad(
                    key_node, path, "a name must be a text", "Write a text before the colon."
                )
            key = key_node.value
            inner = joined(path, key)
            if key in values:
                raise _bad(
                    key_node,
                    inner,
                    f"it is there twice, first in line {self.lines[inner]}",
                    "Remove one of them, or give it another name.",
                )
            self.lines[inner] = key_node.start_mark.line + 1
            values[key] = self.value(value_node, inner)
        return values

    def _scalar(self, node: yaml.ScalarNode, path: str) -> Any:
        text: str = node.value
        if len(text) > MOST_CHARS:
            raise _bad(
                node, path, f"more than {MOST_CHARS} characters", "Make the text shorter."
            )
        match node.tag.removeprefix(_TAG):
            case "null":
                return None
            case "bool" if text.lower() in _SWITCHES:
                return _SWITCHES[text.lower()]
            case "int":
                return _integer(node, path, text)
            case "float":
                return _number(node, path, text)
            case kind if kind in _AS_TEXT:
                return text
            case _:
                raise _bad(node, path, "it is no plain value", "Write a text or a number.")


def _integer(node: yaml.Node, path: str, text: str) -> int | str:
    if not _WHOLE.fullmatch(text):
        if text[:1] in "+-0123456789":
            return text
        raise _bad(node, path, f"{text!r:.60} is no whole number", "Write one.")
    plain = text.replace("_", "")
    value = int(plain) if len(plain) < 25 else MOST_INTEGER + 1
    if abs(value) > MOST_INTEGER:
        raise _bad(
            node, path, f"{text:.25}… is too large", "Write it in quotes to keep it as text."
        )
    return value


def _number(node: yaml.Node, path: str, text: str) -> float | str:
    if _PARTED.fullmatch(text):
        return text
    try:
        value = float(text.replace("_", ""))
    except ValueError:
        value = math.nan  # .nan and .inf are not what float() reads
    if not math.isfinite(value):
        raise _bad(node, path, f"{text!r:.60} is no number that can be used", "Write a number.")
    return value


def _bad(node: yaml.Node, path: str, message: str, hint: str) -> DocumentError:
    place = f"{path}: " if path else ""
    return DocumentError(f"line {node.start_mark.line + 1}: {place}{message}", hint)
