"""Copies a bundle out into a folder, where its models can be used; resumes where it was."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from workbench.base.errors import ModelError, StoreFull
from workbench.base.files import store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.base.sizes import size_text
from workbench.models.bundles.addresses import address_of_member
from workbench.models.bundles.packing import PART, finish_folder, new_folder
from workbench.models.bundles.reading import Bundle
from workbench.models.bundles.values import INDEX_NAME, SIGNATURE_NAME, Member
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.transfer import Transfer, TransferStopped
from workbench.models.downloads.values import Limits, Progress, RemoteFile

Told = Callable[[int, int], None]
_STOP_LOOK_S = 0.2


class Unpacking:
    """Copies one bundle. Blocks: :meth:`run` wants a thread."""

    def __init__(
        self,
        bundle: Bundle,
        target: Path,
        stop: threading.Event,
        told: Told = lambda _done, _all: None,
    ) -> None:
        self._bundle, self._target = bundle, target
        self._stop, self._told = stop, told
        self._part = target.with_name(target.name + PART)
        self._done_bytes = 0
        self._whole_bytes = sum(member.size_bytes for member in bundle.index.members)

    def run(self) -> None:
        """Copy everything and give it its name; what a killed program copied is used.

        Raises:
            ModelError: It was stopped, or the folder holds something.
            SourceChanged: The bundle is damaged.
            StoreFull: There is no room.
            StoreError: The system refused.
        """
        try:
            if not self._is_begun():
                new_folder(self._target)
                write_atomically(self._part / INDEX_NAME, self._bundle.raw_index)
            self._check_room()
            for member in self._bundle.index.members:
                self._copy(member)
            write_atomically(self._part / SIGNATURE_NAME, self._bundle.raw_signature)
            finish_folder(self._part, self._target)
        except OSError as exc:
            raise store_error(exc, self._target) from exc

    def _is_begun(self) -> bool:
        try:
            raw = self._bundle.raw_index
            same = read_regular(self._part / INDEX_NAME, len(raw)) == raw
        except OSError:
            return False
        return same and not self._target.exists()

    def _check_room(self) -> None:
        missing = sum(
            member.size_bytes
            for member in self._bundle.index.members
            if not self._place(member).exists()
        )
        free_bytes = shutil.disk_usage(self._part).free
        if free_bytes < missing:
            raise StoreFull(
                f"{size_text(missing)} are to be unpacked, but the disk has only "
                f"{size_text(free_bytes)} free",
                f"Free some space on the disk that holds {self._target.parent}.",
            )

    def _place(self, member: Member) -> Path:
        return self._part / member.name

    def _copy(self, member: Member) -> None:
        place = self._place(member)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            if member.is_small:
                write_atomically(place, self._bundle.read(member.name))
            else:
                self._transfer(member, place)
        self._done_bytes += member.size_bytes
        self._told(self._done_bytes, self._whole_bytes)

    def _transfer(self, member: Member, place: Path) -> None:
        if self._stop.is_set():
            raise _stopped()
        part = place.with_name(place.name + PART)
        address = address_of_member(self._bundle.path, member.name)
        remote = RemoteFile(address, member.name, member.size_bytes, member.sha256)
        limits = Limits(streams=1, reserve_bytes=0)
        with new_client(limits) as client:
            transfer = Transfer(remote, part, client, limits, on_progress=self._moved)
            over = threading.Event()
            watch = threading.Thread(target=self._watch, args=(transfer, over), daemon=True)
            watch.start()
            try:
                transfer.run()
            except TransferStopped as exc:
                raise _stopped() from exc
            finally:
                over.set()
                watch.join()
        part.replace(place)
        part.with_name(part.name + ".log").unlink(missing_ok=True)

    def _watch(self, transfer: Transfer, over: threading.Event) -> None:
        """Hand on the word to stop."""
        while not over.wait(_STOP_LOOK_S):
            if self._stop.is_set():
                transfer.stop()
                return

    def _moved(self, progress: Progress) -> None:
        self._told(self._done_bytes + progress.have_bytes, self._whole_bytes)


def _stopped() -> ModelError:
    return ModelError("unpacking was stopped; what was copied is kept", "Start it again.")
