"""Tests of recovery."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workbench.base.errors import StoreError
from workbench.traces.carve import EventRow
from workbench.traces.codec import encode
from workbench.traces.events import AnswerDelta, Record
from workbench.traces.mending import best_events
from workbench.traces.store import TraceStore

MakeRun = Callable[..., list[Record]]
_RUNS = 60


@pytest.fixture
def filled(tmp_path: Path, make_run: MakeRun) -> Path:
    path = tmp_path / "workbench.sqlite"
    store = TraceStore(path)
    for number in range(_RUNS):
        parent = f"r{number - 1}" if number else ""
        text = f"message {number} " + "long " * (number * 40)
        store.append(make_run(f"r{number}", parent, text=text, answer=f"answer {number}"))
    store.rename("c", "Kept title")
    store.close()
    return path


def test_that_a_whole_file_needs_no_recovery(filled: Path) -> None:
    store = TraceStore(filled)
    assert store.recovery is None
    assert len(store.turns("c")) == _RUNS
    store.close()


def test_that_a_destroyed_beginning_loses_no_message(filled: Path) -> None:
    raw = bytearray(filled.read_bytes())
    raw[:4096] = b"\x55" * 4096
    filled.write_bytes(raw)
    store = TraceStore(filled)
    assert store.recovery is not None
    assert store.recovery.kept_as.read_bytes() == raw
    assert [turn.user_text.split()[1] for turn in store.turns("c")] == [
        str(number) for number in range(_RUNS)
    ]
    store.close()
    again = TraceStore(filled)
    assert again.recovery is None
    again.close()


@pytest.mark.parametrize("seed", range(12))
def test_that_random_damage_never_empties_silently(filled: Path, seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(filled.read_bytes())
    if seed % 3 == 0:
        raw = raw[: chance.randrange(4096, len(raw))]
    else:
        for _ in range(6):
            place = chance.randrange(len(raw))
            raw[place : place + 200] = chance.randbytes(200)[: len(raw) - place]
    filled.write_bytes(raw)
    store = TraceStore(filled)
    kept = len(store.runs(limit=1000))
    if kept < _RUNS:
        assert store.recovery is not None
        assert store.recovery.kept_as.read_bytes() == raw
        assert "damaged" in store.recovery.sentence
    assert kept > 0
    store.close()


@pytest.mark.parametrize("content", [b"", b"\0" * 8192, b"not a database at all"])
def test_that_a_foreign_file_is_put_aside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "workbench.sqlite"
    path.write_bytes(content)
    store = TraceStore(path)
    assert store.recovery is not None
    assert store.recovery.records == 0
    assert store.recovery.kept_as.read_bytes() == content
    store.close()


def test_that_titles_survive_damage_elsewhere(filled: Path) -> None:
    raw = filled.read_bytes()
    filled.write_bytes(raw[:-4096])
    store = TraceStore(filled)
    assert store.recovery is not None
    assert store.conversations()[0].title in ("Kept title", "message 0")
    store.close()


def test_that_a_lost_message_does_not_cut_the_conversation(filled: Path) -> None:
    raw = bytearray(filled.read_bytes())
    place = raw.index(b'"parent_run_id":"r29"')
    raw[place : place + 9] = b"\xff" * 9
    raw[:100] = b"\0" * 100
    filled.write_bytes(raw)
    store = TraceStore(filled)
    assert store.recovery is not None
    assert store.recovery.incomplete_runs == 1
    turns = store.turns("c")
    assert len(turns) == _RUNS
    assert "was lost" in turns[30].user_text
    store.close()


def test_that_damage_met_later_is_mended_at_the_next_start(filled: Path) -> None:
    filled.with_name(filled.name + ".damaged").touch()
    store = TraceStore(filled)
    assert store.recovery is not None
    assert len(store.turns("c")) == _RUNS
    assert store.conversations()[0].title == "Kept title"
    store.close()
    assert not filled.with_name(filled.name + ".damaged").exists()


def test_that_a_run_with_two_starts_does_not_stop_the_rescue(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "workbench.sqlite"
    store = TraceStore(path)
    one = make_run("r1")
    store.append(one)
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO events(run_id, number, at_s, type, json)"
            " SELECT run_id, 77, at_s, type, json FROM events WHERE type = 'RunStarted'"
        )
    path.with_name(path.name + ".damaged").touch()
    again = TraceStore(path)
    assert again.recovery is not None
    assert [type(r.event) for r in again.records("r1")] == [
        type(r.event) for r in one if r.number != 4
    ]
    again.close()


def test_that_a_last_message_without_a_beginning_stays_in_its_conversation(
    filled: Path,
) -> None:
    """Its conversation still ends with it; else nothing of the conversation was shown."""
    raw = bytearray(filled.read_bytes())
    place = raw.index(b'"parent_run_id":"r%d"' % (_RUNS - 2))
    raw[place : place + 9] = b"\xff" * 9
    filled.write_bytes(raw)
    filled.with_name(filled.name + ".damaged").touch()
    with closing(TraceStore(filled)) as store:
        assert store.recovery is not None
        assert [conversation.id for conversation in store.conversations()] == ["c"]
        turns = store.turns("c")
    assert len(turns) == _RUNS
    assert "was lost" in turns[-1].user_text
    assert turns[-1].run_id == f"r{_RUNS - 1}"


def test_that_what_most_copies_of_an_event_say_holds() -> None:
    def row(text: str) -> EventRow:
        return EventRow(1, "r", 0, 1.0, *encode(AnswerDelta("s", text)))

    def texts(*rows: EventRow) -> list[str]:
        return [found.json for found in best_events(rows)[0].values()]

    good, hit, broken = row("hello"), row("hellp"), row("hello")._replace(json='{"text')
    assert texts(hit, good, good) == [good.json]
    assert texts(good, good, hit) == [good.json]
    assert texts(hit, good) == [good.json], "the newest, where as many say either"
    assert texts(broken, broken, good) == [good.json]
    assert best_events([broken]) == ({}, {"r"})
    assert best_events([broken, good])[1] == set()


@pytest.mark.parametrize("word", [b"CREATE TABLE events", b"CREATE TABLE runs"])
def test_that_a_table_whose_words_are_no_text_any_more_is_damage(
    filled: Path, word: bytes
) -> None:
    raw = filled.read_bytes()
    assert word in raw
    filled.write_bytes(raw.replace(word, word.replace(b" T", b"\x9cT"), 1))
    with closing(TraceStore(filled)) as store:
        assert store.recovery is not None
        assert store.runs()


def test_that_a_title_that_is_no_text_any_more_does_not_stop_the_start(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "workbench.sqlite"
    with closing(TraceStore(path)) as store:
        store.append(make_run("a", text="Zebra and quagga"))
    path.write_bytes(path.read_bytes().replace(b"Zebra", b"Ze\x9cra"))
    with closing(TraceStore(path)) as store:
        assert [run.run_id for run in store.runs()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
@pytest.mark.parametrize("ending", ["", "-wal"])
def test_that_a_pipe_in_its_place_is_refused_and_not_waited_for(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "workbench.sqlite"
    os.mkfifo(path.with_name(path.name + ending))
    with pytest.raises(StoreError, match="it is a pipe"):
        TraceStore(path)
    assert len(list(tmp_path.iterdir())) == 1
