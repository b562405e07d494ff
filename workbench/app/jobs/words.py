"""Jobs in plain words: when each runs, and what it may do."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.jobs.times import local
from workbench.app.jobs.values import DAYS, Job, When
from workbench.base.sizes import size_text
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant

_DAY_WORDS = dict(
    zip(
        DAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
_MOST_NAMED = 6


def sentence_of(job: Job) -> str:
    """What will happen, for a person who is about to allow it."""
    return f"{_begin(job)} {granted_words(job.grants)} {_bounds(job)}"


def _begin(job: Job) -> str:
    kind = "agent" if job.agent else "graph"
    when = when_words(job.when)
    told = "given its path" if job.when.give == "path" else "given its text"
    end = f", {told}" if job.when.kind == "folder" else ""
    return f"{when}, the {kind} {job.target or '…'} runs{end}."


def when_words(when: When) -> str:
    """When a job runs, as the beginning of a sentence."""
    zone = f" ({when.zone})" if when.zone else ""
    match when.kind:
        case "hand":
            return "Whenever you start it"
        case "once":
            return f"Once, on {when.moment.replace('T', ' at ')}{zone}"
        case "every":
            return f"Every {span_words(when.every_minutes)}"
        case "at":
            return f"{_days_words(when)} at {_listed(when.times)}{zone}"
        case "folder":
            named = "" if when.pattern == "*" else f" named {when.pattern}"
            return f"For each new file{named} in {when.folder}"


def span_words(minutes: int) -> str:
    """Minutes as a person says them."""
    for unit, word in ((1_440, "day"), (60, "hour")):
        if minutes >= unit and minutes % unit == 0:
            many = minutes // unit
            return word if many == 1 else f"{many} {word}s"
    return "minute" if minutes == 1 else f"{minutes} minutes"


def _days_words(when: When) -> str:
    if when.month_days:
        days = _listed([_ordinal(day) for day in sorted(when.month_days)])
        return f"On the {days} of every month"
    chosen = [day for day in DAYS if day in when.days]
    if not chosen or len(chosen) == 7:
        return "Every day"
    if chosen == list(DAYS[:5]):
        return "Every weekday"
    return f"Every {_listed([_DAY_WORDS[day] for day in chosen])}"


def _ordinal(day: int) -> str:
    if day == 31:
        return "last day"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    return f"{day}{ending}"


def granted_words(grants: Sequence[ToolGrant]) -> str:
    """Which tools may be called, and how."""
    if not grants:
        return "It may call no tools."
    told = "; ".join(grant_words(grant) for grant in grants)
    return f"It may call {told}; nothing else."


def grant_words(grant: ToolGrant) -> str:
    """One tool, and its limits."""
    parts = [grant.tool]
    if grant.folders:
        parts.append(f"in {_listed(grant.folders)}")
    if grant.databases:
        parts.append(f"with {_listed(grant.databases)}")
    told = (limit_words(name, limit) for name, limit in grant.arguments.items())
    if limits := [one for one in told if one]:
        parts.append(f"({', '.join(limits)})")
    parts.append("once" if grant.most_calls == 1 else f"up to {grant.most_calls:,} times")
    if grant.hours:
        parts.append(f"from {grant.hours[0]} to {grant.hours[1]}")
    return " ".join(parts)


def limit_words(name: str, limit: ArgumentLimit) -> str:
    """What one argument may be; empty where it is said elsewhere."""
    match limit.kind:
        case "path":
            return f"files up to {size_text(limit.most_bytes)}"
        case "address":
            return f"{name} at {_listed(limit.hosts)}"
        case "choice":
            return f"{name} {_listed([str(one) for one in limit.values], 'or')}"
        case "pattern":
            return f"{name} like {limit.pattern}"
        case "number":
            return f"{name} from {limit.least or 0:g} to {limit.most or 0:g}"
        case "anything":
            return f"{name} anything up to {limit.most_chars:,} characters"
        case "text":
            return f"{name} up to {limit.most_chars:,} characters"


def _bounds(job: Job) -> str:
    limits = job.limits
    return (
        f"A run ends after {_seconds_words(limits.seconds)}, {limits.steps:,} steps, "
        f"{limits.tokens:,} tokens or {limits.tool_calls:,} calls of tools."
    )


def _seconds_words(seconds: float) -> str:
    return span_words(round(seconds / 60)) if seconds % 60 == 0 else f"{seconds:g} seconds"


def due_words(when: When, due_s: float | None) -> str:
    """A moment by the clock of the job's zone; empty for none."""
    if due_s is None:
        return ""
    try:
        return local(when, due_s).strftime("%a %Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return ""


def _listed(names: Sequence[str], word: str = "and") -> str:
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown.append(f"{len(names) - _MOST_NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"
