"""Plans and outcomes as JSON text, for the disk and for other machines."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from workbench.base.errors import StoreDamaged
from workbench.evals.values import Outcome, Plan

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_T = TypeVar("_T")
_HINT = "Remove this evaluation and start it again."


def write_plan(plan: Plan) -> str:
    """The plan with its data set as it is now."""
    return _written(_plans(), plan)


def read_plan(text: str) -> Plan:
    """The plan that ``write_plan`` wrote.

    Raises:
        StoreDamaged: It is none.
    """
    return _read(_plans(), text)


def write_outcome(outcome: Outcome) -> str:
    """The outcome of one try."""
    return _written(_outcomes(), outcome)


def read_outcome(text: str) -> Outcome:
    """The outcome that ``write_outcome`` wrote.

    Raises:
        StoreDamaged: It is none.
    """
    return _read(_outcomes(), text)


@cache
def _plans() -> TypeAdapter[Plan]:
    from pydantic import TypeAdapter

    return TypeAdapter(Plan)


@cache
def _outcomes() -> TypeAdapter[Outcome]:
    from pydantic import TypeAdapter

    return TypeAdapter(Outcome)


def _written(adapter: TypeAdapter[_T], value: _T) -> str:
    # Keys stay in their order: that of a schema's properties is what a model writes them in.
    # Escapes, because what a model wrote may hold half a character.
    return json.dumps(adapter.dump_python(value), separators=(",", ":"))


def _read(adapter: TypeAdapter[_T], text: str) -> _T:
    from pydantic import ValidationError

    try:
        return adapter.validate_python(json.loads(text))
    except (ValueError, RecursionError, ValidationError) as exc:
        raise StoreDamaged(
            f"what is kept of an evaluation is damaged: {exc!s:.200}",
            "Remove this evaluation and start it again.",
        ) from exc
