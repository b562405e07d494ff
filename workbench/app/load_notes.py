"""What is remembered of loading each model: idle time, pin, draft model, crashes."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
_FORMAT = 1
_MOST_BYTES = 4 * 1024 * 1024
_MOST_IDLE_S = 10_000_000.0
_MOST_S = 4_000_000_000.0
_MOST_REASON = 1000
_MOST_ID = 500
_MOST_PID = 2**31
MOST_CRASHES = 3


@dataclass(frozen=True, slots=True)
class LoadNote:
    """What is remembered of one model.

    Attributes:
        idle_unload_s: Unused for that long it is unloaded; 0 never, None as the settings say.
        pinned: It stays loaded however long it is idle.
        quarantined_s: Since when it is not started by itself, Unix time; 0 it is.
        reason: Why it is not.
        draft_model: Id of the model that guesses ahead for it; empty for none.
        crashes_s: When it crashed last, Unix times, whichever program it was loaded by.
        risk_pid: Of the program in a thread of which it loads or answers for the first time,
            and which ends with it; 0 none.
        risk_s: Since when, Unix time.
    """

    idle_unload_s: float | None = None
    pinned: bool = False
    quarantined_s: float = 0.0
    reason: str = ""
    draft_model: str = ""
    crashes_s: tuple[float, ...] = ()
    risk_pid: int = 0
    risk_s: float = 0.0

    @property
    def quarantined(self) -> bool:
        """It crashed too often and waits for the user."""
        return self.quarantined_s > 0.0


class LoadNotes:
    """One small file in the data folder, by id of the model. Any thread may ask.

    It is read at each question, because a command may change it while the window is open.

    Attributes:
        problem: What was wrong with the file when it was first found so, in the user's words.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._unread = False  # something is there that could not be read
        self.problem = ""

    @property
    def mark(self) -> tuple[int, int]:
        """Another one after each change of the file, whoever made it; blocking."""
        try:
            state = self._path.stat()
        except OSError:
            return 0, 0
        return state.st_mtime_ns, state.st_ino

    def of(self, model_id: str) -> LoadNote:
        """What is remembered of a model; blocking."""
        return self.all().get(model_id, LoadNote())

    def all(self) -> dict[str, LoadNote]:
        """Every model of which something is remembered; blocking."""
        with self._lock:
            return self._read()

    def change(self, model_id: str, **values: Any) -> LoadNote:
        """Remember something else of a model; blocking.

        Raises:
            StoreError: The system refused.
        """
        with self._lock:
            notes = self._read()
            if self._unread:
                keep_damaged(self._path)
            changed = replace(notes.get(model_id, LoadNote()), **values)
            notes[model_id] = changed
            if changed == LoadNote():
                del notes[model_id]
            kept = {key: asdict(note) for key, note in notes.items()}
            write_atomically(self._path, canonical_json({"format": _FORMAT, "models": kept}))
        return changed

    def add_crash(self, model_id: str, at_s: float) -> LoadNote:
        """Remember one more crash of a model; blocking.

        Raises:
            StoreError: The system refused.
        """
        kept = (*self.of(model_id).crashes_s, at_s)[-MOST_CRASHES:]
        return self.change(model_id, crashes_s=kept)

    def _read(self) -> dict[str, LoadNote]:
        self._unread = False
        try:
            # a larger one is cut off, so it is damaged
            values = json.loads(read_regular(self._path, _MOST_BYTES))
            read = {str(key): _note(value) for key, value in _models(values).items()}
        except FileNotFoundError:
            return {}
        except OSError as exc:
            log.warning("load_notes.unread reason=%s", exc.strerror)
            self._unread = True
            self.problem = self.problem or f"{self._path.name}: {exc.strerror or exc}."
            return {}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._keep_damaged()
            return {}
        return {key: note for key, note in read.items() if note != LoadNote()}

    def _keep_damaged(self) -> None:
        try:
            kept = f"kept as {keep_damaged(self._path).name}"
        except StoreError as exc:
            kept = f"not kept: {exc.message}"
        if not self.problem:
            log.warning("load_notes.damaged %s", kept)
            self.problem = f"{self._path.name} is damaged; it was {kept}."


def _models(values: Mapping[str, Any]) -> Mapping[str, Any]:
    if values.get("format", _FORMAT) != _FORMAT:
        raise ValueError("another program wrote it")
    models: Mapping[str, Any] = values["models"]
    return models


def _note(value: Mapping[str, Any]) -> LoadNote:
    reason, draft = value.get("reason"), value.get("draft_model")
    crashes = value.get("crashes_s")
    times = [_time(one, _MOST_S) for one in crashes] if isinstance(crashes, list) else []
    return LoadNote(
        idle_unload_s=_time(value.get("idle_unload_s"), _MOST_IDLE_S),
        pinned=value.get("pinned") is True,
        quarantined_s=_time(value.get("quarantined_s"), _MOST_S) or 0.0,
        reason=reason[:_MOST_REASON] if isinstance(reason, str) else "",
        draft_model=draft if isinstance(draft, str) and len(draft) <= _MOST_ID else "",
        crashes_s=tuple(at_s for at_s in times if at_s)[-MOST_CRASHES:],
        risk_pid=int(_time(value.get("risk_pid"), _MOST_PID) or 0),
        risk_s=_time(value.get("risk_s"), _MOST_S) or 0.0,
    )


def _time(value: Any, most_s: float) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0.0 <= value <= most_s else None
