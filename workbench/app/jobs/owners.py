"""Which programs are there: each holds a lock as long as it lives, however it ends."""

from __future__ import annotations

import contextlib
import re
import threading
import time
import uuid
from pathlib import Path

from workbench.app.data_users import DataUsers
from workbench.base.errors import StoreError
from workbench.base.private import FOLDER_MODE

_ID = re.compile(r"[0-9a-f]{32}")
_SCHEDULER = "scheduler.lock"
_YOUNG_S = 60.0


class Owners:
    """This program among those that run jobs of the same data folder. Blocking.

    Attributes:
        id: Of this program; its lock is taken with ``enter``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.id = uuid.uuid4().hex
        self._lock = threading.Lock()
        self._own: DataUsers | None = None
        self._scheduler: DataUsers | None = None

    def enter(self) -> str:
        """Take the lock that says this program is alive; returns its id.

        Raises:
            StoreError: The lock cannot be made; nothing may be run then.
        """
        with self._lock:
            self._enter()
        return self.id

    def _enter(self) -> None:
        if self._own is None:
            try:
                self._folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
            except OSError as exc:
                raise StoreError(
                    f"{self._folder.name!r} cannot be made: {exc.strerror}", "Look at the disk."
                ) from exc
            self._own = DataUsers(self._folder / f"{self.id}.lock")
            self._own.share()

    def is_alive(self, owner: str) -> bool:
        """Whether the program of that id is still there."""
        if owner == self.id:
            return self._own is not None
        if not _ID.fullmatch(owner):
            return False
        path = self._folder / f"{owner}.lock"
        if not path.exists():
            return False
        try:
            tried = DataUsers(path)
        except StoreError:
            return True  # it cannot be looked at: what may go on is not begun again
        alone = tried.alone
        if alone:
            with contextlib.suppress(OSError):
                path.unlink()
        tried.close()
        return not alone

    def schedules(self) -> bool:
        """Whether this program is the one that looks at the clock; it may become it."""
        if self._scheduler is not None:
            return True
        self.enter()
        tried = DataUsers(self._folder / _SCHEDULER)
        if not tried.alone:
            tried.close()
            return False
        tried.share()
        self._scheduler = tried
        return True

    def leave_schedule(self) -> None:
        """Let another program look at the clock."""
        if self._scheduler is not None:
            self._scheduler.close()
            self._scheduler = None

    def close(self) -> None:
        """Let go of everything."""
        self.leave_schedule()
        if self._own is not None:
            with contextlib.suppress(OSError):
                (self._folder / f"{self.id}.lock").unlink()
            self._own.close()
            self._own = None

    def tidy(self) -> None:
        """Remove the locks of programs that are gone."""
        with contextlib.suppress(OSError):
            for path in list(self._folder.glob("*.lock"))[:1_000]:
                other = _ID.fullmatch(path.stem) and path.stem != self.id
                # One that is just being made has no lock yet.
                if other and time.time() - path.stat().st_mtime > _YOUNG_S:
                    self.is_alive(path.stem)
