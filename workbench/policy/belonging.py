"""Whose a conversation is, and whose somebody is shown: names and decisions.

An owner is one text. A person is the name under which they sign in, which never begins with
a space; all others do begin with one, so that no person can be taken for them.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import Literal

Other = Literal["administrator", "emergency"]
"""Who may be shown the conversations of others, where the policy says so."""
NOBODY = ""
"""Where nobody signs in, and what was kept before anybody could."""
PROGRAM = " program"
"""What runs by itself: jobs, evaluations, what alerts begin."""
SERVER = " server"
"""What other programs ask for."""
VISITOR = " visitor "
"""Begins the owners of those who come without signing in; each has one of their own."""
_EMERGENCY = " emergency "


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose conversations somebody is shown.

    Attributes:
        own: Whose they are that somebody begins now.
        more: Whose else are theirs to see and change.
        everyone: Those of all others are shown, too; they are theirs to read, not to change.
    """

    own: str
    more: frozenset[str] = frozenset()
    everyone: bool = False

    def shows(self, owner: str) -> bool:
        """Whether conversations of that owner are shown."""
        return self.everyone or self.has(owner)

    def has(self, owner: str) -> bool:
        """Whether conversations of that owner are theirs."""
        return owner == self.own or owner in self.more


def new_visitor() -> str:
    """Somebody who has not signed in: nobody else is ever shown what is theirs."""
    return f"{VISITOR}{uuid.uuid4().hex}"


def new_emergency() -> str:
    """Somebody who came in without a PIN: the name that was typed proves nothing."""
    return f"{_EMERGENCY}{uuid.uuid4().hex}"


def is_visitor(owner: str) -> bool:
    """Whether that is somebody who did not sign in."""
    return owner.startswith(VISITOR)


def mark_of(owner: str) -> str:
    """A short name for files of an owner that tells nobody who it is."""
    return hashlib.sha256(owner.encode("utf-8", "replace")).hexdigest()[:32]
