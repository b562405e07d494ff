"""Calls with one tag for each argument, found in turns whose parts are known."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.engines.dialect_layout import Layout, common_start
from workbench.engines.dialect_sample import KEYS, NAME, VALUES, Turns, between_calls, separator

_TAG = re.compile(r"<[^<>]*>|\[[^\[\]]*\]")
_KINDS = {
    "string": "zq",
    "integer": 12,
    "number": 1.5,
    "boolean": True,
    "null": None,
    "object": {"zq": 1},
    "array": [1],
}


def tags_layout(turns: Turns) -> Layout | None:
    """The layout, if the call is written so."""
    places = _places(turns.one)
    if places is None:
        return None
    value_end = places[2] + len(VALUES[0][0])
    if KEYS[0] in turns.one[value_end : places[3]]:
        return _tree_layout(turns, places)
    return _xml_layout(turns, places)


def _places(text: str) -> tuple[int, int, int, int, int] | None:
    key_at = text.find(KEYS[0])
    name_at = text.rfind(NAME, 0, max(key_at, 0))
    if key_at < 0 or name_at < 0:
        return None
    places, start = [name_at], name_at
    for part in (KEYS[0], VALUES[0][0], KEYS[1], VALUES[0][1]):
        start = text.find(part, start)
        if start < 0:
            return None
        places.append(start)
    name_at, key_at, value_at, next_key_at, last_at = places
    return name_at, key_at, value_at, next_key_at, last_at


def _xml_layout(turns: Turns, places: tuple[int, int, int, int, int]) -> Layout | None:
    text = turns.one
    name_at, key_at, value_at, next_key_at, last_at = places
    value_end = value_at + len(VALUES[0][0])
    last_end = last_at + len(VALUES[0][1])
    ending = text[last_end:]
    closer = common_start(text[value_end:next_key_at], ending)
    closer = closer[: max(closer.rfind("\n"), closer.rfind(">")) + 1]
    opener = text[value_end + len(closer) : next_key_at]
    head = text[name_at + len(NAME) : key_at]
    if not closer or not opener or not head.endswith(opener):
        return None
    between = text[key_at + len(KEYS[0]) : value_at]
    words, python_words = _values(turns, between, closer)
    return _framed(
        turns,
        (name_at, last_end + len(closer)),
        Layout(
            kind="xml",
            opener="",
            separator="",
            closer="",
            between=head.removesuffix(opener),
            parameter_opener=opener,
            parameter_between=between,
            parameter_closer=closer,
            value_words=words,
            python_words=python_words,
        ),
    )


def _tree_layout(turns: Turns, places: tuple[int, int, int, int, int]) -> Layout | None:
    text = turns.one
    name_at, key_at, value_at, next_key_at, last_at = places
    value_end = value_at + len(VALUES[0][0])
    closing_at = text.index(KEYS[0], value_end)
    closing_end = closing_at + len(KEYS[0])
    between = text[key_at + len(KEYS[0]) : value_at]
    opener = text[closing_end:next_key_at].removeprefix(between)
    head = text[name_at + len(NAME) : key_at]
    last_closing = text.find(KEYS[1], last_at)
    if not opener or not head.endswith(opener) or last_closing < 0:
        return None
    end = last_closing + len(KEYS[1]) + len(between)
    return _framed(
        turns,
        (name_at, end),
        Layout(
            kind="tree",
            opener="",
            separator="",
            closer="",
            between=head.removesuffix(opener),
            parameter_opener=opener,
            parameter_between=between,
            parameter_closer=text[value_end:closing_at],
        ),
    )


def _framed(turns: Turns, span: tuple[int, int], layout: Layout) -> Layout:
    """The layout with what stands around the name and after the last argument."""
    text = turns.one
    name_at, end = span
    before = text[:name_at]
    line = before.rfind("\n") + 1
    split = max(before.rfind("<"), line)
    if layout.kind == "tree":
        # The tag begins with a text of its own before the bracket.
        tag = layout.parameter_opener.rstrip("<")
        split = before.rfind(tag) if tag and tag in before else split
    rest = text[end:]
    if layout.kind == "tree":
        after = rest[: rest.find(">", len(layout.parameter_closer)) + 1]
    else:
        after = _own_end(rest, layout.parameter_closer)
    return replace(
        layout,
        opener=before[:split],
        **between_calls(separator(turns, split, end + len(after), name_at)),
        closer=rest[len(after) :].rstrip(),
        before_name=before[split:],
        after=after,
    )


def _own_end(rest: str, parameter_closer: str) -> str:
    """The first tags that no argument ends with."""
    for tag in _TAG.finditer(rest):
        end = rest[: tag.end()]
        if not parameter_closer.strip().startswith(end.strip()):
            return end
    return rest


def _values(
    turns: Turns, between: str, closer: str
) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The words that tell kinds apart, and whether other values are Python's."""
    found: dict[str, str] = {}
    python = False
    for kind, value in _KINDS.items():
        _head, key, rest = turns.write({KEYS[0]: value}).partition(KEYS[0])
        written = rest.partition(closer.strip() or "</")[0]
        found[kind] = written
        python = python or (kind == "boolean" and written.strip().endswith("True"))
        if not key:
            return (), False
    text = found["string"].removesuffix("zq")
    if found["boolean"].startswith(text.rstrip("\n")) or text != between:
        return (), python
    return _words(found), python


def _words(found: dict[str, str]) -> tuple[tuple[str, str], ...]:
    string, other = found["string"], found["boolean"]
    start = len(common_start(string, other))
    start = max(string.rfind(mark, 0, start) + 1 for mark in "\"'= ")
    word = re.compile(r"[\w-]+")
    words = {kind: word.match(text, start) for kind, text in found.items()}
    return tuple((kind, match.group()) for kind, match in words.items() if match)
