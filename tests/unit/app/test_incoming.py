"""Files that are opened: what they are is told, odd ones are refused, none is kept unasked."""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.app.incoming import SUFFIXES, bring_in, look
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import DocumentError, WorkbenchError
from workbench.base.paths import Paths, resource
from workbench.models.store import STARTER_ID

AGENT = """
kind: Prompt
name: helper
displayName: Helper
description: Answers.
instructions: Answer briefly.
model: {provider: Local, apiType: LlamaCpp}
tools:
- {kind: function, name: calculator}
- {kind: function, name: not_here}
"""
TOOL = resource("tools") / "find_stock.agenttool.yaml"
GRAPH = resource("graphs") / "first-graph.agentgraph.yaml"


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


def written(tmp_path: Path, name: str, text: str = AGENT) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_that_an_agent_is_told_with_what_it_uses(tmp_path: Path) -> None:
    found = look(written(tmp_path, "helper.agent.yaml"), {"calculator"})

    facts = dict(found.facts)
    assert (found.kind, found.title) == ("agent", "Helper")
    assert facts["Tools"] == "calculator, not_here"
    assert facts["Not here"] == "not_here"
    assert found.size_bytes == len(AGENT)


def test_that_what_an_agent_would_be_allowed_is_among_the_facts(tmp_path: Path) -> None:
    more = (
        "metadata: {workbench: {schema: 1, grants: {folders: [/home], databases: []}, "
        "toolPolicy: {calculator: {approval: never}}}}\n"
    )
    facts = dict(look(written(tmp_path, "reader.yaml", AGENT + more)).facts)

    assert facts["May read"] == "/home"
    assert facts["Used unasked"] == "calculator"


def test_that_graphs_tools_and_data_sets_are_told(tmp_path: Path) -> None:
    graph = look(GRAPH)
    assert graph.kind == "graph"
    assert dict(graph.facts)["Nodes"].split(":")[0].isdigit()
    tool = look(TOOL)
    assert tool.kind == "tool"
    assert dict(tool.facts)["Kind"] == "sql"
    table = look(written(tmp_path, "cases.csv", "input,expected\nHello,Hi\nBye,Bye\n"))
    assert (table.kind, dict(table.facts)["Cases"]) == ("data set", "2")


def test_that_flows_of_other_programs_tell_what_is_left_out(tmp_path: Path) -> None:
    team = {
        "provider": "autogen_agentchat.agents.AssistantAgent",
        "component_type": "agent",
        "version": 1,
        "component_version": 1,
        "config": {"name": "helper", "system_message": "Help.", "odd": 1},
    }
    found = look(written(tmp_path, "team.json", json.dumps(team)))

    assert dict(found.facts)["Made by"] == "an AutoGen Studio file"


def test_that_a_list_of_mcp_servers_is_known(tmp_path: Path) -> None:
    text = json.dumps({"mcpServers": {"one": {"command": "npx"}}})
    assert look(written(tmp_path, "mcp.json", text)).kind == "servers"
    assert look(written(tmp_path, "a.json", '{"mcpServers": // one\n {}}')).kind == "servers"


def test_that_a_model_is_told_by_its_header(bench: Workbench, tmp_path: Path) -> None:
    starter = bench.models.get(STARTER_ID).path
    shutil.copy(starter, tmp_path / "mine.gguf")

    found = look(tmp_path / "mine.gguf")

    assert found.kind == "model"
    assert {"Architecture", "Parameters"} <= dict(found.facts).keys()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("notes.txt", "hello", "no file of this program"),
        ("a.exe", "MZ", "no file of this program"),
        (".yaml", AGENT, ""),
        ("empty.yaml", "", "it is empty"),
        ("odd.yaml", "a: 1", "no agent or graph that is read here"),
        ("odd.json", "{", "odd.json"),
        ("deep.yaml", "[" * 5000, "deep.yaml"),
        ("bytes.yaml", "kind: Prompt\nname: \x00", "bytes.yaml"),
        ("large.yaml", "kind: Prompt\n#" + "x" * 9_000_000, "too large"),
        ("fake.gguf", "no model at all", "cannot be used"),
        ("odd.agenttool.yaml", "kind: Agent", "odd.agenttool.yaml"),
        ("odd.csv", "one\n1\n", "odd.csv"),
    ],
)
def test_that_what_is_not_ours_is_told(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    path = written(tmp_path, name, text)
    if not message:
        assert look(path).kind == "agent"
        return
    with pytest.raises(WorkbenchError) as refused:
        look(path)
    assert message in refused.value.message
    assert refused.value.hint


def test_that_odd_things_in_the_place_of_a_file_are_told(tmp_path: Path) -> None:
    def said(path: Path) -> str:
        with pytest.raises(DocumentError) as refused:
            look(path)
        return refused.value.message

    assert "is not there" in said(tmp_path / "gone.yaml")
    (tmp_path / "folder.yaml").mkdir()
    assert "is a folder" in said(tmp_path / "folder.yaml")
    (tmp_path / "broken.yaml").symlink_to(tmp_path / "nowhere")
    assert "leads nowhere" in said(tmp_path / "broken.yaml")
    (tmp_path / "circle.yaml").symlink_to(tmp_path / "circle.yaml")
    assert "cannot be opened" in said(tmp_path / "circle.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "a pipe" in said(tmp_path / "pipe.yaml")
    (tmp_path / "to-folder.yaml").symlink_to(tmp_path)
    assert "is a folder" in said(tmp_path / "to-folder.yaml")
    assert "cannot be opened" in said(tmp_path / "a\0b.yaml")
    assert "cannot be opened" in said(tmp_path / ("x" * 300 + ".yaml"))


def test_that_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "secret.yaml")
    path.chmod(0)
    if stat.S_IMODE(path.stat().st_mode) or os.geteuid() == 0:  # root may read all

        def refuse(*_words: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DocumentError, match="Permission denied"):
        look(path)


def test_that_a_link_is_followed_and_where_it_leads_is_told(tmp_path: Path) -> None:
    written(tmp_path, "real.yaml")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")

    facts = dict(look(tmp_path / "link.yaml").facts)

    assert facts["Link to"] == str(tmp_path / "real.yaml")


async def test_that_looking_keeps_nothing_and_taking_in_what_was_seen(
    bench: Workbench, tmp_path: Path
) -> None:
    before = set(bench.paths.data.rglob("*.yaml"))
    path = written(tmp_path, "helper.yaml")
    found = look(path)
    assert set(bench.paths.data.rglob("*.yaml")) == before

    path.write_text(AGENT.replace("Answer briefly.", "Do harm."))  # after it was shown
    assert await bring_in(bench, found) == "helper"
    assert bench.agents.get("helper").instructions == "Answer briefly."
    assert await bring_in(bench, found) == "helper-2"

    assert await bring_in(bench, look(GRAPH)) != "first-graph"
    name = await bring_in(bench, look(TOOL))
    assert name in {tool.name for tool in bench.tool_library.documents}
    table = written(tmp_path, "cases.csv", "input,expected\nHello,Hi\n")
    name = await bring_in(bench, look(table))
    assert len(bench.data_sets.get(name).cases) == 1


async def test_that_a_model_that_was_changed_since_is_not_taken(
    bench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "mine.gguf"
    shutil.copy(bench.models.get(STARTER_ID).path, path)
    found = look(path)
    os.utime(path, (1, 1))

    with pytest.raises(DocumentError, match="was changed since"):
        await bring_in(bench, found)
    assert [model.id for model in bench.models.models] == [STARTER_ID]
    assert await bring_in(bench, look(path)) in {one.id for one in bench.models.models}


def test_that_every_ending_of_the_dialog_is_opened() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert {".yaml", ".gguf", ".workbench", ".workbench-update", ".csv"} <= set(SUFFIXES)


@given(
    st.sampled_from([*SUFFIXES, ".agenttool.yaml", ".agentcases.yaml", ".agentgraph.yaml"]),
    st.one_of(
        st.binary(min_size=1, max_size=400),
        st.text(min_size=1).map(lambda text: text.encode(errors="replace")),
    ),
)
@settings(max_examples=150, deadline=None)
def test_that_whatever_is_in_a_file_it_is_told_or_refused(suffix: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(raw)
        with suppress(WorkbenchError):
            assert look(path).path == path
