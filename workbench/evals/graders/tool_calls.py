"""The right tools were called with the right arguments."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    failed,
    in_thread,
    passed,
    quoted,
    unknown,
)
from workbench.evals.values import Case, ExpectedCall, Grade

_ORDER = ("exact", "any", "subset", "none")
_ARGUMENTS = ("exact", "subset", "ignored")
_MOST_DEPTH = 40
_MOST_CALLS = 200


def same_value(one: Any, other: Any, depth: int = 0) -> bool:
    """Whether two JSON values are the same: 1 is 1.0, and true is not 1."""
    if depth > _MOST_DEPTH:
        return False
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == other or (
            _is_float(one, other) and math.isclose(one, other, rel_tol=1e-9, abs_tol=0.0)
        )
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same_value(value, other[key], depth + 1) for key, value in one.items()
        )
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(
            same_value(a, b, depth + 1) for a, b in zip(one, other, strict=True)
        )
    return type(one) is type(other) and bool(one == other)


def _is_float(*numbers: float) -> bool:
    """Whether rounding can be meant, and both are small enough to be told apart by it."""
    return any(isinstance(one, float) for one in numbers) and all(
        abs(one) < 1e300 for one in numbers
    )


def fits(made: ExpectedCall, wanted: ExpectedCall, how: str) -> bool:
    """Whether a call that was made is the one wanted."""
    if made.name != wanted.name:
        return False
    if how == "ignored" or wanted.arguments is None:
        return True
    given = made.arguments or {}
    if how == "subset":
        return all(
            key in given and same_value(given[key], value)
            for key, value in wanted.arguments.items()
        )
    return same_value(given, wanted.arguments)


def matched(made: Sequence[ExpectedCall], wanted: Sequence[ExpectedCall], how: str) -> int:
    """How many of the wanted calls have a made one of their own: the most there can be.

    A wanted call without arguments fits several, so who takes which matters: paths that
    reassign are looked for (Kuhn's algorithm for matching).
    """
    taken: dict[int, int] = {}

    def take(want: int, seen: set[int]) -> bool:
        for place, call in enumerate(made):
            if place in seen or not fits(call, wanted[want], how):
                continue
            seen.add(place)
            if place not in taken or take(taken[place], seen):
                taken[place] = want
                return True
        return False

    return sum(take(want, set()) for want in range(len(wanted)))


def _judge(case: Case, answered: Answered, settings: Settings) -> Grade:
    made, order, how = answered.calls, settings["order"], settings["arguments"]
    if order == "none":
        wanted: Sequence[ExpectedCall] | None = ()
    else:
        wanted = settings["calls"] if settings["calls"] is not None else case.calls
    if wanted is None:
        return unknown(TOOL_CALLS.kind, "no expected calls are given")
    if len(made) > _MOST_CALLS or len(wanted) > _MOST_CALLS:
        return failed(TOOL_CALLS.kind, f"there are more than {_MOST_CALLS} calls")
    if not wanted and order != "subset":
        right = not made
        return _grade(right, made, wanted, 1.0 if right else 0.0)
    if order == "exact":
        pairs = list(zip(made, wanted, strict=False))
        good = sum(fits(one, other, how) for one, other in pairs)
        right = good == len(wanted) == len(made)
    else:
        good = matched(made, wanted, how)
        right = good == len(wanted) and (order == "subset" or len(made) == len(wanted))
    return _grade(right, made, wanted, good / max(len(wanted), len(made), 1))


def _grade(
    right: bool, made: Sequence[ExpectedCall], wanted: Sequence[ExpectedCall], score: float
) -> Grade:
    if right:
        return passed(TOOL_CALLS.kind, score=1.0)
    reason = f"it called {calls_text(made)}; wanted: {calls_text(wanted)}"
    return failed(TOOL_CALLS.kind, reason, score)


def calls_text(calls: Sequence[ExpectedCall]) -> str:
    """Calls as a message shows them."""
    if not calls:
        return "no tool"
    shown = [_call_text(call) for call in calls[:4]]
    return ", ".join(shown) + (f" and {len(calls) - 4} more" if len(calls) > 4 else "")


def _call_text(call: ExpectedCall) -> str:
    if call.arguments is None:
        return quoted(call.name, 60)[1:-1]
    pairs = list(call.arguments.items())[:6]
    inside = ", ".join(f"{key!s:.30}: {value!r:.40}" for key, value in pairs)
    return quoted(f"{call.name}({inside})", 160)[1:-1]


TOOL_CALLS = Grader(
    kind="tool_calls",
    title="Calls the expected tools",
    description="The tool calls of the run are those that are expected.",
    grade=in_thread(_judge),
    settings=(
        Setting("calls", "Calls", "calls", None, "Empty: the expected calls of the case."),
        Setting(
            "order", "Which calls", "choice", "exact",
            "exact: these, in this order; any: these, in any order; subset: at least these; "
            "none: no call at all.", choices=_ORDER,
        ),
        Setting(
            "arguments", "Arguments", "choice", "exact",
            "exact: the same; subset: at least those that are named; ignored: any.",
            choices=_ARGUMENTS,
        ),
    ),
)  # fmt: skip
