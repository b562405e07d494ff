"""Prompt caches kept after their requests, so that the next turn need not read it all again."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.engines.lost_prefixes import NO_ROOM, NOT_KEPT, LostPrefixes

Caches: TypeAlias = list[Any]
"""What the library keeps of one sequence: an object per layer."""


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """One kept sequence.

    Attributes:
        cuttable: It can be cut back to its beginning.
    """

    tokens: Sequence[int]
    caches: Caches
    conversation_id: str
    cuttable: bool
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Reused:
    """What a prompt begins with, read before.

    Attributes:
        caches: To go on from; None if nothing was found.
        length: Tokens it holds.
        note: Why there is no more; empty if nothing was lost.
    """

    caches: Caches | None
    length: int
    note: str = ""


class PrefixStore:
    """Keeps the newest sequences within a limit of bytes."""

    def __init__(self, most_bytes: int, lost: LostPrefixes) -> None:
        self._most_bytes, self._lost = most_bytes, lost
        self._kept: list[_Kept] = []

    @property
    def held_bytes(self) -> int:
        """Memory of all that is kept."""
        return sum(one.size_bytes for one in self._kept)

    @property
    def held_tokens(self) -> int:
        """Tokens of all that is kept."""
        return sum(len(one.tokens) for one in self._kept)

    def conversation_tokens(self) -> dict[str, int]:
        """Tokens of each conversation that is kept, the latest at the end."""
        return {one.conversation_id: len(one.tokens) for one in self._kept}

    def reuse(self, tokens: Sequence[int], conversation_id: str) -> Reused:
        """The longest known beginning of a prompt; its last token is always read anew."""
        found, length = None, 0
        for one in self._kept:
            usable = _usable(one, tokens)
            if usable > length:
                found, length = one, usable
        note = self._note(tokens, conversation_id, length)
        if found is None:
            return Reused(None, 0, note)
        return Reused(_cut(found, length), length, note)

    def keep(self, tokens: Sequence[int], caches: Caches, conversation_id: str) -> None:
        """Keep a sequence; what it goes on from is no longer needed."""
        import mlx.core as mx
        from mlx_lm.models.cache import can_trim_prompt_cache

        mx.eval([layer.state for layer in caches])  # no longer hang on the batch
        size_bytes = sum(int(layer.nbytes) for layer in caches)
        if not tokens or size_bytes > self._most_bytes:
            why = NO_ROOM if self._most_bytes else NOT_KEPT
            self._lost.note(conversation_id, len(tokens), why)
            return
        cuttable = bool(can_trim_prompt_cache(caches))
        self._kept = [
            one for one in self._kept
            if not (cuttable and common_length(one.tokens, tokens) == len(one.tokens))
        ]  # fmt: skip
        self._kept.append(_Kept(list(tokens), caches, conversation_id, cuttable, size_bytes))
        self.shrink(self._most_bytes)

    def shrink(self, most_bytes: int) -> None:
        """Forget the oldest until the rest takes no more than that."""
        while self._kept and self.held_bytes > most_bytes:
            gone = self._kept.pop(0)
            if not any(one.conversation_id == gone.conversation_id for one in self._kept):
                self._lost.note(gone.conversation_id, len(gone.tokens), NO_ROOM)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def _note(self, tokens: Sequence[int], conversation_id: str, length: int) -> str:
        closest = self._closest(tokens, conversation_id)
        if closest is None or self._lost.held(conversation_id) > length:
            return ""  # what was lost says more
        same = common_length(closest.tokens, tokens)
        whole = min(len(closest.tokens), len(tokens) - 1)
        if length >= whole:
            return ""
        note = f"first difference at token {same}: the prompt leaves the kept text there"
        if length < same and not closest.cuttable:
            note += "; this model's memory cannot be cut back, so all of it is read again"
        return note

    def _closest(self, tokens: Sequence[int], conversation_id: str) -> _Kept | None:
        """The kept sequence of the same conversation, else the most alike."""
        for one in reversed(self._kept):
            if conversation_id and one.conversation_id == conversation_id:
                return one
        return max(
            (one for one in self._kept if common_length(one.tokens, tokens)),
            key=lambda one: common_length(one.tokens, tokens),
            default=None,
        )


def common_length(first: Sequence[int], second: Sequence[int]) -> int:
    """How many tokens two sequences begin with in common."""
    shortest = min(len(first), len(second))
    for index in range(shortest):
        if first[index] != second[index]:
            return index
    return shortest


def _usable(one: _Kept, tokens: Sequence[int]) -> int:
    same = min(common_length(one.tokens, tokens), len(tokens) - 1)
    return same if one.cuttable or same == len(one.tokens) else 0


def _cut(one: _Kept, length: int) -> Caches:
    """A copy that holds so many tokens; the kept one stays as it is."""
    from mlx_lm.models.cache import trim_prompt_cache

    caches = copy.deepcopy(one.caches)
    if length < len(one.tokens):
        trim_prompt_cache(caches, len(one.tokens) - length)
    return caches
