"""What a check of a model's tool calls tells: cases, scores, progress, reports, badges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Category: TypeAlias = Literal["choice", "arguments", "parallel", "irrelevance", "multi_turn"]
Mode: TypeAlias = Literal["free", "constrained"]
Scope: TypeAlias = Literal["full", "quick", "part"]
CATEGORIES: tuple[Category, ...] = get_args(Category)
MODES: tuple[Mode, ...] = get_args(Mode)
CATEGORY_TITLES: dict[Category, str] = {
    "choice": "Right tool of several",
    "arguments": "Arguments",
    "parallel": "Several calls at once",
    "irrelevance": "No call where none fits",
    "multi_turn": "Over several turns",
}
MODE_TITLES: dict[Mode, str] = {"free": "written freely", "constrained": "held to the schema"}
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one case.

    Attributes:
        parsed: Its calls could be read; where none is wanted: nothing unreadable was written.
        right_tool: It called the wanted tools, as often as wanted.
        executable: The arguments of every call fit the tool's schema.
        correct: The values are right, too.
        asked: The last message of the user.
        expected: What was accepted, for people.
        written: What the model wrote, as it wrote it.
        why: What is wrong; empty if it is correct.
    """

    id: str
    category: Category
    parsed: bool
    right_tool: bool
    executable: bool
    correct: bool
    asked: str
    expected: str
    written: str
    why: str = ""
    new_tokens: int = 0
    tokens_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some cases went how far."""

    cases: int = 0
    parsed: int = 0
    right_tool: int = 0
    executable: int = 0
    correct: int = 0

    @property
    def share(self) -> float:
        """Of the cases that are correct, 0 to 1; 0 if there are none."""
        return self.correct / self.cases if self.cases else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        if not self.cases:
            return 0.0, 1.0
        n, p, z2 = self.cases, self.share, _Z * _Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """The score of one category."""

    category: Category
    score: Score


def score_of(results: Sequence[CaseResult]) -> Score:
    """Count some results."""
    return Score(
        len(results),
        sum(one.parsed for one in results),
        sum(one.right_tool for one in results),
        sum(one.executable for one in results),
        sum(one.correct for one in results),
    )


def scores_of(results: Sequence[CaseResult]) -> tuple[CategoryScore, ...]:
    """Count by category, in the order of the categories; those without a case are left out."""
    found = (
        CategoryScore(category, score_of([one for one in results if one.category == category]))
        for category in CATEGORIES
    )
    return tuple(one for one in found if one.score.cases)


@dataclass(frozen=True, slots=True)
class CheckKey:
    """What a result holds for. If any of it is another now, the result is stale.

    Attributes:
        model_digest: Of the model's files.
        template_digest: Of its chat template; empty where only a server knows it.
        program_version: Of this program, which reads the calls.
        suite_version: Of the cases: a digest.
    """

    model_digest: str
    engine: str
    engine_version: str
    template_digest: str
    program_version: str
    suite_version: str
    mode: Mode
    scope: Scope


@dataclass(frozen=True, slots=True)
class CheckReport:
    """One model, checked in one mode.

    Attributes:
        at_s: When it ended, Unix time.
        tokens_per_s: Tokens written a second, all answers together.
        results: Every case, in the order of the suite.
        notes: What the engine could not hold the calls to.
        stale: Why it no longer holds; empty if it does.
    """

    model_id: str
    model_title: str
    quantisation: str
    key: CheckKey
    at_s: float
    duration_s: float
    tokens_per_s: float
    results: tuple[CaseResult, ...]
    notes: tuple[str, ...] = ()
    stale: str = ""

    @property
    def score(self) -> Score:
        """All cases together."""
        return score_of(self.results)

    @property
    def categories(self) -> tuple[CategoryScore, ...]:
        """By category."""
        return scores_of(self.results)

    @property
    def failures(self) -> tuple[CaseResult, ...]:
        """The cases that are not correct."""
        return tuple(one for one in self.results if not one.correct)


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """What to check.

    Attributes:
        quick: Only the few cases of each category that tell most.
        categories: Only these; all if empty. A result of some is not kept.
    """

    modes: tuple[Mode, ...] = ("constrained", "free")
    quick: bool = False
    categories: tuple[Category, ...] = ()

    @property
    def scope(self) -> Scope:
        """How much of the suite is asked."""
        if self.categories and set(self.categories) != set(CATEGORIES):
            return "part"
        return "quick" if self.quick else "full"


@dataclass(frozen=True, slots=True)
class CategoryProgress:
    """How far one category is."""

    category: Category
    done: int
    total: int
    correct: int


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far a check is.

    Attributes:
        mode: The mode at work; None while the model is loaded.
        done: Cases, over all modes.
    """

    model_id: str
    mode: Mode | None
    done: int
    total: int
    categories: tuple[CategoryProgress, ...] = ()

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.done / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Badge:
    """What the list of models shows of a model that was checked.

    Attributes:
        share: Of the cases that were correct, 0 to 1.
        stale: Why it no longer holds; empty if it does.
        reports: What it was made of, the one shown first.
    """

    model_id: str
    share: float
    stale: str
    reports: tuple[CheckReport, ...]

    @property
    def text(self) -> str:
        """``94 %``; ``≈`` before it after a quick check, an asterisk where it is stale."""
        about = "≈ " if self.reports[0].key.scope == "quick" else ""
        return f"{about}{round(100 * self.share)} %{'*' if self.stale else ''}"
