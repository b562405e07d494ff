"""The grid: which cells are tried, under which ids, and why others are not."""

from __future__ import annotations

import dataclasses

import pytest

from workbench.agents.documents import AgentDocument, AgentModel
from workbench.agents.graphs.documents import Body, GraphDocument, Node
from workbench.agents.graphs.values import from_values as graph_from
from workbench.agents.values import from_values
from workbench.evals.grid import ModelChoice, Prompt, grid_of, seeded

AGENT = AgentDocument(
    "helper", "Helper", instructions="Help.", model=AgentModel("own", fallback=("other",))
)
LARGE = ModelChoice("large", "Large", "Q8_0", "llama-cpp")
SMALL = ModelChoice("small", "Small Q4_0", "Q4_0", "llama-cpp")
GONE = ModelChoice("gone", "gone", problem="the model 'gone' is not installed")


def asks(name: str, **settings: object) -> Node:
    return Node(name, "agent", settings=settings)


def graph(*nodes: Node) -> GraphDocument:
    return GraphDocument("whole", "Whole", body=Body(nodes))


def test_that_every_cell_is_a_candidate_with_its_model_and_prompt() -> None:
    grid = grid_of(
        [AGENT], [LARGE, SMALL], prompts=[Prompt("own"), Prompt("short", "Be short.")]
    )

    labels = [one.label for one in grid.candidates]
    assert labels == [
        "Helper · Large Q8_0 · own",
        "Helper · Large Q8_0 · short",
        "Helper · Small Q4_0 · own",
        "Helper · Small Q4_0 · short",
    ]
    documents = [from_values(one.document) for one in grid.candidates]
    assert [one.model.id for one in documents] == ["large", "large", "small", "small"]
    assert [one.instructions for one in documents] == ["Help.", "Be short."] * 2
    assert {one.model.fallback for one in documents} == {()}
    assert grid.left_out == ()


def test_that_the_same_cell_always_has_the_same_id_and_another_one_another() -> None:
    one = grid_of([AGENT], [LARGE, SMALL]).candidates
    again = grid_of([AGENT], [SMALL, LARGE]).candidates
    other = grid_of([dataclasses.replace(AGENT, instructions="Help me.")], [LARGE]).candidates

    assert {each.candidate_id for each in one} == {each.candidate_id for each in again}
    assert other[0].candidate_id not in {each.candidate_id for each in one}
    assert one[0].document == again[1].document


def test_that_what_cannot_be_tried_is_left_out_with_the_reason() -> None:
    grid = grid_of(
        [AGENT],
        [LARGE, GONE],
        ["llama-cpp", "mlx"],
        [Prompt("own"), Prompt("same", "Help.")],
    )

    assert [one.label for one in grid.candidates] == ["Helper · Large Q8_0 · llama-cpp · own"]
    reasons = {one.label: one.reason for one in grid.left_out}
    assert "is the same as" in reasons["Helper · Large Q8_0 · llama-cpp · same"]
    assert (
        "mlx does not run this model, but llama-cpp"
        in reasons["Helper · Large Q8_0 · mlx · own"]
    )
    assert "not installed" in reasons["Helper · gone · llama-cpp · own"]
    assert len(grid.left_out) == 7


def test_that_without_models_a_document_keeps_its_own() -> None:
    (one,) = grid_of([AGENT], []).candidates
    assert (one.model_id, one.label) == ("own", "Helper")
    assert grid_of([AGENT], [], ["mlx"]).candidates == ()


def test_that_a_prompt_goes_to_the_node_that_has_instructions() -> None:
    inner = Body((asks("write", instructions="Write."), asks("named", agent="helper")))
    whole = graph(Node("each", "subgraph", body=inner))
    (one,) = grid_of([whole], [LARGE], prompts=[Prompt("new", "Write well.")]).candidates

    body = graph_from(one.document).body.node("each").body
    assert body is not None
    assert body.node("write").settings["instructions"] == "Write well."
    assert one.model_id == "large"

    two = graph(asks("first", instructions="A"), asks("second", instructions="B"))
    unclear = grid_of(
        [two], [LARGE], prompts=[Prompt("new", "C"), Prompt("named", "C", "second")]
    )
    (found,) = unclear.candidates
    assert graph_from(found.document).body.node("second").settings["instructions"] == "C"
    assert "first, second" in unclear.left_out[0].reason


@pytest.mark.parametrize("seed", [0, 2**32 - 1])
def test_that_a_seed_goes_to_the_agent_or_to_the_nodes_that_write(seed: int) -> None:
    agent = seeded(AGENT, seed)
    whole = seeded(
        graph(asks("write"), asks("named", agent="helper"), Node("in", "input")), seed
    )

    assert isinstance(agent, AgentDocument)
    assert agent.model.options.seed == seed
    assert isinstance(whole, GraphDocument)
    assert whole.body.node("write").settings == {"seed": seed}
    assert whole.body.node("named").settings == {"agent": "helper"}
