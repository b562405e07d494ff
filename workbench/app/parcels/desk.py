"""Updates and packs for whoever administers: what a file is, taking it in, and going back."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workbench.app.engine_packs import EnginePack, EnginePacks, see_that_it_can_be_used
from workbench.app.parcels.keys import ParcelKeys, trusted_keys
from workbench.app.parcels.reading import Told, open_parcel
from workbench.app.parcels.values import Parcel
from workbench.app.update.installation import (
    Installation,
    program_version,
    this_installation,
)
from workbench.base import deeds
from workbench.base.errors import PolicyError, WorkbenchError

log = logging.getLogger(__name__)
T = TypeVar("T")
Share = Callable[[float], object]
"""Called from a thread with how much is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ParcelFacts:
    """What a file is, whose signature is good.

    Attributes:
        fingerprint: Of its signer.
        keys_place: The file that says whose files are taken.
        before: The version that is here now; empty if there is none.
        refusal: Why it is not taken in here, and what to do; None if it can be.
    """

    path: Path
    parcel: Parcel
    fingerprint: str
    keys_place: Path
    before: str = ""
    refusal: WorkbenchError | None = None


@dataclass(frozen=True, slots=True)
class PackState:
    """A pack that was taken in.

    Attributes:
        earlier: The version that can come back; empty if there is none.
    """

    pack: EnginePack
    earlier: str = ""


class Stopped(Exception):
    """Somebody does not want it any more; within a thread only."""


class Parcels:
    """Takes in signed files. On the event loop; all work is done in threads.

    Args:
        data: The data folder.
        keys: Whose files are taken.
        installation: The program's folder. Raises PolicyError where it is not replaced.
    """

    def __init__(
        self,
        data: Path,
        keys: Callable[[], ParcelKeys] = trusted_keys,
        installation: Callable[[], Installation] = this_installation,
    ) -> None:
        self._data, self._packs = data, EnginePacks(data)
        self._keys, self._installation = keys, installation

    @property
    def version(self) -> str:
        """Of this program."""
        return program_version()

    async def look(self, path: Path) -> ParcelFacts:
        """What a file is; its signature is checked, its files are not read yet.

        Raises:
            WorkbenchError: It is nothing of this kind, or nobody trusted signed it.
        """
        return await asyncio.to_thread(self._look, path)

    def _look(self, path: Path) -> ParcelFacts:
        from workbench.app.update.command import see_that_it_fits  # rarely needed

        keys = self._keys()
        with open_parcel(path, keys) as opened:
            parcel, before, refusal = opened.parcel, "", None
            try:
                if parcel.kind == "update":
                    before = program_version()
                    see_that_it_fits(parcel, before)
                    self._installation()
                else:
                    now = {one.parcel.name: one.parcel.version for one in self._packs.all()}
                    before = now.get(parcel.name, "")
                    see_that_it_can_be_used(parcel)
            except PolicyError as exc:
                refusal = exc
            return ParcelFacts(path, parcel, opened.fingerprint, keys.place, before, refusal)

    async def verify(self, facts: ParcelFacts, told: Share) -> None:
        """Compare every byte of a file with what was signed; cancelling stops it.

        Raises:
            WorkbenchError: It is damaged, or another file lies there by now.
        """

        def work(count: Told) -> None:
            with open_parcel(facts.path, self._keys()) as opened:
                _see_that_it_is_the_same(opened.parcel, facts)
                opened.verify(count)

        await _stoppable(work, told, facts.parcel.size_bytes)

    async def install(self, facts: ParcelFacts, told: Share) -> EnginePack:
        """Take in a pack that a person saw; cancelling stops it, and all stays as it was.

        Raises:
            WorkbenchError: It is not to be taken; says why. What was there stays.
        """

        def work(count: Told) -> EnginePack:
            keys = self._keys()
            with open_parcel(facts.path, keys) as opened:
                _see_that_it_is_the_same(opened.parcel, facts)
            return self._packs.install(facts.path, keys, count)

        return await self._taken(work, told, facts.parcel.size_bytes)

    async def take(self, path: Path, told: Share) -> EnginePack:
        """Take in a pack that nobody looked at before; cancelling stops it.

        Raises:
            WorkbenchError: It is not to be taken; says why. What was there stays.
        """
        size_bytes = await asyncio.to_thread(_size_of, path)

        def work(count: Told) -> EnginePack:
            return self._packs.install(path, self._keys(), count)

        return await self._taken(work, told, size_bytes)

    async def _taken(
        self, work: Callable[[Told], EnginePack], told: Share, size_bytes: int
    ) -> EnginePack:
        # Its files are read to compare them, and once more to be put in place.
        pack = await _stoppable(work, told, 2 * size_bytes)
        self._told("pack.installed", pack)
        return pack

    async def packs(self) -> tuple[PackState, ...]:
        """The packs that are there."""
        return await asyncio.to_thread(self._all)

    def _all(self) -> tuple[PackState, ...]:
        found = []
        for pack in self._packs.all():
            earlier = self._packs.earlier(pack.parcel.name)
            usable = earlier is not None and not earlier.unfit
            found.append(PackState(pack, earlier.parcel.version if earlier and usable else ""))
        return tuple(found)

    async def remove(self, name: str) -> EnginePack:
        """Remove a pack and the earlier one.

        Raises:
            ModelError: There is none of that name.
            StoreError: The system refused.
        """
        pack = await asyncio.to_thread(self._packs.remove, name)
        self._told("pack.removed", pack)
        return pack

    async def roll_back(self, name: str) -> EnginePack:
        """Put the earlier pack of a name in its place again.

        Raises:
            ModelError: There is none, or it cannot be used any more.
            StoreError: The system refused.
        """
        pack = await asyncio.to_thread(self._packs.roll_back, name)
        self._told("pack.rolled_back", pack)
        return pack

    async def begin_update(self, facts: ParcelFacts) -> None:
        """Have a file that was verified put in place once this program has ended.

        Raises:
            PolicyError: The program is not replaced by an update here; says what to do.
            StoreError: That could not be begun.
        """
        from workbench.app.update.after_window import begin  # rarely needed

        old = self._installation()
        await asyncio.to_thread(begin, facts.path, self._data, old)
        deeds.tell("update.begun", version=facts.parcel.version, signer=facts.fingerprint)

    def _told(self, deed: str, pack: EnginePack) -> None:
        deeds.tell(deed, name=pack.parcel.name, version=pack.parcel.version)


def _size_of(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0  # what is wrong with it is said when it is opened


def _see_that_it_is_the_same(parcel: Parcel, facts: ParcelFacts) -> None:
    if parcel != facts.parcel:
        raise PolicyError(
            f"{facts.path.name!r} was changed since it was shown", "Open it once more."
        )


async def _stoppable(work: Callable[[Told], T], told: Share, whole_bytes: int) -> T:
    """Do it in a thread that ends soon after the task was cancelled."""
    stop, done = threading.Event(), [0]

    def count(size_bytes: int) -> None:
        if stop.is_set():
            raise Stopped
        done[0] += size_bytes
        told(min(1.0, done[0] / max(1, whole_bytes)))

    task = asyncio.ensure_future(asyncio.to_thread(work, count))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.set()
        with suppress(Stopped, WorkbenchError):
            await task
        raise
