"""What graphs remember, for their runs and for the person who may see and forget it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from workbench.app.loading import Loading
from workbench.app.memory_apart import owner_of
from workbench.app.model_library import ModelLibrary
from workbench.base import deeds
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths
from workbench.base.regular_files import is_there
from workbench.tools.memory.store import MemoryStore
from workbench.tools.memory.values import (
    MOST_ENTRIES,
    Keep,
    MemoryPlace,
    MemoryState,
    Remembered,
    place_of,
)

_FILE = "memory.sqlite"
Shows = Callable[[MemoryPlace], bool]
"""Whether a memory is shown to whoever sits before the program; blocking."""


class Memories:
    """The memories of all graphs and conversations. On the event loop."""

    def __init__(
        self,
        paths: Paths,
        models: ModelLibrary,
        loading: Loading,
        shows: Shows = lambda _place: True,
    ) -> None:
        self._paths, self._path = paths, paths.data / _FILE
        self._store = MemoryStore(self._path)
        self._models, self._loading, self._shows = models, loading, shows

    def shown_by(self, shows: Shows) -> Memories:
        """The same memories for somebody who is shown only some of them."""
        return Memories(self._paths, self._models, self._loading, shows)

    async def _need(self, place: MemoryPlace) -> None:
        if not await asyncio.to_thread(self._shows, place):
            raise DocumentError(
                f"there is no memory {place.key!r}", "Look at the list: workbench memory list."
            )

    async def remember(self, place: MemoryPlace, text: str, keep: Keep) -> int:
        """Keep a text; returns how many there are now.

        Raises:
            WorkbenchError: It cannot be kept.
        """
        await self._need(place)
        return await asyncio.to_thread(self._store.remember, place, text, keep)

    async def newest(self, place: MemoryPlace, most: int) -> Sequence[Remembered]:
        """The newest entries, the newest first."""
        await self._need(place)
        return await asyncio.to_thread(self._store.newest, place, most)

    async def with_words(
        self, place: MemoryPlace, query: str, most: int
    ) -> Sequence[Remembered]:
        """The entries with some of the words, the best first."""
        await self._need(place)
        return await asyncio.to_thread(self._store.with_words, place, query, most)

    async def alike(
        self, place: MemoryPlace, query: str, most: int, model_id: str
    ) -> Sequence[Remembered]:
        """The entries most like a text, the best first.

        Raises:
            WorkbenchError: The model is not there, or makes no vectors.
        """
        from workbench.app.embedding import embed  # imported with the first comparison

        await self._need(place)
        model = self._models.get(model_id)
        key = f"{model.id} {model.size_bytes}"
        new = await asyncio.to_thread(self._store.without_vector, place, key)
        texts = [query, *(text for _id, text in new)]
        made = (await embed(self._loading, model.id, texts)).vectors
        ids = [id_ for id_, _text in new]
        found = list(zip(ids, made[1:], strict=True))
        if found:
            await asyncio.to_thread(self._store.put_vectors, found, key)
        return await asyncio.to_thread(self._store.nearest, place, made[0], key, most)

    async def forget(self, place: MemoryPlace, words: str = "") -> int:
        """Forget what has all of these words, or everything; returns how many entries."""
        await self._need(place)
        count = await asyncio.to_thread(self._store.forget, place, words)
        deeds.tell("memory.forgotten", memory=place.scope, entries=count)
        return count

    def forget_conversations(self, ids: Sequence[str]) -> None:
        """Forget what belonged to conversations that are removed for good; blocking."""
        for state in self._store.places() if is_there(self._path) else ():
            if state.place.scope == "conversation" and state.place.owner in ids:
                self._store.forget(state.place)

    def forget_owners(self, goes: Callable[[str], bool]) -> None:
        """Forget what graphs remember for owners that go; blocking."""
        for state in self._store.places() if is_there(self._path) else ():
            if goes(owner_of(state.place)):
                self._store.forget(state.place)

    async def list(self) -> tuple[MemoryState, ...]:
        """All memories; nothing is made if nothing was ever remembered."""
        if not await asyncio.to_thread(is_there, self._path):
            return ()
        return tuple(await asyncio.to_thread(self._shown))

    def _shown(self) -> Sequence[MemoryState]:
        return [state for state in self._store.places() if self._shows(state.place)]

    async def entries(self, key: str) -> tuple[Remembered, ...]:
        """What is in a memory, the newest first.

        Raises:
            DocumentError: There is no such memory.
        """
        place = await self._known(key)
        return tuple(await self.newest(place, MOST_ENTRIES))

    async def remove(self, key: str, entry_id: int | None = None) -> int:
        """Forget one entry of a memory, or all of it; returns how many went.

        Raises:
            DocumentError: There is no such memory or entry.
        """
        place = await self._known(key)
        if entry_id is None:
            return await self.forget(place)
        if not await asyncio.to_thread(self._store.remove, place, entry_id):
            raise DocumentError(f"{key} has no entry {entry_id}", "Look at it again.")
        deeds.tell("memory.forgotten", memory=key, entries=1)
        return 1

    async def _known(self, key: str) -> MemoryPlace:
        place = place_of(key)
        if all(state.place != place for state in await self.list()):
            raise DocumentError(
                f"there is no memory {key!r}", "Look at the list: workbench memory list."
            )
        return place
