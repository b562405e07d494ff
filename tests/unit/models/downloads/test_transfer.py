"""A file is fetched whole and right, or not at all, whatever its server does (R8)."""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hub.certificates import make_certificate
from tests.hub.server import WAYS, Hub, running_hub
from workbench.base.errors import SourceAway, SourceChanged, SourceRefused, TransferError
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.transfer import Transfer, TransferStopped
from workbench.models.downloads.values import ChunkMap, Limits, Progress, RemoteFile
from workbench.models.sources.folder import address_of

CHUNK = 64 * 1024
SIZE = 40 * CHUNK + 1234
DATA = random.Random(3).randbytes(SIZE)
DIGEST = hashlib.sha256(DATA).hexdigest()
QUICK = Limits(
    streams=4, reserve_bytes=0, stall_s=0.7, first_wait_s=0.02, longest_wait_s=0.1, attempts=5,
    slow_s=0.7,
)  # fmt: skip
PASSING = {
    "drop", "reset", "stall", "silent", "dropped", "garbled", "loops", "short", "long", "whole",
    "shifted", "packed", "bomb", "page", "unsized", "429", "500", "503", "drips", "leads",
    "trickles",
}  # fmt: skip


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        yield running


@pytest.fixture
def remote(hub: Hub) -> RemoteFile:
    return RemoteFile(hub.put("org/model", "model.gguf", DATA), "model.gguf", SIZE, DIGEST)


def fetch(
    remote: RemoteFile, part: Path, limits: Limits = QUICK, seen: list[Progress] | None = None
) -> ChunkMap:
    with new_client(limits) as client:
        told = seen.append if seen is not None else (lambda _progress: None)
        transfer = Transfer(remote, part, client, limits, chunk_bytes=CHUNK, on_progress=told)
        return transfer.run()


def test_that_a_file_comes_whole_over_several_connections(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    part = tmp_path / "model.part"
    seen: list[Progress] = []
    found = fetch(remote, part, seen=seen)
    assert part.read_bytes() == DATA
    assert found.sha256 == DIGEST
    assert len(found.chunks) == 41
    assert found.chunks[3] == hashlib.sha256(DATA[3 * CHUNK : 4 * CHUNK]).hexdigest()
    assert seen[-1].state == "finished"
    assert seen[-1].have_bytes == SIZE
    spans = {span for _, span in hub.served.requests}
    assert len(spans) >= 5, "the first look, and a run of chunks for each connection"
    assert hub.served.sent_bytes < SIZE * 1.3


def test_that_a_source_without_ranges_is_fetched_in_one_go(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    hub.misbehave("whole", times=-1)
    fetch(remote, tmp_path / "p")
    assert (tmp_path / "p").read_bytes() == DATA


@pytest.mark.parametrize("way", sorted(PASSING))
def test_that_a_passing_fault_costs_time_and_nothing_else(
    way: str, hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    hub.misbehave(way, times=2, skip=2)
    seen: list[Progress] = []
    fetch(remote, tmp_path / "p", seen=seen)
    assert (tmp_path / "p").read_bytes() == DATA
    assert SIZE <= seen[-1].fetched_bytes <= SIZE * 1.02, "R8: hardly a byte came twice"


@pytest.mark.parametrize("way", sorted(set(WAYS) - {"whole", "flipped", "noise", "loris"}))
def test_that_a_lasting_fault_is_told_and_what_came_is_kept(
    way: str, hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    part = tmp_path / "p"
    hub.misbehave("drop", times=1, skip=1)
    hub.misbehave(way, times=-1, skip=1)
    with pytest.raises(TransferError) as caught:
        fetch(remote, part, replace(QUICK, streams=1, attempts=3, stall_s=0.3, slow_s=0.3))
    assert caught.value.hint
    hub.behave()
    before, hub.served.sent_bytes = hub.served.sent_bytes, 0
    assert fetch(remote, part).sha256 == DIGEST
    assert part.read_bytes() == DATA
    if way.isdigit() or way in ("dropped", "silent", "garbled", "loops"):
        assert hub.served.sent_bytes <= SIZE - before + 2 * CHUNK, "what came was kept"


def test_that_the_server_misbehaves_in_every_way_that_is_known() -> None:
    """R8: two dozen of them, and a file that is replaced, below; each passing and lasting."""
    assert len(WAYS) >= 24
    assert len(PASSING) >= 20


@pytest.mark.parametrize("way", ["drop", "reset", "dropped", "short", "garbled", "noise"])
def test_that_a_cut_of_tls_costs_time_and_nothing_else(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R8: whether the record, the answer or the handshake's connection is cut."""
    context, certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    seen: list[Progress] = []
    with running_hub(context) as hub:
        remote = RemoteFile(hub.put("org/m", "m.gguf", DATA), "m.gguf", SIZE, DIGEST)
        assert remote.url.startswith("https://")
        hub.misbehave(way, times=3, skip=2)
        fetch(remote, tmp_path / "p", seen=seen)
        assert (tmp_path / "p").read_bytes() == DATA
        assert SIZE <= seen[-1].fetched_bytes <= SIZE * 1.02
        hub.misbehave(way, times=-1, skip=1)
        with pytest.raises(TransferError) as caught:
            fetch(remote, tmp_path / "q", replace(QUICK, attempts=2))
        assert caught.value.hint
        hub.behave()
        assert fetch(remote, tmp_path / "q").sha256 == DIGEST


def test_that_a_certificate_that_nobody_vouches_for_is_not_believed(tmp_path: Path) -> None:
    context, _certificate = make_certificate(tmp_path)
    with running_hub(context) as hub:
        remote = RemoteFile(hub.put("org/m", "m.gguf", DATA), "m.gguf", SIZE, DIGEST)
        with pytest.raises(TransferError, match="certificate"):
            fetch(remote, tmp_path / "p", replace(QUICK, attempts=2))
        assert hub.served.sent_bytes == 0


@pytest.mark.parametrize("etag", ["", '"the same"'])
def test_that_a_file_that_is_replaced_midway_is_never_mixed_with_the_old_one(
    etag: str, hub: Hub, tmp_path: Path
) -> None:
    """R8: also where the server says that nothing changed."""
    other = random.Random(5).randbytes(SIZE)
    url = hub.put("org/r", "r.gguf", DATA, etag=etag)
    old = RemoteFile(url, "r.gguf", SIZE, DIGEST)
    new = replace(old, sha256=hashlib.sha256(other).hexdigest())
    hub.rate_bytes_per_s = 500_000.0
    hub.misbehave("drop", times=4, skip=1)

    def told(progress: Progress) -> None:
        if progress.have_bytes:
            hub.put("org/r", "r.gguf", other, etag=etag)
            hub.rate_bytes_per_s = 0.0

    with new_client(QUICK) as client:
        transfer = Transfer(
            old, tmp_path / "p", client, QUICK, chunk_bytes=CHUNK, on_progress=told
        )
        with pytest.raises(SourceChanged) as caught:
            transfer.run()
    assert caught.value.hint
    with pytest.raises(SourceChanged, match="SHA-256"):
        fetch(old, tmp_path / "p")
    assert fetch(new, tmp_path / "p").sha256 == new.sha256
    assert (tmp_path / "p").read_bytes() == other


def test_that_a_source_that_never_ends_its_headers_is_left(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    """R8: slow-loris, at the first look and later; then the rest is fetched as ever."""
    limits = replace(QUICK, stall_s=0.4, attempts=1)
    for skip in (0, 1):
        hub.misbehave("loris", times=-1, skip=skip)
        with pytest.raises(SourceAway, match="brings nothing") as caught:
            fetch(remote, tmp_path / "p", limits)
        assert "kept" in caught.value.hint
        hub.behave()
    assert fetch(remote, tmp_path / "p").sha256 == DIGEST


def test_that_a_wrong_byte_on_the_way_is_never_accepted(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    hub.misbehave("flipped", times=1, skip=3)
    with pytest.raises(SourceChanged, match="SHA-256") as caught:
        fetch(remote, tmp_path / "p")
    assert "Nothing was installed" in caught.value.hint
    fetch(remote, tmp_path / "p")
    assert (tmp_path / "p").read_bytes() == DATA


def test_that_a_file_of_another_size_is_not_begun(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    with pytest.raises(SourceChanged, match="bytes"):
        fetch(replace(remote, size_bytes=SIZE + 1), tmp_path / "p")
    assert not (tmp_path / "p").exists()


def test_that_a_gated_file_asks_for_a_token(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    hub.token = "secret"  # noqa: S105 - of the test
    with pytest.raises(SourceRefused) as caught:
        fetch(remote, tmp_path / "p")
    assert "token" in caught.value.hint
    with new_client(QUICK, token="secret") as client:  # noqa: S106
        Transfer(remote, tmp_path / "p", client, QUICK, chunk_bytes=CHUNK).run()
    assert (tmp_path / "p").read_bytes() == DATA


def test_that_a_stopped_transfer_goes_on_where_it_was(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    hub.rate_bytes_per_s = 300_000.0
    part = tmp_path / "p"
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if progress.have_bytes:
            transfer.stop()

    with new_client(QUICK) as client:
        transfer = Transfer(remote, part, client, QUICK, chunk_bytes=CHUNK, on_progress=told)
        with pytest.raises(TransferStopped):
            transfer.run()
    hub.rate_bytes_per_s = 0.0
    first = seen[-1].fetched_bytes
    fetch(remote, part, seen=seen)
    assert part.read_bytes() == DATA
    assert 0 < first < SIZE
    assert seen[-1].fetched_bytes < SIZE


def test_that_a_chunk_the_disk_lost_is_fetched_again(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    part = tmp_path / "p"
    fetch(remote, part)
    with part.open("r+b") as file:
        file.seek(7 * CHUNK + 5)
        file.write(b"lost")
    hub.served.sent_bytes = 0
    fetch(remote, part)
    assert part.read_bytes() == DATA
    assert hub.served.sent_bytes <= CHUNK + 1


def test_that_a_log_of_another_file_is_not_believed(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    part = tmp_path / "p"
    fetch(remote, part)
    other = random.Random(4).randbytes(SIZE)
    changed = RemoteFile(
        hub.put("org/model", "model.gguf", other),
        "model.gguf",
        SIZE,
        hashlib.sha256(other).hexdigest(),
    )
    fetch(changed, part)
    assert part.read_bytes() == other


def test_that_a_torn_log_costs_its_last_line_at_most(tmp_path: Path) -> None:
    remote = RemoteFile("http://x/y", "y", 4 * CHUNK, "")
    path = tmp_path / "log"
    journal = Journal(path, remote, "", CHUNK)
    journal.open()
    for index in range(3):
        journal.note(index, CHUNK, f"{index}" * 64)
    journal.close()
    whole = path.read_bytes()
    for cut in range(whole.index(b"\n") + 1, len(whole)):
        path.write_bytes(whole[:cut])
        again = Journal(path, remote, "", CHUNK)
        again.open()
        assert all(digest == f"{index}" * 64 for index, digest in again.done.items())
        assert len(again.done) >= whole[:cut].count(b"\n") - 1
        again.note(3, CHUNK, "3" * 64)
        again.close()
        third = Journal(path, remote, "", CHUNK)
        third.open()
        third.close()
        assert again.done.items() <= third.done.items()


def test_that_a_rate_limit_holds_over_all_connections() -> None:
    waits: list[float] = []

    class Stop(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0.0)
            return False

    brake = Brake(1_000_000.0)
    for _ in range(5):
        brake.take(1_000_000, Stop())
    assert [round(wait_s) for wait_s in waits] == [1, 2, 3, 4]
    brake.rate_bytes_per_s = 0.0
    brake.take(1_000_000, Stop())
    assert len(waits) == 4, "a limit can be lifted while it holds"


def test_that_transfers_share_one_rate(hub: Hub, remote: RemoteFile, tmp_path: Path) -> None:
    taken: list[tuple[str, int]] = []

    class Counting(Brake):
        def take(self, count_bytes: int, stop: threading.Event) -> None:
            taken.append((name, count_bytes))

    brake = Counting(1.0)
    with new_client(QUICK) as client:
        for name in ("a", "b"):
            Transfer(
                remote, tmp_path / name, client, QUICK, chunk_bytes=CHUNK, brake=brake
            ).run()
    for name in ("a", "b"):
        assert sum(count for who, count in taken if who == name) == SIZE


def test_that_a_file_of_this_machine_is_fetched_like_one_of_a_server(
    hub: Hub, tmp_path: Path
) -> None:
    source = tmp_path / "100% sure #1.gguf"
    source.write_bytes(DATA)
    mine = RemoteFile(address_of(source), "model.gguf", SIZE, DIGEST)
    fetch(mine, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == DATA
    source.unlink()
    with pytest.raises(SourceRefused):
        fetch(mine, tmp_path / "second")


def test_that_no_server_leads_to_a_file_of_this_machine(
    hub: Hub, remote: RemoteFile, tmp_path: Path
) -> None:
    hub.misbehave("leads", times=99)
    with pytest.raises(TransferError, match="leads from http to file"):
        fetch(remote, tmp_path / "copy")
