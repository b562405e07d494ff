"""What a kind of grader is: its settings and how it judges one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from workbench.base.plain_text import harmless
from workbench.evals.values import Case, ExpectedCall, Grade
from workbench.traces.events import Record

Settings: TypeAlias = Mapping[str, Any]
SettingType = Literal["text", "lines", "number", "integer", "switch", "choice", "names",
                      "schema", "calls"]  # fmt: skip
Needs = Literal["", "embed", "ask"]
MOST_REASON_CHARS = 400
_MANY_CHARS = 5_000
_MANY_RECORDS = 1_000

Embed: TypeAlias = Callable[[Sequence[str]], Awaitable[Sequence[Sequence[float]]]]
"""Vectors of texts, in their order; raises WorkbenchError."""
Ask: TypeAlias = Callable[[str, str, Mapping[str, Any]], Awaitable[str]]
"""What a model answers to (system text, user's text, JSON Schema); raises WorkbenchError."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What one try gave, as graders see it.

    Attributes:
        text: The answer.
        calls: The tool calls that were made, in order.
        records: The whole trace; empty if there is none.
        total_s: From the question to the end of the answer.
        end: How the run ended, in the trace's words.
        error: Why there is no answer; empty if there is one.
        model_id: The model that answered; empty if several did.
    """

    text: str
    calls: tuple[ExpectedCall, ...] = ()
    records: tuple[Record, ...] = ()
    total_s: float = 0.0
    end: str = "answered"
    error: str = ""
    model_id: str = ""


@dataclass(frozen=True, slots=True)
class GradingContext:
    """What graders may ask beside the answer; None where nobody is there to be asked.

    Attributes:
        judge_model_id: The model behind ``ask``.
    """

    embed: Embed | None = None
    ask: Ask | None = None
    judge_model_id: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a grader, as a form shows it.

    Attributes:
        default: Taken where a check does not name it.
        required: The default is not enough.
    """

    name: str
    title: str
    type: SettingType
    default: Any
    description: str = ""
    choices: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 1e12
    required: bool = False


GradeFunction: TypeAlias = Callable[
    [Case, Answered, Settings, GradingContext], Awaitable[Grade]
]
PlainGrade: TypeAlias = Callable[[Case, Answered, Settings], Grade]


def _no_problem(_settings: Settings) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Grader:
    """One kind of grader.

    Attributes:
        grade: Judges; gets settings that ``checked_settings`` gave.
        problem: Why settings of the right types cannot be used; empty if they can.
        needs: What must be in the context.
    """

    kind: str
    title: str
    description: str
    grade: GradeFunction
    settings: tuple[Setting, ...] = ()
    problem: Callable[[Settings], str] = field(default=_no_problem)
    needs: Needs = ""


def at_once(judge: PlainGrade) -> GradeFunction:
    """A quick judgement that needs nobody else; of much text or a long trace, in a thread."""

    async def grade(
        case: Case, answered: Answered, settings: Settings, _context: GradingContext
    ) -> Grade:
        if len(answered.text) > _MANY_CHARS or len(answered.records) > _MANY_RECORDS:
            return await asyncio.to_thread(judge, case, answered, settings)
        return judge(case, answered, settings)

    return grade


def in_thread(judge: PlainGrade) -> GradeFunction:
    """A judgement that may take a while, beside everything else."""

    async def grade(
        case: Case, answered: Answered, settings: Settings, _context: GradingContext
    ) -> Grade:
        return await asyncio.to_thread(judge, case, answered, settings)

    return grade


def passed(kind: str, reason: str = "", score: float | None = None) -> Grade:
    """It is as it should be."""
    return Grade(kind, "passed", short(reason), score)


def failed(kind: str, reason: str, score: float | None = None) -> Grade:
    """It is not as it should be."""
    return Grade(kind, "failed", short(reason), score)


def unknown(kind: str, reason: str) -> Grade:
    """It could not be judged."""
    return Grade(kind, "unknown", short(reason))


def wanted(case: Case, settings: Settings) -> str:
    """The text that is wanted: that of the check, or else of the case."""
    return str(settings.get("value") or case.expected)


def quoted(text: str, most_chars: int = 80) -> str:
    """A piece of a text for a message."""
    line = " ".join(harmless(text[: most_chars + 1]).split())
    return f"“{line[:most_chars]}…”" if len(line) > most_chars else f"“{line}”"


def short(text: str) -> str:
    """A reason as it is kept: harmless and not long."""
    text = harmless(text[: MOST_REASON_CHARS + 1])
    return text if len(text) <= MOST_REASON_CHARS else text[: MOST_REASON_CHARS - 1] + "…"
