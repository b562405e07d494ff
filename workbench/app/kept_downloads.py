"""The list of downloads as one program sees it: it writes what it changed, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from workbench.models.downloads.queue_file import (
    Download,
    Entry,
    change_queue,
    entry_of,
    read_queue,
)


class KeptDownloads:
    """Several programs may be open at once: each leaves what the others wrote."""

    def __init__(self, path: Path | None) -> None:
        """Take over.

        Args:
            path: Of the list; None keeps none.
        """
        self._path = path
        self._known: dict[str, Entry] = {}
        self._writing = asyncio.Lock()

    async def read(self) -> list[Download]:
        """What is wanted, by this program or another.

        Raises:
            StoreError: The list is damaged; a copy of it was kept.
        """
        if self._path is None:
            return []
        found = await asyncio.to_thread(read_queue, self._path)
        self._known = {download.wanted.id: entry_of(download) for download in found}
        return found

    def leave(self, download_id: str) -> None:
        """Leave an entry of the list to the program that works on it."""
        self._known.pop(download_id, None)

    async def keep(self, items: Sequence[Download]) -> None:
        """Write what changed since the last time.

        Raises:
            StoreError: The system refused.
        """
        if self._path is None:
            return
        async with self._writing:
            open_ones = [i for i in items if i.state not in ("finished", "cancelled")]
            mine = {item.wanted.id: entry_of(item) for item in open_ones}
            put = {name: e for name, e in mine.items() if self._known.get(name) != e}
            drop = self._known.keys() - mine.keys()
            if put or drop:
                await asyncio.to_thread(change_queue, self._path, put, drop)
            self._known = mine

    async def elsewhere(self, download_id: str) -> Download | None:
        """What another program made of a download meanwhile; None if it is on the list no more.

        Raises:
            StoreError: The list cannot be read.
        """
        found = await asyncio.to_thread(read_queue, self._path) if self._path else []
        return next((one for one in found if one.wanted.id == download_id), None)
