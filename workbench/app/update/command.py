"""``workbench update``: a newer version of the program from a signed file."""

from __future__ import annotations

import asyncio
import os
import shutil
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from workbench.app import reports
from workbench.app.parcels.keys import ParcelKeys, trusted_keys
from workbench.app.parcels.reading import OpenParcel, open_parcel
from workbench.app.parcels.values import Parcel, this_platform, values_of
from workbench.app.terminal import say
from workbench.app.update.installation import (
    Installation,
    program_version,
    this_installation,
)
from workbench.app.update.switching import (
    Try,
    others_running,
    remove_stale,
    staging_folder,
    switch,
)
from workbench.base.errors import PolicyError, StoreError, StoreFull
from workbench.base.files import store_error
from workbench.base.paths import default_paths
from workbench.base.sizes import size_text

_SPARE_BYTES = 64 * 1024 * 1024
Tell = Callable[[str], None]


async def run(options: Namespace) -> int:
    """Check the file, and put it in place unless it is only to be checked."""
    path = Path(options.file)
    if options.after:  # begun in a window, which closes now
        from workbench.app.update.after_window import finish

        result = await asyncio.to_thread(finish, options, default_paths().data)
        return 0 if result.version else 1
    keys = await asyncio.to_thread(trusted_keys)
    tell: Tell = (lambda _line: None) if options.json else say
    if options.check:
        found = await asyncio.to_thread(checked, path, keys, program_version())
    else:
        found = await asyncio.to_thread(update, path, keys, this_installation(), tell)
    if options.json:
        say(reports.as_json({**values_of(found), "installed": not options.check}))
    elif options.check:
        say(
            f"Workbench {found.version} for {found.platform}, {len(found.files)} files, "
            f"{size_text(found.size_bytes)}: signed, whole, and newer than this one."
        )
    else:
        say(f"This is Workbench {found.version} now. Start it again.")
    return 0


def checked(path: Path, keys: ParcelKeys, installed: str) -> Parcel:
    """What an update is, after every byte of it was looked at; blocking.

    Raises:
        WorkbenchError: It is not to be taken; says why.
    """
    with open_parcel(path, keys) as opened:
        see_that_it_fits(opened.parcel, installed)
        opened.verify()
        return opened.parcel


def update(
    path: Path,
    keys: ParcelKeys,
    old: Installation,
    tell: Tell,
    tried: Try | None = None,
) -> Parcel:
    """Put the version in a file in the place of the one that runs; blocking.

    Everything is checked before anything is written. The new version waits in a folder beside
    the old one until it has tested itself; whatever fails, the old one is in its place.

    Args:
        path: The file.
        keys: Whose files are taken.
        old: What runs now.
        tell: Told what is done.
        tried: Tests the program in a folder; the real test if None.

    Raises:
        WorkbenchError: It was not put in place; says why.
    """
    from filelock import FileLock, Timeout

    with open_parcel(path, keys) as opened:
        see_that_it_fits(opened.parcel, old.version)
        _see_that_the_program_is_in_it(opened.parcel, old)
        _see_that_there_is_room(opened.parcel, old)
        tell(f"Checking {size_text(opened.parcel.size_bytes)} in {path.name}.")
        opened.verify()
        lock = FileLock(old.root.with_name(f".{old.root.name}.update.lock"), timeout=0)
        try:
            with lock:
                _put_in_place(opened, old, tell, tried)
        except Timeout as exc:
            raise PolicyError("another update is going on", "Wait until it is over.") from exc
        except OSError as exc:
            raise store_error(exc, old.root) from exc
        return opened.parcel


def _put_in_place(opened: OpenParcel, old: Installation, tell: Tell, tried: Try | None) -> None:
    _see_that_nothing_runs(old)
    remove_stale(old.root)
    staged = staging_folder(old.root)
    try:
        tell(f"Unpacking Workbench {opened.parcel.version} beside {old.root}.")
        opened.unpack(staged)
        switch(old, staged, opened.parcel.version, tell, tried)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def see_that_it_fits(parcel: Parcel, installed: str) -> None:
    """Refuse what is no newer version of this program for this machine.

    Raises:
        PolicyError: It is none.
    """
    from packaging.version import InvalidVersion, Version

    if parcel.kind != "update" or parcel.name != "workbench":
        raise PolicyError(
            f"the file holds {parcel.name!r}, which is no update of the program",
            "Packs for engines are taken by `workbench engines install-pack`.",
        )
    if parcel.platform != this_platform():
        raise PolicyError(
            f"the update is for {parcel.platform}, and this is {this_platform()}",
            "Ask for the file for this machine.",
        )
    try:
        newer = Version(parcel.version) > Version(installed)
    except InvalidVersion as exc:
        raise PolicyError(f"the update has no version: {exc}", "Ask for it anew.") from exc
    if not newer:
        raise PolicyError(
            f"the update is version {parcel.version}, and this is {installed} already",
            "An older version is never put in the place of a newer one. To go back, unpack it "
            "to a folder of its own.",
        )


def _see_that_the_program_is_in_it(parcel: Parcel, old: Installation) -> None:
    programs = {file.path for file in parcel.files if file.executable}
    if old.program not in programs:
        raise StoreError(f"the update holds no program {old.program!r}", "Ask for it anew.")


def _see_that_there_is_room(parcel: Parcel, old: Installation) -> None:
    free = shutil.disk_usage(old.root.parent).free
    needed = parcel.size_bytes + _SPARE_BYTES
    if free < needed:
        raise StoreFull(
            f"the update needs {size_text(needed)} beside {old.root}, where "
            f"{size_text(free)} are free",
            "Free some space there; the old version is removed afterwards.",
        )


def _see_that_nothing_runs(old: Installation) -> None:
    if others_running(old.root, os.getpid()):
        raise PolicyError(
            "Workbench is running, and cannot be replaced meanwhile",
            "Close its window and end its commands, then try again.",
        )
