"""Who holds the folder of a download's parts, by the note that its program left there.

There are file systems on which every lock is granted, so a lock alone tells nothing.
"""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.base.regular_files import read_regular

LOCK, OWNER = ".lock", ".owner"
_CLOCK_S = 2.0
_MOST_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Owner:
    """The program that holds a folder, or held it when it was killed.

    Attributes:
        host: Its machine's name; a folder may lie on a drive that machines share.
        started_s: When its process began, since numbers of processes are used again.
        size_bytes: What the whole download takes on the disk.
    """

    host: str
    pid: int
    started_s: float
    size_bytes: int

    @classmethod
    def this_program(cls, size_bytes: int) -> Owner:
        """The note of this process."""
        import psutil

        began_s = psutil.Process().create_time()
        return cls(platform.node(), os.getpid(), began_s, size_bytes)

    @property
    def is_here(self) -> bool:
        """It runs on this machine, or did."""
        return self.host == platform.node()

    @property
    def runs(self) -> bool:
        """It runs on this machine now."""
        import psutil

        try:
            began_s = psutil.Process(self.pid).create_time() if self.is_here else 0.0
        except (ValueError, OverflowError, psutil.Error):
            return False
        return self.is_here and abs(began_s - self.started_s) < _CLOCK_S

    def as_text(self) -> str:
        """The note."""
        return json.dumps(asdict(self))


def owner_of(folder: Path, name: str = OWNER) -> Owner | None:
    """Whose note lies in a folder; None if there is none that can be read."""
    try:
        note = json.loads(read_regular(folder / name, _MOST_BYTES))
        return Owner(
            str(note["host"]),
            int(note["pid"]),
            float(note["started_s"]),
            int(note["size_bytes"]),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
