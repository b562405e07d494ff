"""Best settings that were found, kept in the data folder: one file per machine and model."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.engine_bench_machine import digest, known_machine, versions
from workbench.app.engine_bench_values import BenchReport, Kept, Machine, Setting
from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, keep_damaged, store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.engines.registry import ENGINES
from workbench.models.measured import this_machine
from workbench.models.store import InstalledModel

if TYPE_CHECKING:
    from pydantic import TypeAdapter

log = logging.getLogger(__name__)
_FORMAT = 1
_MOST_BYTES = 1024 * 1024
_MOST_THREADS = 1024
_MOST_BATCH_TOKENS = 65_536
_MOST_LAYERS = 10_000
_DIGEST = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class _File:
    """What one file holds."""

    format: int
    report: BenchReport
    used: Setting | None = None


@cache
def _adapter() -> TypeAdapter[_File]:
    from pydantic import TypeAdapter  # only where a file is there

    return TypeAdapter(_File)


class BestSettings:
    """The kept reports of this machine. Any thread may ask; everything is blocking.

    A file is read at each question, because a command may write it while the window is open.
    """

    def __init__(
        self,
        folder: Path,
        machine: Callable[[], Machine] = known_machine,
        library: Callable[[str], dict[str, str]] = versions,
        engine_of: Callable[[InstalledModel], str] = lambda model: model.engine,
    ) -> None:
        self._folder, self._machine, self._library = folder, machine, library
        self._engine_of = engine_of
        self._lock = threading.Lock()
        self._digests: dict[tuple[str, int, int], str] = {}

    def kept(self, model: InstalledModel) -> Kept | None:
        """What was found for a model on this machine; None if nothing was."""
        with self._lock:
            found = self._read(self._path(model)) if self._folder.is_dir() else None
        if found is None:
            return None
        return Kept(found.report, found.used, self._stale(found.report, model))

    def setting(self, model: InstalledModel) -> Setting | None:
        """What a model is to be loaded with; None is as usual."""
        found = self.kept(model)
        return None if found is None or found.stale else found.used

    def keep(self, model: InstalledModel, report: BenchReport, used: Setting | None) -> None:
        """Keep a report, and what the model is loaded with from now on.

        Raises:
            StoreError: The system refused.
        """
        path = self._path(model)
        text = canonical_json(asdict(_File(_FORMAT, report, used)))
        with self._lock:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError as exc:
                raise store_error(exc, path) from exc
            self._read(path)  # what this program does not understand is kept beside it
            write_atomically(path, text)

    def forget(self, model: InstalledModel) -> bool:
        """Load a model as usual again; whether something was kept.

        Raises:
            StoreError: The system refused.
        """
        path = self._path(model)
        with self._lock:
            try:
                path.unlink()
            except FileNotFoundError:
                return False
            except OSError as exc:
                raise store_error(exc, path) from exc
        return True

    def digest(self, model: InstalledModel) -> str:
        """The word for a model's bytes; read once as long as its files do not change."""
        try:
            state = model.path.stat()
            key = (str(model.path), model.size_bytes, state.st_mtime_ns)
        except OSError:
            return digest(model)
        if key not in self._digests:
            self._digests[key] = digest(model)
        return self._digests[key]

    def _path(self, model: InstalledModel) -> Path:
        return self._folder / f"{this_machine()}-{self.digest(model)}.json"

    def _stale(self, report: BenchReport, model: InstalledModel) -> str:
        engine = self._engine_of(model)
        if report.engine != engine:
            was, now_on = _title(report.engine), _title(engine)
            return f"it was measured on {was}, and it runs on {now_on}"
        if report.machine != self._machine():
            return "it was measured on another machine, or this one was changed"
        now = self._library(report.engine)
        if dict(report.versions) != now:
            was = _told(dict(report.versions))
            return f"it was measured with {was}, and now there is {_told(now)}"
        return ""

    def _read(self, path: Path) -> _File | None:
        try:
            text = read_regular(path, _MOST_BYTES)  # a larger one is cut off, so it is damaged
        except FileNotFoundError:
            return None
        except OSError as exc:
            log.warning("best_setting.unread reason=%s", exc.strerror)
            return None
        try:
            return _checked(json.loads(text))
        except (ValueError, TypeError, RecursionError):  # pydantic's error is a ValueError
            self._keep_damaged(path)
            return None

    def _keep_damaged(self, path: Path) -> None:
        try:
            log.warning("best_setting.damaged kept=%s", keep_damaged(path).name)
        except StoreError as exc:
            log.warning("best_setting.damaged unkept=%s", exc.message)


def _checked(values: Any) -> _File:
    """What a file holds, if an engine can be given it.

    Raises:
        ValueError: It cannot.
    """
    found = _adapter().validate_python(values)
    report = found.report
    settings = [found.used, report.best, report.saving, *(one.setting for one in report.trials)]
    known = found.format == _FORMAT and bool(_DIGEST.fullmatch(report.digest))
    if not known or not all(_sane(one) for one in settings if one is not None):
        raise ValueError("not written by this program")
    return found


def _sane(setting: Setting) -> bool:
    return (
        0 <= setting.threads <= _MOST_THREADS
        and 1 <= setting.batch_tokens <= _MOST_BATCH_TOKENS
        and -1 <= setting.gpu_layers <= _MOST_LAYERS
    )


def _title(engine: str) -> str:
    return next((spec.title for spec in ENGINES if spec.key == engine), engine)


def _told(found: dict[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in found.items()) or "no library"
