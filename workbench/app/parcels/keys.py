"""Whose parcels this copy takes: the keys it was built with, or those of its administrator."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import PolicyError
from workbench.base.paths import resource
from workbench.base.regular_files import read_regular

_NAME = "parcel-keys.json"
_BUILT_IN = f"update/{_NAME}"
_FORMAT = 1
_MOST_BYTES = 64 * 1024
_MOST_KEYS = 20
_HINT = "Ask the administrator of this machine to mend it; until then nothing is taken in."


@dataclass(frozen=True, slots=True)
class ParcelKeys:
    """The keys whose parcels are taken.

    Attributes:
        public_keys: In hex.
        place: The file they were read from.
    """

    public_keys: frozenset[str]
    place: Path


def trusted_keys(administrator: Path | None = None) -> ParcelKeys:
    """The keys of the administrator where there is such a file, else those built in.

    The administrator's file takes the place of the built-in one wholly: a machine can so be
    made to take only what its own house signed.

    Args:
        administrator: The file to look for; the system's place for it if None.

    Raises:
        PolicyError: The file is there and cannot be believed.
    """
    place = administrator_file() if administrator is None else administrator
    if not os.path.lexists(place):
        place = resource(_BUILT_IN)
    else:
        _see_that_only_the_administrator_writes(place)
    try:
        raw = read_regular(place, _MOST_BYTES)
        return ParcelKeys(_keys(raw), place)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise PolicyError(f"the list of keys {place} cannot be read: {exc}", _HINT) from exc


def administrator_file() -> Path:
    """Where an administrator puts keys of their own."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Workbench" / _NAME
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Workbench") / _NAME
    return Path("/etc/workbench") / _NAME


def _see_that_only_the_administrator_writes(place: Path) -> None:
    """A list that others could write would let them choose what is run here."""
    if os.name != "posix":
        return
    try:
        status = place.stat()
    except OSError as exc:
        raise PolicyError(f"the list of keys {place} cannot be read: {exc}", _HINT) from exc
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PolicyError(f"others than its owner may write the list of keys {place}", _HINT)


def _keys(raw: bytes) -> frozenset[str]:
    if len(raw) > _MOST_BYTES:
        raise ValueError("it is far too long")
    values: Mapping[str, Any] = json.loads(raw)
    if values["format"] != _FORMAT:
        raise ValueError("another program wrote it")
    keys = [str(entry["public_key"]) for entry in values["keys"]]
    if len(keys) > _MOST_KEYS or any(len(bytes.fromhex(key)) != 32 for key in keys):
        raise ValueError("it holds something that is no public key")
    return frozenset(key.lower() for key in keys)
