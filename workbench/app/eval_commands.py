"""``workbench eval``: trying agents on cases, and what came out."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from workbench.app import reports
from workbench.app.eval_arguments import BELOW
from workbench.app.eval_results import is_below, shown, tallies_of, values, write_report
from workbench.app.evaluation_plans import Wanted, data_set_for, grid_for, origin_of, plan_for
from workbench.app.progress_bars import case_bar
from workbench.app.run_documents import Documents
from workbench.app.run_names import named_evaluation
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.evals.case_of_run import case_of_run
from workbench.evals.data_sets import form_of, read_data_set, write_data_set
from workbench.evals.progress import AllDone, CandidateBegan, CaseDone, Paused, Place, Progress
from workbench.evals.store import Summary
from workbench.evals.values import DataSet, Plan

_NAMED_LEFT_OUT = 10


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "run":
            return await _run(bench, options)
        case "compare":
            return await _compare(bench, options)
        case "report":
            path = await write_report(bench, options)
            said = harmless(str(path))
            say(reports.as_json({"file": str(path)}) if options.json else f"wrote {said}")
            return 0
        case "make-case":
            return await _make_case(bench, options)
        case "rm":
            plan_id = await named_evaluation(bench, options.id)
            await bench.evaluations.remove(plan_id)
            say(reports.as_json({"removed": plan_id}) if options.json else plan_id)
            return 0
        case _:
            return await _list(bench, as_json=options.json)


async def _list(bench: Workbench, *, as_json: bool) -> int:
    found = await bench.evaluations.list()
    if as_json:
        say(reports.as_json([asdict(one) for one in found]))
        return 0
    say(
        table(
            ("ID", "NAME", "MADE", "STATE", "DONE>", "PASSED>", "NOT JUDGED>"),
            [_row(one) for one in found],
        )
    )
    return 0


def _row(one: Summary) -> tuple[str, ...]:
    made = datetime.fromtimestamp(one.made_s).strftime("%Y-%m-%d %H:%M")
    done = f"{one.done} of {one.attempts}"
    counts = (str(one.passed), str(one.unjudged))
    return (one.plan_id, one.name, made, one.state, done, *counts)


async def _run(bench: Workbench, options: Namespace) -> int:
    async with _place(bench, options) as place:
        if options.resume:
            plan = await _resumed(bench, options, place)
        else:
            await bench.data_sets.refresh()
            plan = await asyncio.to_thread(_plan, bench, options)
            await bench.evaluations.start(plan, place)
        end = await _watched(bench, plan)
    code = await _shown(bench, plan.plan_id, options)
    if isinstance(end, Paused):
        hint = f"{end.hint} Then: workbench eval run --resume {plan.plan_id}".strip()
        raise RunError(end.message or "the evaluation was paused", hint)
    return code


async def _watched(bench: Workbench, plan: Plan) -> Paused | AllDone:
    """Wait for its end; a command that is stopped says how to go on."""
    try:
        return await _followed(bench, plan)
    except asyncio.CancelledError:
        _tell(f"note: it is paused; go on with: workbench eval run --resume {plan.plan_id}")
        raise


def _plan(bench: Workbench, options: Namespace) -> Plan:
    """What is to be tried; what cannot be is told."""
    if not options.documents or not options.data:
        raise RunError(
            "an evaluation needs an agent and a data set",
            "Write: workbench eval run AGENT --data FILE, or --resume ID.",
        )
    if options.again:
        raise RunError("--again needs --resume", "Name the evaluation.")
    wanted = Wanted(tuple(options.documents), options.models, options.engines, options.prompts)
    grid = grid_for(wanted, Documents(bench.agents, bench.graphs, bench.models))
    for one in grid.left_out[:_NAMED_LEFT_OUT]:
        _tell(f"note: left out: {one.label}: {one.reason}")
    if (more := len(grid.left_out) - _NAMED_LEFT_OUT) > 0:
        _tell(f"note: and {more} more are left out")
    for model_id in filter(None, (options.judge, options.compare_with)):
        bench.models.get(model_id)
    data_set = data_set_for(options.data, bench.data_sets.documents)
    return replace(
        plan_for(data_set, grid, options.name, origin_of(options.data)),
        repetitions=options.repeat,
        at_once=options.at_once,
        seed=options.seed,
        case_limit_s=options.case_seconds,
        allowed_tools=_known_tools(bench, options.yes),
        allow_reading=options.allow_reading,
        judge_model_id=options.judge,
        embedding_model_id=options.compare_with,
    )


def _known_tools(bench: Workbench, names: list[str]) -> tuple[str, ...]:
    known = {spec.name for spec in bench.tools}
    for name in names:
        if name not in known:
            raise RunError(f"there is no tool {name!r:.80}", "See `workbench tools list`.")
    return tuple(names)


async def _resumed(bench: Workbench, options: Namespace, place: Place | None) -> Plan:
    if options.documents or options.data:
        raise RunError(
            "an evaluation goes on as it was started", "Give --resume without agent and data."
        )
    plan_id = await named_evaluation(bench, options.resume)
    return await bench.evaluations.resume(plan_id, again=options.again, place=place)


def _place(bench: Workbench, options: Namespace) -> AbstractAsyncContextManager[Place | None]:
    """Where the cases are tried: here, or on a cluster."""
    if not options.ray:
        return nullcontext()
    from workbench.app.evaluation_cluster import cluster

    return cluster(bench, "" if options.ray == "local" else options.ray)


async def _followed(bench: Workbench, plan: Plan) -> Paused | AllDone:
    """Show how far it is until it ends."""
    summary = await bench.evaluations.summary(plan.plan_id)
    labels = {one.candidate_id: one.label for one in plan.candidates}
    with case_bar(summary.attempts, summary.done) as told:

        def tell(plan_id: str, event: Progress) -> None:
            if plan_id != plan.plan_id:
                return
            if isinstance(event, CandidateBegan):
                told(0, labels[event.candidate_id])
            elif isinstance(event, CaseDone):
                told(1, labels[event.outcome.attempt.candidate_id])

        end = bench.evaluations.listen(tell)
        try:
            return await bench.evaluations.wait(plan.plan_id)
        finally:
            end()


async def _compare(bench: Workbench, options: Namespace) -> int:
    options.at_least = 0.0
    return await _shown(bench, await named_evaluation(bench, options.id), options)


async def _shown(bench: Workbench, plan_id: str, options: Namespace) -> int:
    """Print what came out; whether each candidate is good enough."""
    results = await bench.evaluations.results(plan_id)
    tallies = await asyncio.to_thread(tallies_of, results)
    if options.json:
        summary = asdict(await bench.evaluations.summary(plan_id))
        found = await asyncio.to_thread(values, tallies)
        say(reports.as_json({"evaluation": summary, **found}))
    else:
        say(harmless(f"{results.plan.name} ({plan_id})"))
        say(await asyncio.to_thread(shown, tallies))
    return BELOW if any(is_below(one, options.at_least) for one in tallies) else 0


async def _make_case(bench: Workbench, options: Namespace) -> int:
    records = await bench.conversations.records(options.run)
    if not records:
        raise RunError(f"there is no run {options.run!r:.80}", "See `workbench runs list`.")
    case = case_of_run(records)
    path, data_set = await asyncio.to_thread(_read_or_new, options.data)
    if any(one.case_id == case.case_id for one in data_set.cases):
        raise RunError(f"{path.name} has a case of that run already", "Change it there.")
    whole = replace(data_set, cases=(*data_set.cases, case))
    await asyncio.to_thread(write_data_set, path, whole)
    said = {"case": case.case_id, "file": str(path), "cases": len(whole.cases)}
    say(reports.as_json(said) if options.json else harmless(f"{case.case_id}: {path}"))
    return 0


def _read_or_new(name: str) -> tuple[Path, DataSet]:
    """A data set that a case is added to."""
    path = Path(name).expanduser()
    _form, title = form_of(path)
    return path, read_data_set(path) if path.exists() else DataSet(title)


def _tell(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(f"{harmless(' '.join(text.split()))}\n")
