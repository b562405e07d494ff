"""The monitor learns the time to first token of the newest model call."""

from __future__ import annotations

from types import SimpleNamespace

from workbench.app.readings import FirstTokens
from workbench.traces.events import ModelCallFinished, Record


def call(at_s: float, first_s: float) -> Record:
    return Record("r", 0, at_s, ModelCallFinished("s", "stop", time_to_first_token_s=first_s))


def test_that_the_newest_call_counts_also_after_its_run_ended() -> None:
    runs = SimpleNamespace(active=[SimpleNamespace(records=[call(1.0, 0.2), call(2.0, 0.4)])])
    source = FirstTokens(runs)
    assert source.values() == {"time_to_first_token_s": 0.4}
    runs.active = []
    assert source.values() == {"time_to_first_token_s": 0.4}
    source.take([call(1.5, 0.9)])
    assert source.values() == {"time_to_first_token_s": 0.4}
    source.take([call(3.0, 0.1), call(4.0, 0.0)])
    assert source.values() == {"time_to_first_token_s": 0.1}


def test_that_nothing_is_told_before_the_first_call() -> None:
    assert FirstTokens(SimpleNamespace(active=[])).values() == {}
