"""Encrypts the store, decrypts it, and changes its keys: what administrators ask for.

What turns every file is only planned here: it is carried out by ``store_door`` when nothing
has the folder open, which is at the next start, or at once on the command line. The new
passphrase is asked for again then, so nothing is encrypted with one that nobody knows.
"""

from __future__ import annotations

import asyncio
import secrets as random_bytes
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.app.store_demand import see_not_demanded
from workbench.app.store_door import StoreDoor, keyring_name, read_current
from workbench.base import deeds
from workbench.base.data_keys import DataKey
from workbench.base.errors import PolicyError, StoreError, StoreLocked
from workbench.base.files import store_error, write_as_is
from workbench.base.paths import Paths
from workbench.base.vault import HEADER, NEXT
from workbench.base.vault_header import (
    Header,
    Turning,
    Way,
    begun,
    check_new_passphrase,
    drawn_recovery_key,
    ways,
    with_key,
    with_slot,
    without,
    written,
)
from workbench.policy.secrets import Secrets

Plan: TypeAlias = Literal["", "encrypt", "decrypt", "rotate"]
PLANNED, CHANGED = "store.planned", "store.keys_changed"


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """How the store is kept.

    Attributes:
        encrypted: Its files are encrypted, or are being.
        ways: How it is opened.
        plan: What the next start does to it.
        store: The beginning of its number.
        key: The beginning of the number of its data key.
    """

    encrypted: bool = False
    ways: tuple[Way, ...] = ()
    plan: Plan = ""
    store: str = ""
    key: str = ""


class StoreKeeping:
    """What is asked of the store's encryption; every method is for administrators."""

    def __init__(self, paths: Paths, secrets: Secrets | None = None) -> None:
        """Nothing is read yet.

        Args:
            paths: The user's folders.
            secrets: The system's keyring.
        """
        self._paths, self._secrets = paths, secrets or Secrets()

    async def status(self) -> StoreStatus:
        """How the store is kept.

        Raises:
            StoreError: What says so cannot be read.
        """
        return await asyncio.to_thread(self._status)

    async def plan_encryption(self, passphrase: str, *, keyring: bool = False) -> str:
        """Have the next start encrypt everything.

        Args:
            passphrase: What opens the store; may be empty if the keyring does.
            keyring: Whether the system's keyring opens it, too.

        Returns:
            The recovery key, to be written down: it is shown this once.

        Raises:
            PolicyError: The passphrase is too weak, or there is no keyring.
            StoreError: It is encrypted already, or the system refused.
        """
        return await asyncio.to_thread(self._plan_encryption, passphrase, keyring)

    async def plan_decryption(self, proof: str) -> None:
        """Have the next start make everything plain.

        Args:
            proof: The passphrase or the recovery key; empty if the keyring opens the store.

        Raises:
            StoreLocked: The proof is none.
            PolicyError: The policy demands that it is encrypted.
            StoreError: The store is not encrypted, or the system refused.
        """
        await asyncio.to_thread(see_not_demanded, self._paths)
        await asyncio.to_thread(self._plan, proof, "decrypt")

    async def plan_rotation(self, proof: str) -> None:
        """Have the next start encrypt everything with a new data key; the same as above."""
        await asyncio.to_thread(self._plan, proof, "rotate")

    async def forget_plan(self) -> None:
        """Have the next start do nothing.

        Raises:
            StoreError: The system refused.
        """
        await asyncio.to_thread(StoreDoor(self._paths, self._secrets).discard_plan)
        deeds.tell(PLANNED, plan="none")

    async def change_passphrase(self, proof: str, passphrase: str) -> None:
        """Open the store with another passphrase from now on; no file is encrypted anew.

        Raises:
            StoreLocked: The proof is none.
            PolicyError: The new passphrase is too weak.
            StoreError: The system refused.
        """
        await asyncio.to_thread(self._change_passphrase, proof, passphrase)

    async def use_keyring(self, proof: str, *, wanted: bool) -> None:
        """Let the system's keyring open the store, or not any more.

        Raises:
            StoreLocked: The proof is none.
            PolicyError: There is no keyring, or nothing else would open the store.
            StoreError: The system refused.
        """
        await asyncio.to_thread(self._use_keyring, proof, wanted)

    async def renew_recovery_key(self, proof: str) -> str:
        """A new recovery key, shown this once; the old one opens nothing any more.

        Raises:
            StoreLocked: The proof is none.
            StoreError: The system refused.
        """
        return await asyncio.to_thread(self._renew_recovery_key, proof)

    # -- in a thread

    def _status(self) -> StoreStatus:
        door = StoreDoor(self._paths, self._secrets)
        now = read_current(self._paths.data)
        plan: Plan = ""
        if door.planned and door.turning is not None:
            plan = _name_of(door.turning)
        if now is None:
            return StoreStatus(plan=plan)
        return StoreStatus(True, ways(now), plan, now.store[:8], now.current[:8])

    def _plan_encryption(self, passphrase: str, keyring: bool) -> str:
        if read_current(self._paths.data) is not None:
            raise StoreError("the store is encrypted already", "Look at its status.")
        if not passphrase and not keyring:
            raise PolicyError("nothing would open the store", "Give a passphrase.")
        header, master = begun()
        if passphrase:
            check_new_passphrase(passphrase)
            header = with_slot(header, master, "passphrase", passphrase)
        if keyring:
            header = self._with_keyring(header, master)
        recovery = drawn_recovery_key()
        header = with_slot(header, master, "recovery", recovery)
        header = replace(header, turning=Turning("", header.current))
        self._write(NEXT, header, master)
        deeds.tell(PLANNED, plan="encrypt", ways=list(ways(header)))
        return recovery

    def _plan(self, proof: str, plan: Plan) -> None:
        header, master = self._proven(proof)
        if plan == "rotate":
            key = DataKey.drawn()
            turning = Turning(header.current, key.id.hex())
            header = replace(with_key(header, master, key), current=key.id.hex())
        else:
            turning = Turning(header.current, "")
        self._write(NEXT, replace(header, turning=turning), master)
        deeds.tell(PLANNED, plan=plan)

    def _change_passphrase(self, proof: str, passphrase: str) -> None:
        check_new_passphrase(passphrase)
        header, master = self._proven(proof)
        self._write(HEADER, with_slot(header, master, "passphrase", passphrase), master)
        deeds.tell(CHANGED, key="passphrase")

    def _use_keyring(self, proof: str, wanted: bool) -> None:
        header, master = self._proven(proof)
        if wanted:
            header = self._with_keyring(header, master)
        else:
            if "passphrase" not in ways(header):
                raise PolicyError(
                    "only the recovery key would open the store", "Set a passphrase first."
                )
            header = without(header, "keyring")
        self._write(HEADER, header, master)
        if not wanted:
            self._secrets.set(keyring_name(header), "")
        deeds.tell(CHANGED, key="keyring", wanted=wanted)

    def _renew_recovery_key(self, proof: str) -> str:
        header, master = self._proven(proof)
        recovery = drawn_recovery_key()
        self._write(HEADER, with_slot(header, master, "recovery", recovery), master)
        deeds.tell(CHANGED, key="recovery key")
        return recovery

    def _proven(self, proof: str) -> tuple[Header, bytes]:
        """The header that holds, and its master key.

        Raises:
            StoreError: The store is not encrypted, or something is planned.
        """
        door = StoreDoor(self._paths, self._secrets)
        if door.header is None:
            raise StoreError("the store is not encrypted", "Look at its status.")
        if door.turning is not None:
            raise StoreError(
                "the store is about to be turned",
                "Start the program again, or forget the plan.",
            )
        if proof:
            return door.header, door.by_typed(proof)
        if (master := door.by_keyring()) is None:
            raise StoreLocked("no passphrase was given", "Type it.")
        return door.header, master

    def _with_keyring(self, header: Header, master: bytes) -> Header:
        secret, name = random_bytes.token_hex(32), keyring_name(header)
        if not self._secrets.set(name, secret):
            self._secrets.end_session(name)
            raise PolicyError(
                "this system has no keyring that keeps anything", "Use a passphrase only."
            )
        return with_slot(header, master, "keyring", secret)

    def _write(self, name: str, header: Header, master: bytes) -> None:
        place: Path = self._paths.data / name
        try:
            self._paths.make()
        except OSError as exc:
            raise store_error(exc, place) from exc
        if name == HEADER:  # a plan of the old ways in would bring them back
            with suppress(OSError):
                (self._paths.data / NEXT).unlink(missing_ok=True)
        write_as_is(place, written(header, master).encode())


def _name_of(turning: Turning) -> Plan:
    if not turning.old:
        return "encrypt"
    return "rotate" if turning.new else "decrypt"
