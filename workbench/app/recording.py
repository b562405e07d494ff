"""How runs are recorded: what is left out of them, and what they do on a full disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.base.redaction_rules import RedactionRule, read_rules
from workbench.base.settings import Settings
from workbench.traces.events import Record, RunStarted
from workbench.traces.redaction import HeldPieces, Redactor

REDACTED = "redacted"
"""Says in ``RunStarted.options`` which rules were applied when the run was recorded."""


@dataclass(frozen=True, slots=True)
class Recording:
    """How one run is recorded.

    Attributes:
        rules: What is left out; none leaves nothing out.
        goes_on: Once it cannot be stored, it goes on unrecorded instead of ending.
    """

    rules: tuple[RedactionRule, ...] = ()
    goes_on: bool = False


PLAIN = Recording()


def recording_of(settings: Settings) -> Recording:
    """How the settings say that runs are recorded."""
    rules = read_rules(settings.redaction_rules) if settings.redact_recording else ()
    return Recording(rules, settings.full_disk_runs == "go on")


class RecordingFilter:
    """What is stored of each record of one run.

    With rules the pieces of an answer are stored once its call has ended: what is to be left
    out may begin in one piece and end in the next.
    """

    def __init__(self, rules: Sequence[RedactionRule]) -> None:
        self._rules = rules
        self._redactor = Redactor(rules) if rules else None
        self._held = HeldPieces()

    def take(self, record: Record) -> list[Record]:
        """What can be stored now."""
        if self._redactor is None:
            return [record]
        return list(self._held.take(record))

    def plain(self, record: Record) -> Record:
        """A whole record without what is left out; takes its time, and may be asked twice."""
        if self._redactor is None:
            return record
        found = self._redactor.record(record)
        if isinstance(found.event, RunStarted):
            names = [rule.name for rule in self._rules]
            options = {**found.event.options, REDACTED: names}
            return replace(found, event=replace(found.event, options=options))
        return found

    def rest(self) -> list[Record]:
        """What is still held; at the end."""
        if self._redactor is None:
            return []
        return list(self._held.rest())
