"""``workbench store``: encrypt what is kept, and look after its keys."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict

from workbench.app import reports
from workbench.app.admitting import admit_alone
from workbench.app.store_asking import new_passphrase, read_passphrase, tell_progress
from workbench.app.store_demand import see_not_demanded
from workbench.app.store_door import StoreDoor
from workbench.app.store_keeping import StoreKeeping, StoreStatus
from workbench.app.terminal import say
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.paths import Paths, default_paths
from workbench.policy.places import is_set_up

_SSD = (
    "The plain files were overwritten. A disk that writes elsewhere than it is told, as SSDs "
    "and file systems with snapshots do, may keep old blocks; so do backups."
)


async def run(options: Namespace) -> int:
    """Carry out an action; returns the exit code."""
    paths = default_paths()
    if is_set_up(paths):
        await _admit(paths, options)
    actions: Mapping[str, Callable[[Paths, Namespace], Awaitable[int]]] = {
        "status": _status,
        "encrypt": _encrypt,
        "decrypt": _decrypt,
        "rotate": _rotate,
        "passphrase": _passphrase,
        "keyring": _keyring,
        "recovery": _recovery,
    }
    return await actions[options.action](paths, options)


async def _admit(paths: Paths, options: Namespace) -> None:
    """Who may do what is kept in the store itself, so that is opened to ask."""
    close = None
    door = StoreDoor(paths, plans=False)
    if door.is_needed:
        options.proof = await _proof(paths, options)
        master = door.by_typed(options.proof) if options.proof else door.by_keyring()
        close = await asyncio.to_thread(door.open, master or b"", tell_progress)
    try:
        await admit_alone(options)
    finally:
        if close is not None:
            close()


async def _status(paths: Paths, options: Namespace) -> int:
    found = await StoreKeeping(paths).status()
    say(reports.as_json(asdict(found)) if options.json else "\n".join(_lines(found)))
    return 0


def _lines(found: StoreStatus) -> list[str]:
    if not found.encrypted:
        lines = ["the store is not encrypted"]
    else:
        lines = [
            f"the store is encrypted, key {found.key}",
            f"opened by: {', '.join(found.ways)}",
        ]
    if found.plan:
        lines.append(f"planned for the next start of the window: {found.plan}")
    return lines


async def _encrypt(paths: Paths, options: Namespace) -> int:
    keeping = StoreKeeping(paths)
    typed = "" if options.no_passphrase else await asyncio.to_thread(new_passphrase, options)
    keyring = options.keyring or options.no_passphrase
    recovery = await keeping.plan_encryption(typed, keyring=keyring)
    _say_recovery(recovery, options)  # before a kill could keep it from being seen
    try:
        await asyncio.to_thread(_carry_out, paths, typed)
    except WorkbenchError:
        await _forget(paths)
        raise
    reports.tell("Everything is encrypted.")
    reports.tell(_SSD)
    return 0


async def _decrypt(paths: Paths, options: Namespace) -> int:
    await asyncio.to_thread(see_not_demanded, paths)
    proof = await _proof(paths, options)
    await StoreKeeping(paths).plan_decryption(proof)
    return await _turned(paths, proof, "the store is not encrypted any more", options)


async def _rotate(paths: Paths, options: Namespace) -> int:
    proof = await _proof(paths, options)
    await StoreKeeping(paths).plan_rotation(proof)
    return await _turned(paths, proof, "everything is encrypted with a new key", options)


async def _passphrase(paths: Paths, options: Namespace) -> int:
    proof = await _proof(paths, options)
    new = await asyncio.to_thread(new_passphrase, options)
    await StoreKeeping(paths).change_passphrase(proof, new)
    return _done("the store is opened with the new passphrase from now on", options)


async def _keyring(paths: Paths, options: Namespace) -> int:
    wanted = options.wanted == "on"
    proof = await _proof(paths, options)
    await StoreKeeping(paths).use_keyring(proof, wanted=wanted)
    said = "opens" if wanted else "does not open"
    return _done(f"the system's keyring {said} the store", options)


async def _recovery(paths: Paths, options: Namespace) -> int:
    proof = await _proof(paths, options)
    _say_recovery(await StoreKeeping(paths).renew_recovery_key(proof), options)
    return 0


async def _proof(paths: Paths, options: Namespace) -> str:
    """What proves that who asks may: typed, or nothing where the keyring has it."""
    door = StoreDoor(paths, plans=False)
    if door.header is None:
        raise StoreError("the store is not encrypted", "Say: workbench store encrypt.")
    if (proof := getattr(options, "proof", None)) is not None:
        return str(proof)
    if options.passphrase_fd is None and await asyncio.to_thread(door.by_keyring) is not None:
        return ""
    return await asyncio.to_thread(read_passphrase, options)


async def _turned(paths: Paths, proof: str, said: str, options: Namespace) -> int:
    try:
        await asyncio.to_thread(_carry_out, paths, proof)
    except WorkbenchError:
        await _forget(paths)
        raise
    return _done(said, options)


def _carry_out(paths: Paths, proof: str) -> None:
    door = StoreDoor(paths)
    master = door.by_typed(proof) if proof else door.by_keyring()
    if master is None:
        raise StoreError("the keyring does not open the store", "Give the passphrase.")
    door.open(master, tell_progress)()


async def _forget(paths: Paths) -> None:
    """A plan of a command is for now, not for the next start."""
    await StoreKeeping(paths).forget_plan()


def _say_recovery(recovery: str, options: Namespace) -> None:
    if options.json:
        say(reports.as_json({"recovery_key": recovery}))
        return
    say(f"recovery key: {recovery}")
    reports.tell(
        "Write it down and keep it elsewhere: it opens the store if the passphrase or the "
        "keyring is lost, and it is not shown again."
    )


def _done(text: str, options: Namespace) -> int:
    say(reports.as_json({"done": text}) if options.json else text)
    return 0
