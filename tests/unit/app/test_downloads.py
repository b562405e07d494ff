"""A click becomes a verified model in the store; pause, restart and faults lose nothing."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import platform
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.hub.model_files import write_model
from tests.hub.server import Hub, running_hub
from workbench.app.downloads import Downloads
from workbench.app.notices import Notices
from workbench.app.part_folders import check_room, held, parts_folder
from workbench.base.errors import ModelError, StoreFull
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
async def downloads(
    folder: Path, seen: list[Path], network: Network | None = None
) -> AsyncIterator[Downloads]:
    async def adopted(model: Path) -> None:
        seen.append(model)

    opened = Downloads(
        folder / "models",
        folder / "downloads.json",
        Notices(),
        network or Network(),
        adopted,
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
        hub.misbehave("500", times=-1, skip=2)
        item = await queue.add(wanted(hub, model_bytes))
        failed = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        assert failed.state == "failed"
        assert "500" in failed.message
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


async def state_of(queue: Downloads, *states: str) -> Download:
    """Wait until a download of it is in one of these states."""
    there: asyncio.Future[Download] = asyncio.get_running_loop().create_future()

    def look(items: tuple[Download, ...]) -> None:
        found = next((item for item in items if item.state in states), None)
        if found is not None and not there.done():
            there.set_result(found)

    stop = queue.listen(look)
    look(queue.items)
    try:
        return await asyncio.wait_for(there, 60)
    finally:
        stop()


async def test_that_two_programs_do_not_fetch_the_same_at_once(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 500_000.0
    seen: list[Path] = []
    async with downloads(tmp_path, []) as first, downloads(tmp_path, seen) as second:
        item = await first.add(wanted(hub, model_bytes))
        await came(first, MEGABYTE)
        await second.add(wanted(hub, model_bytes))
        waits = await state_of(second, "waiting", "failed")
        assert waits.state == "waiting"
        assert "another Workbench" in waits.message
        assert "tries again at" in waits.hint
        hub.rate_bytes_per_s = 0.0
        for queue in (first, second):
            done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
            assert done.state == "finished"
    assert len({path.name for path in seen}) == 1, "the second has it, too"
    assert hub.served.sent_bytes < len(model_bytes) + MEGABYTE, "fetched once"


async def test_that_a_cancel_leaves_what_another_program_fetches(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 500_000.0
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as first, downloads(tmp_path, []) as second:
        item = await first.add(wanted(hub, model_bytes))
        await came(first, 2 * MEGABYTE)
        await second.add(wanted(hub, model_bytes))
        await state_of(second, "waiting", "failed")
        await second.cancel(item.wanted.id)
        assert second.items == ()
        hub.rate_bytes_per_s = 0.0
        done = await asyncio.wait_for(first.wait(item.wanted.id), 60)
    assert done.state == "finished"
    assert (seen[0] / "model.gguf").read_bytes() == model_bytes
    assert hub.served.sent_bytes < len(model_bytes) + MEGABYTE, "no byte was lost"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="another kind of lock")
async def test_that_two_programs_are_safe_where_every_lock_is_granted(
    hub: Hub, model_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R9: a network drive may say yes to every lock."""
    import fcntl

    monkeypatch.setattr(fcntl, "flock", lambda _handle, _how: None)
    hub.rate_bytes_per_s = 500_000.0
    seen: list[Path] = []
    async with downloads(tmp_path, seen) as first, downloads(tmp_path, seen) as second:
        item = await first.add(wanted(hub, model_bytes))
        await came(first, MEGABYTE)
        await second.add(wanted(hub, model_bytes))
        waits = await state_of(second, "waiting", "failed", "finished")
        assert "another Workbench" in waits.message
        hub.rate_bytes_per_s = 0.0
        for queue in (first, second):
            done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
            assert done.state == "finished"
    assert {path.name for path in seen} == {done.model_digest}
    assert (seen[0] / "model.gguf").read_bytes() == model_bytes
    assert not list((tmp_path / "models" / ".partial").iterdir())


async def test_that_a_killed_program_holds_nothing_although_its_note_is_there(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    wish = wanted(hub, model_bytes)
    async with downloads(tmp_path, []) as queue:
        item = await queue.add(wish)
        await queue.pause(item.wanted.id)
    folder = parts_folder(tmp_path / "models", item.wanted.id)
    folder.mkdir(parents=True, exist_ok=True)
    note = {"host": platform.node(), "pid": os.getpid(), "started_s": 1.0, "size_bytes": 9}
    (folder / ".owner").write_text(json.dumps(note), encoding="utf-8")
    async with downloads(tmp_path, []) as queue:
        await queue.resume(item.wanted.id)
        done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
    assert done.state == "finished"


@pytest.mark.parametrize("way", ["dropped", "503"])
async def test_that_a_loss_of_the_network_of_any_length_ends_no_download(
    way: str, hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.misbehave("drop", times=3, skip=1)
    hub.misbehave(way, times=-1, skip=1)
    seen: list[Path] = []
    told: list[Download] = []
    async with downloads(tmp_path, seen) as queue:
        queue.listen(lambda items: told.extend(items))
        item = await queue.add(wanted(hub, model_bytes))
        for _ in range(3):
            waits = await state_of(queue, "waiting", "failed")
            assert waits.state == "waiting"
            assert waits.message.startswith("waiting for the network: ")
            assert "tries again at" in waits.hint
            await state_of(queue, "fetching", "failed")
        hub.behave()
        done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
    assert done.state == "finished"
    assert not [one for one in told if one.state == "failed"]
    assert (seen[0] / "model.gguf").read_bytes() == model_bytes
    assert hub.served.sent_bytes <= len(model_bytes) * 1.02, "R8: hardly a byte twice"


class FarNetwork(Network):
    """One whose next try is far away."""

    limits = replace(Network.limits, attempts=1, longest_wait_s=3600.0)


async def test_that_one_that_waits_is_resumed_paused_and_cancelled_at_once(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.misbehave("dropped", times=-1)
    async with downloads(tmp_path, [], FarNetwork()) as queue:
        item = await queue.add(wanted(hub, model_bytes))
        name = item.wanted.id
        await state_of(queue, "waiting")
        await queue.pause(name)
        assert queue.items[0].state == "paused"
        await queue.resume(name)
        await state_of(queue, "waiting")
        hub.behave()
        await queue.resume(name)
        done = await asyncio.wait_for(queue.wait(name), 60)
        assert done.state == "finished"
        hub.misbehave("dropped", times=-1)
        url = hub.put("org/m", "other.gguf", model_bytes[::-1])
        other = await queue.add(Wanted("", "other", (RemoteFile(url, "other.gguf"),)))
        await state_of(queue, "waiting")
        await queue.cancel(other.wanted.id)
        assert [i.wanted.id for i in queue.items] == [name]
        assert not queue._timers


async def test_that_one_that_waits_leaves_its_place_to_others(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    gone = [
        RemoteFile(f"http://127.0.0.1:1/{name}", name, len(model_bytes)) for name in ("a", "b")
    ]
    async with downloads(tmp_path, [], FarNetwork()) as queue:
        for file in gone:
            await queue.add(Wanted("", file.name, (file,)))
        item = await queue.add(wanted(hub, model_bytes))
        done = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        assert done.state == "finished"
        assert [i.state for i in queue.items] == ["waiting", "waiting", "finished"]


async def test_that_programs_that_are_open_together_keep_one_list(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 100_000.0
    url = hub.put("org/m", "x.gguf", model_bytes[:-1])
    of_first = Wanted("", "x", (RemoteFile(url, "x.gguf"),))
    async with downloads(tmp_path, []) as first:
        async with downloads(tmp_path, []) as second:
            item = await second.add(wanted(hub, model_bytes))
            await second.pause(item.wanted.id)
        mine = await first.add(of_first)
        await first.pause(mine.wanted.id)
        async with downloads(tmp_path, []) as third:
            assert [i.wanted.id for i in third.items] == [item.wanted.id, mine.wanted.id]
            assert [i.state for i in third.items] == ["paused", "paused"]
            await third.cancel(mine.wanted.id)
        await first.pause(mine.wanted.id)
    assert [i.wanted.id for i in read_queue(tmp_path / "downloads.json")] == [item.wanted.id]


async def test_that_what_failed_comes_back_with_its_reason_and_its_bytes(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.misbehave("drop", times=3, skip=1)
    hub.misbehave("500", times=-1, skip=1)
    async with downloads(tmp_path, []) as queue:
        item = await queue.add(wanted(hub, model_bytes))
        failed = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        assert failed.state == "failed"
    async with downloads(tmp_path, []) as queue:
        again = queue.items[0]
    assert (again.state, again.message, again.hint) == ("failed", failed.message, failed.hint)
    assert again.progress.have_bytes >= MEGABYTE
    assert again.progress.size_bytes == len(model_bytes)


async def test_that_room_is_checked_for_all_files_before_the_first_byte(
    hub: Hub, model_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = wanted(hub, model_bytes).files[0]
    two = replace(one, url=hub.put("org/m", "two.gguf", model_bytes))
    free = SimpleNamespace(free=len(model_bytes) + MEGABYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: free)
    async with downloads(tmp_path, []) as queue:
        item = await queue.add(Wanted("", "Split", (one, two)))
        full = await asyncio.wait_for(queue.wait(item.wanted.id), 60)
        assert full.state == "failed"
        assert "MB are to come" in full.message
        assert ".partial" not in full.hint
        assert not hub.served.requests
        alone = await queue.add(Wanted("", "One", (one,)))
        done = await asyncio.wait_for(queue.wait(alone.wanted.id), 60)
        assert done.state == "finished", "one of them has room"


def test_that_what_another_download_will_still_write_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = SimpleNamespace(free=100 * MEGABYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: free)
    mine, other = (parts_folder(tmp_path, name) for name in ("mine", "other"))
    with held(mine, 60 * MEGABYTE):
        check_room(mine, 60 * MEGABYTE, MEGABYTE)
        with held(other, 70 * MEGABYTE):
            with pytest.raises(StoreFull, match="for other downloads"):
                check_room(mine, 60 * MEGABYTE, MEGABYTE)
            with (other / "0.part").open("wb") as part:
                part.truncate(70 * MEGABYTE)
            with pytest.raises(StoreFull):
                check_room(mine, 60 * MEGABYTE, MEGABYTE)
        check_room(mine, 60 * MEGABYTE, MEGABYTE)


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
