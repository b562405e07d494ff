"""The key that signs the checkpoints of the audit log; made when it is first needed."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.base.errors import PolicyError
from workbench.base.files import canonical_json, store_error, write_atomically
from workbench.base.regular_files import read_regular
from workbench.policy.audit_records import moment
from workbench.policy.secrets import Secrets

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

log = logging.getLogger(__name__)
Place = Literal["keyring", "file"]
NOTE, PRIVATE = "key.json", "private.key"
_LOCK = "key.lock"
_FORMAT = 1
_MOST_BYTES = 100_000
_LOCK_S = 30.0
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeyNote:
    """What is public of the key.

    Attributes:
        public_key: In hex.
        place: Where the other half is kept.
        made: When it was made, UTC.
        earlier: Public keys that were used before it.
    """

    public_key: str
    place: Place
    made: str
    earlier: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """As people compare it: eight groups of four."""
        return fingerprint(self.public_key)

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key that this log was ever signed with."""
        return (*self.earlier, self.public_key)


def fingerprint(public_key: str) -> str:
    """A public key as people compare it: eight groups of four."""
    found = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()
    return " ".join(found[at : at + 4] for at in range(0, 32, 4))


class AuditKey:
    """Blocking: the system's keyring may ask the user to unlock it."""

    def __init__(self, folder: Path, secrets: Secrets) -> None:
        """Nothing is read or made yet.

        Args:
            folder: Where the log lies, and the key where the system has no keyring.
            secrets: The system's keyring.
        """
        self._folder, self._secrets = folder, secrets
        self._key: Ed25519PrivateKey | None = None
        self._public_key = ""

    def note(self) -> KeyNote | None:
        """What is public of it; None if it was not made yet.

        Raises:
            PolicyError: The note is damaged.
        """
        path = self._folder / NOTE
        try:
            return _read_note(read_regular(path, _MOST_BYTES))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as exc:
            raise PolicyError(
                f"{path} does not say what the key of the audit log is",
                "Put the file back from a copy of the data folder, or begin a new key: "
                "workbench audit new-key.",
            ) from exc

    @property
    def is_made(self) -> bool:
        """Whether there is a key, or was one."""
        return (self._folder / NOTE).exists()

    @property
    def public_key(self) -> str:
        """Of the key that was loaded; empty before."""
        return self._public_key

    def load(self) -> None:
        """Have the key ready to sign; made when there is none yet.

        Raises:
            PolicyError: It was made, but the keyring or the file does not give it.
            StoreError: It cannot be kept.
        """
        if self._key is None:
            note = self.note() or self._made()
            self._take(self._kept(note), note)

    def sign(self, message: bytes) -> str:
        """A signature in hex; ``load`` comes first."""
        if self._key is None:
            raise PolicyError("the key of the audit log is not loaded", "Try again.")
        return self._key.sign(message).hex()

    def renew(self) -> KeyNote:
        """Begin a new key, since the old one is lost; what it signed stays signed.

        Raises:
            StoreError: It cannot be kept.
        """
        try:
            before = self.note()
        except PolicyError:
            before = None
        self._key = None
        earlier = () if before is None else before.all_keys
        note = self._made(earlier, anew=True)
        self._take(self._kept(note), note)
        return note

    def _take(self, seed: str, note: KeyNote) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        try:
            key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
        except ValueError:
            key = None
        if key is None or key.public_key().public_bytes_raw().hex() != note.public_key:
            where = "the system's keyring" if note.place == "keyring" else PRIVATE
            raise PolicyError(
                f"the key of the audit log is not in {where}",
                "Unlock the keyring, or put the file back; if the key is lost: workbench "
                "audit new-key.",
            )
        self._key, self._public_key = key, note.public_key

    def _kept(self, note: KeyNote) -> str:
        if note.place == "keyring":
            return self._secrets.get(_name(note.public_key))
        try:
            return read_regular(self._folder / PRIVATE, _MOST_BYTES).decode("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def _made(self, earlier: tuple[str, ...] = (), *, anew: bool = False) -> KeyNote:
        from filelock import FileLock

        try:
            with FileLock(self._folder / _LOCK, timeout=_LOCK_S, mode=0o600):
                if not anew and (note := self.note()) is not None:
                    return note  # another program made it meanwhile
                return self._make(earlier)
        except OSError as exc:
            raise store_error(exc, self._folder / NOTE) from exc

    def _make(self, earlier: tuple[str, ...]) -> KeyNote:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.generate()
        seed = key.private_bytes_raw().hex()
        note = KeyNote(
            key.public_key().public_bytes_raw().hex(), "keyring", moment(time.time()), earlier
        )
        name = _name(note.public_key)
        if not self._secrets.set(name, seed):
            self._secrets.end_session(name)
            note = replace(note, place="file")
            # The temporary file of an atomic write is for its owner only from the start.
            write_atomically(self._folder / PRIVATE, seed + "\n")
            (self._folder / PRIVATE).chmod(0o600)
        values = {"format": _FORMAT, **asdict(note), "earlier": list(earlier)}
        write_atomically(self._folder / NOTE, canonical_json(values))
        log.info("audit.key_made place=%s", note.place)
        return note


def _name(public_key: str) -> str:
    """The name it is kept under: another data folder has another key."""
    return f"audit-key-{public_key[:16]}"


def _read_note(raw: bytes) -> KeyNote:
    values = json.loads(raw)
    if values["format"] != _FORMAT or values["place"] not in ("keyring", "file"):
        raise ValueError("another program wrote it")
    keys = [values["public_key"], *values["earlier"]]
    if any(len(bytes.fromhex(key)) != _KEY_BYTES for key in keys):
        raise ValueError("it names no key")
    return KeyNote(keys[0], values["place"], str(values["made"]), tuple(keys[1:]))
