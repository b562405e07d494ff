"""S6: 120 hostile names on every way into the store; nothing is written outside of it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from tests.fuzz.seeds import SEEDS
from tests.hub.names import HOSTILE
from workbench.agents.documents import AgentDocument
from workbench.app.agent_library import AgentLibrary
from workbench.base.errors import DocumentError, ModelError, StoreDamaged, WorkbenchError
from workbench.base.names import is_plain_name, same_somewhere
from workbench.base.paths import Paths
from workbench.models.adoption import edit_manifest
from workbench.models.bundles.index import decode_index, encode_index
from workbench.models.bundles.packing import text_content
from workbench.models.bundles.reading import open_bundle
from workbench.models.bundles.values import Index, Member, is_member_name
from workbench.models.elsewhere import models_elsewhere
from workbench.models.file_import import add_file
from workbench.models.folder_import import add_folder
from workbench.models.installed import installed_models
from workbench.models.manifests import read_manifest
from workbench.models.remarks import Remark, into_manifest
from workbench.models.sources.folder import Folder
from workbench.models.sources.values import Query

AGENT_FOLDER = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent-hf"
TINY = SEEDS["whole"] + bytes(20_000)
OURS = re.compile(r"model\.gguf|model\.json|\.lock|\.store\.lock")
FOLDERS = re.compile(r"store|[0-9a-f]{32}")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files lie does not depend on when they are durable."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def made_files(folder: Path, ending: str, below: str = "") -> Iterator[Path]:
    """A file with each of the names that this system lets a file have."""
    for number, name in enumerate(HOSTILE):
        path = folder / str(number) / f"{name}{ending}"
        if below:
            path = folder / str(number) / name / below
        try:
            if not Path(os.path.normpath(path)).is_relative_to(folder / str(number)):
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(TINY)
        except (OSError, ValueError):
            continue
        yield path


def every(folder: Path) -> dict[str, bytes]:
    """What lies below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def test_that_an_imported_file_lies_where_the_store_puts_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    tried = 0
    for path in made_files(tmp_path / "from", ".gguf"):
        tried += 1
        before = every(tmp_path / "from")
        with contextlib.suppress(WorkbenchError):
            add_file(path, data / "models")
        assert every(tmp_path / "from") == before
        assert {one.name for one in tmp_path.iterdir()} <= {"from", "data"}
        for found in (data / "models").rglob("*"):
            whole = (FOLDERS if found.is_dir() else OURS).fullmatch(found.name)
            assert whole, (path.name, found)
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(tmp_path / "from")
    assert tried > 90


def test_that_links_to_a_file_are_copied_and_the_file_stays(tmp_path: Path) -> None:
    secret = tmp_path / "secret.gguf"
    secret.write_bytes(TINY)
    (tmp_path / "soft.gguf").symlink_to(secret)
    (tmp_path / "hard.gguf").hardlink_to(secret)
    for name in ("soft", "hard"):
        stored = add_file(tmp_path / f"{name}.gguf", tmp_path / "models")
        assert not stored.is_symlink()
        assert stored.stat().st_nlink == 1, "what is written to one is never in the other"
        stored.write_bytes(b"changed")
        assert secret.read_bytes() == TINY


def test_that_a_folder_of_a_drive_only_leads_to_its_own_files(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    made = [*made_files(drive, "-Q4_0.gguf"), *made_files(drive, "", below="x-Q8_0.gguf")]
    assert len(made) > 150
    source = Folder(drive)
    found = list(source.search(Query(limit=5000)))
    assert len(found) > 90
    for model in found[::30]:  # each look walks through the whole drive
        for variant in source.page(model.id).variants:
            for file in variant.files:
                parts = urlsplit(file.url)
                assert (parts.scheme, parts.netloc) == ("file", "localhost")
                assert Path(url2pathname(parts.path)).resolve().is_relative_to(drive)
    for name in HOSTILE[::30]:
        with contextlib.suppress(WorkbenchError):
            page = source.page(name)
            assert page.model.id in {model.id for model in found}


def test_that_folders_of_other_programs_are_read_and_never_altered(tmp_path: Path) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside.gguf"
    outside.write_bytes(TINY)
    ollama = home / ".ollama" / "models"
    (ollama / "blobs").mkdir(parents=True)
    blob = ollama / "blobs" / f"sha256-{'a' * 64}"
    blob.symlink_to(outside)
    for number, name in enumerate(HOSTILE):
        for digest in (name, f"sha256:{name}", f"sha256:{'a' * 64}"):
            manifest = ollama / "manifests" / "registry" / str(number) / name[:99]
            layer = {"mediaType": "application/vnd.ollama.image.model", "digest": digest}
            with contextlib.suppress(OSError, ValueError):
                if Path(os.path.normpath(manifest)).is_relative_to(ollama / "manifests"):
                    manifest.parent.mkdir(parents=True, exist_ok=True)
                    manifest.write_text(json.dumps({"layers": [layer]}))
    studio = list(made_files(home / ".lmstudio" / "models", ".gguf"))
    hub = home / ".cache" / "huggingface" / "hub"
    cached = list(made_files(hub / "models--a--b" / "snapshots", ".gguf"))
    (hub / "models--a--b" / "snapshots" / "loop").symlink_to("loop")
    assert len(studio) > 90
    assert len(cached) > 90
    before = every(tmp_path)

    found = models_elsewhere(home, {})
    assert {one.program for one in found} == {"Hugging Face cache", "LM Studio"}
    assert all(one.path.resolve().is_relative_to(home) for one in found)
    listed = installed_models(tmp_path / "own", elsewhere=found)
    assert len({model.id for model in listed}) == len(listed) > 180
    assert every(tmp_path) == before


@pytest.mark.parametrize("place", ["{}", "agents/{}.yaml", f"store/{'a' * 32}/{{}}", "{}/x"])
def test_that_a_bundle_holds_no_such_name(place: str) -> None:
    for name in HOSTILE:
        full = place.format(name)
        if is_member_name(full):
            assert full.encode().isalnum() or re.fullmatch(r"[a-z0-9_/-]+\.[a-z]+", full)
            continue
        try:
            raw = encode_index(Index("A", (Member(full, 1, "0" * 64, 0, ("0" * 64,)),)))
        except UnicodeEncodeError:
            continue
        with pytest.raises(StoreDamaged, match="name"):
            decode_index(raw)


def test_that_a_bundles_folder_with_such_a_file_in_it_is_refused(
    tmp_path: Path,
) -> None:
    import threading

    from tests.unit.models.bundles.conftest import make_key
    from workbench.models.bundles.packing import Packing

    agent = text_content("agents/helper.yaml", "kind: Prompt\nname: helper\n")
    drive = tmp_path / "drive"
    Packing("A", [agent], make_key(3), threading.Event()).to_folder(drive)
    assert open_bundle(drive).is_folder
    refused = 0
    for path in made_files(tmp_path / "names", ".gguf"):
        extra = drive / "store" / path.name
        extra.parent.mkdir(exist_ok=True)
        extra.write_bytes(TINY)
        if path.name[0] != ".":
            with pytest.raises(WorkbenchError, match="not in its signed index"):
                open_bundle(drive)
            refused += 1
        shutil.rmtree(extra.parent)
    assert refused > 60


def test_that_a_title_never_moves_a_model(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(TINY)
    root = tmp_path / "models"
    folder = add_file(tmp_path / "m.gguf", root).parent
    before = read_manifest(folder)
    for name in HOSTILE:
        said = partial(into_manifest, remark=Remark(name, (name,), notes=name))
        with contextlib.suppress(WorkbenchError):
            edit_manifest(root, folder, said)
        after = read_manifest(folder)
        assert (after.id, after.files, after.folder) == (before.id, before.files, "")
        assert [one.name for one in (root / "store").iterdir() if one.is_dir()] == [folder.name]
        assert {one.name for one in folder.iterdir()} == {"model.gguf", "model.json"}


async def test_that_an_agent_is_a_file_of_its_folder_or_refused(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    library = AgentLibrary(paths)
    await library.refresh()
    await library.save(AgentDocument("helper", "Helper"))
    for name in HOSTILE:
        with contextlib.suppress(DocumentError):
            await library.save(AgentDocument(name, name[:100]))
        with contextlib.suppress(DocumentError):
            await library.save(AgentDocument(name, "Helper"), previous_name="helper")
        with contextlib.suppress(DocumentError):
            library.get(name)
        with contextlib.suppress(DocumentError):
            await library.remove(name)
        with contextlib.suppress(DocumentError):
            await library.restore(name)
        assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", library.free_name(name)), name
    for name in every(tmp_path):
        found = tmp_path / name
        assert found.is_relative_to(paths.agents) or found.suffix == "", found
        assert not found.suffix or re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.yaml", found.name), found


def test_that_a_models_folder_and_its_files_have_plain_names(tmp_path: Path) -> None:
    inside = tmp_path / "from" / "hf"
    shutil.copytree(AGENT_FOLDER, inside)
    spoilt = 0
    for number, name in enumerate(HOSTILE):
        extra = inside / f"{name}.json"
        if Path(os.path.normpath(extra)).parent != inside:
            continue
        try:
            extra.write_bytes(b"{}")
        except (OSError, ValueError):
            continue
        root = tmp_path / f"models-{number}"
        with contextlib.suppress(ModelError):
            kept = add_folder(inside, root)
            assert kept.parent.parent == root / "store"
            assert all(is_plain_name(one.name) for one in kept.iterdir())
            spoilt -= 1
        spoilt += 1
        extra.unlink()
        shutil.rmtree(root, ignore_errors=True)
    assert spoilt > 30
    assert {one.name for one in tmp_path.iterdir()} == {"from"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Model.json", "model.JSON"), ("caf\u00e9.json", "cafe\u0301.json"), ("Å.json", "å.json")],
)
def test_that_two_files_that_are_one_elsewhere_are_refused(
    one: str, other: str, tmp_path: Path
) -> None:
    assert same_somewhere([one, "x", other]) == other
    assert not same_somewhere([one, f"{one}x"])
    inside = tmp_path / "hf"
    shutil.copytree(AGENT_FOLDER, inside)
    for name in (one, other):
        (inside / name).write_bytes(b"{}")
    if len({unicodedata.normalize("NFC", p.name.casefold()) for p in inside.iterdir()}) == len(
        list(inside.iterdir())
    ):
        pytest.skip("this disk keeps one of them only")
    with pytest.raises(ModelError, match="capitals"):
        add_folder(inside, tmp_path / "models")
    assert not list((tmp_path / "models").rglob("*.safetensors"))

    (tmp_path / "m.gguf").write_bytes(TINY)
    folder = add_file(tmp_path / "m.gguf", tmp_path / "own").parent
    manifest = folder / "model.json"
    values = json.loads(manifest.read_bytes())
    files = [values["files"][0] | {"name": name} for name in (one, other)]
    manifest.write_text(json.dumps(values | {"files": files}))
    with pytest.raises(ModelError, match="capitals"):
        read_manifest(folder)
