"""The constants, operators and functions of the calculator, over exact numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from workbench.base.errors import ToolError

_MOST_DIGITS = 400
CONSTANTS = {
    "pi": Decimal("3.14159265358979323846264338327950288419716939937511"),
    "e": Decimal("2.71828182845904523536028747135266249775724709369996"),
}
CONSTANTS["π"] = CONSTANTS["pi"]


def factorial(value: Decimal) -> Decimal:
    """The product of the whole numbers up to this one.

    Raises:
        ToolError: It is no whole number, or too large.
    """
    if value != int(value) or not 0 <= value <= 200:
        raise ToolError("a factorial needs a whole number from 0 to 200")
    return Decimal(math.factorial(int(value)))


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if base and abs(exponent) * max(1, abs(base.adjusted()) + 1) > _MOST_DIGITS * 10:
        raise ToolError("the power is too large to work out")
    if base < 0 and exponent != int(exponent):
        raise ToolError("a root of a negative number is not a real number")
    return base**exponent


def _floor_divide(left: Decimal, right: Decimal) -> Decimal:
    return (left / right).to_integral_value("ROUND_FLOOR")


def _modulo(left: Decimal, right: Decimal) -> Decimal:
    rest = left % right
    return rest + right if rest and (rest < 0) != (right < 0) else rest


OPERATORS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": _floor_divide,
    "%": _modulo,
    "^": _power,
    "**": _power,
}


def _float(function: Callable[[float], float]) -> Callable[[list[Decimal]], Decimal]:
    def apply(values: list[Decimal]) -> Decimal:
        return Decimal(repr(round(function(float(_one(values))), 15)))

    return apply


def _one(values: list[Decimal]) -> Decimal:
    if len(values) != 1:
        raise ToolError("the function takes one value")
    return values[0]


def _sqrt(values: list[Decimal]) -> Decimal:
    if _one(values) < 0:
        raise ToolError("a root of a negative number is not a real number")
    return values[0].sqrt()


def _round(values: list[Decimal]) -> Decimal:
    digits = int(values[1]) if len(values) == 2 else 0
    if len(values) > 2 or abs(digits) > 30:
        raise ToolError("round takes a value and at most 30 digits")
    return values[0].quantize(Decimal(1).scaleb(-digits), "ROUND_HALF_UP")


def _log(values: list[Decimal]) -> Decimal:
    if min(values) <= 0 or len(values) > 2:
        raise ToolError("log takes positive values: log(x) or log(x, base)")
    return values[0].log10() if len(values) == 1 else values[0].ln() / values[1].ln()


FUNCTIONS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "sqrt": _sqrt,
    "abs": lambda values: abs(_one(values)),
    "round": _round,
    "floor": lambda values: _one(values).to_integral_value("ROUND_FLOOR"),
    "ceil": lambda values: _one(values).to_integral_value("ROUND_CEILING"),
    "min": min,
    "max": max,
    "log": _log,
    "log10": lambda values: _log([_one(values)]),
    "ln": lambda values: _log([_one(values), CONSTANTS["e"]]),
    "exp": lambda values: _power(CONSTANTS["e"], _one(values)),
    "sin": _float(math.sin),
    "cos": _float(math.cos),
    "tan": _float(math.tan),
    "asin": _float(math.asin),
    "acos": _float(math.acos),
    "atan": _float(math.atan),
    "degrees": _float(math.degrees),
    "radians": _float(math.radians),
}
