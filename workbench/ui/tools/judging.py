"""What a tool on screen comes to on this machine, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.agents.problem import Problem
from workbench.base.errors import DocumentError
from workbench.tools.api import ToolSpec
from workbench.tools.checks import check_tool
from workbench.tools.documents import ToolDocument
from workbench.tools.files import write_tool
from workbench.tools.kinds.api import Made, Surroundings
from workbench.tools.user_tools import made_of, spec_of
from workbench.ui.language.messages import said
from workbench.ui.tools.words import field_title, tr

_LINE = re.compile(r"line \d+(?:, column \d+)?: ")
_PLACE = re.compile(
    r"((?:name|title|description|type|settings|parameters|approval|roles|pure|limits|grants)"
    r"[^:\s]*): (.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found out about a tool.

    Attributes:
        tool: The tool that was looked at.
        problems: Errors first.
        spec: As the program would offer it; None while no file can hold it.
        made: What it comes to here; None as well.
    """

    tool: ToolDocument
    problems: tuple[Problem, ...] = ()
    spec: ToolSpec | None = None
    made: Made | None = None

    @property
    def refusal(self) -> str:
        """Why it cannot be tried; empty if it can."""
        return "" if self.spec is not None else tr("Mend what is named above the form first.")


def judge(tool: ToolDocument, around: Surroundings, others: Sequence[str]) -> Judgement:
    """Look at a tool; blocking. Code is read in a child, and nothing is carried out.

    Args:
        tool: As it is on screen.
        around: What it is given of the program.
        others: Names of the user's other tools.
    """
    if doubles := tuple(_doubles(tool)):
        return Judgement(tool, doubles)
    try:
        write_tool(tool)
    except DocumentError as exc:
        return Judgement(tool, (_refused(tool, exc),))
    problems = tuple(
        Problem(one.level, one.field, one.message, one.hint)
        for one in check_tool(tool, around, others)
    )
    return Judgement(tool, problems, spec_of(tool, around), made_of(tool, around))


def _doubles(tool: ToolDocument) -> Iterator[Problem]:
    """Parameters that a file would make one of."""
    seen: set[str] = set()
    for at, one in enumerate(tool.parameters):
        if not one.name:
            text = tr("Parameter {0} has no name").format(at + 1)
            yield Problem("error", f"parameters[{at}]", text, tr("Give it one."))
        elif one.name in seen:
            text = tr("There are two parameters {0!r}").format(one.name)
            yield Problem("error", f"parameters[{at}]", text, tr("Give one another name."))
        seen.add(one.name)


def _refused(tool: ToolDocument, exc: DocumentError) -> Problem:
    """What a file cannot hold, at its field."""
    text = _LINE.sub("", exc.message, count=1)
    found = _PLACE.fullmatch(text)
    path, why = (found.group(1), found.group(2)) if found else ("name", text)
    why = said(why)
    if path == "settings.action" and not tool.grants.folders:
        path = "grants.folders"
    if not found or path.startswith("parameters."):
        where = path.removeprefix("parameters.").partition(".")[0] if found else ""
        message = f"{where}: {why}" if where else why[:1].upper() + why[1:]
    else:
        message = f"{field_title(path)}: {why}"
    return Problem("error", path, message, said(exc.hint))
