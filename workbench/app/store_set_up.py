"""Encrypting a store for the first time where the policy demands it, before it is used."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from workbench.app.opening_ground import open_access
from workbench.app.store_demand import is_demanded
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping
from workbench.base.errors import PolicyError, StoreError, WorkbenchError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.base.vault import is_encrypted, is_planned
from workbench.base.vault_turning import Told
from workbench.policy.places import is_set_up
from workbench.policy.secrets import Secrets
from workbench.policy.standing import find_standing


def lacks_encryption(paths: Paths) -> bool:
    """Whether the policy demands an encrypted store, and nobody has set one up yet."""
    if is_encrypted(paths.data) or is_planned(paths.data) or not is_set_up(paths):
        return False
    return is_demanded(paths)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who sets the store up, and what is to open it.

    Attributes:
        name: An administrator of the policy.
        pin: Their PIN.
        passphrase: Empty if the keyring alone opens it.
        keyring: Whether the system's keyring does.
    """

    name: str
    pin: str
    passphrase: str = ""
    keyring: bool = False


class StoreSetUp:
    """What the set-up page asks. Blocking, for threads.

    Args:
        paths: The user's folders.
        secrets: The system's keyring, which may ask the person, or never answer.
    """

    def __init__(self, paths: Paths, secrets: Secrets | None = None) -> None:
        self._paths, self._secrets = paths, secrets or Secrets()
        self._lock = threading.Lock()
        self._master: bytes | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The administrators, where the policy lists people; else a name is typed."""
        policy = find_standing(self._paths).policy
        found = policy.administrators if policy.list_people else ()
        return tuple(one.name for one in found)

    @property
    def is_begun(self) -> bool:
        """Whether files are encrypted already: the next start goes on."""
        return is_encrypted(self._paths.data)

    def plan(self, wanted: Wanted, given_up: threading.Event) -> str:
        """Check who it is, and make the keys; nothing is encrypted yet.

        Args:
            wanted: What was typed.
            given_up: Set once nobody waits for it any more: then nothing is left behind.

        Returns:
            The recovery key, which is shown this once.

        Raises:
            PolicyError: It is no administrator, the passphrase is too weak, or there is no
                keyring.
            StoreError: The system refused.
        """
        asyncio.run(self._check(wanted))
        keeping = StoreKeeping(self._paths, self._secrets)
        plan = keeping.plan_encryption(wanted.passphrase, keyring=wanted.keyring)
        recovery = asyncio.run(plan)
        door = StoreDoor(self._paths, self._secrets)
        master = door.by_typed(recovery)
        with self._lock:
            if given_up.is_set():
                door.discard_plan()
                raise StoreError("it was cancelled", "Nothing was changed.")
            self._master = master
        return recovery

    async def _check(self, wanted: Wanted) -> None:
        settings = await asyncio.to_thread(SettingsStore, self._paths.settings)
        access, signing = await open_access(self._paths, settings)
        if access.problem:
            raise PolicyError("the policy cannot be trusted", access.problem)
        await signing.check_administrator(wanted.name, wanted.pin)

    def give_up(self, given_up: threading.Event) -> None:
        """Leave what was planned undone; what still waits for the keyring leaves nothing."""
        with self._lock:
            given_up.set()
            self._master = None
            with suppress(WorkbenchError):
                StoreDoor(self._paths, self._secrets).discard_plan()

    def encrypt(self, told: Told, stop: threading.Event) -> Callable[[], None]:
        """Carry out what was planned, and let this process in.

        Args:
            told: Hears of the progress.
            stop: Set to have everything turned back to what it was.

        Returns:
            What closes the folder for this process again.

        Raises:
            StoreError: It was turned back, another program has the folder open, or the system
                refused.
        """
        master, door = self._master, StoreDoor(self._paths, self._secrets)
        if master is None or not door.planned:
            raise StoreError("nothing is planned any more", "Begin again.")
        close = door.open(master, told, stop)
        if not is_encrypted(self._paths.data):
            close()
            raise StoreError("everything was turned back", "The store is plain, as it was.")
        return close
