"""A chunk that is there in part is completed, wherever in a claim it lies."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from tests.hub.server import running_hub
from workbench.models.downloads.journal import Journal
from workbench.models.downloads.ranges import look_at, new_client
from workbench.models.downloads.spans import Spans
from workbench.models.downloads.transfer import Transfer
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.sources.folder import address_of

CHUNK = 64 * 1024


@pytest.mark.parametrize("streams", [1, 2, 4])
@pytest.mark.parametrize("done", [(), (0,), (0, 4)])
@pytest.mark.parametrize("begun", [(2,), (1, 2, 5), (8,)])
@pytest.mark.parametrize("written", [(), (3, 6, 7)])
def test_that_a_begun_chunk_inside_a_claim_keeps_its_bytes_in_place(
    tmp_path: Path,
    streams: int,
    done: tuple[int, ...],
    begun: tuple[int, ...],
    written: tuple[int, ...],
) -> None:
    data = random.Random(5).randbytes(8 * CHUNK + 300)
    (tmp_path / "source").write_bytes(data)
    limits = Limits(streams=streams, reserve_bytes=0)
    part = tmp_path / "m.part"
    remote = RemoteFile(address_of(tmp_path / "source"), "m", len(data))
    with new_client(limits) as client:
        found = look_at(client, remote)
        _left_behind(part, found.remote, found.etag, data, done, begun, written)
        Transfer(remote, part, client, limits, chunk_bytes=CHUNK).run()

    assert part.read_bytes() == data


def _left_behind(
    part: Path,
    remote: RemoteFile,
    etag: str,
    data: bytes,
    done: tuple[int, ...],
    begun: tuple[int, ...],
    written: tuple[int, ...] = (),
) -> None:
    """What a killed program leaves: whole chunks, durable or not, and beginnings of others."""
    journal = Journal(part.with_name("m.part.log"), remote, etag, CHUNK)
    journal.open()
    there = bytearray(len(data))
    for index, count in [(i, CHUNK) for i in done] + [(i, 200) for i in begun]:
        piece = data[index * CHUNK : index * CHUNK + count]
        there[index * CHUNK : index * CHUNK + len(piece)] = piece
        journal.note(index, len(piece), hashlib.sha256(piece).hexdigest())
    for index in written:
        piece = data[index * CHUNK : (index + 1) * CHUNK]
        there[index * CHUNK : index * CHUNK + len(piece)] = piece
        journal.note_written(index, hashlib.sha256(piece).hexdigest())
    journal.close()
    part.write_bytes(there)


@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("lost", [(), (1,), (0, 2)])
def test_that_what_waited_for_the_disk_is_fetched_only_where_the_disk_lost_it(
    tmp_path: Path, ranges: bool, lost: tuple[int, ...]
) -> None:
    data = random.Random(6).randbytes(4 * CHUNK + 300)
    limits = Limits(streams=2, reserve_bytes=0)
    part = tmp_path / "m.part"
    with running_hub() as hub, new_client(limits) as client:
        remote = RemoteFile(hub.put("org/m", "m", data), "m", len(data))
        if not ranges:
            hub.misbehave("whole", times=-1)
        found = look_at(client, remote)
        _left_behind(part, found.remote, found.etag, data, (), (), written=(0, 1, 2))
        with part.open("r+b") as file:
            for index in lost:
                file.seek(index * CHUNK)
                file.write(bytes(CHUNK))
        hub.served.sent_bytes = 0
        Transfer(remote, part, client, limits, chunk_bytes=CHUNK).run()
        missing = len(data) - (3 - len(lost)) * CHUNK
        assert part.read_bytes() == data
        assert not ranges or hub.served.sent_bytes <= missing + 1


def test_that_a_chunk_that_waits_for_the_disk_counts_as_there_and_is_not_done(
    tmp_path: Path,
) -> None:
    data = bytes(2 * CHUNK)
    part = tmp_path / "m.part"
    _left_behind(part, RemoteFile("x", "m", len(data)), "", data, (0,), (), written=(1,))
    journal = Journal(tmp_path / "m.part.log", RemoteFile("x", "m", len(data)), "", CHUNK)
    assert journal.read()
    assert set(journal.done) == {0}
    assert journal.begun[1][0] == CHUNK
    assert journal.have_bytes == len(data)


def test_that_a_claim_holds_a_begun_chunk_only_at_its_beginning() -> None:
    spans = Spans(20, {0}, 1, begun={3, 9})
    claims = []
    while (claim := spans.take()) is not None:
        claims.append((claim.next, claim.end))

    assert sorted(i for begin, end in claims for i in range(begin, end)) == list(range(1, 20))
    assert all(index not in range(begin + 1, end) for begin, end in claims for index in (3, 9))
