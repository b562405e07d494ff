"""A folder as a source: a USB drive, a shared disk, a place of downloads."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from workbench.base.errors import SourceRefused
from workbench.models.downloads.values import RemoteFile
from workbench.models.sources.values import Query, SourceModel, SourcePage
from workbench.models.sources.variants import variants_of

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
        words = query.text.lower().split()
        shown = 0
        for model_id, names in sorted(self._models().items()):
            text = f"{model_id} {' '.join(names)}".lower()
            if all(word in text for word in words) and shown < query.limit:
                shown += 1
                yield SourceModel(model_id, self.key, Path(model_id).name or self.folder.name)

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
        files = []
        for name in names:
            path = self.folder / model_id / name
            file = RemoteFile(address_of(path), name, path.stat().st_size)
            files.append((name, file))
        title = Path(model_id).name or self.folder.name
        return SourcePage(SourceModel(model_id, self.key, title), variants_of(files))

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
