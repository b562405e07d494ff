"""Which memory a run has: that of whoever began it, and of a try nothing of before."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.agents.nodes.api import Memory
from workbench.app.evaluation_places import is_place
from workbench.app.jobs.places import is_rehearsal_place
from workbench.tools.memory.values import Keep, MemoryPlace, Remembered

_AT = "@"
"""Stands in no name of a graph; after it comes whose memory of the graph it is."""


def memory_for(memory: Memory, conversation_id: str, owner: str = "") -> Memory:
    """The memory of a run: its own if it is a try, else that of whose run it is.

    Args:
        memory: All memories.
        conversation_id: Where the run is kept.
        owner: Whose run it is; empty where nobody signs in, who share one memory.
    """
    if is_place(conversation_id) or is_rehearsal_place(conversation_id):
        return MemoryApart(memory, conversation_id)
    return MemoryOfOwner(memory, owner) if owner else memory


def owner_of(place: MemoryPlace) -> str:
    """Whose memory of a graph it is; empty for what all share."""
    return place.owner.partition(_AT)[2] if place.scope == "graph" else ""


class _Elsewhere:
    """A memory whose places lie elsewhere."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def remember(self, place: MemoryPlace, text: str, keep: Keep) -> int:
        """Keep a text; how many there are now."""
        return await self._memory.remember(self._own(place), text, keep)

    async def newest(self, place: MemoryPlace, most: int) -> Sequence[Remembered]:
        """The newest entries first."""
        return await self._memory.newest(self._own(place), most)

    async def with_words(
        self, place: MemoryPlace, query: str, most: int
    ) -> Sequence[Remembered]:
        """The entries with some of the words, the best first."""
        return await self._memory.with_words(self._own(place), query, most)

    async def alike(
        self, place: MemoryPlace, query: str, most: int, model_id: str
    ) -> Sequence[Remembered]:
        """The entries most like a text, the best first."""
        return await self._memory.alike(self._own(place), query, most, model_id)

    async def forget(self, place: MemoryPlace, words: str = "") -> int:
        """Forget what has all of the words, or everything; how many entries that were."""
        return await self._memory.forget(self._own(place), words)

    def _own(self, place: MemoryPlace) -> MemoryPlace:
        raise NotImplementedError


class MemoryApart(_Elsewhere):
    """The memory of one try, kept with its run and forgotten with it.

    Else a case would find what the one before it said, and what a user's graph remembers would
    be changed by being tried.
    """

    def __init__(self, memory: Memory, conversation_id: str) -> None:
        super().__init__(memory)
        self._owner = conversation_id

    def _own(self, place: MemoryPlace) -> MemoryPlace:
        name = f"{place.scope}-{place.owner}-{place.name}"
        return MemoryPlace("conversation", self._owner, name)


class MemoryOfOwner(_Elsewhere):
    """The memory of one person: what a graph remembers of one it tells no other.

    What belongs to a conversation is theirs already.
    """

    def __init__(self, memory: Memory, owner: str) -> None:
        super().__init__(memory)
        self._owner = owner

    def _own(self, place: MemoryPlace) -> MemoryPlace:
        if place.scope == "conversation":
            return place
        return MemoryPlace(place.scope, f"{place.owner}{_AT}{self._owner}", place.name)
