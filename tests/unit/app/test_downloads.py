"""A click becomes a verified model in the store; pause, restart and faults lose nothing."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hub.model_files import write_model
from tests.hub.server import Hub, running_hub
from workbench.app.downloads import Downloads
from workbench.app.notices import Notices
from workbench.base.errors import ModelError
from workbench.models.downloads.queue_file import Download, Wanted, read_queue
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.manifests import read_manifest
from workbench.models.verification import repair, verify

if TYPE_CHECKING:
    import threading

    import httpx2

MEGABYTE = 1024 * 1024


class Network:
    """The way out to the test's own server."""

    limits = Limits(
        reserve_bytes=0, stall_s=0.7, first_wait_s=0.02, longest_wait_s=0.1, attempts=4
    )
    brake = Brake()

    def permit(self, _wanted: Wanted) -> AbstractContextManager[None]:
        return nullcontext()

    def connect(self, _wanted: Wanted) -> AbstractContextManager[httpx2.Client]:
        return new_client(self.limits)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        yield running


@pytest.fixture(scope="module")
def model_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole GGUF file of 20 MB: three chunks."""
    path = tmp_path_factory.mktemp("model") / "m.gguf"
    return write_model(path, 20, seed=1).read_bytes()


@asynccontextmanager
async def downloads(folder: Path, seen: list[Path]) -> AsyncIterator[Downloads]:
    async def adopted(model: Path) -> None:
        seen.append(model)

    opened = Downloads(
        folder / "models", folder / "downloads.json", Notices(), Network(), adopted
    )
    await opened.open()
    opened.start()
    try:
        yield opened
    finally:
        await opened.close()


async def came(queue: Downloads, count_bytes: int) -> None:
    """Wait until so many bytes are there."""
    there = asyncio.Event()

    def look(items: tuple[Download, ...]) -> None:
        if any(item.progress.have_bytes >= count_bytes for item in items):
            there.set()

    stop = queue.listen(look)
    await asyncio.wait_for(there.wait(), 30)
    stop()


def wanted(hub: Hub, data: bytes) -> Wanted:
    url = hub.put("org/m", "m-Q4_0.gguf", data)
    file = RemoteFile(url, "m-Q4_0.gguf", len(data), hashlib.sha256(data).hexdigest())
    return Wanted("", "M Q4_0", (file,), source="hugging_face", source_id="org/m")


async def test_that_a_download_ends_in_the_store_with_all_its_digests(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as queue:
        states: list[str] = []
        queue.listen(lambda items: states.extend(item.state for item in items))
        item = await queue.add(wanted(hub, model_bytes))
        done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
    assert done.state == "finished"
    assert states[0] == "queued"
    assert {"fetching", "finished"} <= set(states)
    assert [folder.name for folder in seen] == [done.model_digest]
    manifest = read_manifest(seen[0])
    assert manifest.title == "M Q4_0"
    assert manifest.source_id == "org/m"
    assert (seen[0] / "model.gguf").read_bytes() == model_bytes
    assert len(manifest.files[0].chunks) == 3
    assert not list((tmp_path / "models" / ".partial").iterdir())
    assert read_queue(tmp_path / "downloads.json") == []


async def test_that_a_split_model_with_a_projector_is_one_model(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    files = [
        RemoteFile(
            hub.put("org/m", name, model_bytes + tail),
            name,
            len(model_bytes) + len(tail),
            hashlib.sha256(model_bytes + tail).hexdigest(),
        )
        for name, tail in (("a-1", b"1"), ("a-2", b"22"), ("mmproj", b"333"))
    ]
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as queue:
        item = await queue.add(Wanted("", "Split", tuple(files[:2]), files[2]))
        done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        again = await queue.add(item.wanted)
    assert done.state == again.state == "finished"
    manifest = read_manifest(seen[0])
    assert [(file.name, file.role) for file in manifest.files] == [
        ("model-00001-of-00002.gguf", "model"),
        ("model-00002-of-00002.gguf", "model"),
        ("projector.gguf", "projector"),
    ]
    assert (seen[0] / "projector.gguf").stat().st_size == files[2].size_bytes
    assert len([r for r in hub.served.requests if r[1] == "bytes=0-0"]) == 3, "fetched once"


async def test_that_a_damaged_model_is_mended_chunk_by_chunk(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    import threading

    seen: list[Path] = []
    async with downloads(tmp_path, seen) as queue:
        item = await queue.add(wanted(hub, model_bytes))
        await asyncio.wait_for(queue.wait(item.wanted.id), 60)
    path, entry = seen[0] / "model.gguf", read_manifest(seen[0]).files[0]
    going: threading.Event = threading.Event()
    assert verify(path, entry, going).whole
    with path.open("r+b") as file:
        file.seek(9 * MEGABYTE)
        file.write(b"rot")
        file.truncate(17 * MEGABYTE)
    verdict = verify(path, entry, going)
    assert verdict.bad == (1, 2)
    hub.served.sent_bytes = 0
    with new_client(Network.limits) as client:
        fetched = repair(path, entry, verdict.bad, client)
    assert verify(path, entry, going).whole
    assert path.read_bytes() == model_bytes
    assert fetched == hub.served.sent_bytes == len(model_bytes) - 8 * MEGABYTE


async def test_that_a_pause_and_a_new_program_go_on_where_it_was(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 4_000_000.0
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as queue:
        item = await queue.add(wanted(hub, model_bytes))
        name = item.wanted.id
        await came(queue, 2 * MEGABYTE)
        await queue.pause(name)
        assert queue.items[0].state == "paused"
        first = queue.items[0].progress.fetched_bytes
    hub.rate_bytes_per_s = 0.0
    async with downloads(tmp_path, seen) as queue:
        assert queue.items[0].state == "paused"
        await queue.resume(name)
        done = await asyncio.wait_for(queue.wait(name), 60)
    assert done.state == "finished"
    assert (seen[0] / "model.gguf").read_bytes() == model_bytes
    assert first > 0
    assert first + done.progress.fetched_bytes < len(model_bytes) + 6 * MEGABYTE


async def test_that_a_failure_is_told_and_resumed_by_hand(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as queue:
        hub.misbehave("503", times=-1, skip=2)
        item = await queue.add(wanted(hub, model_bytes))
        failed = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        assert failed.state == "failed"
        assert "503" in failed.message
        assert failed.hint
        hub.behave()
        await queue.resume(item.wanted.id)
        done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        assert done.state == "finished"


async def test_that_what_is_no_model_never_gets_into_the_store(
    hub: Hub, tmp_path: Path
) -> None:
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as queue:
        item = await queue.add(wanted(hub, b"PK\x03\x04" + b"zip" * 1000))
        failed = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
    assert failed.state == "failed"
    assert "GGUF" in failed.message
    assert not seen
    assert not list((tmp_path / "models").glob("store/*/*"))


async def test_that_a_cancelled_download_leaves_nothing(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 2_000_000.0
    async with downloads(tmp_path, []) as queue:
        item = await queue.add(wanted(hub, model_bytes))
        await came(queue, 1)
        await queue.cancel(item.wanted.id)
        assert queue.items == ()
    assert not list((tmp_path / "models" / ".partial").iterdir())
    with pytest.raises(ModelError):
        await queue.resume(item.wanted.id)


async def test_that_two_programs_do_not_fetch_the_same_at_once(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 4_000_000.0
    async with downloads(tmp_path, []) as first, downloads(tmp_path, []) as second:
        item = await first.add(wanted(hub, model_bytes))
        await came(first, MEGABYTE)
        await second.add(wanted(hub, model_bytes))
        refused = await asyncio.wait_for(second.wait(item.wanted.id), 30)
        assert refused.state == "failed"
        assert "another Workbench" in refused.message
        hub.rate_bytes_per_s = 0.0
        done = await asyncio.wait_for(first.wait(item.wanted.id), 60)
        assert done.state == "finished"


async def test_that_what_was_wanted_before_waits_for_the_word(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 1_000_000.0
    async with downloads(tmp_path, []) as queue:
        item = await queue.add(wanted(hub, model_bytes))
        await came(queue, 1)
    asked = len(hub.served.requests)
    hub.rate_bytes_per_s = 0.0
    later = Downloads(
        tmp_path / "models", tmp_path / "downloads.json", Notices(), Network(), nobody
    )
    await later.open()
    assert [i.state for i in later.items] == ["queued"]
    await asyncio.sleep(0)
    assert len(hub.served.requests) == asked, "nothing goes out by itself"
    later.start()
    done = await asyncio.wait_for(later.wait(item.wanted.id), 60)
    assert done.state == "finished"
    await later.close()


async def nobody(_model: Path) -> None:
    """Nobody wants to know."""


async def test_that_the_same_files_are_one_download(hub: Hub, tmp_path: Path) -> None:
    hub.rate_bytes_per_s = 100_000.0
    async with downloads(tmp_path, []) as queue:
        url = hub.put("org/m", "x.gguf", b"0" * 1_000_000)
        file = RemoteFile(url, "x.gguf")
        first = await queue.add(Wanted("", "x", (file,), source=url))
        second = await queue.add(Wanted("", "x again", (file,), source=url))
        assert first.wanted.id == second.wanted.id
        assert len(queue.items) == 1
        await queue.cancel(first.wanted.id)


async def test_that_a_damaged_list_of_downloads_is_kept_and_told(tmp_path: Path) -> None:
    kept = tmp_path / "downloads.damaged.json"
    (tmp_path / "downloads.json").write_text('{"downloads": [{}]}', encoding="utf-8")
    async with downloads(tmp_path, []) as queue:
        assert queue.items == ()
        assert [notice.level for notice in queue._notices.items] == ["error"]
    assert kept.exists()
