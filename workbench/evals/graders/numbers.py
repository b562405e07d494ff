"""The answer gives a number, near enough to the wanted one."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    at_once,
    failed,
    passed,
    quoted,
    unknown,
    wanted,
)
from workbench.evals.graders.wording import VALUE
from workbench.evals.values import Case, Grade

_MOST_CHARS = 100_000
_MOST_DIGITS = 40
_MOST_EXPONENT = 400
_NUMBER = re.compile(
    r"(?<![\w.])[-+−]?(?:\d{1,3}(?:[,\u00a0\u202f'’]\d{3}){1,12}(?!\d)|\d+)?(?:\.\d+)?"
    r"(?:[eE][-+]?\d{1,9}(?!\w))?(?:\s?(?:%|percent\b|per cent\b))?"
)


def numbers_in(text: str, *, share: bool = True) -> list[Decimal]:
    """The numbers of a text in their order.

    Thousands may be parted by commas, apostrophes or spaces that do not break. A comma is never
    a decimal sign: ``1,5`` is 1 and 5.

    Args:
        text: Of which the beginning is read.
        share: 50 % is 0.5; else it is 50.
    """
    found = []
    for match in _NUMBER.finditer(text[:_MOST_CHARS]):
        number = _number(match[0], share)
        if number is not None:
            found.append(number)
    return found


def _number(raw: str, share: bool) -> Decimal | None:
    lowered = raw.casefold()
    bare = re.sub(r"\s?(?:%|percent|per cent)$", "", lowered)
    plain = re.sub(r"[,\u00a0\u202f'’]", "", bare).replace("−", "-")
    if not any(char.isdecimal() for char in plain) or len(plain) > _MOST_DIGITS:
        return None
    try:
        number = Decimal(plain)
        if abs(number.adjusted()) > _MOST_EXPONENT:
            return None
        return number / 100 if share and bare != lowered else number
    except InvalidOperation:
        return None


def _problem(settings: Settings) -> str:
    if settings["value"] and len(numbers_in(settings["value"])) != 1:
        return f"{quoted(settings['value'])} is not one number"
    return ""


def _judge(case: Case, answered: Answered, settings: Settings) -> Grade:
    share = settings["percent"] == "share"
    targets = numbers_in(wanted(case, settings), share=share)
    if not targets:
        return unknown(NUMERIC.kind, "no expected number is given")
    target = targets[-1] if settings["which"] == "last" else targets[0]
    found = numbers_in(answered.text, share=share)
    if not found:
        return failed(NUMERIC.kind, f"there is no number in {quoted(answered.text)}")
    looked_at = {"first": found[:1], "last": found[-1:], "any": found}[settings["which"]]
    most = max(
        Decimal(str(settings["absolute"])), Decimal(str(settings["relative"])) * abs(target)
    )
    if any(abs(number - target) <= most for number in looked_at):
        return passed(NUMERIC.kind)
    return failed(NUMERIC.kind, f"{_shown(looked_at[-1])} is not {_shown(target)}")


def _shown(number: Decimal) -> str:
    return f"{number:.10g}"


NUMERIC = Grader(
    kind="numeric",
    title="Gives the expected number",
    description="A number in the answer is near enough to the expected one.",
    grade=at_once(_judge),
    settings=(
        VALUE,
        Setting(
            "which", "Which number counts", "choice", "last", choices=("first", "last", "any")
        ),
        Setting(
            "percent",
            "Percentages",
            "choice",
            "share",
            "share: 50 % is 0.5; number: 50 % is 50.",
            choices=("share", "number"),
        ),
        Setting("absolute", "Off by at most", "number", 0.0),
        Setting("relative", "Off by at most, as a share", "number", 1e-6, "0.01 is 1 %."),
    ),
    problem=_problem,
)
