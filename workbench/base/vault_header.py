"""The file that says how an encrypted data folder is opened: ``store-key.json``.

A random master key wraps the data keys, and each way in wraps the master key: a passphrase by
Argon2id (RFC 9106), an entry of the system's keyring, a recovery key. Wrapping is AES-256-GCM,
bound to the store and to what is wrapped. The whole file is authenticated with the master key:
nobody who has it not can have the program decrypt the folder, say, by a changed word here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, TypeAlias

from workbench.base.data_keys import KEY_BYTES, DataKey, derived
from workbench.base.errors import PolicyError, StoreDamaged, StoreLocked, StoreNewer
from workbench.base.files import canonical_json

FORMAT = 1
LEAST_PASSPHRASE, MOST_PASSPHRASE = 12, 1024
_MOST_MEMORY_KIB, _MOST_ITERATIONS, _MOST_LANES, _MOST_SLOTS = 1 << 20, 16, 16, 8
_NONCE_BYTES, _SALT_BYTES, _STORE_BYTES = 12, 16, 16
_RECOVERY_BYTES, _GROUP = 25, 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter in it is taken for a digit."""
Way: TypeAlias = Literal["passphrase", "keyring", "recovery"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess of a passphrase costs: the usual is the second choice of RFC 9106."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


USUAL = Cost()


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in.

    Attributes:
        salt: In hex, of what the secret is derived with.
        cost: Of a passphrase; None for secrets that cannot be guessed.
        wrapped: The master key, in hex.
    """

    way: Way
    salt: str
    wrapped: str
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Turning:
    """What the folder is being turned into, and was not wholly when the program ended.

    Attributes:
        old: Number of the data key that files may still have; empty for plain files.
        new: Number of the data key that they get; empty for plain files.
    """

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Header:
    """The whole file.

    Attributes:
        store: A random number of this store, in hex.
        slots: The ways in.
        keys: The data keys by their number, wrapped, in hex.
        current: The number of the one that is written with.
        turning: Set while the folder is encrypted, decrypted, or gets another key.
        mac: Of all else, in hex.
    """

    store: str
    slots: tuple[Slot, ...]
    keys: Mapping[str, str]
    current: str
    turning: Turning | None = None
    mac: str = ""


def begun() -> tuple[Header, bytes]:
    """The header of a new store, which has no way in yet, and its master key."""
    master, key = os.urandom(KEY_BYTES), DataKey.drawn()
    header = Header(os.urandom(_STORE_BYTES).hex(), (), {}, key.id.hex())
    return with_key(header, master, key), master


def with_key(header: Header, master: bytes, key: DataKey) -> Header:
    """The header with one more data key."""
    number = key.id.hex()
    wrapped = _wrap(derived(master, b"data keys"), key.secret, f"{header.store} key {number}")
    return replace(header, keys={**header.keys, number: wrapped})


def data_key(header: Header, master: bytes, number: str) -> DataKey:
    """A data key of the header.

    Raises:
        StoreDamaged: It is not there, or damaged.
    """
    from cryptography.exceptions import InvalidTag

    try:
        bound = f"{header.store} key {number}"
        secret = _unwrap(derived(master, b"data keys"), header.keys[number], bound)
        return DataKey(bytes.fromhex(number), secret)
    except (InvalidTag, KeyError, ValueError) as exc:
        raise _damaged() from exc


def with_slot(
    header: Header, master: bytes, way: Way, secret: str, cost: Cost | None = None
) -> Header:
    """The header with a way in, which takes the place of one of the same sort. Blocking."""
    salt = os.urandom(_SALT_BYTES)
    spent = (cost or USUAL) if way == "passphrase" else None
    outer = _outer(way, secret, salt, spent)
    slot = Slot(way, salt.hex(), _wrap(outer, master, f"{header.store} {way}"), spent)
    return replace(without(header, way), slots=(*without(header, way).slots, slot))


def without(header: Header, way: Way) -> Header:
    """The header without a way in."""
    return replace(header, slots=tuple(one for one in header.slots if one.way != way))


def ways(header: Header) -> tuple[Way, ...]:
    """The ways in."""
    return tuple(slot.way for slot in header.slots)


def master_of(header: Header, way: Way, secret: str) -> bytes:
    """The master key, for who knows a secret. Blocking: a passphrase takes a moment.

    Raises:
        StoreLocked: It is not the right one, or there is no such way in.
        StoreDamaged: The header was changed by somebody who has not the key.
    """
    from cryptography.exceptions import InvalidTag

    for slot in header.slots:
        if slot.way == way:
            try:
                outer = _outer(way, secret, bytes.fromhex(slot.salt), slot.cost)
                master = _unwrap(outer, slot.wrapped, f"{header.store} {way}")
            except (InvalidTag, ValueError, PolicyError):
                continue
            if not hmac.compare_digest(_mac(header, master), header.mac):
                raise StoreDamaged(
                    "the file with the keys of the encrypted store was changed",
                    "Put back a copy of it; nothing else was touched.",
                )
            return master
    what = {"passphrase": "passphrase", "recovery": "recovery key", "keyring": "entry"}[way]
    raise StoreLocked(
        f"that {what} does not open the encrypted store", "Nothing was changed. Try again."
    )


def written(header: Header, master: bytes) -> str:
    """The text of the file."""
    values = asdict(replace(header, mac=_mac(header, master)))
    return canonical_json({"format": FORMAT, **values})


def read_header(raw: bytes) -> Header:
    """The header of a file, of which nothing is believed yet.

    Raises:
        StoreNewer: A newer program wrote it.
        StoreDamaged: It is none.
    """
    try:
        values = json.loads(raw)
        if values["format"] != FORMAT:
            raise StoreNewer(
                "the store was encrypted by a newer version of this program", "Update this one."
            )
        turning = values["turning"]
        header = Header(
            _hex(values["store"]),
            tuple(_slot(one) for one in values["slots"][:_MOST_SLOTS]),
            {_hex(number): _hex(wrapped) for number, wrapped in values["keys"].items()},
            _hex(values["current"]),
            None if turning is None else Turning(_hex(turning["old"]), _hex(turning["new"])),
            _hex(values["mac"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise _damaged() from exc
    return header


def check_new_passphrase(text: str) -> None:
    """Whether a passphrase is good enough to keep a store.

    Raises:
        PolicyError: It is not; the message says why.
    """
    normal(text)
    if len(text) < LEAST_PASSPHRASE or len(set(text)) < 5:
        raise PolicyError(
            f"a passphrase has at least {LEAST_PASSPHRASE} characters, and not the same ones",
            "Four or five words that have nothing to do with one another are good.",
        )


def normal(text: str) -> bytes:
    """What is derived from: the same for keyboards that compose letters in different ways.

    Raises:
        PolicyError: It is too long, or no text.
    """
    if len(text) > MOST_PASSPHRASE:
        raise PolicyError("that passphrase is too long", "Choose a shorter one.")
    try:
        return unicodedata.normalize("NFC", text).encode()
    except UnicodeEncodeError as exc:
        raise PolicyError("the passphrase holds half a character", "Type it again.") from exc


def drawn_recovery_key() -> str:
    """A recovery key, as it is printed: eight groups of five characters, 200 bits."""
    number = int.from_bytes(os.urandom(_RECOVERY_BYTES))
    text = ""
    for _at in range(_RECOVERY_BYTES * 8 // 5):
        number, digit = divmod(number, 32)
        text += _ALPHABET[digit]
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def typed_recovery_key(text: str) -> str:
    """A recovery key as a person typed it: any case, any spaces, O for 0 and I or L for 1."""
    plain = "".join(char for char in text.upper() if char.isalnum())
    return plain.translate(str.maketrans("OIL", "011"))


def _outer(way: Way, secret: str, salt: bytes, cost: Cost | None) -> bytes:
    if way != "passphrase" or cost is None:
        text = typed_recovery_key(secret) if way == "recovery" else secret
        return derived(normal(text) + salt, f"workbench {way}".encode())
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(normal(secret))


def _wrap(outer: bytes, inner: bytes, bound: str) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return (nonce + AESGCM(outer).encrypt(nonce, inner, bound.encode())).hex()


def _unwrap(outer: bytes, wrapped: str, bound: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    raw = bytes.fromhex(wrapped)
    return AESGCM(outer).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], bound.encode())


def _mac(header: Header, master: bytes) -> str:
    text = canonical_json(asdict(replace(header, mac="")))
    return hmac.new(derived(master, b"header"), text.encode(), hashlib.sha256).hexdigest()


def _slot(values: Any) -> Slot:
    way = values["way"]
    if way not in ("passphrase", "keyring", "recovery"):
        raise ValueError("there is no such way in")
    cost = None
    if values["cost"] is not None:
        cost = Cost(
            *(int(values["cost"][name]) for name in ("memory_kib", "iterations", "lanes"))
        )
        _see_bounded(cost)
    return Slot(way, _hex(values["salt"]), _hex(values["wrapped"]), cost)


def _see_bounded(cost: Cost) -> None:
    """A file of a stranger must not ask this machine for all its memory."""
    if not (
        8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
        and 1 <= cost.iterations <= _MOST_ITERATIONS
        and 1 <= cost.lanes <= _MOST_LANES
    ):
        raise ValueError("its costs are out of bounds")


def _hex(text: Any) -> str:
    return bytes.fromhex(text).hex()


def _damaged() -> StoreDamaged:
    return StoreDamaged(
        "the file with the keys of the encrypted store is damaged",
        "Put back a copy of store-key.json; nothing else was touched.",
    )
