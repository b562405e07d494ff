"""Sequences in the KV cache: the ones at work, the kept ones, and what they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from workbench.engines.llama_cpp.cells import CellLedger

_BLOCK = 128
CLEARLY_MORE_TOKENS = 32
"""Fewer tokens are sooner read again than looked after."""
_REMEMBERED_LOSSES = 512
NO_ROOM = "was given up to make room for others"
NOT_KEPT = "was not kept, for no memory is set aside for the prompt cache"
_CANNOT_CUT = "this model's memory cannot be cut back, so all of it is read again"


class Memory(Protocol):
    """What the store needs of the library's KV cache."""

    def copy(self, source: int, target: int, length: int) -> None:
        """Give ``target`` the first ``length`` positions of ``source``."""
        ...

    def remove(self, sequence: int, start: int) -> bool:
        """Remove positions from ``start`` on; False if the memory cannot cut there."""
        ...

    def holds(self, sequence: int, length: int) -> bool:
        """Whether a sequence still has all that its position ``length`` looks back at."""
        ...


@dataclass(slots=True, eq=False)
class SequenceState:
    """One sequence.

    Attributes:
        number: Its id in the library.
        tokens: What it holds and, while it is at work, what it will hold.
        decoded: How many of the tokens are in the KV cache.
        live: A request works on it; else it is kept for the next turn.
    """

    number: int
    tokens: list[int] = field(default_factory=list)
    decoded: int = 0
    live: bool = True
    conversation_id: str = ""
    used_at: int = 0


def common_length(left: list[int], right: list[int]) -> int:
    """How many tokens two sequences have in common from the start."""
    limit = min(len(left), len(right))
    start = 0
    while start < limit and left[start : start + _BLOCK] == right[start : start + _BLOCK]:
        start += _BLOCK
    start = min(start, limit)
    while start < limit and left[start] == right[start]:
        start += 1
    return start


class SequenceStore:
    """Hands out sequences, finds shared prefixes and keeps finished ones within bounds.

    Attributes:
        cells: Which cells of the cache are in use.
        due: ``tidy`` has something to look at.
        parked_bytes: What is kept outside of the cells.
        less_than_held: Why less is shared of a text than is held of it.
    """

    def __init__(
        self, memory: Memory, sequences: int, cells: CellLedger, keep_cells: int, cuttable: bool
    ) -> None:
        self.cells = cells
        self._memory = memory
        self._keep_cells = keep_cells
        self._cuttable = cuttable
        self._unused = list(range(sequences - 1, -1, -1))
        self._states: list[SequenceState] = []
        self._clock = 0
        self._lost: dict[str, tuple[int, str]] = {}
        self.due = False
        self.parked_bytes = 0
        self.less_than_held = _CANNOT_CUT

    @property
    def kept(self) -> list[SequenceState]:
        """Kept sequences, the longest unused first."""
        return sorted((s for s in self._states if not s.live), key=lambda s: s.used_at)

    def open(self, tokens: list[int], conversation_id: str) -> SequenceState | None:
        """A sequence for these tokens, empty so far; None if all are at work."""
        if not self._unused and not self.evict():
            return None
        state = SequenceState(self._unused.pop(), tokens, conversation_id=conversation_id)
        self._touch(state)
        self._states.append(state)
        return state

    def best(self, tokens: list[int]) -> tuple[SequenceState | None, int]:
        """The sequence whose decoded part shares most with ``tokens``, and how much.

        The last token is never counted: it has to be decoded for its logits.
        """
        best: SequenceState | None = None
        most = 0
        for state in self._states:
            length = min(common_length(state.tokens, tokens), state.decoded, len(tokens) - 1)
            if not self._cuttable and length < state.decoded:
                continue
            if length > most and self._can_share(state, length):
                best, most = state, length
        return best, most

    def closest(self, tokens: list[int], conversation_id: str) -> SequenceState | None:
        """The kept sequence of the same conversation, or the most alike; for the note."""
        held = self._held()
        same = [s for s in held if conversation_id and s.conversation_id == conversation_id]
        if same:
            return max(same, key=lambda s: (common_length(s.tokens, tokens), s.used_at))
        others = [s for s in held if s.tokens[:16] == tokens[:16]]
        return max(others, key=lambda s: common_length(s.tokens, tokens), default=None)

    def coming(self, state: SequenceState) -> tuple[SequenceState | None, int]:
        """The earliest sequence at work that will decode about as much of the same prompt.

        A later one is preferred only if it shares clearly more: sequences that all wait
        for the same one can go on together in one batch.
        """
        best: SequenceState | None = None
        most = 0
        if not self._cuttable:
            return best, most
        for other in self._states:
            if other is state:
                break
            if not other.live:
                continue
            length = min(common_length(other.tokens, state.tokens), len(state.tokens) - 1)
            if length > most + (CLEARLY_MORE_TOKENS if most else 0):
                best, most = other, length
        return best, most

    def take_over(self, state: SequenceState) -> int:
        """Give a new state the longest known start of its tokens; returns its length."""
        source, length = self.best(state.tokens)
        if source is not None:
            self.adopt(state, source, length)
        return length

    def known(self, tokens: list[int]) -> int:
        """How many of these tokens need not be decoded."""
        return self.best(tokens)[1]

    def tidy(self) -> None:
        """Look after what is idle; for those who are at work."""
        self.due = False

    def adopt(self, state: SequenceState, source: SequenceState, length: int) -> None:
        """Give ``state`` the first ``length`` tokens of ``source`` without decoding them."""
        self._memory.copy(source.number, state.number, length)
        self.cells.share(source.number, state.number, length)
        state.decoded = length
        self._touch(source)

    def advance(self, state: SequenceState, count: int) -> None:
        """``count`` more tokens of the sequence were decoded."""
        state.decoded += count
        self.cells.extend(state.number, count)

    def rewind(self, state: SequenceState, length: int) -> None:
        """Cut the sequence back; where that is impossible it starts again from nothing."""
        if length and self._memory.remove(state.number, length):
            state.decoded = min(state.decoded, length)
        else:
            self._memory.remove(state.number, 0)
            state.decoded = 0
        self.cells.truncate(state.number, state.decoded)

    def finish(self, state: SequenceState) -> None:
        """The request is over: keep what is decoded, within the bounds."""
        del state.tokens[state.decoded :]
        state.live = False
        self._touch(state)
        self._lost.pop(state.conversation_id, None)
        if not state.decoded or not self._keep_cells:
            self._note_loss(state, NOT_KEPT)
            self.release(state)
            return
        for other in self.kept:
            if other is not state and self._covered(other, state):
                self.release(other)
        while self.kept_cells() > self._keep_cells and self.evict():
            pass

    def kept_cells(self) -> int:
        """Cells that kept sequences hold."""
        return self.cells.count_union(s.number for s in self._states if not s.live)

    def conversation_tokens(self) -> dict[str, int]:
        """Tokens of each conversation that is held, the one used last at the end."""
        found: dict[str, int] = {}
        live = [state for state in self._states if state.live]
        for state in sorted([*self._held(), *live], key=lambda s: (s.live, s.used_at)):
            found.pop(state.conversation_id, None)
            found[state.conversation_id] = len(state.tokens)
        return found

    def evictable(self) -> int:
        """Cells that would become free if nothing were kept."""
        return self.cells.count_only(s.number for s in self._states if not s.live)

    def evict(self) -> bool:
        """Give up the kept sequence that was unused longest; False if none is kept."""
        kept = self.kept
        if kept:
            self._give_up(kept[0])
        return bool(kept)

    def lost(self, conversation_id: str) -> tuple[int, str]:
        """How many tokens of a conversation were held last and are no more, and why."""
        return self._lost.get(conversation_id, (0, ""))

    def make_room(self, cells: int) -> bool:
        """Evict until this many cells are free; False if they cannot be had."""
        while self.cells.free < cells:
            if not self.evict():
                return False
        return True

    def release(self, state: SequenceState) -> None:
        """Remove the sequence altogether."""
        self._memory.remove(state.number, 0)
        self.cells.truncate(state.number, 0)
        self._states.remove(state)
        state.live = False
        state.decoded = 0
        self._unused.append(state.number)

    def _held(self) -> list[SequenceState]:
        """What no request works on, the longest unused first."""
        return self.kept

    def _give_up(self, state: SequenceState) -> None:
        """Take the cells of a kept sequence."""
        self._note_loss(state, NO_ROOM)
        self.release(state)

    def _note_loss(self, state: SequenceState, why: str) -> None:
        if not state.conversation_id or not state.decoded:
            return
        self._lost.pop(state.conversation_id, None)
        self._lost[state.conversation_id] = state.decoded, why
        if len(self._lost) > _REMEMBERED_LOSSES:
            del self._lost[next(iter(self._lost))]

    def _can_share(self, state: SequenceState, length: int) -> bool:
        """Whether it can go on from there; what a window has left behind may be gone."""
        return length == state.decoded or self._memory.holds(state.number, length)

    def _covered(self, older: SequenceState, newer: SequenceState) -> bool:
        return older.decoded <= newer.decoded and (
            newer.tokens[: older.decoded] == older.tokens[: older.decoded]
        )

    def _touch(self, state: SequenceState) -> None:
        self._clock += 1
        state.used_at = self._clock
