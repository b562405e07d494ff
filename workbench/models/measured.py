"""What loads and answers really took on this machine, and how it corrects the estimates."""

from __future__ import annotations

import json
import logging
import math
import platform
import statistics
import threading
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import psutil

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular
from workbench.base.weight_copies import COPYING_ORDERS, WeightOrder

log = logging.getLogger(__name__)
_FORMAT = 1
_MOST_BYTES = 1024 * 1024
_KEPT = 5
_MOST_ROWS = 400
_COMPUTE_BOUNDS = (0.5, 2.0)
_WORKER_BOUNDS = (0.8, 1.5)
_SPEED_BOUNDS = (0.1, 1.5)
LEAST_TOKENS = 16


@dataclass(frozen=True, slots=True)
class Load:
    """One load.

    Attributes:
        predicted_bytes: What was promised for as much as was in use.
        used_bytes: Most memory that the model's process was seen to use, without kept prompts;
            where that cannot be seen, the buffers that the engine told of.
        compute_predicted_bytes: Buffers of a step by the formula alone, uncorrected.
        compute_used_bytes: What the engine told of them.
        at_s: When, Unix time.
        weight_order: Into what order the engine copied weights; empty where it told nothing.
        most_predicted_bytes: What was promised for all cells in use; 0 in older notes.
        worker_factor: What the worker without its model was of the usual figure, as seen right
            after the load; 0 where that could not be seen.
    """

    model_id: str
    architecture: str
    engine: str
    context_tokens: int
    predicted_bytes: int
    used_bytes: int
    compute_predicted_bytes: int
    compute_used_bytes: int
    at_s: float
    weight_order: str = ""
    most_predicted_bytes: int = 0
    worker_factor: float = 0.0

    @property
    def error(self) -> float:
        """How far the prediction was off, as a share of what was used."""
        return self.predicted_bytes / self.used_bytes - 1.0 if self.used_bytes else 0.0


@dataclass(frozen=True, slots=True)
class Writing:
    """One answer long enough to tell a speed.

    Attributes:
        share: Of the speed that memory bandwidth alone would allow.
    """

    model_id: str
    tokens_per_s: float
    share: float
    at_s: float


_Row = TypeVar("_Row", Load, Writing)


class Measured:
    """Keeps the newest loads and speeds in one small file. Any thread may ask.

    A file that cannot be read or written costs only the corrections.
    """

    def __init__(self, path: Path, machine: str = "") -> None:
        self._path = path
        self._machine = machine or this_machine()
        self._lock = threading.Lock()
        self._loads: list[Load] = []
        self._writings: list[Writing] = []
        self._read = self._unread = False

    def note_load(self, load: Load) -> None:
        """Keep what a load took; blocking."""
        with self._lock:
            self._ready()
            kept = [one for one in self._loads if _id(one) != _id(load)]
            self._loads = _newest(
                [*kept, load], lambda one: (one.architecture, one.engine, one.model_id)
            )
            self._write()

    def note_writing(self, writing: Writing) -> None:
        """Keep how fast an answer was written; blocking."""
        if not (math.isfinite(writing.share) and writing.share > 0):
            return
        with self._lock:
            self._ready()
            self._writings = _newest([*self._writings, writing], lambda one: one.model_id)
            self._write()

    def load_of(self, model_id: str) -> Load | None:
        """The newest load of a model on this machine."""
        with self._lock:
            self._ready()
            found = [load for load in self._loads if load.model_id == model_id]
        return max(found, key=lambda load: load.at_s, default=None)

    def compute_factor(self, architecture: str, engine: str) -> float:
        """What the buffers of a step were of the formula, median of the last few; 1 unknown."""
        with self._lock:
            self._ready()
            found = sorted(
                (
                    load
                    for load in self._loads
                    if (load.architecture, load.engine) == (architecture, engine)
                    and load.compute_predicted_bytes > 0 < load.compute_used_bytes
                ),
                key=lambda load: load.at_s,
            )
        ratios = [one.compute_used_bytes / one.compute_predicted_bytes for one in found]
        return _bounded(ratios, _COMPUTE_BOUNDS)

    def worker_factor(self, engine: str) -> float:
        """What workers were of the usual figure, median of the last few; 1 unknown."""
        with self._lock:
            self._ready()
            found = [one for one in self._loads if one.engine == engine and one.worker_factor]
        newest = sorted(found, key=lambda one: one.at_s)
        return _bounded([one.worker_factor for one in newest], _WORKER_BOUNDS)

    def weight_order(self, engine: str) -> WeightOrder | None:
        """Into what order that engine copied weights last; None if it never told."""
        with self._lock:
            self._ready()
            told = [one for one in self._loads if one.engine == engine]
        newest = max(told, key=lambda one: one.at_s, default=None)
        word = newest.weight_order if newest else ""
        return next((order for order in ("file", *COPYING_ORDERS) if order == word), None)

    def speed_factor(self) -> float:
        """What answers reached of the speed that bandwidth allows; 1 if none was written."""
        with self._lock:
            self._ready()
            found = sorted(self._writings, key=lambda one: one.at_s)
        return _bounded([one.share for one in found], _SPEED_BOUNDS)

    def _ready(self) -> None:
        if self._read:
            return
        self._read = True
        mine = self._values().get(self._machine, {})
        if isinstance(mine, Mapping):
            self._loads = _rows(Load, mine.get("loads", ()))
            self._writings = _rows(Writing, mine.get("writings", ()))

    def _values(self) -> dict[str, Any]:
        self._unread = False
        try:
            values = json.loads(read_regular(self._path, _MOST_BYTES))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            values = None
        machines = None
        if isinstance(values, dict) and values.get("format") == _FORMAT:
            machines = values.get("machines")
        self._unread = not isinstance(machines, dict)
        return machines if isinstance(machines, dict) else {}

    def _write(self) -> None:
        mine = {
            "loads": [asdict(load) for load in self._loads],
            "writings": [asdict(writing) for writing in self._writings],
        }
        machines = {**self._values(), self._machine: mine}
        try:
            if self._unread:
                keep_damaged(self._path)
            text = canonical_json({"format": _FORMAT, "machines": machines})
            write_atomically(self._path, text)
        except StoreError as exc:
            log.warning("models.measured_unwritten reason=%s", exc.message)


def this_machine() -> str:
    """A word for a machine that differs where estimates would; it names nobody."""
    memory_gib = round(psutil.virtual_memory().total / 1024**3)
    kind = platform.machine() or "unknown"
    return f"{platform.system().lower()}-{kind}-{psutil.cpu_count() or 1}-{memory_gib}gib"


def _id(load: Load) -> tuple[str, int, float]:
    return load.model_id, load.context_tokens, load.at_s


def _newest(rows: list[_Row], key: Any) -> list[_Row]:
    """The newest few of each key, and not more than a small file holds."""
    counts: dict[Any, int] = {}
    kept: list[_Row] = []
    for row in sorted(rows, key=lambda one: one.at_s, reverse=True):
        counts[key(row)] = counts.get(key(row), 0) + 1
        if counts[key(row)] <= _KEPT and len(kept) < _MOST_ROWS:
            kept.append(row)
    return kept[::-1]


def _bounded(ratios: list[float], bounds: tuple[float, float]) -> float:
    if not ratios:
        return 1.0
    return min(bounds[1], max(bounds[0], statistics.median(ratios[-_KEPT:])))


def _rows(kind: type[_Row], values: Any) -> list[_Row]:
    """Rows as they can have been written here; others are left out."""
    found: list[_Row] = []
    for value in values if isinstance(values, Iterable) else ():
        if not isinstance(value, Mapping):
            continue
        row = _row(kind, value)
        if row is not None:
            found.append(row)
    return found[:_MOST_ROWS]


def _row(kind: type[_Row], value: Mapping[str, Any]) -> _Row | None:
    types = {"str": str, "int": int, "float": float}
    given: dict[str, Any] = {}
    for field in fields(kind):
        if field.name not in value and field.default is not MISSING:
            continue  # written before there was such a field
        item = value.get(field.name)
        wanted = types[str(field.type)]
        if wanted is float and isinstance(item, int) and not isinstance(item, bool):
            item = float(item)
        if type(item) is not wanted:
            return None
        if isinstance(item, int | float) and not 0 <= item < 2**60:
            return None
        given[field.name] = item
    return kind(**given)
