"""Opens an encrypted data folder before anything in it is read, and goes on with its turning.

Used by the window, by commands and by whatever else opens the folder. A wrong key changes not
a byte; a program that was killed while it turned the folder goes on where it was.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workbench.app.data_users import DataUsers
from workbench.base.errors import PolicyError, StoreError, StoreLocked, WorkbenchError
from workbench.base.files import store_error, sync_folder, write_as_is
from workbench.base.no_dumps import keep_memory_private
from workbench.base.paths import Paths
from workbench.base.regular_files import open_regular
from workbench.base.vault import HEADER, NEXT, TRIES, Vault, open_vault, open_vault_of
from workbench.base.vault_header import (
    Header,
    Turning,
    Way,
    data_key,
    master_of,
    read_header,
    ways,
    written,
)
from workbench.base.vault_turning import Stopped, Told, Turner
from workbench.policy.attempts import Attempts
from workbench.policy.secrets import Secrets, Trouble

log = logging.getLogger(__name__)
_MOST_BYTES = 1_000_000
_SHOWN = "store"


def said_nothing(_done: int, _all: int, _name: str) -> None:
    """Tells nobody of the progress."""


class StoreDoor:
    """What stands before one data folder. Blocking, for one thread at a time.

    Attributes:
        planned: The header is one of a plan that nobody confirmed yet: nothing is turned.
    """

    def __init__(
        self, paths: Paths, secrets: Secrets | None = None, *, plans: bool = True
    ) -> None:
        """Read the header, of which nothing is believed yet.

        Args:
            paths: The user's folders.
            secrets: The system's keyring.
            plans: Whether what is planned is looked at, too.

        Raises:
            StoreDamaged: It is damaged.
            StoreNewer: A newer program wrote it.
            StoreError: It cannot be read.
        """
        self._paths, self._secrets = paths, secrets or Secrets()
        self.planned = False
        self.header = _read(paths.data / HEADER)
        following = _read(paths.data / NEXT) if plans else None
        if following is not None and _follows(following, self.header):
            self.header, self.planned = following, True
        self._tries: Attempts | None = None

    @property
    def is_needed(self) -> bool:
        """Whether the folder is encrypted, or shall be, and is not open yet."""
        return self.header is not None and open_vault_of(self._paths.data / HEADER) is None

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways in."""
        return ways(self.header) if self.header else ()

    @property
    def turning(self) -> Turning | None:
        """What will be done once it is opened; None if it is only opened."""
        return self.header.turning if self.header else None

    def wait_s(self) -> float:
        """How long the next try has to wait, in seconds."""
        return self._attempts.wait_s(_SHOWN)

    def by_keyring(self) -> bytes | None:
        """The master key, from the system's keyring; None if it is not there."""
        return self.ask_keyring()[0]

    def ask_keyring(self) -> tuple[bytes | None, Trouble]:
        """The master key, and why the system's keyring gave none.

        It may take for ever, so the window asks in a thread that nobody waits for; it changes
        nothing here, so another way in may be tried meanwhile.
        """
        header = self.header
        if header is None or "keyring" not in ways(header):
            return None, "missing"
        secret, trouble = self._secrets.ask(keyring_name(header))
        if not secret:
            return None, trouble or "missing"
        try:
            return master_of(header, "keyring", secret), ""
        except StoreLocked:
            return None, "missing"  # what it has is of another store

    def by_typed(self, text: str) -> bytes:
        """The master key, for a passphrase or a recovery key that somebody typed.

        Raises:
            StoreLocked: It is neither; nothing was changed.
            PolicyError: The try comes too early.
            StoreDamaged: The header was changed by somebody who has not the key.
        """
        if self.header is None:
            raise StoreError("this store is not encrypted")
        try:
            self._attempts.begin(_SHOWN)  # it counts as wrong until it is known to be right
        except PolicyError as exc:
            left = self.wait_s()
            raise PolicyError(
                f"the next try is taken in {max(1.0, left):.0f} s", "A restart is no shorter."
            ) from exc
        try:
            master = _either(self.header, text)
        except StoreLocked:
            now = _read(self._paths.data / HEADER) if self.planned else None
            if now is None:
                raise
            master = _either(now, text)
            self.discard_plan()  # it is none that the owner of this store made
        self._attempts.right(_SHOWN)
        return master

    def open(
        self,
        master: bytes,
        told: Told = said_nothing,
        stop: threading.Event | None = None,
    ) -> Callable[[], None]:
        """Carry out what is planned or was cut off, then let this process in.

        Args:
            master: The master key.
            told: Hears of the progress.
            stop: Set to have everything turned back to what it was.

        Returns:
            What closes the folder for this process again.

        Raises:
            StoreError: Another program has the folder open, or the system refused; what was
                turned stays so, and the next start goes on.
        """
        if self.header is None:
            return lambda: None
        turning = self.header.turning
        if turning is not None:
            self._turn(master, told, stop)
        close = self.let_in(master)
        if turning is not None:
            self._record(turning)
        return close

    def let_in(self, master: bytes) -> Callable[[], None]:
        """Let this process read and write the folder."""
        if self.header is None:
            return lambda: None
        keep_memory_private()
        return open_vault(self._vault(master, self.header))

    def discard_plan(self) -> None:
        """Forget what was planned; nothing was changed by it.

        Raises:
            StoreError: The system refused.
        """
        try:
            (self._paths.data / NEXT).unlink(missing_ok=True)
        except OSError as exc:
            raise store_error(exc, self._paths.data / NEXT) from exc
        self.planned, self.header = False, _read(self._paths.data / HEADER)

    def _record(self, turning: Turning) -> None:
        """Record what was done; nothing else is open yet that could."""
        from workbench.app.audit_trail import audit_log
        from workbench.policy.audit import AuditEntry

        done = "rotated" if turning.old and turning.new else "encrypted" if turning.new else ""
        now = self.header.current if self.header is not None else ""
        stopped = {"stopped": True} if now != turning.new else {}
        entry = AuditEntry(time.time(), "program", f"store.{done or 'decrypted'}", stopped)
        try:
            audit_log(self._paths)[0].write([entry])
        except WorkbenchError as exc:
            log.warning("store.turning_not_recorded reason=%s", exc.message)

    # -- turning

    def _turn(self, master: bytes, told: Told, stop: threading.Event | None) -> None:
        self._paths.make()
        users = DataUsers(self._paths.data / "in-use.lock")
        try:
            if not users.alone:
                raise StoreError(
                    "another window or command of this program has the data folder open",
                    "Close it, then try again: nothing was changed.",
                )
            try:
                self._turn_all(master, told, stop)
            except Stopped:
                self._turn_back(master)
                self._turn_all(master, told, None)
        finally:
            users.close()

    def _turn_all(self, master: bytes, told: Told, stop: threading.Event | None) -> None:
        header = self.header
        if header is None or header.turning is None:
            return
        old, new = (
            data_key(header, master, number) if number else None
            for number in (header.turning.old, header.turning.new)
        )
        turner = Turner(self._vault(master, header), old, new)
        if self.planned:
            turner.see_space()
            turner.see_sound()
            self._take_plan(header, master)
        turner.run(told, stop)
        self._finish(header, master)

    def _take_plan(self, header: Header, master: bytes) -> None:
        """From here on the folder counts as encrypted, and a kill is gone on from."""
        write_as_is(self._paths.data / HEADER, written(header, master).encode())
        (self._paths.data / NEXT).unlink(missing_ok=True)
        sync_folder(self._paths.data)
        self.planned = False

    def _turn_back(self, master: bytes) -> None:
        header = self.header
        if header is not None and header.turning is not None:
            back = Turning(old=header.turning.new, new=header.turning.old)
            self.header = replace(header, turning=back, current=back.new or header.current)
            write_as_is(self._paths.data / HEADER, written(self.header, master).encode())

    def _finish(self, header: Header, master: bytes) -> None:
        place = self._paths.data / HEADER
        if header.turning is not None and not header.turning.new:
            place.unlink(missing_ok=True)
            sync_folder(place.parent)
            if "keyring" in ways(header):
                with suppress(PolicyError):
                    self._secrets.set(keyring_name(header), "")
            self.header = None
            return
        kept = {header.current: header.keys[header.current]}
        self.header = replace(header, keys=kept, turning=None)
        write_as_is(place, written(self.header, master).encode())

    def _vault(self, master: bytes, header: Header) -> Vault:
        key = data_key(header, master, header.current)
        return Vault(self._paths.data, key, self._paths.cache)

    @property
    def _attempts(self) -> Attempts:
        if self._tries is None:
            self._tries = Attempts(self._paths.data / TRIES, time.time)
        return self._tries


def keyring_name(header: Header) -> str:
    """The name of the entry in the keyring: another store has another."""
    return f"store-key-{header.store[:16]}"


def read_current(data: Path) -> Header | None:
    """The header that holds now; None for a plain folder.

    Raises:
        StoreError: It cannot be read, or is damaged.
    """
    return _read(data / HEADER)


def _either(header: Header, text: str) -> bytes:
    if "passphrase" in ways(header):
        with suppress(StoreLocked):
            return master_of(header, "passphrase", text)
    with suppress(StoreLocked):
        return master_of(header, "recovery", text)
    raise StoreLocked(
        "that passphrase does not open the encrypted store",
        "Nothing was changed. Try again, or type the recovery key.",
    )


def _follows(following: Header, now: Header | None) -> bool:
    """Whether a plan is one for what holds now; another one is left lying."""
    if following.turning is None:
        return False
    if now is None:
        return not following.turning.old
    return now.turning is None and now.store == following.store


def _read(path: Path) -> Header | None:
    try:
        with open_regular(path) as file:
            return read_header(file.read(_MOST_BYTES))
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise StoreError(
            f"{path.name} cannot be read: {exc.strerror or exc}",
            f"Check that you may read {path.parent}.",
        ) from exc
