"""The store of sequences against a plain model of the library's cache."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.engines.llama_cpp.cache import SequenceState, SequenceStore, common_length
from workbench.engines.llama_cpp.cells import CellLedger

SEQUENCES, CAPACITY = 4, 64


class PlainMemory:
    """A KV cache as dictionaries: the cells of each sequence, by position."""

    def __init__(self, cuttable: bool = True) -> None:
        self.cells: dict[int, list[object]] = {}
        self.cuttable = cuttable
        self.holes: set[int] = set()

    @property
    def used(self) -> int:
        return len({id(cell) for cells in self.cells.values() for cell in cells})

    def copy(self, source: int, target: int, length: int) -> None:
        assert not self.cells.get(target)
        self.cells[target] = self.cells[source][:length]

    def remove(self, sequence: int, start: int) -> bool:
        if start and not self.cuttable:
            return False
        del self.cells.setdefault(sequence, [])[start:]
        return True

    def holds(self, sequence: int, length: int) -> bool:
        assert len(self.cells[sequence]) > length
        return sequence not in self.holes

    def decode(self, sequence: int, count: int) -> None:
        self.cells.setdefault(sequence, []).extend(object() for _ in range(count))


def make_store(
    keep_cells: int = 40, cuttable: bool = True
) -> tuple[PlainMemory, CellLedger, SequenceStore]:
    memory, ledger = PlainMemory(cuttable), CellLedger(CAPACITY)
    return memory, ledger, SequenceStore(memory, SEQUENCES, ledger, keep_cells, cuttable)


def decode(
    memory: PlainMemory, store: SequenceStore, state: SequenceState, count: int | None = None
) -> None:
    count = len(state.tokens) - state.decoded if count is None else count
    memory.decode(state.number, count)
    store.advance(state, count)


@given(st.lists(st.integers(0, 3), max_size=600), st.lists(st.integers(0, 3), max_size=600))
def test_that_the_common_length_is_what_a_plain_loop_finds(
    left: list[int], right: list[int]
) -> None:
    expected = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        expected += 1

    assert common_length(left, right) == expected
    assert common_length(left + right, left) == len(left)


@settings(max_examples=80)
@given(st.data())
def test_that_ledger_and_memory_never_disagree(data: st.DataObject) -> None:
    memory, ledger, store = make_store()
    live: list[SequenceState] = []
    for _ in range(data.draw(st.integers(1, 25))):
        if data.draw(st.booleans()) and live:
            state = live.pop(data.draw(st.integers(0, len(live) - 1)))
            store.finish(state)
        else:
            tokens = data.draw(st.lists(st.integers(0, 1), min_size=1, max_size=12))
            opened = store.open(list(tokens), data.draw(st.sampled_from(["", "a", "b"])))
            if opened is None:
                assert len(live) == SEQUENCES
                continue
            source, length = store.best(opened.tokens)
            if source is not None:
                store.adopt(opened, source, length)
            if not store.make_room(len(opened.tokens) - opened.decoded):
                store.release(opened)
                continue
            decode(memory, store, opened)
            live.append(opened)
        assert ledger.used == memory.used <= CAPACITY
        assert store.kept_cells() <= 40
        for state in [*live, *store.kept]:
            assert len(memory.cells[state.number]) == state.decoded


def test_that_the_next_turn_reads_only_what_is_new() -> None:
    memory, _, store = make_store()
    first = store.open([1, 2, 3, 4, 5], "talk")
    assert first is not None
    decode(memory, store, first)
    store.finish(first)

    source, length = store.best([1, 2, 3, 4, 5, 6, 7])

    assert source is first
    assert length == 5


def test_that_the_last_prompt_token_is_always_decoded_again() -> None:
    memory, _, store = make_store()
    first = store.open([1, 2, 3], "talk")
    assert first is not None
    decode(memory, store, first)
    store.finish(first)

    assert store.best([1, 2, 3])[1] == 2


def test_that_a_memory_that_cannot_be_cut_is_shared_whole_or_not_at_all() -> None:
    memory, _, store = make_store(cuttable=False)
    first = store.open([1, 2, 3], "talk")
    assert first is not None
    decode(memory, store, first)
    store.finish(first)

    assert store.best([1, 2, 3, 4]) == (first, 3)
    assert store.best([1, 2, 9, 4]) == (None, 0)


def test_that_a_sequence_that_lost_what_is_behind_its_window_is_shared_whole_only() -> None:
    memory, _, store = make_store()
    first = store.open([1, 2, 3], "talk")
    assert first is not None
    decode(memory, store, first)
    store.finish(first)
    memory.holes.add(first.number)

    assert store.best([1, 2, 3, 4]) == (first, 3)
    assert store.best([1, 2, 9, 4]) == (None, 0)


def test_that_a_covered_sequence_is_forgotten_when_a_longer_one_is_kept() -> None:
    memory, _, store = make_store()
    for tokens in ([1, 2], [1, 2, 3, 4]):
        state = store.open(list(tokens), "talk")
        assert state is not None
        decode(memory, store, state)
        store.finish(state)

    assert [state.tokens for state in store.kept] == [[1, 2, 3, 4]]


def test_that_nothing_is_kept_when_no_bytes_are_allowed() -> None:
    memory, ledger, store = make_store(keep_cells=0)
    state = store.open([1, 2, 3], "talk")
    assert state is not None
    decode(memory, store, state)
    store.finish(state)

    assert store.kept == []
    assert ledger.used == 0


def test_that_the_longest_unused_sequence_goes_first() -> None:
    memory, _, store = make_store()
    states = []
    for token in (1, 2, 3):
        state = store.open([token] * 5, "")
        assert state is not None
        decode(memory, store, state)
        store.finish(state)
        states.append(state)
    reader = store.open([1] * 9, "")
    assert reader is not None
    store.adopt(reader, states[0], 5)

    assert store.evict()
    assert [state.tokens[0] for state in store.kept] == [3, 1]


def test_that_a_token_more_counts_as_any_other() -> None:
    one, many = CellLedger(8), CellLedger(8)
    for ledger in (one, many):
        ledger.extend(0, 3)
        ledger.share(0, 1, 3)
    one.extend_one(1)
    one.extend_one(0)
    many.extend(1, 1)
    many.extend(0, 1)
    assert vars(one) == vars(many)
    assert (one.used, one.free, one.most, one.length(1)) == (5, 3, 5, 4)
    one.truncate(1, 0)
    assert (one.used, one.free, one.most) == (4, 4, 5)
