"""Who packed a bundle: an Ed25519 signature over the bytes of its index."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from workbench.base.errors import StoreDamaged

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_NEVER = "Ask for the bundle anew, from whom you had it; nothing was taken from this one."
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


def sign(key: Ed25519PrivateKey, raw_index: bytes) -> bytes:
    """What ``bundle.sig`` holds; the same index and key give the same bytes."""
    return _encode(public_key_of(key), key.sign(raw_index))


def public_key_of(key: Ed25519PrivateKey) -> bytes:
    """What others know of a key."""
    return key.public_key().public_bytes_raw()


def signature_bytes() -> int:
    """Length of every signature."""
    return len(_encode(bytes(_KEY_BYTES), bytes(_SIGNATURE_BYTES)))


def signer_of(raw_index: bytes, raw_signature: bytes) -> str:
    """The public key, in hex, of whoever signed an index.

    Raises:
        StoreDamaged: It is no signature, or not of this index.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public, signature = _decode(raw_signature)
        Ed25519PublicKey.from_public_bytes(public).verify(signature, raw_index)
    except InvalidSignature as exc:
        raise StoreDamaged(
            "the index of the bundle was changed after it was signed", _NEVER
        ) from exc
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise StoreDamaged(f"the signature of the bundle is no good: {exc}", _NEVER) from exc
    return public.hex()


def fingerprint(public_key: str) -> str:
    """A public key as people compare it: eight groups of four."""
    digest = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def _decode(raw: bytes) -> tuple[bytes, bytes]:
    values = json.loads(raw)
    public, signature = (bytes.fromhex(values[key]) for key in ("public_key", "signature"))
    if len(public) != _KEY_BYTES or raw != _encode(public, signature):
        raise ValueError("it is not written the one way in which a signature is written")
    return public, signature


def _encode(public: bytes, signature: bytes) -> bytes:
    values = {
        "format": 1,
        "algorithm": "ed25519",
        "public_key": public.hex(),
        "signature": signature.hex(),
    }
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode() + b"\n"
