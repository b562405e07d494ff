"""A tool of the user in, a list of problems out; nothing of it is run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.base.errors import PolicyError, ToolError
from workbench.policy.grants import granted_database, granted_folder
from workbench.tools.code_check import read_code
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.api import Surroundings, stricter
from workbench.tools.kinds.command import CommandSettings, program_problem
from workbench.tools.kinds.graph import GraphToolSettings
from workbench.tools.kinds.python import PythonSettings
from workbench.tools.kinds.sql import SqlSettings
from workbench.tools.user_tools import made_of, name_problem

_SHORT = 20


@dataclass(frozen=True, slots=True)
class ToolProblem:
    """Something wrong with a tool.

    Attributes:
        level: With an ``error`` its calls fail.
        field: Such as ``settings.source``.
    """

    level: Literal["error", "warning"]
    field: str
    message: str
    hint: str


def check_tool(
    tool: ToolDocument, around: Surroundings, others: Sequence[str]
) -> tuple[ToolProblem, ...]:
    """Everything that is wrong here and now, errors first; blocking.

    Args:
        tool: The tool.
        around: What it is given of the program.
        others: Names of the user's other tools.
    """
    problems = [
        *_names(tool, others),
        *_grants(tool, around),
        *_settings(tool, around),
        *_said(tool, around),
    ]
    return tuple(sorted(problems, key=lambda problem: problem.level != "error"))


def _names(tool: ToolDocument, others: Sequence[str]) -> Iterator[ToolProblem]:
    if problem := name_problem(tool.name, others):
        yield ToolProblem("error", "name", _begun(problem), "Give it another name.")


def _grants(tool: ToolDocument, around: Surroundings) -> Iterator[ToolProblem]:
    for at, grant in enumerate(tool.grants.folders):
        try:
            granted_folder(grant.path, around.private)
        except PolicyError as exc:
            yield ToolProblem("error", f"grants.folders[{at}]", _begun(exc.message), exc.hint)
    if tool.grants.hosts and not around.network_on():
        yield ToolProblem(
            "warning",
            "grants.hosts",
            "The network is switched off, so only servers on this machine are reached",
            "Switch it on in the settings.",
        )


def _settings(tool: ToolDocument, around: Surroundings) -> Iterator[ToolProblem]:
    settings = tool.settings
    if isinstance(settings, PythonSettings):
        yield from _python(tool, settings)
    elif isinstance(settings, CommandSettings):
        said, hint = program_problem(settings.program)
        if said:
            yield ToolProblem("error", "settings.program", said, hint)
    elif isinstance(settings, AgentToolSettings | GraphToolSettings):
        yield from _asked(tool, settings, around)
    elif isinstance(settings, SqlSettings):
        try:
            granted_database(settings.database, around.private)
        except PolicyError as exc:
            yield ToolProblem("error", "settings.database", _begun(exc.message), exc.hint)


def _asked(
    tool: ToolDocument, settings: AgentToolSettings | GraphToolSettings, around: Surroundings
) -> Iterator[ToolProblem]:
    """Whether the agent or graph is there, leads not back here, and takes what it is given."""
    kind, name = settings.asked
    reach = around.reach(kind, name, tool.name)
    if reach.problem:
        yield ToolProblem("error", f"settings.{kind}", _begun(reach.problem), reach.hint)
        return
    if isinstance(settings, AgentToolSettings):
        return
    for given in settings.inputs:
        if given not in reach.inputs:
            known = ", ".join(reach.inputs) or "none"
            message = f"The graph {name!r} has no input {given!r}"
            yield ToolProblem(
                "error", f"settings.inputs.{given}", message, f"There are: {known}."
            )
    for wanted, is_needed in reach.inputs.items():
        if is_needed and wanted not in settings.inputs:
            message = f"The input {wanted!r} of the graph {name!r} has no value"
            yield ToolProblem(
                "error", "settings.inputs", message, f"Write {wanted}: with a {{name}}."
            )


def _python(tool: ToolDocument, settings: PythonSettings) -> Iterator[ToolProblem]:
    """Read the code in a child, so that no text can harm the program."""
    try:
        found = read_code(settings.source)
    except ToolError as exc:
        yield ToolProblem("warning", "settings.source", _begun(exc.message), exc.hint)
        return
    if found.problem:
        said = f"It is no Python: {found.problem}"
        yield ToolProblem("error", "settings.source", said, "Mend it.")
        return
    names = found.parameters
    wanted = {one.name for one in tool.parameters}
    if names is None or (missing := wanted - set(names)):
        lacks = "there is no run" if names is None else f"run takes no {sorted(missing)[0]!r}"
        yield ToolProblem(
            "error", "settings.source", _begun(lacks), "Give run the tool's parameters."
        )


def _said(tool: ToolDocument, around: Surroundings) -> Iterator[ToolProblem]:
    if len(tool.description) < _SHORT:
        yield ToolProblem(
            "warning",
            "description",
            "The description is short: a model chooses tools by it",
            "Say in a sentence what the tool does.",
        )
    for one in tool.parameters:
        if not one.description:
            yield ToolProblem(
                "warning",
                f"parameters.{one.name}",
                f"The parameter {one.name!r} has no description",
                "Say what belongs there.",
            )
    if tool.roles == ():
        yield ToolProblem(
            "warning", "roles", "The tool is for nobody", "Choose whom it is for."
        )
    made = made_of(tool, around)
    if made.protections is not None and not made.protections.whole:
        yield ToolProblem(
            "warning", "type", made.protections.sentence, "It asks before each call here."
        )
    if stricter(tool.approval, made.least) != tool.approval:
        yield ToolProblem(
            "warning",
            "approval",
            f"The tool asks {'each time' if made.least == 'always' else 'first'}, although its "
            f"file says {tool.approval!r}",
            "That is because of what it may reach.",
        )


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
