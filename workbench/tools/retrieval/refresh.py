"""Brings an index up to date with its folders: only what changed is read and embedded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.base.errors import RequestError, ToolError
from workbench.tools.retrieval.chunks import chunks_of
from workbench.tools.retrieval.files import documents_below
from workbench.tools.retrieval.index import MADE_BY, Index, Known, embedded_text
from workbench.tools.retrieval.reading import sha256_of
from workbench.tools.retrieval.reading_child import DocumentReader
from workbench.tools.retrieval.values import Embed, Entry, FileMark, Skipped

_TOGETHER = 64
"""Chunks that are embedded and kept at once; what is embedded is lost with a kill, at most."""
_LEAST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is.

    Attributes:
        path: The file that was looked at last.
        chunks: Chunks that were made or embedded so far.
    """

    files: int
    all_files: int
    path: str
    chunks: int


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did; numbers of files."""

    read: int = 0
    unchanged: int = 0
    renamed: int = 0
    removed: int = 0
    embedded_chunks: int = 0
    skipped: tuple[Skipped, ...] = ()


Tell = Callable[[Progress], None]


async def refresh(
    index: Index,
    folders: Sequence[Path],
    reader: DocumentReader,
    tell: Tell,
    embed: Embed | None = None,
    model_key: str = "",
) -> Refreshed:
    """Read what is new or changed, forget what is gone.

    It can be cancelled at any time: what was kept until then stays, and the next one goes on.

    Args:
        index: What is brought up to date.
        folders: Where the documents are.
        reader: Reads files.
        tell: Called with each file.
        embed: Makes vectors; without it words are kept only.
        model_key: The model that makes them; vectors of another one go.

    Raises:
        WorkbenchError: The index cannot be written, or the model makes no vectors.
    """
    await asyncio.to_thread(index.set_model, model_key if embed is not None else "")
    found = await asyncio.to_thread(documents_below, folders)
    return await _Work(index, reader, tell, embed).all(found)


class _Work:
    """One refresh."""

    def __init__(
        self, index: Index, reader: DocumentReader, tell: Tell, embed: Embed | None
    ) -> None:
        self._index, self._reader, self._tell, self._embed = index, reader, tell, embed
        self._waiting: list[Entry] = []
        self._files = self._all_files = self._chunks = 0
        self._read_files = self._unchanged = self._renamed = 0

    async def all(self, found: Mapping[str, FileMark]) -> Refreshed:
        """Look at every file, and at every one that the index remembers."""
        known = await asyncio.to_thread(self._index.known)
        gone = {path: old for path, old in known.items() if path not in found}
        self._all_files = len(found)
        for path, mark in found.items():
            await self._look(mark, known.get(path), gone)
            self._files += 1
            self._told(path)
        await self._keep()
        await asyncio.to_thread(self._index.drop, list(gone))
        if self._embed is not None:
            await self._embed_rest(self._embed)
        state = await asyncio.to_thread(self._index.state)
        return Refreshed(
            self._read_files,
            self._unchanged,
            self._renamed,
            len(gone),
            self._chunks if self._embed is not None else 0,
            state.skipped,
        )

    async def _look(self, mark: FileMark, old: Known | None, gone: dict[str, Known]) -> None:
        if old is not None and await self._is_unchanged(mark, old):
            self._unchanged += bool(old.sha256)
            return
        before = "" if old is not None else await asyncio.to_thread(_path_before, mark, gone)
        if before:
            del gone[before]
            await asyncio.to_thread(self._index.rename, before, mark)
            self._renamed += 1
            return
        try:
            await self._read(mark)
        except ToolError as exc:
            await asyncio.to_thread(self._index.skip, mark, exc.message)

    async def _is_unchanged(self, mark: FileMark, old: Known) -> bool:
        if old.made_by != MADE_BY or old.mark.size_bytes != mark.size_bytes:
            return False
        if mark.mtime_ns and old.mark.mtime_ns == mark.mtime_ns:
            return True
        same = bool(old.sha256)
        same = same and await asyncio.to_thread(sha256_of, Path(mark.path)) == old.sha256
        if same:
            await asyncio.to_thread(self._index.touch, mark)
        return same

    async def _read(self, mark: FileMark) -> None:
        content = await asyncio.to_thread(self._reader.read, Path(mark.path))
        chunks = await asyncio.to_thread(
            chunks_of, content.text, is_markdown=content.is_markdown
        )
        self._waiting.append(Entry(mark, content, chunks))
        self._read_files += 1
        if sum(len(entry.chunks) for entry in self._waiting) >= _TOGETHER:
            await self._keep()

    async def _keep(self) -> None:
        """Embed what waits, and keep it."""
        entries, self._waiting = self._waiting, []
        if self._embed is None:
            self._chunks += sum(len(entry.chunks) for entry in entries)
        else:
            vectors = iter(await self._vectors(self._embed, list(_texts(entries))))
            entries = [
                replace(entry, vectors=tuple(next(vectors) for _chunk in entry.chunks))
                for entry in entries
            ]
        if entries:
            await asyncio.to_thread(self._index.put, entries)

    async def _embed_rest(self, embed: Embed) -> None:
        """Embed documents that are there without vectors: those of another model went."""
        for path in await asyncio.to_thread(self._index.not_embedded):
            chunks = await asyncio.to_thread(self._index.chunk_texts, path)
            vectors = await self._vectors(embed, [text for _id, text in chunks])
            ids = (chunk_id for chunk_id, _text in chunks)
            found = dict(zip(ids, vectors, strict=True))
            await asyncio.to_thread(self._index.add_vectors, path, found)
            self._told(path)

    async def _vectors(self, embed: Embed, texts: Sequence[str]) -> list[Sequence[float]]:
        found: list[Sequence[float]] = []
        for first in range(0, len(texts), _TOGETHER):
            found += await embedded(embed, texts[first : first + _TOGETHER])
            self._chunks += len(found) - first
            self._told("")
        return found

    def _told(self, path: str) -> None:
        self._tell(Progress(self._files, self._all_files, path, self._chunks))


def _path_before(mark: FileMark, gone: Mapping[str, Known]) -> str:
    """The path under which a file is known that has a new one; empty if it is new."""
    suffix = Path(mark.path).suffix
    same_size = {
        old.sha256: path
        for path, old in gone.items()
        if old.sha256
        and old.made_by == MADE_BY
        and old.mark.size_bytes == mark.size_bytes
        and Path(path).suffix == suffix
    }
    return same_size.get(sha256_of(Path(mark.path)), "") if same_size else ""


def _texts(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for chunk in entry.chunks:
            yield embedded_text(chunk.heading, entry.content.text[chunk.start : chunk.end])


async def embedded(embed: Embed, texts: Sequence[str]) -> Sequence[Sequence[float]]:
    """A vector of each text; one that is too long for the model stands by its beginning.

    Raises:
        WorkbenchError: The model makes no vectors.
    """
    try:
        return await embed(texts)
    except RequestError:
        if len(texts) > 1:
            return [(await embedded(embed, [text]))[0] for text in texts]
        if len(texts[0]) < _LEAST_CHARS:
            raise
        return await embedded(embed, [texts[0][: len(texts[0]) // 2]])
