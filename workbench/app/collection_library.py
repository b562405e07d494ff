"""The collections of documents: each a small file that says where they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.agents.values import NAME
from workbench.app.document_library import DocumentLibrary, Format
from workbench.base.errors import DocumentError
from workbench.base.files import canonical_yaml
from workbench.base.paths import Paths, resource
from workbench.base.reading import root, text, text_list
from workbench.base.regular_files import read_document
from workbench.base.yaml_text import composed, constructed, decoded

SUFFIX = ".collection.yaml"
FOLDER = "collections"
KIND = "Collection"
VERSION = 1
MOST_FOLDERS = 100
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Collection:
    """Folders whose documents are searched together.

    Attributes:
        folders: Full paths.
        model_id: The model that makes vectors of the texts; empty searches words only.
    """

    name: str
    title: str
    folders: tuple[str, ...] = ()
    model_id: str = ""


class CollectionLibrary(DocumentLibrary[Collection]):
    """The collections as last read: those of the person, and the sample."""

    def __init__(self, paths: Paths) -> None:
        self.folder = paths.data / FOLDER
        super().__init__(_FORMAT, resource(FOLDER), self.folder)


def read_collection(path: Path) -> Collection:
    """The collection in a file.

    Raises:
        DocumentError: It cannot be read or is none; the message names the place.
    """
    raw = read_document(path, _MOST_BYTES)
    try:
        node = composed(decoded(raw, _MOST_BYTES, "A collection's file is a few lines."))
        return _from_values(None if node is None else constructed(node))
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def write_collection(collection: Collection) -> str:
    """Canonical YAML: the same collection gives the same bytes."""
    return canonical_yaml(_values(collection))


def _values(collection: Collection) -> dict[str, Any]:
    return {
        "kind": KIND,
        "version": VERSION,
        "name": collection.name,
        "title": collection.title,
        "folders": list(collection.folders),
        "model": collection.model_id,
    }


def _from_values(values: Any) -> Collection:
    place = root(values)
    kind, version = place.take("kind", ""), place.take("version", 0)
    if kind != KIND:
        raise place.bad("kind", kind, KIND)
    if type(version) is not int or not 1 <= version <= VERSION:
        raise place.bad(
            "version", version, f"a number up to {VERSION}, what this program knows"
        )
    name = text(place, "name", "")
    if not NAME.fullmatch(name):
        raise place.bad("name", name, "a name of small letters, digits, - and _")
    folders = text_list(place, "folders")
    if not 0 < len(folders) <= MOST_FOLDERS:
        raise place.bad("folders", len(folders), f"a list of 1 to {MOST_FOLDERS} folders")
    title = text(place, "title", name) or name
    return Collection(name, title, folders, text(place, "model", ""))


_FORMAT = Format(
    "a collection", SUFFIX, read_collection, write_collection, _values, _from_values
)
