"""What reaches out carries the right token, and goes by the proxy."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.hub.proxy import Proxy, running_proxy
from tests.hub.server import Hub, running_hub
from workbench.app.model_sources import ModelSources, wanted_variant
from workbench.base.errors import SourceRefused
from workbench.base.settings_store import SettingsStore
from workbench.models.downloads.ranges import look_at
from workbench.models.downloads.values import CHUNK_BYTES
from workbench.models.manifests import StoredFile
from workbench.models.sources.values import Query
from workbench.models.verification import chunk_map, verify
from workbench.policy.network import install_network_guard
from workbench.policy.secrets import Secrets

STARTER = Path(__file__).parents[3] / "resources/models/starter/starter.gguf"
FAR = "http://hub.example"


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        running.put("org/tiny-GGUF", "tiny-Q8_0.gguf", STARTER.read_bytes())
        yield running


@pytest.fixture
def proxy(hub: Hub) -> Iterator[Proxy]:
    with running_proxy(hub) as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def sources(settings: SettingsStore) -> Iterator[ModelSources]:
    guard = install_network_guard()
    yield ModelSources(settings, guard, Secrets())
    guard.stop()


async def _everything(sources: ModelSources, address: str) -> str:
    """Search, look, read a header, and begin a download; returns the file's address."""
    source = await asyncio.to_thread(sources.source, "hugging_face", address)
    found = await sources.search(source, Query("tiny"))
    page = await sources.page(source, found[0].id)
    header = await sources.header("hugging_face", page.variants[0])
    assert header.architecture

    def begin() -> int:
        wanted = wanted_variant(page, page.variants[0])
        with sources.permit(wanted), sources.connect(wanted) as client:
            return look_at(client, wanted.files[0]).remote.size_bytes

    assert await asyncio.to_thread(begin) == STARTER.stat().st_size
    return page.variants[0].files[0].url


async def test_that_a_gated_model_is_fetched_and_repaired_with_the_token(
    hub: Hub, sources: ModelSources, tmp_path: Path
) -> None:
    hub.token = "hf_secret"  # noqa: S105  a test's own
    sources.set_token("hugging_face", hub.token, hub.url)
    url = await _everything(sources, hub.url)
    path = tmp_path / "m.gguf"
    path.write_bytes(STARTER.read_bytes())
    stored = _stored(path, url)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff\x00\xff")
    bad = verify(path, stored, threading.Event()).bad
    assert bad == (0,)
    assert await asyncio.to_thread(sources.repair, path, stored, bad) > 0
    assert path.read_bytes() == STARTER.read_bytes()


def _stored(path: Path, url: str) -> StoredFile:
    found = chunk_map(path, CHUNK_BYTES, threading.Event())
    etag = f'"{found.sha256[:32]}"'  # as the test's hub names it
    size_bytes, chunks = path.stat().st_size, found.chunks
    return StoredFile("m", "model", size_bytes, found.sha256, chunks, url=url, etag=etag)


async def test_that_a_token_that_is_not_accepted_is_told_as_such(
    hub: Hub, sources: ModelSources
) -> None:
    hub.token = "hf_secret"  # noqa: S105  a test's own
    for kept, words in (("", "wants an access token"), ("old", "does not accept your access")):
        sources.set_token("hugging_face", kept, hub.url)
        source = sources.source("hugging_face", hub.url)
        with pytest.raises(SourceRefused, match=words) as caught:
            await sources.search(source, Query("tiny"))
        assert "workbench models token" in caught.value.hint
    with pytest.raises(SourceRefused, match="does not accept your access"):
        await sources.page(sources.source("hugging_face", hub.url), "org/tiny-GGUF")


async def test_that_the_proxy_of_the_settings_is_taken_everywhere(
    proxy: Proxy,
    sources: ModelSources,
    settings: SettingsStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    settings.change(proxy=proxy.url)
    await _everything(sources, FAR)
    _came_by(proxy)
    _told_of(sources)


async def test_that_the_proxy_of_the_environment_is_taken_everywhere(
    proxy: Proxy, sources: ModelSources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", proxy.url)
    await _everything(sources, FAR)
    _came_by(proxy)
    _told_of(sources)


def _told_of(sources: ModelSources) -> None:
    """What leaves by a proxy of this machine is told, though only the proxy was seen."""
    told = {(one.host, one.purpose.partition(",")[2]) for one in sources._guard.contacts}
    assert told == {(urlsplit(FAR).hostname, " by a proxy of this machine")}


def _came_by(proxy: Proxy) -> None:
    """Search, page, card, header and download, each of them."""
    asked = [address.split("?")[0].removeprefix(FAR) for address in proxy.asked]
    file = "/org/tiny-GGUF/resolve/main/tiny-Q8_0.gguf"
    card = "/org/tiny-GGUF/raw/main/README.md"
    assert asked[:3] == ["/api/models", "/api/models/org/tiny-GGUF", card]
    assert asked[3:] == [file] * len(asked[3:])
    assert len(asked) >= 5


def test_that_this_machine_is_reached_without_the_proxy(
    sources: ModelSources, settings: SettingsStore
) -> None:
    settings.change(proxy="http://proxy.example:3128")
    assert sources.proxy("https://huggingface.co/x") == "http://proxy.example:3128"
    assert sources.proxy("http://127.0.0.1:99/x") == ""
