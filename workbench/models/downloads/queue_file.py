"""The list of downloads on disk: what was wanted survives the program."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from workbench.base.errors import StoreError, StoreNewer
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.names import is_plain_name
from workbench.base.regular_files import read_regular
from workbench.models.downloads.values import Progress, RemoteFile
from workbench.models.manifests import folder_role
from workbench.models.remarks import alone

DownloadState = Literal[
    "queued", "fetching", "waiting", "paused", "checking", "finished", "failed", "cancelled"
]
_FORMAT = 1
_MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A model that is to be fetched: all of its files.

    Attributes:
        id: Unique in this program, hex; also the name of its folder of parts.
        files: The model's parts in order.
        source: Where it comes from, as a person reads it.
        source_id: Its name there.
        root: The folder of models it goes to; empty is the program's own.
        is_folder: Its files are a folder, and keep their names.
    """

    id: str
    title: str
    files: tuple[RemoteFile, ...]
    projector: RemoteFile | None = None
    source: str = ""
    source_id: str = ""
    licence: str = ""
    added_s: float = 0.0
    root: str = ""
    is_folder: bool = False

    @property
    def all_files(self) -> tuple[RemoteFile, ...]:
        """Parts, then the projector."""
        return (*self.files, self.projector) if self.projector else self.files

    def role(self, file: RemoteFile) -> str:
        """What one of its files is in the model."""
        if self.is_folder:
            return folder_role(file.name)
        return "projector" if file is self.projector else "model"

    @property
    def size_bytes(self) -> int:
        """Of all files, as far as the source told."""
        return sum(file.size_bytes for file in self.all_files)


@dataclass(frozen=True, slots=True)
class Download:
    """A wanted model and how far it is.

    Attributes:
        progress: Of all its files together.
        message: Why it failed or waits, in the user's words. One that waits goes on by itself.
        hint: What to do then.
        model_digest: The model's folder in the store, once it is finished.
    """

    wanted: Wanted
    state: DownloadState = "queued"
    progress: Progress = field(default_factory=lambda: Progress("connecting"))
    message: str = ""
    hint: str = ""
    model_digest: str = ""


Entry = dict[str, Any]


def entry_of(download: Download) -> Entry:
    """What is kept of a download: what is wanted, whether it goes on, and why it does not."""
    stays = download.state in ("paused", "failed")
    return {
        "wanted": asdict(download.wanted),
        "state": download.state if stays else "queued",
        "message": download.message if stays else "",
        "hint": download.hint if stays else "",
    }


def write_queue(path: Path, downloads: Sequence[Download]) -> None:
    """Keep these downloads and no others.

    Raises:
        StoreError: The system refused.
    """
    _write(path, [entry_of(download) for download in downloads])


def change_queue(path: Path, put: Mapping[str, Entry], drop: Collection[str]) -> None:
    """Put entries into the list that programs share, and take others out.

    Of a damaged list a copy is kept, and a new one begun.

    Args:
        path: The list.
        put: By id; one that is there already is replaced.
        drop: Ids.

    Raises:
        StoreError: The system refused.
    """
    with alone(path.with_name(f".{path.stem}.lock")):
        try:
            known = {download.wanted.id: entry_of(download) for download in read_queue(path)}
        except StoreError:
            known = {}
        kept = {name: entry for name, entry in known.items() if name not in drop}
        _write(path, list({**kept, **put}.values()))


def _write(path: Path, entries: list[Entry]) -> None:
    write_atomically(path, canonical_json({"format": _FORMAT, "downloads": entries}))


def read_queue(path: Path) -> list[Download]:
    """What was wanted; what was under way is queued again. A damaged list is kept beside it.

    Raises:
        StoreError: The list is there and damaged; a copy of it was kept.
    """
    try:
        values = json.loads(read_regular(path, _MOST_BYTES))
    except FileNotFoundError:
        return []
    except (ValueError, OSError, RecursionError) as exc:
        raise _damaged(path) from exc
    try:
        if values["format"] > _FORMAT:
            raise _newer(path)
        return _downloads(values)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as exc:
        raise _damaged(path) from exc


def wanted_ids(path: Path) -> frozenset[str]:
    """The ids of what is wanted; the list is left as it is, damaged or not.

    Raises:
        StoreError: It is there and cannot be read.
    """
    try:
        values = json.loads(read_regular(path, _MOST_BYTES))
        return frozenset(_download(entry).wanted.id for entry in values["downloads"])
    except FileNotFoundError:
        return frozenset()
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OSError) as exc:
        raise StoreError(
            "the list of downloads cannot be read now", "Open the downloads room."
        ) from exc


def _downloads(values: Mapping[str, Any]) -> list[Download]:
    if values["format"] != _FORMAT:
        raise ValueError("another program wrote it")
    return [_download(entry) for entry in values["downloads"]]


def _newer(path: Path) -> StoreNewer:
    kept = keep_damaged(path)
    return StoreNewer(
        "the list of downloads was written by a newer version of this program",
        f"Update this program; the list was kept as {kept.name!r}.",
    )


def _damaged(path: Path) -> StoreError:
    kept = keep_damaged(path)
    return StoreError(
        "the list of downloads is damaged",
        f"It was kept as {kept.name!r}; begin the downloads again, what was fetched is used.",
    )


def _download(entry: Mapping[str, Any]) -> Download:
    wanted = entry["wanted"]
    state: DownloadState = "queued"
    if entry["state"] in ("paused", "failed"):
        state = entry["state"]
    name = str(wanted["id"])
    if not name.isalnum() or not is_plain_name(name):
        raise ValueError(name)
    return Download(
        Wanted(
            id=name,
            title=str(wanted["title"]),
            files=tuple(_file(file) for file in wanted["files"]),
            projector=_file(wanted["projector"]) if wanted["projector"] else None,
            source=str(wanted["source"]),
            source_id=str(wanted["source_id"]),
            licence=str(wanted["licence"]),
            added_s=float(wanted["added_s"]),
            root=str(wanted.get("root", "")),
            is_folder=wanted.get("is_folder", False) is True,
        ),
        state=state,
        message=str(entry.get("message", "")),
        hint=str(entry.get("hint", "")),
    )


def _file(value: Mapping[str, Any]) -> RemoteFile:
    return RemoteFile(
        str(value["url"]), str(value["name"]), int(value["size_bytes"]), str(value["sha256"])
    )
