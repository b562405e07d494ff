"""Packs for engines, each from a signed file: GPUs for llama.cpp, and further engines."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workbench.app.parcels.keys import ParcelKeys
from workbench.app.parcels.reading import OpenParcel, Told, open_parcel
from workbench.app.parcels.values import (
    MOST_LIST_BYTES,
    Parcel,
    decode_parcel,
    encode_parcel,
    this_platform,
)
from workbench.base.errors import ModelError, PolicyError, StoreDamaged
from workbench.base.files import store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.engines.llama_cpp.backends import gpu_backends
from workbench.engines.pack_paths import add_packages
from workbench.engines.registry import ENGINES

log = logging.getLogger(__name__)
FOLDER = "engine-packs"
ENGINE, PYTHON = "engine", "python"
"""Of what a pack needs, the two that are no packages."""
_DIGITS = 12
_STAGED = ".new"


@dataclass(frozen=True, slots=True)
class EnginePack:
    """A pack that was taken in.

    Attributes:
        folder: Where it lies.
        unfit: Why it is not used; empty if it is.
    """

    parcel: Parcel
    folder: Path
    unfit: str = ""

    @property
    def engine(self) -> str:
        """The key of the engine it is for."""
        return self.parcel.needs.get(ENGINE, "")


class EnginePacks:
    """The packs of one data folder. Blocking; it holds nothing, so any thread may ask."""

    def __init__(self, data: Path) -> None:
        self._root = data / FOLDER

    def all(self) -> tuple[EnginePack, ...]:
        """Those that were taken in; one whose list is damaged is passed over."""
        found = (self._read(path) for path in sorted(self._root.glob("*.json")))
        return tuple(pack for pack in found if pack is not None)

    def folders(self, engine: str) -> tuple[str, ...]:
        """The folders that an engine is loaded with."""
        fit = (pack for pack in self.all() if pack.engine == engine and not pack.unfit)
        return tuple(str(pack.folder.absolute()) for pack in fit)

    def gpu_backends(self) -> frozenset[str]:
        """The kinds of GPU that llama.cpp can use here, with what packs bring."""
        found = gpu_backends()
        for folder in self.folders("llama-cpp"):
            found |= gpu_backends(Path(folder))
        return found

    def make_known(self) -> None:
        """Let this process see which engines packs bring; nothing of them is imported."""
        add_packages(str(pack.folder) for pack in self.all() if not pack.unfit)

    def install(
        self, path: Path, keys: ParcelKeys, told: Told = lambda _count: None
    ) -> EnginePack:
        """Take in a pack; the one of the same name is kept, so that it can come back.

        Args:
            path: The file.
            keys: Whose files are taken.
            told: Told of each piece that was checked, then of each that was written.

        Raises:
            WorkbenchError: It is not to be taken; says why. What was there stays.
        """
        with open_parcel(path, keys) as opened:
            parcel = opened.parcel
            see_that_it_can_be_used(parcel)
            opened.verify(told)
            folder = self._root / _folder_name(parcel)
            self._unpack(opened, folder, told)
        before, earlier = self._read(self._list(parcel.name)), self.earlier(parcel.name)
        if before is not None and before.folder != folder:
            write_atomically(self._earlier(parcel.name), encode_parcel(before.parcel))
            if earlier is not None and earlier.folder not in (folder, before.folder):
                shutil.rmtree(earlier.folder, ignore_errors=True)
        write_atomically(self._list(parcel.name), encode_parcel(parcel))
        log.info("packs.installed name=%s version=%s", parcel.name, parcel.version)
        return EnginePack(parcel, folder)

    def earlier(self, name: str) -> EnginePack | None:
        """The pack that was in the place of one of that name before; None if there is none."""
        return self._read(self._earlier(name))

    def roll_back(self, name: str) -> EnginePack:
        """Put the earlier pack in its place again, and keep the newer one as the earlier.

        Raises:
            ModelError: There is none, or it cannot be used any more.
            StoreError: The system refused.
        """
        now, earlier = self._read(self._list(name)), self.earlier(name)
        if now is None or earlier is None:
            raise ModelError(f"there is no earlier pack {name!r}", "Install one from a file.")
        if earlier.unfit:
            raise ModelError(
                f"the earlier pack {name!r} cannot be used: {earlier.unfit}", _ANOTHER
            )
        write_atomically(self._list(name), encode_parcel(earlier.parcel))
        write_atomically(self._earlier(name), encode_parcel(now.parcel))
        log.info("packs.rolled_back name=%s version=%s", name, earlier.parcel.version)
        return earlier

    def _read(self, path: Path) -> EnginePack | None:
        """The pack of a list; None if there is none, or it is damaged."""
        try:
            parcel = decode_parcel(read_regular(path, MOST_LIST_BYTES))
        except FileNotFoundError:
            return None
        except (OSError, StoreDamaged) as exc:
            log.warning("packs.unreadable name=%s reason=%s", path.name, exc)
            return None
        folder = self._root / _folder_name(parcel)
        unfit = misfit(parcel) or ("" if folder.is_dir() else "its files are gone")
        return EnginePack(parcel, folder, unfit)

    def _unpack(self, opened: OpenParcel, folder: Path, told: Told) -> None:
        """All of it beside where it goes, then there: what is in use stays whole."""
        staged = folder.with_name(f".{folder.name}{_STAGED}")
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            for left in self._root.glob(f".*{_STAGED}"):  # by tries that were killed
                shutil.rmtree(left)
            opened.unpack(staged, told)
            if folder.exists():
                shutil.rmtree(folder)
            staged.rename(folder)
        except OSError as exc:
            raise store_error(exc, folder) from exc
        finally:
            shutil.rmtree(staged, ignore_errors=True)

    def remove(self, name: str) -> EnginePack:
        """Remove a pack.

        Raises:
            ModelError: There is none of that name.
            StoreError: The system refused.
        """
        for pack in self.all():
            if pack.parcel.name == name:
                earlier = self.earlier(name)
                try:
                    self._list(name).unlink()
                    self._earlier(name).unlink(missing_ok=True)
                    for each in (pack, *filter(None, (earlier,))):
                        if each.folder.is_dir():
                            shutil.rmtree(each.folder)
                except OSError as exc:
                    raise store_error(exc, pack.folder) from exc
                return pack
        raise ModelError(
            f"there is no pack {name!r}", "`workbench engines packs` lists those there are."
        )

    def _list(self, name: str) -> Path:
        return self._root / f"{name}.json"

    def _earlier(self, name: str) -> Path:
        return self._root / f"{name}.earlier"


_ANOTHER = "Ask for the pack that was made for this version of the program."


def see_that_it_can_be_used(parcel: Parcel) -> None:
    """Refuse what is no pack for this program on this machine.

    Raises:
        PolicyError: It is none.
    """
    if parcel.kind != "engine-pack":
        raise PolicyError(
            f"the file holds {parcel.name!r}, which is no pack for an engine",
            "An update of the program is taken by `workbench update FILE`.",
        )
    if why := misfit(parcel):
        raise PolicyError(f"the pack {parcel.name!r} cannot be used: {why}", _ANOTHER)


def misfit(parcel: Parcel) -> str:
    """Why a pack cannot be used by this program on this machine; empty if it can.

    A native part that was built beside another version of its library would crash.
    """
    if parcel.platform != this_platform():
        return f"it is for {parcel.platform}, and this is {this_platform()}"
    needs: Mapping[str, str] = parcel.needs
    if needs.get(ENGINE) not in {spec.key for spec in ENGINES if spec.library}:
        return "it is for no engine that this program knows"
    for name, wanted in needs.items():
        have = _have(name)
        if name != ENGINE and have != wanted:
            return f"it needs {name} {wanted}, and here is {have or 'none'}"
    return ""


def _have(name: str) -> str:
    if name == PYTHON:
        return f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _folder_name(parcel: Parcel) -> str:
    """Another one for each content, so that a pack in use is never written over."""
    import hashlib

    return f"{parcel.name}-{hashlib.sha256(encode_parcel(parcel)).hexdigest()[:_DIGITS]}"


def pack_values(pack: EnginePack) -> dict[str, object]:
    """A pack for JSON."""
    return {
        "needs": dict(pack.parcel.needs),
        "name": pack.parcel.name,
        "version": pack.parcel.version,
        "engine": pack.engine,
        "title": pack.parcel.title,
        "size_bytes": pack.parcel.size_bytes,
        "used": not pack.unfit,
        "why_not": pack.unfit,
    }
