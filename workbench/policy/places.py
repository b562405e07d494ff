"""Where a policy and what belongs to it lie; asked before the first frame, so it is light."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.base.paths import Paths

POLICY, TRUSTED, KEY, SEEN = (
    "policy.yaml",
    "policy.pub",
    "policy-key.json",
    "policy-seen.json",
)
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
