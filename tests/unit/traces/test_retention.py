"""Tests of retention: what goes by age and size, and what stays; deleting for good."""

from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.traces.conftest import MakeRun
from workbench.base.errors import StoreError
from workbench.traces import retention
from workbench.traces.events import Record, RunFinished, RunStarted
from workbench.traces.notes import Note
from workbench.traces.retention import Keep
from workbench.traces.store import TraceStore

DAY_S = 86_400.0


def _apart(run_id: str, at_s: float, *, whole: bool = True) -> list[Record]:
    start = Record(run_id, 0, at_s, RunStarted("graph:g", "", "g", {}, "", "secretword " * 50))
    end = Record(run_id, 1, at_s, RunFinished("answered", "x"))
    return [start, end] if whole else [start]


def _at(records: list[Record], at_s: float) -> list[Record]:
    return [replace(record, at_s=at_s) for record in records]


def _ids(store: TraceStore) -> set[str]:
    return {run.run_id for run in store.runs()}


def test_that_what_is_older_goes_and_what_is_kept_stays(
    store: TraceStore, make_run: MakeRun
) -> None:
    for day, name in enumerate(("old", "pinned", "noted", "new")):
        store.append(_at(make_run(name, conversation=name), day * DAY_S))
    store.append(_at(make_run("grown", conversation="grown"), 0.0))
    store.append(_at(make_run("grown2", "grown", conversation="grown"), 9 * DAY_S))
    store.append(_apart("apart", 0.0) + _apart("apart2", 9.5 * DAY_S))
    store.append(_apart("going", 0.0, whole=False))
    store.append(_apart("marked", 0.0))
    store.pin("pinned", True)
    store.save_note(Note("noted", "t", bookmarked=True))
    store.save_note(Note("marked", bookmarked=True))
    store.save_note(Note("old", tags=("bad",)))
    now_s = 10 * DAY_S
    assert store.retain(Keep(), now_s) == 0
    told: list[str] = []
    assert store.retain(Keep(age_s=5 * DAY_S), now_s, told.extend) == 3
    assert told == ["old", "new"], "what else is kept of them is forgotten, too"
    assert _ids(store) == {*("pinned", "noted", "grown", "grown2", "apart2", "going", "marked")}
    assert {one.id for one in store.conversations()} == {"pinned", "noted", "grown"}


def test_that_a_clock_that_jumps_empties_nothing(store: TraceStore, make_run: MakeRun) -> None:
    store.append(_at(make_run("r1"), 1000 * DAY_S))
    assert store.retain(Keep(age_s=40 * DAY_S), 90_000 * DAY_S) == 0
    assert store.retain(Keep(age_s=40 * DAY_S), -5.0) == 0
    assert _ids(store) == {"r1"}


def test_that_a_run_of_a_clock_that_was_ahead_empties_nothing(
    store: TraceStore, make_run: MakeRun
) -> None:
    keep = Keep(age_s=40 * DAY_S)
    store.append(_at(make_run("r1", conversation="a"), 1000 * DAY_S))
    store.append(_at(make_run("r2", conversation="b"), 1400 * DAY_S))
    assert store.retain(keep, 1400 * DAY_S) == 0, "the clock jumped a year"
    assert store.retain(keep, 1001 * DAY_S) == 0, "and back"
    for day in range(12):
        store.append(_at(make_run(f"d{day}", conversation=f"c{day}"), (1400 + day) * DAY_S))
    assert store.retain(keep, 1411 * DAY_S) == 1, "after a week it is no mistake any more"
    assert "r1" not in _ids(store)
    assert "r2" in _ids(store)


def test_that_the_oldest_go_until_the_rest_fits(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    for number in range(60):
        start = RunStarted("graph:g", "", "g", {}, "", f"secret{number} " * 2_000)
        store.append([Record(f"r{number}", 0, float(number), start)])
        store.append([Record(f"r{number}", 1, float(number), RunFinished("answered", "x"))])
    while store.index_some():
        pass
    before = store.size_bytes()
    limit = before // 2
    gone = store.retain(Keep(size_bytes=limit), 100.0)
    assert 10 < gone < 55
    assert store.size_bytes() <= limit
    assert path.stat().st_size <= limit + 65_536
    assert "r59" in _ids(store)
    assert "r0" not in _ids(store)
    assert store.retain(Keep(size_bytes=1), 100.0) == 60 - gone, "what it can, and no more"
    store.close()
    raw = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert b"secret" not in raw


def test_that_runs_are_deleted_for_good_out_of_a_conversation(
    store: TraceStore, make_run: MakeRun, tmp_path: Path
) -> None:
    for run_id, parent in (("a", ""), ("b", "a"), ("c", "b")):
        store.append(make_run(run_id, parent, text=f"question {run_id}"))
    assert store.delete_runs(["b", "b", "no run"]) == 1
    assert [turn.run_id for turn in store.turns("c")] == ["a", "c"]
    assert store.delete_runs(["c"]) == 1
    assert [turn.run_id for turn in store.turns("c")] == ["a"]
    store.append(make_run("d", "a", whole=False))
    with pytest.raises(StoreError, match="goes on"):
        store.delete_runs(["d"])
    assert store.delete_runs(["a"]) == 1
    assert [turn.run_id for turn in store.turns("c")] == ["d"]


def test_that_wiping_is_gone_on_with_where_it_was_cut_off(
    tmp_path: Path, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.sqlite"
    store = TraceStore(path)
    store.append(make_run("r1", text="topsecretword"))
    store.append(make_run("r2", conversation="d"))
    while store.index_some():
        pass
    store.delete("c", 5.0)

    def killed(_connections: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(retention, "wipe", killed)
    with pytest.raises(KeyboardInterrupt):
        store.purge()
    monkeypatch.undo()
    assert store.purge(math.inf) == 0
    store.close()
    raw = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert b"topsecret" not in raw
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM facts").fetchall() == [("text_version",)]
