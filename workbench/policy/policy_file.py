"""The policy file: YAML whose last line is an Ed25519 signature over all that stands before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.errors import DocumentError, PolicyError
from workbench.base.files import write_atomically
from workbench.base.private import make_private
from workbench.base.regular_files import read_regular
from workbench.base.yaml_text import canonical, composed, decoded
from workbench.base.yaml_values import json_values
from workbench.policy.profiles import USUAL_IDLE_S, Person, Policy, as_values, checked

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pydantic import TypeAdapter

MOST_BYTES = 1_000_000
_MARK = b"workbench policy 1\n"
_LINE = re.compile(rb"# signature: ed25519 ([0-9a-f]{64}) ([0-9a-f]{128})\n?\Z")


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A policy file as read.

    Attributes:
        body: What is signed.
        signer: The public key that the file names; empty if it is not signed.
        signature: Of that key, not checked yet.
    """

    body: bytes
    signer: bytes = b""
    signature: bytes = b""


def parted(raw: bytes) -> PolicyText:
    """A file's bytes, taken apart at its signature."""
    if (found := _LINE.search(raw)) is None:
        return PolicyText(raw)
    signer, signature = (bytes.fromhex(part.decode()) for part in found.groups())
    return PolicyText(raw[: found.start()], signer, signature)


def read_text(path: Path) -> PolicyText | None:
    """A policy file; None if there is none.

    Raises:
        PolicyError: It cannot be read, or is far too large.
    """
    try:
        raw = read_regular(path, MOST_BYTES)
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise PolicyError(
            f"{path} cannot be read: {exc.strerror or exc}", "Ask the administrator."
        ) from exc
    if len(raw) > MOST_BYTES:
        raise PolicyError(f"{path} is too large for a policy", "Ask the administrator.")
    return parted(raw)


def is_signed_by(text: PolicyText, trusted: bytes) -> bool:
    """Whether this key signed exactly these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not text.signature or text.signer != trusted or len(trusted) != 32:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(trusted).verify(text.signature, _MARK + text.body)
    except (InvalidSignature, ValueError):
        return False
    return True


def read_policy(text: PolicyText, people: tuple[Person, ...] = ()) -> Policy:
    """What a file says, whoever signed it.

    Args:
        text: The file.
        people: Who may sign in where the file names nobody: for one that a person wrote.

    Raises:
        PolicyError: It is no policy; the message names the line or the field.
    """
    from pydantic import ValidationError

    try:
        node = composed(decoded(text.body, MOST_BYTES, "A policy has some kilobytes."))
        values: Any = {} if node is None else json_values(node)[0]
        policy = _adapter().validate_python(values)
        if people and not policy.people:
            policy = replace(policy, people=people)
        if people and not policy.idle_s:
            policy = replace(policy, idle_s=USUAL_IDLE_S[policy.profile])
    except DocumentError as exc:
        raise PolicyError(f"the policy cannot be read: {exc.message}", exc.hint) from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise PolicyError(
            f"the policy cannot be read: {place[:200]}: {first['msg']}", "Mend that field."
        ) from exc
    return checked(policy)


def signed(policy: Policy, key: Ed25519PrivateKey) -> bytes:
    """The policy as a file with its signature.

    Raises:
        PolicyError: The policy does not make sense.
    """
    body = canonical(as_values(checked(policy))).encode()
    return sealed_body(body, key)


def sealed_body(body: bytes, key: Ed25519PrivateKey) -> bytes:
    """Text that a person wrote, with a signature."""
    if not body.endswith(b"\n"):
        body += b"\n"
    public = key.public_key().public_bytes_raw().hex()
    signature = key.sign(_MARK + body).hex()
    return body + f"# signature: ed25519 {public} {signature}\n".encode()


def write_policy(path: Path, raw: bytes) -> None:
    """Put a signed policy in its place; before or after a crash, one of both is there.

    Raises:
        StoreError: The system refused; the old one is in its place.
    """
    write_atomically(path, raw)
    make_private(path)


def trusted_key(path: Path) -> bytes:
    """The public key of a file; empty if there is no such file.

    Raises:
        PolicyError: The file is there and is no key.
    """
    try:
        text = read_regular(path, 1000).decode("ascii").strip()
        key = bytes.fromhex(text)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as exc:
        raise PolicyError(f"{path} is no key", "Ask the machine's administrator.") from exc
    if len(key) != 32:
        raise PolicyError(f"{path} is no key", "Ask the machine's administrator.")
    return key


@cache
def _adapter() -> TypeAdapter[Policy]:
    from pydantic import TypeAdapter

    return TypeAdapter(Policy)
