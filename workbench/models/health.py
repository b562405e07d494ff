"""What was found wrong with a model, remembered over restarts until it is mended or changed."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular
from workbench.models.remarks import UNREADABLE, alone

if TYPE_CHECKING:
    from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)
_FORMAT = 1
_MOST_BYTES = 4 * 1024 * 1024
_MOST_TEXT = 1000


@dataclass(frozen=True, slots=True)
class Health:
    """What was found wrong with one model.

    Attributes:
        damaged_chunks: How many chunks are not what they were, by the newest check.
        in_parts: That check compared each chunk, not only the digest that a file is named by.
        load_failure: Why the first load failed; empty if none failed.
        load_hint: What to do about that.
        size_bytes: Of its file when that was found: of a changed file nothing is known.
        changed_ns: When its file was changed last before that.
        program: Version of the program that could not load it; another one may.
    """

    damaged_chunks: int = 0
    in_parts: bool = True
    load_failure: str = ""
    load_hint: str = ""
    size_bytes: int = 0
    changed_ns: int = 0
    program: str = ""


class Healths:
    """One small file in the data folder, by the place of the model. Blocking.

    It is read at each question, because a command may change it while the window is open. One
    that cannot be read or written costs only what was found.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unread = False

    def note_check(
        self, model: InstalledModel, damaged_chunks: int, *, in_parts: bool = True
    ) -> None:
        """Keep what a check of all bytes found; 0 is a whole model."""
        self._change(model, damaged_chunks=damaged_chunks, in_parts=in_parts)

    def note_load(self, model: InstalledModel, failure: str = "", hint: str = "") -> None:
        """Keep that a load failed, or forget an earlier failure."""
        self._change(model, load_failure=failure[:_MOST_TEXT], load_hint=hint[:_MOST_TEXT])

    def shown(self, models: Sequence[InstalledModel]) -> tuple[InstalledModel, ...]:
        """The models with what was found wrong with each."""
        found = self._read()
        return tuple(_with(model, found.get(str(model.path))) for model in models)

    def _change(self, model: InstalledModel, **values: Any) -> None:
        size_bytes, changed_ns = _state_of(model.path)
        try:
            known = self._read()
            before = _now(model, known.get(str(model.path)))
            now: dict[str, Any] = {"size_bytes": size_bytes, "changed_ns": changed_ns}
            after = replace(before, **values, **now, program=_program())
            if _nothing(before) and _nothing(after):
                return
            with alone(self._path.with_suffix(".lock")):
                kept = self._read()
                kept.pop(str(model.path), None)
                if not _nothing(after):
                    kept[str(model.path)] = after
                if self._unread:
                    keep_damaged(self._path)
                    self._unread = False
                rows = {name: asdict(health) for name, health in kept.items()}
                write_atomically(
                    self._path, canonical_json({"format": _FORMAT, "models": rows})
                )
        except StoreError as exc:
            log.warning("models.health_unwritten reason=%s", exc.message)

    def _read(self) -> dict[str, Health]:
        try:
            values = json.loads(read_regular(self._path, _MOST_BYTES))
            if values["format"] != _FORMAT:
                raise ValueError("another program wrote it")
            return {str(name): _health(row) for name, row in values["models"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, *UNREADABLE) as exc:
            log.warning("models.health_damaged reason=%s", type(exc).__name__)
            self._unread = True
            return {}


def _health(row: dict[str, Any]) -> Health:
    return Health(
        damaged_chunks=max(0, int(row["damaged_chunks"])),
        in_parts=bool(row.get("in_parts", True)),
        load_failure=str(row["load_failure"])[:_MOST_TEXT],
        load_hint=str(row["load_hint"])[:_MOST_TEXT],
        size_bytes=int(row["size_bytes"]),
        changed_ns=int(row["changed_ns"]),
        program=str(row["program"]),
    )


def _with(model: InstalledModel, health: Health | None) -> InstalledModel:
    now = _now(model, health)
    if _nothing(now) or model.away:
        return model
    return replace(
        model,
        problem=_damage(now) or model.problem,
        damaged_chunks=now.damaged_chunks,
        load_failure=now.load_failure,
        load_hint=now.load_hint,
    )


def _damage(health: Health) -> str:
    """What a check found, in the user's words; empty if nothing."""
    count = health.damaged_chunks
    if not count:
        return ""
    if not health.in_parts:
        return "it is not what its name, a SHA-256, says"
    return (
        "1 part is not what it was" if count == 1 else f"{count} parts are not what they were"
    )


def _now(model: InstalledModel, health: Health | None) -> Health:
    """What still holds of that which was found."""
    if health is None or _state_of(model.path) != (health.size_bytes, health.changed_ns):
        return Health()
    if health.program != _program():
        return replace(health, load_failure="", load_hint="")
    return health


def _nothing(health: Health) -> bool:
    return not health.damaged_chunks and not health.load_failure


def _state_of(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _program() -> str:
    from importlib.metadata import PackageNotFoundError, version  # the start needs none of it

    try:
        return version("agent-workbench")
    except PackageNotFoundError:
        return ""
