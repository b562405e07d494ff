"""Logging: one set-up, and a ring of recent records for bug reports."""

from __future__ import annotations

import logging
import logging.handlers
from collections import deque
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class RecentRecords(logging.Handler):
    """Keeps the last formatted records in memory."""

    def __init__(self, most: int = 500) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=most)
        self.setFormatter(logging.Formatter(_FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))

    def lines(self) -> list[str]:
        """The records, oldest first."""
        return list(self._lines)


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
        file = logging.handlers.RotatingFileHandler(
            folder / "workbench.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError as exc:
        logger.warning("logs.file_refused reason=%s", exc.strerror)
        return recent
    file.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(file)
    return recent
