"""Agents and graphs as Python scripts: formatted, harmless, and run against a server."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.servers.scripted import Scripted, running_server
from tests.unit.agents.exchange.programs import HELPER, answer_of, programs
from tests.unit.agents.exchange.scripts import (
    BUNDLED,
    SPECS,
    as_module,
    bundled,
    carried_out,
    check_format,
    read,
    script_of,
)
from tests.unit.agents.graphs.running import Desk, end_of, graph
from tests.unit.agents.graphs.strategies import documents
from tests.unit.agents.graphs.strategies import texts as odd_texts
from workbench.agents.documents import AgentDocument, AgentModel, ToolUse
from workbench.agents.exchange.python_code import laid_out, literal
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.python_parts import PARTS, script
from workbench.agents.exchange.python_place import ASKING
from workbench.agents.exchange.python_sources import Sources
from workbench.agents.graphs.documents import GraphDocument, Handling, Node
from workbench.base.errors import DocumentError

PAGE = "/v1/chat/completions"


def answered(body: dict[str, Any]) -> tuple[int, Any]:
    """A model that calculates when it is asked how much, and repeats everything else."""
    said = [row["content"] for row in body["messages"] if row["role"] == "user"][-1]
    results = [row["content"] for row in body["messages"] if row["role"] == "tool"]
    message: dict[str, Any] = {"role": "assistant", "content": f"<{said}>"}
    if results:
        message["content"] = f"It is {results[-1]}."
    elif "how much" in said:
        function = {"name": "calculator", "arguments": '{"expression": "12 * 7"}'}
        calls = [{"id": "a", "type": "function", "function": function}]
        message = {"role": "assistant", "content": None, "tool_calls": calls}
    return 200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        script.texts[PAGE] = answered
        yield script


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_that_what_comes_with_the_program_becomes_a_formatted_script(path: Path) -> None:
    made = script_of(read(path))
    check_format(made.text)
    assert "workbench" not in made.text
    assert "NotImplementedError" not in made.text


@pytest.mark.parametrize("names", [[], *([name] for name in PARTS), [*PARTS, ASKING]])
def test_that_each_part_brings_all_it_needs_and_is_formatted(names: list[str]) -> None:
    own = 'MODEL = ""\n\n\nasync def run(server, inputs):\n    return as_text(inputs)\n'
    text = script(names, own, is_graph=True)
    check_format(text)
    assert callable(as_module(text).main)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("first-graph", "how much is 12 * 7"),
        ("first-graph", "hello"),
        ("service-desk", "how much is 12 * 7"),
        ("service-desk", "hello"),
    ],
)
async def test_that_an_exported_graph_answers_as_it_does_here(
    name: str, asked: str, server: Scripted, tmp_path: Path
) -> None:
    document = bundled(name)
    assert isinstance(document, GraphDocument)
    desk = Desk(tools=SPECS, answers=lambda prompt: f"<{prompt}>")
    if "how much" in asked:
        desk.answers = lambda _prompt: "It is 84."
    here = end_of(await desk.run(document, {"text": asked})).answer
    made = script_of(document)
    words = (asked, "--base-url", server.base_url, "--model", "scripted")
    there = await asyncio.to_thread(carried_out, made, tmp_path, *words)
    assert there == here
    assert {body["model"] for body in server.heard} == {"scripted"}


def test_that_an_exported_agent_calls_its_tools(server: Scripted, tmp_path: Path) -> None:
    made = script_of(bundled("calculator"))
    said = carried_out(made, tmp_path, "how much?", "--base-url", server.base_url)
    assert said == "It is 84."
    assert server.heard[0]["messages"][0]["role"] == "system"
    assert [row["role"] for row in server.heard[1]["messages"]][-2:] == ["assistant", "tool"]


def test_that_a_tool_that_asks_is_not_carried_out_without_a_person(
    server: Scripted, tmp_path: Path
) -> None:
    agent = AgentDocument("a", "A", tools=(ToolUse("calculator", "always"),))
    made = script_of(agent)
    words = ("how much?", "--base-url", server.base_url)
    said = carried_out(made, tmp_path, *words)
    assert "rejected" in said
    assert any("at the terminal" in loss.why for loss in made.report.left_out)
    assert carried_out(made, tmp_path, *words, "--yes", "calculator") == "It is 84."


def test_that_a_script_says_that_it_knows_no_roles_and_no_examples() -> None:
    agent = AgentDocument("a", "A", tools=(ToolUse("calculator", roles=("user",)),))
    report = script_of(agent).report
    assert any("knows no roles" in loss.why for loss in report.left_out)

    routes = [{"name": "sales", "examples": "I want one; How much?"}]
    document = graph(
        {
            "t": "input",
            "route": ("router", {"by": "embedding", "routes": routes}),
            "out": "output",
        },
        ("t.value -> route.text", "route.sales -> out.value"),
    )
    made = script_of(document)
    assert "I want one; How much?" in made.text
    assert any("example sentences" in loss.what for loss in made.report.left_out)


@settings(deadline=None, max_examples=25)
@given(programs(), st.sampled_from(["alpha", "beta one", "nothing of it"]))
def test_that_an_exported_program_answers_as_it_does_here(
    document: GraphDocument, asked: str
) -> None:
    text = script_of(document, {"helper": HELPER}).text
    module = as_module(text)

    def post(_self: Any, body: dict[str, Any]) -> Any:
        return answered(body)[1]["choices"][0]["message"]

    module.ServerClient._post = post
    there = asyncio.run(module.run(module.Server("", "", ""), {"text": asked}))
    here = asyncio.run(answer_of(document, asked))
    assert there == here.answer


async def test_that_failures_are_met_in_the_script_as_here() -> None:
    failing = Node("f", "read_json", handling=Handling(retries=1, on_error="branch"))
    text = script_of(
        graph(
            {"q": "input", "f": failing, "o": "output"},
            ["q.value -> f.text", "f.error -> o.value"],
        )
    ).text
    module = as_module(text)
    said = await module.run(module.Server("", "", ""), {"text": "no json"})
    assert said.startswith("Expecting value")


HOSTILE = [
    '"""', "'''", "\\", "\\'", '\\"', "{x!r}", "{{", "\n", "\r\n", "\x00", "\u2028", "\ud800",
    '");import os;os.system("id")#', "__import__('os')", "%s", "${x}", "# noqa", "é🐘",
]  # fmt: skip
hostile = st.lists(st.sampled_from(HOSTILE) | odd_texts, max_size=4).map("".join)


@given(hostile)
def test_that_a_text_is_one_literal(text: str) -> None:
    written = literal(text)
    assert "\n" not in written
    node = ast.parse(written, mode="eval").body
    assert isinstance(node, ast.Constant)
    assert node.value == text


@given(st.recursive(hostile | st.integers() | st.booleans() | st.none(), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(hostile, inner, max_size=3)
), max_leaves=8))  # fmt: skip
def test_that_any_value_comes_back_however_it_is_laid_out(value: Any) -> None:
    assert ast.literal_eval(laid_out(value, 2, 10, 1)) == value


PLAIN = AgentDocument("a", "", model=AgentModel(), tools=(ToolUse("?"),))


def shape(text: str) -> str:
    """The code without its literals."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = 0
    return ast.dump(tree)


@settings(deadline=None)
@given(hostile, hostile, hostile, hostile)
def test_that_texts_of_an_agent_change_nothing_but_literals(
    title: str, instructions: str, model: str, tool: str
) -> None:
    usual = shape(to_python(PLAIN, Sources({})).text)
    agent = AgentDocument(
        "a", title, title, instructions, AgentModel(model), (ToolUse(tool or "?"),)
    )
    text = to_python(agent, Sources({})).text
    assert shape(text) == usual
    constants = [n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant)]
    assert {title, instructions, model} <= {one for one in constants if isinstance(one, str)}


@settings(deadline=None)
@given(documents())
def test_that_any_graph_becomes_a_script_that_only_defines_or_is_refused(
    document: GraphDocument,
) -> None:
    try:
        text = script_of(document).text
    except DocumentError:
        return
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef,
               ast.Assign, ast.If, ast.Expr)  # fmt: skip
    body = ast.parse(text).body
    assert all(isinstance(node, allowed) for node in body)
    assert [ast.unparse(node.test) for node in body if isinstance(node, ast.If)] == [
        "__name__ == '__main__'"
    ]


def test_that_a_graph_that_names_nobody_is_refused() -> None:
    document = graph({"q": "input", "a": ("agent", {"agent": "x"})}, ["q.value -> a.prompt"])
    with pytest.raises(DocumentError) as caught:
        script_of(document)
    assert "a: there is no agent 'x'" in caught.value.message
