"""What a person does with the evaluations panel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from tests.ui.tools.doing import CONTROL, SHIFT, press, tab_to, until, write
from workbench.app.data_set_library import DataSetDocument
from workbench.app.workbench import Workbench
from workbench.evals.values import Case
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.trace.panel import TracePanel

__all__ = [
    "CONTROL",
    "SHIFT",
    "opened_set",
    "press",
    "started",
    "tab_to",
    "trace_shown",
    "until",
    "write",
]

RECORDING: dict[str, Any] = {
    "format": 1,
    "tokens_per_s": 2000,
    "recordings": [
        {"match": "capital of France", "pieces": ["It is ", "Paris", "."]},
        {"match": "2 \\+ 2", "pieces": ["4"]},
        {"match": "<b>", "pieces": ["<script>alert(1)</script>"]},
        {"pieces": ["I do not know."]},
    ],
}
SLOW: dict[str, Any] = {
    "format": 1,
    "tokens_per_s": 40,
    "recordings": [{"text": "word ", "repeat": 12}],
}
CASES = (
    Case("france", "What is the capital of France?", expected="Paris", tags=("place",)),
    Case("sum", "What is 2 + 2?", expected="4"),
    Case("spain", "What is the capital of Spain?", expected="Madrid", tags=("place",)),
)


async def opened_set(
    panel: EvalsPanel, bench: Workbench, cases: Sequence[Case] = CASES
) -> DataSetDocument:
    """A data set of the user's, on screen."""
    document = DataSetDocument("mine", "Mine", tuple(cases))
    await bench.data_sets.save(document)
    panel.open_set("mine")
    await until(lambda: panel._set.isVisible())
    return document


async def started(panel: EvalsPanel, models: Sequence[str] = ("good",)) -> str:
    """An evaluation of the set on screen that goes on; returns its id."""
    panel.compare()
    page = panel._new
    page.models.choose(models)
    page.documents.choose(["starter"])
    panel._drawing.look()
    page.start.click()
    await until(lambda: panel._following.plan_id and panel._page.isVisible())
    return panel._following.plan_id


async def trace_shown(panel: EvalsPanel, run_ids: Collection[str]) -> None:
    """Wait until one of these runs is in the panel of runs, with its steps."""
    window = panel.window()
    assert isinstance(window, MainWindow)
    trace = window.workspace.panel("trace")
    assert isinstance(trace, TracePanel)
    control = trace.control
    await until(lambda: control.run_id in run_ids and len(control.waterfall_table))
