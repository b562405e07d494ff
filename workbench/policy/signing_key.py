"""The key that signs the policy: held sealed, once for each administrator's PIN."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import PolicyError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.private import make_private
from workbench.base.regular_files import read_regular
from workbench.policy import pins
from workbench.policy.pins import Cost, key_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_MOST_BYTES = 1_000_000
_SALT_BYTES, _NONCE_BYTES = 16, 12


@dataclass(frozen=True, slots=True)
class Seal:
    """The private key as one PIN opens it."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A signing key at rest.

    Attributes:
        public: Its public half, 32 bytes.
        seals: By the name of the administrator.
    """

    public: bytes
    seals: Mapping[str, Seal]

    def opened(self, name: str, pin: str) -> Ed25519PrivateKey:
        """The key. Blocking: it takes a tenth of a second or more.

        Raises:
            PolicyError: The PIN is not that of this administrator.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        seal = self.seals.get(name)
        if seal is None:
            raise PolicyError(
                f"{name!r:.80} cannot sign the policy here", "Sign in as an administrator."
            )
        try:
            raw = AESGCM(key_of(pin, seal.salt, seal.cost)).decrypt(
                seal.nonce, seal.sealed, self.public + name.encode()
            )
        except InvalidTag as exc:
            raise PolicyError("that is not the PIN", "Type it again.") from exc
        return Ed25519PrivateKey.from_private_bytes(raw)

    def sealed_for(
        self, name: str, pin: str, key: Ed25519PrivateKey, cost: Cost | None = None
    ) -> SealedKey:
        """With a seal for this administrator's PIN, in the place of an earlier one."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cost = cost or pins.USUAL
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        sealed = AESGCM(key_of(pin, salt, cost)).encrypt(
            nonce, key.private_bytes_raw(), self.public + name.encode()
        )
        return replace(self, seals={**self.seals, name: Seal(salt, nonce, sealed, cost)})

    def only_for(self, names: frozenset[str]) -> SealedKey:
        """Without the seals of anyone else."""
        return replace(self, seals={n: s for n, s in self.seals.items() if n in names})


def new_key() -> tuple[SealedKey, Ed25519PrivateKey]:
    """A key that nobody holds yet."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return SealedKey(key.public_key().public_bytes_raw(), {}), key


def load_key(path: Path) -> SealedKey | None:
    """The key of a file; None if there is no such file.

    Raises:
        PolicyError: The file is there and cannot be read.
    """
    try:
        raw = json.loads(read_regular(path, _MOST_BYTES))
        seals = {str(name): _seal(row) for name, row in raw["seals"].items()}
        return SealedKey(_public(raw), seals)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise PolicyError(
            f"{path.name} cannot be read: {type(exc).__name__}",
            "Restore it from a copy, or have the machine's administrator set the policy anew.",
        ) from exc


def save_key(path: Path, key: SealedKey) -> None:
    """Write it, for the user's eyes only.

    Raises:
        StoreError: The system refused.
    """
    rows = {
        name: {
            "salt": seal.salt.hex(),
            "nonce": seal.nonce.hex(),
            "sealed": seal.sealed.hex(),
            "memory_kib": seal.cost.memory_kib,
            "iterations": seal.cost.iterations,
            "lanes": seal.cost.lanes,
        }
        for name, seal in key.seals.items()
    }
    content = {"version": 1, "public": key.public.hex(), "seals": rows}
    write_atomically(path, canonical_json(content))
    make_private(path)


def _public(raw: Mapping[str, Any]) -> bytes:
    public = bytes.fromhex(raw["public"])
    if raw["version"] != 1 or len(public) != 32:
        raise ValueError("no key of ours")
    return public


def _seal(row: Mapping[str, Any]) -> Seal:
    cost = Cost(int(row["memory_kib"]), int(row["iterations"]), int(row["lanes"]))
    if not (
        8 * cost.lanes <= cost.memory_kib <= 1024 * 1024
        and 1 <= cost.iterations <= 16
        and 1 <= cost.lanes <= 16
    ):
        raise ValueError("costs that no machine is asked for")
    salt, nonce, sealed = (bytes.fromhex(row[name]) for name in ("salt", "nonce", "sealed"))
    if (len(salt), len(nonce)) != (_SALT_BYTES, _NONCE_BYTES) or len(sealed) != 48:
        raise ValueError("no seal of ours")
    return Seal(salt, nonce, sealed, cost)
