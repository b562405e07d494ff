"""``workbench agents export``, ``import``, ``diff``, ``versions`` and ``restore``."""

from __future__ import annotations

import argparse
import ast
import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.unit.agents.graphs.running import body
from workbench.agents.exchange.python_sources import Exported
from workbench.agents.exchange.workflow_import import from_workflow
from workbench.agents.graphs.documents import GraphDocument, Point
from workbench.app.document_arguments import add_agent_commands
from workbench.app.document_commands import run
from workbench.app.exporting import write_export
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import DocumentError, StoreError
from workbench.base.paths import Paths

WORKFLOW = """
kind: Workflow
name: greet
actions:
  - {kind: InvokeAzureAgent, id: a, agentName: helper, input: {messages: =System.LastMessage}}
  - {kind: HttpRequestAction, url: "http://x"}
"""


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


async def carry_out(bench: Workbench, *words: str) -> int:
    parser = argparse.ArgumentParser()
    add_agent_commands(parser.add_subparsers(dest="command"))
    return await run(bench, parser.parse_args(["agents", *words]))


async def told(bench: Workbench, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    await carry_out(bench, *words, "--json")
    return json.loads(capsys.readouterr().out)


async def test_that_a_graph_is_exported_in_each_format(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = bench.graphs.get("service-desk")
    said = await told(
        bench, capsys, "export", "service-desk", str(tmp_path / "w.yaml"), "--format",
        "workflow",
    )  # fmt: skip
    assert from_workflow((tmp_path / "w.yaml").read_text())[0] == graph
    assert said["report"]["left_out"][0]["where"] == "route"
    await carry_out(
        bench, "export", "service-desk", str(tmp_path / "s.py"), "--format", "python"
    )
    assert ast.parse((tmp_path / "s.py").read_text())
    said = capsys.readouterr()
    assert "Left out, or done otherwise:\n  clock: the tool 'current_time'" in said.err
    assert said.out == f"{tmp_path / 's.py'}\n"
    await carry_out(bench, "export", "starter", "-", "--format", "python")
    assert ast.parse(capsys.readouterr().out)
    with pytest.raises(DocumentError) as caught:
        await carry_out(bench, "export", "starter", "-", "--format", "workflow")
    assert "'starter' is an agent" in caught.value.message


async def test_that_what_would_be_left_out_is_said_without_writing(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kiosk.py"
    words = ("export", "retail-kiosk", str(path), "--format", "python", "--check")
    assert await carry_out(bench, *words) == 0
    said = capsys.readouterr()
    assert "look: the limits of 'find_stock'" in said.err
    assert said.out == "It can be written, with these losses.\n"
    found = await told(bench, capsys, *words)
    assert (found["path"], found["beside"]) == (
        "",
        [str(tmp_path / "retail-kiosk-data" / "shop.sqlite")],
    )
    assert found["report"]["left_out"][0]["where"] == "alternatives"
    await carry_out(bench, "export", "retail-kiosk", str(path), "--check")
    assert capsys.readouterr().out == "Nothing is left out.\n"
    assert not path.exists()


async def test_that_losses_are_said_before_anything_is_written(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError):
        await carry_out(
            bench, "export", "retail-kiosk", str(tmp_path / "file" / "k.py"), "--format",
            "python",
        )  # fmt: skip
    assert "look: the limits of 'find_stock'" in capsys.readouterr().err


async def test_that_the_sample_documents_go_beside_the_script(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await carry_out(bench, "export", "handbook", str(tmp_path / "h.py"), "--format", "python")
    (beside,) = (tmp_path / "handbook-data").iterdir()
    rows = [json.loads(line) for line in beside.read_text().splitlines()]
    assert {row["title"] for row in rows} == {
        "kettle.md",
        "lamp.md",
        "returns.md",
        "toaster.md",
    }
    assert len(capsys.readouterr().out.splitlines()) == 2
    await carry_out(bench, "export", "handbook", "-", "--format", "python")
    assert "handbook-data/handbook.jsonl" in capsys.readouterr().err


SEARCHING = GraphDocument(
    "search",
    "Search",
    body=body(
        {
            "q": "input",
            "find": ("retrieve", {"collection": "shop", "most": 2}),
            "o": "output",
        },
        ["q.value -> find.query", "find.text -> o.value"],
    ),
)


async def test_that_the_documents_of_a_collection_go_beside_the_script(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("export", "search", str(tmp_path / "s.py"), "--format", "python")
    await bench.graphs.save(SEARCHING)
    with pytest.raises(DocumentError, match="no collection 'shop'"):
        await carry_out(bench, *words)

    folder = tmp_path / "docs"
    await asyncio.to_thread(folder.mkdir)
    await asyncio.to_thread((folder / "a.md").write_text, "# Lamps\n\nA lamp costs 5 EUR.\n")
    await bench.collections.create("Shop", [str(folder)])
    with pytest.raises(StoreError, match="nothing of 'Shop' was read yet"):
        await carry_out(bench, *words)
    await bench.collections.refresh("shop", lambda _told: None)

    assert await carry_out(bench, *words) == 0
    said = capsys.readouterr()
    assert "find: search by meaning (the script searches by words, with BM25)" in said.err
    assert "the collection 'shop' (1 part of its documents as they are now" in said.err
    (line,) = (tmp_path / "search-data" / "shop.jsonl").read_text().splitlines()
    assert json.loads(line)["title"] == "a.md"
    assert "A lamp costs 5 EUR." in json.loads(line)["text"]
    assert str(tmp_path) not in line


async def test_that_a_workflow_is_imported_with_a_report(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.txt"
    path.write_text(WORKFLOW)
    said = await told(bench, capsys, "import", str(path))
    assert (said["name"], said["kind"], said["report"]["carried"]) == ("greet", "workflow", 1)
    assert bench.graphs.get("greet").body.node("a").settings == {"agent": "helper"}
    await carry_out(bench, "import", str(path))
    out = capsys.readouterr().out
    assert out.startswith("greet-2: ")
    assert "line 6: actions[1]: the action 'HttpRequestAction' (there is nothing" in out


async def test_that_what_was_exported_is_imported_as_before(
    bench: Workbench, tmp_path: Path
) -> None:
    for name in ("starter", "first-graph"):
        path = tmp_path / f"{name}.yaml"
        await carry_out(bench, "export", name, str(path))
        assert await carry_out(bench, "import", str(path)) == 0
    before = bench.graphs.get("first-graph")
    found = [graph for graph in bench.graphs.graphs if graph.body == before.body]
    assert len(found) == 2


async def test_that_a_file_that_is_none_is_named(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{")
    with pytest.raises(DocumentError) as caught:
        await carry_out(bench, "import", str(path))
    assert caught.value.message.startswith("bad.json: line 1: ")
    with pytest.raises(DocumentError) as caught:
        await carry_out(bench, "import", str(tmp_path / "gone.yaml"))
    assert "cannot be read" in caught.value.message


async def test_that_versions_are_listed_compared_and_restored(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    first = await bench.graphs.duplicate("first-graph", "Mine")
    assert await carry_out(bench, "diff", "mine", "mine", "--nodes") == 0
    places = {**first.body.places, "agent": Point(5, 6)}
    await bench.graphs.save(
        replace(first, description="Other", body=replace(first.body, places=places)), "mine"
    )
    assert await carry_out(bench, "diff", "first-graph", "mine", "--nodes") == 1
    out = capsys.readouterr().out
    assert "changed graph description:" in out
    assert "moved node agent place: " in out
    found = await told(bench, capsys, "diff", "first-graph", "mine", "--nodes")
    assert found[-1]["after"] == {"x": 5, "y": 6}
    (version,) = await told(bench, capsys, "versions", "mine")
    await carry_out(bench, "versions", "mine")
    assert capsys.readouterr().out.startswith(version["id"])
    await carry_out(bench, "restore", "mine", version["id"][:20])
    assert bench.graphs.get("mine") == first
    with pytest.raises(DocumentError):
        await carry_out(bench, "restore", "mine", "2")
    with pytest.raises(DocumentError):
        await carry_out(bench, "diff", "starter", "mine", "--nodes")
    capsys.readouterr()
    await carry_out(bench, "versions", "starter")
    assert capsys.readouterr().out == "starter: there is no earlier version\n"


async def test_that_an_export_takes_the_place_of_plain_files_only(
    bench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "device").symlink_to("/dev/null")
    with pytest.raises(StoreError, match="is no plain file"):
        await carry_out(bench, "export", "starter", str(tmp_path / "device"))
    with pytest.raises(StoreError, match="there is no folder"):
        await carry_out(bench, "export", "starter", str(tmp_path / "away" / "a.yaml"))
    assert not (tmp_path / "away").exists()
    assert (tmp_path / "device").is_symlink()


async def test_that_what_lies_beside_an_export_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a-data").symlink_to(tmp_path / "else")
    made = Exported("text", beside={"a-data/file": b"x"})
    with pytest.raises(StoreError, match="leads elsewhere"):
        await write_export(made, tmp_path / "out" / "a.py")
    assert list((tmp_path / "else").iterdir()) == []
    assert not (tmp_path / "out" / "a.py").exists()
