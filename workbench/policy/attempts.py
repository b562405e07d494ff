"""Wrong PINs are counted on disk, and each makes the next try wait longer."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.base.errors import PolicyError, StoreError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
FREE = 3
"""So many wrong PINs cost no wait."""
FIRST_S, MOST_S = 5.0, 3600.0
UNKEPT_S = 30.0
"""The least wait after each try where the count cannot be kept."""
_MOST_NAMES, _MOST_BYTES = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Tries:
    """Of one name: how many wrong ones in a row, and from when on another is taken."""

    failures: int = 0
    wait_s: float = 0.0
    until_s: float = 0.0


def wait_after(failures: int) -> float:
    """How long the next try waits after so many wrong ones, in seconds."""
    over = failures - FREE
    return 0.0 if over < 0 else float(min(MOST_S, FIRST_S * 2 ** min(over, 20)))


class Attempts:
    """The counts by name. Blocking, from any thread.

    A try counts as wrong before it is looked at, so a program that is killed meanwhile has
    counted it; a right one takes the count away. A name that is nobody's counts, too.
    """

    def __init__(self, path: Path, now_s: Callable[[], float] = time.time) -> None:
        self._path, self._now_s = path, now_s
        self._lock = threading.Lock()
        self._lost = Tries()  # where the counts are lost, everybody waits once
        self._held = self._load()

    def wait_s(self, name: str) -> float:
        """How long the next try of that name has to wait, in seconds."""
        with self._lock:
            return self._left(name)

    def begin(self, name: str) -> None:
        """Count a try as a wrong one.

        Raises:
            PolicyError: It comes too early; it is not counted.
        """
        with self._lock:
            left = self._left(name)
            if left > 0:
                raise PolicyError(
                    f"too many wrong PINs: the next try is taken in {_words(left)}",
                    "Wait that long. A restart makes it no shorter.",
                )
            failures = self._held.get(name, Tries()).failures + 1
            self._keep(name, failures, wait_after(failures))
            if not self._save():
                self._keep(name, failures, max(UNKEPT_S, wait_after(failures)))

    def right(self, name: str) -> None:
        """The try that was begun was right: nothing counts any more."""
        with self._lock:
            self._held.pop(name, None)
            self._save()

    def _keep(self, name: str, failures: int, wait_s: float) -> None:
        if name not in self._held and len(self._held) >= _MOST_NAMES:
            oldest = min(self._held, key=lambda one: self._held[one].until_s)
            del self._held[oldest]
        self._held[name] = Tries(failures, wait_s, self._now_s() + wait_s)

    def _left(self, name: str) -> float:
        # A clock that was set back makes nobody wait longer than the wait itself.
        return max(
            min(tries.wait_s, max(0.0, tries.until_s - self._now_s()))
            for tries in (self._lost, self._held.get(name, Tries()))
        )

    def _save(self) -> bool:
        rows = {name: asdict(tries) for name, tries in self._held.items()}
        try:
            write_atomically(self._path, canonical_json({"version": 1, "names": rows}))
        except StoreError as exc:
            log.warning("attempts.unkept reason=%s", exc.message)
            return False
        return True

    def _load(self) -> dict[str, Tries]:
        try:
            raw = json.loads(read_regular(self._path, _MOST_BYTES))
            return {str(name): _tries(row) for name, row in raw["names"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            log.warning("attempts.unreadable")
            self._lost = Tries(FREE, UNKEPT_S, self._now_s() + UNKEPT_S)
            return {}


def _tries(row: dict[str, float]) -> Tries:
    failures, wait_s, until_s = int(row["failures"]), float(row["wait_s"]), row["until_s"]
    if failures < 0 or not 0 <= wait_s <= MOST_S:
        raise ValueError("no count of ours")
    return Tries(failures, wait_s, float(until_s))


def _words(seconds: float) -> str:
    whole = int(seconds) + 1
    return f"{whole} s" if whole < 120 else f"{round(whole / 60)} min"
