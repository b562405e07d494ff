"""For whom something is, in a file."""

from __future__ import annotations

from workbench.base.reading import Place
from workbench.policy.roles import ROLES, Roles, in_order


def read_roles(place: Place) -> Roles:
    """The roles of a field ``roles``, from the least to the most; None where it is absent.

    Raises:
        DocumentError: One is not known; the message names the line where there is one.
    """
    if not place.has("roles"):
        return None
    rows = place.take("roles", None)
    if not isinstance(rows, list) or not all(row in ROLES for row in rows):
        raise place.bad("roles", rows, f"a list of {', '.join(ROLES)}")
    return in_order(rows)
