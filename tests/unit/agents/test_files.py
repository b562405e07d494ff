"""Agent files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.documents import (
    AgentDocument,
    AgentModel,
    Grants,
    Limits,
    ModelOptions,
    ToolUse,
)
from workbench.agents.files import parse_agent, read_agent, write_agent
from workbench.agents.values import from_values, to_values
from workbench.base.errors import DocumentError
from workbench.base.paths import resource

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)
names = st.from_regex(r"\A[a-z0-9][a-z0-9_-]{0,20}\Z")
share = st.floats(0, 1)
options = st.builds(
    ModelOptions,
    temperature=st.floats(0, 5),
    top_p=share,
    top_k=st.integers(0, 100),
    min_p=share,
    repeat_penalty=st.floats(0.5, 2),
    max_output_tokens=st.integers(1, 9999),
    seed=st.none() | st.integers(0, 2**32 - 1),
    context_tokens=st.integers(0, 100_000),
    output_mode=st.sampled_from(["free", "constrained", "reason_first"]),
)
documents = st.builds(
    AgentDocument,
    name=names,
    title=texts,
    description=texts,
    instructions=texts | st.just("One\nTwo\n") | st.just(" # x: y\n\n- z"),
    model=st.builds(
        AgentModel,
        id=texts,
        provider=texts,
        api_type=texts,
        options=options,
        fallback=st.lists(texts, max_size=2).map(tuple),
    ),
    tools=st.lists(
        st.builds(ToolUse, names, st.none() | st.sampled_from(["never", "ask", "always"])),
        max_size=3,
        unique_by=lambda use: use.name,
    ).map(tuple),
    limits=st.builds(
        Limits,
        max_steps=st.integers(1, 100),
        max_seconds=st.floats(0.01, 1000),
        max_tokens=st.integers(1, 99999),
        tool_seconds=st.floats(0.01, 1000),
    ),
    grants=st.builds(Grants, folders=st.lists(texts, max_size=2).map(tuple)),
    extra=st.fixed_dictionaries(
        {},
        optional={
            "outputSchema": st.dictionaries(names, texts | st.integers(), min_size=1),
            "metadata": st.just({"tags": ["a"], "workbench": {"memory": {"n": 1}}}),
            "model": st.just({"options": {"stopSequences": ["x"]}}),
        },
    ),
)


@given(documents)
def test_that_every_document_survives_its_file(document: AgentDocument) -> None:
    written = write_agent(document)
    again = parse_agent(written)
    assert again == document
    assert write_agent(again) == written
    assert from_values(to_values(document)) == document


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_that_any_text_is_an_agent_or_a_document_error(raw: str | bytes) -> None:
    problem: DocumentError | None = None
    name = ""
    try:
        name = parse_agent(raw).name
    except DocumentError as exc:
        problem = exc
    assert name or (problem is not None and problem.message and problem.hint)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("name: a\nmodel: {options: {temperature: hot}}", "model.options.temperature"),
        ("name: a\nmodel: {options: {additionalProperties: {n_ctx: -1}}}", "n_ctx"),
        ("name: a\nmodel: 3", "model"),
        ("name: A b", "name"),
        ("name: a\ntools: [{name: 3}]", "tools[0].name"),
        ("name: a\ntools: [{name: x}, {name: x}]", "tools[1].name"),
        ("name: a\ntools: {x: y}", "tools"),
        ("name: a\nmetadata: {workbench: {limits: {maxSteps: 0}}}", "limits.maxSteps"),
        ("name: a\nmetadata: {workbench: {schema: 99}}", "schema"),
        ("name: a\n  b: [", "line 2"),
        ("kind: Workflow\nname: a", "kind"),
        ("a: &x [1]\nb: *x", "line 2"),
        ("a: !!python/object:os.system {}", "line 1"),
        ("[" * 300, "levels"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("x" * 1_000_001, "larger"),
    ],
)
def test_that_a_bad_file_names_the_place(raw: Any, place: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_agent(raw)
    assert place in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("name: a\nfallback: [b]\n", "line 2: fallback:"),
        ("name: a\nmodel:\n  id: m\n  fallback: [b]\n", "line 4: model.fallback:"),
        ("name: a\nmodel: {options: {fallback: [b]}}\n", "line 2: model.options.fallback:"),
        ("name: a\nmetadata:\n  fallback: [b]\n", "line 3: metadata.fallback:"),
    ],
)
def test_that_next_models_at_a_wrong_place_are_named(raw: str, place: str) -> None:
    with pytest.raises(DocumentError, match=place) as caught:
        parse_agent(raw)
    assert "metadata.workbench.fallback" in caught.value.hint
    right = parse_agent("name: a\nmetadata:\n  workbench:\n    fallback: [b]\n")
    assert right.model.fallback == ("b",)


def test_that_unknown_keys_are_written_back() -> None:
    raw = (
        "name: a\noutputSchema: {strict: true}\n"
        "metadata: {tags: [x], workbench: {memory: {n: 1}, toolPolicy: {t: {colours: [r]}}}}\n"
        "tools:\n- {kind: function, name: t, description: d}\n- {kind: mcp, name: m, url: u}\n"
    )
    values = to_values(parse_agent(raw))
    assert values["outputSchema"] == {"strict": True}
    assert values["metadata"]["tags"] == ["x"]
    assert values["metadata"]["workbench"]["memory"] == {"n": 1}
    assert values["metadata"]["workbench"]["toolPolicy"] == {"t": {"colours": ["r"]}}
    assert values["tools"][0]["description"] == "d"
    assert values["tools"][1] == {"kind": "mcp", "name": "m", "url": "u"}


def test_that_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nothing\.yaml"):
        read_agent(tmp_path / "nothing.yaml")


@pytest.mark.parametrize(
    "path", sorted(resource("agents").glob("*.yaml")), ids=lambda path: path.stem
)
def test_that_each_bundled_agent_is_canonical(path: Path) -> None:
    document = read_agent(path)
    assert document.name == path.stem
    assert write_agent(document) == path.read_text(encoding="utf-8")
