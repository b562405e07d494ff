"""Power Fx as far as workflows use it: read into a tree, written as text, never evaluated.

Read are: texts, numbers, true and false, names with dots, calls ``Name(a, b)``, comparisons
(``=``, ``<>``, ``<``, ``>``, ``<=``, ``>=``, ``in``), ``And``, ``Or``, ``Not`` (also ``&&``,
``||``, ``!``), ``&`` between texts, ``+`` and ``-``, lists
``[a, b]``, and brackets around any of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from workbench.base.errors import DocumentError

MOST_CHARS = 20_000
MOST_DEPTH = 60
MOST_JOINS = 200
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?)"""
    r"""|(?P<name>[A-Za-z_]\w*|'(?:[^']|'')+')|(?P<sign><>|<=|>=|&&|\|\||[-=<>&+!().,\[\]]))"""
)
_COMPARISONS = ("=", "<>", "<", ">", "<=", ">=", "in")
_OPEN = [("sign", "(")]
_WORDS = {"and": "And", "&&": "And", "or": "Or", "||": "Or", "in": "in"}


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, a number, true or false."""

    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class Name:
    """A variable with its fields: ``Local.Intent.label``."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list: ``[a, b]``."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Two values with a sign or word between: a comparison, And, Or, &, +, -."""

    sign: str
    left: Expression
    right: Expression


Expression: TypeAlias = Constant | Name | Call | Rows | Operation


def parse(text: str) -> Expression:
    """The expression in a text, without the ``=`` before it.

    Raises:
        DocumentError: It is none that is read here; the message says where.
    """
    if len(text) > MOST_CHARS:
        raise DocumentError("the expression is too long to be read", "Make it shorter.")
    return _Parser(_tokens(text)).whole()


def quoted(text: str) -> str:
    """A text as Power Fx writes it."""
    return '"' + text.replace('"', '""') + '"'


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place, end = 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            raise _unread(f"{text[place:].strip()[:20]!r} is not known")
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        place = match.end()
    return found


def _unread(reason: str) -> DocumentError:
    return DocumentError(f"the expression is not read: {reason}", "Write a simpler one.")


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._place = self._depth = self._joins = 0

    def whole(self) -> Expression:
        found = self._either()
        if self._place < len(self._tokens):
            raise _unread(f"{self._tokens[self._place][1]!r} was not expected")
        return found

    def _sign(self) -> str:
        """The next sign, or word that stands for one; empty if it is something else."""
        if self._place == len(self._tokens):
            return ""
        kind, text = self._tokens[self._place]
        if kind == "sign":
            return _WORDS.get(text, text)
        return _WORDS.get(text.lower(), "") if kind == "name" else ""

    def _skip(self, sign: str) -> None:
        if self._sign() != sign:
            raise _unread(f"{sign!r} is missing")
        self._place += 1

    def _either(self) -> Expression:
        left = self._both()
        while self._sign() == "Or":
            left = Operation("Or", left, self._after_sign(self._both))
        return left

    def _both(self) -> Expression:
        left = self._compared()
        while self._sign() == "And":
            left = Operation("And", left, self._after_sign(self._compared))
        return left

    def _compared(self) -> Expression:
        left = self._joined()
        if (sign := self._sign()) in _COMPARISONS:
            self._place += 1
            return Operation(sign, left, self._joined())
        return left

    def _joined(self) -> Expression:
        left = self._single()
        while (sign := self._sign()) in ("&", "+", "-"):
            left = Operation(sign, left, self._after_sign(self._single))
        return left

    def _after_sign(self, read: Callable[[], Expression]) -> Expression:
        self._place += 1
        self._joins += 1
        if self._joins > MOST_JOINS:
            raise _unread("it is made of too many parts")
        return read()

    def _single(self) -> Expression:
        """One value; everything that is nested comes by here."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise _unread("it is nested too deeply")
        found = self._value()
        self._depth -= 1
        return found

    def _value(self) -> Expression:
        sign = self._sign()
        if sign in ("!", "-"):
            return self._signed(sign)
        if sign == "(":
            self._place += 1
            inner = self._either()
            self._skip(")")
            return inner
        if sign == "[":
            return Rows(self._listed("[", "]"))
        is_function = sign in ("And", "Or") and self._tokens[self._place + 1 :][:1] == _OPEN
        if (sign and not is_function) or self._place == len(self._tokens):
            raise _unread("a value is missing")
        kind, text = self._tokens[self._place]
        self._place += 1
        if kind == "text":
            return Constant(text[1:-1].replace('""', '"'))
        if kind == "number":
            return Constant(_number(text))
        return self._named(text)

    def _signed(self, sign: str) -> Expression:
        self._place += 1
        inner = self._single()
        if sign == "!":
            return Call("Not", (inner,))
        if isinstance(inner, Constant) and type(inner.value) in (int, float):
            return Constant(-inner.value)  # type: ignore[operator]
        raise _unread("'-' stands before something that is no number")

    def _named(self, first: str) -> Expression:
        if first.lower() in ("true", "false") and self._sign() != "(":
            return Constant(first.lower() == "true")
        if self._sign() == "(":
            return Call(first, self._listed("(", ")"))
        if first.lower() == "not":
            return Call("Not", (self._compared(),))
        parts = [_plain(first)]
        while self._sign() == ".":
            self._place += 1
            if self._place == len(self._tokens) or self._tokens[self._place][0] != "name":
                raise _unread("a name is missing after '.'")
            parts.append(_plain(self._tokens[self._place][1]))
            self._place += 1
        return Name(tuple(parts))

    def _listed(self, begin: str, end: str) -> tuple[Expression, ...]:
        self._skip(begin)
        found: list[Expression] = []
        while self._sign() != end:
            if found:
                self._skip(",")
            found.append(self._either())
        self._skip(end)
        return tuple(found)


def _number(text: str) -> int | float:
    value = int(text) if text.isdigit() and len(text) < 16 else float(text)
    if not math.isfinite(value):
        raise _unread(f"{text:.20} is too large")
    return value


def _plain(name: str) -> str:
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
