"""What each folder of models last held, so that a drive that is away is missed, not forgotten.

One JSON file: for each root the models that were found there, and the drive it lay on.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_FORMAT = 1
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KnownModel:
    """What a list needs of a model that cannot be read now.

    Attributes:
        id: Its name before it was made unique among all.
        source: ``store`` or ``folder``.
        fixed: The id is its own, whatever others are called.
    """

    id: str
    title: str
    path: str
    size_bytes: int
    engine: str
    family: str
    architecture: str
    parameters: int
    quantisation: str
    trained_context_tokens: int
    can_call_tools: bool | None
    source: Literal["store", "folder"]
    parts: int = 1
    tags: tuple[str, ...] = ()
    favourite: bool = False
    notes: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class KnownRoot:
    """A folder as it was last seen.

    Attributes:
        drive: The system's number of the drive it lay on.
    """

    drive: int
    models: tuple[KnownModel, ...]


class KnownRoots:
    """Reads and keeps the file. Blocking; any thread may ask, one at a time.

    Attributes:
        problem: What was wrong with the file, in the user's words, or empty.
    """

    def __init__(self, path: Path | None) -> None:
        """Take what is known; a damaged file counts as none.

        Args:
            path: The file; None remembers nothing beyond this object.
        """
        self._path = path
        self.problem = ""
        self._unread = False
        self._roots: dict[str, KnownRoot] = {}
        if path is not None:
            self._roots = self._read(path)

    def of(self, root: Path) -> tuple[KnownModel, ...]:
        """The models that were last seen there."""
        known = self._roots.get(str(root))
        return known.models if known else ()

    def is_away(self, root: Path) -> bool:
        """The folder cannot be read, or is the empty place where its drive was connected."""
        try:
            if next(root.iterdir(), None) is not None:
                return False
            drive = root.stat().st_dev
        except OSError:
            return True
        known = self._roots.get(str(root))
        return bool(known and known.models and known.drive != drive)

    def keep(self, seen: Mapping[Path, Sequence[KnownModel]], away: Sequence[Path]) -> None:
        """Remember what was seen, keep what is away, forget all other folders."""
        roots: dict[str, KnownRoot] = {}
        for root, models in seen.items():
            try:
                drive = root.stat().st_dev
            except OSError:
                continue
            roots[str(root)] = KnownRoot(drive, tuple(models))
        for root in away:
            if known := self._roots.get(str(root)):
                roots[str(root)] = known
        if roots != self._roots:
            self._roots = roots
            self._write()

    def _read(self, path: Path) -> dict[str, KnownRoot]:
        try:
            return _checked(json.loads(read_regular(path, _MOST_BYTES)))
        except FileNotFoundError:
            return {}
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as exc:
            log.warning("roots.memory_damaged reason=%s", type(exc).__name__)
            self._unread = True
            self.problem = (
                "what was known of models on drives that are away is damaged; it is learnt "
                "anew as soon as they are connected"
            )
            return {}

    def _write(self) -> None:
        if self._path is None:
            return
        roots = {
            root: {"drive": known.drive, "models": [_fields(model) for model in known.models]}
            for root, known in self._roots.items()
        }
        try:
            if self._unread:
                keep_damaged(self._path)
                self._unread = False
            write_atomically(self._path, canonical_json({"format": _FORMAT, "roots": roots}))
        except StoreError as exc:  # the list itself is none the worse for it
            log.warning("roots.memory_not_kept reason=%s", exc.message)


def _fields(model: KnownModel) -> dict[str, Any]:
    return {name: getattr(model, name) for name in KnownModel.__slots__}


def _checked(values: Mapping[str, Any]) -> dict[str, KnownRoot]:
    if values["format"] != _FORMAT:
        raise ValueError("it was written by a newer program")
    return {
        str(root): KnownRoot(int(known["drive"]), tuple(_model(m) for m in known["models"]))
        for root, known in values["roots"].items()
    }


def _model(value: Mapping[str, Any]) -> KnownModel:
    tools = value["can_call_tools"]
    if value["source"] not in ("store", "folder"):
        raise ValueError("there is no such source")
    return KnownModel(
        source=value["source"],
        id=str(value["id"]),
        title=str(value["title"]),
        path=str(value["path"]),
        size_bytes=int(value["size_bytes"]),
        engine=str(value["engine"]),
        family=str(value["family"]),
        architecture=str(value["architecture"]),
        parameters=int(value["parameters"]),
        quantisation=str(value["quantisation"]),
        trained_context_tokens=int(value["trained_context_tokens"]),
        parts=int(value["parts"]),
        notes=str(value["notes"]),
        can_call_tools=tools if isinstance(tools, bool) else None,
        tags=tuple(str(tag) for tag in value["tags"]),
        favourite=bool(value["favourite"]),
        fixed=bool(value["fixed"]),
    )
