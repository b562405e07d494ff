"""Whose a run is that begins, and to whom one that goes on is shown."""

from __future__ import annotations

from dataclasses import replace

from workbench.app.evaluation_places import is_place
from workbench.app.graph_starts import apart
from workbench.app.jobs.places import is_job_place
from workbench.app.run import Run
from workbench.app.served_runs import is_served
from workbench.policy.access import Access
from workbench.policy.belonging import NOBODY, PROGRAM, SERVER
from workbench.traces.events import RunStarted

_NO_PEOPLE = (NOBODY, PROGRAM, SERVER)


class RunOwners:
    """Decides by who sits before the program; where nobody signs in, nothing is anybody's."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def shows(self, run: Run) -> bool:
        """Whether a run is shown to who sits here."""
        return not self._access.held or self._access.seen().shows(run.started.owner)

    def owned(self, started: RunStarted, *, by_alert: bool) -> RunStarted:
        """The beginning of a run with its owner; outside of conversations each has a place."""
        owner = self._owner(started.conversation_id, by_alert)
        place, ending = started.conversation_id, f"@{owner}"
        if owner not in _NO_PEOPLE and place.startswith(apart("")):
            place = place.removesuffix(ending) + ending
        return replace(started, owner=owner, conversation_id=place)

    def _owner(self, place: str, by_alert: bool) -> str:
        if not self._access.held:
            return NOBODY
        if is_served(place):
            return SERVER
        if by_alert or is_place(place) or is_job_place(place):
            return PROGRAM
        return self._access.session.owner


def is_by_itself(run: Run) -> bool:
    """Whether no person began a run: a job, an alert, an evaluation, another program did."""
    return run.started.owner in (PROGRAM, SERVER)
