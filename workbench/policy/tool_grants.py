"""What is granted in advance where nobody can be asked: a tool, and limits of its arguments."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, ClassVar, Literal, Protocol

from workbench.base.errors import PolicyError
from workbench.base.patterns import pattern_problem
from workbench.policy.egress import read_grant

LimitKind = Literal["text", "path", "address", "choice", "pattern", "number", "anything"]
MOST_GRANTS, MOST_ARGUMENTS, MOST_ENTRIES = 50, 50, 200
MOST_CHARS = 1_000_000
MOST_CALLS = 10_000
MOST_FILE_BYTES = 100_000_000
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_FORBID: dict[str, Any] = {"extra": "forbid"}


class ToolLike(Protocol):
    """What a grant needs to know of a tool."""

    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def touches(self) -> str: ...
    @property
    def writes(self) -> bool: ...
    @property
    def approval(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def origin(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ArgumentLimit:
    """What one argument may be. Of a list, each entry is held to it.

    Attributes:
        kind: ``text`` of some length; a ``path`` inside the folders of the grant; the
            ``address`` of a server among ``hosts``; a ``choice`` of ``values``; a text that
            all of ``pattern`` fits; a ``number`` from ``least`` to ``most``; ``anything``.
        hosts: ``example.org`` for its usual ports, or ``example.org:8080``.
        most_chars: Of a text, and of anything else written as JSON.
        most_bytes: Of the file a path leads to, if it is there.
        most_items: Of a list.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _FORBID
    kind: LimitKind = "text"
    hosts: tuple[str, ...] = ()
    values: tuple[str | bool | int | float, ...] = ()
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    most_chars: int = 2_000
    most_bytes: int = 1_000_000
    most_items: int = 20


@dataclass(frozen=True, slots=True)
class ToolGrant:
    """One tool that may be called without asking, and how.

    Attributes:
        tool: Its name.
        arguments: By name; an argument that is not named may not be given.
        folders: What the tool may read, and what its paths must lie in.
        databases: SQLite files that it may read.
        most_calls: In one run.
        hours: From when to when by the clock of this machine: ``08:00``, ``18:00``; empty for
            all day.
        mark: Of the tool as it was granted; empty where that is kept apart.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _FORBID
    tool: str
    arguments: Mapping[str, ArgumentLimit] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    databases: tuple[str, ...] = ()
    most_calls: int = 10
    hours: tuple[str, ...] = ()
    mark: str = ""


def tool_mark(tool: ToolLike) -> str:
    """What a grant is bound to: any change of it asks a person again."""
    what = [
        tool.name,
        tool.description,
        tool.parameters,
        tool.touches,
        tool.writes,
        tool.approval,
        tool.digest,
        tool.origin,
    ]
    text = json.dumps(what, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def grant_values(value: Any) -> Any:
    """A grant as plain values, without what is usual."""
    if is_dataclass(value):
        found = {one.name: getattr(value, one.name) for one in fields(value)}
        usual = {one.name: one.default for one in fields(value)}
        return {
            name: grant_values(one)
            for name, one in found.items()
            if name in ("tool", "kind") or (one != usual[name] and one not in ((), {}))
        }
    if isinstance(value, Mapping):
        return {name: grant_values(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [grant_values(one) for one in value]
    return value


def is_own(tool: ToolLike) -> bool:
    """Whether it came with the program, and so looks at paths as the program says."""
    return not (tool.digest or tool.origin)


def check_grants(grants: tuple[ToolGrant, ...], place: str = "grants") -> None:
    """See that grants make sense.

    Raises:
        PolicyError: They do not; the message names the field.
    """
    if len(grants) > MOST_GRANTS:
        raise _bad(place, f"more than {MOST_GRANTS} grants")
    seen = set[str]()
    for number, grant in enumerate(grants):
        at = f"{place}[{number}]"
        if grant.tool in seen:
            raise _bad(f"{at}.tool", f"{grant.tool!r:.80} is granted twice")
        seen.add(grant.tool)
        for where, problem in _grant_problems(grant):
            raise _bad(f"{at}.{where}", problem)


def check_tool(grant: ToolGrant, tool: ToolLike) -> str:
    """Why a grant does not fit the tool as it is now; empty if it does."""
    if tool.approval == "always":
        return "the tool asks each time, whatever was allowed, so it cannot be granted"
    known: Mapping[str, Any] = tool.parameters.get("properties", {})
    for name in grant.arguments:
        if name not in known:
            return f"the tool has no argument {name!r:.80}"
    for name in tool.parameters.get("required", ()):
        if name not in grant.arguments:
            return f"nothing says what {name!r:.80} may be, so no call could be carried out"
    if any(limit.kind == "path" for limit in grant.arguments.values()) and not grant.folders:
        return "no folder is named in which its paths may lie"
    return ""


def _grant_problems(grant: ToolGrant) -> Iterator[tuple[str, str]]:
    if not grant.tool or len(grant.tool) > 200:
        yield "tool", "it is the name of a tool"
    if not 1 <= grant.most_calls <= MOST_CALLS:
        yield "most_calls", f"it is from 1 to {MOST_CALLS}"
    if grant.hours and (len(grant.hours) != 2 or not all(map(is_clock, grant.hours))):
        yield "hours", "they are two times such as 08:00 and 18:00"
    if len(grant.arguments) > MOST_ARGUMENTS:
        yield "arguments", f"more than {MOST_ARGUMENTS}"
    for name in ("folders", "databases"):
        paths: tuple[str, ...] = getattr(grant, name)
        if len(paths) > MOST_ENTRIES or not all(map(_is_path, paths)):
            yield name, "they are full paths, or begin with ~ or sample:"
    for name, limit in grant.arguments.items():
        for where, problem in _limit_problems(limit):
            yield f"arguments.{name[:80]}.{where}", problem


def _limit_problems(limit: ArgumentLimit) -> Iterator[tuple[str, str]]:
    if max(len(limit.hosts), len(limit.values)) > MOST_ENTRIES:
        yield "hosts, values", f"more than {MOST_ENTRIES}"
    if not 1 <= limit.most_chars <= MOST_CHARS:
        yield "most_chars", f"it is from 1 to {MOST_CHARS}"
    if not 0 <= limit.most_bytes <= MOST_FILE_BYTES:
        yield "most_bytes", f"it is from 0 to {MOST_FILE_BYTES}"
    if not 1 <= limit.most_items <= 10_000:
        yield "most_items", "it is from 1 to 10000"
    match limit.kind:
        case "address":
            yield from _host_problems(limit)
        case "choice" if not limit.values:
            yield "values", "there is none to choose"
        case "pattern":
            if not limit.pattern or (problem := pattern_problem(limit.pattern)):
                yield "pattern", problem if limit.pattern else "there is none"
        case "number":
            yield from _number_problems(limit)
        case _:
            pass


def _host_problems(limit: ArgumentLimit) -> Iterator[tuple[str, str]]:
    if not limit.hosts:
        yield "hosts", "no server is named"
    for host in limit.hosts:
        try:
            read_grant(host)
        except PolicyError as exc:
            yield "hosts", exc.message


def _number_problems(limit: ArgumentLimit) -> Iterator[tuple[str, str]]:
    if limit.least is None or limit.most is None:
        yield "least, most", "a number has both"
    elif not (math.isfinite(limit.least) and math.isfinite(limit.most)):
        yield "least, most", "they are plain numbers"
    elif limit.least > limit.most:
        yield "least, most", "the least is more than the most"


def is_clock(text: str) -> bool:
    """Whether a text is a time of the day: ``09:05``."""
    return bool(_CLOCK.fullmatch(text))


def _is_path(text: str) -> bool:
    whole = text.startswith(("/", "~", "sample:")) or text[1:3] in (":\\", ":/")
    return whole and len(text) <= 1_000 and text.isprintable()


def _bad(place: str, problem: str) -> PolicyError:
    return PolicyError(f"{place}: {problem}", "Mend that field.")
