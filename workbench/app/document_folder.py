"""The files of one kind in a folder, each read again only when it is another one."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from workbench.base.errors import DocumentError, StoreError
from workbench.base.files import write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
MOST_FILES = 1000
_MOST_KEPT_BYTES = 64_000_000
_EARLIER = "The last version that could be read is in use; the file stays as it is"
_YOUNG_NS = 2_000_000_000
"""A file changed again within a step of the clock looks the same; some disks count in twos."""
Problem: TypeAlias = tuple[Path, str, str]
_Sign: TypeAlias = tuple[int, ...]
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class _Known(Generic[D]):
    """What was read of a file that looked so."""

    sign: _Sign
    found: D | DocumentError


class DocumentFolder(Generic[D]):
    """Reads a folder's files. Blocking; one thread at a time.

    Of each file the last version that could be read may be kept below ``.kept``. It is in use
    while the file is damaged.
    """

    def __init__(
        self,
        folder: Path,
        suffix: str,
        read: Callable[[Path], D],
        name_of: Callable[[D], str],
        *,
        keep: bool,
    ) -> None:
        """Look at a folder; nothing is read yet.

        Args:
            folder: The folder.
            suffix: Of its files.
            read: The document in a file. Raises DocumentError.
            name_of: The name of a document.
            keep: Keep the last version that could be read.
        """
        self._folder, self._suffix, self._keep = folder, suffix, keep
        self._read_file, self._name_of = read, name_of
        self._known: dict[Path, _Known[D]] = {}

    def read(self) -> tuple[list[tuple[D, Path]], list[Problem]]:
        """The documents with their files, and what is wrong with the other files."""
        found: list[tuple[D, Path]] = []
        problems: list[Problem] = []
        names: set[str] = set()
        paths = sorted(self._folder.glob(f"*{self._suffix}"))
        here = {*paths, *map(_kept, paths)}
        self._known = {path: known for path, known in self._known.items() if path in here}
        for path in paths[:MOST_FILES]:
            document = self._document(path, names, problems)
            if document is None:
                continue
            name = self._name_of(document)
            if name in names:
                message = f"{path.name}: name: {name!r} is also in another file"
                problems.append((path, message, "Give one of them another name."))
            else:
                names.add(name)
                found.append((document, path))
        if left_out := paths[MOST_FILES:]:
            first, more = left_out[0], len(left_out) - 1
            said = f"{first.name}: this file and {more} after it are not read"
            hint = f"Keep at most {MOST_FILES} in {self._folder}: move some elsewhere."
            problems.append((first, said, hint))
        return found, problems

    def file(self, path: Path) -> D:
        """The document in a file, read again only if the file is another one.

        Raises:
            DocumentError: It cannot be read.
        """
        sign = _sign(path)
        known = self._known.get(path)
        if known is None or sign is None or known.sign != sign:
            known = _Known(sign or (), self._newly(path))
            if sign is None or sign != _sign(path) or _is_young(sign):
                self._known.pop(path, None)
            else:
                self._known[path] = known
        if isinstance(known.found, DocumentError):
            raise DocumentError(known.found.message, known.found.hint)
        return known.found

    def _newly(self, path: Path) -> D | DocumentError:
        try:
            document = self._read_file(path)
        except DocumentError as exc:
            return exc
        return document

    def _document(self, path: Path, names: set[str], problems: list[Problem]) -> D | None:
        was_known = self._known.get(path)
        try:
            document = self.file(path)
        except DocumentError as exc:
            log.warning("document.unreadable file=%s", path.name)
            earlier = self._kept_version(path) if self._keep else None
            if earlier is None or self._name_of(earlier) in names:
                problems.append((path, exc.message, exc.hint))
                return None
            problems.append((path, f"{exc.message}. {_EARLIER}", exc.hint))
            return earlier
        is_new = was_known is None or was_known is not self._known.get(path)
        if self._keep and is_new and self._name_of(document) not in names:
            _keep_version(path)
        return document

    def _kept_version(self, path: Path) -> D | None:
        kept = _kept(path)
        try:
            return self.file(kept) if kept.exists() else None
        except (DocumentError, OSError):
            return None


def _kept(path: Path) -> Path:
    return path.parent / ".kept" / path.name


def _sign(path: Path) -> _Sign | None:
    """What changes when a file does; None if it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (
        status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns,
    )  # fmt: skip


def _is_young(sign: _Sign) -> bool:
    now_ns = time.time_ns()
    return any(abs(now_ns - when_ns) < _YOUNG_NS or when_ns > now_ns for when_ns in sign[3:])


def _keep_version(path: Path) -> None:
    """Note the file's content as the last that could be read; best effort."""
    kept = _kept(path)
    try:
        content = read_regular(path, _MOST_KEPT_BYTES)
        if not kept.exists() or read_regular(kept, _MOST_KEPT_BYTES) != content:
            write_atomically(kept, content)
    except (OSError, StoreError) as exc:
        log.warning("document.version_not_kept file=%s reason=%s", path.name, exc)
