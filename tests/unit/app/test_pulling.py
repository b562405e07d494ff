"""What a person at a terminal is told of a download that waits, stops or goes nowhere."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hub.model_files import write_model
from tests.hub.server import Hub, running_hub
from workbench.app.downloads import Downloads
from workbench.app.notices import Notices
from workbench.app.pulling import fetched
from workbench.base.errors import FetchedElsewhere, TransferError
from workbench.models.downloads.queue_file import Download, Wanted, read_queue
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.values import Limits, RemoteFile

if TYPE_CHECKING:
    import httpx2

LIMITS = Limits(
    reserve_bytes=0, stall_s=5.0, first_wait_s=0.01, longest_wait_s=0.05, attempts=2
)


class Network:
    """The way out to the test's own server."""

    brake = Brake()

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits

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
    """A whole GGUF file of 8 MB."""
    return write_model(tmp_path_factory.mktemp("model") / "m.gguf", 8, seed=1).read_bytes()


def wanted(hub: Hub, data: bytes) -> Wanted:
    url = hub.put("org/m", "m.gguf", data)
    file = RemoteFile(
        url, "m.gguf", len(data), hashlib.sha256(data).hexdigest() if data else ""
    )
    return Wanted("", "M", (file,), source="hugging_face", source_id="org/m")


async def nobody(_model: Path) -> None:
    """Nobody wants to know."""


@asynccontextmanager
async def downloads(folder: Path, limits: Limits = LIMITS) -> AsyncIterator[Downloads]:
    listed = folder / "downloads.json"
    opened = Downloads(folder / "models", listed, Notices(), Network(limits), nobody)
    await opened.open()
    try:
        yield opened
    finally:
        await opened.close()


async def came(queue: Downloads) -> None:
    """Wait until bytes are there."""
    there = asyncio.Event()

    def look(items: tuple[Download, ...]) -> None:
        if any(item.progress.have_bytes for item in items):
            there.set()

    stop = queue.listen(look)
    await asyncio.wait_for(there.wait(), 60)
    stop()


async def test_that_who_stops_a_pull_is_told_what_is_kept(
    hub: Hub, model_bytes: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.rate_bytes_per_s = 2_000_000.0
    async with downloads(tmp_path) as queue:
        pulling = asyncio.ensure_future(fetched(queue, wanted(hub, model_bytes)))
        await came(queue)
        pulling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await pulling
        assert [item.state for item in queue.items] == ["paused"]
        told = capsys.readouterr().err
        assert "of 8.4 MB are kept. Pull it again to go on there." in told
        hub.rate_bytes_per_s = 0.0
        assert (await fetched(queue, queue.items[0].wanted)).state == "finished"


async def test_that_a_pull_says_what_it_waits_for_and_gives_up_in_the_end(
    hub: Hub, model_bytes: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.misbehave("dropped", times=-1)
    async with downloads(tmp_path) as queue:
        with pytest.raises(TransferError, match="nothing came for") as caught:
            await fetched(queue, wanted(hub, model_bytes), patience_s=1.0)
        assert "Pull it again" in caught.value.hint
        told = capsys.readouterr().err
        assert "waiting for the network: " in told
        assert "tries again at" in told
        assert ".. It" not in told
        reasons = [line for line in told.splitlines() if "; trying again" in line]
        assert len(reasons) == len(set(reasons)), "each reason once"
        hub.behave()
        assert (await fetched(queue, wanted(hub, model_bytes))).state == "finished"


async def test_that_a_pull_leaves_a_download_to_the_program_that_has_it(
    hub: Hub, model_bytes: bytes, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 300_000.0
    far = replace(LIMITS, longest_wait_s=3600.0)
    async with downloads(tmp_path) as first, downloads(tmp_path, far) as second:
        item = await first.add(wanted(hub, model_bytes))
        await came(first)
        with pytest.raises(FetchedElsewhere, match="another Workbench"):
            await fetched(second, wanted(hub, model_bytes))
        assert second.items == ()
        assert [i.wanted.id for i in read_queue(tmp_path / "downloads.json")] == [
            item.wanted.id
        ]
        hub.rate_bytes_per_s = 0.0
        done = await asyncio.wait_for(first.wait(item.wanted.id), 60)
        assert done.state == "finished"
    assert hub.served.sent_bytes < len(model_bytes) * 1.02


async def test_that_an_empty_file_is_refused_at_once(hub: Hub, tmp_path: Path) -> None:
    async with downloads(tmp_path) as queue:
        with pytest.raises(TransferError, match="is empty at its source"):
            await fetched(queue, wanted(hub, b""))
    assert len(hub.served.requests) == 1
