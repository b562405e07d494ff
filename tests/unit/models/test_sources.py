"""Sources: the hub's API, a web mirror, a folder; and what other programs hold."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import gguf
import pytest

from tests.hub.server import Hub, running_hub
from workbench.base.errors import ModelError, SourceRefused, TransferError
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.remote_reader import RemoteReader
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.gguf import read_header, read_header_of
from workbench.models.sources.folder import Folder
from workbench.models.sources.hugging_face import HuggingFace
from workbench.models.sources.mirror import Mirror
from workbench.models.sources.registry import SOURCES, make_source
from workbench.models.sources.values import Query


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        yield running


def _model_file(path: Path, words: int = 2000) -> bytes:
    """A real GGUF file with a vocabulary."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_block_count(2)
    writer.add_context_length(2048)
    writer.add_embedding_length(64)
    writer.add_head_count(4)
    writer.add_token_list([f"word{number}" for number in range(words)])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path.read_bytes()


def test_that_the_hub_is_searched_and_a_page_has_its_variants(hub: Hub) -> None:
    hub.put("org/tiny-GGUF", "tiny-Q4_K_M.gguf", b"a" * 40)
    hub.put("org/tiny-GGUF", "tiny-Q8_0.gguf", b"b" * 80)
    hub.put("org/tiny-GGUF", "README.md", b"---\nlicense: mit\n---\n# Tiny\nA model.")
    hub.repositories["org/tiny-GGUF"] |= {
        "tags": ["gguf", "license:mit", "text-generation"],
        "downloads": 12,
        "likes": 3,
        "gguf": {"total": 1000, "chat_template": "{% if tools %}x{% endif %}"},
    }
    source = HuggingFace(hub.url)
    found = list(source.search(Query("tiny")))
    assert [model.id for model in found] == ["org/tiny-GGUF"]
    model = found[0]
    assert (model.licence, model.downloads, model.parameters) == ("mit", 12, 1000)
    assert model.can_call_tools
    page = source.page("org/tiny-GGUF")
    assert [variant.name for variant in page.variants] == ["Q4_K_M", "Q8_0"]
    file = page.variants[0].files[0]
    assert file.sha256 == hashlib.sha256(b"a" * 40).hexdigest()
    assert file.size_bytes == 40
    assert page.card.startswith("# Tiny")
    asked = [urlsplit(path) for path, _ in hub.served.requests]
    assert [one.path for one in asked] == [
        "/api/models",
        "/api/models/org/tiny-GGUF",
        "/org/tiny-GGUF/raw/main/README.md",
    ], "nothing but what was asked for"
    query = parse_qs(asked[0].query)
    assert query.pop("expand"), "what a list shows comes with it"
    assert query == {
        "search": ["tiny"], "filter": ["gguf"], "sort": ["downloads"], "limit": ["100"],
    }  # fmt: skip


def _many(hub: Hub) -> HuggingFace:
    """Eight models that differ in all that can be asked for."""
    for number in range(8):
        author, task = ("one", "two")[number % 2], ("text-generation", "feature-extraction")
        licence, code = ("mit", "apache-2.0")[number // 4], ["code"] * (number < 3)
        name = f"{author}/model{number}-GGUF"
        hub.put(name, f"model{number}-Q4_0.gguf", b"GGUF")
        hub.repositories[name] |= {
            "tags": [f"license:{licence}", *code],
            "pipeline_tag": task[number % 2],
            "downloads": 10 * number,
            "likes": 100 - number,
            "lastModified": f"2025-0{1 + (3 * number) % 8}-01T00:00:00.000Z",
            "gguf": {"total": 10**9 * (number + 1)},
        }
    hub.put("one/weights", "model.safetensors", b"no GGUF")
    hub.page_length = 3
    return HuggingFace(hub.url)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Query("model"), (7, 6, 5, 4, 3, 2, 1, 0)),
        (Query("model", limit=4), (7, 6, 5, 4)),
        (Query("model7"), (7,)),
        (Query(author="one"), (6, 4, 2, 0)),
        (Query(licence="mit"), (3, 2, 1, 0)),
        (Query(task="chat"), (6, 4, 2, 0)),
        (Query(task="embedding"), (7, 5, 3, 1)),
        (Query(task="code"), (2, 1, 0)),
        (Query(task="routing"), (7, 6, 5, 4, 3, 2, 1, 0)),
        (Query(sort="likes", limit=2), (0, 1)),
        (Query(sort="updated", limit=3), (5, 2, 7)),
        (Query(largest_bytes=10**9), (3, 2, 1, 0)),
        (Query(largest_bytes=10**9, limit=2), (3, 2)),
    ],
)
def test_that_the_hub_is_asked_for_each_filter_and_order(
    hub: Hub, query: Query, numbers: tuple[int, ...]
) -> None:
    found = _many(hub).search(query)
    assert [int(model.id.partition("/model")[2][0]) for model in found] == list(numbers)


@pytest.mark.parametrize(
    ("kind", "query", "left"),
    [
        ("hugging_face", Query("x", "a", "mit", "code", "likes"), ()),
        ("hugging_face", Query(task="routing", sort="name"), ("task routing", "order by name")),
        ("catalogue", Query("x", "a", "mit", "routing", "updated", 9, 10**9), ()),
        ("catalogue", Query(sort="likes"), ("order by likes",)),
        ("mirror", Query("x", "a", "mit", "chat", "name", 9, 10**9), ()),
        ("mirror", Query(sort="updated"), ("order by time of change",)),
        ("folder", Query("x", largest_bytes=5, sort="updated"), ()),
        ("folder", Query("x", "a", "mit", "chat"), ("author", "licence", "task chat")),
        ("bundle", Query(author="a", sort="likes"), ("author", "order by likes")),
    ],
)
def test_that_a_source_says_what_it_does_not_apply(
    kind: str, query: Query, left: tuple[str, ...]
) -> None:
    assert make_source(kind, "https://mirror.example/").unapplied(query) == left


def test_that_the_hub_says_how_far_it_knows_sizes() -> None:
    assert "size of the files" in HuggingFace().unapplied(Query(largest_bytes=5))[0]


def test_that_a_hub_that_is_away_says_what_to_do(hub: Hub) -> None:
    source = HuggingFace("http://127.0.0.1:9", timeout_s=1.0)
    with pytest.raises(TransferError) as caught:
        list(source.search(Query("x")))
    assert "settings" in caught.value.hint


@pytest.mark.parametrize("name", ["org/none", "no/such/model", "../../etc/passwd", "a b"])
def test_that_a_model_that_is_not_there_is_refused(hub: Hub, name: str) -> None:
    with pytest.raises(SourceRefused):
        HuggingFace(hub.url).page(name)


def test_that_the_header_is_read_before_the_file_is_fetched(hub: Hub, tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    data = _model_file(path, words=40_000) + b"\0" * 5_000_000
    remote = RemoteFile(hub.put("org/m", "m.gguf", data), "m.gguf", len(data))
    with new_client(Limits(streams=1)) as client:
        reader = RemoteReader(client, remote)
        header = read_header_of(io.BufferedReader(reader), "m.gguf")
    assert header.metadata == read_header(path).metadata
    assert header.architecture == "llama"
    assert reader.fetched_bytes < 2_600_000


def test_that_a_mirror_is_a_list_behind_a_web_server(hub: Hub) -> None:
    data = b"x" * 100
    entry = {
        "id": "clinic/assistant",
        "title": "Assistant",
        "licence": "mit",
        "tags": ["chat"],
        "files": [
            {
                "path": "a/b-Q4_0.gguf",
                "size_bytes": 100,
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        ],
    }
    listing = json.dumps({"format": 1, "models": [entry]}).encode()
    address = hub.put("m", "models.json", listing).removesuffix("models.json")
    mirror = Mirror(address)
    assert [model.title for model in mirror.search(Query("assist"))] == ["Assistant"]
    assert not list(mirror.search(Query("other")))
    for fits in (Query(author="clinic"), Query(task="text-generation"), Query(licence="MIT")):
        assert len(list(mirror.search(fits))) == 1
    for other in (Query(author="x"), Query(task="code"), Query(largest_bytes=99)):
        assert not list(mirror.search(other))
    page = mirror.page("clinic/assistant")
    assert page.variants[0].files[0].url == f"{address}a/b-Q4_0.gguf"
    with pytest.raises(SourceRefused):
        mirror.page("clinic/none")


@pytest.mark.parametrize(
    "listing",
    [
        b"",
        b"{}",
        b"<html>",
        b'{"format": 2, "models": []}',
        b'{"format": 1, "models": [{"id": "a", "files": [{"path": "../x", "size_bytes": 1,'
        b' "sha256": "00"}]}]}',
        b'{"format": 1, "models": [{"id": "a", "files": [{"path": "x.gguf", "size_bytes": 1,'
        b' "sha256": "short"}]}]}',
        b'{"format": 1, "models": [{"id": "a", "files": [{"path": "http://e/x",'
        b' "size_bytes": 1, "sha256": "' + b"0" * 64 + b'"}]}]}',
        b"[" * 100_000,
    ],
)
def test_that_a_damaged_list_of_a_mirror_is_told(hub: Hub, listing: bytes) -> None:
    address = hub.put("m", "models.json", listing).removesuffix("models.json")
    with pytest.raises(TransferError, match=r"models\.json"):
        list(Mirror(address).search(Query()))


def test_that_a_folder_is_a_source_and_says_when_it_is_away(tmp_path: Path) -> None:
    (tmp_path / "usb" / "tiny").mkdir(parents=True)
    (tmp_path / "usb" / "tiny" / "tiny-Q4_0.gguf").write_bytes(b"GGUF")
    source = make_source("folder", str(tmp_path / "usb"))
    assert [model.id for model in source.search(Query("tiny"))] == ["tiny"]
    assert source.page("tiny").variants[0].files[0].url.startswith("file:")
    (tmp_path / "usb" / "large").mkdir()
    (tmp_path / "usb" / "large" / "large-Q4_0.gguf").write_bytes(b"GGUF" * 100)
    os.utime(tmp_path / "usb" / "tiny" / "tiny-Q4_0.gguf", (2e9, 2e9))
    assert [model.id for model in source.search(Query(largest_bytes=10))] == ["tiny"]
    for query, first in ((Query(sort="name"), "large"), (Query(sort="updated"), "tiny")):
        assert next(source.search(query)).id == first
    part = tmp_path / "usb" / "tiny" / "tiny-Q8_0-00002-of-00002.gguf"
    part.write_bytes(b"GGUF")
    assert source.page("tiny").incomplete == ("tiny-Q8_0 lacks part 1 of 2",)
    with pytest.raises(SourceRefused, match="away"):
        list(Folder(tmp_path / "gone").search(Query()))


def test_that_an_unknown_kind_of_source_is_told() -> None:
    with pytest.raises(ModelError, match="torrent") as caught:
        make_source("torrent")
    assert all(kind in caught.value.hint for kind in SOURCES)
