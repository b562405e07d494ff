"""Edits of agents, and the checks."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.checks import check
from workbench.agents.documents import (
    AgentDocument,
    AgentModel,
    Grants,
    ModelOptions,
    ToolUse,
)
from workbench.agents.edits import (
    AddTool,
    Edit,
    PutAgent,
    RemoveTool,
    SetApproval,
    SetField,
    SetOutputSchema,
)
from workbench.base.errors import DocumentError
from workbench.tools.registry import TOOLS

AGENT = AgentDocument("a", "A", tools=(ToolUse("x", "ask"), ToolUse("y"), ToolUse("z")))
EDITS: list[Edit] = [
    SetField("title", "B"),
    SetField("model.options.temperature", 0.1),
    SetField("limits.max_steps", 3),
    SetField("grants", Grants(("/a",))),
    AddTool("w"),
    AddTool("v", "always", 1),
    RemoveTool("x"),
    RemoveTool("z"),
    SetApproval("y", "never"),
    SetField("model.options.output_mode", "free"),
    SetOutputSchema({"properties": {"a": {"type": "string"}}}),
    SetOutputSchema(None),
    PutAgent(AgentDocument("b", "B", tools=(ToolUse("x"), ToolUse("y"), ToolUse("z"))), "Put"),
]


@given(st.lists(st.sampled_from(EDITS), max_size=8, unique_by=repr))
def test_that_every_edit_can_be_taken_back(edits: list[Edit]) -> None:
    document = AGENT
    past: list[tuple[AgentDocument, Edit]] = []
    for edit in edits:
        past.append((document, edit.inverse(document)))
        document = edit.apply(document)
        assert edit.title
    for before, inverse in reversed(past):
        document = inverse.apply(document)
        assert document == before


@pytest.mark.parametrize(
    "edit",
    [SetField("model.colour", 1), AddTool("x"), RemoveTool("q"), SetApproval("q", None)],
)
def test_that_an_edit_that_does_not_fit_says_so(edit: Edit) -> None:
    with pytest.raises(DocumentError):
        edit.apply(AGENT)


@dataclass(frozen=True)
class Model:
    id: str = "m"
    problem: str = ""
    trained_context_tokens: int = 2048
    can_call_tools: bool | None = True


SPECS = {spec.name: spec for spec in TOOLS}
GOOD = AgentDocument("a", "A", tools=(ToolUse("calculator"),))
SMALL = AgentModel(options=ModelOptions(context_tokens=80))
LARGE = AgentModel(id="m", options=ModelOptions(context_tokens=9999))


@pytest.mark.parametrize(
    ("document", "models", "path", "level"),
    [
        (replace(GOOD, name="Not good"), [Model()], "name", "error"),
        (replace(GOOD, tools=(ToolUse("q"),)), [Model()], "tools.q", "error"),
        (GOOD, [], "model.id", "error"),
        (replace(GOOD, model=AgentModel(id="n")), [Model()], "model.id", "error"),
        (
            replace(GOOD, model=AgentModel(id="n", fallback=("m",))),
            [Model()],
            "model.id",
            "warning",
        ),
        (replace(GOOD, model=AgentModel(id="m")), [Model(can_call_tools=False)], "tools", ""),
        (replace(GOOD, model=LARGE), [Model()], "model.options.context_tokens", "warning"),
        (replace(GOOD, model=SMALL), [Model()], "model.options.context_tokens", "error"),
        (replace(GOOD, tools=(ToolUse("read_file"),)), [Model()], "grants.folders", ""),
    ],
)
def test_that_a_problem_names_its_field(
    document: AgentDocument, models: list[Model], path: str, level: str
) -> None:
    problem = check(document, SPECS, models)[0]
    assert problem.path == path
    assert problem.level == (level or "warning")
    assert problem.hint


def test_that_a_good_agent_has_no_problems() -> None:
    assert check(GOOD, SPECS, [Model()]) == ()
