"""The models of the store as installed models."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.models.adoption import FOLDER, model_folders
from workbench.models.manifests import Manifest, read_manifest, slug

if TYPE_CHECKING:
    from workbench.models.store import Describe, InstalledModel

log = logging.getLogger(__name__)


def stored_models(root: Path, describe: Describe) -> Iterator[tuple[InstalledModel, bool]]:
    """Every model of the store under a root; one with a damaged list says so.

    With each comes whether its id is its own, whatever other models are called.
    """
    for folder in model_folders(root / FOLDER):
        try:
            manifest = read_manifest(folder)
        except WorkbenchError as exc:
            if not folder.exists():
                continue  # another program removed it meanwhile
            log.warning("store.manifest_damaged reason=%s", exc.message)
            first = next(iter(sorted(folder.glob("*.gguf"))), _folder_in(folder))
            yield replace(describe(first), id=folder.name[:12], problem=exc.message), False
            continue
        yield _model(folder, manifest, describe), bool(manifest.id)


def _model(folder: Path, manifest: Manifest, describe: Describe) -> InstalledModel:
    parts = [file for file in manifest.files if file.role == "model"]
    found = describe(folder / (manifest.folder or (parts[0].name if parts else "")))
    missing = [f.name for f in manifest.files if not manifest.place(folder, f).is_file()]
    problem = found.problem if len(parts) == 1 or manifest.folder else ""
    if missing:
        problem = f"of {manifest.title!r} is missing: {', '.join(missing)}"
    return replace(
        found,
        id=id_of(manifest, folder),
        title=manifest.title,
        size_bytes=sum(file.size_bytes for file in manifest.files),
        problem=problem,
        parts=max(1, len(parts)),
        parameters=manifest.parameters or found.parameters,
        quantisation=found.quantisation or manifest.quantisation,
        tags=manifest.tags,
        favourite=manifest.favourite,
        notes=manifest.notes,
    )


def _folder_in(folder: Path) -> Path:
    """The folder of a model whose list of files is damaged; else the store's own."""
    try:
        inner = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    except OSError:
        inner = []
    return inner[0] if len(inner) == 1 else folder


def id_of(manifest: Manifest, folder: Path) -> str:
    """The id of a model; older programs made it of the title."""
    return manifest.id or slug(manifest.title) or folder.name[:12]
