"""A folder as a source: a USB drive, a shared disk, a place of downloads."""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from workbench.base.errors import SourceRefused
from workbench.models.downloads.values import RemoteFile
from workbench.models.sources.filters import in_order, left_out
from workbench.models.sources.values import Query, SourceModel, SourcePage
from workbench.models.sources.variants import incomplete_in, variants_of

_MOST_FILES = 5000


def address_of(path: Path) -> str:
    """The address of a file; it names a host, since a client takes it for relative else."""
    return path.resolve().as_uri().replace("file:///", "file://localhost/", 1)


class Folder:
    """Every folder below it that holds GGUF files is a model; its files are the variants."""

    key = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.title = str(folder)

    def search(self, query: Query) -> Iterator[SourceModel]:
        """Models whose folder or file names hold all words of a query.

        Raises:
            SourceRefused: The folder is away.
        """
        words, found = query.text.lower().split(), []
        for model_id, names in sorted(self._models().items()):
            text = f"{model_id} {' '.join(names)}".lower()
            if all(word in text for word in words) and self._is_small(model_id, names, query):
                title = Path(model_id).name or self.folder.name
                updated_s = max(
                    (stat.st_mtime for stat in self._stats(model_id, names)), default=0
                )
                found.append(SourceModel(model_id, self.key, title, updated_s=updated_s))
        yield from in_order(found, query.sort)[: query.limit]

    def unapplied(self, query: Query) -> tuple[str, ...]:
        """A folder tells names, sizes and times only."""
        return left_out(query, ("size", "updated", "name"))

    def _is_small(self, model_id: str, names: list[str], query: Query) -> bool:
        if not query.largest_bytes:
            return True
        sizes = [variant.size_bytes for variant in variants_of(self._files(model_id, names))]
        return min(sizes, default=0) <= query.largest_bytes

    def _stats(self, model_id: str, names: list[str]) -> Iterator[os.stat_result]:
        for name in names:
            with contextlib.suppress(OSError):
                yield (self.folder / model_id / name).stat()

    def _files(self, model_id: str, names: list[str]) -> list[tuple[str, RemoteFile]]:
        files = []
        for name in names:
            path = self.folder / model_id / name
            with contextlib.suppress(OSError):  # it went away meanwhile
                file = RemoteFile(address_of(path), name, path.stat().st_size)
                files.append((name, file))
        return files

    def page(self, model_id: str) -> SourcePage:
        """One of its folders, with the files as variants.

        Raises:
            SourceRefused: There is no such folder.
        """
        names = self._models().get(model_id)
        if names is None:
            raise SourceRefused(
                f"{self.folder} holds no model {model_id!r}", "Search the folder again."
            )
        files = self._files(model_id, names)
        title = Path(model_id).name or self.folder.name
        return SourcePage(
            SourceModel(model_id, self.key, title),
            variants_of(files),
            incomplete=incomplete_in(path for path, _ in files),
        )

    def _models(self) -> dict[str, list[str]]:
        if not self.folder.is_dir():
            raise SourceRefused(
                f"{self.folder} is away", "Connect the drive, or choose another folder."
            )
        found: dict[str, list[str]] = defaultdict(list)
        count = 0
        for root, folders, names in os.walk(self.folder):
            folders.sort()
            for name in sorted(names):
                if name.lower().endswith(".gguf") and count < _MOST_FILES:
                    count += 1
                    found[Path(root).relative_to(self.folder).as_posix()].append(name)
        return found
