"""A job: what runs, when, within which limits, and with which tools. Frozen values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from workbench.base.errors import DocumentError, PolicyError
from workbench.policy.tool_grants import ToolGrant, check_grants, is_clock

FORMAT = 1
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WhenKind = Literal["hand", "once", "every", "at", "folder"]
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
MOST_INPUT_CHARS = 20_000
MOST_TEXT_BYTES = 1_000_000
_FORBID: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class When:
    """When a job runs.

    Attributes:
        kind: ``hand`` only when somebody says so; ``once`` at ``moment``; ``every`` so many
            minutes; ``at`` times of a day; ``folder`` for each new file.
        moment: ``2026-03-01T09:00``.
        every_minutes: Counted from the beginning of 1970 in UTC, so that restarts and clocks
            that change to summer time shift nothing.
        times: ``09:00``.
        days: Of the week; empty for every day.
        month_days: Of the month; a day that a month lacks is its last. Empty for every day.
        zone: As ``Europe/Berlin``; empty for that of this machine.
        folder: That is watched.
        pattern: Names of the files that count, with ``*`` and ``?``.
        stable_s: A file counts once it has not changed for so long.
        give: What takes the place of ``{file}``: the path, or the text of the file.
        most_bytes: A larger file is not given.
        take_existing: Files count that were there when the job was allowed.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _FORBID
    kind: WhenKind = "hand"
    moment: str = ""
    every_minutes: int = 0
    times: tuple[str, ...] = ()
    days: tuple[Day, ...] = ()
    month_days: tuple[int, ...] = ()
    zone: str = ""
    folder: str = ""
    pattern: str = "*"
    stable_s: float = 5.0
    give: Literal["path", "text"] = "path"
    most_bytes: int = 100_000
    take_existing: bool = False


@dataclass(frozen=True, slots=True)
class JobLimits:
    """When a run of a job is ended, beside the limits of its agent."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _FORBID
    seconds: float = 600.0
    steps: int = 20
    tokens: int = 50_000
    tool_calls: int = 20


@dataclass(frozen=True, slots=True)
class Job:
    """One job.

    Attributes:
        name: Of its file.
        agent: Whom it asks; or
        graph: what it runs. One of both.
        input: The message; ``{file}`` is what a watched folder gives, ``{name}`` its name.
        if_running: What is due while the one before runs is left out, or waits.
        if_off: What was due while the program was closed is made up for once, or left out.
        retries: How often a run that failed is tried again.
        pause_after: So many failures in a row pause the job; 0 never does.
        keep_runs: How many of its reports are kept.
        grants: The tools it may use, without asking; all others end the run.
    """

    name: str
    title: str = ""
    description: str = ""
    agent: str = ""
    graph: str = ""
    input: str = ""
    when: When = field(default_factory=When)
    limits: JobLimits = field(default_factory=JobLimits)
    if_running: Literal["skip", "queue"] = "skip"
    if_off: Literal["run", "skip"] = "run"
    retries: int = 0
    retry_after_s: float = 60.0
    pause_after: int = 3
    keep_runs: int = 100
    grants: tuple[ToolGrant, ...] = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = _FORBID

    @property
    def shown(self) -> str:
        """What a person calls it."""
        return self.title or self.name

    @property
    def target(self) -> str:
        """The agent or graph."""
        return self.agent or self.graph


def check_job(job: Job) -> None:
    """See that a job makes sense.

    Raises:
        DocumentError: It does not; the message names the field.
    """
    for place, problem in _problems(job):
        raise DocumentError(f"{place}: {problem}", "Mend that field.")
    try:
        check_grants(job.grants)
    except PolicyError as exc:
        raise DocumentError(exc.message, exc.hint) from exc


def _problems(job: Job) -> Iterator[tuple[str, str]]:
    if not NAME.fullmatch(job.name):
        yield "name", f"{job.name!r:.80} is no name: use small letters, digits, - and _"
    if bool(job.agent) == bool(job.graph):
        yield "agent, graph", "exactly one of them is named"
    if not job.input.strip() or len(job.input) > MOST_INPUT_CHARS:
        yield "input", f"it has 1 to {MOST_INPUT_CHARS} characters"
    if max(map(len, (job.title, job.description, job.target))) > 2_000:
        yield "title, description, agent, graph", "one is very long"
    yield from _limit_problems(job)
    for place, problem in _when_problems(job.when):
        yield f"when.{place}", problem


def _limit_problems(job: Job) -> Iterator[tuple[str, str]]:
    limits = job.limits
    ranges: tuple[tuple[str, float, float, float], ...] = (
        ("limits.seconds", limits.seconds, 1, 86_400),
        ("limits.steps", limits.steps, 1, 1_000),
        ("limits.tokens", limits.tokens, 1, 10_000_000),
        ("limits.tool_calls", limits.tool_calls, 0, 10_000),
        ("retries", job.retries, 0, 10),
        ("retry_after_s", job.retry_after_s, 1, 86_400),
        ("pause_after", job.pause_after, 0, 1_000),
        ("keep_runs", job.keep_runs, 1, 1_000),
    )
    for place, value, least, most in ranges:
        if not least <= value <= most:
            yield place, f"it is from {least:,} to {most:,}"


def _when_problems(when: When) -> Iterator[tuple[str, str]]:
    if when.zone:
        try:
            ZoneInfo(when.zone)
        except (KeyError, ValueError, OSError):
            yield "zone", f"there is no time zone {when.zone!r:.80}; write Europe/Berlin"
    match when.kind:
        case "once":
            if moment_of(when) is None:
                yield "moment", "it is written as 2026-03-01T09:00"
        case "every":
            if not 1 <= when.every_minutes <= 525_600:
                yield "every_minutes", "it is from 1 to 525600"
        case "at":
            yield from _at_problems(when)
        case "folder":
            yield from _folder_problems(when)
        case "hand":
            pass


def _at_problems(when: When) -> Iterator[tuple[str, str]]:
    if not 1 <= len(when.times) <= 48 or not all(map(is_clock, when.times)):
        yield "times", "there are 1 to 48, each as 09:00"
    if len(set(when.days)) != len(when.days):
        yield "days", "one is there twice"
    if not all(1 <= day <= 31 for day in when.month_days) or len(when.month_days) > 31:
        yield "month_days", "they are from 1 to 31"
    if when.days and when.month_days:
        yield "days, month_days", "name days of the week or of the month, not both"


def _folder_problems(when: When) -> Iterator[tuple[str, str]]:
    path = when.folder
    if not path.startswith(("/", "~")) and path[1:3] not in (":\\", ":/"):
        yield "folder", "it is a full path, or begins with ~"
    if len(path) > 1_000 or not path.isprintable():
        yield "folder", "it is very long, or holds characters that cannot be seen"
    if not when.pattern or len(when.pattern) > 200 or "/" in when.pattern:
        yield "pattern", "it is a name with * and ?, such as *.txt"
    if not 0.5 <= when.stable_s <= 3_600:
        yield "stable_s", "it is from 0.5 to 3600"
    if not 0 <= when.most_bytes <= (MOST_TEXT_BYTES if when.give == "text" else 10**12):
        yield "most_bytes", f"at most {MOST_TEXT_BYTES} where the text is given"


def moment_of(when: When) -> datetime | None:
    """The moment of a job that runs once, by the clock of its zone; None if there is none."""
    try:
        found = datetime.fromisoformat(when.moment)
    except ValueError:
        return None
    return found if found.tzinfo is None else None
