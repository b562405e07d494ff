"""Whether the policy demands an encrypted store, asked before anything is written."""

from __future__ import annotations

from workbench.base.errors import PolicyError
from workbench.base.paths import Paths
from workbench.base.vault import is_encrypted
from workbench.policy.standing import find_standing


def is_demanded(paths: Paths) -> bool:
    """Whether the policy that holds says ``encrypted: true``."""
    return find_standing(paths).policy.encrypted


def see_demanded(paths: Paths) -> None:
    """See that a store which must be encrypted is.

    Raises:
        PolicyError: It is plain; nothing was written.
    """
    if not is_encrypted(paths.data) and is_demanded(paths):
        raise PolicyError(
            "the policy demands an encrypted store, and this one is plain",
            "An administrator says: workbench store encrypt.",
        )


def see_not_demanded(paths: Paths) -> None:
    """See that a store may become plain.

    Raises:
        PolicyError: The policy demands that it is encrypted.
    """
    if is_demanded(paths):
        raise PolicyError(
            "the policy demands an encrypted store",
            "Sign a policy without `encrypted: true` first.",
        )
