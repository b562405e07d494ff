"""Comparisons of our conditions as Power Fx, and Power Fx as trees of our comparisons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from workbench.agents.exchange.power_fx import (
    Call,
    Constant,
    Expression,
    Name,
    Operation,
    quoted,
)
from workbench.agents.nodes.rules import Operator
from workbench.base.errors import DocumentError

MOST_CHECKS = 200
TRANSPARENT = ("lower", "upper", "text", "value", "trim", "messagetext", "usermessage")
"""Functions that change nothing for our comparisons, or nothing but the form of a text."""
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "<>": "<>"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MEASURES = ("len", "countrows")


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison of a variable.

    Attributes:
        exact: It told capital letters from small ones, which ours do not.
    """

    name: Name
    operator: Operator
    value: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Joined:
    """All of the parts hold, or any of them."""

    all_of: bool
    parts: tuple[Condition, ...]


Condition: TypeAlias = Check | Not | Joined


def condition_of(expression: Expression) -> Condition:
    """The tree of comparisons that an expression is.

    Raises:
        DocumentError: It holds something that our conditions do not have.
    """
    found = _condition(expression)
    if len(checks_of(found)) > MOST_CHECKS:
        raise DocumentError(
            f"more than {MOST_CHECKS} comparisons in one condition", "Write a simpler one."
        )
    return found


def checks_of(condition: Condition) -> tuple[Check, ...]:
    """Every comparison in a tree."""
    if isinstance(condition, Check):
        return (condition,)
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return tuple(test for part in parts for test in checks_of(part))


def _condition(expression: Expression) -> Condition:
    if isinstance(expression, Operation):
        if expression.sign in ("And", "Or"):
            parts = (_condition(expression.left), _condition(expression.right))
            return Joined(expression.sign == "And", parts)
        return _compared(expression)
    if isinstance(expression, Call):
        return _called(expression)
    if isinstance(expression, Name):
        return Check(expression, "is true")
    raise _foreign("a value that never changes decides it")


def _called(call: Call) -> Condition:
    match call.function.lower(), call.arguments:
        case ("and" | "or") as word, (_, *_):
            parts = tuple(map(_condition, call.arguments))
            return parts[0] if len(parts) == 1 else Joined(word == "and", parts)
        case "not", (inner,):
            return Not(_condition(inner))
        case "isblank", (Call(function, (Constant(str(word)), where)),) if (
            function.lower() == "find"
        ):
            return Not(Check(_name(where), "contains", word))
        case (("isblank" | "isempty"), (inner,)):
            return Check(_name(inner), "is empty")
        case "startswith", (inner, Constant(str(word))):
            return Check(_name(inner), "begins with", word)
        case "endswith", (inner, Constant(str(word))):
            return Check(_name(inner), "ends with", word)
    raise _foreign(f"{call.function}() with these arguments")


def _compared(operation: Operation) -> Condition:
    sign, left, right = operation.sign, operation.left, operation.right
    if sign == "in":
        if isinstance(left, Constant) and isinstance(left.value, str):
            return Check(_name(right), "contains", left.value)
        raise _foreign("'in' with something else than a text before it")
    if isinstance(left, Constant) and sign in _TURNED:
        sign, left, right = _TURNED[sign], right, left
    if not isinstance(right, Constant) or sign not in _TURNED:
        raise _foreign("two variables are compared, or worked with")
    if isinstance(left, Call) and left.function.lower() == "find":
        return _found(left, sign, right)
    if isinstance(left, Call) and left.function.lower() in _MEASURES:
        return _measured(left, sign, right)
    return _simple(left, sign, right)


def _found(call: Call, sign: str, right: Constant) -> Condition:
    match call.arguments, sign, right.value:
        case (Constant(str(word)), where), ">", 0:
            return Check(_name(where), "contains", word)
    raise _foreign("Find() compared with something else than > 0")


def _measured(call: Call, sign: str, right: Constant) -> Condition:
    if len(call.arguments) != 1 or sign not in ("<", ">") or not _is_number(right):
        raise _foreign(f"{call.function}() compared in this way")
    operator: Operator = "longer than" if sign == ">" else "shorter than"
    return Check(_name(call.arguments[0]), operator, _text(right))


def _simple(left: Expression, sign: str, right: Constant) -> Condition:
    name, value = _name(left), _text(right)
    if sign in ("=", "<>"):
        operator: Operator = "equals" if sign == "=" else "differs"
        exact = isinstance(right.value, str) and isinstance(left, Name)
        return Check(name, operator, value, exact and value.lower() != value.upper())
    if not _is_number(right):
        raise _foreign("texts are compared by < or >")
    side: Operator = "less than" if "<" in sign else "greater than"
    if sign in ("<", ">"):
        return Check(name, side, value)
    return Joined(False, (Check(name, side, value), Check(name, "equals", value)))


def _name(expression: Expression) -> Name:
    while (
        isinstance(expression, Call)
        and expression.function.lower() in TRANSPARENT
        and len(expression.arguments) == 1
    ):
        expression = expression.arguments[0]
    if isinstance(expression, Name):
        return expression
    raise _foreign("something else than a variable is compared")


def _is_number(constant: Constant) -> bool:
    return type(constant.value) in (int, float)


def _text(constant: Constant) -> str:
    value = constant.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _foreign(reason: str) -> DocumentError:
    return DocumentError(f"no comparison that there is here: {reason}", "Write a simpler one.")


def comparison(variable: str, operator: Operator, value: str) -> str:
    """Our comparison as Power Fx, without the ``=`` before it.

    Raises:
        DocumentError: It compares a size with something that is no number.
    """
    word = value.strip()
    wanted = quoted(word)
    match operator:
        case "equals" | "differs":
            sign = "=" if operator == "equals" else "<>"
            return f"Lower(Trim({variable})) {sign} {quoted(word.lower())}"
        case "contains":
            return f"{wanted} in {variable}"
        case "contains not":
            return f"Not({wanted} in {variable})"
        case "begins with":
            return f"StartsWith(Trim({variable}), {wanted})"
        case "ends with":
            return f"EndsWith(Trim({variable}), {wanted})"
        case "is empty":
            return f"IsBlank({variable})"
        case "is not empty":
            return f"Not(IsBlank({variable}))"
        case "is true":
            return f'Lower(Trim({variable})) = "true"'
    if not _NUMBER.fullmatch(word):
        raise DocumentError(
            f"{value!r:.60} is no number to compare with", "Write a number in the node."
        )
    measure = "Len" if operator in ("longer than", "shorter than") else "Value"
    sign = ">" if operator in ("longer than", "greater than") else "<"
    return f"{measure}({variable}) {sign} {word}"
