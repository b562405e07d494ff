"""Trying every case of a plan by every candidate, one candidate after another.

So each model is loaded once, and the engine writes for several cases of it in one batch. Every
outcome is on disk before it is told; what was killed goes on with the tries that have none.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import replace

from workbench.base.errors import StoreError
from workbench.evals.progress import (
    AllDone,
    CandidateBegan,
    CandidateDone,
    CaseDone,
    Control,
    Paused,
    Place,
    Progress,
)
from workbench.evals.store import EvaluationStore
from workbench.evals.values import Measured, Plan, attempts

log = logging.getLogger(__name__)


def as_it_is(plan: Plan) -> Plan:
    """All of a plan is kept when it has ended."""
    return plan


async def run_plan(
    plan: Plan,
    place: Place,
    store: EvaluationStore,
    control: Control,
    at_end: Callable[[Plan], Plan] = as_it_is,
) -> AsyncGenerator[Progress, None]:
    """Try what has no outcome yet; the last event is ``AllDone`` or ``Paused``.

    Closing it stops what goes on; then the evaluation is paused, too. So it is when something
    cannot be stored, as on a full disk.

    Args:
        plan: It is in the store.
        place: Where the cases are tried.
        store: Where the outcomes go.
        control: Pauses it.
        at_end: What is kept of the plan once every try has its outcome; blocking.

    Raises:
        RunError: Another program goes on with it, or there is no such plan.
        StoreError: The store cannot be used at all.
    """
    with store.claimed(plan.plan_id):
        await asyncio.to_thread(store.set_state, plan.plan_id, "running")
        last: Paused | AllDone = Paused()
        noted = False
        try:
            try:
                async with aclosing(_turns(plan, place, store, control)) as events:
                    async for event in events:
                        yield event
                if await asyncio.to_thread(_left, plan, store) == 0:
                    last = AllDone()
            except StoreError as exc:
                log.warning("evaluation.paused reason=%s", exc.message)
                last = Paused(exc.message, exc.hint)
            last = await asyncio.to_thread(_note_end, plan, store, last, at_end)
            noted = True
        finally:
            if not noted:
                _note_end(plan, store, Paused(), at_end)
        yield last


def _note_end(
    plan: Plan, store: EvaluationStore, last: Paused | AllDone, at_end: Callable[[Plan], Plan]
) -> Paused | AllDone:
    """Store how it ended; what cannot be stored is found cut off, and told as such."""
    if isinstance(last, Paused):
        with suppress(StoreError):
            store.pause(plan.plan_id, last.message, last.hint)
        return last
    try:
        store.end(at_end(plan), "done")
    except StoreError as exc:
        return Paused(exc.message, exc.hint)
    return last


def _left(plan: Plan, store: EvaluationStore) -> int:
    return len(set(attempts(plan)) - store.tried(plan.plan_id))


async def _turns(
    plan: Plan, place: Place, store: EvaluationStore, control: Control
) -> AsyncGenerator[Progress, None]:
    tried = await asyncio.to_thread(store.tried, plan.plan_id)
    kept = await asyncio.to_thread(store.measured, plan.plan_id)
    earlier = {one.candidate_id: one for one in kept}
    left = [one for one in attempts(plan) if one not in tried]
    for candidate in plan.candidates:
        waiting = [one for one in left if one.candidate_id == candidate.candidate_id]
        if not waiting or control.paused:
            continue
        yield CandidateBegan(candidate.candidate_id, len(waiting))
        before = earlier.get(candidate.candidate_id, Measured(candidate.candidate_id))
        began_s, now = time.monotonic(), before
        async with aclosing(place.source(plan, candidate, waiting, control)) as outcomes:
            async for outcome in outcomes:
                wall_s = before.wall_s + time.monotonic() - began_s
                now = replace(place.took(candidate), wall_s=wall_s)
                if await asyncio.to_thread(store.keep, plan.plan_id, [outcome], now):
                    yield CaseDone(outcome)
        yield CandidateDone(now)
