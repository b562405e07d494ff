"""S6: a name from outside never decides where a file lies, nor what a terminal does."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.hub.names import HOSTILE
from tests.hub.server import Hub, running_hub
from workbench.app.fetch import Fetch
from workbench.app.part_folders import parts_folder
from workbench.app.reports import as_json
from workbench.app.terminal import harmless, table
from workbench.base.errors import SourceRefused, StoreError, WorkbenchError
from workbench.base.names import is_path_below, is_plain_name
from workbench.models.downloads.queue_file import (
    Download,
    Wanted,
    read_queue,
    write_queue,
)
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.manifests import read_manifest
from workbench.models.sources.hugging_face import HuggingFace
from workbench.models.sources.mirror import Mirror
from workbench.models.sources.values import Query
from workbench.models.sources.variants import quantisation_of, variants_of

OURS = re.compile(r"(?:model|projector)\.gguf|model\.json|\.lock|[0-9]\.part.*")
FOLDERS = re.compile(r"store|\.partial|ab12|[0-9a-f]{32}")


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files lie does not depend on when they are durable."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        yield running


def test_that_there_are_enough_of_them() -> None:
    """S6."""
    assert len(HOSTILE) >= 120


def test_that_an_accepted_name_stays_in_its_folder_on_every_system() -> None:
    """S6."""
    for name in HOSTILE:
        if is_plain_name(name):
            for flavour in (PurePosixPath, PureWindowsPath):
                path = flavour("root") / name
                assert path.parent == flavour("root")
                assert path.name == name
                assert not PureWindowsPath(name).is_reserved()
            assert name == name.rstrip(". ")
            assert "/" not in unicodedata.normalize("NFKC", name)
        if is_path_below(name):
            assert all(is_plain_name(part) for part in name.split("/"))


def test_that_a_manifest_names_only_files_of_its_folder(tmp_path: Path) -> None:
    """S6: what a bundle, another program or a damaged disk wrote there is not believed."""
    for number, name in enumerate(HOSTILE):
        place = tmp_path / str(number)
        place.mkdir()
        folder = place / "store" / "abc"
        folder.mkdir(parents=True)
        entry = {
            "name": name, "role": "model", "size_bytes": 1, "sha256": "", "chunks": [],
            "chunk_bytes": 1,
        }  # fmt: skip
        values = {"format": 1, "title": name, "files": [entry], "source_id": name}
        (folder / "model.json").write_text(json.dumps(values))
        with contextlib.suppress(WorkbenchError):
            for file in read_manifest(folder).files:
                assert (folder / file.name).parent == folder
                assert (folder / file.name).resolve().parent == folder.resolve()


def test_that_a_mirror_is_only_asked_for_what_lies_below_it() -> None:
    """S6."""
    mirror = Mirror("http://mirror.example/models")
    for name in HOSTILE:
        file = {"path": name, "size_bytes": 1, "sha256": "0" * 64}
        entry = {"id": name, "title": name, "files": [file]}
        with contextlib.suppress(ValueError):
            mirror._checked(json.loads(json.dumps({"format": 1, "models": [entry]})))
            url = str(httpx2.URL(mirror._file(file)[1].url))
            assert url.startswith("http://mirror.example/models/")
            assert ".." not in urlsplit(url).path.split("/")
        mirror._model(entry).title.encode()


def test_that_a_repository_only_leads_to_files_of_its_own(hub: Hub) -> None:
    """S6: a file's name cannot lead to another place of the hub."""
    for name in HOSTILE:
        hub.put("org/x", f"{name}-Q4_0.gguf", b"x")
        hub.put("org/x", f"{name}/a-Q8_0.gguf", b"x")
        hub.repositories["org/x"]["tags"] += [name, f"license:{name}"]
    hub.put("org/x", "good-F16.gguf", b"x")
    source = HuggingFace(hub.url)
    assert [model.id for model in source.search(Query())] == ["org/x"]
    variants = source.page("org/x").variants
    assert variants
    for variant in variants:
        path = httpx2.URL(variant.files[0].url).path
        assert path.startswith("/org/x/resolve/main/")
        assert ".." not in path.split("/")
    for name in HOSTILE:
        with pytest.raises(SourceRefused):
            source.page(f"org/{name}/x")


def test_that_a_list_of_hostile_models_is_shown_without_them(hub: Hub) -> None:
    """S6: what could never be asked for is not listed."""
    hub.repositories |= {
        f"id{n}": {"id": name, "tags": ["gguf"]} for n, name in enumerate(HOSTILE)
    }
    hub.repositories["org/good"] = {"id": "org/good", "tags": ["gguf"]}
    found = {model.id for model in HuggingFace(hub.url).search(Query(limit=1000))}
    hub.repositories.clear()
    assert "org/good" in found
    assert all(re.fullmatch(r"[\w.-]+(?:/[\w.-]+)?", name, re.ASCII) for name in found)


def test_that_variants_have_the_names_of_their_files_and_nothing_breaks() -> None:
    """S6."""
    for name in HOSTILE:
        file = RemoteFile("http://h/x", name, 1)
        for found in (variants_of([(name, file)]), variants_of([(f"{name}.gguf", file)])):
            assert all(variant.files == (file,) for variant in found)
        assert len(quantisation_of(f"{name}.gguf")) < 40


def test_that_the_list_of_downloads_keeps_a_name_or_refuses_it(tmp_path: Path) -> None:
    """S6: an id becomes a folder; a title is only shown."""
    for number, name in enumerate(HOSTILE):
        place = tmp_path / str(number)
        place.mkdir()
        path = place / "downloads.json"
        file = RemoteFile("http://h/x", name, 1)
        with contextlib.suppress(StoreError):
            write_queue(
                path, [Download(Wanted("ab12", name, (file,), source=name, licence=name))]
            )
            assert read_queue(path)[0].wanted.title == name
        values: dict[str, object] = {
            "id": name, "title": "x", "files": [], "projector": None, "source": "",
            "source_id": "", "licence": "", "added_s": 0,
        }  # fmt: skip
        path.write_text(
            json.dumps({"format": 1, "downloads": [{"state": "queued", "wanted": values}]})
        )
        with contextlib.suppress(StoreError):
            for download in read_queue(path):
                folder = parts_folder(place, download.wanted.id)
                assert folder.resolve().parent == (place / ".partial").resolve()


class Near:
    """The way to a hub that asks nobody."""

    limits = Limits(streams=1, reserve_bytes=0, attempts=1)
    brake = Brake()

    def __init__(self, client: httpx2.Client) -> None:
        self.client = client

    def permit(self, _wanted: Wanted) -> AbstractContextManager[None]:
        return nullcontext()

    def connect(self, _wanted: Wanted) -> AbstractContextManager[httpx2.Client]:
        return nullcontext(self.client)


def test_that_a_fetched_model_lies_where_the_store_puts_it(
    tmp_path: Path, hub: Hub, tiny: bytes
) -> None:
    """S6: no byte is written outside the store, whatever the source calls its files."""
    root = tmp_path / "data" / "models"
    url = hub.put("org/x", "good.gguf", tiny)
    with new_client(Near.limits) as client:
        for at in range(0, len(HOSTILE), 5):
            name, title, source, source_id, licence = (*HOSTILE, *HOSTILE)[at : at + 5]
            file = RemoteFile(url, name, len(tiny))
            wanted = Wanted("ab12", title, (file,), None, source, source_id, licence)
            with contextlib.suppress(WorkbenchError):
                Fetch(wanted, root, Near(client), lambda _progress: None).run()
            assert list(tmp_path.iterdir()) == [tmp_path / "data"]
            assert list((tmp_path / "data").iterdir()) == [root]
            for path in root.rglob("*"):
                assert (FOLDERS if path.is_dir() else OURS).fullmatch(path.name), (name, path)
            shutil.rmtree(tmp_path / "data")


@pytest.fixture(scope="module")
def tiny() -> bytes:
    from tests.fuzz.seeds import SEEDS

    return SEEDS["whole"] + bytes(20_000)


def test_that_a_terminal_shows_a_name_and_does_nothing_else() -> None:
    """S6."""
    for name in HOSTILE:
        shown = harmless(name)
        for char in shown:
            assert char in "\n\t\u200c\u200d" or unicodedata.category(char)[0] != "C"
            assert unicodedata.category(char) not in ("Zl", "Zp")
        assert len(table(["name"], [[name]]).splitlines()) <= 2
        shown.encode()
        printed = as_json({"name": name, name: 1})
        printed.encode()
        assert all(char == "\n" or harmless(char) == char for char in printed)
        assert json.loads(printed)["name"] in (name, 1)
