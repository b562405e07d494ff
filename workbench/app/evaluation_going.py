"""One evaluation that goes on: its task, and how it ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, aclosing

from workbench.base.errors import WorkbenchError
from workbench.evals.progress import AllDone, Control, Paused, Place, Progress
from workbench.evals.runner import run_plan
from workbench.evals.store import EvaluationStore
from workbench.evals.values import Plan

log = logging.getLogger(__name__)


class Going:
    """Follows an evaluation to its end, whatever that is."""

    def __init__(
        self,
        plan: Plan,
        store: EvaluationStore,
        place: AbstractContextManager[Place],
        tell: Callable[[Progress], None],
        at_end: Callable[[Plan], Plan],
    ) -> None:
        """Make one that has not begun.

        Args:
            plan: What is tried; it is in the store.
            store: Where the outcomes go.
            place: Where the cases are tried, for as long as it is entered.
            tell: Told of each step but the last.
            at_end: What is kept of the plan when it has ended; blocking.
        """
        self._plan, self._store, self._place, self._tell = plan, store, place, tell
        self._at_end = at_end
        self._control = Control()
        self._task: asyncio.Task[Paused | AllDone] | None = None

    def begin(self, ended: Callable[[Paused | AllDone], None]) -> None:
        """Go; ``ended`` is told how it ended before anyone who waits."""
        name = f"evaluation-{self._plan.plan_id}"
        self._task = asyncio.create_task(self._go(), name=name)
        self._task.add_done_callback(lambda task: ended(_end_of(task)))

    def pause(self) -> None:
        """Begin no further try."""
        self._control.pause()

    async def stop(self) -> None:
        """Stop what goes on, and wait until it has."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def wait(self) -> Paused | AllDone:
        """Wait for the end."""
        if self._task is None:
            return Paused()
        await asyncio.wait([self._task])
        return _end_of(self._task)

    async def _go(self) -> Paused | AllDone:
        last: Paused | AllDone = Paused()
        try:
            with self._place as place:
                steps = run_plan(self._plan, place, self._store, self._control, self._at_end)
                async with aclosing(steps) as events:
                    async for event in events:
                        if isinstance(event, Paused | AllDone):
                            last = event
                        else:
                            self._tell(event)
        except WorkbenchError as exc:
            return Paused(exc.message, exc.hint)
        except Exception as exc:
            log.exception("evaluation.broke id=%s", self._plan.plan_id)
            reason = f"A defect of the program stopped it: {exc!r:.200}."
            return Paused(reason, "Go on with it; report it if it stays.")
        return last


def _end_of(task: asyncio.Task[Paused | AllDone]) -> Paused | AllDone:
    return Paused() if task.cancelled() else task.result()
