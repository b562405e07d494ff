"""What of an agent's schemas is not held while the model writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.output_schema import OUTPUT_SCHEMA, output_schema
from workbench.agents.problem import Problem
from workbench.base.errors import RequestError
from workbench.engines.constrain import unheld_parts
from workbench.tools.api import ToolSpec

_MOST_NAMED = 6


def check_schemas(document: AgentDocument, tools: Mapping[str, ToolSpec]) -> list[Problem]:
    """The parts of the answer's schema, and of the tools', that are told but not held."""
    problems = _check_form(document)
    if document.model.options.output_mode == "free":
        return problems
    schema = output_schema(document)
    if schema is not None:
        told = "The model is told of it, but its answer may differ."
        problems += _parts(OUTPUT_SCHEMA, schema, "the answer", told)
    for use in document.tools:
        if use.name in tools:
            parameters = tools[use.name].parameters
            told = "Arguments that do not fit are refused once they are written."
            place = f"tool {use.name!r}"
            problems += _parts(f"tools.{use.name}", parameters, place, told, as_object=True)
    return problems


def _check_form(document: AgentDocument) -> list[Problem]:
    """A schema in the file that is none."""
    found = document.extra.get(OUTPUT_SCHEMA)
    if found is None or output_schema(document) is not None:
        return []
    return [
        Problem(
            "warning",
            OUTPUT_SCHEMA,
            "The schema of the answer says nothing that can be held; answers are free",
            "Give it properties, or remove it.",
        )
    ]


def _parts(
    path: str, schema: Mapping[str, Any], place: str, told: str, *, as_object: bool = False
) -> list[Problem]:
    try:
        notes = unheld_parts(schema, place, as_object=as_object)
    except RequestError as exc:
        return [Problem("error", path, _begun(exc.message), exc.hint)]
    named = [Problem("warning", path, _begun(note), told) for note in notes[:_MOST_NAMED]]
    more = len(notes) - len(named)
    if more:
        message = f"{more} more parts of the schema of {place} are not held"
        named.append(Problem("warning", path, message, told))
    return named


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
