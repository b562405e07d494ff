"""Collections of documents in the program: made, refreshed, searched, removed, used by runs."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.running import end_of, graph
from tests.unit.tools.retrieval.questions import DOCUMENTS, QUESTIONS
from workbench.app import collection_commands
from workbench.app.collection_arguments import add_collection_commands
from workbench.app.collection_library import Collection, read_collection, write_collection
from workbench.app.graph_world import world_of
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import (
    DocumentError,
    ModelError,
    PolicyError,
    StoreError,
    ToolError,
)
from workbench.base.paths import Paths, resource
from workbench.tools.retrieval.refresh import Progress
from workbench.traces.export import to_otlp

SAMPLE = {"handbook": "Sample handbook"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "cache")


@pytest.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        opened.settings.change(engine_threads=1)
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "shop"
    found.mkdir()
    for name, text in DOCUMENTS.items():
        (found / name).write_text(text, encoding="utf-8")
    return found


def put_away(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def keep_only(folder: Path, count: int) -> None:
    for path in sorted(folder.iterdir())[count:]:
        path.unlink()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def silent(_progress: Progress) -> None:
    """Nobody looks."""


async def run(bench: Workbench, *words: str) -> int:
    parser = argparse.ArgumentParser()
    add_collection_commands(parser.add_subparsers(dest="command"))
    return await collection_commands.run(bench, parser.parse_args(["documents", *words]))


async def test_that_a_collection_is_kept_and_found_again(
    bench: Workbench, paths: Paths, folder: Path
) -> None:
    made = await bench.collections.create("My Shop", [str(folder)])
    done = await bench.collections.refresh(made.name, silent)
    assert (made.name, done.read) == ("my-shop", 20)

    async with open_workbench(paths) as later:
        assert later.collections.get("my-shop") == made
        hits = await later.collections.search("my-shop", next(iter(QUESTIONS)), 3)
        state = await later.collections.state("my-shop")

    assert hits[0].title == "returns.md"
    assert (state.documents, state.embedded, state.model_key) == (20, 0, "")
    assert state.size_bytes > 0


async def test_that_what_may_not_be_read_is_refused(
    bench: Workbench, paths: Paths, tmp_path: Path
) -> None:
    for bad in (paths.data, tmp_path, Path.home(), Path("/"), tmp_path / "none"):
        with pytest.raises(PolicyError):
            await bench.collections.create("Bad", [str(bad)])
    with pytest.raises(DocumentError):
        await bench.collections.create(" ", [])
    with pytest.raises(PolicyError, match="not a full path"):
        await bench.collections.create("Bad", ["shop"])
    assert bench.collections.titles == SAMPLE


async def test_that_a_folder_that_is_away_changes_nothing(
    bench: Workbench, folder: Path
) -> None:
    await bench.collections.create("Shop", [str(folder)])
    await bench.collections.refresh("shop", silent)
    put_away(folder)

    with pytest.raises(PolicyError, match="is not a folder"):
        await bench.collections.refresh("shop", silent)

    assert (await bench.collections.state("shop")).documents == 20


async def test_that_a_collection_file_that_names_our_own_data_is_not_read(
    bench: Workbench, paths: Paths
) -> None:
    library = bench.collections.library
    await library.save(Collection("sly", "Sly", (str(paths.data),)))

    with pytest.raises(PolicyError, match="own data"):
        await bench.collections.refresh("sly", silent)


async def test_that_a_search_says_what_is_missing(bench: Workbench, folder: Path) -> None:
    with pytest.raises(DocumentError, match="no collection 'shop'"):
        await bench.collections.search("shop", "hat")
    await bench.collections.create("Shop", [str(folder)])
    with pytest.raises(StoreError, match="nothing of 'Shop' was read yet"):
        await bench.collections.search("shop", "hat")
    await bench.collections.refresh("shop", silent)
    with pytest.raises(ToolError, match="no embedding model"):
        await bench.collections.search("shop", "hat", mode="meaning")
    assert await bench.collections.search("shop", "  ") == []


async def test_that_a_real_model_makes_the_vectors(bench: Workbench, folder: Path) -> None:
    keep_only(folder, 5)
    await bench.collections.create("Shop", [str(folder)], "starter")
    told: list[Progress] = []
    done = await bench.collections.refresh("shop", told.append)
    state = await bench.collections.state("shop")

    assert (done.embedded_chunks, state.embedded, state.documents) == (5, 5, 5)
    assert state.dimensions > 0
    assert state.model_key.startswith("starter ")
    assert told[-1].files == told[-1].all_files == 5
    name = sorted(DOCUMENTS)[0]
    heading = DOCUMENTS[name].partition("\n")[0].removeprefix("# ")
    exact = f"{heading}\n{DOCUMENTS[name]}"
    for mode in ("meaning", "hybrid"):
        hits = await bench.collections.search("shop", exact, 2, mode)
        assert hits[0].title == name
        assert "meaning" in hits[0].how


async def test_that_a_model_that_is_not_there_is_named(bench: Workbench, folder: Path) -> None:
    with pytest.raises(ModelError, match="gone"):
        await bench.collections.create("Shop", [str(folder)], "gone")
    assert bench.collections.embedding_models == ()


async def test_that_a_damaged_index_is_made_anew(bench: Workbench, folder: Path) -> None:
    await bench.collections.create("Shop", [str(folder)])
    await bench.collections.refresh("shop", silent)
    index = bench.collections.library.folder / "shop.index.sqlite"
    index.write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreError, match="damaged"):
        await bench.collections.search("shop", "hat")

    assert (await bench.collections.refresh("shop", silent)).read == 20
    assert await bench.collections.search("shop", "celery")


async def test_that_a_second_refresh_beside_the_first_is_refused(
    bench: Workbench, folder: Path
) -> None:
    await bench.collections.create("Shop", [str(folder)])
    found = await asyncio.gather(
        bench.collections.refresh("shop", silent),
        bench.collections.refresh("shop", silent),
        return_exceptions=True,
    )

    refused = [each for each in found if isinstance(each, StoreError)]
    assert [each.message for each in refused] == ["'Shop' is being refreshed already"]
    assert len(found) == 2


async def test_that_a_removed_collection_leaves_the_documents(
    bench: Workbench, folder: Path
) -> None:
    await bench.collections.create("Shop", [str(folder)])
    await bench.collections.refresh("shop", silent)

    await bench.collections.remove("shop")

    assert bench.collections.titles == SAMPLE
    assert list(bench.collections.library.folder.glob("*.sqlite*")) == []
    assert names_in(folder) == sorted(DOCUMENTS)


async def test_that_the_sample_is_there_and_read_when_it_is_searched_first(
    bench: Workbench, paths: Paths
) -> None:
    index = paths.cache / "collections" / "handbook.index.sqlite"
    assert not index.exists()
    both = await asyncio.gather(
        *(bench.collections.search("handbook", "the light blinks", 1) for _ in "ab")
    )

    assert [hits[0].heading for hits in both] == ["Kettle K-2 > The red light blinks"] * 2
    assert both[0][0].how == ("keywords",)
    assert not (paths.data / "collections").exists()
    index.unlink()  # what is in the cache may be cleared at any time
    assert await bench.collections.search("handbook", "kettle")
    assert len(await bench.collections.parts("handbook")) == 14


async def test_that_the_sample_is_searched_by_meaning_once_a_model_can(
    bench: Workbench, paths: Paths
) -> None:
    await bench.collections.search("handbook", "crumbs")
    starter = resource("models/starter/starter.gguf")
    await asyncio.to_thread(shutil.copy, starter, paths.models / "embedder.gguf")
    await bench.models.refresh()

    hits = await bench.collections.search("handbook", "crumbs", 20)
    state = await bench.collections.state("handbook")

    assert state.model_key.startswith("embedder ")
    assert (state.documents, state.embedded) == (4, 4)
    assert hits[0].how == ("keywords", "meaning")
    assert len(hits) == 14, "words alone find one part"
    (paths.models / "embedder.gguf").unlink()
    await bench.models.refresh()
    assert (await bench.collections.search("handbook", "crumbs", 20))[0].how == ("keywords",)


async def test_that_the_sample_stays_and_gives_way_to_a_collection_of_its_name(
    bench: Workbench, folder: Path
) -> None:
    with pytest.raises(DocumentError, match="came with the program"):
        await bench.collections.remove("handbook")
    await bench.collections.library.save(Collection("handbook", "Mine", (str(folder),)))

    with pytest.raises(StoreError, match="nothing of 'Mine' was read yet"):
        await bench.collections.search("handbook", "celery")
    await bench.collections.refresh("handbook", silent)
    assert (await bench.collections.search("handbook", "celery"))[0].title == "allergens.md"
    await bench.collections.remove("handbook")
    assert bench.collections.titles == SAMPLE
    assert (await bench.collections.search("handbook", "crumbs"))[0].title == "toaster.md"


async def test_that_a_graph_answers_from_documents(bench: Workbench, folder: Path) -> None:
    ask = graph(
        {
            "q": ("input", {"name": "text"}),
            "find": ("retrieve", {"collection": "shop", "most": 1}),
            "out": ("output", {"name": "answer"}),
        },
        ("q.value -> find.query", "find.text -> out.value"),
    )
    with pytest.raises(DocumentError, match="no collection 'shop'"):
        await bench.runs.start_graph(ask, {"text": "x"})
    await bench.collections.create("Shop", [str(folder)])
    await bench.collections.refresh("shop", silent)
    assert world_of(bench).collections == {**SAMPLE, "shop": "Shop"}

    going = await bench.runs.start_graph(ask, {"text": "Is there celery in the soup?"})
    await asyncio.wait_for(going.wait(), 20)

    end = end_of([record.event for record in going.records])
    assert end.answer.startswith("[1] allergens.md, Allergens in the canteen\n# Allergens")
    spans = json.dumps(to_otlp(going.records))
    assert '"gen_ai.operation.name", "value": {"stringValue": "retrieval"}' in spans


async def test_that_the_commands_do_all_of_it(
    bench: Workbench, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "noise.txt").write_bytes(b"\0\1")
    assert await run(bench, "add", "Shop", str(folder)) == 0
    said = capsys.readouterr()
    assert said.out == "shop: 20 read, 1 skipped\n"
    assert "words only (no embedding model is installed)" in said.err
    assert "noise.txt: it is not text" in said.err

    assert await run(bench, "search", "shop", "celery", "--most", "1") == 0
    assert "[1] " in (shown := capsys.readouterr().out)
    assert "allergens.md, Allergens in the canteen (keywords" in shown
    await run(bench, "search", "shop", "celery", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["results"][0]["title"] == "allergens.md"
    await run(bench, "search", "shop", "qqqq")
    assert "nothing was found" in capsys.readouterr().err

    (folder / "parking.md").unlink()
    await run(bench, "refresh", "shop", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["unchanged"], told["removed"], len(told["skipped"])) == (19, 1, 1)
    await run(bench, "list")
    assert capsys.readouterr().out.splitlines()[2].split()[:3] == ["shop", "Shop", "19"]
    await run(bench, "list", "--json")
    listed = json.loads(capsys.readouterr().out)["collections"]
    assert [row["index"]["documents"] for row in listed] == [0, 19]
    assert await run(bench, "rm", "shop") == 0
    assert capsys.readouterr().out == "shop\n"


NAME = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(NAME, TEXT, st.lists(TEXT, min_size=1, max_size=3), TEXT)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_a_file_says_what_was_written(
    tmp_path: Path, name: str, title: str, folders: list[str], model: str
) -> None:
    path = tmp_path / "x.collection.yaml"
    made = Collection(name, title, tuple(folders), model)
    path.write_text(write_collection(made), encoding="utf-8")

    assert read_collection(path) == made


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "kind"),
        ("kind: Agent", "kind"),
        ("kind: Collection\nversion: 9\nname: a\nfolders: [/x]", "version"),
        ("kind: Collection\nversion: 1\nname: A b\nfolders: [/x]", "name"),
        ("kind: Collection\nversion: 1\nname: a\nfolders: []", "folders"),
        ("kind: Collection\nversion: 1\nname: a\nfolders: 7", "folders"),
        ("[]", "document"),
        ("a: [", "line"),
    ],
)
async def test_that_a_bad_file_is_named_when_the_program_opens(
    paths: Paths, text: str, says: str
) -> None:
    place = paths.data / "collections"
    place.mkdir(parents=True)
    (place / "bad.collection.yaml").write_text(text)

    async with open_workbench(paths) as bench:
        (path, message, hint) = bench.collections.library.problems[0]
        notices = [notice.key for notice in bench.notices.items]

    assert path.name == "bad.collection.yaml"
    assert says in message
    assert hint
    assert "collections.unread" in notices
