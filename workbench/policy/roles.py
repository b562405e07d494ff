"""Who sits before the program, and which tools are for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from workbench.base.errors import PolicyError

Role = Literal["visitor", "user", "builder", "administrator"]
Roles: TypeAlias = tuple[Role, ...] | None
"""The roles that something is for; None is for everyone, an empty tuple for nobody."""
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most."""
HIGHEST: Role = ROLES[-1]


def lower_of(one: Role, other: Role) -> Role:
    """The role of the two that may do less."""
    return min(one, other, key=ROLES.index)


def lowered(acting: Role, wanted: str) -> Role:
    """The role that is asked for, which may only be a lower one; empty asks for none.

    Raises:
        PolicyError: There is none of that name, or it is higher.
    """
    found = next((role for role in ROLES if role == wanted), None)
    if not wanted:
        return acting
    if found is None:
        raise PolicyError(f"there is no role {wanted!r}", f"There are: {', '.join(ROLES)}.")
    if ROLES.index(found) > ROLES.index(acting):
        raise PolicyError(
            f"you act as {acting}, and a role can only be lowered, not raised to {found}",
            "Leave the role out, or change it in the settings.",
        )
    return found


def in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles from the least to the most, each once."""
    return tuple(sorted(set(roles), key=ROLES.index))


def may_use(role: Role, *limits: Roles) -> bool:
    """Whether a role is among those of every limit. A higher role is not let in for a lower."""
    return all(limit is None or role in limit for limit in limits)


def refusal(role: Role, tool_name: str, *limits: Roles) -> str:
    """Why a role may not use a tool, for whoever called it; empty if it may."""
    if may_use(role, *limits):
        return ""
    left = [one for one in ROLES if may_use(one, *limits)]
    whom = f"only for: {', '.join(left)}" if left else "for nobody"
    return f"{tool_name} is {whom}; you act for: {role}. Do not call it again."
