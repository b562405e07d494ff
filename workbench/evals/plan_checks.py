"""What a plan must be before it is kept."""

from __future__ import annotations

from collections import Counter

from workbench.base.errors import RunError
from workbench.evals.values import Plan

_NOT_HEX = "An id has 1 to 64 small letters, digits, - and _."


def check_id(plan_id: str) -> None:
    """See that an id can be part of a file's name.

    Raises:
        RunError: It cannot.
    """
    allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_"
    if not 1 <= len(plan_id) <= 64 or any(char not in allowed for char in plan_id):
        raise RunError(f"{plan_id!r:.80} is no id of an evaluation", _NOT_HEX)


def check_whole(plan: Plan) -> None:
    """See that a plan has tries, and no id twice: their outcomes would be one.

    Raises:
        RunError: It has none, or one of its numbers or ids cannot be.
    """
    for what, ids in (
        ("case", [case.case_id for case in plan.data_set.cases]),
        ("candidate", [candidate.candidate_id for candidate in plan.candidates]),
    ):
        if not ids:
            raise RunError(f"the evaluation has no {what}", f"Give it at least one {what}.")
        if odd := next((one for one in ids if stored(one) != one), ""):
            raise RunError(f"the {what} {odd!a:.80} holds half a character", "Rename it.")
        if len(set(ids)) != len(ids):
            twice = next(one for one, times in Counter(ids).items() if times > 1)
            raise RunError(f"there are two {what}s {twice!r:.80}", "Name each differently.")
    if plan.repetitions < 1 or plan.at_once < 1 or not plan.case_limit_s > 0:
        raise RunError(
            "repetitions, cases at once and the time limit must be above 0", "Raise them."
        )


def stored(text: str) -> str:
    """Text that SQLite takes, whatever a model wrote."""
    return text.encode("utf-8", "replace").decode()
