"""The key of this installation, and the keys of others that its user trusts."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import PolicyError, StoreError
from workbench.base.files import canonical_json, keep_damaged, store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.models.bundles.signing import fingerprint, public_key_of
from workbench.policy.secrets import Secrets

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

log = logging.getLogger(__name__)
_SECRET = "bundle-signing-key"  # noqa: S105 - the name it is kept under
_LIST = "bundle-signers.json"
_FORMAT = 1
_KEY = "bundle-signing-key"
_KEY_BYTES = 32
_MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TrustedSigner:
    """A key that the user said yes to.

    Attributes:
        public_key: In hex.
        added_s: Unix time.
    """

    public_key: str
    added_s: float

    @property
    def fingerprint(self) -> str:
        """As people compare it."""
        return fingerprint(self.public_key)


class Signers:
    """Blocking: the system's keyring may ask the user to unlock it."""

    def __init__(self, folder: Path, secrets: Secrets) -> None:
        """Nothing is read or made yet.

        Args:
            folder: Where the list of trusted keys lies, and the own key where the system has
                no keyring.
            secrets: The system's keyring.
        """
        self._folder, self._secrets = folder, secrets

    def own_key(self) -> Ed25519PrivateKey:
        """The key of this installation; made when it is first wanted.

        Raises:
            PolicyError: The file with the key is damaged.
            StoreError: The key cannot be kept.
        """
        from filelock import FileLock

        try:
            with FileLock(self._folder / f".{_KEY}.lock", timeout=30):
                return _key(self._kept() or self._make())
        except OSError as exc:
            raise store_error(exc, self._folder / _KEY) from exc

    def is_own(self, public_key: str) -> bool:
        """Whether a bundle was packed here; no key is made to find out."""
        kept = self._kept()
        return bool(kept) and public_key_of(_key(kept)).hex() == public_key

    def is_trusted(self, public_key: str) -> bool:
        """Whether the user trusts whoever has this key; the own key always is trusted."""
        known = any(signer.public_key == public_key for signer in self.trusted())
        return known or self.is_own(public_key)

    def trusted(self) -> tuple[TrustedSigner, ...]:
        """The keys of others; a damaged list trusts nobody."""
        try:
            values = json.loads(read_regular(self._folder / _LIST, _MOST_BYTES))
            return tuple(_signers(values))
        except FileNotFoundError:
            return ()
        except (
            OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError,
        ) as exc:  # fmt: skip
            log.warning("signers.unreadable reason=%s", type(exc).__name__)
            return ()

    def trust(self, public_key: str) -> None:
        """Remember a key.

        Raises:
            StoreError: The list could not be written.
        """
        known = self.trusted()
        if not known:
            keep_damaged(self._folder / _LIST)
        if all(signer.public_key != public_key for signer in known):
            self._write([*known, TrustedSigner(_public(public_key), time.time())])

    def forget(self, public_key: str) -> None:
        """Trust a key no more.

        Raises:
            StoreError: The list could not be written.
        """
        known = self.trusted()
        if not known:
            keep_damaged(self._folder / _LIST)
        self._write([one for one in known if one.public_key != public_key])

    def _write(self, signers: list[TrustedSigner]) -> None:
        entries = [asdict(signer) for signer in signers]
        text = canonical_json({"format": _FORMAT, "signers": entries})
        write_atomically(self._folder / _LIST, text)

    def _kept(self) -> str:
        """The own key as text: from the file if there is one, else from the keyring."""
        try:
            return read_regular(self._folder / _KEY, _MOST_BYTES).decode("ascii").strip()
        except FileNotFoundError:
            return self._secrets.get(_SECRET)
        except (OSError, UnicodeDecodeError) as exc:
            raise StoreError(
                f"the signing key in {self._folder / _KEY} cannot be read",
                "Move the file away; a new key is made, which others must trust anew.",
            ) from exc

    def _make(self) -> str:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        text = Ed25519PrivateKey.generate().private_bytes_raw().hex()
        if not self._secrets.set(_SECRET, text):
            # The temporary file of an atomic write is for its owner only from the start.
            write_atomically(self._folder / _KEY, text + "\n")
            (self._folder / _KEY).chmod(0o600)
        log.info("signers.key_made")
        return text


def _signers(values: Mapping[str, Any]) -> Iterator[TrustedSigner]:
    if values["format"] != _FORMAT:
        raise ValueError("another program wrote it")
    for entry in values["signers"]:
        yield TrustedSigner(_public(entry["public_key"]), float(entry["added_s"]))


def _key(text: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text))
    except ValueError as exc:
        raise PolicyError(
            "the signing key of this installation is damaged",
            f"Move the file {_KEY} in the data folder away, or remove the keyring's entry "
            "workbench / bundle-signing-key; a new key is made, which others must trust anew.",
        ) from exc


def _public(text: str) -> str:
    if len(bytes.fromhex(text)) != _KEY_BYTES:
        raise ValueError("it is no public key")
    return text
