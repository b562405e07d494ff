"""A made-up evaluation for the tests of reports."""

from __future__ import annotations

import random

from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    DataSet,
    ExpectedCall,
    Grade,
    Measured,
    Outcome,
    Plan,
)

LABELS = ("helper · qwen2.5-1.5b Q8_0", "helper · qwen2.5-1.5b Q4_K_M", "helper · smollm2-360m")
HOSTILE = (
    "<script>alert(1)</script> =cmd|' /C calc'!A0 \x1b[31mred | ![x](http://evil/p.png) \u202e"
)


def plan(cases: int = 40, repetitions: int = 1) -> Plan:
    """A plan with three candidates."""
    data_set = DataSet(
        "Front desk & <more>",
        tuple(
            Case(
                f"case-{n}",
                f"Question {n}?" if n else HOSTILE,
                expected=f"answer {n}",
                calls=(ExpectedCall("search", {"q": n}),) if n % 3 == 0 else None,
                tags=("search",) if n % 3 == 0 else ("talk",),
            )
            for n in range(cases)
        ),
    )
    candidates = tuple(
        Candidate(f"c{n}", label, {"secret": "document"}, f"model-{n}", label[-6:])
        for n, label in enumerate(LABELS)
    )
    return Plan("plan-1", "Which model for the front desk?", data_set, candidates, repetitions)


def outcomes(made: Plan, seed: int = 3) -> list[Outcome]:
    """What came out: the first two alike, the third worse and faster, some not judged."""
    draw = random.Random(seed)
    found = []
    for number, candidate in enumerate(made.candidates):
        for case in made.data_set.cases:
            for repetition in range(made.repetitions):
                good = draw.random() < (0.9, 0.88, 0.55)[number]
                time_s = draw.lognormvariate(0.3, 0.5) * (1.0, 0.7, 0.3)[number]
                found.append(
                    Outcome(
                        Attempt(candidate.candidate_id, case.case_id, repetition),
                        f"run-{number}-{case.case_id}",
                        case.expected if good else HOSTILE,
                        "answered",
                        _grades(draw, good),
                        calls=(ExpectedCall("search", {"q": "x"}),),
                        total_s=time_s,
                        time_to_first_token_s=time_s / 8,
                        new_tokens=30,
                        tokens_per_s=30 / time_s,
                    )
                )
    found[-1] = Outcome(found[-1].attempt, "", "", "failed", (), error="the worker died")
    return found


def _grades(draw: random.Random, good: bool) -> tuple[Grade, ...]:
    first = Grade("contains", "passed" if good else "failed", "" if good else f"no: {HOSTILE}")
    roll = draw.random()
    if roll < 0.08:
        reason = "Contradicted itself: pass with the answer last, fail with it first."
        return first, Grade("judge", "unknown", reason)
    if roll < 0.12:
        return first, Grade("judge", "unknown", "Gave no verdict: “well”")
    return first, Grade("judge", "passed" if good else "failed", "so it is")


def measured(made: Plan) -> list[Measured]:
    """What the candidates took; of the last one the memory is not known."""
    sizes = (2_600_000_000, 1_500_000_000, 0)
    files = (1_900_000_000, 1_100_000_000, 390_000_000)
    return [
        Measured(candidate.candidate_id, 60.0, memory, file)
        for candidate, memory, file in zip(made.candidates, sizes, files, strict=True)
    ]
