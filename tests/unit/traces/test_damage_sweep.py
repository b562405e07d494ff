"""R10: a store damaged in many ways never starts with less than it held without saying so."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from workbench.base.errors import StoreDamaged, StoreError
from workbench.traces.events import Record, RunFinished, RunStarted
from workbench.traces.store import TraceStore

MakeRun = Callable[..., list[Record]]
RUNS = 40
CASES = int(os.environ.get("WORKBENCH_DAMAGED_STORES", "120"))  # R10: 2,000
EVERY = {f"{name}{number}" for name in "rs" for number in range(RUNS // 2)}
PARTS = ("", "-wal", "-shm")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug on the files that tests write themselves."""
    monkeypatch.setattr("os.fsync", lambda _file: None)


def write(store: TraceStore, make_run: MakeRun, name: str, numbers: range) -> None:
    for number in numbers:
        parent = f"{name}{number - 1}" if number % 8 else ""
        text = f"{name} message {number} " + "long " * (number % 7 * 60)
        conversation = f"{name}-{number // 8}"
        store.append(
            make_run(
                f"{name}{number}",
                parent,
                text=text,
                answer=f"answer {number}",
                conversation=conversation,
            )
        )


def fill(path: Path, make_run: MakeRun, name: str, runs: int = RUNS) -> TraceStore:
    store = TraceStore(path)
    write(store, make_run, name, range(runs))
    store.save_draft("only-a-draft", "unsent words")
    store.rename(f"{name}-0", "Kept title")
    return store


def copy(source: Path, target: Path) -> Path:
    target.mkdir()
    for part in PARTS:
        if (found := source.with_name(source.name + part)).exists():
            shutil.copyfile(found, target / ("w.sqlite" + part))
    return target / "w.sqlite"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory, make_run: MakeRun) -> dict[str, Path]:
    """A store early, later and at last, each as a killed program leaves it, and another's."""
    folder = tmp_path_factory.mktemp("killed")
    path, half = folder / "old.sqlite", RUNS // 2
    fill(path, make_run, "r", half // 2).close()
    found = {"early": copy(path, folder / "early")}
    with closing(TraceStore(path)) as store:
        write(store, make_run, "r", range(half // 2, half))
        found["day before"] = copy(path, folder / "day before")
    with closing(fill(path, make_run, "s", half // 2)) as store:
        found["later"] = copy(path, folder / "later")
        write(store, make_run, "s", range(half // 2, half))
        found["last"] = copy(path, folder / "last")
    found["closed"] = copy(path, folder / "closed")
    with closing(fill(folder / "other.sqlite", make_run, "x", half)):
        found["other"] = copy(folder / "other.sqlite", folder / "other")
    return found


@pytest.fixture(scope="module")
def killed(history: dict[str, Path]) -> Path:
    """The files of a program that was killed: a part is in the file, the rest in its log."""
    return history["last"]


def checked(path: Path, before: dict[str, bytes]) -> tuple[TraceStore, int]:
    """Open it; whatever is gone must be told, and the damaged files kept."""
    store = TraceStore(path)
    try:
        kept = len({run.run_id for run in store.runs(limit=1000)} & EVERY)
        if store.recovery is not None:
            aside = store.recovery.kept_as
            assert aside.name in store.recovery.sentence
            for part, content in before.items():
                if part != "-shm":
                    names = [aside.name + mark + part for mark in ("", "-foreign")]
                    assert content in [
                        aside.with_name(name).read_bytes()
                        for name in names
                        if aside.with_name(name).exists()
                    ]
        else:
            assert kept == RUNS, "runs are gone and nobody said so"
    except BaseException:
        store.close()
        raise
    return store, kept


def use(store: TraceStore, make_run: MakeRun) -> None:
    for conversation in store.conversations():
        store.turns(conversation.id)
        store.draft(conversation.id)
    store.runs(query="message")
    store.conversations("answer")
    store.append(make_run("new", text="written after the damage", conversation="new"))


def parts(path: Path) -> dict[str, bytes]:
    return {
        part: path.with_name(path.name + part).read_bytes()
        for part in PARTS
        if path.with_name(path.name + part).exists()
    }


@pytest.fixture(scope="module")
def past(history: dict[str, Path]) -> dict[str, dict[str, bytes]]:
    """What is in these files."""
    return {name: parts(path) for name, path in history.items()}


KINDS = (
    "flip", "hole", "garbage", "cut",
    "foreign log", "log of another day", "older log", "older file", "index",
)  # fmt: skip


def damage(past: dict[str, dict[str, bytes]], kind: str, seed: int) -> dict[str, bytes]:
    """The files as they are found after one kind of damage."""
    chance = random.Random(seed)
    hit = dict(past["last"])
    if kind in KINDS[:4]:
        part = chance.choice(("-wal", ""))
        hit[part] = spoiled(hit[part], kind, chance)
        if part == "":
            exchange_index(hit, past, chance)
    elif kind == "foreign log":
        hit["-wal"] = past["other"]["-wal"]
        exchange_index(hit, past, chance)
    elif kind == "log of another day":  # what it holds was copied into the file long ago
        hit[""], hit["-wal"] = past["closed"][""], past["day before"]["-wal"]
        exchange_index(hit, past, chance)
    elif kind == "older log":  # with its own index it would be a whole copy of an earlier day
        hit["-wal"] = past["later"]["-wal"]
    elif kind == "older file":
        hit[""] = past["early"][""]
        exchange_index(hit, past, chance)
    else:
        hit["-shm"] = b"\0"
        exchange_index(hit, past, chance)
    return hit


def spoiled(content: bytes, kind: str, chance: random.Random) -> bytes:
    raw = bytearray(content)
    place = chance.randrange(len(raw))
    if kind == "flip":
        raw[place] ^= 1 << chance.randrange(8)
    elif kind == "hole":
        raw[place : place + 512] = b"\0" * len(raw[place : place + 512])
    elif kind == "garbage":
        raw[place : place + 200] = chance.randbytes(len(raw[place : place + 200]))
    else:
        del raw[max(place, 40) :]
    return bytes(raw)


def exchange_index(
    hit: dict[str, bytes], past: dict[str, dict[str, bytes]], chance: random.Random
) -> None:
    """It stays, is gone, is an older one or another's, or holds nothing that makes sense."""
    size = len(past["last"]["-shm"])
    found = chance.choice(
        (hit["-shm"], b"", past["later"]["-shm"], past["other"]["-shm"], bytes(size),
         chance.randbytes(size))
    )  # fmt: skip
    del hit["-shm"]
    if found:
        hit["-shm"] = found


Message = tuple[str, str]


def pages(files: dict[str, bytes]) -> dict[int, tuple[str, int]]:
    """Where each page stands as it was last: the part, and its place there."""
    size = struct.unpack(">H", files[""][16:18])[0]
    found = {at // size + 1: ("", at) for at in range(0, len(files[""]), size)}
    wal = files.get("-wal", b"")
    for at in range(32, len(wal), size + 24):
        found[struct.unpack(">I", wal[at : at + 4])[0]] = ("-wal", at)
    return found


def undamaged(before: dict[str, bytes], after: dict[str, bytes]) -> set[Message]:
    """The messages whose pages are all as they were."""
    size = struct.unpack(">H", before[""][16:18])[0]
    whole, changed = [], []
    for part, at in pages(before).values():
        end = at + size + (24 if part else 0)
        whole.append(before[part][at:end])
        changed.append(after.get(part, b"")[at:end] != whole[-1])
    good = set()
    for name, number in [(name, number) for name in "rs" for number in range(RUNS // 2)]:
        for side, written in (
            ("user", f'"user_text":"{name} message {number} '),
            ("answer", f'"answer":"answer {number}"'),
        ):
            places = [n for n, content in enumerate(whole) if written.encode() in content]
            assert places, "a message stands in no page?"
            if not any(changed[n] for n in places):
                good.add((f"{name}{number}", side))
    return good


def came_back(store: TraceStore) -> set[Message]:
    """The messages that can be read as they were said, in their conversation."""
    found = set()
    for conversation in store.conversations():
        with suppress(StoreDamaged):
            for turn in store.turns(conversation.id):
                for record in turn.records:
                    found |= {(record.run_id, side) for side in said_in(record)}
    return found


def said_in(record: Record) -> set[str]:
    """Which side of a run this says as it was said."""
    if not record.run_id[1:].isdigit():
        return set()
    number = int(record.run_id[1:])
    text = f"{record.run_id[0]} message {number} " + "long " * (number % 7 * 60)
    event = record.event
    found = set()
    if isinstance(event, RunStarted) and event.user_text == text:
        found.add("user")
    if isinstance(event, RunFinished) and event.answer == f"answer {number}":
        found.add("answer")
    return found


@pytest.mark.parametrize("seed", range(CASES))
def test_that_damage_is_told_and_the_program_goes_on(
    past: dict[str, dict[str, bytes]],
    tmp_path: Path,
    make_run: MakeRun,
    seed: int,
) -> None:
    path = tmp_path / "w.sqlite"
    kind = KINDS[seed % len(KINDS)]
    hit = damage(past, kind, seed)
    for part, content in hit.items():
        path.with_name(path.name + part).write_bytes(content)
    store, _kept = checked(path, hit)
    good = undamaged(past["closed" if kind == "log of another day" else "last"], hit)
    lost = good - came_back(store)
    assert len(lost) <= len(good) * 0.01, lost
    try:
        use(store, make_run)
    except StoreDamaged:  # met later: told, and mended at the next start
        store.close()
        store = TraceStore(path)
        assert store.recovery is not None
        use(store, make_run)
    store.close()
    TraceStore(path).close()  # mends what was met only when it was read
    again = TraceStore(path)
    assert again.recovery is None
    assert again.records("new")
    again.close()


def test_that_an_event_that_cannot_be_read_is_told_at_the_next_start(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "w.sqlite"
    fill(path, make_run, "r").close()
    raw = bytearray(path.read_bytes())
    place = raw.index(b'"answer":"answer 17"')
    raw[place] = ord("x")
    path.write_bytes(raw)
    store = TraceStore(path)
    assert store.recovery is None
    assert [run for run in store.runs(limit=1000) if run.run_id == "r17"]
    store.records("r17")
    store.close()
    again = TraceStore(path)
    assert again.recovery is not None
    assert again.recovery.incomplete_runs == 1
    assert len(again.runs(limit=1000)) == RUNS
    again.close()


def test_that_the_log_of_another_database_is_refused(
    killed: Path, tmp_path: Path, make_run: MakeRun
) -> None:
    other = fill(tmp_path / "other.sqlite", make_run, "x")
    path = copy(killed, tmp_path / "hit")
    for with_index in (True, False):
        for part in ("-wal", "-shm"):
            shutil.copyfile(
                tmp_path / ("other.sqlite" + part), path.with_name(path.name + part)
            )
        if not with_index:
            path.with_name(path.name + "-shm").unlink()
        before = path.read_bytes()
        store = TraceStore(path)
        assert store.recovery is not None
        assert "another database" in store.recovery.sentence
        assert store.recovery.kept_as.read_bytes() == before
        texts = [run.user_text for run in store.runs(limit=1000)]
        assert sum(text.startswith("r message") for text in texts) == RUNS // 2
        assert not any(text.startswith("x message") for text in texts)
        assert store.conversations("Kept title")
        assert store.draft("only-a-draft") == "unsent words"
        store.close()
    other.close()


def test_that_a_lost_log_is_told(killed: Path, tmp_path: Path) -> None:
    path = copy(killed, tmp_path / "hit")
    path.with_name(path.name + "-wal").unlink()
    store = TraceStore(path)
    assert store.recovery is not None
    assert "gone" in store.recovery.sentence
    assert len(store.runs(limit=1000)) == RUNS // 2
    store.close()


def test_that_a_lost_file_is_told_and_read_from_its_log(killed: Path, tmp_path: Path) -> None:
    path = copy(killed, tmp_path / "hit")
    path.unlink()
    store = TraceStore(path)
    assert store.recovery is not None
    assert store.recovery.runs >= RUNS // 2
    store.close()


def test_that_an_older_copy_under_a_newer_log_is_told(
    killed: Path, tmp_path: Path, make_run: MakeRun
) -> None:
    source = tmp_path / "source.sqlite"
    fill(source, make_run, "r", 4).close()
    old = source.read_bytes()
    fill(source, make_run, "s", RUNS).close()
    store = fill(source, make_run, "t", 2)
    path = copy(source, tmp_path / "hit")
    store.close()
    path.write_bytes(old)
    opened = TraceStore(path)
    assert opened.recovery is not None
    assert opened.runs(query="r message")
    assert opened.runs(query="t message")
    opened.close()


def test_that_a_log_of_an_earlier_round_is_no_damage(tmp_path: Path, make_run: MakeRun) -> None:
    path = tmp_path / "source.sqlite"
    store = fill(path, make_run, "r")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(FULL)")
    store.append(make_run("after", conversation="after"))
    target = copy(path, tmp_path / "copy")
    store.close()
    assert target.with_name("w.sqlite-wal").stat().st_size > 200_000
    again = TraceStore(target)
    assert again.recovery is None
    assert again.records("after")
    again.close()


def test_that_a_torn_last_write_is_no_damage(tmp_path: Path, make_run: MakeRun) -> None:
    path = tmp_path / "source.sqlite"
    store = fill(path, make_run, "r")
    target = copy(path, tmp_path / "copy")
    store.close()
    wal = target.with_name("w.sqlite-wal")
    salts = wal.read_bytes()[16:24]
    half = struct.pack(">II", 3, 0) + salts + os.urandom(8) + b"half a page"
    wal.write_bytes(wal.read_bytes() + half)
    again = TraceStore(target)
    assert again.recovery is None
    assert len(again.runs(limit=1000)) == RUNS
    again.close()


def test_that_a_change_that_was_cut_off_before_the_log_is_rolled_back(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "source.sqlite"
    fill(path, make_run, "r").close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE runs SET answer = answer || zeroblob(3000)")
        copied = copy(path, tmp_path / "hit")
        shutil.copyfile(
            path.with_name(path.name + "-journal"), copied.with_name("w.sqlite-journal")
        )
        connection.execute("ROLLBACK")
    for with_log in (b"x", b""):
        copied.with_name("w.sqlite-wal").write_bytes(with_log)
        store = TraceStore(copied)
        assert store.recovery is None
        assert {run.answer for run in store.runs()} == {f"answer {n}" for n in range(RUNS)}
        store.close()


def test_that_a_second_program_never_puts_the_file_aside(killed: Path, tmp_path: Path) -> None:
    path = copy(killed, tmp_path / "hit")
    path.write_bytes(b"\x55" * 8192)
    path.with_name(path.name + "-wal").unlink()
    with pytest.raises(StoreError) as caught:
        TraceStore(path, alone=False)
    assert caught.value.hint
    assert path.read_bytes() == b"\x55" * 8192


def test_that_a_salvage_that_fails_changes_nothing(
    killed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy(killed, tmp_path / "hit")
    path.with_name(path.name + ".damaged").touch()
    before = parts(path)

    def refuse(*_arguments: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("workbench.traces.recovery.restore_conversations", refuse)
    with pytest.raises(StoreError) as caught:
        TraceStore(path)
    assert caught.value.hint
    assert parts(path) == before
    monkeypatch.undo()
    store = TraceStore(path)
    assert store.recovery is not None
    assert len(store.runs(limit=1000)) == RUNS
    store.close()


class Killed(BaseException):
    """Stands for SIGKILL: nothing catches it."""


@pytest.mark.parametrize(
    ("step", "at"),
    [
        ("recovery.carve", 0),
        ("mending.decode", 0),
        ("recovery.readable", 0),
        ("recovery.restore_conversations", 0),
        *(("rename", at) for at in (1, 2, 3)),
    ],
)
def test_that_a_rescue_that_is_killed_goes_on_at_the_next_start(
    killed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, at: int
) -> None:
    path = copy(killed, tmp_path / "hit")
    path.with_name(path.name + ".damaged").touch()
    before = parts(path)
    count = 0
    place = "pathlib.Path.rename" if step == "rename" else f"workbench.traces.{step}"

    def die(*_arguments: object) -> None:
        raise Killed

    def rename(self: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise Killed
        os.rename(self, target)  # noqa: PTH104 - the function that is replaced here

    monkeypatch.setattr(place, rename if step == "rename" else die)
    with pytest.raises(Killed):
        TraceStore(path)
    monkeypatch.undo()
    store = TraceStore(path)
    assert store.recovery is not None
    assert len(store.runs(limit=1000)) == RUNS
    assert store.draft("only-a-draft") == "unsent words"
    aside = store.recovery.kept_as
    assert aside.read_bytes() == before[""]
    assert aside.with_name(aside.name + "-wal").read_bytes() == before["-wal"]
    store.close()
    again = TraceStore(path)
    assert again.recovery is None
    assert len(again.runs(limit=1000)) == RUNS
    again.close()
