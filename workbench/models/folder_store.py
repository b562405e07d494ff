"""How a folder becomes a model of the store: out of sight until one rename."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from workbench.base.errors import ModelError, WorkbenchError
from workbench.base.files import store_error, sync_folder
from workbench.base.names import is_plain_name, same_somewhere
from workbench.base.regular_files import open_regular
from workbench.models.adoption import (
    FOLDER,
    LOCK,
    NEW,
    Checked,
    as_before,
    digest_of,
    free_id,
    is_whole,
    put_back,
    set_aside,
)
from workbench.models.contents import is_script, runs_code, what_is
from workbench.models.folder_kinds import kind_of
from workbench.models.folder_models import describe_folder
from workbench.models.manifests import (
    INNER,
    Manifest,
    StoredFile,
    read_manifest,
    slug,
    write_manifest,
)
from workbench.models.remarks import alone
from workbench.models.verification import verify

_ANEW = "Ask for it again; nothing was taken from this one."


def adopt_folder(
    root: Path, names: Sequence[str], files: Sequence[Checked], about: Manifest
) -> Path:
    """Move fetched files into the store as one model that is a folder; returns its place.

    Args:
        root: A folder of models.
        names: What the files are called in it.
        files: In the same order.
        about: Title and origin; digest and files are filled in here.

    Raises:
        ModelError: They are no usable model, or hold what must not come in.
        StoreError: The system refused. The files stay where they were either way.
    """
    if twice := same_somewhere(names):
        raise ModelError(f"{about.title!r} has the file {twice!r} twice", _ANEW)
    for name, file in zip(names, files, strict=True):
        _refuse_bad(name, file.path)
    stored = tuple(
        StoredFile(
            name, "file", file.map.size_bytes, file.map.sha256, file.map.chunks,
            file.map.chunk_bytes, file.map.url, file.map.etag,
        )
        for name, file in zip(names, files, strict=True)
    )  # fmt: skip
    with new_folder(root, INNER) as inner:
        moved: list[tuple[Path, Path]] = []
        try:
            for name, file in zip(names, files, strict=True):
                file.path.replace(inner / name)
                moved.append((inner / name, file.path))
            _refuse_unusable(inner, about.title)
            return settle(root, inner, replace(about, files=stored, folder=INNER))
        except (OSError, WorkbenchError):
            put_back(moved)
            raise


def _refuse_bad(name: str, path: Path) -> None:
    """Refuse a file by what it holds, whatever it is called.

    Raises:
        ModelError: It must not come in.
        OSError: It cannot be read.
    """
    if not is_plain_name(name):
        raise ModelError(f"{name!r} is a name that is refused", _ANEW)
    with open_regular(path) as opened:
        what = what_is(opened)
    if runs_code(what) or is_script(what):
        raise ModelError(f"{name!r} is {what}", _ANEW)


def _refuse_unusable(inner: Path, title: str) -> None:
    kind = kind_of(inner)
    model = describe_folder(inner, kind, "store") if kind is not None else None
    if model is None or model.problem:
        problem = model.problem if model else f"{title!r} holds no model that is known here"
        raise ModelError(problem, _ANEW)


@contextmanager
def new_folder(root: Path, name: str) -> Iterator[Path]:
    """A folder of the store that is not in sight yet; removed if it did not get its place."""
    new: Path | None = None
    try:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=NEW, dir=root / FOLDER))
        new.chmod(0o755)
        inner = new / name
        inner.mkdir()
        yield inner
    except OSError as exc:
        raise store_error(exc, root / FOLDER) from exc
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)


def settle(root: Path, inner: Path, about: Manifest) -> Path:
    """Give a new folder its place in the store by one rename; returns the place."""
    digest = digest_of(about.roles)
    with alone(root / FOLDER / LOCK):
        target = root / FOLDER / digest
        if is_whole(target) and _is_sound(target):
            return target
        about = as_before(target, about)
        name = free_id(root, about.id or slug(about.title) or digest[:12], digest)
        filled = replace(about, digest=digest, id=name, added_s=time.time())
        write_manifest(inner.parent, filled)
        set_aside(target)
        inner.parent.rename(target)
        sync_folder(root / FOLDER)
    return target


def _is_sound(target: Path) -> bool:
    """Every byte of the copy in the store is what it was; one that is not gives way."""
    about = read_manifest(target)
    never = threading.Event()
    return all(verify(about.place(target, file), file, never).whole for file in about.files)
