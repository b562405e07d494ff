"""The models of the store as installed models."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.models.adoption import FOLDER
from workbench.models.manifests import Manifest, read_manifest

if TYPE_CHECKING:
    from workbench.models.store import Describe, InstalledModel

log = logging.getLogger(__name__)


def stored_models(root: Path, describe: Describe) -> Iterator[InstalledModel]:
    """Every model of the store under a root; one with a damaged list says so."""
    for folder in _folders(root / FOLDER):
        try:
            manifest = read_manifest(folder)
        except WorkbenchError as exc:
            log.warning("store.manifest_damaged reason=%s", exc.message)
            first = next(iter(sorted(folder.glob("*.gguf"))), folder)
            yield replace(describe(first), id=folder.name[:12], problem=exc.message)
            continue
        yield _model(folder, manifest, describe)


def _model(folder: Path, manifest: Manifest, describe: Describe) -> InstalledModel:
    parts = [file for file in manifest.files if file.role == "model"]
    found = describe(folder / parts[0].name) if parts else describe(folder)
    missing = [file.name for file in manifest.files if not (folder / file.name).is_file()]
    problem = found.problem if len(parts) == 1 else ""
    if missing:
        problem = f"of {manifest.title!r} is missing: {', '.join(missing)}"
    return replace(
        found,
        id=slug(manifest.title) or folder.name[:12],
        title=manifest.title,
        size_bytes=sum(file.size_bytes for file in manifest.files),
        problem=problem,
    )


def slug(title: str) -> str:
    """A title as a short name for agents and commands."""
    return re.sub(r"[^a-z0-9._]+", "-", title.lower()).strip("-.")[:64]


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return []
