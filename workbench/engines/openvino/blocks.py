"""What the library keeps of earlier prompts, reckoned: it keeps whole blocks, and does not say.

The same prefixes are counted in the same blocks, and the ones that were not used for longest
are forgotten first, as the library does. It may find a little more than is told here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

BLOCK_TOKENS = 32
"""Tokens of one block of the library's KV cache on a processor."""


class BlockLedger:
    """Prefixes that are kept, in blocks; at most ``capacity`` of them."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._known: OrderedDict[int, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def cached_tokens(self, tokens: Sequence[int]) -> int:
        """How many tokens at the beginning need not be read; never the last one."""
        count = 0
        for block in _blocks(tokens):
            if block not in self._known:
                break
            count += BLOCK_TOKENS
        return min(count, max(0, len(tokens) - 1))

    def note(self, tokens: Sequence[int]) -> None:
        """These tokens were decoded."""
        # The last blocks are of the least use to others, so they are the oldest.
        for block in reversed(_blocks(tokens)):
            self._known[block] = None
            self._known.move_to_end(block)
        while len(self._known) > self._capacity:
            self._known.popitem(last=False)

    def clear(self) -> None:
        """Nothing is kept any more."""
        self._known.clear()


def _blocks(tokens: Sequence[int]) -> list[int]:
    """A number for each whole block, which stands for all tokens up to its end."""
    numbers, before = list[int](), 0
    for start in range(0, len(tokens) - BLOCK_TOKENS + 1, BLOCK_TOKENS):
        before = hash((before, tuple(tokens[start : start + BLOCK_TOKENS])))
        numbers.append(before)
    return numbers
