"""Who else has the data folder open: a window and a command may at the same time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workbench.base.errors import StoreError
from workbench.base.files import store_error
from workbench.base.regular_files import see_regular


class DataUsers:
    """A lock that every program with the folder open holds together with the others.

    The system lets go of it however a program ends, so it cannot be left behind.

    Attributes:
        alone: Nobody else had the folder open when this was made; nobody else gets it open
            until ``share``.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock, alone if possible.

        Raises:
            StoreError: The file cannot be made.
        """
        try:
            _see_place(path)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as exc:
            raise store_error(exc, path) from exc
        self.alone = _lock_alone(self._file)
        if not self.alone:
            self.share()

    def share(self) -> None:
        """Let others in; waits for one that is alone at the moment.

        Raises:
            StoreError: The system refused.
        """
        try:
            _lock_shared(self._file)
        except OSError as exc:
            raise StoreError(
                f"the data folder cannot be shared: {exc.strerror}", "Try again."
            ) from exc

    def close(self) -> None:
        """Let go."""
        os.close(self._file)


def _see_place(path: Path) -> None:
    try:
        see_regular(path)  # what a link leads to is not made
    except FileNotFoundError:
        return
    except OSError as exc:
        raise StoreError(
            f"{path.name!r} cannot be used: {exc.strerror or exc}",
            f"Move it away from {path.parent}, then start the program again.",
        ) from exc


if sys.platform == "win32":
    import msvcrt

    def _lock_alone(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lock_shared(file: int) -> None:
        """Windows knows no shared lock here: the first program keeps it, others have none."""

else:
    import fcntl

    def _lock_alone(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _lock_shared(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_SH)
