"""Arithmetic by a Pratt parser over exact numbers, with bounds so that nothing hangs."""

from __future__ import annotations

import re
from decimal import Context, Decimal, DecimalException, localcontext

from workbench.base.errors import ToolError
from workbench.tools.builtin.operations import CONSTANTS, FUNCTIONS, OPERATORS, factorial

_TOKEN = re.compile(
    r"\s*(?:(\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)"
    r"|([A-Za-z_]\w*|π)|(\*\*|//|[-+*/%^!(),]))"
)
_SAME = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "√": " sqrt "})
_MOST_CHARACTERS = 1000
_MOST_DEPTH = 60
_PRECISION = 50
_BINDING = {"+": 10, "-": 10, "*": 20, "/": 20, "//": 20, "%": 20, "^": 40, "**": 40}
_SIGN_BINDING = 30


def calculate(expression: str) -> str:
    """The value of an expression, as text.

    Raises:
        ToolError: It is no expression, or too large.
    """
    if len(expression) > _MOST_CHARACTERS:
        raise ToolError(
            "the expression is too long", f"Use at most {_MOST_CHARACTERS} characters."
        )
    with localcontext(Context(prec=_PRECISION, Emax=9999, Emin=-9999)):
        try:
            return show(_Parser(expression).whole())
        except ZeroDivisionError as exc:
            raise ToolError("division by zero has no value") from exc
        except (DecimalException, OverflowError, ValueError) as exc:
            raise ToolError(f"{expression!r} has no value that can be worked out") from exc


def show(value: Decimal) -> str:
    """A number as people write it: whole numbers in full, fractions to 15 digits."""
    if not value.is_finite():
        raise ToolError("the expression has no finite value")
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** _PRECISION:
        return str(int(value))
    with localcontext() as context:
        context.prec = 15
        rounded = (+value).normalize()
    plain = -12 < rounded.adjusted() < 40
    return format(rounded, "f") if plain else str(rounded)


class _Parser:
    def __init__(self, expression: str) -> None:
        self._tokens = _tokens(expression.translate(_SAME))
        self._place = 0
        self._depth = 0

    def whole(self) -> Decimal:
        value = self._expression(0)
        if self._next() is not None:
            raise ToolError(f"{self._next()!r} was not expected here")
        return value

    def _next(self) -> str | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> str:
        token = self._next()
        if token is None:
            raise ToolError("the expression ends too early")
        self._place += 1
        return token

    def _expect(self, token: str) -> None:
        if self._next() != token:
            raise ToolError(f"{token!r} is missing")
        self._place += 1

    def _expression(self, least: int) -> Decimal:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise ToolError("the expression is nested too deeply")
        left = self._prefix()
        while (token := self._next()) is not None:
            if token == "!":  # noqa: S105 - an operator
                self._take()
                left = factorial(left)
            elif token == "%" and self._is_percent():  # noqa: S105 - an operator
                self._take()
                left = left / 100
            elif token in _BINDING and _BINDING[token] > least:
                self._take()
                power = token in ("^", "**")
                right = self._expression(_BINDING[token] - (1 if power else 0))
                left = OPERATORS[token](left, right)
            else:
                break
        self._depth -= 1
        return left

    def _is_percent(self) -> bool:
        """``%`` means per cent unless a value follows it."""
        after = self._place + 1
        if after >= len(self._tokens):
            return True
        token = self._tokens[after]
        return not (token[0].isalnum() or token[0] in "._π(")

    def _prefix(self) -> Decimal:
        token = self._take()
        if token in ("-", "+"):
            value = self._expression(_SIGN_BINDING)
            return -value if token == "-" else value  # noqa: S105 - an operator
        if token == "(":  # noqa: S105 - an operator
            value = self._expression(0)
            self._expect(")")
            return value
        if token[0].isdigit() or token[0] == ".":
            return Decimal(token.replace("_", ""))
        name = token.lower()
        if name in CONSTANTS:
            return CONSTANTS[name]
        if name in FUNCTIONS:
            return FUNCTIONS[name](self._arguments())
        raise ToolError(f"{token!r} is not known", f"Functions: {', '.join(FUNCTIONS)}.")

    def _arguments(self) -> list[Decimal]:
        if self._next() != "(":
            return [self._expression(_SIGN_BINDING)]
        self._take()
        values = [self._expression(0)]
        while self._next() == ",":
            self._take()
            values.append(self._expression(0))
        self._expect(")")
        return values


def _tokens(text: str) -> list[str]:
    text = re.sub(r"(?<=\d),(?=\d{3}(?:\D|$))(?![^()]*\))", "", text)
    tokens = []
    place = 0
    text = text.rstrip().removesuffix("=").rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ToolError(f"{text[place:].strip()[:1]!r} cannot be part of an expression")
        tokens.append(match.group().strip())
        place = match.end()
    return tokens
