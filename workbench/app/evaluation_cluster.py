"""Evaluations that are shared among machines: this program hands out, each machine tries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, aclosing, asynccontextmanager

from workbench.app.store_asking import open_unattended
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError
from workbench.base.paths import default_paths
from workbench.evals.plan_json import read_plan, write_outcome
from workbench.evals.progress import Control, Place, took_unknown
from workbench.evals.ray_cluster import OnCluster, connected
from workbench.evals.values import Attempt, Candidate, Outcome, Plan
from workbench.policy.network import is_local

_PURPOSE = "cases of an evaluation"


@asynccontextmanager
async def cluster(bench: Workbench, address: str = "") -> AsyncGenerator[Place, None]:
    """A cluster as the place where cases are tried, for as long as the block lasts.

    Args:
        bench: The program.
        address: ``HOST:PORT`` of a Ray cluster; empty for one of this machine alone.

    Raises:
        PolicyError: The network is off, and the cluster is elsewhere.
        EngineUnavailable: Ray is not installed.
        RunError: There is no such cluster.
    """
    far = address != "" and not is_local(address.removeprefix("ray://").rpartition(":")[0])
    if far and bench.settings.settings.network != "on":
        raise PolicyError(
            f"the network is off, and {address!r:.80} is another machine",
            "Turn it on in the settings, or leave the address out.",
        )
    stack = ExitStack()

    def join() -> None:
        with bench.guard.permit(_PURPOSE, source="cluster") if far else ExitStack():
            stack.enter_context(connected(address))

    await asyncio.to_thread(join)
    try:
        if far:
            bench.guard.let_out("cluster", _PURPOSE, (address.removeprefix("ray://"),))
        yield Place(OnCluster(try_slice), took_unknown)
    finally:
        await asyncio.to_thread(stack.close)


def try_slice(plan_text: str, keys: list[tuple[str, str, int]]) -> Iterator[str]:
    """Try some cases in a program without a window, with the models of this machine.

    This is what a machine of a cluster does, in a process of its own.
    """
    plan = read_plan(plan_text)
    waiting = [Attempt(*key) for key in keys]
    (candidate,) = (
        one for one in plan.candidates if one.candidate_id == waiting[0].candidate_id
    )
    outcomes = _outcomes(plan, candidate, waiting)

    async def following() -> Outcome | None:
        return await anext(outcomes, None)

    async def close() -> None:
        await outcomes.aclose()

    with asyncio.Runner() as runner:
        try:
            while outcome := runner.run(following()):
                yield write_outcome(outcome)
        finally:
            runner.run(close())


async def _outcomes(
    plan: Plan, candidate: Candidate, waiting: Sequence[Attempt]
) -> AsyncGenerator[Outcome, None]:
    async with AsyncExitStack() as stack:
        stack.callback(await asyncio.to_thread(open_unattended, default_paths()))
        bench = await stack.enter_async_context(open_workbench())
        with bench.evaluations.here(plan) as place:
            async with aclosing(place.source(plan, candidate, waiting, Control())) as outcomes:
                async for outcome in outcomes:
                    yield outcome
