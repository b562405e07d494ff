"""The runs before a run, without what the rules name; those of the last time are kept."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.base.redaction_rules import RedactionRule
from workbench.traces.events import Record
from workbench.traces.redaction import Redactor


class RedactedRuns:
    """Looks at each earlier run of a conversation once, though all later ones are told with it.

    Only the runs of the last question are held: no more than a prompt can reach. One counts as
    known only where its records and the rules are what they were.
    """

    def __init__(self) -> None:
        self._rules: tuple[RedactionRule, ...] = ()
        self._kept: list[tuple[Sequence[Record], tuple[Record, ...]]] = []

    def of(
        self,
        runs: Sequence[Sequence[Record]],
        rules: Sequence[RedactionRule],
        redactor: Redactor,
    ) -> list[tuple[Record, ...]]:
        """The runs, each without what the rules name; takes its time, in any thread.

        Args:
            runs: The records of each, oldest first.
            rules: Those of the redactor.
            redactor: Looks at what is new.
        """
        kept = self._kept if tuple(rules) == self._rules else []
        known = {before[0].run_id: (before, said) for before, said in kept if before}
        now: list[tuple[Sequence[Record], tuple[Record, ...]]] = []
        for run in runs:
            before, said = known.get(run[0].run_id if run else "", ((), ()))
            same = bool(run) and before == run
            now.append((run, said if same else tuple(redactor.records(run))))
        self._rules, self._kept = tuple(rules), now
        return [said for _run, said in now]
