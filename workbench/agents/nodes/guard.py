"""A text is checked, and cleaned, on its way in or out."""

from __future__ import annotations

import asyncio
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    NodeContext,
    NodeKind,
    Port,
    Ports,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.schema_fits import check_schema, misfit, read_json
from workbench.base.errors import RunError
from workbench.base.patterns import Pattern, pattern_problem
from workbench.base.personal_data import KINDS, masked

Check = Literal[
    "mask personal data",
    "is not longer than",
    "matches the pattern",
    "does not match the pattern",
    "has none of the words",
    "has one of the words",
    "fits the schema",
]
_MOST_CHARS = 2_000_000
_MOST_WORDS = 1000
_SEARCH_S = 3.0
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class GuardCheck:
    """One check.

    Attributes:
        kind: What is looked at.
        value: How many characters; the pattern; words with commas between; for masking what is
            masked, empty for everything; nothing for the schema, which the node holds.
    """

    kind: Check = "mask personal data"
    value: str = ""


@dataclass(frozen=True, slots=True)
class GuardSettings:
    """Settings of a guard."""

    checks: tuple[GuardCheck, ...] = setting(
        (GuardCheck(),), "Checks", "rows", help="In this order; the first that fails refuses."
    )
    schema: Mapping[str, Any] = setting(
        {}, "Schema", "schema", help="For a check that the text is JSON that fits it."
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What one check is given, and until when it may search."""

    text: str
    value: str
    schema: Mapping[str, Any]
    deadline_s: float


async def _run(settings: GuardSettings, inputs: Values, context: NodeContext) -> Values:
    text, refused, note = await asyncio.to_thread(_checked, settings, str(inputs["text"]))
    context.tell(refused or note)
    return {"refused": refused} if refused else {"text": text}


def _checked(settings: GuardSettings, text: str) -> tuple[str, str, str]:
    """The text that passed, why it did not, and what was masked in it."""
    if len(text) > _MOST_CHARS:
        return "", f"length: more than {_MOST_CHARS:,} characters cannot be checked", ""
    deadline_s = time.monotonic() + _SEARCH_S
    notes: list[str] = []
    for check in settings.checks:
        if check.kind == "mask personal data":
            text, counts = masked(text, kinds_masked(check.value))
            notes += [f"{count} × {kind}" for kind, count in counts.items()]
            continue
        look = _Look(text, check.value, settings.schema, deadline_s)
        try:
            why = _LOOKS[check.kind](look)
        except RunError as exc:
            why = f"it could not be checked: {exc.message}"
        if why:
            return "", f"{check.kind}: {why}", ""
    return text, "", f"masked {', '.join(notes)}" if notes else ""


def _longest(look: _Look) -> str:
    most = most_chars(look.value)
    if most is None:
        raise RunError(f"{look.value!r:.40} is no number")
    if len(look.text) > most:
        return f"{len(look.text):,} characters, {most:,} are the most"
    return ""


def _matching(look: _Look) -> str:
    found = Pattern(look.value).is_in(look.text, look.deadline_s)
    return "" if found else f"{look.value!r:.60} is not in it"


def _unmatching(look: _Look) -> str:
    found = Pattern(look.value).is_in(look.text, look.deadline_s)
    return f"{look.value!r:.60} is in it" if found else ""


def _without(look: _Look) -> str:
    words = _some(look.value)
    text = _plain(look.text)
    found = next((word for word in words if _is_in(word, text, look.deadline_s)), "")
    return f"“{found}” is in it" if found else ""


def _with(look: _Look) -> str:
    text = _plain(look.text)
    found = any(_is_in(word, text, look.deadline_s) for word in _some(look.value))
    return "" if found else "none of the words is in it"


def _fitting(look: _Look) -> str:
    if not look.schema:
        raise RunError("there is no schema")
    return misfit(read_json(look.text), look.schema)


_LOOKS: Mapping[str, Callable[[_Look], str]] = {
    "is not longer than": _longest,
    "matches the pattern": _matching,
    "does not match the pattern": _unmatching,
    "has none of the words": _without,
    "has one of the words": _with,
    "fits the schema": _fitting,
}


def kinds_masked(value: str) -> tuple[str, ...]:
    """The kinds of personal data that the value of a check names; empty for all."""
    named = tuple(part.strip().casefold() for part in value.split(",") if part.strip())
    return named if set(named) <= set(KINDS) else ()  # of what is not known, mask everything


def most_chars(value: str) -> int | None:
    """How many characters the value of a check lets pass; None if it is no number."""
    plain = value.strip().replace(",", "").replace("_", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def words_looked_for(value: str) -> list[str]:
    """The words in the value of a check, as they are written there."""
    return [part.strip() for part in value.split(",") if _plain(part)]


def _some(value: str) -> list[str]:
    words = [_plain(word) for word in words_looked_for(value)]
    if not 0 < len(words) <= _MOST_WORDS:
        raise RunError(f"{len(words)} words instead of 1 to {_MOST_WORDS}")
    return words


def _plain(text: str) -> str:
    """The text as words are compared: case, width, blanks and unseen characters are alike."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(plain.split())


def _is_in(word: str, text: str, deadline_s: float) -> bool:
    """Whether a word is there as a whole; where words have no ends, anywhere."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (_goes_on(before, word[0]) or _goes_on(word[-1], after)):
            return True
        if time.monotonic() > deadline_s:
            raise RunError("it takes too long to look for the words")
        start = text.find(word, start + 1)
    return False


def _goes_on(left: str, right: str) -> bool:
    """Whether two neighbours are of one word, in a script that has blanks between words."""
    return all(
        char and (char.isdecimal() or char.lower() != char.upper()) for char in (left, right)
    )


def _check(settings: GuardSettings, _world: World) -> Iterable[SettingProblem]:
    if not settings.checks:
        yield SettingProblem("checks", "Nothing is checked", "Add a check.")
    for at, check in enumerate(settings.checks):
        problem = _problem(check, settings.schema)
        if problem:
            place = "schema" if check.kind == "fits the schema" else f"checks.{at}.value"
            yield SettingProblem(place, problem, "Change it, or take the check away.")


def _problem(check: GuardCheck, schema: Mapping[str, Any]) -> str:
    match check.kind:
        case "mask personal data":
            return ", ".join(_unknown(check.value))
        case "is not longer than":
            is_good = most_chars(check.value) is not None
            return "" if is_good else f"{check.value!r:.40} is no number of characters"
        case "matches the pattern" | "does not match the pattern":
            problem = "there is no pattern" if not check.value else pattern_problem(check.value)
            return problem[:1].upper() + problem[1:]
        case "has none of the words" | "has one of the words":
            count = len(words_looked_for(check.value))
            is_good = 0 < count <= _MOST_WORDS
            return "" if is_good else f"{count} words instead of 1 to {_MOST_WORDS}"
        case "fits the schema":
            return check_schema(schema) if schema else "There is no schema"


def _unknown(value: str) -> Iterator[str]:
    for part in value.split(","):
        name = part.strip()
        if name and name.casefold() not in KINDS:
            yield f"{name!r:.40} is none of {', '.join(KINDS)}"


def _ports(_settings: GuardSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(
        (Port("text", "text", "Text"),),
        (Port("text", "text", "Passed"), Port("refused", "text", "Why it was refused")),
    )


GUARD = NodeKind(
    key="guard",
    title="Guard",
    description="Checks a text, masks personal data in it, and refuses what must not pass",
    group="guards",
    icon="shield",
    settings=GuardSettings,
    ports=_ports,
    run=_run,
    check=_check,
    summary=lambda settings: ", ".join(check.kind for check in settings.checks),
)
