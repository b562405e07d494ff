"""Which runs a program ended with before a collector took them, until the next one says so."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
UNSENT = "collector-unsent.json"
_FORMAT = 1
_MOST_BYTES = 65_536
_MOST_RUNS = 500
_MOST_TOLD = 5
_MOST_ID_CHARS = 100


class UnsentRuns:
    """One small file. Blocking, but quick; where it cannot be written, only the log knows."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, run_ids: Sequence[str]) -> None:
        """Note runs, beside those that are noted already."""
        with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            run_ids = [*self._read(), *run_ids]
        kept = [*dict.fromkeys(run_ids)][-_MOST_RUNS:]
        try:
            write_atomically(self._path, canonical_json({"format": _FORMAT, "runs": kept}))
        except StoreError as exc:
            log.warning("collector.unsent_not_kept reason=%s", exc.message)

    def taken(self) -> str | None:
        """What is noted, in the user's words; it is forgotten then. None if nothing is."""
        try:
            said = _words(self._read())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            said = f"Which ones cannot be told: {self._path.name} cannot be read."
        with suppress(OSError):
            self._path.unlink()
        return said

    def _read(self) -> list[str]:
        found = json.loads(read_regular(self._path, _MOST_BYTES))
        if found["format"] != _FORMAT:
            raise ValueError("another program wrote it")
        return [
            one
            for one in found["runs"]
            if isinstance(one, str) and one.isprintable() and len(one) <= _MOST_ID_CHARS
        ]


def _words(run_ids: Sequence[str]) -> str:
    count, more = len(run_ids), len(run_ids) - _MOST_TOLD
    were = "1 run was" if count == 1 else f"{count} runs were"
    named = ", ".join(run_ids[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")
    return f"{were} still waiting when the program ended: {named}."
