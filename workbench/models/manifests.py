"""What the store knows about each model it holds: one ``model.json`` in the model's folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelError, StoreError, StoreNewer, WorkbenchError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.names import is_plain_name, same_somewhere
from workbench.base.regular_files import read_regular
from workbench.models.downloads.values import CHUNK_BYTES

NAME = "model.json"
INNER = "files"
"""What the folder of a model is called where its own name says nothing, or must not count."""
_FORMAT = 1
_MOST_BYTES = 64 * 1024 * 1024
_MOST_FILES = 1000
_MOST_TYPE = 32
_MOST_PARAMETERS = 2**60


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a model, and all it takes to check and to mend it.

    Attributes:
        name: Its name in the folder; chosen by the store, never by a source.
        role: ``model`` or ``projector``.
        chunks: SHA-256 of each chunk, in hex.
        url: Where it came from; empty if it was not fetched.
        etag: What the source called this version.
    """

    name: str
    role: str
    size_bytes: int
    sha256: str
    chunks: tuple[str, ...]
    chunk_bytes: int = CHUNK_BYTES
    url: str = ""
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A model in the store.

    Attributes:
        digest: Of all its files; also the name of its folder.
        title: What the user calls it.
        source: Where it came from, as a person reads it.
        source_id: Its name there.
        added_s: Unix time.
        tags: Words of the user.
        id: Its name in agents and commands, which stays when the title changes; empty in what
            older programs wrote.
        folder: The folder in it that holds the files of a model that is a folder; else empty.
        parameters: Number of weights; 0 where that was not noted.
        quantisation: In which type they are; empty where that was not noted.
    """

    digest: str
    title: str
    files: tuple[StoredFile, ...]
    source: str = ""
    source_id: str = ""
    licence: str = ""
    added_s: float = 0.0
    tags: tuple[str, ...] = ()
    favourite: bool = False
    notes: str = ""
    id: str = ""
    folder: str = ""
    parameters: int = 0
    quantisation: str = ""

    @property
    def roles(self) -> list[tuple[str, str]]:
        """What its digest is made of: a word for each file, and the file's SHA-256."""
        return [
            (folder_role(file.name) if self.folder else file.role, file.sha256)
            for file in self.files
        ]

    def within(self, file: StoredFile) -> str:
        """Where a file of the model lies in the model's folder, with forward slashes."""
        return f"{self.folder}/{file.name}" if self.folder else file.name

    def place(self, at: Path, file: StoredFile) -> Path:
        """Where a file of the model lies whose folder in the store is ``at``."""
        return at / self.within(file)


def folder_role(name: str) -> str:
    """The word for a file of a model that is a folder: there the name says what it is."""
    return f"file {name}"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder of the store.

    Raises:
        ModelError: It is damaged, or names files outside its folder.
        StoreNewer: A newer program wrote it.
        StoreError: It cannot be read.
    """
    path = folder / NAME
    try:
        raw = read_regular(path, _MOST_BYTES)
    except OSError as exc:
        raise StoreError(f"cannot read {path}: {exc.strerror}", "Check the disk.") from exc
    return parse_manifest(raw, folder)


def parse_manifest(raw: bytes, folder: Path) -> Manifest:
    """The manifest in the bytes of its file, which belong to a folder.

    Raises:
        ModelError: It is damaged, or names files outside its folder.
        StoreNewer: A newer program wrote it.
    """
    try:
        values = json.loads(raw)
        return _checked(values, folder)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as exc:
        raise ModelError(
            f"the list of files in {folder.name!r} is damaged: {exc}",
            "Import the model file of that folder again.",
        ) from exc


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all.

    Raises:
        StoreError: The system refused.
    """
    write_atomically(folder / NAME, manifest_text(manifest))


def manifest_text(manifest: Manifest) -> str:
    """What the file of a manifest holds."""
    return canonical_json({"format": _FORMAT, **asdict(manifest)})


def _checked(values: Mapping[str, Any], folder: Path) -> Manifest:
    if values["format"] != _FORMAT:
        raise _of_other_format(values["format"], folder)
    files = tuple(_file(value) for value in values["files"])
    if not files or len(files) > _MOST_FILES:
        raise ValueError("it names no files, or too many")
    if twice := same_somewhere(file.name for file in files):
        raise ValueError(f"{twice!r} is another of its files, too, where capitals do not count")
    return Manifest(
        digest=folder.name,
        title=str(values["title"]),
        files=files,
        source=str(values.get("source", "")),
        source_id=str(values.get("source_id", "")),
        licence=str(values.get("licence", "")),
        added_s=float(values.get("added_s", 0.0)),
        tags=tuple(str(tag) for tag in values.get("tags", ())),
        favourite=bool(values.get("favourite", False)),
        notes=str(values.get("notes", "")),
        id=_id(str(values.get("id", ""))),
        folder=_folder(str(values.get("folder", ""))),
        parameters=min(_MOST_PARAMETERS, max(0, int(values.get("parameters", 0)))),
        quantisation=str(values.get("quantisation", ""))[:_MOST_TYPE],
    )


def is_newer(folder: Path) -> bool:
    """Whether a newer version of this program wrote what is said of a model."""
    try:
        read_manifest(folder)
    except StoreNewer:
        return True
    except WorkbenchError:
        return False
    return False


def _of_other_format(number: object, folder: Path) -> Exception:
    if not isinstance(number, int) or number <= _FORMAT:
        return ValueError(f"its format is {number!r:.40}")
    return StoreNewer(
        f"the list of files in {folder.name!r} was written by a newer program",
        "Update this program; the model stays as it is until then.",
    )


def _folder(name: str) -> str:
    if name and not is_plain_name(name):
        raise ValueError(f"{name!r} is no name of a folder in it")
    return name


def _id(text: str) -> str:
    """An id as it could have been made here; anything else counts as none."""
    return text if re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,79}", text) else ""


def slug(title: str) -> str:
    """A title as a short name for agents and commands."""
    return re.sub(r"[^a-z0-9._]+", "-", title.lower()).strip("-.")[:64]


def _file(value: Mapping[str, Any]) -> StoredFile:
    name = str(value["name"])
    if not is_plain_name(name) or name == NAME:
        raise ValueError(f"{name!r} is no name of a file in it")
    return StoredFile(
        name=name,
        role=str(value["role"]),
        size_bytes=int(value["size_bytes"]),
        sha256=str(value["sha256"]),
        chunks=tuple(str(chunk) for chunk in value["chunks"]),
        chunk_bytes=int(value["chunk_bytes"]),
        url=str(value.get("url", "")),
        etag=str(value.get("etag", "")),
    )
