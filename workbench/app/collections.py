"""Collections of documents: made once by a person, searched by nodes and commands.

One came with the program. Its index is made when it is searched first, in the folder of what
can be made again; it is searched by meaning too as soon as there is a model for that.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.collection_library import FOLDER, Collection, CollectionLibrary
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import DocumentError, PolicyError, StoreDamaged, StoreError
from workbench.base.files import store_error
from workbench.base.paths import Paths
from workbench.base.threads import begin_in_thread
from workbench.models.store import InstalledModel
from workbench.policy.grants import usable_grants
from workbench.tools.retrieval.values import Embed, Hit, IndexState, Mode

if TYPE_CHECKING:  # the rest is imported where it is used, not before the first frame
    from workbench.tools.retrieval.index import Index
    from workbench.tools.retrieval.reading_child import DocumentReader
    from workbench.tools.retrieval.refresh import Progress, Refreshed

_BESIDE = ("", "-wal", "-shm")
_MADE_FOR_IT = ("bert", "embed", "e5-", "bge-", "gte-", "minilm")
"""In the architecture or the id of models that are made to compare texts."""


class Collections:
    """The collections of a person, their indexes and what searches them. On the event loop.

    Attributes:
        library: The collections by title, their files, and those that do not load.
    """

    def __init__(
        self, paths: Paths, library: CollectionLibrary, models: ModelLibrary, loading: Loading
    ) -> None:
        """Join them.

        Args:
            paths: What in them is this program's own, which is never searched.
            library: The collections.
            models: Where embedding models are.
            loading: What makes vectors.
        """
        self._private = (paths.data, paths.cache)
        self._samples = paths.cache / FOLDER
        self.library, self._models, self._loading = library, models, loading
        self._refreshing: set[str] = set()
        self._samples_read: dict[str, Collection] = {}
        self._sample_turn = asyncio.Lock()

    @property
    def titles(self) -> Mapping[str, str]:
        """The title of each collection by its name."""
        return {each.name: each.title for each in self.library.documents}

    @property
    def embedding_models(self) -> tuple[InstalledModel, ...]:
        """The models that say of themselves that they are made to compare texts."""
        return tuple(
            model
            for model in self._models.models
            if not model.problem
            and any(w in f"{model.architecture} {model.id}".lower() for w in _MADE_FOR_IT)
        )

    def get(self, name: str) -> Collection:
        """The collection of that name; the sample with the model that it is searched with.

        Raises:
            DocumentError: There is none.
        """
        for collection in self.library.documents:
            if collection.name == name:
                is_sample = self.library.is_bundled(name)
                return self._with_model(collection) if is_sample else collection
        names = ", ".join(self.titles) or "none; add one first"
        raise DocumentError(f"there is no collection {name!r}", f"There are: {names}.")

    async def create(
        self, title: str, folders: Sequence[str], model_id: str = ""
    ) -> Collection:
        """Make a collection; nothing is read yet.

        Args:
            title: Its name on screen.
            folders: Full paths.
            model_id: An installed model that makes vectors; empty searches words only.

        Raises:
            PolicyError: A folder may not be read.
            ModelError: There is no such model.
            DocumentError: There is no title or no folder.
        """
        if not title.strip() or not folders:
            raise DocumentError("a collection has a title and a folder", "Give both.")
        found = await self._granted(folders)
        model = self._models.get(model_id).id if model_id else ""
        name = self.library.free_name(title)
        made = Collection(name, title.strip(), tuple(map(str, found)), model)
        await asyncio.to_thread(self._remove_index, name)  # one that is there was another's
        await self.library.save(made)
        return made

    async def state(self, name: str) -> IndexState:
        """What the index of a collection holds; nothing before the first refresh.

        Raises:
            WorkbenchError: There is no such collection, or its index cannot be read.
        """
        path = self._index_path(self.get(name).name)
        if not await asyncio.to_thread(path.exists):
            return IndexState()
        async with _opened(path) as index:
            return await asyncio.to_thread(index.state)

    async def refresh(self, name: str, tell: Callable[[Progress], None]) -> Refreshed:
        """Read what is new or changed in its folders; cancelling keeps what was read.

        Raises:
            PolicyError: A folder may not be read, or is not there; nothing was changed.
            WorkbenchError: There is no such collection, its model makes no vectors, or the
                index cannot be written.
        """
        collection = self.get(name)
        folders = await self._granted(collection.folders)
        if name in self._refreshing:
            raise StoreError(f"{collection.title!r} is being refreshed already", "Wait for it.")
        self._refreshing.add(name)
        try:
            try:
                return await self._refreshed(collection, folders, tell)
            except StoreDamaged:  # it is made of files that are all still there
                await asyncio.to_thread(self._remove_index, name)
                return await self._refreshed(collection, folders, tell)
        finally:
            self._refreshing.discard(name)

    async def search(
        self, name: str, query: str, most: int = 5, mode: Mode = "hybrid"
    ) -> Sequence[Hit]:
        """The parts of its documents that answer a query best.

        Raises:
            WorkbenchError: There is no such collection, nothing was read yet, or it cannot be
                searched like that.
        """
        from workbench.tools.retrieval.refresh import embedded
        from workbench.tools.retrieval.search import search

        collection = self.get(name)
        path = await self._read_index(collection)
        if not query.strip():
            return []
        vector: Sequence[float] = ()
        key = ""
        if collection.model_id and mode != "keywords":
            embed, key = self._embedding(collection)
            vector = (await embedded(embed, [query]))[0]
        async with _opened(path) as index:
            return await asyncio.to_thread(search, index, query, most, mode, vector, key)

    async def parts(self, name: str) -> Sequence[Hit]:
        """All parts of its documents, as they were read.

        Raises:
            WorkbenchError: There is no such collection, or nothing was read yet.
        """
        from workbench.tools.retrieval.search import every_part

        async with _opened(await self._read_index(self.get(name))) as index:
            return await asyncio.to_thread(every_part, index)

    async def remove(self, name: str) -> None:
        """Forget a collection and its index; the documents stay where they are.

        Raises:
            WorkbenchError: There is none, or it cannot be removed.
        """
        self.get(name)
        if name in self._refreshing:
            raise StoreError(f"{name!r} is being refreshed", "Stop that first.")
        await self.library.remove(name)
        await asyncio.to_thread(self._remove_index, name)

    async def _refreshed(
        self, collection: Collection, folders: Sequence[Path], tell: Callable[[Progress], None]
    ) -> Refreshed:
        from workbench.tools.retrieval.refresh import refresh

        embed, key = self._embedding(collection) if collection.model_id else (None, "")
        async with _opened(self._index_path(collection.name)) as index, _reader() as reader:
            return await refresh(index, folders, reader, tell, embed, key)

    def _embedding(self, collection: Collection) -> tuple[Embed, str]:
        from workbench.app import embedding

        model = self._models.get(collection.model_id)

        async def embed(texts: Sequence[str]) -> Sequence[Sequence[float]]:
            return (await embedding.embed(self._loading, model.id, texts)).vectors

        return embed, f"{model.id} {model.size_bytes}"

    async def _granted(self, folders: Sequence[str]) -> tuple[Path, ...]:
        found, _databases, problems = await asyncio.to_thread(
            usable_grants, folders, (), self._private
        )
        if problems:
            raise PolicyError(problems[0], "Choose folders that are there and not ours.")
        return found

    def _with_model(self, collection: Collection) -> Collection:
        models = sorted(self.embedding_models, key=lambda model: (model.size_bytes, model.id))
        return replace(collection, model_id=models[0].id) if models else collection

    async def _read_sample(self, collection: Collection, path: Path) -> None:
        """Read what came with the program, once in a session, and again with another model."""
        async with self._sample_turn:
            is_there = await asyncio.to_thread(path.exists)
            if is_there and self._samples_read.get(collection.name) == collection:
                return
            await self.refresh(collection.name, lambda _progress: None)
            self._samples_read[collection.name] = collection

    async def _read_index(self, collection: Collection) -> Path:
        """The index of a collection of which something was read."""
        path = self._index_path(collection.name)
        if self.library.is_bundled(collection.name):
            await self._read_sample(collection, path)
        if not await asyncio.to_thread(path.exists):
            raise StoreError(
                f"nothing of {collection.title!r} was read yet",
                f"Read it first: workbench documents refresh {collection.name}",
            )
        return path

    def _index_path(self, name: str) -> Path:
        is_sample = self.library.is_bundled(name)
        folder = self._samples if is_sample else self.library.folder
        return folder / f"{name}.index.sqlite"

    def _remove_index(self, name: str) -> None:
        path = self._index_path(name)
        for ending in _BESIDE:
            try:
                path.with_name(path.name + ending).unlink(missing_ok=True)
            except OSError as exc:
                raise store_error(exc, path) from exc


@asynccontextmanager
async def _opened(path: Path) -> AsyncGenerator[Index, None]:
    from workbench.tools.retrieval.index import Index

    index = await asyncio.to_thread(Index, path)
    try:
        yield index
    finally:  # also when cancelled: a write that goes on ends first
        await _to_its_end(index.close)


@asynccontextmanager
async def _reader() -> AsyncGenerator[DocumentReader, None]:
    from workbench.tools.retrieval.reading_child import DocumentReader

    reader = DocumentReader()
    try:
        yield reader
    finally:
        await _to_its_end(reader.close)


async def _to_its_end(close: Callable[[], None]) -> None:
    """Close in a thread, and be done only when it is, whoever cancels."""
    closing = begin_in_thread(close)
    with suppress(asyncio.CancelledError):
        await asyncio.shield(closing)
        return
    await closing
    raise asyncio.CancelledError
