"""Turns every file of a data folder: from plain to encrypted, back, or to another key.

Each file is written whole beside the old one and then put in its place, so a kill at any
moment leaves each file as it was or as it shall be, and its first bytes say which. Going on is
doing it again: what is done already is passed over. Nothing else may have the folder open.
"""

from __future__ import annotations

import os
import shutil
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from workbench.base.data_keys import DataKey
from workbench.base.errors import StoreDamaged, StoreFull
from workbench.base.files import store_error, sync_folder, write_as_is
from workbench.base.sealed_files import (
    MAGIC,
    key_id_of,
    sealed,
    sealed_line,
    unsealed,
    unsealed_line,
)
from workbench.base.sizes import size_text
from workbench.base.sqlite_open import PLAIN_MAGIC, first_bytes
from workbench.base.vault import Vault, kind_of

AUDIT = "audit"
_BESIDE = ("-wal", "-shm", "-journal")
_OLD = ".old.tmp"
_WIPE_BYTES = 1 << 20
_SPARE_BYTES = 64_000_000
Told: TypeAlias = Callable[[int, int, str], None]
"""Called before each file: how many are done, of how many, and its name."""


class Stopped(Exception):
    """A person asked to stop; what was turned stays so."""


class Turner:
    """One turning of a folder."""

    def __init__(self, vault: Vault, old: DataKey | None, new: DataKey | None) -> None:
        """Nothing is read yet.

        Args:
            vault: Which folders; its own key is not used.
            old: The key that files may have; None if they may be plain.
            new: The key that they get; None to make them plain.
        """
        self._vault, self._old, self._new = vault, old, new

    def see_space(self) -> None:
        """See that the largest file fits once more.

        Raises:
            StoreFull: It does not.
        """
        data = Path(self._vault.roots[0])
        largest = max((path.stat().st_size for path in self.files()), default=0)
        free = shutil.disk_usage(data).free
        if free < largest + _SPARE_BYTES:
            raise StoreFull(
                f"{size_text(free)} are free, and {size_text(largest + _SPARE_BYTES)} are "
                "needed to encrypt the largest file",
                f"Free some space on the disk that holds {data}.",
            )

    def see_sound(self) -> None:
        """See that no database is damaged, before anything is turned.

        Raises:
            StoreDamaged: One is; nothing was changed.
        """
        from workbench.base.database_copy import see_sound

        for path in filter(self._is_wanted, self.files()):
            begins = first_bytes(path)
            is_old = self._is_database_of(begins, self._old)
            if ".damaged" not in path.name and (is_old or begins == PLAIN_MAGIC):
                see_sound(path, self._old if is_old else None)

    def files(self) -> list[Path]:
        """The files that are to be turned; links are left as they are."""
        return sorted(path for root in self._vault.roots for path in _files(Path(root)))

    def run(self, told: Told = lambda _done, _all, _name: None,
            stop: threading.Event | None = None) -> None:  # fmt: skip
        """Turn every file. Blocking.

        Raises:
            Stopped: It was asked to stop.
            StoreError: The system refused.
        """
        self._remove_leftovers()
        found = [path for path in self.files() if self._is_wanted(path)]
        for number, path in enumerate(found):
            if stop is not None and stop.is_set():
                raise Stopped
            told(number, len(found), path.name)
            try:
                self._turn(path)
            except OSError as exc:
                raise store_error(exc, path) from exc
        told(len(found), len(found), "")

    def _is_wanted(self, path: Path) -> bool:
        inside = self._vault.inside(path)
        return inside is not None and kind_of(inside) != "plain"

    def _turn(self, path: Path) -> None:
        if not path.exists():
            return  # the log of a database that was turned just now
        begins = first_bytes(path)
        if begins == PLAIN_MAGIC or self._is_database_of(begins, self._old):
            self._turn_database(path)
        elif self._is_database_of(begins, self._new) or self._is_log_of_database(path):
            return
        elif path.parent.name == AUDIT and path.suffix == ".jsonl":
            self._turn_lines(path)
        else:
            self._turn_file(path)

    # -- files

    def _turn_file(self, path: Path) -> None:
        raw = path.read_bytes()
        inside = self._vault.inside(path) or ""
        if not raw.startswith(MAGIC):
            content = raw
        elif self._new is not None and key_id_of(raw) == self._new.id:
            return
        elif self._old is not None and key_id_of(raw) == self._old.id:
            content = unsealed(raw, self._old, inside)
        else:
            return  # of another store: nobody here can read it, now as before
        if self._new is not None and raw:
            self._put(path, sealed(content, self._new, inside), raw)
        elif content is not raw:
            self._put(path, content, raw)

    def _turn_lines(self, path: Path) -> None:
        raw = path.read_bytes()
        lines = raw.split(b"\n")
        turned = b"\n".join(self._turned_line(line) for line in lines)
        if turned != raw:
            self._put(path, turned, raw)

    def _turned_line(self, line: bytes) -> bytes:
        if not line or (self._new is not None and unsealed_line(line, self._new) != line):
            return line
        plain = line if self._old is None else unsealed_line(line, self._old)
        return plain if self._new is None else sealed_line(plain, self._new)

    def _put(self, path: Path, turned: bytes, before: bytes) -> None:
        status = path.stat()
        with self._wiped(path, wanted=not before.startswith(MAGIC)):
            write_as_is(path, turned)
            with suppress(OSError):
                path.chmod(stat.S_IMODE(status.st_mode))
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    # -- databases

    def _turn_database(self, path: Path) -> None:
        from workbench.base.database_copy import copy_database

        if self._new is None and first_bytes(path) == PLAIN_MAGIC:
            return
        new = path.with_name(f".{path.name}.turned.tmp")
        was_plain = first_bytes(path) == PLAIN_MAGIC
        _remove(new)
        try:
            copy_database(path, None if was_plain else self._old, new, self._new)
        except StoreDamaged:
            _remove(new)
            self._turn_damaged(_aside(path))  # none of it is lost, and none of it plain
            return
        status = path.stat()
        with self._wiped(path, wanted=was_plain):
            new.chmod(stat.S_IMODE(status.st_mode))
            new.replace(path)
            sync_folder(path.parent)
        _remove(new)

    def _turn_damaged(self, path: Path) -> None:
        for ending in ("", *_BESIDE):
            beside = path.with_name(path.name + ending)
            if beside.is_file():
                self._turn_file(beside)

    def _is_database_of(self, begins: bytes, key: DataKey | None) -> bool:
        return key is not None and begins == key.database_salt

    def _is_log_of_database(self, path: Path) -> bool:
        """Whether it belongs to a database that is turned as a whole, with its log."""
        for ending in _BESIDE:
            if path.name.endswith(ending):
                begins = first_bytes(path.with_name(path.name.removesuffix(ending)))
                return begins == PLAIN_MAGIC or any(
                    self._is_database_of(begins, key) for key in (self._old, self._new)
                )
        return False

    # -- what is left of the old

    def _wiped(self, path: Path, *, wanted: bool) -> _Wiping:
        return _Wiping(path, wanted=wanted and self._new is not None)

    def _remove_leftovers(self) -> None:
        for root in self._vault.roots:
            for path in list(_files(Path(root), leftovers=True)):
                with suppress(OSError):
                    _wipe(path)
                    path.unlink()


class _Wiping:
    """While a file is replaced its old bytes keep a second name; then they are overwritten.

    A disk that writes elsewhere than it was told, as SSDs do, may keep them all the same.
    """

    def __init__(self, path: Path, *, wanted: bool) -> None:
        self._old = path.with_name(f".{path.name}{_OLD}") if wanted else None
        self._path = path

    def __enter__(self) -> None:
        if self._old is not None:
            try:
                self._old.unlink(missing_ok=True)
                os.link(self._path, self._old)
            except OSError:  # a disk without second names
                self._old = None

    def __exit__(self, *_exc: object) -> None:
        if self._old is not None:
            with suppress(OSError):
                _wipe(self._old)
                self._old.unlink()


def _wipe(path: Path) -> None:
    """Overwrite a file that has no other name; one that has is not the last of its bytes."""
    status = path.stat()
    if status.st_nlink != 1:
        return
    with path.open("r+b") as file:
        for at in range(0, status.st_size, _WIPE_BYTES):
            file.write(bytes(min(_WIPE_BYTES, status.st_size - at)))
        file.flush()
        os.fsync(file.fileno())


def _aside(path: Path) -> Path:
    """Where a database that was hit since the turning began is kept: a new one is begun."""
    if ".damaged" in path.name:
        return path
    kept = path.with_name(f"{path.stem}.damaged-turned{path.suffix}")
    for ending in (*_BESIDE, ""):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + ending))
    return kept


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _files(root: Path, *, leftovers: bool = False) -> Iterator[Path]:
    """Regular files below a folder; links are not followed."""
    for folder, names, files in os.walk(root):
        _leave_plain_folders(root, Path(folder), names)
        for name in files:
            is_left = name.startswith(".") and (name.endswith(".tmp") or ".tmp-" in name)
            path = Path(folder, name)
            if is_left == leftovers and stat.S_ISREG(path.lstat().st_mode):
                yield path


def _leave_plain_folders(root: Path, folder: Path, names: list[str]) -> None:
    """Do not walk through gigabytes of models."""
    if folder == root:
        names[:] = [name for name in names if kind_of(f"0/{name}/x") != "plain"]
