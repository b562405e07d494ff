"""S6: hostile names on every way in beside models, bundles and agents: nothing lies outside."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.hub.names import HOSTILE
from tests.unit.models.test_hostile_imports import every, made_files
from workbench.app.agent_library import AgentLibrary
from workbench.app.collection_library import Collection, CollectionLibrary
from workbench.app.data_set_library import DataSetDocument, DataSetLibrary
from workbench.app.deploy.document import LABEL, parse_deployment
from workbench.app.document_library import DocumentLibrary
from workbench.app.graph_library import GraphLibrary
from workbench.app.incoming import bring_in, look
from workbench.app.jobs.library import JobLibrary
from workbench.app.jobs.values import Job
from workbench.app.mcp_files import ServerFiles
from workbench.app.parcels.values import Parcel, ParcelFile, decode_parcel, encode_parcel
from workbench.app.workbench import open_workbench
from workbench.base.errors import DocumentError, StoreDamaged, WorkbenchError
from workbench.base.paths import Paths, resource
from workbench.evals.values import Case
from workbench.tools.files import read_tool
from workbench.tools.mcp.documents import Command, McpServer

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
PLAIN = r"[a-z0-9][a-z0-9_-]{0,99}"
SAVED = re.compile(
    rf"({PLAIN}|[0-9T.]+Z-[0-9a-f]+)"
    r"(\.agentgraph|\.agentjob|\.agentcases|\.collection|\.mcpserver)?\.yaml"
)
JOB = Job("helper", "Helper", agent="starter", input="Hello")
CASES = (Case("one", "What is 12 * 7?", expected="84"),)
AGENT = "kind: Prompt\nname: {0}\ndisplayName: {0}\ninstructions: Answer.\n"
DEPLOYMENT = (
    "kind: Deployment\nname: {name}\ntype: distributed-edge\nmodels: {{primary: {model}}}\n"
    "agents: [{agent}]\nnodes:\n- name: {node}\n- name: b\n"
)


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files lie does not depend on when they are durable."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "data", tmp_path / "cache")
    made.make()
    return made


def libraries(paths: Paths) -> Iterator[tuple[DocumentLibrary[Any], Any]]:
    """Each kind of document, with one of it."""
    graphs = GraphLibrary(paths)
    yield graphs, replace(_of(resource("graphs")), name="helper")
    yield JobLibrary(paths), JOB
    yield DataSetLibrary(paths), DataSetDocument("helper", "Helper", CASES)
    yield ServerFiles(paths), McpServer("helper", "Helper", Command("python", ()))
    yield CollectionLibrary(paths), Collection("helper", "Helper", ("/tmp",))


def _of(folder: Path) -> Any:
    from workbench.agents.graphs.files import read_graph

    return read_graph(folder / "first-graph.agentgraph.yaml")


def outside(place: Path, names: Sequence[str]) -> list[str]:
    """What is no folder of the program and no file with a plain name in it."""
    return [
        name
        for name in names
        if (place / name).is_file() and not SAVED.fullmatch(Path(name).name)
    ]


@pytest.mark.parametrize("number", range(5))
async def test_that_a_document_is_a_file_of_its_folder_or_refused(
    number: int, paths: Paths, tmp_path: Path
) -> None:
    library, document = list(libraries(paths))[number]
    await library.refresh()
    await library.save(document)
    before = set(every(tmp_path))
    for name in HOSTILE:
        for made, earlier in (
            (replace(document, name=name), ""),
            (replace(document, name=name), "helper"),
            (replace(document, name="helper-2"), name),
        ):
            with suppress(DocumentError):
                await library.save(made, earlier)
        for act in (library.get, library.versions, library.knows, library.drafts.drop):
            with suppress(WorkbenchError):
                act(name)
        for ask in (
            library.remove(name),
            library.restore(name),
            library.duplicate("helper", name),
        ):
            with suppress(WorkbenchError):
                await ask
        assert re.fullmatch(PLAIN, library.free_name(name)), name
        for left in list(library.documents):
            if left.name not in ("helper", "helper-2") and SAVED.fullmatch(left.name + ".yaml"):
                library.path_of(left.name).unlink(missing_ok=True)
    after = set(every(tmp_path)) - before
    assert outside(tmp_path, sorted(after)) == []
    folder = library.path_of("x").parent
    assert all((tmp_path / name).is_relative_to(paths.data) for name in after)
    assert folder.is_relative_to(paths.data)


async def test_that_what_is_opened_goes_where_its_kind_lies(
    paths: Paths, tmp_path: Path
) -> None:
    """Names of files, and names and titles in them, on the way of ``workbench FILE``."""
    given = tmp_path / "given"
    given.mkdir()
    tool = (resource("tools") / "find_stock.agenttool.yaml").read_text()
    graph = (resource("graphs") / "first-graph.agentgraph.yaml").read_text()
    texts = {
        "a.yaml": AGENT,
        "g.agentgraph.yaml": re.sub("(?m)^(name|displayName): .*", r"\1: {0}", _plain(graph)),
        "t.agenttool.yaml": re.sub("(?m)^(name|title): .*", r"\1: {0}", _plain(tool)),
        "c.agentcases.yaml": "agentcases: 1\nname: {0}\ncases:\n- {{case_id: a, text: b}}\n",
    }
    async with open_workbench(paths) as bench:
        before = set(every(paths.data))
        taken, stems = 0, set[tuple[str, str]]()
        kept: dict[str, DocumentLibrary[Any]] = {
            "agent": bench.agents,
            "graph": bench.graphs,
            "data set": bench.data_sets,
            "tool": bench.tool_library,
        }
        for number, name in enumerate(HOSTILE):
            for file, text in texts.items():
                if number % 3 and file[0] != "a":
                    continue
                path = given / file
                path.write_text(text.format(_quoted(name)), errors="surrogatepass")
                with suppress(WorkbenchError):
                    found = look(path)
                    stored = await bring_in(bench, found)
                    taken += 1
                    stems.add((found.kind, stored))
                    kept[found.kind].path_of(stored).unlink()  # else all are read each time
        assert taken > 100
        assert {kind for kind, _stored in stems} == set(kept)
        assert all(re.fullmatch(PLAIN, stored) for _kind, stored in stems)
        new = set(every(paths.data)) - before
    folders = {Path(name).parts[0] for name in new if "yaml" in name}
    assert folders <= {"agents", "graphs", "tools", "data-sets"}, folders
    documents = [name for name in new if Path(name).parts[0] in folders]
    plain = re.compile(rf"{PLAIN}(\.agent\w+)?\.yaml|{PLAIN}|[\w.-]+")
    assert all(plain.fullmatch(Path(name).name) for name in documents)
    assert {Path(name).parts[0] for name in every(tmp_path)} <= {"data", "cache", "given"}
    assert set(every(given)) == set(texts)


async def test_that_the_name_of_an_opened_file_decides_no_place(
    paths: Paths, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    tried = 0
    async with open_workbench(paths) as bench:
        for path in made_files(given, ".csv"):
            path.write_text("input,expected\nHello,Hi\n")
            tried += 1
            with suppress(WorkbenchError):
                stored = await bring_in(bench, look(path))
                assert re.fullmatch(PLAIN, stored), path.name
                assert bench.data_sets.path_of(stored).parent == paths.data / "data-sets"
                bench.data_sets.path_of(stored).unlink()
        sets = paths.data / "data-sets"
        assert outside(sets, sorted(every(sets))) == []
    assert tried > 90
    assert {Path(name).parts[0] for name in every(tmp_path)} <= {"data", "cache", "given"}


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _quoted(name: str) -> str:
    """A text in YAML's double quotes, every character escaped that may mean something."""
    return '"' + "".join(one if one.isalnum() else f"\\U{ord(one):08x}" for one in name) + '"'


def test_that_a_deployment_with_such_a_name_is_refused_or_plain() -> None:
    usual = {"name": "house", "model": "starter", "agent": "calculator", "node": "a"}
    for name in HOSTILE:
        for field in usual:
            text = DEPLOYMENT.format(**{**usual, field: _quoted(name)})
            try:
                read = parse_deployment(text)
            except DocumentError:
                continue
            found = read.deployment
            if found is None or any(one.level == "error" for one in read.problems):
                continue
            assert LABEL.fullmatch(found.name)
            assert all(LABEL.fullmatch(one.name) for one in found.nodes)
            assert all(re.fullmatch(PLAIN, one) for one in found.agents)
            assert not set("/\\\0\n") & set("".join(found.models.ids))


@pytest.mark.parametrize("kind", ["update", "engine-pack"])
def test_that_a_signed_parcel_with_such_a_name_is_refused_or_plain(kind: Any) -> None:
    refused = 0
    for name in HOSTILE:
        for path, called, version in (
            (name, "cuda", "1"),
            ("a", name, "1"),
            ("a", "cuda", name),
        ):
            file = ParcelFile(path, 1, "0" * 64)
            try:
                raw = encode_parcel(Parcel(kind, called, version, "linux-x86_64", (file,)))
                found = decode_parcel(raw)
            except (StoreDamaged, UnicodeEncodeError):
                refused += 1
                continue
            assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", found.name), name
            assert not set("/\\\0\n") & set(found.version), name
            (inner,) = found.files
            parts = inner.path.split("/")
            assert inner.path.isprintable(), name
            assert not {"", ".", ".."} & set(parts), name
            assert not set("\\:") & set(inner.path), name
            assert all(one == one.strip(" .") or one[0] == "." for one in parts), name
    assert refused > len(HOSTILE)


async def test_that_a_tool_is_a_file_of_its_folder_or_refused(
    paths: Paths, tmp_path: Path
) -> None:
    tool = read_tool(resource("tools") / "find_stock.agenttool.yaml")
    async with open_workbench(paths) as bench:
        library = bench.tool_library
        before = set(every(tmp_path))
        for name in HOSTILE:
            with suppress(WorkbenchError):
                await library.save(replace(tool, name=name, digest=""), "")
            for ask in (library.remove(name), library.restore(name)):
                with suppress(WorkbenchError):
                    await ask
        new = {one for one in set(every(tmp_path)) - before if "tool" in one}
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", Path(name).name) for name in new), new
    assert AgentLibrary(paths).path_of("x").parent == paths.agents


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("title", ["数据", "Данные", "データ", "🙂", "..."])
async def test_that_a_title_without_a_plain_letter_gets_a_name_that_can_be_kept(
    number: int, title: str, paths: Paths
) -> None:
    library, document = list(libraries(paths))[number]
    for _again in range(2):
        name = library.free_name(title)
        await library.save(replace(document, name=name, title=title))
    assert sum(one.title == title for one in library.documents) == 2
