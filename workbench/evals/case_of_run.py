"""A case made of a run: what was asked, what came out, and which tools it took."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.base.errors import DocumentError
from workbench.evals.case_reading import MOST_TEXT_CHARS
from workbench.evals.graders.trace_steps import calls_of
from workbench.evals.values import Case
from workbench.traces.events import NodeStarted, Record, RunFinished, RunStarted


def case_of_run(records: Sequence[Record]) -> Case:
    """The run as a case, to be looked over by a person.

    Expected is the answer, if there was one, and the calls that went well, with the arguments
    as a person let them pass; of a graph no calls are expected.

    Raises:
        DocumentError: The trace has no beginning, or no message, or texts too long for a case.
    """
    started = next((one for one in records if isinstance(one.event, RunStarted)), None)
    if started is None or not isinstance(started.event, RunStarted):
        raise DocumentError("the trace of this run has no beginning", "Choose another run.")
    event = started.event
    end = next((one.event for one in records if isinstance(one.event, RunFinished)), None)
    answer = end.answer.strip() if end is not None and end.end == "answered" else ""
    if max(len(event.user_text), len(answer)) > MOST_TEXT_CHARS:
        raise DocumentError(
            f"the run holds a text of more than {MOST_TEXT_CHARS} characters",
            "Choose a shorter run.",
        )
    if not event.user_text.strip() and not event.inputs:
        raise DocumentError("nothing was asked in this run", "Choose another run.")
    is_graph = any(isinstance(one.event, NodeStarted) for one in records)
    return Case(
        case_id=f"run-{started.run_id}",
        text=event.user_text,
        inputs=dict(event.inputs),
        expected=answer,
        calls=None if is_graph else calls_of(records, only_good=True),
        from_run_id=started.run_id,
    )
