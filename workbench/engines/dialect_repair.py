"""Reads the text of one tool call, mending the mistakes that small models make."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

_DEPTH_LIMIT = 40
_WORD = re.compile(r"[^\W\d][\w$-]*|\$[\w$-]+")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LITERALS = {
    "true": True, "false": False, "null": None,
    "True": True, "False": False, "None": None,
}  # fmt: skip
_JSON_LITERALS = frozenset(("true", "false", "null"))
_CODE_DIGITS = {"x": 2, "u": 4, "U": 8}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class UnreadableCall(Exception):
    """The text is not a call; the message says where and what was expected."""


def read_value(text: str) -> tuple[Any, list[str]]:
    """Read JSON, or what was meant to be JSON.

    Returns:
        The value, and what was mended.

    Raises:
        UnreadableCall: It cannot be read.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant), []
    except RecursionError:
        raise UnreadableCall("the arguments are nested too deeply") from None
    except ValueError:
        reader = LenientReader(text)
        return reader.read(), reader.mended


def read_arguments(value: Any) -> tuple[str, list[str]]:
    """Bring the arguments of a call to JSON text of an object.

    Raises:
        UnreadableCall: They are not an object.
    """
    mended: list[str] = []
    if value is None:
        return "{}", ["no arguments were given"]
    if isinstance(value, str):
        if not value.strip():
            return "{}", ["no arguments were given"]
        value, mended = read_value(value)
        mended = ["the arguments were written as a text", *mended]
    if not isinstance(value, Mapping):
        kind = "a list" if isinstance(value, list) else f"{json.dumps(value)[:40]}"
        raise UnreadableCall(f"expected the arguments to be an object {{…}}, found {kind}")
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise UnreadableCall("a number in the arguments is too large") from None
    # Half a surrogate pair cannot be stored or sent anywhere.
    return text.encode("utf-8", "replace").decode(), mended


def name_and_arguments(
    value: Any, name_key: str = "name", arguments_key: str = "arguments"
) -> tuple[str, str, list[str]]:
    """Take a decoded call apart.

    Raises:
        UnreadableCall: It has no name, or its arguments are not an object.
    """
    mended: list[str] = []
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    for wrapper in ("function", "tool_call"):
        if isinstance(value, dict) and isinstance(value.get(wrapper), dict):
            value = value[wrapper]
            mended.append(f'the call stood inside "{wrapper}"')
    if not isinstance(value, dict):
        raise UnreadableCall("expected an object {…} with the tool's name and its arguments")
    name = _first(value, (name_key, "name", "function", "tool"))
    if not isinstance(name, str) or not name.strip():
        found = ", ".join(f'"{key}"' for key in list(value)[:5]) or "nothing"
        raise UnreadableCall(
            f'expected the key "{name_key}" with the tool\'s name, found {found}'
        )
    keys = (arguments_key, "arguments", "parameters", "args", "input")
    arguments, more = read_arguments(_first(value, keys))
    return name.strip(), arguments, mended + more


def _first(value: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((value[key] for key in keys if key in value), None)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


class LenientReader:
    """A reader of almost-JSON that remembers what it forgave.

    Attributes:
        at: Where it reads next.
        mended: What it forgave.
    """

    def __init__(self, text: str, at: int = 0, quote: str = "") -> None:
        """Begin at a place; ``quote`` stands around texts without escapes, if not empty."""
        self._text, self.at, self._mark = text, at, quote if len(quote) > 1 else ""
        self.mended: list[str] = []

    def value(self) -> Any:
        """The value that stands here; what follows it is left.

        Raises:
            UnreadableCall: There is none.
        """
        return self._value(0)

    def read(self) -> Any:
        value = self._value(0)
        self._space()
        if self.at < len(self._text):
            rest = self._text[self.at :].strip(" \t\r\n}]`;")
            if rest:
                self._fail("the end of the call")
            self._mend("closing brackets too many")
        return value

    def _mend(self, what: str) -> None:
        if what not in self.mended:
            self.mended.append(what)

    def _fail(self, expected: str) -> NoReturn:
        found = self._text[self.at : self.at + 12]
        shown = f"found {found!r}" if found else "but it ended there"
        raise UnreadableCall(f"at character {self.at + 1}: expected {expected}, {shown}")

    def _space(self) -> None:
        while self.at < len(self._text) and self._text[self.at] in " \t\r\n":
            self.at += 1

    def _peek(self) -> str:
        self._space()
        return self._text[self.at : self.at + 1]

    def _value(self, depth: int) -> Any:
        if depth > _DEPTH_LIMIT:
            raise UnreadableCall("the arguments are nested too deeply")
        first = self._peek()
        if self._mark and self._text.startswith(self._mark, self.at):
            return self._marked()
        if first == "{":
            return self._object(depth)
        if first == "[":
            return self._list(depth)
        if first in ('"', "'"):
            return self._string(first)
        return self._plain()

    def _marked(self) -> str:
        start = self.at + len(self._mark)
        end = self._text.find(self._mark, start)
        if end < 0:
            self._fail(f"the closing {self._mark} of a text")
        self.at = end + len(self._mark)
        return self._text[start:end]

    def _plain(self) -> Any:
        if match := _NUMBER.match(self._text, self.at):
            self.at = match.end()
            digits = match.group()
            if any(sign in digits for sign in ".eE"):
                return float(digits)
            return int(digits[:400])
        match = _WORD.match(self._text, self.at)
        if match and match.group() in _LITERALS:
            self.at = match.end()
            if match.group() not in _JSON_LITERALS:
                self._mend("Python words instead of JSON words")
            return _LITERALS[match.group()]
        return self._fail("a value")

    def _object(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        self.at += 1
        while not self._ends("}"):
            key = self._key()
            if self._peek() != ":":
                self._fail(f"':' after {json.dumps(key)[:40]}")
            self.at += 1
            result[key] = self._value(depth + 1)
            self._comma("}")
        return result

    def _key(self) -> str:
        first = self._peek()
        if self._mark and self._text.startswith(self._mark, self.at):
            return self._marked()
        if first in ('"', "'"):
            return self._string(first)
        if match := _WORD.match(self._text, self.at):
            self.at = match.end()
            self._mend("names without quotes")
            return match.group()
        return self._fail("a name in quotes")

    def _list(self, depth: int) -> list[Any]:
        result = []
        self.at += 1
        while not self._ends("]"):
            result.append(self._value(depth + 1))
            self._comma("]")
        return result

    def _ends(self, bracket: str) -> bool:
        found = self._peek()
        if found == bracket:
            self.at += 1
            return True
        if not found or (found in "}]" and found != bracket):
            self._mend(f"a missing '{bracket}'")
            return True
        return False

    def _comma(self, bracket: str) -> None:
        found = self._peek()
        if found == ",":
            self.at += 1
            if self._peek() in ("}", "]"):
                self._mend("a comma too many")
        elif found and found not in "}]":
            self._fail(f"',' or '{bracket}'")

    def _string(self, quote: str) -> str:
        if quote == "'":
            self._mend("single quotes")
        parts: list[str] = []
        self.at += 1
        while self.at < len(self._text):
            char = self._text[self.at]
            self.at += 1
            if char == quote:
                return "".join(parts)
            if char == "\\":
                parts.append(self._escape())
                continue
            if char in "\n\r\t":
                self._mend("line breaks inside a text")
            parts.append(char)
        return self._fail(f"the closing {quote} of a text")

    def _escape(self) -> str:
        char = self._text[self.at : self.at + 1]
        self.at += 1
        if char not in _CODE_DIGITS:
            return _ESCAPES.get(char, char)
        count = _CODE_DIGITS[char]
        digits = self._text[self.at : self.at + count]
        try:
            code = int(digits, 16)
            self.at += count
            return chr(code)
        except (ValueError, OverflowError):
            return self._fail(f"{count} hexadecimal digits")
