"""What was left in the folders of models that nobody needs: found first, removed on a word."""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.base.errors import StoreError
from workbench.base.files import store_error
from workbench.models.adoption import FOLDER, GONE, LOCK, NEW, discard
from workbench.models.downloads.owners import LOCK as PARTS_LOCK
from workbench.models.downloads.owners import owner_of
from workbench.models.elsewhere import real_path
from workbench.models.manifests import is_newer
from workbench.models.remarks import alone
from workbench.models.store import InstalledModel, is_of_bundle

log = logging.getLogger(__name__)
PARTIAL = ".partial"
_OLD_S = 3600.0
_FAR_OLD_S = 7 * 86_400.0

Kind = Literal["download", "unfinished", "damaged"]


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that can go.

    Attributes:
        kind: Parts of a download that nobody wants, what an import or a removal left when its
            program was killed, or a model that cannot be used.
        what: In the user's words.
        path: A file or a folder.
    """

    kind: Kind
    what: str
    path: Path
    size_bytes: int


def find_leftovers(
    roots: Sequence[Path], wanted: Collection[str] | None, models: Sequence[InstalledModel]
) -> tuple[Leftover, ...]:
    """Everything that can go; blocking.

    Args:
        roots: The folders of models, the program's own first; one that is away has none.
        wanted: Ids of the downloads that go on or wait; None if that is not known now.
        models: The installed models.
    """
    found: list[Leftover] = []
    for root in roots:
        if wanted is not None:
            found += _downloads(root / PARTIAL, wanted)
        found += _unfinished(root)
    found += [part for root in roots[:1] for part in _copies(root)]
    found += [_damaged(model) for model in models if _is_ours_and_damaged(model, roots)]
    return tuple(found)


def _downloads(folder: Path, wanted: Collection[str]) -> Iterator[Leftover]:
    for path in _entries(folder):
        if path.name not in wanted and path.is_dir() and not _is_in_use(path):
            yield Leftover("download", "A download that was given up", path, _size(path))


def _is_in_use(folder: Path) -> bool:
    """Another program fetches into it now, as far as can be known.

    Where locks tell nothing, its note does, and the time of the last byte: another machine's
    programs cannot be seen from here.
    """
    owner = owner_of(folder)
    if owner is not None and owner.runs:
        return True
    is_far = owner is not None and not owner.is_here
    if _is_young(folder, _FAR_OLD_S if is_far else _OLD_S):
        return True
    return (folder / PARTS_LOCK).exists() and _is_locked(folder)


def _is_locked(folder: Path) -> bool:
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / PARTS_LOCK, timeout=0):
            return False
    except (Timeout, OSError):
        return True


def _unfinished(root: Path) -> Iterator[Leftover]:
    for path in _entries(root / FOLDER):
        if path.name.startswith((NEW, GONE)) and not _is_young(path):
            what = "An import" if path.name.startswith(NEW) else "A removal"
            text = f"{what} that was cut off"
            yield Leftover("unfinished", text, path, _size(path))


def _copies(own: Path) -> Iterator[Leftover]:
    """Only the program's own folder: in others such a file may be somebody's download."""
    for path in _entries(own):
        if path.suffix == ".part" and path.is_file() and not _is_young(path):
            text = "An import that was cut off"
            yield Leftover("unfinished", text, path, _size(path))


def _is_ours_and_damaged(model: InstalledModel, roots: Sequence[Path]) -> bool:
    if not model.problem or model.away or model.program or is_of_bundle(model):
        return False
    if is_newer(_folder_of(model)):
        return False  # a newer program can use it
    own = bool(roots) and real_path(model.path).is_relative_to(real_path(roots[0]))
    return model.source == "store" or (model.source == "folder" and own)


def _folder_of(model: InstalledModel) -> Path:
    """The folder of a model of the store."""
    path = model.path
    return path if path.parent.name == FOLDER else path.parent


def _damaged(model: InstalledModel) -> Leftover:
    path = _folder_of(model) if model.source == "store" else model.path
    text = f"{model.title}: {model.problem}"
    return Leftover("damaged", text, path, _size(path))


def remove_leftovers(leftovers: Sequence[Leftover], roots: Sequence[Path]) -> int:
    """Remove them; returns how many bytes that freed; blocking.

    Raises:
        StoreError: The system refused one; those before it are gone.
    """
    freed = 0
    for one in leftovers:
        if not any(real_path(one.path).is_relative_to(real_path(root)) for root in roots):
            raise StoreError(
                f"{one.path} is not in a folder of models any more", "Look for leftovers again."
            )
        _remove(one)
        freed += one.size_bytes
        log.info("leftovers.removed kind=%s bytes=%d", one.kind, one.size_bytes)
    return freed


def _remove(one: Leftover) -> None:
    path = one.path
    try:
        if one.kind == "damaged" and path.parent.name == FOLDER and path.is_dir():
            discard(path.parent.parent, path)
        elif path.parent.name == FOLDER:
            with alone(path.parent / LOCK):
                shutil.rmtree(path)
        elif one.kind == "download":
            _remove_parts(path)
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except OSError as exc:
        raise store_error(exc, path) from exc


def _remove_parts(folder: Path) -> None:
    """Unless its download went on since it was found.

    Raises:
        StoreError: It did.
        OSError: The system refused.
    """
    from filelock import FileLock, Timeout

    if not folder.exists():
        return
    again = StoreError(f"{folder} is being fetched again", "Look for leftovers again.")
    try:
        with FileLock(folder / PARTS_LOCK, timeout=0):
            owner = owner_of(folder)
            if owner is not None and owner.runs:
                raise again
            shutil.rmtree(folder, ignore_errors=os.name == "nt")
    except Timeout:
        raise again from None
    if os.name == "nt" and folder.exists():  # an open lock could not be removed there
        shutil.rmtree(folder)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_young(path: Path, old_s: float = _OLD_S) -> bool:
    """It was changed within the hour: another program may be at work on it."""
    inside = _entries(path) if path.is_dir() else []
    # Looking whether a lock is free may write to it, and to the folder.
    told = [one for one in inside if one.name != PARTS_LOCK] or [path]
    newest = 0.0
    for one in told:
        try:
            newest = max(newest, one.stat().st_mtime)
        except OSError:
            continue
    return newest > time.time() - old_s


def _size(path: Path) -> int:
    """Of a file or of all files below a folder, as they take room on the disk."""
    if not path.is_dir():
        return _taken(path)
    return sum(_taken(Path(root, name)) for root, _, names in os.walk(path) for name in names)


def _taken(path: Path) -> int:
    try:
        found = path.lstat()
    except OSError:
        return 0
    blocks = getattr(found, "st_blocks", None)
    return found.st_size if blocks is None else min(found.st_size, int(blocks) * 512)
