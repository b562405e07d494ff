"""The ledger: all that was told is written, bounded, and kept through what goes wrong."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.policy import ledger as ledger_module
from workbench.policy.ledger import Ledger
from workbench.policy.ledger_values import Query, digest_of, line_of
from workbench.policy.ledger_writing import EACH_OF_A_KIND, MORE_HOSTS, MOST_IN_HOUR
from workbench.policy.network_events import Counted, Held, NetworkEvent, Tried

AT_S = 1_700_000_000.0
TRIED = Tried(
    AT_S, "search", "search the hub", "connect", "192.0.2.1", 443, True, "hub.example"
)
REFUSED = Tried(AT_S + 1, "", "", "look up", "evil.example", 80, False)
Make = Callable[..., Ledger]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    opened: list[Ledger] = []

    def made(path: Path = tmp_path / "network.db", **more: int) -> Ledger:
        one = Ledger(path, lambda: "1.2", clock=lambda: AT_S + 60, **more)
        opened.append(one)
        one.start()
        return one

    yield made
    for one in opened:
        one.close()


def written(ledger: Ledger, *events: NetworkEvent) -> Ledger:
    for event in events:
        ledger.take(event)
    assert ledger.flush()
    return ledger


def test_that_what_was_told_is_there_after_a_restart(make: Make) -> None:
    first = written(
        make(), TRIED, REFUSED, Held("engine", "seccomp"), Held("engine", "seccomp")
    )
    first.close()
    second = written(make())
    newest, oldest = second.reading.newest(Query(), 10)
    assert (oldest.shown_host, oldest.allowed) == ("hub.example (192.0.2.1:443)", True)
    assert (newest.host, newest.port, newest.allowed) == ("evil.example", 80, False)
    assert [one.times for one in second.reading.held(0, 2e9)] == [2]
    before, now = second.reading.sessions(0, 2e9)
    assert (before.closed, now.closed, before.version) == (True, False, "1.2")
    assert second.reading.reach().since_s == AT_S + 60


def test_that_bytes_are_added_to_their_entry(make: Make) -> None:
    one = written(
        make(), replace(TRIED, id="7"), Counted("7", 100, 0), Counted("7", 150, 2_000),
        Counted("nobody's", 1, 1), replace(TRIED, at_s=AT_S + 1),
    )  # fmt: skip
    newer, older = one.reading.newest(Query(), 10)
    assert (older.sent_bytes, older.received_bytes) == (150, 2_000)
    assert (newer.sent_bytes, newer.received_bytes) == (None, None)
    assert [(t.sent_bytes, t.received_bytes, t.hosts) for t in one.reading.totals(Query())] == [
        (150, 2_000, 1)
    ]


def test_that_a_flood_has_few_entries_and_is_counted_whole(make: Make) -> None:
    flood = (replace(REFUSED, at_s=AT_S + number / 1000) for number in range(5_000))
    one = written(make(), *flood)
    entries = one.reading.newest(Query(), 100)
    assert len(entries) == EACH_OF_A_KIND
    assert sum(entry.times for entry in entries) == 5_000
    assert entries[0].last_s == pytest.approx(AT_S + 4.999)


def test_that_very_many_hosts_share_an_entry(make: Make) -> None:
    hosts = (replace(REFUSED, host=f"h{number}.example") for number in range(MOST_IN_HOUR + 50))
    one = written(make(), *hosts)
    assert one.reading.count(Query()) == MOST_IN_HOUR + EACH_OF_A_KIND
    assert sum(entry.times for entry in one.reading.each(Query(text=MORE_HOSTS))) == 50


def test_that_the_oldest_beyond_the_bound_go_and_that_is_told(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "_PRUNE_EVERY", 1)
    one = make(most_entries=5)
    for number in range(12):
        written(one, replace(REFUSED, host=f"h{number}.example", at_s=AT_S + number))
    assert [entry.host for entry in one.reading.each(Query())] == [
        f"h{number}.example" for number in range(7, 12)
    ]
    reach = one.reading.reach()
    assert (reach.forgotten, reach.forgotten_until_s) == (7, AT_S + 6)


def test_that_queries_narrow(make: Make) -> None:
    one = written(make(), TRIED, REFUSED)
    hosts = {
        "refused": Query(allowed=False),
        "source": Query(source="search"),
        "nobody": Query(source=""),
        "text": Query(text="EVIL"),
        "later": Query(from_s=AT_S + 0.5),
        "before": Query(to_s=AT_S + 1),
        "none": Query(text="%"),
    }
    found = {
        name: [entry.host for entry in one.reading.each(query)] for name, query in hosts.items()
    }
    assert found == {
        "refused": ["evil.example"], "source": ["192.0.2.1"], "nobody": ["evil.example"],
        "text": ["evil.example"], "later": ["evil.example"], "before": ["192.0.2.1"],
        "none": [],
    }  # fmt: skip
    assert one.reading.count(hosts["text"]) == 1


def test_that_a_sealed_entry_stays_as_it_is(make: Make) -> None:
    one = written(make(), *([REFUSED] * (EACH_OF_A_KIND + 5)))
    assert one.flush(seals=True)
    before = [line_of(entry) for entry in one.reading.each(Query())]
    written(one, REFUSED)
    after = [line_of(entry) for entry in one.reading.each(Query())]
    assert (after[:-1], len(after)) == (before, len(before) + 1)


def test_that_a_changed_row_changes_the_digest(make: Make) -> None:
    one = written(make(), TRIED, REFUSED)
    before = digest_of(one.reading.each(Query()))
    assert before == digest_of(one.reading.each(Query()))
    one.close()
    with sqlite3.connect(one.path) as file:
        file.execute("UPDATE tries SET host = 'other.example' WHERE allowed = 0")
    assert digest_of(one.reading.each(Query())) != before


def test_that_a_damaged_file_is_kept_and_a_new_one_begun(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "network.db"
    path.write_bytes(b"no database at all" * 500)
    told = threading.Event()
    one = make(path)
    one.listen(told.set)
    one.take(REFUSED)
    assert told.wait(5)
    assert one.flush()
    assert one.kept is not None
    assert one.kept.read_bytes().startswith(b"no database")
    assert one.reading.count(Query()) == 1
    assert one.reading.reach().damaged == (one.kept.name,)


def test_that_a_file_that_was_removed_is_begun_anew(make: Make) -> None:
    one = written(make(), TRIED)
    for path in one.path.parent.glob("network.db*"):
        path.unlink()
    written(one, REFUSED)
    assert [entry.host for entry in one.reading.each(Query())] == ["evil.example"]


def test_that_what_cannot_be_written_waits(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ledger_module, "_AGAIN_S", 0.01)
    place = tmp_path / "there"
    one = make(place / "network.db")
    one.take(REFUSED)
    assert not one.flush()
    assert one.problem is not None
    place.mkdir()
    assert one.flush()
    assert one.problem is None
    assert one.reading.count(Query()) == 1


def test_that_a_newer_file_is_left_alone(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "network.db"
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version=99")
    one = make(path)
    one.take(REFUSED)
    assert not one.flush()
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (99,)


def test_that_two_programs_write_one_ledger(make: Make) -> None:
    one, two = make(), make()
    written(one, TRIED)
    written(two, REFUSED)
    assert {entry.session for entry in one.reading.each(Query())} == {1, 2}


def test_that_taking_never_waits_for_the_disk(make: Make) -> None:
    one = make()
    assert one.flush()
    with sqlite3.connect(one.path) as file:
        file.execute("BEGIN IMMEDIATE")
        for _ in range(ledger_module.MOST_WAITING + 500):
            one.take(REFUSED)
    assert one.flush(10)
    told = sum(entry.times for entry in one.reading.each(Query()))
    lost = one.reading.sessions(0, 2e9)[0].lost
    assert told + lost == ledger_module.MOST_WAITING + 500


@settings(max_examples=30)
@given(
    st.text(max_size=400),
    st.text(max_size=400),
    st.text(max_size=400),
    st.integers(),
    st.booleans(),
)
def test_that_any_host_can_be_written_and_read(
    tmp_path_factory: pytest.TempPathFactory,
    host: str,
    named: str,
    purpose: str,
    port: int,
    allowed: bool,
) -> None:
    one = Ledger(tmp_path_factory.mktemp("ledger") / "network.db")
    one.start()
    try:
        written(one, Tried(AT_S, "", purpose, "connect", host, port, allowed, named))
        (entry,) = one.reading.each(Query())
        line = line_of(entry)
        assert "\n" not in line
        assert json.loads(line)["host"] == entry.host
        assert 0 <= entry.port < 65536
    finally:
        one.close()
