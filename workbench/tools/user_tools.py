"""The tools of a folder as tools of the program: what each may reach, and when it asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from workbench.base.errors import DocumentError
from workbench.tools.api import ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.files import SUFFIX, read_tool, write_tool
from workbench.tools.kinds.api import Made, Surroundings, stricter
from workbench.tools.kinds.registry import kind_of
from workbench.tools.registry import TOOLS
from workbench.tools.text_checks import looks_like

_MOST_FILES = 1_000
_MARGIN_S = 5.0
"""A tool ends itself; the program's own limit is for one that does not."""
ToolProblem = tuple[Path, str, str]


def user_tools(
    folder: Path, around: Surroundings
) -> tuple[tuple[ToolSpec, ...], tuple[ToolProblem, ...]]:
    """The tools in a folder, and the files that are none: path, message, hint.

    Nothing of a file is carried out. Blocking.
    """
    found: list[tuple[Path, ToolDocument]] = []
    problems: list[ToolProblem] = []
    for path in sorted(folder.glob(f"*{SUFFIX}"))[:_MOST_FILES]:
        try:
            found.append((path, read_tool(path)))
        except DocumentError as exc:
            problems.append((path, exc.message, exc.hint))
    good, refused = without_doubles([tool for _path, tool in found])
    paths = {id(tool): path for path, tool in found}
    problems += [(paths[id(tool)], message, hint) for tool, message, hint in refused]
    return tuple(spec_of(tool, around) for tool in good), tuple(problems)


def without_doubles(
    tools: Iterable[ToolDocument],
) -> tuple[list[ToolDocument], list[tuple[ToolDocument, str, str]]]:
    """The tools that may stand beside the program's own, and why the others may not."""
    good: list[ToolDocument] = []
    refused: list[tuple[ToolDocument, str, str]] = []
    for tool in tools:
        problem = name_problem(tool.name, [other.name for other in good])
        if problem:
            refused.append((tool, problem, "Give it another name."))
        else:
            good.append(tool)
    return good, refused


def name_problem(name: str, others: Sequence[str]) -> str:
    """Why a tool may not have a name beside the program's own and others; empty if it may."""
    own = [spec.name for spec in TOOLS]
    if name in own:
        return f"{name!r} is a tool of the program"
    if alike := looks_like(name, own):
        return f"{name!r} looks like {alike!r}, a tool of the program"
    if name in others:
        return f"there is a tool {name!r} already"
    if alike := looks_like(name, others):
        return f"{name!r} looks like the tool {alike!r}"
    return ""


def spec_of(tool: ToolDocument, around: Surroundings) -> ToolSpec:
    """A tool as one of the program; what this machine cannot hold is asked for each time."""
    made = made_of(tool, around)
    return ToolSpec(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        parameters=tool.schema,
        run=made.run,
        touches=made.touches,
        writes=made.writes,
        pure=made.pure,
        approval=stricter(tool.approval, made.least),
        time_limit_s=tool.limits.seconds + _MARGIN_S,
        result_limit_bytes=tool.limits.output_bytes,
        digest=digest_of(tool, made),
        errand=made.errand,
        roles=tool.roles,
    )


def made_of(tool: ToolDocument, around: Surroundings) -> Made:
    """What a tool comes to on this machine.

    Raises:
        DocumentError: Its kind is not known.
    """
    kind = kind_of(tool.kind)
    if kind is None:
        raise DocumentError(f"there is no kind of tool {tool.kind!r}", "Choose another.")
    return kind.make(tool, around)


def digest_of(tool: ToolDocument, made: Made) -> str:
    """What an approval is bound to: all of the file, what it runs, and what holds it here."""
    file = tool.digest or hashlib.sha256(write_tool(tool).encode()).hexdigest()
    what = "\0".join((file, made.identity, made.touches))
    return hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()
