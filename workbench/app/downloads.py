"""The downloads of models: a queue that survives the program, and one fetch at a time each."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workbench.app.fetch import Fetch, Network
from workbench.app.kept_downloads import KeptDownloads
from workbench.app.listeners import Listeners
from workbench.app.notices import Notice, Notices
from workbench.app.part_folders import kept_bytes, remove_parts
from workbench.base.errors import (
    FetchedElsewhere,
    ModelError,
    SourceAway,
    StoreError,
    TransferError,
    WorkbenchError,
)
from workbench.base.files import store_error
from workbench.models.adoption import FOLDER, is_here
from workbench.models.downloads.queue_file import (
    Download,
    DownloadState,
    Wanted,
)
from workbench.models.downloads.transfer import TransferStopped
from workbench.models.downloads.values import Progress

log = logging.getLogger(__name__)
AT_ONCE = 2

Adopted = Callable[[Path], Awaitable[None]]
"""Told of each model that came into the store."""


class Downloads:
    """Owner of the transfers. Lives on the event loop; each transfer has a thread.

    What was wanted before goes on only after :meth:`start`: a command that lists agents should
    not fetch models beside it.
    """

    def __init__(
        self,
        models_folder: Path,
        list_path: Path | None,
        notices: Notices,
        network: Network,
        adopted: Adopted,
        chosen_root: Callable[[], Path] | None = None,
    ) -> None:
        """Take over.

        Args:
            models_folder: The program's own folder of models.
            list_path: Where the list is kept; None keeps none.
            notices: For what has ended.
            network: The way out.
            adopted: Told of each model that came in.
            chosen_root: Where a model goes that is added now; blocking; None takes its own.
        """
        self._root, self._kept = models_folder, KeptDownloads(list_path)
        self._chosen_root = chosen_root or (lambda: models_folder)
        self._notices = notices
        self._network, self._adopted = network, adopted
        self._items: dict[str, Download] = {}
        self._fetches: dict[str, Fetch] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._listeners: Listeners[[tuple[Download, ...]]] = Listeners()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._held_elsewhere: set[str] = set()
        self._asked: set[str] = set()
        self._started = self._closed = False

    @property
    def items(self) -> tuple[Download, ...]:
        """Every download, first come first."""
        return tuple(self._items.values())

    def get(self, download_id: str) -> Download:
        """The download of that id.

        Raises:
            ModelError: There is none.
        """
        if download_id not in self._items:
            raise ModelError(f"there is no download {download_id!r}", "Look at the list again.")
        return self._items[download_id]

    def is_held_elsewhere(self, download_id: str) -> bool:
        """Another program fetches it; it is waited for."""
        return download_id in self._held_elsewhere

    def listen(self, listener: Callable[[tuple[Download, ...]], None]) -> Callable[[], None]:
        """Call ``listener`` with each new list; returns what ends it."""
        return self._listeners.add(listener)

    async def open(self) -> None:
        """Read what was wanted before; without a list nothing is read or kept."""
        try:
            known = await self._kept.read()
        except StoreError as exc:
            self._notices.tell(exc, "The downloads could not be taken up")
            known = []
        read = await asyncio.to_thread(lambda: [self._as_it_lies(one) for one in known])
        self._items = {download.wanted.id: download for download in read}

    def _as_it_lies(self, download: Download) -> Download:
        """With what is on the disk of it."""
        wanted = download.wanted
        have = kept_bytes(self._root_of(wanted), wanted)
        return replace(download, progress=Progress("connecting", have, wanted.size_bytes))

    def start(self) -> None:
        """Go on with what was wanted before."""
        self._started = True
        self._start_waiting()

    async def close(self) -> None:
        """Stop every transfer; what was fetched stays."""
        self._closed = True
        for timer in self._timers.values():
            timer.cancel()
        for fetch in self._fetches.values():
            fetch.stop()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def add(self, wanted: Wanted) -> Download:
        """Queue a model; one that is queued is resumed, one that is here is not fetched.

        Raises:
            ModelError: It has no files.
            StoreError: The list could not be kept, or the drive it is to go to is away.
        """
        if not wanted.files:
            raise ModelError(f"{wanted.title!r} has no files to fetch", "Choose a variant.")
        name = _name(wanted)
        self._asked.add(name)
        if name in self._items and self._items[name].state != "finished":
            await self.resume(name)
            return self._items[name]
        root = await asyncio.to_thread(self._chosen_root)
        here = await asyncio.to_thread(self._find, root, wanted)
        elsewhere = str(root) if root != self._root else ""
        self._items[name] = Download(
            replace(wanted, id=name, added_s=time.time(), root=elsewhere),
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
        self.get(download_id)
        self._set(download_id, state="paused", message="", hint="")
        await self._stop(download_id)
        await self._keep()
        self._start_waiting()

    async def resume(self, download_id: str) -> None:
        """Go on with one that is paused, failed or waiting.

        Raises:
            ModelError: There is no such download.
        """
        self._asked.add(download_id)
        if self.get(download_id).state in ("paused", "failed", "waiting"):
            self._no_timer(download_id)
            self._set(download_id, state="queued", message="", hint="")
            await self._keep()
        self._start_waiting()

    async def cancel(self, download_id: str) -> None:
        """Stop it and remove what was fetched; a finished one only leaves the list.

        What another program is fetching right now is left to that program.

        Raises:
            ModelError: There is no such download.
        """
        root = self._root_of(self.get(download_id).wanted)
        self._set(download_id, state="cancelled")
        await self._stop(download_id)
        self._items.pop(download_id, None)
        if download_id in self._held_elsewhere:
            self._held_elsewhere.discard(download_id)
            self._kept.leave(download_id)
        await asyncio.to_thread(remove_parts, root, download_id)
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
        return self.get(download_id)

    # -- one download

    def _start_waiting(self) -> None:
        free = AT_ONCE - len(self._tasks)
        for name, download in self._items.items():
            if free <= 0 or self._closed:
                return
            wanted = self._started or name in self._asked
            if wanted and download.state == "queued" and name not in self._tasks:
                free -= 1
                self._set(name, state="fetching")
                task = asyncio.create_task(self._run(name), name=f"download-{name}")
                self._tasks[name] = task

    async def _run(self, name: str) -> None:
        try:
            if name in self._held_elsewhere and not await self._is_still_mine(name):
                return
            await asyncio.to_thread(_check_root, self._items[name].wanted.root)
            folder = await self._folder(name)
            await self._adopted(folder)
            self._set(name, state="finished", model_digest=folder.name)
            title = self._items[name].wanted.title
            self._notices.add(
                Notice("success", f"{title} is ready", "Every byte was checked.", key=name)
            )
        except TransferStopped:
            pass
        except (SourceAway, FetchedElsewhere) as away:
            self._wait(name, away)
        except (WorkbenchError, OSError) as caught:
            exc = store_error(caught, self._root) if isinstance(caught, OSError) else caught
            if self._items.get(name) and self._items[name].state != "paused":
                self._set(name, state="failed", message=exc.message, hint=exc.hint)
                self._notices.tell(exc, f"{self._items[name].wanted.title} was not fetched")
                log.warning("download.failed id=%s reason=%s", name, exc.message)
        finally:
            self._fetches.pop(name, None)
            with suppress(StoreError):
                await self._keep()
            self._tasks.pop(name, None)  # only now: who closes waits for the list, too
            self._start_waiting()

    async def _folder(self, name: str) -> Path:
        """The model's folder in the store: it is fetched, unless another program did."""
        wanted = self._items[name].wanted
        root = self._root_of(wanted)
        if here := await asyncio.to_thread(is_here, root, _digests(wanted)):
            return root / FOLDER / here
        now = self._items.get(name)
        if self._closed or now is None or now.state != "fetching":
            raise TransferStopped  # while it was looked at
        return await asyncio.to_thread(self._begin(name).run)

    def _wait(self, name: str, exc: TransferError) -> None:
        """Try again later, without anybody's help; others go on meanwhile."""
        download = self._items.get(name)
        if self._closed or download is None or download.state in ("paused", "cancelled"):
            return
        elsewhere = isinstance(exc, FetchedElsewhere)
        if elsewhere:
            self._held_elsewhere.add(name)
        wait_s = self._network.limits.longest_wait_s
        clock = time.strftime("%H:%M:%S", time.localtime(time.time() + wait_s))
        reason = exc.message.rstrip(".")
        message = reason if elsewhere else f"waiting for the network: {reason}"
        hint = f"It tries again at {clock}; what was fetched is kept."
        self._set(name, state="waiting", message=message, hint=hint)
        loop = asyncio.get_running_loop()
        self._timers[name] = loop.call_later(wait_s, self._again, name)
        log.info("download.waits id=%s reason=%s", name, exc.message)

    def _again(self, name: str) -> None:
        self._timers.pop(name, None)
        if name in self._items and self._items[name].state == "waiting":
            self._set(name, state="queued")
            self._start_waiting()

    def _no_timer(self, name: str) -> None:
        if timer := self._timers.pop(name, None):
            timer.cancel()

    async def _is_still_mine(self, name: str) -> bool:
        """Whether a download that another program had is still to be fetched by this one."""
        self._held_elsewhere.discard(name)
        other = await self._kept.elsewhere(name)
        if other is None and name not in self._asked:
            wanted = self._items[name].wanted
            if await asyncio.to_thread(self._find, self._root_of(wanted), wanted):
                return True
            del self._items[name]
            self._listeners.tell(self.items)
            return False
        if other is not None and other.state in ("paused", "failed"):
            self._set(name, state=other.state, message=other.message, hint=other.hint)
            return False
        return True

    def _find(self, root: Path, wanted: Wanted) -> str:
        """The folder of a model that is here already, in the one root or the other."""
        digests = _digests(wanted)
        return is_here(root, digests) or is_here(self._root, digests)

    def _root_of(self, wanted: Wanted) -> Path:
        return Path(wanted.root) if wanted.root else self._root

    def _begin(self, name: str) -> Fetch:
        loop = asyncio.get_running_loop()

        def told(progress: Progress) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody is left to be told
                loop.call_soon_threadsafe(self._moved, name, progress)

        wanted = self._items[name].wanted
        fetch = Fetch(wanted, self._root_of(wanted), self._network, told)
        self._fetches[name] = fetch
        return fetch

    async def _stop(self, name: str) -> None:
        self._no_timer(name)
        if fetch := self._fetches.get(name):
            fetch.stop()
        if task := self._tasks.get(name):
            await asyncio.gather(task, return_exceptions=True)

    # -- the list

    def _set(self, name: str, **changes: object) -> None:
        if name in self._items:
            self._items[name] = replace(self._items[name], **changes)  # type: ignore[arg-type]
            self._listeners.tell(self.items)

    def _moved(self, name: str, progress: Progress) -> None:
        download = self._items.get(name)
        if download is None or download.state not in ("fetching", "checking"):
            return
        state: DownloadState = "checking" if progress.state == "checking" else "fetching"
        self._set(name, state=state, progress=progress, message=progress.message)

    async def _keep(self) -> None:
        await self._kept.keep(self.items)


def _check_root(root: str) -> None:
    """A chosen folder is never made anew: its place without its drive is another disk."""
    if root and not Path(root).is_dir():
        raise StoreError(f"{root} is not connected now", "Connect the drive, then resume.")


def _digests(wanted: Wanted) -> list[tuple[str, str]]:
    return [(wanted.role(file), file.sha256.lower()) for file in wanted.all_files]


def _name(wanted: Wanted) -> str:
    """The same files are the same download, whoever wants them."""
    texts = [f"{file.url} {file.sha256} {file.size_bytes}" for file in wanted.all_files]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
