"""What is kept of each run of a job, and how a job stands: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Cause = Literal["schedule", "folder", "hand", "rehearsal"]
State = Literal[
    "waiting", "running", "done", "failed", "refused", "skipped", "interrupted", "rehearsed"
]
OPEN: frozenset[State] = frozenset({"waiting", "running"})
FAILURES: frozenset[State] = frozenset({"failed", "refused", "interrupted"})


@dataclass(frozen=True, slots=True)
class JobRun:
    """One run of a job, or why there was none.

    Attributes:
        id: Grows with each.
        key: What it is for: a due moment, a file, or a command. None has two with one attempt.
        attempt: 1, and more where it is tried again.
        due_s: When it was due, as Unix time.
        owner: The program that runs it.
        given: What of a watched folder it is for: the name of the file.
        run_id: Of the trace; empty where it did not come to that.
        summary: How it ended, in one sentence.
        report: All of it; empty in lists.
    """

    id: int
    job: str
    key: str
    attempt: int
    cause: Cause
    due_s: float
    state: State
    owner: str = ""
    begun_s: float = 0.0
    ended_s: float = 0.0
    given: str = ""
    run_id: str = ""
    summary: str = ""
    report: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobState:
    """How a job stands.

    Attributes:
        paused: It does not run by itself.
        reason: Why, where the program paused it.
        failures: In a row.
        handled_s: Up to when what was due was looked at; 0 for never.
    """

    paused: bool = False
    reason: str = ""
    failures: int = 0
    handled_s: float = 0.0
