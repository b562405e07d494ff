"""Encrypted data folders: which are open in this process, and what a path's file must be.

A folder is encrypted once the file ``HEADER`` lies in it. Until the folder is opened with its
key nothing in it is written, and nothing in it is taken for damaged: reading and writing raise
``StoreLocked``. The two seams are ``read_regular`` and ``write_atomically`` for files, and
``sqlite_open.connect`` for databases; whoever goes through them need not know of any of this.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.base.data_keys import DataKey
from workbench.base.errors import StoreLocked

HEADER, NEXT, TRIES = "store-key.json", "store-key.next.json", "store-tries.json"
Kind: TypeAlias = Literal["plain", "either", "sealed"]
"""A file of no content, one that a person may put there plain, or one of ours."""

PLAIN_FOLDERS = frozenset(
    {
        "models",  # weights of strangers, read by workers that hold no key
        "models-in-use",  # process numbers
        "known-files",  # sizes and digests of models
        "engine-packs",  # programs
        "foundry-local",  # models and configuration of another program
        "connections",  # addresses of servers, read by workers that hold no key
        "live",  # readings of this machine, for `workbench top`
        "logs",  # events of the program, without texts: a test holds that
    }
)
PLAIN_FILES = frozenset(
    {
        HEADER,
        NEXT,  # the header of what is to be done at the next start
        TRIES,  # how often a wrong passphrase was given
        "policy.yaml",  # signed, written by an administrator with an editor; no texts of people
        "policy.pub",
        "policy-seen.json",
        "policy-key.json",  # itself encrypted, with the administrator's PIN
        "in-use.lock",
        "window.lock",
    }
)
PERSONS_FOLDERS = frozenset({"agents", "graphs", "tools", "mcp-servers", "data-sets"})
"""Where a person may put a file with another program; written by us, it is encrypted."""
_LOCKS = (".lock",)


class Vault:
    """The keys of one encrypted data folder, in memory while the program runs.

    Attributes:
        current: What everything is written with.
    """

    def __init__(self, data: Path, current: DataKey, *others: Path) -> None:
        """Nothing is looked at.

        Args:
            data: The data folder.
            current: Its data key.
            others: Further folders with its files: the cache.
        """
        self.roots = tuple(_plain_path(one) for one in (data, *others))
        self._places = tuple(
            (number, place)
            for number, root in enumerate(self.roots)
            for place in dict.fromkeys((root, os.path.realpath(root)))  # also by a link
        )
        self.current = current

    def inside(self, path: Path) -> str | None:
        """The path below one of its folders, as it is bound to a file; None if outside."""
        text = _plain_path(path)
        for number, place in self._places:
            if text == place or text.startswith(place + os.sep):
                return f"{number}/{text[len(place) + 1 :].replace(os.sep, '/')}"
        return None


def open_vault(vault: Vault) -> Callable[[], None]:
    """Let this process read and write its folders; returns what ends that."""
    with _lock():
        _vaults().append(vault)

    def end() -> None:
        with _lock():
            if vault in _vaults():
                _vaults().remove(vault)

    return end


def vault_of(path: Path) -> Vault | None:
    """The open vault that a path lies in; None where nothing is encrypted.

    Raises:
        StoreLocked: It lies in an encrypted folder that is not open.
    """
    if (found := open_vault_of(path)) is not None:
        return found
    folder = os.path.dirname(_plain_path(path))  # noqa: PTH120  asked at each write: be quick
    while True:
        if os.path.lexists(os.path.join(folder, HEADER)):  # noqa: PTH118
            below = _plain_path(path)[len(folder) :].replace(os.sep, "/")
            if kind_of(f"0/{below.lstrip('/')}") == "plain":
                return None
            raise locked(path)
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above


def open_vault_of(path: Path) -> Vault | None:
    """The open vault that a path lies in, whatever lies on the disk."""
    return next((one for one in _vaults() if one.inside(path) is not None), None)


def locked(path: Path) -> StoreLocked:
    """That nothing can be done with a file before its store is opened."""
    return StoreLocked(
        f"{path.name!r} is encrypted, and its key is not open",
        "Start the program and give the passphrase, or say: workbench store status.",
    )


def is_encrypted(data: Path) -> bool:
    """Whether a data folder is an encrypted one."""
    return os.path.lexists(data / HEADER)


def is_planned(data: Path) -> bool:
    """Whether a data folder is to be turned at the next start."""
    return os.path.lexists(data / NEXT)


def kind_of(inside: str) -> Kind:
    """What a file must be, by its path as ``Vault.inside`` has it."""
    parts = inside.split("/")[1:]
    name = parts[-1]
    if parts[0] in PLAIN_FOLDERS and len(parts) > 1:
        return "plain"
    if name.endswith(_LOCKS) or (len(parts) == 1 and name in PLAIN_FILES):
        return "plain"
    return "either" if parts[0] in PERSONS_FOLDERS else "sealed"


def _plain_path(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100  links stay: a library folder may be one


@cache
def _vaults() -> list[Vault]:
    """What is open in this process."""
    return []


@cache
def _lock() -> threading.Lock:
    return threading.Lock()
