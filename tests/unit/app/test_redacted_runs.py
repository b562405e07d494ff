"""Earlier runs that were looked at are not looked at again, unless anything of them changed."""

from __future__ import annotations

from dataclasses import replace

from workbench.app.redacted_runs import RedactedRuns
from workbench.base.redaction_rules import RedactionRule
from workbench.traces.events import Record, RunStarted
from workbench.traces.redaction import Redactor

RULES = (RedactionRule("name", "Ada"),)


class Counting(Redactor):
    """Counts the records it is shown."""

    seen = 0

    def record(self, record: Record) -> Record:
        self.seen += 1
        return super().record(record)


def _started(text: str) -> RunStarted:
    return RunStarted("c", "", "talker", {}, "model", text)


def _run(run_id: str, text: str) -> tuple[Record, ...]:
    return (Record(run_id, 0, 0.0, _started(text)),)


def _texts(runs: list[tuple[Record, ...]]) -> list[str]:
    events = [run[0].event for run in runs]
    return [event.user_text for event in events if isinstance(event, RunStarted)]


def test_that_only_new_runs_are_looked_at() -> None:
    earlier, redactor = RedactedRuns(), Counting(RULES)
    runs = [_run("1", "I am Ada."), _run("2", "Ada?")]
    assert _texts(earlier.of(runs, RULES, redactor)) == ["I am [NAME].", "[NAME]?"]
    runs = [_run("1", "I am Ada."), _run("2", "Ada?"), _run("3", "Bye, Ada.")]
    assert _texts(earlier.of(runs, RULES, redactor))[1:] == ["[NAME]?", "Bye, [NAME]."]
    assert redactor.seen == 3


def test_that_a_changed_run_and_changed_rules_are_looked_at_again() -> None:
    earlier, redactor = RedactedRuns(), Counting(RULES)
    run = _run("1", "I am Ada.")
    earlier.of([run], RULES, redactor)
    changed = tuple(replace(one, event=_started("Ada left.")) for one in run)
    assert _texts(earlier.of([changed], RULES, redactor)) == ["[NAME] left."]
    other = (RedactionRule("verb", "left"),)
    found = earlier.of([changed], other, Counting(other))
    assert _texts(found) == ["Ada [VERB]."]
    assert redactor.seen == 2


def test_that_nothing_is_held_of_runs_that_were_not_asked_for() -> None:
    earlier, redactor = RedactedRuns(), Counting(RULES)
    earlier.of([_run("1", "Ada")], RULES, redactor)
    earlier.of([_run("2", "Ada"), ()], RULES, redactor)
    earlier.of([_run("1", "Ada")], RULES, redactor)
    assert redactor.seen == 3
