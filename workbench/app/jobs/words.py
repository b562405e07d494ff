"""Jobs in plain words: when each runs, and what it may do."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.jobs.saying import Say, in_english, listed, span_words
from workbench.app.jobs.times import local
from workbench.app.jobs.values import DAYS, Job, When
from workbench.base.sizes import size_text
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant


def sentence_of(job: Job, say: Say = in_english) -> str:
    """What will happen, for a person who is about to allow it."""
    return f"{_begin(job, say)} {granted_words(job.grants, say)} {_bounds(job, say)}"


def _begin(job: Job, say: Say) -> str:
    when, name = when_words(job.when, say), job.target or "…"
    if job.when.kind != "folder":
        one = "{0}, the agent {1} runs." if job.agent else "{0}, the graph {1} runs."
    elif job.when.give == "path":
        one = (
            "{0}, the agent {1} runs, given its path."
            if job.agent
            else "{0}, the graph {1} runs, given its path."
        )
    else:
        one = (
            "{0}, the agent {1} runs, given its text."
            if job.agent
            else "{0}, the graph {1} runs, given its text."
        )
    return say(one, when, name)


def when_words(when: When, say: Say = in_english) -> str:
    """When a job runs, as the beginning of a sentence."""
    zone = f" ({when.zone})" if when.zone else ""
    match when.kind:
        case "hand":
            return say("Whenever you start it")
        case "once":
            day, _sign, clock = when.moment.partition("T")
            return say("Once, on {0} at {1}", day, clock) + zone
        case "every":
            return say("Every {0}", span_words(when.every_minutes, say))
        case "at":
            return say("{0} at {1}", _days_words(when, say), listed(when.times, say)) + zone
        case "folder" if when.pattern == "*":
            return say("For each new file in {0}", when.folder)
        case "folder":
            return say("For each new file named {0} in {1}", when.pattern, when.folder)


def _days_words(when: When, say: Say) -> str:
    if when.month_days:
        days = listed([_ordinal(day, say) for day in sorted(when.month_days)], say)
        return say("On the {0} of every month", days)
    chosen = [day for day in DAYS if day in when.days]
    if not chosen or len(chosen) == 7:
        return say("Every day")
    if chosen == list(DAYS[:5]):
        return say("Every weekday")
    return say("Every {0}", listed([_day(day, say) for day in chosen], say))


def _day(day: str, say: Say) -> str:
    names = (
        say("Monday"),
        say("Tuesday"),
        say("Wednesday"),
        say("Thursday"),
        say("Friday"),
        say("Saturday"),
        say("Sunday"),
    )
    return names[DAYS.index(day)]


def _ordinal(day: int, say: Say) -> str:
    if day == 31:
        return say("last day")
    if day in (11, 12, 13):
        return say("{0}th", day)
    match day % 10:
        case 1:
            return say("{0}st", day)
        case 2:
            return say("{0}nd", day)
        case 3:
            return say("{0}rd", day)
        case _:
            return say("{0}th", day)


def granted_words(grants: Sequence[ToolGrant], say: Say = in_english) -> str:
    """Which tools may be called, and how."""
    if not grants:
        return say("It may call no tools.")
    told = "; ".join(grant_words(grant, say) for grant in grants)
    return say("It may call {0}; nothing else.", told)


def grant_words(grant: ToolGrant, say: Say = in_english) -> str:
    """One tool, and its limits."""
    parts = [grant.tool]
    if grant.folders:
        parts.append(say("in {0}", listed(grant.folders, say)))
    if grant.databases:
        parts.append(say("with {0}", listed(grant.databases, say)))
    told = (limit_words(name, limit, say) for name, limit in grant.arguments.items())
    if limits := [one for one in told if one]:
        parts.append(f"({', '.join(limits)})")
    once = grant.most_calls == 1
    parts.append(say("once") if once else say("up to {0} times", grant.most_calls))
    if grant.hours:
        parts.append(say("from {0} to {1}", *grant.hours))
    return " ".join(parts)


def limit_words(name: str, limit: ArgumentLimit, say: Say = in_english) -> str:
    """What one argument may be; empty where it is said elsewhere."""
    match limit.kind:
        case "path":
            return say("files up to {0}", size_text(limit.most_bytes))
        case "address":
            return say("{0} at the servers {1}", name, listed(limit.hosts, say))
        case "choice":
            values = listed([str(one) for one in limit.values], say, either=True)
            return f"{name} {values}"
        case "pattern":
            return say("{0} like {1}", name, limit.pattern)
        case "number":
            return say(
                "{0} from {1} to {2}", name, float(limit.least or 0), float(limit.most or 0)
            )
        case "anything":
            return say("{0} anything up to {1} characters", name, limit.most_chars)
        case "text":
            return say("{0} up to {1} characters", name, limit.most_chars)


def _bounds(job: Job, say: Say) -> str:
    limits = job.limits
    return say(
        "A run ends after {0}, {1} steps, {2} tokens or {3} calls of tools.",
        _seconds_words(limits.seconds, say),
        limits.steps,
        limits.tokens,
        limits.tool_calls,
    )


def _seconds_words(seconds: float, say: Say) -> str:
    if seconds % 60 == 0:
        return span_words(round(seconds / 60), say)
    return say("{0} seconds", float(seconds))


def due_words(when: When, due_s: float | None, say: Say = in_english) -> str:
    """A moment by the clock of the job's zone; empty for none."""
    if due_s is None:
        return ""
    try:
        moment = local(when, due_s)
        return f"{_short_day(moment.weekday(), say)} {moment:%Y-%m-%d %H:%M}"
    except (OverflowError, ValueError, OSError):
        return ""


def _short_day(number: int, say: Say) -> str:
    return (
        say("Mon"),
        say("Tue"),
        say("Wed"),
        say("Thu"),
        say("Fri"),
        say("Sat"),
        say("Sun"),
    )[number]
