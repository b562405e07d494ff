"""Where the runs of evaluations are kept: apart from conversations, a place for each try."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from workbench.app.graph_starts import apart

if TYPE_CHECKING:  # the program begins without what only an evaluation needs
    from workbench.evals.values import Attempt

_PLACE = apart("eval/")


def place_of(plan_id: str, attempt: Attempt) -> str:
    """An id under which the run of a try is kept; another one if it is tried again.

    So that it finds nothing of a run that was cut off.
    """
    return f"{beginning_of(plan_id, attempt)}{uuid.uuid4().hex[:8]}"


def beginning_of(plan_id: str, attempt: Attempt) -> str:
    """How the ids begin under which the runs of one try are kept."""
    return f"{places_of(plan_id)}{attempt.candidate_id}/{attempt.case_id}/{attempt.repetition}/"


def places_of(plan_id: str) -> str:
    """How the ids begin under which the runs of one evaluation are kept."""
    return f"{_PLACE}{plan_id}/"


def is_place(conversation_id: str) -> bool:
    """Whether the runs of an evaluation are kept under this id."""
    return conversation_id.startswith(_PLACE)
