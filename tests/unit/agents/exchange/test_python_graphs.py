"""Every graph of the gallery as a script answers as it does in the program."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.gallery_runs import RUNS
from tests.servers.scripted import Scripted, running_server
from tests.unit.agents.exchange.programs import HELPER
from tests.unit.agents.exchange.scripts import (
    SPECS,
    as_module,
    bundled,
    carried_out,
    put,
    script_of,
)
from tests.unit.agents.graphs.running import Desk, end_of, graph
from tests.unit.tools.retrieval.questions import QUESTIONS
from tests.unit.tools.retrieval.test_search import shop as shop  # a fixture
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.python_sources import Sources
from workbench.base.errors import DocumentError
from workbench.tools.retrieval.index import Index
from workbench.tools.retrieval.search import every_part, search

PAGE = "/v1/chat/completions"
ARGUMENTS: Mapping[str, Mapping[str, Any]] = {
    "calculator": {"expression": "12 * 7"},
    "save_note": {"title": "Kettle", "text": "It is broken"},
}


def answered(body: dict[str, Any]) -> tuple[int, Any]:
    """A model that calls the tool that fits, and repeats what that says."""
    rows = body["messages"]
    said = [row["content"] for row in rows if row["role"] == "user"][-1]
    results = [row["content"] for row in rows if row["role"] == "tool"]
    names = [tool["function"]["name"] for tool in body.get("tools", ())]
    message: dict[str, Any] = {"role": "assistant", "content": f"<{said}>"}
    if results:
        message["content"] = f"It is {results[-1]}."
    elif names:
        name = next((n for n in names if n.rpartition("_")[2] in said), names[0])
        arguments = dict(ARGUMENTS.get(name, {}))
        if name == "save_invoice":
            number, customer, total = re.findall(
                r"number (\w+).*customer (\w+).*total (\d+)", said
            )[0]
            arguments = {"number": number, "customer": customer, "total": int(total)}
        function = {"name": name, "arguments": json.dumps(arguments)}
        calls = [{"id": "a", "type": "function", "function": function}]
        message = {"role": "assistant", "content": None, "tool_calls": calls}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return 200, {"choices": [choice]}


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        script.texts[PAGE] = answered
        yield script


@pytest.mark.parametrize(
    ("name", "inputs", "answers", "says"), RUNS, ids=lambda value: str(value)[:24]
)
def test_that_each_graph_of_the_gallery_is_a_script_that_runs(
    name: str,
    inputs: tuple[str, ...],
    answers: tuple[str, ...],
    says: str,
    server: Scripted,
    tmp_path: Path,
) -> None:
    made = script_of(bundled(name))
    assert "NotImplementedError" not in made.text
    compile(made.text, name, "exec")

    words = [*inputs, "--base-url", server.base_url]
    for one in answers:
        words += ["--answer", one]
    if '"save_note"' in made.text:
        words += ["--yes", "save_note"]
    said = carried_out(made, tmp_path, *words)

    assert said.strip()
    assert says in said


def test_that_a_patient_is_shown_to_nobody_who_was_not_let_pass(tmp_path: Path) -> None:
    path = put(script_of(bundled("clinic-reception")), tmp_path)
    given = ("My summary", "--answer", "name=Berg", "--answer", "born=1980-05-02")
    done = subprocess.run(
        [sys.executable, str(path), *given],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "The summary is not shown. Please ask at the desk.\n"


@pytest.mark.parametrize(("said", "then"), [("y", "It is Saved note 1"), ("n", "rejected")])
def test_that_a_person_at_the_terminal_lets_a_tool_run_or_not(
    said: str, then: str, server: Scripted, tmp_path: Path
) -> None:
    pty = pytest.importorskip("pty")
    path = put(script_of(bundled("notes-helper")), tmp_path)
    near, far = pty.openpty()
    try:
        os.write(near, f"{said}\n".encode())
        done = subprocess.run(
            [sys.executable, str(path), "Note: the kettle", "--base-url", server.base_url],
            stdin=far,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        for handle in (near, far):
            with suppress(OSError):
                os.close(handle)
    assert "Carry out save_note with {" in done.stderr
    assert then in done.stdout, done.stderr
    assert (tmp_path / "notes-helper-data").exists() == (said == "y")


def test_that_a_model_that_asks_again_and_again_comes_to_an_end(
    server: Scripted, tmp_path: Path
) -> None:
    def stubborn(body: dict[str, Any]) -> tuple[int, Any]:
        rows = [row for row in body["messages"] if row["role"] != "tool"]
        return answered({**body, "messages": rows})

    server.texts[PAGE] = stubborn
    made = script_of(bundled("notes-helper"))
    assert carried_out(made, tmp_path, "Note this", "--base-url", server.base_url) == ""
    assert len(server.heard) <= 16
    assert not (tmp_path / "notes-helper-data").exists()


def test_that_only_the_tool_that_asks_is_asked_for(server: Scripted, tmp_path: Path) -> None:
    def both(body: dict[str, Any]) -> tuple[int, Any]:
        results = [row["content"] for row in body["messages"] if row["role"] == "tool"]
        if results:
            message: dict[str, Any] = {"role": "assistant", "content": " / ".join(results)}
        else:
            calls = [
                {"id": name, "type": "function",
                 "function": {"name": name, "arguments": json.dumps(ARGUMENTS[name])}}
                for name in ("calculator", "save_note")
            ]  # fmt: skip
            message = {"role": "assistant", "content": None, "tool_calls": calls}
        return 200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}

    server.texts[PAGE] = both
    made = script_of(bundled("starter"))
    words = ("Both", "--base-url", server.base_url)
    refused = carried_out(made, tmp_path, *words)
    assert "84" in refused
    assert "rejected" in refused
    allowed = carried_out(made, tmp_path, *words, "--yes", "save_note")
    assert allowed == "84 / Saved note 1: Kettle"


def test_that_what_steers_a_terminal_is_spelt_out_to_a_person(
    capsys: pytest.CaptureFixture[str],
) -> None:
    module = as_module(script_of(bundled("notes-helper")).text)
    module.PERSON.sees("a\x1b[2J\u202eb\nü")
    assert capsys.readouterr().err == "a\\x1b[2J\\u202eb\nü\n"


def test_that_a_script_ends_with_what_is_wrong(tmp_path: Path) -> None:
    made = script_of(bundled("notes-helper"))
    path = put(made, tmp_path)
    words = [sys.executable, str(path), "hello", "--base-url", "http://127.0.0.1:9/v1"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


SEARCHING = graph(
    {
        "q": "input",
        "find": ("retrieve", {"collection": "docs", "most": 3, "mode": "keywords"}),
        "out": ("output", {"name": "answer"}),
        "all": ("output", {"name": "all"}),
    },
    ["q.value -> find.query", "find.text -> out.value", "find.documents -> all.value"],
)


def test_that_documents_are_searched_by_words_as_in_the_program(
    shop: Index, tmp_path: Path
) -> None:
    made = to_python(SEARCHING, Sources(SPECS, parts={"docs": every_part(shop)}))
    put(made, tmp_path)
    module = as_module(made.text, tmp_path)
    for question in (*QUESTIONS, "", "?!", '"quoted" OR NEAR('):
        hits = search(shop, question, 3, "keywords") if question else []
        run = module.run_through(module.build_1, None, {"text": question}, {})
        found = asyncio.run(run)
        assert [row["id"] for row in found["all"]] == [hit.id for hit in hits]
        assert all(hit.text in found["answer"] for hit in hits)
    assert "parts of its documents as they are now" in str(made.report.left_out)


def test_that_a_collection_that_is_not_there_is_named() -> None:
    with pytest.raises(DocumentError, match="find: there is no collection 'docs'"):
        script_of(SEARCHING)


def test_that_code_of_a_node_runs_in_the_script() -> None:
    source = "def run(text, more=1):\n    return {'all': [text, more]}\n"
    made = script_of(
        graph(
            {"q": "input", "c": ("python", {"source": source}), "o": "output"},
            ["q.value -> c.text", "c.value -> o.value"],
        )
    )
    module = as_module(made.text)
    said = asyncio.run(module.run(module.Server("", "", ""), {"text": "x"}))
    assert json.loads(said) == {"all": ["x", 1]}
    assert "the sandbox of its Python code" in str(made.report.left_out)


TEAM = [{"agent": "helper", "name": "first"}, {"agent": "helper", "name": "second"}]


@pytest.mark.parametrize(
    ("kind", "more", "port"),
    [
        ("sequence", {}, "steps"),
        ("parallel", {"separator": " + ", "on_failure": "go on"}, "all"),
    ],
)
def test_that_a_team_answers_as_it_does_here(
    kind: str, more: Mapping[str, Any], port: str
) -> None:
    document = graph(
        {
            "q": "input",
            "team": (kind, {"agents": TEAM, **more}),
            "o": ("output", {"name": "said"}),
            "rows": ("output", {"name": "rows"}),
        },
        ["q.value -> team.prompt", "team.text -> o.value", f"team.{port} -> rows.value"],
    )
    desk = Desk(agents={"helper": HELPER})
    here = end_of(asyncio.run(desk.run(document, {"text": "hello"})))
    module = as_module(script_of(document, {"helper": HELPER}).text)

    def post(_self: Any, body: dict[str, Any]) -> Any:
        return answered(body)[1]["choices"][0]["message"]

    module.ServerClient._post = post
    run = module.run(module.Server("", "", ""), {"text": "hello"})
    assert asyncio.run(run) == here.answer


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "<small> hello"),
        ({"rule": "contains", "value": "small"}, "<large> hello"),
        (
            {"rule": "contains", "value": "hello"},
            "the answer was empty, or one that will not do",
        ),
        ({"ask_if_sure": True}, "<large> hello"),
        ({"schema": {"type": "object"}}, "large: Expecting value"),
    ],
)
def test_that_a_larger_model_is_asked_where_a_small_one_will_not_do(
    settings: Mapping[str, Any], said: str
) -> None:
    models = [{"model": "small"}, {"model": "large", "seconds": 20}]
    document = graph(
        {
            "q": "input",
            "e": ("escalate", {"models": models, **settings}),
            "o": "output",
            "failed": ("output", {"name": "failed"}),
        },
        ["q.value -> e.prompt", "e.text -> o.value", "e.failed -> failed.value"],
    )
    made = script_of(document)
    module = as_module(made.text)

    def post(_self: Any, body: dict[str, Any]) -> Any:
        model, asked = body["model"], body["messages"][-1]["content"]
        if body.get("tools") and model == "large":
            function = {"name": "sure", "arguments": "{}"}
            return {"tool_calls": [{"id": "a", "function": function}]}
        return {"content": f"<{model}> {asked}"}

    module.ServerClient._post = post
    run = module.run(module.Server("", "", ""), {"text": "hello"})
    assert said in asyncio.run(run)
    assert "must have them under these names" in str(made.report.left_out)


def test_that_an_agent_of_a_team_that_is_not_there_is_named() -> None:
    document = graph(
        {"q": "input", "t": ("sequence", {"agents": TEAM})}, ["q.value -> t.prompt"]
    )
    with pytest.raises(DocumentError, match="t: there is no agent 'helper'"):
        script_of(document)
