"""Rules of a GBNF grammar, written exactly as a dialect spaces its JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from workbench.base.errors import RequestError

_NODE_LIMIT = 2_000
_WORK_LIMIT = 200_000
"""Keys and choices that are looked at while schemas are put together."""
_TEXT_LIMIT_CHARS = 256 * 1024

_BASIC = {
    "string": r'"\"" char* "\""',
    "char": r'[^"\\\x7F\x00-\x1F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F]{4})',
    "integer": '"-"? ("0" | [1-9] [0-9]{0,17})',
    "number": 'integer ("." [0-9]{1,16})? ([eE] [-+]? [0-9]{1,3})?',
    "boolean": '"true" | "false"',
    "null": '"null"',
    "value": "string | number | boolean | null | object | array",
}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
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
    return f'"{text.translate(_ESCAPES)}"'


class GrammarRules:
    """Collects rules; equal schemas share one."""

    def __init__(self, item_separator: str, key_separator: str) -> None:
        self._item, self._key = item_separator, key_separator
        self._rules: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._nodes = self._work = 0
        self._notes: dict[str, None] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What of the schemas no rule holds."""
        return tuple(self._notes)

    def note(self, text: str) -> None:
        """Remember what no rule holds."""
        self._notes[text] = None

    def add(self, name: str, rule: str) -> str:
        """Add a rule under a name that is free."""
        self._rules[name] = rule
        return name

    def escaped(self, text: str) -> str:
        """A text as it stands between the quotes of JSON."""
        return _json(text)[1:-1]

    def text(self, root: str) -> str:
        """The whole grammar.

        Raises:
            RequestError: It is too large.
        """
        lines = [f"root ::= {root}"]
        lines += [f"{name} ::= {rule}" for name, rule in self._rules.items()]
        text = "\n".join(lines) + "\n"
        if len(text) > _TEXT_LIMIT_CHARS:
            raise refused("the tools", f"its grammar is longer than {_TEXT_LIMIT_CHARS}")
        return text

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

    def fresh(self) -> str:
        """A name for a rule that may refer to itself; ``add`` it later."""
        name = f"part-{len(self._names)}"
        self._names[name] = name
        return name

    def count(self, place: str) -> None:
        """Count one schema.

        Raises:
            RequestError: There are too many.
        """
        self._nodes += 1
        if self._nodes > _NODE_LIMIT:
            raise refused(place, f"it has more than {_NODE_LIMIT} parts")

    def spend(self, work: int, place: str) -> None:
        """Count what putting schemas together costs.

        Raises:
            RequestError: It costs too much.
        """
        self._work += work
        if self._work > _WORK_LIMIT:
            raise refused(place, "it has too many keys, choices and combinations of them")

    def map_rule(self, value_rule: str) -> str:
        """Rule of an object with any keys, whose values all fit one rule."""
        pair = f"{self.basic('string')} {literal(self._key)} {value_rule}"
        return f'"{{" ({pair} ({literal(self._item)} {pair})*)? "}}"'

    def object_rule(self, pairs: Sequence[tuple[str, str, bool]]) -> str:
        """Rule of an object from (key, rule of the value, required), in this order."""
        item = literal(self._item)
        members = [
            (f"{literal(_json(key) + self._key)} {rule}", required)
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
        if most == 1:
            return f'"[" {item_rule} "]"' if least else f'"[" ({item_rule})? "]"'
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
        """A constant, spaced as the dialect does.

        In pieces: a lexer that takes the longest literal would not find other objects and
        lists beside a whole one.
        """
        if isinstance(value, list | dict) and value:
            opener, closer = ("[", "]") if isinstance(value, list) else ("{", "}")
            keys = [""] * len(value)
            if isinstance(value, dict):
                keys = [_json(key) + self._key for key in value]
            items = value if isinstance(value, list) else value.values()
            members = [
                f"{literal(key)} {self.json_literal(item)}".strip()
                for key, item in zip(keys, items, strict=True)
            ]
            inside = f" {literal(self._item)} ".join(members)
            return f"{literal(opener)} {inside} {literal(closer)}"
        return literal(_json(value))


def _json(value: Any) -> str:
    """JSON as a model may write it: without the one control character that it could keep."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def refused(place: str, problem: str) -> RequestError:
    """The error for a schema that no grammar can be made of."""
    return RequestError(
        f"the schema of {place} cannot be used: {problem}",
        "Simplify it, or let the agent write freely.",
    )
