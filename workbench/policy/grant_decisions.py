"""Whether one call lies within what was granted in advance. What is unclear is refused."""

from __future__ import annotations

import json
import math
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from workbench.base.errors import PolicyError, RunError
from workbench.base.patterns import Pattern
from workbench.base.sizes import size_text
from workbench.policy.egress import check_granted, read_target
from workbench.policy.grants import granted_folder
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant, ToolLike, is_own

_MOST_PATH_CHARS = 1_000
_SHOWN_CHARS = 80


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a call is not granted.

    Attributes:
        argument: Its name; empty where the whole call is refused.
        limit: What it goes beyond, as a sentence without its end.
        change: What a person can do.
    """

    tool: str
    argument: str
    limit: str
    change: str

    @property
    def message(self) -> str:
        """All of it in one sentence."""
        where = f"{self.tool}, argument {self.argument}" if self.argument else self.tool
        return f"{where}: {self.limit}"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a call is made.

    Attributes:
        now: By the clock of this machine.
        calls: Of this tool that were granted before in the run.
        private: Folders of this program, which nothing is granted of.
    """

    now: datetime
    calls: int = 0
    private: tuple[Path, ...] = ()


def usable_folders(grant: ToolGrant, private: Sequence[Path]) -> tuple[Path, ...]:
    """The folders of a grant that may be read now, resolved. Blocking."""
    found = list[Path]()
    for text in grant.folders:
        try:
            found.append(granted_folder(text, private))
        except PolicyError:  # it is gone, or too much: nothing lies inside of it
            continue
    return tuple(found)


def judge(
    grant: ToolGrant | None, tool: ToolLike, arguments: Mapping[str, Any], moment: Moment
) -> Refused | None:
    """Why a call is refused; None if it is granted. Looks at paths, so it blocks.

    Args:
        grant: What was granted of the tool; None for nothing.
        tool: As it is now.
        arguments: Checked against the tool's schema.
        moment: When it is called.
    """
    if grant is None or grant.tool != tool.name:
        return Refused(tool.name, "", "this tool was not granted", "Grant it, with its limits.")
    if tool.approval == "always":
        return Refused(
            tool.name,
            "",
            "it asks each time, whatever was granted",
            "Let the agent use another tool.",
        )
    if not _is_open(grant.hours, moment.now.time()):
        limit = f"it is granted from {grant.hours[0]} to {grant.hours[1]} only"
        return Refused(tool.name, "", limit, "Change the hours of the grant.")
    if moment.calls >= grant.most_calls:
        limit = f"it is granted {grant.most_calls} times in a run"
        return Refused(tool.name, "", limit, "Raise the number of calls of the grant.")
    for name, value in arguments.items():
        limit_of = grant.arguments.get(name)
        if limit_of is None:
            return Refused(
                tool.name,
                name,
                "nothing was granted for this argument",
                f"Say in the grant what {name} may be.",
            )
        if problem := _problem(limit_of, value, grant, tool, moment):
            return Refused(tool.name, name, problem, "Change the limit of this argument.")
    return None


def _is_open(hours: tuple[str, ...], now: time) -> bool:
    if not hours:
        return True
    begin, end = (time.fromisoformat(text) for text in hours)
    if begin <= end:
        return begin <= now < end
    return now >= begin or now < end  # over midnight


def _problem(
    limit: ArgumentLimit, value: Any, grant: ToolGrant, tool: ToolLike, moment: Moment
) -> str:
    if isinstance(value, list | tuple) and limit.kind != "anything":
        if len(value) > limit.most_items:
            return f"at most {limit.most_items} entries are granted, not {len(value)}"
        told = (_problem_of_one(limit, one, grant, tool, moment) for one in value)
        return next((problem for problem in told if problem), "")
    return _problem_of_one(limit, value, grant, tool, moment)


def _problem_of_one(
    limit: ArgumentLimit, value: Any, grant: ToolGrant, tool: ToolLike, moment: Moment
) -> str:
    match limit.kind:
        case "number":
            return _number_problem(limit, value)
        case "choice":
            return _choice_problem(limit, value)
        case "anything":
            return _size_problem(limit, _written(value))
        case _ if not isinstance(value, str):
            return f"a {limit.kind} is granted, not {_shown(value)}"
        case "text":
            return _size_problem(limit, value)
        case "pattern":
            return _size_problem(limit, value) or _pattern_problem(limit, value)
        case "address":
            return _address_problem(limit, value)
        case "path":
            return _path_problem(limit, value, grant, tool, moment.private)


def _size_problem(limit: ArgumentLimit, text: str) -> str:
    if len(text) > limit.most_chars:
        return f"at most {limit.most_chars:,} characters are granted, not {len(text):,}"
    return ""


def _number_problem(limit: ArgumentLimit, value: Any) -> str:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    finite = plain and (isinstance(value, int) or math.isfinite(value))
    if not finite or limit.least is None or limit.most is None:
        return f"a number is granted, not {_shown(value)}"
    if not limit.least <= value <= limit.most:
        return f"{limit.least:g} to {limit.most:g} is granted, not {_shown(value)}"
    return ""


def _choice_problem(limit: ArgumentLimit, value: Any) -> str:
    if any(_written(value) == _written(one) for one in limit.values):  # 1 is not True there
        return ""
    names = ", ".join(str(one) for one in limit.values)[:200]
    return f"one of {names} is granted, not {_shown(value)}"


def _pattern_problem(limit: ArgumentLimit, value: str) -> str:
    try:
        fits = Pattern(limit.pattern).is_all(value)
    except RunError as exc:
        return exc.message
    return "" if fits else f"it must fit {limit.pattern!r:.80}, and {_shown(value)} does not"


def _address_problem(limit: ArgumentLimit, value: str) -> str:
    if len(value) > limit.most_chars:
        return f"at most {limit.most_chars:,} characters are granted"
    try:
        check_granted(read_target(value), limit.hosts)
    except PolicyError:
        return f"a server among {', '.join(limit.hosts)[:200]} is granted, not {_shown(value)}"
    return ""


def _path_problem(
    limit: ArgumentLimit,
    value: str,
    grant: ToolGrant,
    tool: ToolLike,
    private: Sequence[Path],
) -> str:
    folders = usable_folders(grant, private)
    if not folders:
        return "none of the granted folders can be read now"
    outside = f"a path inside {', '.join(grant.folders)[:200]} is granted, not {_shown(value)}"
    if not _is_plain_path(value):
        return outside
    absolute = Path(value).is_absolute()
    if not absolute and not is_own(tool):
        return f"a full path is needed here, not {_shown(value)}"
    bases = folders[:1] if absolute else folders
    found = [_resolved(base / value) for base in bases]
    for path, base in zip(found, bases, strict=True):
        wanted = folders if absolute else (base,)
        if path is None or not any(path.is_relative_to(folder) for folder in wanted):
            return outside
        if problem := _file_problem(path, limit):
            return problem
    return ""


def _is_plain_path(value: str) -> bool:
    """Whether all readers of paths take it for the same one, which goes nowhere up."""
    parts = PurePosixPath(value).parts
    on_windows = PureWindowsPath(value)
    drive = bool(on_windows.drive) and Path(value).is_absolute() is False
    return (
        0 < len(value) <= _MOST_PATH_CHARS
        and value == value.strip()
        and value.isprintable()
        and ".." not in parts
        and ".." not in on_windows.parts
        and not value.startswith(("~", "//", "\\"))
        and not drive
    )


def _resolved(path: Path) -> Path | None:
    """Where a path leads through all links; None where that cannot be found out."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return None


def _file_problem(path: Path, limit: ArgumentLimit) -> str:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return "it cannot be looked at"
    if stat.S_ISDIR(status.st_mode):
        return ""
    if not stat.S_ISREG(status.st_mode):
        return "a plain file is granted, and this is none"
    if status.st_size > limit.most_bytes:
        granted, found = size_text(limit.most_bytes), size_text(status.st_size)
        return f"files up to {granted} are granted, not {found}"
    return ""


def _written(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return repr(value)


def _shown(value: Any) -> str:
    """A value of a model, short and harmless."""
    text = (
        ascii(value) if not isinstance(value, str) or not value.isprintable() else repr(value)
    )
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"
