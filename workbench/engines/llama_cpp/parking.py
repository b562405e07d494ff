"""Idle sequences leave the KV cache for ordinary memory, and come back when they are needed.

Every token that is read or written looks at all cells in use, those of idle sequences too.
"""

from __future__ import annotations

import logging
from collections.abc import Sized
from dataclasses import dataclass
from typing import Protocol

from workbench.engines.llama_cpp.cache import (
    CLEARLY_MORE_TOKENS,
    NO_ROOM,
    Memory,
    SequenceState,
    SequenceStore,
    common_length,
)
from workbench.engines.llama_cpp.cells import CellLedger

log = logging.getLogger(__name__)
IDLE_CELLS = 256
"""Idle cells that may stay in the KV cache: the library looks at cells in steps of so many."""
AT_ONCE_BYTES = 64_000_000
"""What may be parked while those at work wait: some hundredths of a second."""
NOT_BACK = "could not be brought back from the memory where it was parked"
_MOST_TEXTS = 256
_OWN_SHARE = 8
_WORTH_SHARE = 64


class ParkingMemory(Memory, Protocol):
    """What parking needs of the library's KV cache."""

    def state_bytes(self, sequence: int) -> int:
        """How large the copy of a sequence would be."""
        ...

    def save(self, sequence: int) -> Sized | None:
        """A copy of what the cells of a sequence hold; None if it cannot be had."""
        ...

    def load(self, sequence: int, copied: Sized) -> bool:
        """Fill an empty sequence from a copy; False if that failed, and it stays empty."""
        ...

    def share_start(self, source: int, target: int, length: int) -> None:
        """Let ``target`` use the cells of ``source`` for its own first ``length`` positions."""
        ...


@dataclass(slots=True, eq=False)
class ParkedText(SequenceState):
    """A sequence that is out of the KV cache, and what its cells held."""

    copied: Sized = b""


class ParkingStore(SequenceStore):
    """Keeps sequences in the KV cache and, beyond a bound, parked in ordinary memory.

    Only for a memory that can be cut back, and that holds every token of a sequence.

    Attributes:
        parked: Texts outside of the KV cache, in no order.
        parked_bytes: What they take.
    """

    def __init__(
        self,
        memory: ParkingMemory,
        sequences: int,
        cells: CellLedger,
        keep_cells: int,
        *,
        room_bytes: int,
        idle_cells: int = IDLE_CELLS,
    ) -> None:
        """``room_bytes``: most that parked texts take; ``idle_cells``: what may stay idle."""
        super().__init__(memory, sequences, cells, keep_cells, cuttable=True)
        self._parking = memory
        self._room_bytes = room_bytes
        self._idle_cells = idle_cells
        self._wanted: ParkedText | None = None
        self.parked: list[ParkedText] = []
        self.less_than_held = "it is parked, and was not brought back"

    def finish(self, state: SequenceState) -> None:
        """The request is over: keep what is decoded, within the bounds."""
        held = state.tokens[: state.decoded]
        for text in [*self.parked]:
            if common_length(text.tokens, held) == text.decoded:
                self._unpark(text)
        super().finish(state)
        self.due = True

    def take_over(self, state: SequenceState) -> int:
        """Give a state the longest known start of its tokens; bring it back if it is parked."""
        self.due = True
        text, length = self._best_parked(state.tokens)
        source, near = self.best(state.tokens)
        if text is not None:
            worth = max(CLEARLY_MORE_TOKENS, text.decoded // _WORTH_SHARE)
            if length - near >= worth:
                self._wanted = text
                mostly_alike = source is not None and 2 * near >= source.decoded
                self._move_idle_out(source if mostly_alike else None)
                self._wanted = None
                if self._bring_back(text, state, length):
                    return length
        return super().take_over(state)

    def known(self, tokens: list[int]) -> int:
        """How many of these tokens need not be decoded."""
        return max(super().known(tokens), self._best_parked(tokens)[1])

    def tidy(self) -> None:
        """Park idle sequences, the longest unused first, until few enough cells are idle.

        It comes before a new prompt takes cells, so those that become free here are filled, and
        not others behind them. Not too much at once, because those who are at work wait for it.
        """
        self.due = self._move_idle_out()

    def _move_idle_out(self, needed: SequenceState | None = None) -> bool:
        """Park what is idle and not needed; True if there is more to do."""
        moved_bytes = 0
        for state in self.kept:
            if self.evictable() <= self._idle_cells:
                return False
            if moved_bytes >= AT_ONCE_BYTES:
                return True
            if state is not needed and (size := self._size(state)):
                self._move_out(state, size)
                moved_bytes += size
        return False

    def _held(self) -> list[SequenceState]:
        return [*self.parked, *super()._held()]

    def _give_up(self, state: SequenceState) -> None:
        """Park a kept sequence, or forget it where that is impossible."""
        if size := self._size(state):
            self._move_out(state, size)
        else:
            super()._give_up(state)

    def _move_out(self, state: SequenceState, size: int) -> None:
        if self._park(state, size):
            self.release(state)
        else:
            super()._give_up(state)

    def _park(self, state: SequenceState, size: int) -> bool:
        if not self._make_parking_room(size):
            return False
        copied = self._parking.save(state.number)
        if copied is None:
            log.warning("engines.parking_failed tokens=%d bytes=%d", state.decoded, size)
            return False
        text = ParkedText(
            -1, state.tokens, state.decoded, False, state.conversation_id, state.used_at,
            copied=copied,
        )  # fmt: skip
        self.parked.append(text)
        self.parked_bytes += len(copied)
        log.debug("engines.parked tokens=%d bytes=%d", state.decoded, size)
        return True

    def _bring_back(self, text: ParkedText, state: SequenceState, length: int) -> bool:
        """Fill a new sequence with the first ``length`` tokens of a parked text.

        What a sequence in the cells has of them too is shared with it, and not held twice.
        """
        if self.cells.free + self.evictable() < text.decoded:
            return False
        self._wanted = text
        self.make_room(text.decoded)
        self._wanted = None
        memory = self._parking
        if not memory.load(state.number, text.copied):
            log.warning("engines.bringing_back_failed tokens=%d", text.decoded)
            self._note_loss(text, NOT_BACK)
            self._unpark(text)
            return False
        if length < text.decoded:
            memory.remove(state.number, length)
        source, near = self.best(state.tokens)
        if source is not None and near >= CLEARLY_MORE_TOKENS:
            memory.share_start(source.number, state.number, near)
            self.cells.share(source.number, state.number, near)
            self._touch(source)
        else:
            near = 0
        self.cells.extend(state.number, length - near)
        state.decoded = length
        self._used_back(text, state, length)
        return True

    def _used_back(self, text: ParkedText, state: SequenceState, length: int) -> None:
        """Drop the parked text if the sequence that came from it goes on in its place."""
        same = bool(text.conversation_id) and text.conversation_id == state.conversation_id
        if length == text.decoded or (same and 2 * length >= text.decoded):
            self._unpark(text)
        else:
            self._touch(text)

    def _best_parked(self, tokens: list[int]) -> tuple[ParkedText | None, int]:
        best: ParkedText | None = None
        most = 0
        for text in self.parked:
            length = min(common_length(text.tokens, tokens), len(tokens) - 1)
            if length > most:
                best, most = text, length
        return best, most

    def _size(self, state: SequenceState) -> int:
        """What it takes when it is parked; 0 if it cannot be, or would free few cells."""
        at_work = [other.number for other in self._states if other.live]
        own = self.cells.count_beside(state.number, at_work)
        if own < CLEARLY_MORE_TOKENS or _OWN_SHARE * own < state.decoded:
            return 0
        size = self._parking.state_bytes(state.number)
        return size if size <= self._room_bytes else 0

    def _make_parking_room(self, size: int) -> bool:
        """Forget parked texts, the longest unused first, until one more has room."""
        while self.parked_bytes + size > self._room_bytes or len(self.parked) >= _MOST_TEXTS:
            others = (text for text in self.parked if text is not self._wanted)
            oldest = min(others, key=lambda text: text.used_at, default=None)
            if oldest is None:
                return False
            self._note_loss(oldest, NO_ROOM)
            self._unpark(oldest)
        return True

    def _unpark(self, text: ParkedText) -> None:
        self.parked.remove(text)
        self.parked_bytes -= len(text.copied)
        text.copied = b""
