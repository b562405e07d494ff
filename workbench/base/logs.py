"""Logging: one set-up, and a ring of recent records for bug reports."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import sys
from collections import deque
from io import TextIOWrapper
from pathlib import Path

from workbench.base.regular_files import see_regular

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class RecentRecords(logging.Handler):
    """Keeps the last formatted records in memory.

    Attributes:
        problem: Why no file is written, in the user's words, or empty.
    """

    def __init__(self, most: int = 500) -> None:
        super().__init__(logging.INFO)
        self.problem = ""
        self._lines: deque[str] = deque(maxlen=most)
        self.setFormatter(logging.Formatter(_FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))

    def lines(self) -> list[str]:
        """The records, oldest first."""
        return list(self._lines)


class _LogFile(logging.handlers.RotatingFileHandler):
    """The file of the log; a disk that refuses costs the line, never what is on screen."""

    def _open(self) -> TextIOWrapper:
        """A pipe in its place would be waited for, and what a link leads to be made."""
        with contextlib.suppress(FileNotFoundError):
            see_regular(Path(self.baseFilename))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the base's name
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close it; what was not written yet may be lost."""
        with contextlib.suppress(OSError):
            super().close()


def start_logging(folder: Path) -> RecentRecords:
    """Write INFO and above of our own loggers to a rotating file, three of 1 MB.

    A folder that cannot be written to costs the file, never the start.
    """
    logger = logging.getLogger("workbench")
    logger.setLevel(logging.INFO)
    recent = RecentRecords()
    logger.addHandler(recent)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _LogFile(
            folder / "workbench.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError as exc:
        logger.warning("logs.file_refused reason=%s", exc.strerror)
        recent.problem = f"workbench.log in {folder} cannot be written: {exc.strerror or exc}."
        return recent
    file.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(file)
    return recent
