"""The downloads of models: a queue that survives the program, and one fetch at a time each."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import shutil
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.app.listeners import Listeners
from workbench.app.notices import Notice, Notices
from workbench.base.errors import ModelError, StoreError, WorkbenchError
from workbench.models.adoption import Checked, adopt, is_here
from workbench.models.downloads.queue_file import (
    Download,
    DownloadState,
    Wanted,
    read_queue,
    write_queue,
)
from workbench.models.downloads.transfer import Transfer, TransferStopped
from workbench.models.downloads.values import Limits, Progress, RemoteFile
from workbench.models.manifests import Manifest

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)
AT_ONCE = 2
_TELL_S = 0.2

Adopted = Callable[[Path], Awaitable[None]]
"""Told of each model that came into the store."""


class Network(Protocol):
    """The way out: what this module needs of ``app.model_sources.ModelSources``."""

    @property
    def limits(self) -> Limits: ...
    def permit(self, wanted: Wanted) -> AbstractContextManager[None]: ...
    def connect(self, wanted: Wanted) -> AbstractContextManager[httpx2.Client]: ...


class Downloads:
    """Owner of the transfers. Lives on the event loop; each transfer has a thread."""

    def __init__(
        self,
        models_folder: Path,
        list_path: Path,
        notices: Notices,
        network: Network,
        adopted: Adopted,
    ) -> None:
        self._root, self._list_path = models_folder, list_path
        self._notices = notices
        self._network, self._adopted = network, adopted
        self._items: dict[str, Download] = {}
        self._transfers: dict[str, Transfer] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._listeners: Listeners[[tuple[Download, ...]]] = Listeners()
        self._told_s = 0.0
        self._closed = False

    @property
    def items(self) -> tuple[Download, ...]:
        """Every download, first come first."""
        return tuple(self._items.values())

    def listen(self, listener: Callable[[tuple[Download, ...]], None]) -> Callable[[], None]:
        """Call ``listener`` with each new list; returns what ends it."""
        return self._listeners.add(listener)

    async def open(self) -> None:
        """Take up what was wanted before."""
        try:
            known = await asyncio.to_thread(read_queue, self._list_path)
        except StoreError as exc:
            self._notices.tell(exc, "The downloads could not be taken up")
            known = []
        self._items = {download.wanted.id: download for download in known}
        self._start_waiting()

    async def close(self) -> None:
        """Stop every transfer; what was fetched stays."""
        self._closed = True
        for transfer in self._transfers.values():
            transfer.stop()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def add(self, wanted: Wanted) -> Download:
        """Queue a model; one that is queued is resumed, one that is here is not fetched.

        Raises:
            ModelError: It has no files.
            StoreError: The list could not be kept.
        """
        if not wanted.files:
            raise ModelError(f"{wanted.title!r} has no files to fetch", "Choose a variant.")
        name = _name(wanted)
        if name in self._items and self._items[name].state != "finished":
            await self.resume(name)
            return self._items[name]
        here = await asyncio.to_thread(is_here, self._root, _digests(wanted))
        self._items[name] = Download(
            replace(wanted, id=name, added_s=time.time()),
            state="finished" if here else "queued",
            model_digest=here,
        )
        self._listeners.tell(self.items)
        await self._keep()
        self._start_waiting()
        return self._items[name]

    async def pause(self, download_id: str) -> None:
        """Stop a transfer; what was fetched is kept.

        Raises:
            ModelError: There is no such download.
        """
        self._get(download_id)
        self._set(download_id, state="paused", message="", hint="")
        await self._stop(download_id)
        await self._keep()
        self._start_waiting()

    async def resume(self, download_id: str) -> None:
        """Go on with one that is paused or failed.

        Raises:
            ModelError: There is no such download.
        """
        if self._get(download_id).state in ("paused", "failed"):
            self._set(download_id, state="queued", message="", hint="")
            await self._keep()
            self._start_waiting()

    async def cancel(self, download_id: str) -> None:
        """Stop it and remove what was fetched; a finished one only leaves the list.

        Raises:
            ModelError: There is no such download.
        """
        self._get(download_id)
        self._set(download_id, state="cancelled")
        await self._stop(download_id)
        self._items.pop(download_id, None)
        await asyncio.to_thread(shutil.rmtree, self._folder(download_id), ignore_errors=True)
        await self._keep()
        self._start_waiting()

    async def wait(self, download_id: str) -> Download:
        """Wait until it is finished, failed, paused or cancelled."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def look(_items: tuple[Download, ...]) -> None:
            over = self._items.get(download_id)
            ended = over is None or over.state in ("finished", "failed", "paused")
            if ended and not done.done():
                done.set_result(None)

        stop = self.listen(look)
        look(self.items)
        try:
            await done
        finally:
            stop()
        return self._get(download_id)

    # -- one download

    def _start_waiting(self) -> None:
        free = AT_ONCE - len(self._tasks)
        for name, download in self._items.items():
            if free <= 0 or self._closed:
                return
            if download.state == "queued" and name not in self._tasks:
                free -= 1
                self._set(name, state="fetching")
                task = asyncio.create_task(self._run(name), name=f"download-{name}")
                self._tasks[name] = task

    async def _run(self, name: str) -> None:
        try:
            folder = await asyncio.to_thread(self._fetch, name, asyncio.get_running_loop())
            await self._adopted(folder)
            self._set(name, state="finished", model_digest=folder.name)
            title = self._items[name].wanted.title
            self._notices.add(
                Notice("success", f"{title} is ready", "Every byte was checked.", key=name)
            )
        except TransferStopped:
            pass
        except WorkbenchError as exc:
            if self._items.get(name) and self._items[name].state != "paused":
                self._set(name, state="failed", message=exc.message, hint=exc.hint)
                self._notices.tell(exc, f"{self._items[name].wanted.title} was not fetched")
                log.warning("download.failed id=%s reason=%s", name, exc.message)
        finally:
            self._tasks.pop(name, None)
            self._transfers.pop(name, None)
            with suppress(StoreError):
                await self._keep()
            self._start_waiting()

    def _fetch(self, name: str, loop: asyncio.AbstractEventLoop) -> Path:
        """All files of a download, one after the other; blocking."""
        wanted = self._items[name].wanted
        folder = self._folder(name)
        checked, before = [], 0
        with self._network.connect(wanted) as client:
            for number, file in enumerate(wanted.all_files):
                told = _Tell(self, name, loop, before, wanted.size_bytes)
                part = folder / f"{number}.part"
                transfer = Transfer(
                    file,
                    part,
                    client,
                    self._network.limits,
                    on_progress=told,
                    permit=partial(self._network.permit, wanted),
                )
                self._transfers[name] = transfer
                if self._closed or self._items[name].state != "fetching":
                    raise TransferStopped
                found = transfer.run()
                before += found.size_bytes
                role = "projector" if file is wanted.projector else "model"
                checked.append(Checked(part, found, role))
        about = Manifest("", wanted.title, (), wanted.source, wanted.source_id, wanted.licence)
        adopted = adopt(self._root, checked, about)
        shutil.rmtree(folder, ignore_errors=True)
        return adopted

    async def _stop(self, name: str) -> None:
        if transfer := self._transfers.get(name):
            transfer.stop()
        if task := self._tasks.get(name):
            await asyncio.gather(task, return_exceptions=True)

    # -- the list

    def _get(self, download_id: str) -> Download:
        if download_id not in self._items:
            raise ModelError(f"there is no download {download_id!r}", "Look at the list again.")
        return self._items[download_id]

    def _folder(self, download_id: str) -> Path:
        return self._root / ".partial" / download_id

    def _set(self, name: str, **changes: object) -> None:
        if name in self._items:
            self._items[name] = replace(self._items[name], **changes)  # type: ignore[arg-type]
            self._listeners.tell(self.items)

    def moved(self, name: str, progress: Progress) -> None:
        """A transfer tells how far it is."""
        download = self._items.get(name)
        if download is None or download.state not in ("fetching", "checking"):
            return
        state: DownloadState = "checking" if progress.state == "checking" else "fetching"
        self._set(name, state=state, progress=progress, message=progress.message)

    async def _keep(self) -> None:
        kept = [item for item in self.items if item.state not in ("finished", "cancelled")]
        await asyncio.to_thread(write_queue, self._list_path, kept)


class _Tell:
    """Carries the progress of one file to the loop, as progress of the whole download."""

    def __init__(
        self,
        downloads: Downloads,
        name: str,
        loop: asyncio.AbstractEventLoop,
        before_bytes: int,
        whole_bytes: int,
    ) -> None:
        self._downloads, self._name, self._loop = downloads, name, loop
        self._before, self._whole = before_bytes, whole_bytes
        self._told_s = 0.0

    def __call__(self, progress: Progress) -> None:
        now_s = time.monotonic()
        if now_s - self._told_s < _TELL_S and progress.state == "fetching":
            return
        self._told_s = now_s
        whole = replace(
            progress,
            have_bytes=self._before + progress.have_bytes,
            size_bytes=max(self._whole, self._before + progress.size_bytes),
            checked_bytes=self._before + progress.checked_bytes,
        )
        with suppress(RuntimeError):  # the loop is closed: nobody is left to be told
            self._loop.call_soon_threadsafe(self._downloads.moved, self._name, whole)


def _digests(wanted: Wanted) -> list[tuple[str, str]]:
    return [
        ("projector" if file is wanted.projector else "model", file.sha256.lower())
        for file in wanted.all_files
    ]


def _name(wanted: Wanted) -> str:
    """The same files are the same download, whoever wants them."""
    texts = [f"{file.url} {file.sha256} {file.size_bytes}" for file in wanted.all_files]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def wanted_file(url: str, name: str, size_bytes: int = 0, sha256: str = "") -> Wanted:
    """A download of one file at an address."""
    file = RemoteFile(url, name, size_bytes, sha256)
    return Wanted("", Path(name).stem or name, (file,), source=url)
