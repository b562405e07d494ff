"""What the user says of a model: a title, tags, a star, notes.

A model of the store keeps it in its manifest. All others are not ours to write to: what is said
of them lies in one file, by the place of the model.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.base.errors import ModelError, StoreError
from workbench.base.files import canonical_json, keep_damaged, store_error, write_atomically
from workbench.base.regular_files import read_regular

if TYPE_CHECKING:
    from workbench.models.manifests import Manifest

log = logging.getLogger(__name__)
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_FORMAT = 1
_MOST_BYTES = 16 * 1024 * 1024
_MOST_TITLE = 200
_MOST_TAG = 40
_MOST_TAGS = 50
_MOST_NOTES = 100_000
_LOCK_S = 10.0


@dataclass(frozen=True, slots=True)
class Remark:
    """What the user says of one model.

    Attributes:
        title: Another name for it; empty is the one its file has.
        tags: Words, each once, in the order they came.
        notes: Any text.
    """

    title: str = ""
    tags: tuple[str, ...] = ()
    favourite: bool = False
    notes: str = ""


Change: TypeAlias = Callable[[Remark], Remark]


def checked(remark: Remark) -> Remark:
    """The remark with its texts stripped and each tag once.

    Raises:
        ModelError: A text is too long, or a tag is none.
    """
    title = " ".join(remark.title.split())
    tags = tuple(dict.fromkeys(_tag(tag) for tag in remark.tags))
    if len(title) > _MOST_TITLE or len(remark.notes) > _MOST_NOTES or len(tags) > _MOST_TAGS:
        raise ModelError(
            f"a title has at most {_MOST_TITLE} letters, notes have {_MOST_NOTES:,}, and a "
            f"model has at most {_MOST_TAGS} tags",
            "Shorten it.",
        )
    return replace(remark, title=title, tags=tags, notes=remark.notes.strip())


def with_tags(remark: Remark, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Remark:
    """The remark with more tags and without others.

    Raises:
        ModelError: One of them is no tag.
    """
    gone = {_tag(tag) for tag in remove}
    tags = (*remark.tags, *(_tag(tag) for tag in add))
    return replace(remark, tags=tuple(tag for tag in tags if tag not in gone))


def _tag(text: str) -> str:
    tag = text.strip().lstrip("#").lower()
    if not tag or len(tag) > _MOST_TAG or any(char.isspace() or char == "," for char in tag):
        raise ModelError(
            f"{text!r} is no tag",
            f"A tag is one word of at most {_MOST_TAG} letters, such as work.",
        )
    return tag


def of_manifest(manifest: Manifest) -> Remark:
    """What a manifest holds of it."""
    return Remark(manifest.title, manifest.tags, manifest.favourite, manifest.notes)


def into_manifest(manifest: Manifest, remark: Remark) -> Manifest:
    """The manifest with another remark; an empty title leaves the old one."""
    return replace(
        manifest,
        title=remark.title or manifest.title,
        tags=remark.tags,
        favourite=remark.favourite,
        notes=remark.notes,
    )


class Remarks:
    """Owner of the file for models that are not of the store. Blocking.

    Attributes:
        problem: What was wrong with the file when it was last read, in the user's words.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problem = ""

    def read(self) -> dict[str, Remark]:
        """Every remark by its key; a damaged file counts as empty and says so."""
        try:
            found = _read(json.loads(read_regular(self._path, _MOST_BYTES)))
        except FileNotFoundError:
            found = {}
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as exc:
            self.problem = "the file with your notes about models is damaged"
            log.warning("remarks.damaged reason=%s", type(exc).__name__)
            return {}
        self.problem = ""
        return found

    def change(self, key: str, change: Change) -> Remark:
        """Change the remark of one model, whoever else writes; returns the one before.

        Raises:
            ModelError: The new one is too long.
            StoreError: The system refused; a damaged file was kept beside it.
        """
        with alone(self._path.with_suffix(".lock")):
            remarks = self.read()
            if self.problem:
                keep_damaged(self._path)
            before = remarks.get(key, Remark())
            after = checked(change(before))
            remarks.pop(key, None)
            if after != Remark():
                remarks[key] = after
            values = {name: asdict(remark) for name, remark in remarks.items()}
            write_atomically(self._path, canonical_json({"format": _FORMAT, "models": values}))
            self.problem = ""
        return before


def _read(values: Mapping[str, Any]) -> dict[str, Remark]:
    if values["format"] != _FORMAT:
        raise ValueError("it was written by a newer program")
    return {
        str(key): Remark(
            title=str(value["title"]),
            tags=tuple(str(tag) for tag in value["tags"]),
            favourite=bool(value["favourite"]),
            notes=str(value["notes"]),
        )
        for key, value in values["models"].items()
    }


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock file against other programs and threads for a short piece of work.

    Raises:
        StoreError: Another one holds it for too long, or the system refused.
    """
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, timeout=_LOCK_S)
        lock.acquire()
    except Timeout as exc:
        raise StoreError(
            "another Workbench on this machine is changing the models",
            "Wait until it is done, then try again.",
        ) from exc
    except OSError as exc:
        raise store_error(exc, path) from exc
    try:
        yield
    finally:
        lock.release()
