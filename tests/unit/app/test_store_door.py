"""Encrypting, decrypting and changing the key of a data folder, with a kill at each step."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.stores import CHEAP, PASSPHRASE, Keyring, found_in, opened, paths_in
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping, StoreStatus
from workbench.base import vault_header
from workbench.base.errors import PolicyError, StoreDamaged, StoreError, StoreLocked
from workbench.base.files import write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.sqlite_open import connect
from workbench.base.vault import HEADER, NEXT
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.policy.audit_check import Checking
from workbench.policy.audit_files import lines_of

CANARY = "Mrs Canary of ward 7"
KILLS = int(os.environ.get("WORKBENCH_STORE_KILLS", "6"))
"""How many of the steps are killed in the suite; 1000 kills all of them."""


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_header, "USUAL", CHEAP)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = paths_in(tmp_path / "one")
    fill(paths)
    return paths


def fill(paths: Paths) -> None:
    """Something of each kind that the program writes, as a kill would leave it."""
    write_atomically(paths.settings, f'{{"note": "{CANARY}"}}')
    write_atomically(paths.agents / "a.agent.yaml", f"name: a\ninstructions: {CANARY}")
    write_atomically(paths.cache / "samples" / "note.json", CANARY)
    write_atomically(paths.models / "m" / "manifest.json", "weights")
    (paths.data / ".settings.json.abc.tmp").write_text(CANARY)
    (paths.data / "empty.mark").touch()
    (paths.data / "workbench.damaged.sqlite").write_bytes(
        b"SQLite format 3\0" + CANARY.encode() * 500
    )
    with closing(sqlite3.connect(paths.notes)) as notes, notes:
        notes.execute("CREATE TABLE one(a)")
        notes.execute("INSERT INTO one VALUES (?)", (CANARY,))
    beside = paths.data / "beside"
    with closing(sqlite3.connect(beside)) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        made.execute("INSERT INTO words VALUES (?)", (CANARY,))
        made.commit()
        for ending in ("", "-wal", "-shm"):
            shutil.copyfile(f"{beside}{ending}", f"{paths.database}{ending}")
    beside.unlink()
    log = AuditLog(paths.data / "audit")
    log.write([AuditEntry(time.time(), "user", "tool.called", {"text": CANARY})] * 3)


def check(paths: Paths, *, plain: bool) -> None:
    """Everything is there and as it was, read through the seams."""
    assert CANARY.encode() in read_regular(paths.settings, 1000)
    assert CANARY.encode() in read_regular(paths.agents / "a.agent.yaml", 1000)
    assert read_regular(paths.cache / "samples" / "note.json", 1000) == CANARY.encode()
    assert (paths.models / "m" / "manifest.json").read_text() == "weights"
    assert (paths.data / "empty.mark").read_bytes() == b""
    kept = read_regular(paths.data / "workbench.damaged.sqlite", 100_000)
    assert kept == b"SQLite format 3\0" + CANARY.encode() * 500
    with closing(connect(paths.notes)) as notes:
        assert notes.execute("SELECT a FROM one").fetchall() == [(CANARY,)]
    with closing(connect(paths.database)) as words:
        found = words.execute("SELECT text FROM words WHERE words MATCH 'canary'")
        assert found.fetchall() == [(CANARY,)]
    checking = Checking()
    for path, size in AuditLog(paths.data / "audit").files.sizes().items():
        for line in lines_of(path, size):
            checking.take(line)
    verdict = checking.end()
    assert verdict.whole
    assert verdict.records >= 4
    left = found_in([paths.data, paths.cache], [CANARY])
    assert bool(left) == plain, left


def plan(paths: Paths, kind: str) -> None:
    keeping = StoreKeeping(paths, Keyring())
    match kind:
        case "encrypt":
            asyncio.run(keeping.plan_encryption(PASSPHRASE))
        case "rotate":
            asyncio.run(keeping.plan_rotation(PASSPHRASE))
        case "decrypt":
            asyncio.run(keeping.plan_decryption(PASSPHRASE))


def carry_out(paths: Paths) -> Callable[[], None]:
    door = StoreDoor(paths, Keyring())
    return door.open(door.by_typed(PASSPHRASE))


def status(paths: Paths) -> StoreStatus:
    return asyncio.run(StoreKeeping(paths, Keyring()).status())


def test_from_plain_to_encrypted_to_another_key_and_back(paths: Paths) -> None:
    assert status(paths) == StoreStatus()
    plan(paths, "encrypt")
    assert status(paths).plan == "encrypt"
    check(paths, plain=True)  # nothing was done yet
    carry_out(paths)()
    first = status(paths)
    assert (first.encrypted, first.plan, first.ways) == (True, "", ("passphrase", "recovery"))
    with pytest.raises(StoreLocked):
        read_regular(paths.settings, 1000)
    with opened(paths):
        check(paths, plain=False)
    plan(paths, "rotate")
    with opened(paths):
        check(paths, plain=False)
    assert status(paths).key not in ("", first.key)
    plan(paths, "decrypt")
    carry_out(paths)()
    assert status(paths) == StoreStatus()
    check(paths, plain=True)
    assert not (paths.data / HEADER).exists()


def steps(paths: Paths, killed_at: int) -> int:
    """Carry out what is planned in a child, killed before that step; how many it did."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def counted(call: Callable[..., object]) -> Callable[..., object]:
            def doing(*words: object, **named: object) -> object:
                nonlocal count
                count += 1
                if count == killed_at:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*words, **named)

            return doing

        for place, name in ((os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink")):
            setattr(place, name, counted(getattr(place, name)))
        try:
            carry_out(paths)
            os.write(writer, str(count).encode())
        finally:
            os._exit(0)
    os.close(writer)
    _pid, _status = os.waitpid(child, 0)
    with os.fdopen(reader) as said:
        return int(said.read() or 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child")
@pytest.mark.parametrize("kind", ["encrypt", "rotate", "decrypt"])
def test_a_kill_at_each_step_is_gone_on_from(paths: Paths, tmp_path: Path, kind: str) -> None:
    if kind != "encrypt":
        plan(paths, "encrypt")
        carry_out(paths)()
    plan(paths, kind)
    whole = Paths(tmp_path / "whole" / "data", tmp_path / "whole" / "cache")
    shutil.copytree(tmp_path / "one", tmp_path / "whole")
    number = steps(whole, 0)
    assert number > 15
    stride = max(1, number // KILLS)
    for at in range(1, number + 1, stride):
        place = tmp_path / f"at-{at}"
        shutil.copytree(tmp_path / "one", place)
        killed = Paths(place / "data", place / "cache")
        assert steps(killed, at) == 0
        if StoreDoor(killed, Keyring()).is_needed:  # else all was done, but for the last sync
            carry_out(killed)()  # the next start, with the same passphrase
        if kind == "decrypt":
            check(killed, plain=True)
            assert status(killed) == StoreStatus()
        else:
            with opened(killed):
                check(killed, plain=False)
            assert not (killed.data / NEXT).exists()
        shutil.rmtree(place)


@pytest.mark.parametrize("kind", ["encrypt", "rotate", "decrypt"])
def test_that_who_stops_it_gets_back_what_was(paths: Paths, kind: str) -> None:
    if kind != "encrypt":
        plan(paths, "encrypt")
        carry_out(paths)()
    before = status(paths)
    plan(paths, kind)
    stop = threading.Event()

    def told(done: int, _whole: int, _name: str) -> None:
        if done == 5:
            stop.set()

    door = StoreDoor(paths, Keyring())
    door.open(door.by_typed(PASSPHRASE), told, stop)()
    assert status(paths) == before
    if kind == "encrypt":
        check(paths, plain=True)
    else:
        with opened(paths):
            check(paths, plain=False)


def everything(paths: Paths) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in sorted(paths.data.rglob("*"))
        if path.is_file() and path.name not in ("store-tries.json", "in-use.lock")
    }


def test_that_a_wrong_key_changes_nothing(paths: Paths) -> None:
    plan(paths, "encrypt")
    carry_out(paths)()
    before = everything(paths)
    door = StoreDoor(paths, Keyring())
    for _try in range(3):
        with pytest.raises(StoreLocked, match="does not open"):
            door.by_typed("not the passphrase")
    with pytest.raises(PolicyError, match="next try"):
        door.by_typed(PASSPHRASE)  # even the right one waits now
    assert door.wait_s() > 0
    assert StoreDoor(paths, Keyring()).wait_s() > 0  # a restart makes it no shorter
    assert everything(paths) == before
    assert not list(paths.data.rglob("*.damaged-*"))


def test_that_a_weak_passphrase_plans_nothing(paths: Paths) -> None:
    keeping = StoreKeeping(paths, Keyring())
    with pytest.raises(PolicyError, match="at least 12"):
        asyncio.run(keeping.plan_encryption("short"))
    with pytest.raises(PolicyError, match="nothing would open"):
        asyncio.run(keeping.plan_encryption(""))
    assert status(paths).plan == ""


def test_that_the_passphrase_is_proven_before_anything_is_encrypted(paths: Paths) -> None:
    plan(paths, "encrypt")
    before = everything(paths)
    with pytest.raises(StoreLocked):
        StoreDoor(paths, Keyring()).by_typed("mistyped at the second time")
    assert everything(paths) == before
    StoreDoor(paths, Keyring()).discard_plan()
    assert status(paths) == StoreStatus()


def test_the_keyring_the_recovery_key_and_a_new_passphrase(paths: Paths) -> None:
    keyring = Keyring()
    keeping = StoreKeeping(paths, keyring)
    recovery = asyncio.run(keeping.plan_encryption(PASSPHRASE, keyring=True))
    door = StoreDoor(paths, keyring)
    master = door.by_keyring()
    assert master is not None
    door.open(master)()
    asyncio.run(keeping.change_passphrase(recovery.lower(), "another passphrase"))
    with pytest.raises(StoreLocked):
        StoreDoor(paths, keyring).by_typed(PASSPHRASE)
    with opened(paths, "another passphrase"):
        check(paths, plain=False)
    newer = asyncio.run(keeping.renew_recovery_key(""))  # the keyring proves it
    with pytest.raises(StoreLocked):
        StoreDoor(paths, keyring).by_typed(recovery)
    assert StoreDoor(paths, keyring).by_typed(newer) == master
    asyncio.run(keeping.use_keyring("another passphrase", wanted=False))
    assert StoreDoor(paths, keyring).by_keyring() is None
    assert not any(keyring.held.values())


def test_that_another_program_in_the_folder_is_waited_for(paths: Paths) -> None:
    from workbench.app.data_users import DataUsers

    plan(paths, "encrypt")
    other = DataUsers(paths.data / "in-use.lock")
    other.share()
    try:
        with pytest.raises(StoreError, match="another window"):
            carry_out(paths)
        check(paths, plain=True)
    finally:
        other.close()
    carry_out(paths)()


def test_that_a_damaged_database_is_left_and_told(paths: Paths) -> None:
    raw = bytearray(paths.notes.read_bytes())
    raw[4096:] = os.urandom(len(raw) - 4096)
    paths.notes.write_bytes(raw)
    plan(paths, "encrypt")
    with pytest.raises(StoreDamaged, match=r"notes\.sqlite"):
        carry_out(paths)
    assert paths.notes.read_bytes() == raw
    assert status(paths) == StoreStatus(plan="encrypt")  # nothing else was begun


def test_that_a_planted_plan_does_not_lock_the_owner_out(paths: Paths, tmp_path: Path) -> None:
    plan(paths, "encrypt")
    carry_out(paths)()
    other = paths_in(tmp_path / "other")
    plan(other, "encrypt")
    planted = (other.data / NEXT).read_bytes()
    store = status(paths)
    (paths.data / NEXT).write_bytes(planted)
    with opened(paths):
        check(paths, plain=False)
    assert status(paths).key == store.key


def test_that_links_are_left_as_they_are(paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("name: mine")
    (paths.agents / "linked.agent.yaml").symlink_to(elsewhere)
    plan(paths, "encrypt")
    carry_out(paths)()
    assert elsewhere.read_text() == "name: mine"
    with opened(paths):
        assert read_regular(paths.agents / "linked.agent.yaml", 100) == b"name: mine"


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[None]:
    from workbench.base.vault import _vaults

    yield
    assert _vaults() == []
