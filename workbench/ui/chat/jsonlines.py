"""A JSON value as indented lines that can be opened and closed, or as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

MOST_LINES = 400
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line of a tree.

    Attributes:
        closed: None for a plain value, else whether its inside is hidden.
    """

    depth: int
    key: str
    text: str
    path: Path
    closed: bool | None = None


def parsed(text: str) -> Any:
    """The value of a JSON text, or the text itself if it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def tree_lines(value: Any, closed: frozenset[Path] = frozenset()) -> list[JsonLine]:
    """The lines of a tree, at most ``MOST_LINES`` and one that says how it goes on."""
    lines: list[JsonLine] = []
    if isinstance(value, dict | list):
        _inside(value, (), closed, lines)
    else:
        lines.append(JsonLine(0, "", scalar(value), ()))
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [JsonLine(0, "", "…", ())]
    return lines


def _inside(
    value: dict[str, Any] | list[Any], path: Path, closed: frozenset[Path], out: list[JsonLine]
) -> None:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in pairs:
        if len(out) > MOST_LINES or len(path) > 60:
            return
        place = (*path, str(key))
        if isinstance(item, dict | list) and item:
            shut = place in closed
            brackets = f"{{{len(item)}}}" if isinstance(item, dict) else f"[{len(item)}]"
            out.append(JsonLine(len(path), str(key), brackets, place, shut))
            if not shut:
                _inside(item, place, closed, out)
        else:
            out.append(JsonLine(len(path), str(key), scalar(item), place))


def scalar(value: Any) -> str:
    """A value without an inside as text; strings keep their lines."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def as_table(value: Any) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None:
    """Head and rows if the value is a list of two or more flat objects, else None."""
    if not isinstance(value, list) or len(value) < 2:
        return None
    if not all(isinstance(item, dict) and item for item in value):
        return None
    head = list(dict.fromkeys(key for item in value for key in item))
    flat = all(not isinstance(cell, dict | list) for item in value for cell in item.values())
    if not flat or len(head) > 8:
        return None
    rows = tuple(
        tuple(scalar(item[key]) if key in item else "" for key in head)
        for item in value[:MOST_LINES]
    )
    return tuple(head), rows


def one_line(text: str, most: int = 200) -> str:
    """A JSON text in one line: ``key: value`` pairs for an object."""
    value = parsed(text)
    if isinstance(value, dict):
        pairs = (
            f"{key}: {json.dumps(item, ensure_ascii=False)}" for key, item in value.items()
        )
        text = ", ".join(pairs)
    elif isinstance(value, list):
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = scalar(value)
    text = " ".join(text[: most * 4].split())
    return text if len(text) <= most else text[:most] + "…"
