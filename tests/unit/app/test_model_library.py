"""The library: what is said of models, what is used, what is removed, what is fetched."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hub.server import running_hub
from workbench.app.model_sources import wanted_variant
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError, ModelLoadError, StoreError
from workbench.base.paths import Paths, resource
from workbench.models.adoption import Checked, adopt
from workbench.models.bundles.values import INDEX_NAME
from workbench.models.downloads.values import ChunkMap
from workbench.models.manifests import NAME, Manifest, read_manifest, write_manifest
from workbench.models.sources.catalogue import Catalogue
from workbench.models.sources.values import Query
from workbench.models.store import InstalledModel

STARTER = resource("models") / "starter" / "starter.gguf"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    return found


@pytest.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        yield opened


async def _stored(bench: Workbench, title: str = "My Model Q8") -> InstalledModel:
    root = bench.paths.models
    copy = root / "part"
    await asyncio.to_thread(shutil.copyfile, STARTER, copy)
    size = copy.stat().st_size
    digest = title.encode().hex().ljust(64, "0")[:64]
    checked = Checked(copy, ChunkMap(size, 1 << 23, digest, ("0" * 64,)))
    folder = await asyncio.to_thread(adopt, root, [checked], Manifest("", title, ()))
    await bench.models.refresh()
    return next(model for model in bench.models.models if model.path.parent == folder)


async def test_that_a_model_of_the_store_keeps_its_id_when_its_title_changes(
    bench: Workbench,
) -> None:
    model = await _stored(bench)
    before = await bench.models.rename(model.id, "Another")
    await bench.models.tag(model.id, add=["work"])
    await bench.models.favourite(model.id, favourite=True)
    await bench.models.note(model.id, "Good at sums.")
    found = bench.models.get(model.id)
    assert (found.title, found.tags, found.favourite) == ("Another", ("work",), True)
    assert bench.models.describe(model.id).notes == "Good at sums."
    manifest = await asyncio.to_thread(read_manifest, model.path.parent)
    assert (manifest.id, manifest.title) == ("my-model-q8", "Another")

    await bench.models.edit(model.id, lambda _said: before)
    assert bench.models.get(model.id).title == "My Model Q8"
    assert bench.models.get(model.id).tags == ()


async def test_that_a_manifest_of_an_older_program_keeps_the_id_it_had(
    bench: Workbench,
) -> None:
    model = await _stored(bench)
    folder = model.path.parent
    manifest = await asyncio.to_thread(read_manifest, folder)
    await asyncio.to_thread(write_manifest, folder, replace(manifest, id=""))
    await bench.models.rename("my-model-q8", "New title")
    assert bench.models.get("my-model-q8").title == "New title"


async def test_that_a_second_model_of_a_title_does_not_take_the_id_of_the_first(
    bench: Workbench,
) -> None:
    first = await _stored(bench, "Same")
    await bench.models.rename(first.id, "Other")
    second = await _stored(bench, "Same ")
    assert first.id == "same"
    assert second.id.startswith("same-")
    assert bench.models.get("same").title == "Other"


async def test_that_remarks_on_other_models_lie_in_one_file(bench: Workbench) -> None:
    await bench.models.rename("starter", "Mine")
    await bench.models.tag("starter", add=["Small", "fast"], remove=["none"])
    assert bench.models.get("starter").title == "Mine"
    async with open_workbench(bench.paths) as second:
        assert second.models.get("starter").tags == ("small", "fast")
    await bench.models.rename("starter", "")
    assert bench.models.get("starter").title != "Mine"
    with pytest.raises(ModelError):
        await bench.models.tag("starter", add=["two words"])


async def test_that_a_bundle_that_is_used_in_place_is_never_written_to(
    bench: Workbench, tmp_path: Path
) -> None:
    model = await _stored(bench, "Carried")
    drive = tmp_path / "drive"
    drive.mkdir()
    (bench.paths.models / "store").rename(drive / "store")
    (drive / INDEX_NAME).write_text("{}")
    bench.settings.change(model_folders=(str(drive),))
    await bench.models.refresh()
    manifest = drive / "store" / model.path.parent.name / NAME
    before = manifest.read_bytes()

    await bench.models.tag(model.id, add=["work"])
    await bench.models.rename(model.id, "On the drive")
    found = bench.models.get(model.id)
    assert (found.title, found.tags) == ("On the drive", ("work",))
    assert manifest.read_bytes() == before
    with pytest.raises(ModelError, match="signed bundle"):
        await bench.models.remove(model.id)
    assert manifest.is_file()


async def test_that_damaged_remarks_are_told(paths: Paths) -> None:
    (paths.data / "models.json").write_text("{")
    async with open_workbench(paths) as bench:
        assert any("notes about models" in notice.reason for notice in bench.notices.items)
        assert bench.models.get("starter")


async def test_that_downloads_go_to_the_chosen_folder_unless_it_is_away(
    bench: Workbench, tmp_path: Path
) -> None:
    assert await asyncio.to_thread(bench.models.download_root) == bench.paths.models
    disk = tmp_path / "disk"
    bench.settings.change(download_folder=str(disk))
    with pytest.raises(StoreError, match="not connected"):
        await asyncio.to_thread(bench.models.download_root)
    disk.mkdir()
    assert await asyncio.to_thread(bench.models.download_root) == disk


async def test_that_a_fetched_model_lies_in_the_chosen_folder_and_is_removed_from_there(
    bench: Workbench, tmp_path: Path
) -> None:
    disk, usb = tmp_path / "disk", tmp_path / "usb"
    for folder in (disk, usb):
        folder.mkdir()
    await asyncio.to_thread(shutil.copyfile, STARTER, usb / "tiny-F16.gguf")
    bench.settings.change(download_folder=str(disk))
    source = await asyncio.to_thread(bench.sources.source, "folder", str(usb))
    found = await bench.sources.search(source, Query())
    page = await bench.sources.page(source, found[0].id)
    item = await bench.downloads.add(wanted_variant(page, page.variants[0]))
    done = await asyncio.wait_for(bench.downloads.wait(item.wanted.id), 60)
    assert (done.state, done.wanted.root) == ("finished", str(disk))
    model = next(one for one in bench.models.models if one.source == "store")
    assert model.path.is_relative_to(disk / "store")

    disk.rename(tmp_path / "unplugged")
    await bench.models.refresh()
    assert bench.models.get(model.id).away == str(disk)
    with pytest.raises(ModelError, match="not connected"):
        bench.models.choose(model.id)
    with pytest.raises(StoreError, match="not connected"):
        await bench.downloads.add(replace(item.wanted, title="Another"))
    assert not disk.exists(), "a folder of a drive is never made anew"
    (tmp_path / "unplugged").rename(disk)
    await bench.models.refresh()
    await bench.models.remove(model.id)
    assert all(one.source != "store" for one in bench.models.models)


async def test_that_a_catalogue_entry_is_judged_without_a_network_and_fetched_from_the_hub(
    bench: Workbench,
) -> None:
    bench.settings.change(network="off")
    source = bench.sources.source("catalogue")
    page = await bench.sources.page(source, "qwen2.5-0.5b-instruct")
    header = await bench.sources.header("catalogue", page.variants[0])
    judged = await bench.models.judge_variants(header, page.variants)
    assert [one.variant.name for one in judged] == [v.name for v in page.variants]
    assert bench.sources.sources()[0][0] == "catalogue"

    wanted = wanted_variant(page, page.variants[0])
    repository = Catalogue().entry(page.model.id).repository
    with running_hub() as hub:
        hub.put(repository, "Qwen2.5-0.5B-Instruct-Q4_K_M.gguf", b"a" * 40)
        bench.settings.change(network="on", hub_address=hub.url)
        real = await bench.sources.resolved(wanted)
        assert (real.source, real.source_id, real.size_bytes) == (
            "hugging_face",
            repository,
            40,
        )
        assert real.title == wanted.title
        assert real.files[0].sha256
        gone = wanted_variant(page, page.variants[-1])
        with pytest.raises(ModelError, match="no variant"):
            await bench.sources.resolved(gone)
    assert await bench.sources.resolved(real) is real


async def test_that_a_model_of_another_program_is_loaded_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, digest = tmp_path / "home", "c" * 64
    for name in ("OLLAMA_MODELS", "HF_HOME", "HF_HUB_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    blob = home / ".ollama" / "models" / "blobs" / f"sha256-{digest}"
    manifest = home / ".ollama/models/manifests/registry.ollama.ai/library/tiny/latest"
    for path in (blob, manifest):
        path.parent.mkdir(parents=True)
    await asyncio.to_thread(shutil.copyfile, STARTER, blob)
    kind = "application/vnd.ollama.image.model"
    layer = {"mediaType": kind, "digest": f"sha256:{digest}"}
    manifest.write_text(json.dumps({"layers": [layer]}))
    paths = Paths(tmp_path / "data", tmp_path / "cache", home)
    async with open_workbench(paths) as bench:
        model = bench.models.get("tiny-latest")
        assert (model.source, model.program, model.path) == ("other", "Ollama", blob)
        loaded = await bench.loading.load(model.id, context_tokens=512)
        assert loaded.info is not None
        with pytest.raises(ModelError, match="belongs to Ollama"):
            await bench.models.remove(model.id)
        assert blob.exists()
        bench.settings.change(other_programs_models=False)
        assert all(one.source != "other" for one in await bench.models.refresh())


async def test_that_recorded_answers_are_added_and_a_bad_file_is_not(
    bench: Workbench, tmp_path: Path
) -> None:
    recording = {"format": 1, "name": "Demo", "recordings": [{"text": "word"}]}
    file = tmp_path / "demo.replay.json"
    file.write_text(json.dumps(recording))
    for _ in range(2):  # the same one again changes nothing
        model = await bench.models.add_file(file)
        assert (model.id, model.engine, model.problem) == ("demo", "replay", "")
        assert model.path == bench.paths.models / file.name
    file.write_text(json.dumps({**recording, "name": "Other"}))
    with pytest.raises(ModelError, match="another recording"):
        await bench.models.add_file(file)
    assert '"Demo"' in model.path.read_text()
    for number, text in enumerate(("{}", "[", json.dumps({**recording, "format": 2}))):
        bad = tmp_path / f"bad-{number}.replay.json"
        bad.write_text(text)
        with pytest.raises(ModelLoadError, match="is not a recording"):
            await bench.models.add_file(bad)
    assert not list(bench.paths.models.glob("bad*"))
    await bench.models.remove("demo")
    assert not model.path.exists()


async def test_that_usage_is_counted_from_the_runs(bench: Workbench) -> None:
    recording = {"format": 1, "name": "Demo", "recordings": [{"text": "word ", "repeat": 5}]}
    (bench.paths.models / "demo.replay.json").write_text(json.dumps(recording))
    bench.settings.change(engine_mode="thread")
    await bench.models.refresh()
    assert await bench.conversations.usage() == {}
    for _ in range(2):
        run = await bench.runs.start("starter", "Hello", model_id="demo")
        await asyncio.wait_for(run.wait(), 20)
    usage = (await bench.conversations.usage())["demo"]
    assert (usage.runs, usage.new_tokens) == (2, 10)
    assert usage.last_used_s > 0
