"""Changes of graphs that are not saved yet: kept beside the files, so that nothing is lost."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from pathlib import Path

from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.graphs.values import from_values
from workbench.agents.values import NAME
from workbench.base.errors import DocumentError
from workbench.base.files import canonical_json, store_error, write_atomically
from workbench.base.paths import Paths

log = logging.getLogger(__name__)


class GraphDrafts:
    """One draft for each graph, by the name of its file. Blocking."""

    def __init__(self, paths: Paths) -> None:
        self._folder = paths.graphs / ".drafts"

    def keep(self, name: str, document: GraphDocument) -> None:
        """Keep what is not saved.

        Raises:
            DocumentError: The graph holds something that could not be read again.
            StoreError: It cannot be written.
        """
        write_atomically(self._path(name), canonical_json(to_values(document)))

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

    def find(self, name: str) -> GraphDocument | None:
        """What was kept of a graph; None if there is nothing, or it cannot be read."""
        with suppress(FileNotFoundError):
            try:
                return from_values(json.loads(self._path(name).read_bytes()))
            except (DocumentError, ValueError, RecursionError) as exc:
                log.warning("graph.draft_unreadable name=%s reason=%s", name, exc)
            except OSError as exc:
                if isinstance(exc, FileNotFoundError):
                    raise
                log.warning("graph.draft_unreadable name=%s reason=%s", name, exc.strerror)
        return None

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise DocumentError(f"{name!r} is no name of a graph", "Give it another name.")
        return self._folder / f"{name}.json"
