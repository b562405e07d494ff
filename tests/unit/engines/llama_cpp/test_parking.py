"""Idle sequences that leave the KV cache and come back, against a plain model of it."""

from __future__ import annotations

from collections.abc import Sized

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.engines.llama_cpp.cache import NO_ROOM, SequenceState
from workbench.engines.llama_cpp.cells import CellLedger
from workbench.engines.llama_cpp.parking import NOT_BACK, ParkingStore

SEQUENCES, CAPACITY, CELL_BYTES = 4, 1024, 10
RUNS = st.tuples(st.integers(0, 2), st.sampled_from([1, 32, 60]))
"""A token, and how often it stands there."""


class PlainMemory:
    """A KV cache as dictionaries: the cells of each sequence, by position."""

    def __init__(self) -> None:
        self.cells: dict[int, list[object]] = {}
        self.saves = self.loads = True

    @property
    def used(self) -> int:
        return len({id(cell) for cells in self.cells.values() for cell in cells})

    def copy(self, source: int, target: int, length: int) -> None:
        assert not self.cells.get(target)
        self.cells[target] = self.cells[source][:length]

    def remove(self, sequence: int, start: int) -> bool:
        del self.cells.setdefault(sequence, [])[start:]
        return True

    def state_bytes(self, sequence: int) -> int:
        return CELL_BYTES * len(self.cells[sequence])

    def save(self, sequence: int) -> Sized | None:
        return bytes(self.state_bytes(sequence)) if self.saves else None

    def load(self, sequence: int, copied: Sized) -> bool:
        assert not self.cells.get(sequence)
        if self.loads:
            self.decode(sequence, len(copied) // CELL_BYTES)
            assert self.used <= CAPACITY
        return self.loads

    def share_start(self, source: int, target: int, length: int) -> None:
        self.cells[target] = self.cells[source][:length] + self.cells[target][length:]

    def holds(self, sequence: int, length: int) -> bool:
        return len(self.cells[sequence]) > length

    def decode(self, sequence: int, count: int) -> None:
        self.cells.setdefault(sequence, []).extend(object() for _ in range(count))


class Bench:
    """A store, what is beneath it, and how a request goes through it."""

    def __init__(self, room_cells: int = 1000, idle_cells: int = 100) -> None:
        self.memory, self.ledger = PlainMemory(), CellLedger(CAPACITY)
        self.room_bytes = room_cells * CELL_BYTES
        self.store = ParkingStore(
            self.memory, SEQUENCES, self.ledger, 600,
            room_bytes=self.room_bytes, idle_cells=idle_cells,
        )  # fmt: skip

    def start(self, tokens: list[int], talk: str = "") -> tuple[SequenceState, int]:
        """Open a sequence, take over what is known and decode the rest."""
        state = self.store.open(list(tokens), talk)
        assert state is not None
        known = self.store.take_over(state)
        assert known == state.decoded
        self.store.tidy()
        assert self.store.make_room(len(tokens) - known)
        self.memory.decode(state.number, len(tokens) - known)
        self.store.advance(state, len(tokens) - known)
        self.check()
        return state, known

    def turn(self, tokens: list[int], talk: str = "") -> int:
        """A whole request; how much of it was known."""
        state, known = self.start(tokens, talk)
        self.store.finish(state)
        self.check()
        return known

    def check(self) -> None:
        store, parked = self.store, self.store.parked
        assert self.ledger.used == self.memory.used <= self.ledger.most <= CAPACITY
        assert store.parked_bytes == sum(len(text.copied) for text in parked)
        assert store.parked_bytes <= self.room_bytes
        for text in parked:
            assert len(text.copied) == CELL_BYTES * len(text.tokens)


def text(seed: int, length: int = 200) -> list[int]:
    return [seed] * length


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_that_ledger_memory_and_bounds_agree_whatever_comes(data: st.DataObject) -> None:
    room = data.draw(st.sampled_from([0, 60, 150, 1000]))
    bench = Bench(room_cells=room, idle_cells=data.draw(st.sampled_from([0, 40, 100])))
    live: list[SequenceState] = []
    for _ in range(data.draw(st.integers(1, 20))):
        if len(live) == 3 or (live and data.draw(st.booleans())):
            bench.store.finish(live.pop(data.draw(st.integers(0, len(live) - 1))))
        else:
            runs = data.draw(st.lists(RUNS, min_size=1, max_size=3))
            tokens = [token for token, count in runs for _ in range(count)]
            live.append(bench.start(tokens, data.draw(st.sampled_from(["", "a", "b"])))[0])
        bench.memory.saves = data.draw(st.sampled_from([True, True, False]))
        bench.memory.loads = data.draw(st.sampled_from([True, True, False]))
        bench.check()
    for state in live:
        bench.store.finish(state)
    bench.check()


def test_that_what_is_idle_beyond_the_bound_leaves_the_cells_one_by_one() -> None:
    bench = Bench()
    for seed in (1, 2, 3):
        bench.turn(text(seed), str(seed))
    bench.start(text(9, 50))
    while bench.store.due:
        before = len(bench.store.parked)
        bench.store.tidy()
        assert len(bench.store.parked) <= before + 1

    assert bench.store.evictable() <= 100
    assert [parked.conversation_id for parked in bench.store.parked] == ["1", "2", "3"]
    assert list(bench.store.conversation_tokens()) == ["1", "2", "3", ""]


def test_that_a_parked_text_comes_back_and_only_the_new_tokens_are_read() -> None:
    bench = Bench()
    bench.turn(text(1), "a")
    bench.turn(text(2), "b")
    assert [parked.conversation_id for parked in bench.store.parked] == ["a"]

    assert bench.turn([*text(1), 7, 8], "a") == 200
    assert [parked.conversation_id for parked in bench.store.parked] == ["b"]
    assert bench.turn([*text(2)[:150], 7, 8], "b") == 150
    assert {parked.conversation_id for parked in bench.store.parked} == {"a"}


def test_that_an_end_stays_parked_when_another_conversation_takes_its_start() -> None:
    bench = Bench()
    common = text(5, 100)
    bench.turn(common + text(1), "a")
    bench.turn(text(2), "b")

    assert bench.turn(common + text(3), "c") == 100
    assert bench.turn(common + text(1) + [7], "a") == 300


def test_that_what_is_in_the_cells_already_is_not_held_twice() -> None:
    bench = Bench()
    common = text(5, 150)
    bench.turn(common + text(1, 100), "a")
    bench.turn(text(2), "b")
    assert [parked.conversation_id for parked in bench.store.parked] == ["a"]
    other, _ = bench.start(common + text(3, 60), "c")
    used = bench.ledger.used

    back, known = bench.start(common + text(1, 100) + [7], "a")

    assert known == 250
    assert bench.ledger.count_beside(back.number, [other.number]) == 101
    assert bench.ledger.used <= used + 101


def test_that_a_text_whose_cells_are_at_work_is_not_parked() -> None:
    bench = Bench(idle_cells=0)
    bench.turn(text(1), "a")
    bench.start([*text(1), 7], "a")

    bench.store.tidy()

    assert bench.store.parked == []
    assert len(bench.store.kept) == 1


def test_that_the_oldest_parked_text_goes_for_room_and_is_told_so() -> None:
    bench = Bench(room_cells=450, idle_cells=0)
    for seed in (1, 2, 3, 4):
        bench.turn(text(seed), str(seed))

    assert [parked.conversation_id for parked in bench.store.parked] == ["2", "3"]
    assert bench.store.lost("1") == (200, NO_ROOM)
    assert bench.store.lost("2") == (0, "")


def test_that_what_does_not_fit_at_all_stays_where_it_is() -> None:
    bench = Bench(room_cells=150, idle_cells=0)
    bench.turn(text(1), "a")
    bench.start(text(2, 50), "b")

    assert bench.store.parked == []
    assert [state.conversation_id for state in bench.store.kept] == ["a"]


def test_that_a_copy_that_cannot_be_had_is_forgotten_and_told_so() -> None:
    bench = Bench()
    bench.turn(text(1), "a")
    bench.memory.saves = False
    bench.start(text(2), "b")

    assert (bench.store.parked, bench.store.kept) == ([], [])
    assert bench.store.lost("a") == (200, NO_ROOM)


def test_that_a_copy_that_does_not_come_back_is_read_again_and_told_so() -> None:
    bench = Bench()
    bench.turn(text(1), "a")
    bench.turn(text(2), "b")
    bench.memory.loads = False

    assert bench.turn([*text(1), 7], "a") == 0
    assert bench.store.lost("a") == (0, "")  # it is held again


def test_that_a_failed_return_is_noted_until_the_text_is_held_again() -> None:
    bench = Bench()
    bench.turn(text(1), "a")
    bench.turn(text(2), "b")
    bench.memory.loads = False
    bench.start([*text(1), 7], "a")

    assert bench.store.lost("a") == (200, NOT_BACK)


def test_that_a_text_is_not_brought_back_for_a_few_tokens() -> None:
    bench = Bench()
    bench.turn(text(1), "a")
    bench.turn(text(2), "b")

    assert bench.turn([*text(1, 20), 7], "c") == 0
    assert {parked.conversation_id for parked in bench.store.parked} >= {"a"}


def test_that_all_that_is_too_much_is_parked_before_a_prompt_takes_cells() -> None:
    bench = Bench(room_cells=2000, idle_cells=100)
    for seed in (1, 2, 3):
        bench.store.finish(opened(bench, text(seed)))
    assert bench.store.evictable() == 600
    bench.store.tidy()
    assert bench.store.evictable() == 0
    assert not bench.store.due


def test_that_those_at_work_do_not_wait_for_very_much_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.engines.llama_cpp.parking.AT_ONCE_BYTES", 200 * CELL_BYTES)
    bench = Bench(room_cells=2000, idle_cells=100)
    for seed in (1, 2, 3):
        bench.store.finish(opened(bench, text(seed)))
    left = []
    bench.store.due = True
    while bench.store.due:
        bench.store.tidy()
        left.append(bench.store.evictable())
    assert left == [400, 200, 0]


def opened(bench: Bench, tokens: list[int]) -> SequenceState:
    """A sequence at work that has read its tokens, with nothing parked meanwhile."""
    state = bench.store.open(list(tokens), "")
    assert state is not None
    bench.memory.decode(state.number, len(tokens))
    bench.store.advance(state, len(tokens))
    return state
