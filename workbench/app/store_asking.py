"""Opens an encrypted store for a command: by the keyring, a file handle, or a typed passphrase.

Never by an argument or a variable: other programs of the user can read both.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from getpass import getpass

from workbench.app import reports
from workbench.app.store_door import StoreDoor
from workbench.base.errors import StoreLocked
from workbench.base.paths import Paths
from workbench.base.vault_header import MOST_PASSPHRASE

TRIES = 3
QUESTION = "Passphrase of the encrypted store: "
_MOST_BYTES = 4 * MOST_PASSPHRASE + 2
_STEP = 20


def open_store(paths: Paths, options: Namespace) -> Callable[[], None]:
    """Open the store if it is encrypted, and go on with a turning that was cut off. Blocking.

    Returns:
        What closes it again.

    Raises:
        StoreLocked: No key was to be had, or it was not the right one.
        StoreError: The store cannot be opened.
    """
    door = StoreDoor(paths, plans=False)
    if not door.is_needed:
        return lambda: None
    return door.open(master_key(door, options), tell_progress)


def open_unattended(paths: Paths) -> Callable[[], None]:
    """Open the store where nobody can be asked: by the system's keyring. Blocking.

    Raises:
        StoreLocked: The keyring does not open it.
        StoreError: The store cannot be opened.
    """
    door = StoreDoor(paths, plans=False)
    if not door.is_needed:
        return lambda: None
    if (master := door.by_keyring()) is None:
        raise StoreLocked(
            "the store is encrypted, and here only the system's keyring could open it",
            "Say: workbench store keyring on.",
        )
    return door.open(master)


def master_key(door: StoreDoor, options: Namespace) -> bytes:
    """The master key, from the keyring or from what is typed; a terminal has three tries.

    Raises:
        StoreLocked: It was not to be had.
        WorkbenchError: The next try comes too early.
    """
    if getattr(options, "passphrase_fd", None) is None and (found := door.by_keyring()):
        return found
    tries = TRIES if getattr(options, "passphrase_fd", None) is None else 1
    for left in reversed(range(tries)):
        try:
            return door.by_typed(read_passphrase(options))
        except StoreLocked as exc:
            if not left or not sys.stdin.isatty():
                raise
            reports.tell(f"error: {exc.message}")
    raise StoreLocked("no passphrase was given", "Type it when it is asked.")


def read_passphrase(options: Namespace, question: str = QUESTION) -> str:
    """A passphrase from the file handle that was given, or typed without being shown.

    Raises:
        StoreLocked: There is none.
    """
    handle = getattr(options, "passphrase_fd", None)
    if handle is not None:
        return _from_handle(handle)
    if not sys.stdin.isatty():
        raise StoreLocked(
            "the store is encrypted, and nobody can be asked for its passphrase",
            "Give it through a file handle: --passphrase-fd 3 3<FILE.",
        )
    if not (text := getpass(question)):
        raise StoreLocked("no passphrase was given", "Type it when it is asked.")
    return text


def new_passphrase(options: Namespace) -> str:
    """A new passphrase, typed twice; a file handle gives it in its next line.

    Raises:
        StoreLocked: There is none, or the two are different.
    """
    first = read_passphrase(options, "New passphrase: ")
    if getattr(options, "passphrase_fd", None) is None and getpass("Once more: ") != first:
        raise StoreLocked("the two passphrases are different", "Nothing was changed.")
    return first


def tell_progress(done: int, whole: int, name: str) -> None:
    """Say now and then how far it is."""
    if whole and (done == whole or done % _STEP == 0):
        reports.tell(f"{done} of {whole} files {name}".rstrip())


def _from_handle(handle: int) -> str:
    """The next line of a handle, read byte by byte: what follows is for the next question."""
    try:
        raw = b""
        while len(raw) < _MOST_BYTES and (byte := os.read(handle, 1)) not in (b"", b"\n"):
            raw += byte
        text = raw.decode().rstrip("\r")
    except (OSError, UnicodeDecodeError) as exc:
        raise StoreLocked(
            f"no passphrase can be read from handle {handle}: {exc}",
            "Say for example: --passphrase-fd 3 3<FILE.",
        ) from exc
    if not text:
        raise StoreLocked(f"handle {handle} gave no passphrase", "Check what it leads to.")
    return text
