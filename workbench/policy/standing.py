"""Which policy holds on this machine, and whether it can be trusted; what is unclear locks."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from workbench.base.errors import PolicyError, StoreError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.policy import policy_file, signing_key
from workbench.policy.places import KEY, POLICY, REQUIRED_VARIABLE, SEEN, TRUSTED, is_set_up
from workbench.policy.policy_file import PolicyText, is_signed_by, read_policy
from workbench.policy.profiles import DESKTOP, Policy, Profile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds.

    Attributes:
        source: The file; None if there is none.
        signer: The public key that signed it, empty if none did.
        problem: Why it cannot be trusted, with what to do; empty if it can.
        by_machine: The machine's administrator says it, so no user changes it.
    """

    policy: Policy = DESKTOP
    source: Path | None = None
    signer: bytes = b""
    problem: str = ""
    by_machine: bool = False


def find_standing(paths: Paths) -> Standing:
    """What holds here; never raises: what cannot be read is a problem of the standing."""
    if not is_set_up(paths):
        return Standing()
    try:
        found = _found(paths)
        _check_seen(paths, found)
        _check_required(found.policy.profile)
    except PolicyError as exc:
        log.warning("policy.not_trusted reason=%s", exc.message)
        problem = f"{exc.message[:1].upper()}{exc.message[1:]}. {exc.hint}".strip()
        return Standing(problem=problem, source=_place(paths)[0])
    note_seen(paths, found.policy)
    return found


def _place(paths: Paths) -> tuple[Path, bool]:
    """The file that counts, and whether it is the machine's."""
    machine = paths.machine
    if machine is not None and os.path.lexists(machine / POLICY):
        return machine / POLICY, True
    return paths.data / POLICY, False


def _found(paths: Paths) -> Standing:
    source, by_machine = _place(paths)
    trusted, of_machine = _trusted(paths)
    text = policy_file.read_text(source)
    if text is None:
        if trusted and (of_machine or seen(paths)[0]):  # else it was never written whole
            raise PolicyError(
                f"{source.name} is missing, and this installation has one",
                f"An administrator restores it at {source}.",
            )
        return Standing()
    if trusted:
        if not is_signed_by(text, trusted):
            raise PolicyError(_unsigned(text, source), "An administrator signs it again.")
        return Standing(read_policy(text), source, trusted, by_machine=of_machine)
    return _of_nobody(text, source, by_machine=by_machine)


def _trusted(paths: Paths) -> tuple[bytes, bool]:
    """The key whose signature counts, and whether it is the machine's."""
    machine = paths.machine
    if machine and (key := policy_file.trusted_key(machine / TRUSTED)):
        return key, True
    own = signing_key.load_key(paths.data / KEY)
    return (own.public if own is not None else b""), False


def _of_nobody(text: PolicyText, source: Path, *, by_machine: bool) -> Standing:
    """A file where no key is known: it may ask for less than nothing only."""
    policy = read_policy(text)
    if policy.held:
        raise PolicyError(
            f"{source.name} makes this a {policy.profile}, and nobody known here signed it",
            "An administrator says: workbench policy sign.",
        )
    return Standing(policy, source, by_machine=by_machine)


def _unsigned(text: PolicyText, source: Path) -> str:
    if not text.signature:
        return f"{source.name} is not signed"
    return f"{source.name} was changed after it was signed, or somebody unknown signed it"


def _check_seen(paths: Paths, found: Standing) -> None:
    """Refuse a policy that is older than one that held before, or that is gone."""
    serial, profile = seen(paths)
    if found.source is None and profile != "desktop":
        raise PolicyError(
            f"this was a {profile}, and its policy is gone",
            f"An administrator restores {POLICY}.",
        )
    if found.source is not None and found.policy.serial < serial:
        raise PolicyError(
            f"{found.source.name} has number {found.policy.serial}, and number {serial} held "
            "before",
            "An administrator signs it again.",
        )


def seen(paths: Paths) -> tuple[int, str]:
    """The number and the profile of the policy that held last."""
    try:
        raw = json.loads(read_regular(paths.data / SEEN, 10_000))
        return int(raw["serial"]), str(raw["profile"])
    except FileNotFoundError:
        return 0, "desktop"
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        log.warning("policy.seen_unreadable")
        return 0, "desktop"


def note_seen(paths: Paths, policy: Policy) -> None:
    """Remember that this one held, so that no older one is taken."""
    if seen(paths) == (policy.serial, policy.profile):
        return
    content = {"serial": policy.serial, "profile": policy.profile}
    try:
        write_atomically(paths.data / SEEN, canonical_json(content))
    except StoreError as exc:
        log.warning("policy.seen_unkept reason=%s", exc.message)


def _check_required(profile: Profile) -> None:
    wanted = os.environ.get(REQUIRED_VARIABLE, "")
    if wanted and profile != wanted:
        raise PolicyError(
            f"a {wanted} was started, and the policy makes this a {profile}",
            f"An administrator signs a policy with profile: {wanted}.",
        )
