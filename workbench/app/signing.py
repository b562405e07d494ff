"""Signing in and out, locking, emergencies and wiping: done here, decided in ``policy``."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import Any

from workbench.base.errors import PolicyError, StoreError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.policy.access import Access, Session
from workbench.policy.attempts import Attempts
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.policy.pins import fits, key_of
from workbench.policy.places import KEY
from workbench.policy.policy_writing import PolicyWriting
from workbench.policy.profiles import Person, Policy
from workbench.policy.signing_key import load_key
from workbench.policy.standing import Standing

log = logging.getLogger(__name__)
LEAST_REASON, MOST_REASON = 10, 1000
EMERGENCY_S = 900.0
"""How long an emergency lasts; then somebody signs in, or gives a reason again."""
_NOBODYS_SALT = bytes(16)


class Signing:
    """What the sign-in, lock and start screens ask. Lives on the event loop.

    Attributes:
        access: Decides what who signed in may do.
        standing: Where the policy comes from.
        written: The policy on disk, which holds from the next start.
    """

    def __init__(
        self,
        paths: Paths,
        standing: Standing,
        access: Access,
        settings: SettingsStore,
        audit: AuditLog,
        attempts: Attempts,
    ) -> None:
        self.access, self.standing = access, standing
        self._paths, self._settings = paths, settings
        self._audit, self._attempts = audit, attempts
        self.written = access.policy
        self._writing = PolicyWriting(paths, standing, attempts, audit)

    @property
    def policy(self) -> Policy:
        """What holds until the program ends."""
        return self.access.policy

    @property
    def session(self) -> Session:
        """Who sits before the program."""
        return self.access.session

    def wait_s(self, name: str) -> float:
        """How long the next try of a name has to wait."""
        known = self.access.problem or self.policy.person(name) is not None
        return self._attempts.wait_s(name if known else "")

    async def sign_in(self, name: str, pin: str) -> Session:
        """Somebody signs in, or unlocks the screen.

        Raises:
            PolicyError: Name and PIN do not fit, or the try comes too early.
        """
        person = await asyncio.to_thread(self._checked, name.strip(), pin)
        now = self.session
        if now.person and now.person != person.name:
            raise PolicyError(
                f"the screen is locked for {now.person}",
                "Sign that person out first; what they began is stopped.",
            )
        self.access.enter(person.name)
        self._settings.tell()
        return self.session

    async def check_administrator(self, name: str, pin: str) -> None:
        """Whether an administrator stands here, also where the policy cannot be trusted.

        Raises:
            PolicyError: It is none, or the try comes too early.
        """
        if not self.access.problem:
            person = await asyncio.to_thread(self._checked, name.strip(), pin)
            if person.role != "administrator":
                raise PolicyError(f"{person.name} is no administrator", "Ask one.")
            return
        await asyncio.to_thread(self._opens_key, name.strip(), pin)

    @property
    def can_be_proven(self) -> bool:
        """Whether anybody could prove here to be an administrator."""
        if not self.access.problem:
            return bool(self.policy.administrators)
        try:
            key = load_key(self._paths.data / KEY)
        except PolicyError:
            return False
        return key is not None and bool(key.seals)

    def lock(self) -> None:
        """Cover the screen at once."""
        if self.access.held and not self.session.locked:
            person = self.session.person
            self.access.lock()
            self._note_soon(person, "screen.locked")

    def leave(self) -> None:
        """Nobody is signed in any more."""
        before = self.session
        self.access.leave()
        self._settings.tell()
        if before.person:
            self._note_soon(before.person, "signed.out")

    async def break_glass(self, name: str, reason: str) -> Session:
        """Come in without a PIN in an emergency; it is on the disk before anything opens.

        Raises:
            PolicyError: There is no such access here, or no reason was given.
            StoreError: It could not be recorded, so it is refused.
        """
        name, reason = " ".join(name.split())[:80], " ".join(reason.split())[:MOST_REASON]
        if not name or len(reason) < LEAST_REASON:
            raise PolicyError(
                f"a name and a reason of at least {LEAST_REASON} characters are needed",
                "Write who you are and why it cannot wait. Both are recorded.",
            )
        if not self.policy.break_glass or self.access.problem:
            raise PolicyError("there is no emergency access here", "Sign in.")
        role = self.policy.break_glass_role
        await asyncio.to_thread(
            self._note, name, "emergency.access", {"reason": reason, "role": role}
        )
        self.access.enter(name, emergency=reason)
        self._settings.tell()
        return self.session

    async def save_policy(
        self, policy: Policy, by: str, pin: str, new_pins: Mapping[str, str]
    ) -> Policy:
        """Sign a policy and put it in its place; it holds from the next start.

        Raises:
            PolicyError: It makes no sense, or who signs may not.
            StoreError: It could not be written; the old one is in its place.
        """
        save = self._writing.save
        self.written = await asyncio.to_thread(save, policy, by, pin, new_pins)
        return self.written

    def _checked(self, name: str, pin: str) -> Person:
        """Who that is; blocking."""
        person = self.policy.person(name)
        # Nobody's names share one count, so that many of them push no other count out.
        counted = name if person is not None else ""
        self._attempts.begin(counted)
        if person is None:
            key_of(pin[:256], _NOBODYS_SALT)  # takes as long as a name that is somebody's
        elif fits(pin, person.pin):
            self._attempts.right(counted)
            self._try_note(name, "signed.in", {"role": person.role})
            return person
        self._try_note(name, "sign-in.refused", {})
        raise PolicyError("name and PIN do not belong together", "Check both, and try again.")

    def _opens_key(self, name: str, pin: str) -> None:
        key = load_key(self._paths.data / KEY)
        if key is None:
            raise PolicyError("there is no administrator here", "Ask who set this up.")
        counted = name if name in key.seals else ""
        self._attempts.begin(counted)
        key.opened(name, pin)
        self._attempts.right(counted)
        self._try_note(name, "way-out.opened", {})

    def _note_soon(self, actor: str, what: str) -> None:
        """Record it beside everything else: the screen waits for no disk."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._try_note(actor, what, {})
            return
        loop.run_in_executor(None, self._try_note, actor, what, {})

    def _try_note(self, actor: str, what: str, details: Mapping[str, Any]) -> None:
        try:
            self._note(actor, what, details)
        except StoreError as exc:
            log.warning("signing.unrecorded what=%s reason=%s", what, exc.message)

    def _note(self, actor: str, what: str, details: Mapping[str, Any]) -> None:
        said = {"profile": self.policy.profile, **details}
        self._audit.write([AuditEntry(time.time(), actor or "nobody", what, said)])
