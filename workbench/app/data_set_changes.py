"""Whether a data set is still as it was when an evaluation began, which has a copy of it."""

from __future__ import annotations

import asyncio

from workbench.app.data_set_library import DataSetLibrary
from workbench.app.evaluation_plans import data_set_for
from workbench.app.notices import Notice
from workbench.base.errors import WorkbenchError
from workbench.evals.values import DataSet, Plan


async def notice_of_changes(plan: Plan, library: DataSetLibrary) -> Notice | None:
    """What is to be told before an evaluation goes on; None if nothing is."""
    if not plan.data_from:
        return None
    try:
        documents = await library.refresh()
        now = await asyncio.to_thread(data_set_for, plan.data_from, documents)
    except WorkbenchError as exc:
        return _notice(plan, f"It cannot be read any more: {exc.message}.")
    if words := changes(plan.data_set, now):
        return _notice(plan, f"Since then {words}.")
    return None


def changes(then: DataSet, now: DataSet) -> str:
    """How the cases and checks of a set differ from those of before; empty if not at all."""
    before = {case.case_id: case for case in then.cases}
    after = {case.case_id: case for case in now.cases}
    changed = sum(case != after[name] for name, case in before.items() if name in after)
    counts = (
        (changed, "was changed", "were changed"),
        (len(after.keys() - before.keys()), "is new", "are new"),
        (len(before.keys() - after.keys()), "is gone", "are gone"),
    )
    said = [
        f"{count} case{'' if count == 1 else 's'} {one if count == 1 else many}"
        for count, one, many in counts
        if count
    ]
    if then.checks != now.checks:
        said.append("the checks of all cases were changed")
    return ", ".join(said)


def _notice(plan: Plan, reason: str) -> Notice:
    return Notice(
        "warning",
        f"The data set {plan.data_set.name!r:.80} is not as it was",
        f"{reason} The evaluation goes on with the cases as they were when it began.",
        "Start a new evaluation to try the cases as they are now.",
        key=f"evaluations.changed.{plan.plan_id}",
    )
