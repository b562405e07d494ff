"""Changes of documents that are not saved yet, kept beside the files: nothing is lost."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from workbench.agents.values import NAME
from workbench.base.errors import DocumentError
from workbench.base.files import canonical_json, store_error, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
_MOST_BYTES = 64_000_000
D = TypeVar("D")


class DocumentDrafts(Generic[D]):
    """One draft for each document, by the name of its file. Blocking.

    A draft need not be one that a file of the library can hold: it may be half written.
    """

    def __init__(
        self, folder: Path, noun: str, write: Callable[[D], Any], read: Callable[[Any], D]
    ) -> None:
        """Look at a folder.

        Args:
            folder: That of the documents.
            noun: What one of them is called in messages.
            write: A document as plain values. Raises DocumentError.
            read: A document out of them. Raises DocumentError or ValueError.
        """
        self._folder, self._noun = folder / ".drafts", noun
        self._write, self._read = write, read

    def keep(self, name: str, document: D) -> None:
        """Keep what is not saved.

        Raises:
            DocumentError: The document holds something that could not be read again.
            StoreError: It cannot be written.
        """
        write_atomically(self._path(name), canonical_json(self._write(document)))

    def drop(self, name: str) -> None:
        """What was kept is saved, or not wanted.

        Raises:
            StoreError: It cannot be removed.
        """
        path = self._path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as exc:
            raise store_error(exc, path) from exc

    def find(self, name: str) -> D | None:
        """What was kept of a document; None if there is nothing, or it cannot be read."""
        noun = self._noun
        with suppress(FileNotFoundError):
            try:
                return self._read(json.loads(read_regular(self._path(name), _MOST_BYTES)))
            except (DocumentError, ValueError, RecursionError) as exc:
                log.warning("%s.draft_unreadable name=%s reason=%s", noun, name, type(exc))
            except OSError as exc:
                if isinstance(exc, FileNotFoundError):
                    raise
                log.warning("%s.draft_unreadable name=%s reason=%s", noun, name, exc.strerror)
        return None

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise DocumentError(f"{name!r} is no name of a {self._noun}", "Give another name.")
        return self._folder / f"{name}.json"
