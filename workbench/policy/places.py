"""Where a policy and what belongs to it lie; asked before the first frame, so it is light."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.base.paths import Paths

POLICY, TRUSTED, KEY, SEEN = (
    "policy.yaml",
    "policy.pub",
    "policy-key.json",
    "policy-seen.json",
)
_MOST_BYTES = 1_000_000
REQUIRED_VARIABLE = "WORKBENCH_PROFILE"
"""Says which profile the policy must be of: a kiosk's supervisor sets it."""


def is_set_up(paths: Paths) -> bool:
    """Whether anybody ever set a policy."""
    folders = [paths.data, *([paths.machine] if paths.machine is not None else ())]
    return bool(os.environ.get(REQUIRED_VARIABLE)) or any(
        os.path.lexists(folder / name)
        for folder in folders
        for name in (POLICY, TRUSTED, KEY, SEEN)
    )


def is_required_kiosk() -> bool:
    """Whether this start must be a kiosk, whatever the policy says."""
    return os.environ.get(REQUIRED_VARIABLE) == "kiosk"


def may_demand_encryption(paths: Paths) -> bool:
    """Whether a policy is there that names encryption: only then is it read that early."""
    folders = [paths.data, *([paths.machine] if paths.machine is not None else ())]
    return any(b"encrypted" in _beginning(folder / POLICY) for folder in folders)


def _beginning(path: Path) -> bytes:
    try:
        # A pipe in that place must hold up nothing.
        found = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    try:
        return os.read(found, _MOST_BYTES)
    except OSError:
        return b""
    finally:
        os.close(found)
