"""An installed model as something that can be packed."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from workbench.base.errors import ModelError
from workbench.models.adoption import digest_of
from workbench.models.bundles.packing import Content, text_content
from workbench.models.downloads.values import CHUNK_BYTES, ChunkMap
from workbench.models.folder_import import files_of_folder
from workbench.models.folder_kinds import is_folder_engine
from workbench.models.manifests import (
    INNER,
    NAME,
    Manifest,
    StoredFile,
    manifest_text,
    read_manifest,
    slug,
)
from workbench.models.store import InstalledModel
from workbench.models.verification import chunk_map

Told = Callable[[int, int], None]
_PART = re.compile(r"-\d{5}-of-")


def can_pack(model: InstalledModel) -> bool:
    """Whether a model can go to another machine."""
    packed = model.engine == "llama-cpp" or is_folder_engine(model.engine)
    return packed and not model.problem and model.source != "server"


def as_content(
    model: InstalledModel, stop: threading.Event, told: Told
) -> tuple[Manifest, tuple[Content, ...]]:
    """The files of a model, with their digests; reads all of a file that has none. Blocking.

    Raises:
        ModelError: It cannot be packed, or it was told to stop.
        StoreError: It cannot be read.
    """
    if not can_pack(model):
        raise ModelError(
            f"{model.title!r} cannot be packed: {model.problem or 'it holds no files'}",
            "Choose another model.",
        )
    if (model.path.parent / NAME).is_file():
        manifest, places = _stored(model.path.parent, stop, told)
    elif is_folder_engine(model.engine):
        manifest, places = _unstored_folder(model, stop, told)
    else:
        manifest, places = _unstored(model, stop, told)
    below = f"store/{manifest.digest}/"
    if empty := next((file.name for file in manifest.files if not file.size_bytes), ""):
        raise ModelError(
            f"{model.title!r} cannot be packed: its file {empty!r} is empty",
            "Get the model again from where it came from.",
        )
    contents = [
        Content(below + manifest.within(file), _map_of(file), place)
        for file, place in zip(manifest.files, places, strict=True)
    ]
    contents.append(text_content(below + NAME, manifest_text(manifest)))
    return manifest, tuple(contents)


def packed_id(manifest: Manifest) -> str:
    """What agents in a bundle call a model of it."""
    return manifest.id or slug(manifest.title) or manifest.digest[:12]


def _stored(folder: Path, stop: threading.Event, told: Told) -> tuple[Manifest, list[Path]]:
    """A model of the store, without what belongs to one person or one machine."""
    manifest = read_manifest(folder)
    places = [manifest.place(folder, file) for file in manifest.files]
    files = tuple(
        _in_usual_chunks(file, place, stop, told)
        for file, place in zip(manifest.files, places, strict=True)
    )
    files = tuple(
        file if _is_public(file.url) else replace(file, url="", etag="") for file in files
    )
    clean = replace(manifest, files=files, added_s=0.0, tags=(), favourite=False, notes="")
    return replace(clean, folder=INNER if manifest.folder else ""), places


def _in_usual_chunks(
    file: StoredFile, path: Path, stop: threading.Event, told: Told
) -> StoredFile:
    if file.chunk_bytes == CHUNK_BYTES:
        return file
    found = chunk_map(path, CHUNK_BYTES, stop, told)
    if found.sha256 != file.sha256:
        raise ModelError(
            f"{path.name!r} is not what it was", "Verify and repair the model, then pack it."
        )
    return replace(file, chunks=found.chunks, chunk_bytes=CHUNK_BYTES)


def _unstored(
    model: InstalledModel, stop: threading.Event, told: Told
) -> tuple[Manifest, list[Path]]:
    """A model that is not in the store: its digests are made now."""
    first, count = model.path.name, model.parts
    places = [model.path]
    names = ["model.gguf"]
    if count > 1:
        places = [
            model.path.with_name(_PART.sub(f"-{number:05d}-of-", first))
            for number in range(1, count + 1)
        ]
        names = [f"model-{number:05d}-of-{count:05d}.gguf" for number in range(1, count + 1)]
    files = []
    for name, place in zip(names, places, strict=True):
        found = chunk_map(place, CHUNK_BYTES, stop, told)
        files.append(StoredFile(name, "model", found.size_bytes, found.sha256, found.chunks))
    digest = digest_of([(file.role, file.sha256) for file in files])
    return Manifest(digest, _title(model), tuple(files)), places


def _unstored_folder(
    model: InstalledModel, stop: threading.Event, told: Told
) -> tuple[Manifest, list[Path]]:
    """A model that is a folder outside of the store; what is no part of it stays behind."""
    places = list(files_of_folder(model.path))
    files = []
    for place in places:
        found = chunk_map(place, CHUNK_BYTES, stop, told)
        files.append(
            StoredFile(place.name, "file", found.size_bytes, found.sha256, found.chunks)
        )
    title = _line(model.title) or model.id
    about = Manifest("", title, tuple(files), folder=INNER)
    return replace(about, digest=digest_of(about.roles)), places


def _title(model: InstalledModel) -> str:
    title = model.title
    if model.quantisation and model.quantisation.lower() not in title.lower():
        title = f"{title} {model.quantisation}"
    return _line(title) or model.id


def _line(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())[:200]


def _map_of(file: StoredFile) -> ChunkMap:
    return ChunkMap(file.size_bytes, file.chunk_bytes, file.sha256, file.chunks)


def _is_public(url: str) -> bool:
    parts = urlsplit(url)
    secret = parts.username or parts.password or parts.query
    return parts.scheme in ("http", "https") and not secret
