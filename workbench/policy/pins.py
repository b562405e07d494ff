"""PINs and passphrases, kept as Argon2id hashes in the usual text form."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from workbench.base.errors import PolicyError
from workbench.policy.roles import Role

LEAST_CHARACTERS, LEAST_OF_ADMINISTRATORS, MOST_CHARACTERS = 6, 8, 256
_SALT_BYTES, _HASH_BYTES = 16, 32
_MOST_MEMORY_KIB, _MOST_ITERATIONS, _MOST_LANES = 1024 * 1024, 16, 16
_PHC = re.compile(
    r"\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})"
    r"\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess costs; the usual values are the second choice of RFC 9106."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


USUAL = Cost()


def normal(pin: str) -> bytes:
    """What is hashed: the same for keyboards that compose letters in different ways.

    Raises:
        PolicyError: It is too long, or no text.
    """
    if len(pin) > MOST_CHARACTERS:
        raise PolicyError(
            f"a PIN has at most {MOST_CHARACTERS} characters", "Choose a shorter one."
        )
    try:
        return unicodedata.normalize("NFC", pin).encode()
    except UnicodeEncodeError as exc:
        raise PolicyError("the PIN holds half a character", "Type it again.") from exc


def check_new(pin: str, role: Role) -> None:
    """Whether a PIN is good enough for a role.

    Raises:
        PolicyError: It is not; the message says why.
    """
    least = LEAST_OF_ADMINISTRATORS if role == "administrator" else LEAST_CHARACTERS
    normal(pin)
    if len(pin) < least:
        raise PolicyError(
            f"a PIN for the role {role} has at least {least} characters",
            "Choose a longer one; a few words are good.",
        )
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise PolicyError("that PIN is guessed first", "Choose one that is no row or pattern.")


def hashed(pin: str, cost: Cost | None = None) -> str:
    """The hash of a PIN, as it is kept. Blocking: it takes a tenth of a second or more."""
    cost = cost or USUAL
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(
        salt=os.urandom(_SALT_BYTES),
        length=_HASH_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return made.derive_phc_encoded(normal(pin))


def is_hash(text: str) -> bool:
    """Whether it is a hash of ours whose costs this machine can be asked for."""
    if (found := _PHC.fullmatch(text)) is None:
        return False
    memory_kib, iterations, lanes = map(int, found.groups())
    return (
        8 * lanes <= memory_kib <= _MOST_MEMORY_KIB
        and 1 <= iterations <= _MOST_ITERATIONS
        and 1 <= lanes <= _MOST_LANES
    )


def fits(pin: str, kept: str) -> bool:
    """Whether a PIN is the one of a hash. Blocking, as ``hashed`` is."""
    if not is_hash(kept) or len(pin) > MOST_CHARACTERS:
        return False
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        Argon2id.verify_phc_encoded(normal(pin), kept)
    except (InvalidKey, PolicyError, ValueError):
        return False
    return True


def key_of(pin: str, salt: bytes, cost: Cost | None = None) -> bytes:
    """Thirty-two bytes that only who knows the PIN can make. Blocking, as ``hashed`` is."""
    cost = cost or USUAL
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(
        salt=salt,
        length=_HASH_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return made.derive(normal(pin))
