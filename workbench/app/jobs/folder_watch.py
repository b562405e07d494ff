"""New files in a watched folder. Whoever writes there is a stranger: all of it is judged.

Only plain files directly in the folder count; links, pipes, folders, hidden files and names
that cannot be read on one line never do. A file is told by name, size and time of change, so
one that is written anew counts again.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import stat
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from workbench.app.jobs.values import When
from workbench.base.errors import RunError
from workbench.base.regular_files import open_regular
from workbench.base.sizes import size_text

MOST_ENTRIES = 20_000
"""Of a folder that are looked at; what lies beyond waits until there are fewer."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may be given to a job.

    Attributes:
        key: Which file it is, as it is now.
    """

    name: str
    key: str
    size_bytes: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a folder found.

    Attributes:
        ready: Files that have not changed for long enough and were not seen, the oldest first.
        here: The keys of all files that count.
        refused: Names that were passed over because of what they are, shortened; for a person.
        problem: Why the folder could not be looked at; else empty.
        whole: All of the folder was looked at.
    """

    ready: tuple[FoundFile, ...] = ()
    here: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    problem: str = ""
    whole: bool = True


class FolderWatch:
    """Looks at one folder again and again. Blocking; one thread at a time."""

    def __init__(self, when: When, clock: Callable[[], float] = time.monotonic) -> None:
        """Watch a folder.

        Args:
            when: Says which, and which files.
            clock: Seconds that nobody sets.
        """
        self._when, self._clock = when, clock
        self._since: dict[str, float] = {}

    def look(self, seen: Collection[str]) -> Look:
        """What is there now, beside the files that had their turn."""
        try:
            folder = Path(self._when.folder).expanduser()
            if folder.is_symlink() and not folder.is_dir():
                return Look(problem="it is a link that leads nowhere", whole=False)
            found, refused, whole = self._entries(folder)
        except (OSError, ValueError, RuntimeError) as exc:
            why = exc.strerror if isinstance(exc, OSError) and exc.strerror else exc
            return Look(problem=str(why), whole=False)
        now_s, here = self._clock(), frozenset(one.key for one in found)
        self._since = {key: since for key, since in self._since.items() if key in here}
        ready = []
        for one in found:
            if one.key in seen:
                continue
            if now_s - self._since.setdefault(one.key, now_s) >= self._when.stable_s:
                ready.append(one)
        ready.sort(key=lambda one: (one.changed_ns, one.name))
        return Look(tuple(ready), here, tuple(refused), whole=whole)

    def _entries(self, folder: Path) -> tuple[list[FoundFile], list[str], bool]:
        found, refused = list[FoundFile](), list[str]()
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= MOST_ENTRIES:
                    return found, refused, False
                if entry.name.startswith(".") or not self._fits(entry.name):
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:  # it vanished
                    continue
                if problem := name_problem(entry.name) or _kind_problem(status):
                    refused.append(f"{ascii(entry.name)[:80]}: {problem}")
                    continue
                found.append(_found(entry.name, status))
        return found, refused, True

    def _fits(self, name: str) -> bool:
        return fnmatch.fnmatchcase(name, self._when.pattern)


def name_problem(name: str) -> str:
    """Why a name is not given to an agent; empty if it may be."""
    if not name.isprintable() or name != name.strip():
        return "its name holds characters that cannot be seen"
    if any(0xD800 <= ord(char) <= 0xDFFF for char in name) or len(name) > 255:
        return "its name is no text"
    if "\\" in name:
        return "its name holds a backslash"
    return ""


def given_text(when: When, name: str, key: str) -> str:
    """What a job is given of a file: its path, or its text. Blocking.

    Raises:
        RunError: It is another file by now, too large, or no text.
    """
    path = Path(when.folder).expanduser() / name
    try:
        if problem := name_problem(name):
            raise RunError(f"the file was left out: {problem}", "Give it another name.")
        status = path.lstat()
        if _found(name, status).key != key or _kind_problem(status):
            raise RunError(
                f"{name!r:.100} changed or vanished meanwhile", "Put it there again."
            )
        if status.st_size > when.most_bytes:
            most, size = size_text(when.most_bytes), size_text(status.st_size)
            raise RunError(
                f"{name!r:.100} is larger than {most}: {size}", "Raise the limit of the job."
            )
        if when.give == "path":
            return str(path.resolve())
        with open_regular(path) as file:
            # A link may have taken its place since: what was looked at must be what is read.
            opened = os.fstat(file.fileno())
            if (opened.st_dev, opened.st_ino) != (status.st_dev, status.st_ino):
                raise RunError(f"{name!r:.100} changed meanwhile", "Put it there again.")
            raw = file.read(when.most_bytes + 1)
    except OSError as exc:
        raise RunError(
            f"{name!r:.100} cannot be read: {exc.strerror}", "Put it there again."
        ) from exc
    return _text(raw, name, when.most_bytes)


def _text(raw: bytes, name: str, most_bytes: int) -> str:
    if len(raw) > most_bytes:
        raise RunError(f"{name!r:.100} is too large", "Raise the limit of the job.")
    if b"\0" in raw:
        raise RunError(f"{name!r:.100} is no text", "Give the path instead of the text.")
    return raw.decode("utf-8-sig", "replace")


def _found(name: str, status: os.stat_result) -> FoundFile:
    what = f"{name}\0{status.st_size}\0{status.st_mtime_ns}"
    key = hashlib.sha256(what.encode("utf-8", "surrogateescape")).hexdigest()
    return FoundFile(name, key, status.st_size, status.st_mtime_ns)


def _kind_problem(status: os.stat_result) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "it is a link"
    if stat.S_ISDIR(status.st_mode):
        return "it is a folder"
    if not stat.S_ISREG(status.st_mode):
        return "it is no plain file"
    if status.st_nlink > 1:
        return "it has a second name elsewhere"
    return ""
