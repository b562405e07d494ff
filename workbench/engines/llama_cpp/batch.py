"""What goes into the next batch: writing streams first, then prompts, short ones first."""

from __future__ import annotations

from collections.abc import Sequence

_SLICE_S = 0.2
_LEAST_SLICE_TOKENS = 32
_FIRST_PART = 4


class PromptPace:
    """How many prompt tokens may ride beside streams that are writing.

    It keeps a running measure of the reading speed, so that a long prompt delays the
    streams that write by about ``_SLICE_S`` seconds a step and not by a whole batch.
    """

    def __init__(self, batch_tokens: int) -> None:
        self._batch_tokens = batch_tokens
        self._tokens_per_s = 0.0

    def observe(self, prompt_tokens: int, duration_s: float) -> None:
        """Learn from one decoded batch that held this many prompt tokens."""
        if prompt_tokens < _LEAST_SLICE_TOKENS or duration_s <= 0.0:
            return
        rate = prompt_tokens / duration_s
        known = self._tokens_per_s
        self._tokens_per_s = rate if known == 0.0 else 0.7 * known + 0.3 * rate

    @property
    def slice_tokens(self) -> int:
        """Most prompt tokens in a batch that also writes."""
        if self._tokens_per_s == 0.0:
            return min(self._batch_tokens, 4 * _LEAST_SLICE_TOKENS)
        wished = int(self._tokens_per_s * _SLICE_S)
        return max(_LEAST_SLICE_TOKENS, min(self._batch_tokens, wished))


def plan_batch(
    pending: Sequence[int], batch_tokens: int, slice_tokens: int, step_tokens: int = 0
) -> list[int]:
    """How many tokens of each request go into the next batch.

    Args:
        pending: Tokens each request still has to decode, in order of arrival: one if it
            is writing, more if it is reading its prompt, none if it waits.
        batch_tokens: Most tokens in one batch.
        slice_tokens: Most prompt tokens in a batch in which somebody writes.
        step_tokens: Tokens that are computed at once; the library cuts a batch into such
            steps. 0 where it does not.

    Returns:
        One count per request; a writing request is never left out while there is room. Of
        the prompts the first always goes on, and the one that is done soonest comes next, so
        that a long one holds up no short one behind it.
    """
    taken = [1 if count == 1 else 0 for count in pending]
    writing = sum(taken)
    if writing > batch_tokens:
        return _first(taken, batch_tokens)
    room = batch_tokens - writing
    if writing:
        room = min(room, slice_tokens)
        beyond = (room + writing) % step_tokens if step_tokens else 0
        if beyond < min(room, room + writing - beyond):
            # A step of a few tokens reads all weights once more, as a large one does.
            room -= beyond
    reading = [(count, index) for index, count in enumerate(pending) if count > 1]
    if reading:
        # What came first always goes on, however many short ones overtake it.
        count, index = reading[0]
        taken[index] = min(count, room, max(1, room // _FIRST_PART))
        room -= taken[index]
    for count, index in sorted(reading):
        more = min(count - taken[index], room)
        taken[index] += more
        room -= more
    return taken


def _first(taken: list[int], limit: int) -> list[int]:
    left = limit
    for index, count in enumerate(taken):
        taken[index] = min(count, left)
        left -= taken[index]
    return taken
