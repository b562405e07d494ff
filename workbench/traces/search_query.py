"""What a person types into the search over all runs, read strictly.

Words, all of which must be there, ``"exact words"`` in quotes, and filters::

    tool:search_notes error slower:2s model:qwen tag:bad "out of memory"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

from workbench.base.errors import SearchError
from workbench.traces.index import printable

Kind = Literal["run", "node", "model", "tool", "approval", "person"]
MOST_QUERY_CHARS = 2_000
_LEAST_BEGINNING_CHARS = 3
_KINDS = get_args(Kind)
_TERM = re.compile(
    r'\s*(?:(?P<name>[A-Za-z_]+):(?=\S))?(?:"(?P<exact>[^"]*)"|(?P<plain>[^\s"]+))'
)
_NUMBER = r"(?P<number>\d{1,9}(?:\.\d{1,6})?)"
_TIME = re.compile(rf"{_NUMBER}(?P<unit>ms|s|m|min|h)?", re.ASCII)
_AGO = re.compile(rf"{_NUMBER}(?P<unit>min|h|d|w)", re.ASCII)
_UNIT_S = {"ms": 0.001, "s": 1.0, "": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}
_AGO_S = {"min": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched for; what is empty lets everything pass.

    What says something of a step (words, tool, error, slower, kind) holds for one step
    together; the rest holds for the run that the step is in.

    Attributes:
        words: All of them are in the step; the last one may be the beginning of a word.
        exact: So are these, word after word.
        tool: The step is a call of this tool; the name, or its beginning with ``*``.
        kind: The step is of this kind.
        error: It failed, or had to be tried again or mended.
        slower_s: It took longer.
        model: A part of the id of a model that was asked.
        agent: A part of the agent's or graph's name.
        tags: The run or one of its steps has all of these tags.
        rating: It has this rating: 1 or -1.
        bookmarked: It is bookmarked.
        since_s: The run began at or after this Unix time.
        until_s: It began before this one.
    """

    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    tool: str = ""
    kind: Kind | None = None
    error: bool = False
    slower_s: float | None = None
    model: str = ""
    agent: str = ""
    tags: tuple[str, ...] = ()
    rating: Literal[-1, 1] | None = None
    bookmarked: bool = False
    since_s: float | None = None
    until_s: float | None = None

    @property
    def match(self) -> str:
        """The words as the full text's query; empty without words."""
        terms = [_quoted(text) for text in (*self.exact, *self.words)]
        last = self.words[-1] if self.words else ""
        beginning = "*" if last and len(last) >= _LEAST_BEGINNING_CHARS else ""
        return " ".join(terms) + beginning

    @property
    def is_of_runs(self) -> bool:
        """Nothing is said of a step, so whole runs are looked for."""
        said = self.words or self.exact or self.tool or self.kind or self.error
        return not said and self.slower_s is None


def parse(text: str, now_s: float) -> SearchQuery:
    """Read a query.

    Args:
        text: What was typed.
        now_s: Unix time, for ``since:2d``.

    Raises:
        SearchError: It cannot be read; the message says which part and why.
    """
    if len(text) > MOST_QUERY_CHARS:
        raise SearchError(
            f"the search is longer than {MOST_QUERY_CHARS} characters", "Search for less."
        )
    query, at = SearchQuery(), 0
    # A terminal hands over bytes that are no text as halves of characters.
    text = printable(text).rstrip()
    while at < len(text):
        term = _TERM.match(text, at)
        if term is None:
            raise SearchError("a quotation mark has no partner", 'Close it: "exact words".')
        query = _with(query, term, now_s)
        at = term.end()
    return query


def _with(query: SearchQuery, term: re.Match[str], now_s: float) -> SearchQuery:
    name, exact, plain = term["name"], term["exact"], term["plain"]
    value = exact if exact is not None else plain
    if name:
        return _filtered(query, name.lower(), value, now_s)
    if exact is not None:
        if not _has_word(exact):
            raise SearchError(f'"{exact}" has no word in it', "Put words between the quotes.")
        return replace(query, exact=(*query.exact, exact))
    if plain.lower() in ("error", "bookmarked"):
        is_set: dict[str, Any] = {plain.lower(): True}
        return replace(query, **is_set)
    if plain.endswith(":") and plain[:-1].lower() in _FILTERS:
        name = plain[:-1].lower()
        raise SearchError(f"the filter {name}: lacks its value", _FILTERS[name][1])
    if not _has_word(plain):
        return query  # a lone dash or the like: nothing to be found by
    return replace(query, words=(*query.words, plain))


def _filtered(query: SearchQuery, name: str, value: str, now_s: float) -> SearchQuery:
    known = _FILTERS.get(name)
    if known is None:
        raise SearchError(
            f"there is no filter {name}:",
            f"Filters are {', '.join(sorted(_FILTERS))}. "
            f'To search for the text, put it in quotes: "{name}:{value}".',
        )
    read, example = known
    if not value.strip():
        raise SearchError(f"the filter {name}: lacks its value", example)
    try:
        found = read(value.strip(), now_s)
    except (ValueError, OverflowError, OSError):
        raise SearchError(f"the filter {name}: cannot read {value!r}", example) from None
    field = _FIELDS.get(name, name)
    if field == "tags":
        return replace(query, tags=(*query.tags, str(found)))
    filtered: dict[str, Any] = {field: found}
    return replace(query, **filtered)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ").replace("\0", " ") + '"'


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _text(value: str, _now_s: float) -> str:
    return value


def _tag(value: str, _now_s: float) -> str:
    return " ".join(value.split()).casefold()


def _kind(value: str, _now_s: float) -> str:
    if value.lower() not in _KINDS:
        raise ValueError
    return value.lower()


def _rating(value: str, _now_s: float) -> int:
    return {"up": 1, "1": 1, "good": 1, "down": -1, "-1": -1, "bad": -1}.get(
        value.lower()
    ) or _refuse()


def _refuse() -> int:
    raise ValueError


def _duration_s(value: str, _now_s: float) -> float:
    found = _TIME.fullmatch(value)
    if found is None:
        raise ValueError
    return float(found["number"]) * _UNIT_S[found["unit"] or ""]


def _moment_s(value: str, now_s: float) -> float:
    """``2d`` ago, or a day or minute of the local time."""
    found = _AGO.fullmatch(value)
    if found is not None:
        return now_s - float(found["number"]) * _AGO_S[found["unit"]]
    if len(value) == len("2026-01-31"):
        day = date.fromisoformat(value)
        return datetime(day.year, day.month, day.day).timestamp()
    return datetime.fromisoformat(value).timestamp()


_Read = Callable[[str, float], object]
_FILTERS: Mapping[str, tuple[_Read, str]] = {
    "tool": (_text, "Write tool:calculator, or tool:search* for a beginning."),
    "kind": (_kind, f"It is one of {', '.join(_KINDS)}: kind:tool."),
    "slower": (_duration_s, "Write slower:2s, slower:500ms or slower:3m."),
    "model": (_text, "Write a part of the model's name: model:qwen."),
    "agent": (_text, 'Write a part of the name: agent:starter, agent:"my agent".'),
    "tag": (_tag, "Write tag:bad."),
    "rating": (_rating, "Write rating:up or rating:down."),
    "since": (_moment_s, "Write since:2026-01-31, since:2d or since:3h."),
    "until": (_moment_s, "Write until:2026-01-31, until:2d or until:3h."),
}
_FIELDS = {"slower": "slower_s", "tag": "tags", "since": "since_s", "until": "until_s"}
FILTERS = tuple(sorted((*_FILTERS, "error", "bookmarked")))
"""The names of all filters, for completion and help."""
