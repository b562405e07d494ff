"""A web mirror: a folder behind any web server, with a list of what it holds.

The list is ``models.json``::

    {"format": 1, "models": [
      {"id": "org/name", "title": "Name", "licence": "mit", "tags": ["chat"],
       "files": [{"path": "name-Q4_K_M.gguf", "size_bytes": 1, "sha256": "…"}]}]}

Paths are below the list. Each file must have its SHA-256: a mirror is nobody's word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from workbench.base.errors import SourceRefused, TransferError
from workbench.base.names import is_path_below, whole_text
from workbench.models.downloads.values import RemoteFile
from workbench.models.sources.filters import in_order, is_like, left_out
from workbench.models.sources.texts import fetch_text
from workbench.models.sources.values import Query, SourceModel, SourcePage
from workbench.models.sources.variants import incomplete_in, variants_of

LIST = "models.json"
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Mirror:
    """A mirror at an address."""

    key = "mirror"

    def __init__(
        self, address: str, token: str = "", timeout_s: float = 20.0, proxy: str = ""
    ) -> None:
        self.address = address if address.endswith("/") else address + "/"
        self.title = urlsplit(self.address).hostname or self.address
        self._token, self._timeout_s, self._proxy = token, timeout_s, proxy

    def search(self, query: Query) -> Iterator[SourceModel]:
        """Models whose names or tags hold all words of a query.

        Raises:
            TransferError: The mirror cannot be reached, or its list is damaged.
        """
        found = []
        for entry in self._list():
            model = self._model(entry)
            if is_like(model, query) and self._is_small(entry, query.largest_bytes):
                found.append(model)
        yield from in_order(found, query.sort)[: query.limit]

    def unapplied(self, query: Query) -> tuple[str, ...]:
        """A mirror's list tells neither downloads nor times."""
        return left_out(query, ("author", "licence", "task", "size", "name"))

    def _is_small(self, entry: Mapping[str, Any], largest_bytes: int) -> bool:
        if not largest_bytes:
            return True
        variants = variants_of(self._file(file) for file in entry["files"])
        return min((one.size_bytes for one in variants), default=0) <= largest_bytes

    def page(self, model_id: str) -> SourcePage:
        """One model with its variants.

        Raises:
            SourceRefused: The list has no such model.
            TransferError: The mirror cannot be reached, or its list is damaged.
        """
        for entry in self._list():
            model = self._model(entry)
            if model.id == model_id:
                files = [self._file(file) for file in entry["files"]]
                return SourcePage(
                    model,
                    variants_of(files),
                    whole_text(entry.get("card", "")),
                    incomplete=incomplete_in(path for path, _ in files),
                )
        raise SourceRefused(f"the mirror has no model {model_id!r}", "Search the mirror again.")

    def _list(self) -> list[Mapping[str, Any]]:
        text = fetch_text(
            urljoin(self.address, LIST), self._token, self._timeout_s, self._proxy
        )
        try:
            entries = self._checked(json.loads(text))
        except (
            ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError,
        ) as exc:  # fmt: skip
            raise TransferError(
                f"{self.address}{LIST} is not there, or is no list of models: {exc}",
                "Check the address of the mirror in the settings.",
            ) from exc
        return entries

    def _checked(self, values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        if values["format"] != 1:
            raise ValueError("it is of a newer kind")
        entries = list(values["models"])
        for entry in entries:
            self._model(entry)
            for file in entry["files"]:
                self._file(file)
        return entries

    def _model(self, entry: Mapping[str, Any]) -> SourceModel:
        name = whole_text(entry["id"])
        return SourceModel(
            id=name,
            source=self.key,
            title=whole_text(entry.get("title") or name),
            author=name.partition("/")[0] if "/" in name else "",
            licence=whole_text(entry.get("licence", "")),
            tags=tuple(whole_text(tag) for tag in entry.get("tags", ())),
        )

    def _file(self, file: Mapping[str, Any]) -> tuple[str, RemoteFile]:
        path, digest = str(file["path"]), str(file["sha256"])
        size_bytes = int(file["size_bytes"])
        if not is_path_below(path):
            raise ValueError(f"{path[:200]!r} is no path below it")
        if size_bytes < 0:
            raise ValueError(f"{path!r} has {size_bytes} bytes")
        if not _SHA256.fullmatch(digest):
            raise ValueError(f"{path!r} has no SHA-256")
        url = urljoin(self.address, quote(path))
        return path, RemoteFile(url, path, size_bytes, digest)
