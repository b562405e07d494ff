"""What a disk does to a download: torn writes (R2), no room (R3), newer files (R11)."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from workbench.base.errors import StoreError, StoreFull, StoreNewer
from workbench.models.downloads.queue_file import Download, Wanted, read_queue, write_queue
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.transfer import Transfer
from workbench.models.downloads.values import ChunkMap, Limits, RemoteFile
from workbench.models.manifests import Manifest, StoredFile, read_manifest, write_manifest
from workbench.models.sources.folder import address_of

CHUNK = 4096
SIZE = 12 * CHUNK + 777
DATA = random.Random(2).randbytes(SIZE)
DIGEST = hashlib.sha256(DATA).hexdigest()
LIMITS = Limits(streams=2, reserve_bytes=0, attempts=1)
SECTOR = 512
STATES = 120
Damage = Callable[[Path, random.Random], None]


@pytest.fixture
def remote(tmp_path: Path) -> RemoteFile:
    source = tmp_path / "usb" / "m.gguf"
    source.parent.mkdir()
    source.write_bytes(DATA)
    return RemoteFile(address_of(source), "m.gguf", SIZE, DIGEST)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    with new_client(LIMITS) as made:
        yield made


def fetch(remote: RemoteFile, part: Path, client: httpx2.Client) -> ChunkMap:
    return Transfer(remote, part, client, LIMITS, chunk_bytes=CHUNK).run()


def cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size + 1))


def zero(path: Path, chance: random.Random) -> None:
    _write(path, chance, bytes(SECTOR * chance.randint(1, 4)))


def tear(path: Path, chance: random.Random) -> None:
    _write(path, chance, chance.randbytes(chance.randrange(1, SECTOR)))


def drop(path: Path, _chance: random.Random) -> None:
    path.unlink()


def _write(path: Path, chance: random.Random, raw: bytes) -> None:
    sectors = path.stat().st_size // SECTOR + 1
    with path.open("r+b") as file:
        file.seek(chance.randrange(sectors) * SECTOR)
        file.write(raw)


DAMAGES: tuple[Damage, ...] = (cut, cut, zero, zero, tear, tear, drop)


def test_that_lost_and_torn_writes_never_make_a_wrong_file(
    tmp_path: Path, remote: RemoteFile, client: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R2: any of the download's files may be in any state; the result is whole all the same."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    folder = tmp_path / "parts"
    folder.mkdir()
    part = folder / "0.part"
    fetch(remote, part, client)
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(whole) == 2, "the part and its log"
    for seed in range(STATES):
        chance = random.Random(seed)
        for path in folder.iterdir():
            path.unlink()
        for name, raw in whole.items():
            (folder / name).write_bytes(raw)
        for name in chance.choice((list(whole)[:1], list(whole)[1:], list(whole))):
            chance.choice(DAMAGES)(folder / name, chance)
        found = fetch(remote, part, client)
        assert found.sha256 == DIGEST, seed
        assert part.read_bytes() == DATA, seed


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("fsync", errno.ENOSPC),
        ("pwrite", errno.ENOSPC),
        ("pwrite", errno.EDQUOT),
        ("pwrite", errno.EIO),
        ("ftruncate", errno.ENOSPC),
    ],
)
def test_that_a_full_disk_stops_a_download_that_goes_on_later(
    name: str,
    code: int,
    tmp_path: Path,
    remote: RemoteFile,
    client: httpx2.Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """R3: whichever call finds no room, one clear error, and nothing is lost or wrong."""
    if not hasattr(os, name):
        pytest.skip(f"this system has no {name}")
    real, calls, fail_at = getattr(os, name), 0, 0

    def call(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == fail_at:
            raise OSError(code, os.strerror(code))
        return real(*arguments)

    monkeypatch.setattr(os, name, call)
    fetch(remote, tmp_path / "count" / "p", client)
    most = calls
    assert most >= 1
    # How many calls there are differs from run to run: what becomes whole meanwhile is synced
    # together, and pieces are as long as the network makes them.
    for fail_at in sorted({1, 2} if name == "fsync" else {1, -(-most // 4), -(-most // 2)}):
        calls = 0
        part = tmp_path / f"full-{fail_at}" / "p"
        with pytest.raises(StoreError if code == errno.EIO else StoreFull) as caught:
            fetch(remote, part, client)
        assert caught.value.hint
        calls = fail_at  # the disk has room again
        assert fetch(remote, part, client).sha256 == DIGEST
        assert part.read_bytes() == DATA


@pytest.mark.skipif(not hasattr(os, "pwrite"), reason="another kind of write")
def test_that_a_write_that_takes_only_a_part_loses_nothing(
    tmp_path: Path, remote: RemoteFile, client: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R3: the system may write less than it was given."""
    real = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda handle, raw, at: real(handle, raw[:1000], at))
    assert fetch(remote, tmp_path / "parts" / "p", client).sha256 == DIGEST
    assert (tmp_path / "parts" / "p").read_bytes() == DATA


def test_that_files_of_a_newer_program_are_refused_politely(tmp_path: Path) -> None:
    """R11: what an older program cannot read it says so of, and keeps."""
    path = tmp_path / "downloads.json"
    write_queue(path, [Download(Wanted("ab12", "M", (RemoteFile("http://h/x", "x", 1),)))])
    newer = json.loads(path.read_text()) | {"format": 99}
    path.write_text(json.dumps(newer))
    with pytest.raises(StoreError) as caught:
        read_queue(path)
    assert caught.value.hint
    kept = [json.loads(one.read_text()) for one in tmp_path.iterdir()]
    assert newer in kept

    folder = tmp_path / "abc"
    folder.mkdir()
    file = StoredFile("model.gguf", "model", 1, "0" * 64, ())
    write_manifest(folder, Manifest("abc", "M", (file,)))
    manifest = folder / "model.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99}))
    with pytest.raises(StoreNewer, match="newer program"):
        read_manifest(folder)
    assert json.loads(manifest.read_text())["format"] == 99


def test_that_a_log_of_another_format_is_begun_anew(
    tmp_path: Path, remote: RemoteFile, client: httpx2.Client
) -> None:
    """R11: the bytes are fetched again rather than taken for what they may not be."""
    part = tmp_path / "parts" / "p"
    fetch(remote, part, client)
    log = next(path for path in part.parent.iterdir() if path != part)
    log.write_bytes(log.read_bytes().replace(b'"format": 1', b'"format": 9'))
    assert fetch(remote, part, client).sha256 == DIGEST
    assert b'"format": 1' in log.read_bytes()
