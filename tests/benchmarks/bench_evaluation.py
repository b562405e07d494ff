"""evaluation: how much faster it is when several cases of a candidate are asked at once.

Usage: python tests/benchmarks/bench_evaluation.py [--size starter|toy|small] [--cases 200]

Prints one JSON line for each size. An A/B of two quantisations of one model is run by the whole
program, each try a run with its trace on disk: with one case at a time, and with eight. All
prompts begin with the same instructions, which are read once either way; what is measured is
that the engine writes for all cases at once. The goal is twice the speed, for a model of 0.3 B;
the starter model is so small that most of its time is not spent on reading weights.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from engine_workloads import model_file, words
from measuring import report

from workbench.agents.documents import AgentDocument, AgentModel, ModelOptions
from workbench.app.evaluation_plans import choice_of
from workbench.app.quantise import quantise
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.evals.grid import grid_of
from workbench.evals.progress import AllDone
from workbench.evals.values import Case, Check, DataSet, Plan

AT_ONCE = 8
GOAL = ">= 2.0"
KINDS = ("Q8_0", "Q4_K_M")


def main() -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", choices=("starter", "toy", "small"), action="append")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--shared-tokens", type=int, default=400)
    parser.add_argument("--answer-tokens", type=int, default=32)
    options = parser.parse_args()
    met = [asyncio.run(measured(size, options)) for size in options.size or ("small",)]
    return 0 if all(met) else 1


async def measured(size: str, options: argparse.Namespace) -> bool:
    """Run the same A/B with one case at a time and with eight."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models = folder / "data" / "models"
        models.mkdir(parents=True)
        if size != "starter":
            for kind in KINDS:
                shutil.copy(model_file(size, kind), models / f"{size}-{kind.lower()}.gguf")
        async with open_workbench(Paths(folder / "data", folder / "cache")) as bench:
            plan = await planned(bench, size, options)
            one_s = await timed(bench, replace(plan, plan_id="serial", at_once=1))
            many_s = await timed(bench, replace(plan, plan_id="batched", at_once=AT_ONCE))
    return report(
        "evaluation",
        f"A/B of {options.cases} cases, {size}, {options.shared_tokens} tokens shared",
        {
            "times_as_fast": one_s / many_s,
            "serial_s": one_s,
            "batched_s": many_s,
            "cases": options.cases,
            "at_once": AT_ONCE,
        },
        goals={"times_as_fast": GOAL},
    )


async def planned(bench: Workbench, size: str, options: argparse.Namespace) -> Plan:
    """The A/B: two quantisations, prompts that share their beginning."""
    if size == "starter":
        ids = ["starter", (await quantise(bench, "starter", "Q8_0", lambda *_: None)).id]
    else:
        ids = [one.id for one in bench.models.models if one.id.startswith(size)]
    limit = ModelOptions(temperature=0.0, max_output_tokens=options.answer_tokens)
    agent = AgentDocument(
        "answers",
        "Answers",
        instructions=words(options.shared_tokens, seed=1),
        model=AgentModel(options=limit),
    )
    cases = tuple(
        Case(f"c{number}", f"Question {number}: {words(12, seed=number)}?")
        for number in range(options.cases)
    )
    data_set = DataSet("bench", cases, (Check("length", {"least": 0}),))
    grid = grid_of([agent], [choice_of(bench.models, one) for one in ids])
    return Plan("plan", "Bench", data_set, grid.candidates)


async def timed(bench: Workbench, plan: Plan) -> float:
    """Seconds of one evaluation, loading included; the models are not loaded before."""
    for loaded in bench.loading.snapshot:
        await bench.loading.unload(loaded.model.id)
    began_s = time.perf_counter()
    await bench.evaluations.start(plan)
    end = await bench.evaluations.wait(plan.plan_id)
    passed_s = time.perf_counter() - began_s
    outcomes = (await bench.evaluations.results(plan.plan_id)).outcomes
    if end != AllDone() or any(one.error for one in outcomes):
        sys.exit(f"it ended with {end}, {next((o.error for o in outcomes if o.error), '')}")
    return passed_s


if __name__ == "__main__":
    sys.exit(main())
