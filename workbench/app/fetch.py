"""One model on its way: its files one after the other, then into the store."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.app.part_folders import check_room, held, parts_folder, remove_parts
from workbench.base.errors import ModelError
from workbench.models.adoption import Checked, adopt
from workbench.models.downloads.queue_file import Wanted
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.transfer import Transfer, TransferStopped
from workbench.models.downloads.values import Limits, Progress
from workbench.models.folder_store import adopt_folder
from workbench.models.manifests import Manifest

if TYPE_CHECKING:
    import httpx2

_TELL_S = 0.2


class Network(Protocol):
    """The way out: what this module needs of ``app.model_sources.ModelSources``."""

    @property
    def limits(self) -> Limits: ...
    @property
    def brake(self) -> Brake: ...
    def permit(self, wanted: Wanted) -> AbstractContextManager[None]: ...
    def connect(self, wanted: Wanted) -> AbstractContextManager[httpx2.Client]: ...


class Fetch:
    """Fetches a model. Blocks: :meth:`run` wants a thread."""

    def __init__(
        self, wanted: Wanted, root: Path, network: Network, told: Callable[[Progress], None]
    ) -> None:
        self._wanted, self._root, self._network = wanted, root, network
        self._told = told
        self._lock = threading.Lock()
        self._stopped = False
        self._transfer: Transfer | None = None
        self._before_bytes, self._told_s = 0, 0.0

    def stop(self) -> None:
        """Let :meth:`run` end soon. Thread-safe."""
        with self._lock:
            self._stopped = True
            if self._transfer is not None:
                self._transfer.stop()

    def run(self) -> Path:
        """Fetch and adopt; returns the model's folder in the store.

        Raises:
            TransferStopped: :meth:`stop` was called; what was fetched is kept.
            WorkbenchError: It could not be fetched, or is no model.
        """
        folder = parts_folder(self._root, self._wanted.id)
        with held(folder, self._wanted.size_bytes):
            check_room(folder, self._wanted.size_bytes, self._network.limits.reserve_bytes)
            adopted = self._fetch(folder)
            shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            remove_parts(self._root, self._wanted.id)  # where an open lock cannot be removed
        return adopted

    def _fetch(self, folder: Path) -> Path:
        wanted, checked = self._wanted, list[Checked]()
        with self._network.connect(wanted) as client:
            for number, file in enumerate(wanted.all_files):
                part = folder / f"{number}.part"
                transfer = Transfer(
                    file,
                    part,
                    client,
                    self._network.limits,
                    on_progress=self._moved,
                    permit=partial(self._network.permit, wanted),
                    brake=self._network.brake,
                )
                self._begin(transfer)
                found = transfer.run()
                self._before_bytes += found.size_bytes
                checked.append(Checked(part, found, wanted.role(file)))
        about = Manifest("", wanted.title, (), wanted.source, wanted.source_id, wanted.licence)
        try:
            if wanted.is_folder:
                names = [file.name for file in wanted.all_files]
                return adopt_folder(self._root, names, checked, about)
            return adopt(self._root, checked, about)
        except ModelError as exc:
            message = exc.message
            for number, file in enumerate(wanted.all_files):  # nobody knows our names of parts
                message = message.replace(repr(f"{number}.part"), repr(file.name))
            raise ModelError(message, exc.hint) from exc

    def _begin(self, transfer: Transfer) -> None:
        with self._lock:
            if self._stopped:
                raise TransferStopped
            self._transfer = transfer

    def _moved(self, progress: Progress) -> None:
        """Tell the progress of one file as that of the whole model, now and then."""
        now_s = time.monotonic()
        if now_s - self._told_s < _TELL_S and progress.state == "fetching":
            return
        self._told_s = now_s
        size = self._before_bytes + progress.size_bytes
        whole = replace(
            progress,
            have_bytes=self._before_bytes + progress.have_bytes,
            size_bytes=max(self._wanted.size_bytes, size),
            checked_bytes=self._before_bytes + progress.checked_bytes,
        )
        self._told(whole)
