"""Where the runs of jobs are kept: apart from conversations, a place for each."""

from __future__ import annotations

from workbench.app.graph_starts import apart

_PLACE = apart("job/")
_REHEARSAL = apart("job-rehearsal/")
JOB = "job"
"""Says in ``RunStarted.options`` which job a run is of."""


def place_of(job: str, number: int, *, rehearsal: bool) -> str:
    """An id under which one run of a job is kept."""
    return f"{_REHEARSAL if rehearsal else _PLACE}{job}/{number}"


def is_job_place(conversation_id: str) -> bool:
    """Whether a run of a job is kept under this id."""
    return conversation_id.startswith((_PLACE, _REHEARSAL))


def is_rehearsal_place(conversation_id: str) -> bool:
    """Whether a rehearsal is kept under this id."""
    return conversation_id.startswith(_REHEARSAL)
