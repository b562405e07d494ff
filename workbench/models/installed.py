"""Every model on this machine as one list: of the program, of folders, of other programs."""

from __future__ import annotations

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.base.paths import resource
from workbench.models.adoption import FOLDER
from workbench.models.elsewhere import Elsewhere, real_path
from workbench.models.folder_kinds import kind_by_names
from workbench.models.folder_models import describe_model
from workbench.models.headers import HeaderCache
from workbench.models.manifests import slug
from workbench.models.roots import KnownModel, KnownRoots
from workbench.models.store import STARTER_ID, InstalledModel, describe, first_part
from workbench.models.stored import stored_models

log = logging.getLogger(__name__)
_MOST_FILES = 2000


@dataclass(frozen=True, slots=True)
class _Found:
    """A model, and whether its id is its own whatever others are called."""

    model: InstalledModel
    fixed: bool = False


def installed_models(
    models_folder: Path,
    user_folders: Sequence[str | Path] = (),
    headers: HeaderCache | None = None,
    known: KnownRoots | None = None,
    elsewhere: Sequence[Elsewhere] = (),
) -> tuple[InstalledModel, ...]:
    """Every model of the program, of its folder and of the user's folders; blocking.

    Of each file only the beginning is read, unless ``headers`` knows all of its header.

    Args:
        models_folder: The program's own.
        user_folders: More; one that is away is no error.
        headers: What was read before.
        known: What each folder last held: the models of one that is away are listed as such.
        elsewhere: What other programs hold.
    """
    headers, known = headers or HeaderCache(), known or KnownRoots(None)
    found: dict[Path, _Found] = {}
    for path in _files(_bundled_folder()):
        found[real_path(path)] = _Found(describe(path, "bundled", headers))
    seen: dict[Path, Sequence[KnownModel]] = {}
    away = []
    for root in (models_folder, *(Path(folder).expanduser() for folder in user_folders)):
        here = () if known.is_away(root) else tuple(_of_root(root, headers))
        if known.is_away(root):  # asked again: a drive may go while it is read
            away.append(root)
            here = tuple(_missed(model, root) for model in known.of(root))
        else:
            seen[root] = [_remembered(one) for one in here]
        for one in here:
            found.setdefault(real_path(one.model.path), one)
    for other in elsewhere:
        model = _of_other(other, headers)
        if model.problem and other.path.is_dir():
            continue  # half fetched, or something else than a model that writes
        found.setdefault(real_path(other.path), _Found(model))
    known.keep(seen, away)
    return _with_ids(tuple(found.values()))


def _of_root(root: Path, headers: HeaderCache) -> Iterator[_Found]:
    def of_store(path: Path) -> InstalledModel:
        return describe_model(path, "store", headers)

    for model, fixed in stored_models(root, of_store):
        yield _Found(model, fixed)
    for path in _files(root, folders_too=True):
        yield _Found(describe_model(path, "folder", headers))


def _of_other(other: Elsewhere, headers: HeaderCache) -> InstalledModel:
    model = describe_model(other.path, "other", headers)
    name = slug(other.title) or model.id
    return replace(model, id=name, title=other.title, program=other.program)


def _remembered(one: _Found) -> KnownModel:
    model = one.model
    kept = {name: getattr(model, name) for name in KnownModel.__slots__ if name != "fixed"}
    return KnownModel(**{**kept, "path": str(model.path)}, fixed=one.fixed)


def _missed(known: KnownModel, root: Path) -> _Found:
    kept = {name: getattr(known, name) for name in KnownModel.__slots__ if name != "fixed"}
    model = InstalledModel(
        **{**kept, "path": Path(known.path)},
        away=str(root),
        problem=f"it lies in {root}, which is not connected now",
    )
    return _Found(model, known.fixed)


def _bundled_folder() -> Path:
    try:
        return resource("models")
    except FileNotFoundError as exc:
        log.warning("models.bundled_missing reason=%s", exc)
        return Path(os.devnull)


def _files(folder: Path, *, folders_too: bool = False) -> Iterator[Path]:
    """Every model file below a folder, and every folder that is a model."""
    if not folder.is_dir():
        return
    count = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n != FOLDER)
        found = [Path(root, name) for name in sorted(names) if _is_listed(root, name, names)]
        if folders_too and kind_by_names(names) is not None:
            folders[:] = []  # what lies in it belongs to it
            found.insert(0, Path(root))
        for path in found:
            count += 1
            if count > _MOST_FILES:
                log.warning("models.too_many folder=%s", folder.name)
                return
            yield path


def _is_listed(root: str, name: str, names: Sequence[str]) -> bool:
    if name.startswith(".") or not name.lower().endswith(".gguf"):
        return False
    first = first_part(Path(root, name))
    # A part of a split model is listed with the first one.
    return first is None or first.name == name or first.name not in names


def _with_ids(found: tuple[_Found, ...]) -> tuple[InstalledModel, ...]:
    """Unique ids that stay the same from start to start."""
    bundled = [one.model for one in found if one.model.source == "bundled"]
    starter = next((m for m in bundled if STARTER_ID in str(m.path).lower()), None)
    stems = Counter(one.model.id for one in found)
    owners: dict[str, Path] = {}
    for one in found:
        if one.fixed:
            owners.setdefault(one.model.id, one.model.path)
    named = []
    for model in (one.model for one in found):
        name = model.id
        if model is starter:
            name = STARTER_ID
        elif name == STARTER_ID or (owners.get(name) != model.path and stems[name] > 1):
            name = f"{name}-{hashlib.sha256(os.fsencode(model.path)).hexdigest()[:6]}"
        named.append(replace(model, id=name))
    return tuple(named)
