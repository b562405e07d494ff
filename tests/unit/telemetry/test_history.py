"""The history keeps what was measured, at every level, whatever happens to file and clock."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.telemetry import history_file
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.rollup import (
    LEVELS,
    Bucket,
    Level,
    bucket_start,
    decode,
    encode,
)
from workbench.telemetry.tracks import percentile_of

NOW_S = 1_700_000_000  # a whole number of ten seconds


def one(values: dict[str, float], *, spread: bool = False) -> Bucket:
    bucket = Bucket()
    for name, value in values.items():
        bucket.add(name, value, spread=spread)
    return bucket


@pytest.fixture
def store(tmp_path: Path) -> HistoryStore:
    return HistoryStore(tmp_path / "metrics.db")


def test_that_each_level_adds_up_to_the_same(store: HistoryStore) -> None:
    for number in range(0, 600, 30):
        finest = {
            NOW_S + number * 10 + 10 * step: one({"cpu.percent": float(number + step)})
            for step in range(30)
        }
        store.write(finest)
    for most, step_s in ((1000, 10), (150, 60), (12, 600), (3, 3600), (1, 86_400)):
        found = store.read(NOW_S, NOW_S + 6000, most)
        assert found.step_s == step_s
        totals = found.totals()
        assert totals.count("cpu.percent") == 600
        assert totals.sum("cpu.percent") == pytest.approx(sum(range(600)), rel=1e-5)
        stat = totals.stats["cpu.percent"]
        assert (stat.low, stat.high, stat.last) == (0.0, 599.0, 599.0)
    track = store.read(NOW_S, NOW_S + 6000, 1000).track("cpu.percent")
    assert list(track.times[:3]) == [NOW_S, NOW_S + 10, NOW_S + 20]
    assert len(track.times) == 600
    store.close()


def test_that_a_restart_within_a_bucket_adds_to_it(store: HistoryStore) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    store.close()
    again = HistoryStore(store.path)
    again.write({NOW_S: one({"a": 3.0, "b": 5.0})})
    found = again.read(NOW_S, NOW_S + 10, 100)
    assert list(found.track("a").means) == [2.0]
    assert list(found.track("b").means) == [5.0]
    again.close()


def test_that_two_programs_may_write_at_once(store: HistoryStore) -> None:
    def work() -> None:
        own = HistoryStore(store.path)
        for number in range(20):
            own.write({NOW_S + 10 * number: one({"a": 1.0}, spread=True)})
        own.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    totals = store.read(NOW_S, NOW_S + 200, 100).totals()
    assert totals.count("a") == 60
    assert totals.spreads["a"].count == 60
    store.close()


def test_that_what_is_not_written_yet_is_read_too(store: HistoryStore) -> None:
    pending = {NOW_S: one({"a_s": 4.0, "other": 1.0}, spread=True)}
    unwritten = store.read(NOW_S, NOW_S + 10, 100, lambda name: name == "a_s", pending)
    assert unwritten.names == {"a_s", "a_p50_s", "a_p95_s", "a_p99_s"}
    store.write({NOW_S: one({"a_s": 2.0})})
    found = store.read(NOW_S, NOW_S + 10, 100, newer=pending)
    assert list(found.track("a_s").means) == [3.0]
    assert found.track("a_p95_s").means[0] == pytest.approx(4.0, rel=0.02)
    assert list(pending[NOW_S].stats) == ["a_s", "other"]
    assert pending[NOW_S].stats["a_s"].count == 1
    store.close()


def test_that_a_clock_that_jumps_neither_doubles_nor_removes(store: HistoryStore) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    for jump_s in (10 * 365 * 86_400, -5 * 365 * 86_400, 0):
        store._writes = 0  # as if it were time to prune
        store.write({NOW_S + jump_s: one({"a": 2.0})})
    found = store.read(NOW_S, NOW_S + 10, 100).totals()
    assert (found.count("a"), found.sum("a")) == (2, 3.0)
    for level in LEVELS:
        rows = sqlite3.connect(store.path).execute(
            f"SELECT COUNT(*) FROM {history_file.table_of(level)}"  # noqa: S608 - ours
        )
        assert rows.fetchone() == (3,)
    assert bucket_start(float("nan"), 10) is None
    assert bucket_start(-5.0, 10) is None
    assert bucket_start(1e18, 10) is None
    store.close()


@pytest.mark.parametrize("jump_s", [365 * 86_400, -3_600, -365 * 86_400])
def test_that_hours_of_a_wrong_clock_push_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump_s: int
) -> None:
    levels = (Level(10, 20), Level(60, 20))
    for place in ("history", "history_eras"):
        monkeypatch.setattr(f"workbench.telemetry.{place}.LEVELS", levels)
    store = HistoryStore(tmp_path / "metrics.db")
    clock_s = NOW_S
    for ahead_s, count in ((0, 20), (jump_s, 18), (0, 10)):
        for _ in range(count):
            clock_s += 10
            store._writes = 0  # as if it were time to prune
            store.write({clock_s + ahead_s: one({"a": 1.0})})
    end_s = clock_s - 18 * 10  # the clock is right again, and those minutes were not its own
    found = store.read(clock_s - 90, clock_s, 1_000)
    assert list(found.track("a").times) == list(range(clock_s - 90, clock_s + 1, 10))
    before = store.read(NOW_S, end_s - 100, 1_000).totals()
    assert before.count("a") >= 10 if jump_s > 0 else before.count("a") > 0
    for level in levels:
        rows = sqlite3.connect(store.path).execute(
            f"SELECT COUNT(*) FROM {history_file.table_of(level)}"  # noqa: S608 - ours
        )
        assert rows.fetchone()[0] <= 2 * level.most_buckets
    store.close()


def test_that_a_jump_forgets_no_name(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "metrics.db", most_names=2)
    store.write({NOW_S: one({"a": 1.0, "b": 1.0})})
    for day in (365, 366):
        store.write({NOW_S + day * 86_400: one({"new": 1.0})})
    assert store.refused_names == 1
    assert store.read(NOW_S, NOW_S + 10, 10).names == {"a", "b"}
    for day in range(40):  # a month and more without them, day by day
        store._writes = 0
        store.write({NOW_S + (400 + day) * 86_400: one({"new": 1.0, "b": 1.0})})
    assert store.refused_names == 0
    end_s = NOW_S + 440 * 86_400
    assert store.read(end_s - 5 * 86_400, end_s, 1_000).names == {"new", "b"}
    store.close()


def test_that_old_buckets_and_too_many_names_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("history", "history_eras"):
        levels = (Level(10, 5), Level(60, 3))
        monkeypatch.setattr(f"workbench.telemetry.{place}.LEVELS", levels)
    store = HistoryStore(tmp_path / "metrics.db", most_names=3)
    for number in range(50):
        store._writes = 0
        store.write({NOW_S + 10 * number: one({f"n{number % 10}": 1.0})})
    raw = sqlite3.connect(store.path)
    assert raw.execute("SELECT COUNT(*) FROM rollup_10").fetchone() == (5,)
    assert raw.execute("SELECT COUNT(*) FROM rollup_60").fetchone() == (3,)
    assert raw.execute("SELECT COUNT(*) FROM names").fetchone() == (3,)
    assert store.refused_names == 1
    store.close()


def test_that_the_file_has_an_end(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "metrics.db", most_bytes=500_000)
    refused = 0
    for number in range(60):
        values = {f"name.{each}": float(each) for each in range(400)}
        try:
            store.write({NOW_S + 60 * number: one(values)})
        except StoreFull:
            refused += 1
    assert 0 < refused < 30
    assert store.path.stat().st_size <= 500_000
    assert store.read(NOW_S, NOW_S + 7200, 1000).names
    store.close()


def test_that_a_newer_file_is_left_alone(store: HistoryStore) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    store.close()
    raw = sqlite3.connect(store.path)
    raw.execute("PRAGMA user_version=99")
    raw.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreNewer):
        store.write({NOW_S: one({"a": 1.0})})
    with pytest.raises(StoreNewer):
        store.read(NOW_S, NOW_S + 10, 10)
    store.close()
    assert store.path.read_bytes() == before


def test_that_a_file_becoming_newer_meanwhile_is_left_alone(store: HistoryStore) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    raw = sqlite3.connect(store.path)
    raw.execute("PRAGMA user_version=99")
    raw.close()
    with pytest.raises(StoreNewer):
        store.write({NOW_S: one({"a": 1.0})})


@pytest.mark.parametrize(
    "content",
    [b"no database at all" * 300, b"SQLite format 3\0" + b"\xff" * 8000],
    ids=["text", "header"],
)
def test_that_a_damaged_file_is_moved_away(store: HistoryStore, content: bytes) -> None:
    store.path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        store.write({NOW_S: one({"a": 1.0})})
    kept = store.set_aside()
    assert kept is not None
    assert kept.read_bytes() == content
    store.write({NOW_S: one({"a": 1.0})})
    assert store.read(NOW_S, NOW_S + 10, 10).totals().count("a") == 1
    store.close()


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE rollup_60",
        "DROP TABLE names",
        "ALTER TABLE rollup_60 RENAME COLUMN data TO other",
    ],
)
def test_that_tables_of_a_stranger_are_damage(store: HistoryStore, change: str) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    store.close()
    raw = sqlite3.connect(store.path)
    raw.execute(change)
    raw.commit()
    raw.close()
    with pytest.raises(StoreDamaged):
        store.write({NOW_S: one({"a": 1.0})})
    store.set_aside()
    store.write({NOW_S: one({"a": 1.0})})
    store.close()


def test_that_values_of_a_stranger_are_passed_over(store: HistoryStore) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    store.close()
    raw = sqlite3.connect(store.path)
    raw.execute("UPDATE rollup_10 SET data = 'text', sketches = 7")
    raw.execute(
        "UPDATE rollup_60 SET data = x'ffffffffffffffffffffffffffffffffffffffffffffffff'"
    )
    raw.execute("INSERT INTO names(number, name, seen_s) VALUES(9, x'ff00fe', 'then')")
    raw.commit()
    raw.close()
    store.write({NOW_S: one({"a": 3.0})})
    for most in (1000, 3):
        assert list(store.read(NOW_S, NOW_S + 100, most).track("a").means) == [3.0]
    store.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights of files")
def test_that_a_folder_without_rights_is_told(store: HistoryStore) -> None:
    store.path.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError):
            store.write({NOW_S: one({"a": 1.0})})
    finally:
        store.path.parent.chmod(0o700)
    store.write({NOW_S: one({"a": 1.0})})
    store.close()


def test_that_a_folder_in_its_place_is_told(store: HistoryStore) -> None:
    store.path.mkdir()
    with pytest.raises(StoreError):
        store.write({NOW_S: one({"a": 1.0})})


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")
def test_that_the_file_is_its_owners(store: HistoryStore) -> None:
    store.write({NOW_S: one({"a": 1.0})})
    for path in store.path.parent.glob("metrics.db*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    store.close()


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.text(max_size=5),
        st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=20),
        max_size=5,
    )
)
def test_that_bytes_hold_a_bucket(values: dict[str, list[float]]) -> None:
    bucket = Bucket()
    for name, some in values.items():
        for value in some:
            bucket.add(name, value)
    numbers = {name: number for number, name in enumerate(values, 1)}
    found = decode(*encode(bucket, numbers), {number: name for name, number in numbers.items()})
    for name, kept in bucket.stats.items():
        assert found.stats[name].count == kept.count
        if abs(kept.low) < 1e38 > abs(kept.high):
            assert found.stats[name].low == pytest.approx(kept.low, rel=1e-6, abs=1e-37)
            assert found.stats[name].high == pytest.approx(kept.high, rel=1e-6, abs=1e-37)


def test_that_only_names_of_percentiles_are_taken_apart() -> None:
    assert percentile_of("model.a.latency_p95_s") == ("model.a.latency_s", 0.95)
    assert percentile_of("latency_p50_s") == ("latency_s", 0.5)
    assert percentile_of("latency_s") is None
    assert percentile_of("latency_p42_s") is None
