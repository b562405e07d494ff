"""What an evaluation is made of: cases, what is compared, and what came out.

``DataSet`` and ``Plan`` are what a person makes; ``Outcome`` is what one try of one case by one
candidate gave. A try is known by ``Attempt``: the same plan always has the same attempts, so an
evaluation that was killed goes on with those that have no outcome.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

GradeWord = Literal["passed", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class ExpectedCall:
    """A tool call that is wanted. ``arguments`` None: any."""

    name: str
    arguments: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A grader with its settings, as a data file writes it: ``{"kind": "contains", …}``."""

    kind: str
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what is expected of the answer.

    Attributes:
        case_id: Stable and unique within its data set.
        text: The user's message.
        inputs: The values of a graph's inputs by name; empty for an agent.
        expected: The expected answer; empty if none is given.
        calls: The tool calls that are expected, in order; None if nothing is expected of them,
            an empty tuple if no tool may be called.
        checks: Of this case, beside those of the whole set.
        tags: Words to filter and group by.
        from_run_id: The run that the case was made of; empty if none.
    """

    case_id: str
    text: str
    inputs: dict[str, Any] = field(default_factory=dict)
    expected: str = ""
    calls: tuple[ExpectedCall, ...] | None = None
    checks: tuple[Check, ...] = ()
    tags: tuple[str, ...] = ()
    from_run_id: str = ""


@dataclass(frozen=True, slots=True)
class DataSet:
    """Cases with the checks that hold for each of them."""

    name: str
    cases: tuple[Case, ...] = ()
    checks: tuple[Check, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One cell of the grid: a document with a model by an engine.

    Attributes:
        candidate_id: Unique in its plan and the same each time it is made.
        label: What a person reads: ``helper · qwen2.5-1.5b Q4_K_M``.
        document: The agent or graph as canonical values, its model and prompt already chosen.
        model_id: The model that it uses; empty where a graph names several.
        quantisation: Of that model; empty if not known.
        engine: The engine's name; empty for the model's own.
        prompt_name: Which prompt of the grid; empty if the document's own.
    """

    candidate_id: str
    label: str
    document: dict[str, Any]
    model_id: str = ""
    quantisation: str = ""
    engine: str = ""
    prompt_name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be tried: every case by every candidate, ``repetitions`` times.

    Attributes:
        plan_id: Of this evaluation.
        at_once: How many cases of one candidate are asked at a time.
        seed: Of the sampling; a repetition adds its number.
        case_limit_s: After that a try counts as failed.
        allowed_tools: Tools that may run although they ask: nobody is there to answer.
        allow_reading: So may every tool of the program's own that changes nothing.
        judge_model_id: The model that judges where a check wants one; empty for none.
        embedding_model_id: The model that compares meanings; empty for one that is installed.
        data_from: Where the data set was taken from: a file's path, or the name of one of the
            library; empty if it is not known. The plan has its own copy.
        left_out: The rules by which texts were left out of it when it ended. It cannot be tried
            any more then.
    """

    plan_id: str
    name: str
    data_set: DataSet
    candidates: tuple[Candidate, ...]
    repetitions: int = 1
    at_once: int = 8
    seed: int = 0
    case_limit_s: float = 120.0
    allowed_tools: tuple[str, ...] = ()
    allow_reading: bool = False
    judge_model_id: str = ""
    embedding_model_id: str = ""
    data_from: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: which case, by which candidate, for which time (from 0)."""

    candidate_id: str
    case_id: str
    repetition: int


@dataclass(frozen=True, slots=True)
class Grade:
    """What one check said. ``unknown``: it could not be judged, and ``reason`` says why.

    Attributes:
        score: 0 to 1 where the check has degrees, else None.
    """

    kind: str
    word: GradeWord
    reason: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one try gave: passed if every check passed, failed if one failed, else not judged.

    What could not be judged is never taken for right: with one check that passed and another
    one that said nothing, nothing is known of the whole.

    Attributes:
        run_id: The run with its whole trace.
        end: How the run ended, in the trace's words.
        calls: The tool calls it made, in order.
        total_s: From the question to the end of the answer.
        time_to_first_token_s: Of its first model call; 0 if there was none.
        tokens_per_s: While it wrote, over its model calls; 0 if not known.
        error: Why there is no answer, in the user's words; empty if there is one.
    """

    attempt: Attempt
    run_id: str
    answer: str
    end: str
    grades: tuple[Grade, ...]
    calls: tuple[ExpectedCall, ...] = ()
    total_s: float = 0.0
    time_to_first_token_s: float = 0.0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    tokens_per_s: float = 0.0
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether it counts as right."""
        return not self.error and {grade.word for grade in self.grades} == {"passed"}

    @property
    def judged(self) -> bool:
        """Whether it can be counted at all: it passed, it failed, or it gave no answer."""
        words = {grade.word for grade in self.grades}
        return bool(self.error) or "failed" in words or words == {"passed"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one candidate took beside its outcomes. 0 where not known.

    Attributes:
        wall_s: From its first case to its last.
        peak_memory_bytes: Of its worker, model and cache included.
        model_bytes: The size of the model's file.
    """

    candidate_id: str
    wall_s: float = 0.0
    peak_memory_bytes: int = 0
    model_bytes: int = 0


def attempts(plan: Plan) -> tuple[Attempt, ...]:
    """All tries of a plan, candidate by candidate, so that each model is loaded once."""
    return tuple(
        Attempt(candidate.candidate_id, case.case_id, repetition)
        for candidate in plan.candidates
        for repetition in range(plan.repetitions)
        for case in plan.data_set.cases
    )
