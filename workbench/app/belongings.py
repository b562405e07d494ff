"""What belongs to one person apart from conversations: notes, and what graphs remember."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from workbench.app.memories import Shows
from workbench.app.memory_apart import owner_of
from workbench.base.paths import Paths
from workbench.policy.access import Access
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.policy.belonging import is_visitor, mark_of
from workbench.tools.memory.values import MemoryPlace
from workbench.traces.personal_store import Told
from workbench.traces.store import TraceStore

_MOST_TOLD = 10_000
_OF_VISITORS = "notes-visitor-"


def notes_of(paths: Paths, owner: str) -> Path:
    """The file of somebody's notes; where nobody signs in all share one."""
    if not owner:
        return paths.notes
    kind = _OF_VISITORS if is_visitor(owner) else f"{paths.notes.stem}-"
    return paths.notes.with_name(f"{kind}{mark_of(owner)}{paths.notes.suffix}")


def remove_notes_of_visitors(paths: Paths, but: str) -> None:
    """Remove the notes of all who did not sign in; blocking.

    Args:
        paths: Where they are.
        but: The owner who sits there now, whose notes stay.

    Raises:
        OSError: The system refused one; those before it are gone.
    """
    stays = notes_of(paths, but).name if is_visitor(but) else ""
    for file in paths.notes.parent.glob(f"{_OF_VISITORS}*"):  # with what SQLite has beside it
        if not stays or not file.name.startswith(stays):
            file.unlink(missing_ok=True)


def shown_memories(access: Access, store: TraceStore, tell: Told) -> Shows:
    """Which memories whoever sits before the program is shown.

    Args:
        access: Who that is.
        store: The conversations that are shown to them.
        tell: Records that something of somebody else is shown.
    """

    def shows(place: MemoryPlace) -> bool:
        if place.scope == "conversation":
            return store.owner(place.owner) is not None
        seen, owner = access.seen(), owner_of(place)
        if seen.shows(owner) and not seen.has(owner):
            tell(place.key, owner)
        return seen.shows(owner)

    return shows


class LooksAtOthers:
    """Records that somebody is shown what is somebody else's, before it is shown.

    Once for each person and conversation: the record would else say it at every redraw.
    """

    def __init__(self, access: Access, audit: AuditLog) -> None:
        self._access, self._audit = access, audit
        self._told: set[tuple[str, str]] = set()

    def tell(self, conversation_id: str, owner: str) -> None:
        """Record a look; an empty id is one at lists or a search over all. Any thread.

        Raises:
            StoreError: It could not be recorded, so nothing may be shown.
        """
        session = self._access.session
        key = (session.owner, conversation_id)
        if key in self._told:
            return
        what = "others.opened" if conversation_id else "others.listed"
        details: dict[str, Any] = {
            "role": session.role,
            "emergency": bool(session.emergency),
        }
        if conversation_id:
            details |= {"conversation": conversation_id, "owner": owner.strip()}
        who = f"{session.person or 'nobody'}:{session.role}"
        self._audit.write([AuditEntry(time.time(), who, what, details)])
        if len(self._told) >= _MOST_TOLD:
            self._told.clear()
        self._told.add(key)

    def forget(self) -> None:
        """Somebody else sits there: whoever comes back is recorded again."""
        self._told.clear()
