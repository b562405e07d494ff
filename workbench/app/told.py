"""What the command line said already: a lasting warning is told once, not with each command."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

from workbench.app.notices import Notice
from workbench.app.start_notices import INTERRUPTED, SETTINGS, UNREAD, UNREAD_GRAPHS
from workbench.base.errors import StoreError
from workbench.base.files import write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
CONCERNED = {UNREAD: ("agents",), UNREAD_GRAPHS: ("agents",), SETTINGS: ()}
MOST = 200
LINE_CHARS = 200
_MOST_BYTES = 1_000_000


class Told:
    """The warnings that were shown, by what they say.

    Args:
        path: The file that remembers them; without it everything counts as new.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shown = _read(path)

    def lines(self, notices: list[Notice], command: str) -> list[str]:
        """What to say before a command, one line each; remembers the lasting ones."""
        found = []
        before = len(self._shown)
        for notice in notices:
            if notice.level == "info" and notice.key != INTERRUPTED:
                continue
            if notice.key in CONCERNED:
                new = self._is_new(notice)
                if new or command in CONCERNED[notice.key]:
                    found.append(_cut(line_of(notice)))
            else:
                found.append(line_of(notice))
        if len(self._shown) > before:
            self._keep()
        return found

    def _is_new(self, notice: Notice) -> bool:
        mark = hashlib.sha256(line_of(notice).encode()).hexdigest()[:16]
        if mark in self._shown:
            return False
        self._shown.append(mark)
        return True

    def _keep(self) -> None:
        try:
            write_atomically(self._path, json.dumps(self._shown[-MOST:]))
        except StoreError as exc:
            log.warning("told.not_kept reason=%s", exc.message)


def _read(path: Path) -> list[str]:
    try:
        found = json.loads(read_regular(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def line_of(notice: Notice) -> str:
    """A notice as one line."""
    words = " / ".join(filter(None, (notice.title, notice.reason, notice.hint)))
    return " ".join(f"{notice.level}: {words}".split())


def _cut(line: str) -> str:
    return line if len(line) <= LINE_CHARS else f"{line[: LINE_CHARS - 1]}…"
