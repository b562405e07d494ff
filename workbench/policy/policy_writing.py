"""Signing a policy and putting it in its place, so that a crash leaves the old or the new."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.base.errors import PolicyError, StoreError
from workbench.base.paths import Paths
from workbench.base.vault import is_encrypted, is_planned
from workbench.policy import policy_file
from workbench.policy.attempts import Attempts
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.policy.pins import Cost, check_new, hashed
from workbench.policy.places import KEY, POLICY
from workbench.policy.profiles import Person, Policy, checked
from workbench.policy.signing_key import SealedKey, load_key, new_key, save_key
from workbench.policy.standing import Standing, note_seen, seen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

log = logging.getLogger(__name__)


class PolicyWriting:
    """Writes this installation's own policy. Blocking, from one thread at a time."""

    def __init__(
        self,
        paths: Paths,
        standing: Standing,
        attempts: Attempts,
        audit: AuditLog,
        cost: Cost | None = None,
    ) -> None:
        """Join them; ``cost`` is what a guess of a new PIN costs, if not as usual."""
        self._paths, self._standing = paths, standing
        self._attempts, self._audit, self._cost = attempts, audit, cost

    def save(self, policy: Policy, by: str, pin: str, new_pins: Mapping[str, str]) -> Policy:
        """Sign it and write it.

        Args:
            policy: What shall hold; its number is set here.
            by: The administrator who signs; the first policy makes one of them.
            pin: Of this administrator.
            new_pins: By name, the PINs to set; the people are in the policy already, where a
                name without a PIN needs none here.

        Returns:
            The policy as it was written.

        Raises:
            PolicyError: It makes no sense, or who signs may not.
            StoreError: It could not be written; the old one is in its place.
        """
        if self._standing.by_machine:
            raise PolicyError(
                "the machine's administrator decides the policy here",
                f"Change {self._standing.source} as that administrator.",
            )
        if policy.encrypted and not self._is_encrypted():
            raise PolicyError(
                "the policy demands an encrypted store, and this one is plain",
                "Encrypt it first: in Settings, or with `workbench store encrypt`.",
            )
        sealed, key = self._opened(policy, by, pin, new_pins)
        ready = self._numbered(self._with_pins(policy, new_pins))
        raw = policy_file.signed(ready, key)
        for person in ready.administrators:
            if person.name in new_pins:
                sealed = sealed.sealed_for(person.name, new_pins[person.name], key, self._cost)
        names = frozenset(person.name for person in ready.administrators)
        if missing := sorted(names - sealed.seals.keys()):
            raise PolicyError(
                f"{', '.join(missing)} could not sign the policy: the PIN is not known here",
                "Give each administrator a new PIN.",
            )
        self._write(sealed, names, raw)
        note_seen(self._paths, ready)
        self._note(by, ready)
        return ready

    def _is_encrypted(self) -> bool:
        return is_encrypted(self._paths.data) or is_planned(self._paths.data)

    def _opened(
        self, policy: Policy, by: str, pin: str, new_pins: Mapping[str, str]
    ) -> tuple[SealedKey, Ed25519PrivateKey]:
        held = load_key(self._paths.data / KEY)
        begun = (self._paths.data / POLICY).exists() or seen(self._paths)[0]
        if held is None or not held.seals or not begun:
            if not any(one.name == by for one in policy.administrators) or by not in new_pins:
                raise PolicyError(
                    "the first policy is signed by its administrator",
                    "Set a PIN for an administrator first.",
                )
            return new_key()
        counted = by if by in held.seals else ""
        self._attempts.begin(counted)
        key = held.opened(by, pin)
        self._attempts.right(counted)
        return held, key

    def _with_pins(self, policy: Policy, new_pins: Mapping[str, str]) -> Policy:
        people: list[Person] = []
        for one in policy.people:
            found = one
            if (new := new_pins.get(one.name)) is not None:
                check_new(new, one.role)
                found = replace(one, pin=hashed(new, self._cost))
            people.append(found)
        return checked(replace(policy, people=tuple(people)))

    def _numbered(self, policy: Policy) -> Policy:
        before = max(seen(self._paths)[0], self._standing.policy.serial, policy.serial)
        return replace(policy, serial=before + 1)

    def _write(self, sealed: SealedKey, names: frozenset[str], raw: bytes) -> None:
        """Who could sign before can until the new policy is in its place."""
        key_path = self._paths.data / KEY
        save_key(key_path, sealed)
        policy_file.write_policy(self._paths.data / POLICY, raw)
        if names != sealed.seals.keys():
            save_key(key_path, sealed.only_for(names))

    def _note(self, by: str, policy: Policy) -> None:
        details = {
            "profile": policy.profile,
            "serial": policy.serial,
            "people": [f"{one.name}: {one.role}" for one in policy.people],
        }
        try:
            self._audit.write([AuditEntry(time.time(), by, "policy.changed", details)])
        except StoreError as exc:
            log.warning("policy.change_unrecorded reason=%s", exc.message)
