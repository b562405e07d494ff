"""Whose conversations are shown: one filter through which every question goes."""

from __future__ import annotations

import inspect
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.traces.conftest import MakeRun
from workbench.base.errors import StoreError
from workbench.policy.belonging import PROGRAM, Seen
from workbench.traces import schema
from workbench.traces.events import Record, RunStarted
from workbench.traces.notes import Note
from workbench.traces.personal_store import PersonalStore
from workbench.traces.retention import Keep
from workbench.traces.search_query import parse
from workbench.traces.store import TraceStore

ANNA, BEN = "Anna Vogt", "Ben Okafor"
SECRET = "Okonkwo"  # noqa: S105 - a word of the sample


class Desk:
    """A store, who sits before it, and what was recorded of their looking at others."""

    def __init__(self, path: Path, make_run: MakeRun) -> None:
        self.whole, self.make_run = TraceStore(path), make_run
        self.seen = Seen(ANNA)
        self.told: list[tuple[str, str]] = []
        self.fails = False
        self.shown = PersonalStore(self.whole, lambda: self.seen, self.tell)

    def tell(self, conversation_id: str, owner: str) -> None:
        if self.fails:
            raise StoreError("the audit log cannot be written", "Look at it.")
        self.told.append((conversation_id, owner))

    def write(self, run_id: str, place: str, owner: str, text: str = SECRET) -> None:
        self.shown.append(owned(self.make_run(run_id, conversation=place, text=text), owner))


def owned(records: list[Record], owner: str) -> list[Record]:
    """The events of a run that belongs to somebody."""
    first = records[0].event
    assert isinstance(first, RunStarted)
    return [replace(records[0], event=replace(first, owner=owner)), *records[1:]]


@pytest.fixture
def desk(tmp_path: Path, make_run: MakeRun) -> Iterator[Desk]:
    made = Desk(tmp_path / "w.sqlite", make_run)
    made.write("of-anna", "c-anna", ANNA)
    made.write("of-ben", "c-ben", BEN, "ward three")
    made.write("of-job", "graph:job/1", PROGRAM, "nightly")
    made.whole.save_note(Note("of-anna", tags=("private",), comment=SECRET, bookmarked=True))
    made.whole.save_draft("c-anna", f"draft {SECRET}")
    made.whole.index_some(5.0)
    yield made
    made.shown.close()
    made.whole.close()


READS: dict[str, Callable[[TraceStore], object]] = {
    "conversations": lambda store: (store.conversations(), store.conversations(SECRET)),
    "conversation": lambda store: store.conversation("c-anna"),
    "turns": lambda store: (
        store.turns("c-anna", head_run_id="of-anna"),
        store.turns("c-ben", head_run_id="of-anna"),
    ),
    "records": lambda store: store.records("of-anna"),
    "some_records": lambda store: store.some_records("of-anna"),
    "spans": lambda store: store.spans("of-anna"),
    "span_table": lambda store: store.span_table("of-anna"),
    "waits": lambda store: store.waits("of-anna"),
    "find_in_run": lambda store: store.find_in_run("of-anna", SECRET),
    "search_events": lambda store: store.search_events(parse(SECRET, time.time())),
    "note": lambda store: store.note("of-anna"),
    "notes": lambda store: store.notes("of-anna"),
    "notes_of_runs": lambda store: store.notes_of_runs(["of-anna", "of-ben"]),
    "tags": lambda store: store.tags(),
    "runs": lambda store: (store.runs(), store.runs(query=SECRET)),
    "run_agents": lambda store: store.run_agents(),
    "run": lambda store: store.run("of-anna"),
    "answered_below": lambda store: store.answered_below("c-anna"),
    "usage": lambda store: store.usage(),
    "draft": lambda store: store.draft("c-anna"),
    "deleted": lambda store: store.deleted(),
    "owner": lambda store: store.owner("c-anna"),
    "owner_of_run": lambda store: store.owner_of_run("of-anna"),
    "owned_below": lambda store: store.owned_below("Anna"),
}
CHANGES: dict[str, Callable[[TraceStore], object]] = {
    "create": lambda store: store.create("c-anna", "", 1.0, "mine"),
    "save_draft": lambda store: store.save_draft("c-anna", "mine"),
    "select_branch": lambda store: store.select_branch("c-anna", "of-anna"),
    "rename": lambda store: store.rename("c-anna", "mine"),
    "pin": lambda store: store.pin("c-anna", True),
    "delete": lambda store: store.delete("c-anna", 1.0),
    "delete_below": lambda store: store.delete_below("c-", 1.0),
    "restore": lambda store: store.restore("c-anna"),
    "save_note": lambda store: store.save_note(Note("of-anna", comment="mine")),
    "delete_runs": lambda store: store.delete_runs(["of-anna"]),
}
KEEPING = {"append", "close", "index_some", "purge", "retain", "size_bytes"}
"""What is nobody's own, or is looked at below."""


def said(found: object) -> str:
    text = repr(found)
    return text.replace("c-anna", "").replace("of-anna", "") if found else ""


def asked(question: Callable[[TraceStore], object], store: TraceStore) -> str:
    try:
        return said(question(store))
    except StoreError as exc:
        return f"refused: {exc.message}"


def test_that_every_method_of_the_store_is_looked_at_here() -> None:
    public = {
        name
        for name, _method in inspect.getmembers(TraceStore, inspect.isfunction)
        if not name.startswith("_")
    }
    assert public == {*READS, *CHANGES, *KEEPING}
    written = {name for name in (*CHANGES, *KEEPING) if name in vars(PersonalStore)}
    assert written == {*CHANGES, *KEEPING}, "what writes is decided about in PersonalStore"


@pytest.mark.parametrize("name", READS)
def test_that_another_person_finds_nothing_by_any_question(desk: Desk, name: str) -> None:
    own = asked(READS[name], desk.shown)
    desk.seen = Seen(BEN)
    other = asked(READS[name], desk.shown)
    assert SECRET not in other, other
    assert ANNA not in other
    assert "private" not in other
    desk.seen = Seen(ANNA)
    assert asked(READS[name], desk.shown) == own, "who comes back has everything"
    if name not in ("usage", "deleted", "run_agents", "waits"):
        assert own, "there was something to be found"
        assert own != other
    assert not desk.told


@pytest.mark.parametrize("name", CHANGES)
def test_that_another_person_changes_nothing(desk: Desk, name: str) -> None:
    before = [asked(question, desk.whole) for question in READS.values()]
    for seen in (Seen(BEN), Seen(BEN, frozenset({PROGRAM}), everyone=True)):
        desk.seen = seen
        with pytest.raises(StoreError):
            CHANGES[name](desk.shown)
    assert [asked(question, desk.whole) for question in READS.values()] == before
    if name != "delete_below":
        desk.seen = Seen(ANNA)
        CHANGES[name](desk.shown)


def test_that_nobody_goes_on_in_the_conversation_of_another(desk: Desk) -> None:
    desk.seen = Seen(BEN)
    with pytest.raises(StoreError, match="no conversation"):
        desk.write("of-ben-2", "c-anna", BEN)
    desk.seen = Seen(ANNA)
    assert [run.run_id for run in desk.shown.runs()] == ["of-anna"]


def test_that_what_runs_by_itself_is_for_who_builds(desk: Desk) -> None:
    assert "nightly" not in said(desk.shown.runs())
    desk.seen = Seen(ANNA, frozenset({PROGRAM}))
    assert {run.run_id for run in desk.shown.runs()} == {"of-anna", "of-job"}


def test_that_each_look_at_others_is_recorded_before_anything_is_shown(desk: Desk) -> None:
    desk.seen = Seen(BEN, everyone=True)
    assert SECRET in asked(READS["records"], desk.shown)
    assert desk.told == [("c-anna", ANNA)]
    assert SECRET in asked(READS["runs"], desk.shown)
    assert desk.told[1:] == [("", "")] * 2
    desk.told.clear()
    assert "ward three" in said(desk.shown.records("of-ben"))
    assert not desk.told, "one's own is no look at others"
    desk.fails = True
    unrecorded = ("waits", "run_agents", "answered_below", "usage", "deleted")
    for name in READS.keys() - {*unrecorded, "owner", "owner_of_run", "owned_below"}:
        assert asked(READS[name], desk.shown).startswith("refused: the audit log"), name
    for name in unrecorded:
        assert SECRET not in asked(READS[name], desk.shown)


def test_that_a_question_that_cannot_be_decided_is_refused(desk: Desk) -> None:
    def fails() -> Seen:
        raise ValueError("nobody knows")

    shown = PersonalStore(desk.whole, fails, desk.tell)
    for name, question in READS.items():
        try:
            found = question(shown)
        except (StoreError, ValueError):
            continue
        assert not found, name
    shown.close()


def test_that_the_owner_outlives_damage(desk: Desk, tmp_path: Path) -> None:
    desk.shown.close()
    desk.whole.close()
    path = tmp_path / "w.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(path.read_bytes())
    raw[100:112] = b"\xff" * 12
    path.write_bytes(bytes(raw))
    rescued = TraceStore(path)
    assert rescued.recovery is not None
    assert rescued.owner("c-anna") == ANNA
    assert rescued.owner("c-ben") == BEN
    assert rescued.owner_of_run("of-job") == ("graph:job/1", PROGRAM)
    rescued.close()


def test_that_what_was_kept_before_there_were_owners_is_nobodys(
    tmp_path: Path, make_run: MakeRun
) -> None:
    path = tmp_path / "old.sqlite"
    store = TraceStore(path)
    store.append(make_run("r1"))
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE conversations DROP COLUMN owner")
        connection.execute("PRAGMA user_version = 2")
    whole = TraceStore(path)
    assert [one.run_id for one in whole.runs()] == ["r1"], "an old store stays readable"
    told: list[tuple[str, str]] = []
    for seen, shows in ((Seen(ANNA), 0), (Seen(ANNA, everyone=True), 1), (Seen(""), 1)):
        shown = PersonalStore(whole, lambda seen=seen: seen, lambda *one: told.append(one))  # type: ignore[misc]
        assert len(shown.runs()) == shows
        shown.close()
    assert whole.retain(Keep(), time.time()) == 0
    whole.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
