"""A document in, a list of problems out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Protocol

from workbench.agents.documents import AgentDocument
from workbench.agents.problem import Problem
from workbench.agents.schema_checks import check_schemas
from workbench.agents.values import NAME
from workbench.policy.approvals import may_run_unasked
from workbench.tools.api import ToolSpec

CHARS_PER_TOKEN = 4
TOKENS_PER_TOOL = 60
_FILE_TOOLS = {"list_files", "read_file", "search_files"}
_DATABASE_TOOLS = {"query_database"}


class ModelLike(Protocol):
    """What a check needs to know of an installed model."""

    @property
    def id(self) -> str: ...
    @property
    def problem(self) -> str: ...
    @property
    def trained_context_tokens(self) -> int: ...
    @property
    def can_call_tools(self) -> bool | None: ...


def check(
    document: AgentDocument, tools: Mapping[str, ToolSpec], models: Sequence[ModelLike]
) -> tuple[Problem, ...]:
    """Everything that is wrong, errors first."""
    problems = [
        *_check_name(document),
        *_check_model(document, models),
        *_check_tools(document, tools),
        *_check_approvals(document, tools),
        *_check_context(document),
        *check_schemas(document, tools),
    ]
    return tuple(sorted(problems, key=lambda problem: problem.level != "error"))


def _check_name(document: AgentDocument) -> list[Problem]:
    problems: list[Problem] = []
    if not NAME.fullmatch(document.name):
        problems.append(
            Problem(
                "error",
                "name",
                f"{document.name!r} is no name of an agent",
                "Use small letters, digits, - and _.",
            )
        )
    if not document.title.strip():
        problems.append(Problem("warning", "title", "The agent has no title", "Give it one."))
    return problems


def _check_model(document: AgentDocument, models: Sequence[ModelLike]) -> list[Problem]:
    wanted = [name for name in (document.model.id, *document.model.fallback) if name]
    usable = {model.id: model for model in models if not model.problem}
    if not usable:
        return [Problem("error", "model.id", "No model is installed", "Add a model file.")]
    left_out = _check_next(document, usable)
    if not document.model.id:  # the program's default, whatever that is
        return left_out
    found = [usable[name] for name in wanted if name in usable]
    if not found:
        return [
            Problem(
                "error",
                "model.id",
                f"The model {wanted[0]!r} is not installed",
                f"Choose one of: {', '.join(usable)}.",
            )
        ]
    problems: list[Problem] = []
    if found[0].id != wanted[0]:
        problems.append(
            Problem(
                "warning",
                "model.id",
                f"The model {wanted[0]!r} is not installed; {found[0].id!r} is used",
                "Install it, or choose another.",
            )
        )
    return [*problems, *left_out, *_check_found(document, found[0])]


def _check_next(document: AgentDocument, usable: Container[str]) -> list[Problem]:
    return [
        Problem(
            "warning",
            "model.fallback",
            f"The next model {name!r} is not installed and is left out",
            "Install or connect it, or take it away.",
        )
        for name in document.model.fallback
        if name not in usable
    ]


def _check_found(document: AgentDocument, model: ModelLike) -> list[Problem]:
    problems: list[Problem] = []
    if document.tools and model.can_call_tools is False:
        problems.append(
            Problem(
                "warning",
                "tools",
                f"The model {model.id!r} was not made to call tools",
                "Choose a model that can, or remove the tools.",
            )
        )
    asked = document.model.options.context_tokens
    if 0 < model.trained_context_tokens < asked:
        problems.append(
            Problem(
                "warning",
                "model.options.context_tokens",
                f"The model knows {model.trained_context_tokens} tokens of context, the agent "
                f"asks for {asked}",
                f"Set at most {model.trained_context_tokens}.",
            )
        )
    return problems


def _check_tools(document: AgentDocument, tools: Mapping[str, ToolSpec]) -> list[Problem]:
    problems = [
        Problem(
            "error",
            f"tools.{use.name}",
            f"There is no tool {use.name!r}",
            f"Remove it; there are: {', '.join(tools)}.",
        )
        for use in document.tools
        if use.name not in tools
    ]
    for use in document.tools:
        errand = tools[use.name].errand if use.name in tools else None
        if errand is not None and errand.reach.problem:
            message = f"The tool {use.name!r} cannot be used: {errand.reach.problem}"
            problems.append(Problem("error", f"tools.{use.name}", message, errand.reach.hint))
    names = {use.name for use in document.tools}
    if names & _FILE_TOOLS and not document.grants.folders:
        problems.append(
            Problem(
                "warning",
                "grants.folders",
                "The agent has file tools but may read no folder",
                "Grant it a folder.",
            )
        )
    if names & _DATABASE_TOOLS and not document.grants.databases:
        problems.append(
            Problem(
                "warning",
                "grants.databases",
                "The agent has the database tool but may read no database",
                "Grant it an SQLite file.",
            )
        )
    return problems


def _check_approvals(document: AgentDocument, tools: Mapping[str, ToolSpec]) -> list[Problem]:
    return [
        Problem(
            "warning",
            f"tools.{use.name}",
            f"{tools[use.name].title} asks although the agent says it never does",
            "An agent cannot allow that by itself; choose Always for this agent when it asks.",
        )
        for use in document.tools
        if use.approval == "never" and use.name in tools
        if not may_run_unasked(tools[use.name])
    ]


def _check_context(document: AgentDocument) -> list[Problem]:
    options = document.model.options
    if not options.context_tokens:
        return []
    prompt = len(document.instructions) // CHARS_PER_TOKEN
    prompt += TOKENS_PER_TOOL * len(document.tools)
    left = options.context_tokens - prompt
    if left < 64:
        return [
            Problem(
                "error",
                "model.options.context_tokens",
                f"Instructions and tools need about {prompt} of the "
                f"{options.context_tokens} tokens of context; nothing is left to talk",
                "Raise the context, or shorten the instructions.",
            )
        ]
    if left < options.max_output_tokens:
        return [
            Problem(
                "warning",
                "model.options.max_output_tokens",
                f"About {left} tokens are left for messages and answer, the longest answer is "
                f"set to {options.max_output_tokens}",
                "Raise the context, or shorten the longest answer.",
            )
        ]
    return []
