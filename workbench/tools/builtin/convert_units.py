"""Conversion of units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.parameters import parameters

_ALIASES = {
    "c": "degC", "°c": "degC", "celsius": "degC", "centigrade": "degC", "f": "degF",
    "°f": "degF", "fahrenheit": "degF", "k": "kelvin", "lbs": "pound", "sq m": "meter**2",
    "mph": "mile/hour", "km/h": "kilometer/hour", "kph": "kilometer/hour", "m²": "meter**2",
    "m³": "meter**3", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte",
    "cup": "cup", "tbsp": "tablespoon", "tsp": "teaspoon",
}  # fmt: skip
_MOST_CHARACTERS = 40
_POWER = re.compile(r"\^|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_POWER_WORD = re.compile(r"\bsquared\b|\bcubed\b")
_POWER_BEFORE = re.compile(r"\b(?:square|sq|cubic|cu)\b")
_SMALL_POWER = re.compile(
    r"(?<=[^\W\d])\s*(?:(?:\*\*|\^)\s*-?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
    r"(?!\s*(?:[\d.^⁰¹²³⁴⁵⁶⁷⁸⁹]|\*\*))"
)


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """Convert a value."""
    import pint

    source, target = _unit(arguments["from_unit"]), _unit(arguments["to_unit"])
    try:
        result = _registry().Quantity(float(arguments["value"]), source).to(target)
    except pint.DimensionalityError as exc:
        raise ToolError(
            f"{arguments['from_unit']} cannot be converted to {arguments['to_unit']}: "
            "they measure different things"
        ) from exc
    except (pint.PintError, OverflowError, ArithmeticError) as exc:
        raise ToolError(f"this conversion cannot be done: {exc}") from exc
    return f"{result.magnitude:.10g} {result.units}"


def _unit(name: str) -> Any:
    clean = " ".join(name.strip().split())
    plain = clean.lower().removeprefix("degrees ").removeprefix("degree ")
    if not clean or len(clean) > _MOST_CHARACTERS or not _has_small_powers(clean):
        raise ToolError(f"{name[:40]!r} is not a unit that is known.")
    for candidate in (_ALIASES.get(plain), clean, plain, plain.replace(" ", "_")):
        if candidate is None:
            continue
        unit = _try_unit(candidate)
        if unit is not None:
            return unit
    raise ToolError(
        f"{name[:40]!r} is not a unit that is known.", "Use names such as mile, kg or degC."
    )


def _has_small_powers(name: str) -> bool:
    """Only units are raised, each once, to a power of one or two digits.

    The library works out powers of numbers exactly, so that ``9^9^9`` would never end.
    """
    text = _POWER_WORD.sub(lambda word: "^2" if word[0].startswith("s") else "^3", name.lower())
    if _POWER_BEFORE.search(text) and _POWER.search(text):
        return False
    return not _POWER.search(_SMALL_POWER.sub("", text))


def _try_unit(name: str) -> Any | None:
    import pint

    try:
        return _registry().Unit(name)
    except (pint.PintError, ValueError, TypeError, AttributeError, SyntaxError, AssertionError):
        return None
    except Exception as exc:
        if type(exc).__module__ == "tokenize":
            return None
        raise


SPEC = ToolSpec(
    name="convert_units",
    title="Unit converter",
    description="Convert a value between units",
    parameters=parameters(
        {
            "value": ("number", "The value to convert"),
            "from_unit": ("string", "The unit of the value, for example mile"),
            "to_unit": ("string", "The unit wanted, for example kilometer"),
        }
    ),
    run=run,
    touches="Nothing",
    pure=True,
)
