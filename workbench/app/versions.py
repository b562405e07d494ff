"""Earlier texts of documents: each save keeps the one before it, and old ones are thinned."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.agents.values import NAME
from workbench.base.errors import DocumentError, StoreError
from workbench.base.files import move_file, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
MOST = 100
_MOST_BYTES = 64_000_000
_DAY_S = 86_400.0
_APART_S = 2e-6
_FORM = "%Y%m%dT%H%M%S.%fZ"
_ID = re.compile(r"([0-9]{8}T[0-9]{6}\.[0-9]{6}Z)-([0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier text of a document.

    Attributes:
        id: What it is asked for by; later ones sort behind earlier ones.
        time_s: When that text was saved, seconds since 1970.
        size_bytes: Its length.
    """

    id: str
    time_s: float
    size_bytes: int


class Versions:
    """The earlier texts of all documents in one folder.

    At most ``MOST`` are kept of each: all of the last day, and the last of each day before.
    """

    def __init__(
        self, folder: Path, suffix: str, clock: Callable[[], float] = time.time
    ) -> None:
        """Look at a folder.

        Args:
            folder: Where they lie, one folder for each document; made when it is needed.
            suffix: Of the files of such documents.
            clock: The time now, in seconds since 1970.
        """
        self._folder, self._suffix, self._clock = folder, suffix, clock

    def keep(self, name: str, path: Path, new_text: str) -> None:
        """Keep the text that a file holds, before another one is written there; best effort.

        Nothing is kept where the text stays the same, or is the last that was kept.
        """
        try:
            content = read_regular(path, _MOST_BYTES)
            saved_s = path.stat().st_mtime
        except OSError:
            return
        if content == new_text.encode("utf-8", "surrogatepass"):
            return
        digest = hashlib.sha256(content).hexdigest()[:12]
        found = self.of(name)
        if found and found[0].id.endswith(digest):
            return
        if found:  # clocks go back, and some disks count in seconds
            saved_s = max(saved_s, found[0].time_s + _APART_S)
        when = datetime.fromtimestamp(saved_s, UTC).strftime(_FORM)
        try:
            write_atomically(self._place(name) / f"{when}-{digest}{self._suffix}", content)
            self._thin(name)
        except (OSError, StoreError) as exc:
            log.warning("document.version_not_kept file=%s reason=%s", path.name, exc)

    def of(self, name: str) -> tuple[Version, ...]:
        """The versions of a document, the latest first."""
        found: list[Version] = []
        with suppress(OSError, DocumentError):
            for path in self._place(name).iterdir():
                version_id = path.name.removesuffix(self._suffix)
                when_s = _time_of(version_id)
                if when_s is not None and path.name != version_id:
                    found.append(Version(version_id, when_s, path.stat().st_size))
        return tuple(sorted(found, key=lambda version: version.id, reverse=True))

    def path(self, name: str, version_id: str) -> Path:
        """The file of a version; the beginning of its id is enough if it is the only one.

        Raises:
            DocumentError: There is none, or several begin so.
        """
        ids = [version.id for version in self.of(name)]
        found = [one for one in ids if version_id and one.startswith(version_id)]
        if len(found) != 1:
            what = "several versions begin with" if found else "there is no version"
            known = ", ".join(ids[:5]) or "none"
            raise DocumentError(
                f"{name!r}: {what} {version_id!r:.60}", f"The latest are: {known}."
            )
        return self._place(name) / f"{found[0]}{self._suffix}"

    def rename(self, name: str, new_name: str) -> None:
        """Let the versions follow a document to its new name; best effort."""
        try:
            source, target = self._place(name), self._place(new_name)
            target.mkdir(parents=True, exist_ok=True)
            for path in source.iterdir() if source.is_dir() else ():
                move_file(path, target / path.name)
        except (OSError, StoreError, DocumentError) as exc:
            log.warning("document.versions_not_moved name=%s reason=%s", name, exc)

    def _place(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise DocumentError(f"{name!r:.60} is no name", "Use the name of a document.")
        return self._folder / name

    def _thin(self, name: str) -> None:
        for version in too_many(self.of(name), self._clock()):
            (self._place(name) / f"{version.id}{self._suffix}").unlink(missing_ok=True)


def _time_of(version_id: str) -> float | None:
    match = _ID.fullmatch(version_id)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _FORM).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def too_many(versions: Sequence[Version], now_s: float) -> tuple[Version, ...]:
    """Those that need not be kept: of a day long past all but its last, and what is beyond.

    Args:
        versions: The latest first.
        now_s: The time now.
    """
    kept: list[Version] = []
    days: set[int] = set()
    for version in versions:
        day = int(version.time_s // _DAY_S)
        is_recent = now_s - version.time_s < _DAY_S
        if len(kept) < MOST and (is_recent or day not in days):
            kept.append(version)
        days.add(day)
    return tuple(version for version in versions if version not in kept)
