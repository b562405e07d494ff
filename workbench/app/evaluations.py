"""Evaluations: which there are, which go on, and starting, pausing and removing them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.collections import Collections
from workbench.app.conversations import Conversations
from workbench.app.data_set_library import DataSetLibrary
from workbench.app.evaluation_places import places_of
from workbench.app.listeners import Listeners
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.app.recording import recording_of
from workbench.app.runs import Runs
from workbench.base.errors import RunError
from workbench.base.settings_store import SettingsStore
from workbench.tools.api import ToolSpec

if TYPE_CHECKING:  # the program begins without what only an evaluation needs
    from workbench.app.evaluation_going import Going
    from workbench.evals.progress import AllDone, Paused, Place, Progress
    from workbench.evals.report import Report
    from workbench.evals.store import EvaluationStore, Summary
    from workbench.evals.values import Measured, Outcome, Plan

FILE = "evaluations.db"


@dataclass(frozen=True, slots=True)
class Results:
    """An evaluation with all that came out so far."""

    plan: Plan
    outcomes: tuple[Outcome, ...]
    measured: tuple[Measured, ...]


class Evaluations:
    """Owner of the evaluations. Lives on the event loop; its file is opened when it is used."""

    def __init__(
        self,
        path: Path,
        runs: Runs,
        conversations: Conversations,
        models: ModelLibrary,
        loading: Loading,
        tools: Mapping[str, ToolSpec],
        collections: Collections,
        notices: Notices,
        settings: SettingsStore,
        data_sets: DataSetLibrary,
    ) -> None:
        """Join them.

        Args:
            path: The file.
            runs: Where cases are tried.
            conversations: Where the runs of an evaluation that is removed are removed.
            models: What is compared.
            loading: Where the models are loaded.
            tools: The tools there are, as they are now.
            collections: They know which models compare texts.
            notices: Where it is told that the file was damaged.
            settings: They say what is left out of what is kept.
            data_sets: Where it is seen whether one was changed meanwhile.
        """
        self._path, self._runs, self._conversations = path, runs, conversations
        self._models, self._loading, self._tools = models, loading, tools
        self._collections, self._notices, self._settings = collections, notices, settings
        self._data_sets = data_sets
        self._opened: EvaluationStore | None = None
        self._opening = asyncio.Lock()
        self._going: dict[str, Going] = {}
        self._ends: dict[str, Paused | AllDone] = {}
        self._listeners: Listeners[[str, Progress]] = Listeners()
        self._closed = False

    def listen(self, listener: Callable[[str, Progress], None]) -> Callable[[], None]:
        """Call ``listener`` with the id and each step of any evaluation that goes on here.

        Returns what ends that.
        """
        return self._listeners.add(listener)

    @property
    def going(self) -> tuple[str, ...]:
        """The ids of those that go on in this program."""
        return tuple(self._going)

    async def list(self) -> tuple[Summary, ...]:
        """All there are, newest first.

        Raises:
            StoreError: The file cannot be read.
        """
        store = await self._store()
        return await asyncio.to_thread(store.list)

    async def summary(self, plan_id: str) -> Summary:
        """How one stands.

        Raises:
            RunError: There is none of that id.
        """
        store = await self._store()
        return await asyncio.to_thread(store.summary, plan_id)

    async def results(self, plan_id: str) -> Results:
        """The plan with all that came out so far.

        Raises:
            RunError: There is none of that id.
            StoreError: It cannot be read.
        """
        store = await self._store()

        def read() -> tuple[Results, int]:
            plan = store.plan(plan_id)
            outcomes, lost = store.read(plan_id)
            return Results(plan, outcomes, store.measured(plan_id)), lost

        found, lost = await asyncio.to_thread(read)
        if lost:
            self._notices.add(_unreadable(plan_id, found.plan.name, lost))
        return found

    async def for_others(self, report: Report) -> Report:
        """A report without what the settings leave out of exports."""
        from workbench.app.evaluation_recording import report_without
        from workbench.base.redaction_rules import read_rules

        rules = read_rules(self._settings.settings.redaction_rules)
        return await asyncio.to_thread(report_without, report, rules)

    async def start(self, plan: Plan, place: Place | None = None) -> None:
        """Keep a new plan and begin with it; ``wait`` waits for its end.

        Args:
            plan: The plan, with an id of its own.
            place: Where cases are tried; None is here.

        Raises:
            RunError: It has nothing to try, or the program is closing.
            StoreError: It could not be kept.
        """
        self._check_open()
        store = await self._store()
        await asyncio.to_thread(store.add, plan)
        self._begin(plan, store, place)

    async def resume(
        self, plan_id: str, *, again: bool = False, place: Place | None = None
    ) -> Plan:
        """Go on with the tries that have no outcome; returns the plan.

        Where the data set was changed since it began, that is told.

        Args:
            plan_id: Which one.
            again: Also try those again that gave no answer or could not be judged; an answer
                that is recorded is only judged again.
            place: As for ``start``.

        Raises:
            RunError: There is none of that id, it goes on, here or in another program, or it
                ended and what the settings leave out was deleted from it.
        """
        from workbench.app.data_set_changes import notice_of_changes

        self._check_open()
        store = await self._store()
        self._check_idle(plan_id)
        await asyncio.to_thread(store.check_free, plan_id)
        plan = await asyncio.to_thread(store.plan, plan_id)
        if plan.left_out:
            summary = await asyncio.to_thread(store.summary, plan_id)
            raise RunError(summary.message or "this evaluation has ended", summary.hint)
        if notice := await notice_of_changes(plan, self._data_sets):
            self._notices.add(notice)
        if again:
            await asyncio.to_thread(store.forget_unsettled, plan_id)
        await asyncio.to_thread(store.forget_unreadable, plan_id)
        self._check_idle(plan_id)
        self._begin(plan, store, place)
        return plan

    def pause(self, plan_id: str) -> None:
        """Begin no further try; what was begun ends first. Nothing if it does not go on."""
        if going := self._going.get(plan_id):
            going.pause()

    async def cancel(self, plan_id: str) -> None:
        """Stop it at once, and say that it is not meant to go on; it still can.

        Raises:
            RunError: It goes on in another program.
        """
        await self._stop(plan_id)
        store = await self._store()
        await asyncio.to_thread(store.cancel, plan_id, self._at_end)

    async def remove(self, plan_id: str) -> None:
        """Stop it and remove it, its outcomes and its runs for good.

        Raises:
            RunError: There is none of that id, or it goes on in another program.
            StoreError: The system refused.
        """
        await self._stop(plan_id)
        store = await self._store()
        # Also those of tries that were cut off, which no outcome names.
        runs = partial(self._conversations.delete_below, places_of(plan_id))
        await asyncio.to_thread(store.remove, plan_id, runs)
        self._conversations.changed()

    async def wait(self, plan_id: str) -> Paused | AllDone:
        """Wait until it is done or paused; at once if it does not go on here."""
        if going := self._going.get(plan_id):
            return await going.wait()
        if end := self._ends.get(plan_id):  # what could not be stored is known here only
            return end
        from workbench.evals.progress import AllDone, Paused

        summary = await self.summary(plan_id)
        return AllDone() if summary.state == "done" else Paused(summary.message, summary.hint)

    async def close(self) -> None:
        """Stop what goes on, so that it can be resumed, and close the file."""
        self._closed = True
        for plan_id in self.going:
            await self._stop(plan_id)
        if self._opened is not None:
            await asyncio.to_thread(self._opened.close)

    def _check_open(self) -> None:
        if self._closed:
            raise RunError("the program is closing", "Start it again.")

    def _check_idle(self, plan_id: str) -> None:
        if plan_id in self._going:
            raise RunError("this evaluation goes on", "Wait until it is done, or pause it.")

    def _at_end(self, plan: Plan) -> Plan:
        """What is kept of a plan that has ended: what is recorded of runs."""
        from workbench.app.evaluation_recording import plan_at_end

        return plan_at_end(plan, recording_of(self._settings.settings).rules)

    async def _store(self) -> EvaluationStore:
        from workbench.evals.store import EvaluationStore

        async with self._opening:
            if self._opened is None:
                self._opened = await asyncio.to_thread(EvaluationStore, self._path)
                if kept := self._opened.kept_as:
                    self._notices.add(_damaged(kept, *self._opened.saved))
            return self._opened

    def _begin(self, plan: Plan, store: EvaluationStore, place: Place | None) -> None:
        from workbench.app.evaluation_going import Going
        from workbench.app.evaluation_recording import recorded_by

        rules = recording_of(self._settings.settings).rules
        where = recorded_by(nullcontext(place) if place else self.here(plan), rules)
        tell = partial(self._listeners.tell, plan.plan_id)
        going = Going(plan, store, where, tell, self._at_end)
        self._going[plan.plan_id] = going
        going.begin(partial(self._ended, plan.plan_id))

    def _ended(self, plan_id: str, end: Paused | AllDone) -> None:
        del self._going[plan_id]
        self._ends[plan_id] = end
        self._conversations.changed()  # not told of each run, for there are very many
        self._listeners.tell(plan_id, end)

    async def _stop(self, plan_id: str) -> None:
        if going := self._going.get(plan_id):
            await going.stop()

    @contextmanager
    def here(self, plan: Plan) -> Iterator[Place]:
        """This program as the place where cases are tried."""
        from workbench.app.evaluation_earlier import EarlierTries
        from workbench.app.evaluation_grading import grading
        from workbench.app.evaluation_tries import Tries
        from workbench.evals.progress import Place
        from workbench.evals.side_by_side import SideBySide

        earlier = EarlierTries(plan.plan_id, self._conversations)
        tries = Tries(plan, self._runs, self._models, self._loading, self._tools, earlier)
        grade = grading(plan, self._models, self._loading, self._collections)
        try:
            yield Place(SideBySide(tries.prepare, tries.try_case, grade), tries.took)
        finally:
            tries.close()


def _damaged(kept: Path, plans: int, outcomes: int) -> Notice:
    saved = f"{plans} of them with {outcomes} outcomes were saved" if plans else "none is left"
    return Notice(
        "warning",
        "The evaluations were damaged",
        f"The file was kept as {kept.name}; {saved}.",
        "Resume those that lack outcomes; start those again that are gone.",
        key="evaluations.damaged",
    )


def _unreadable(plan_id: str, name: str, count: int) -> Notice:
    return Notice(
        "warning",
        f"Outcomes of {name!r:.80} were damaged",
        f"{count} of them cannot be read; they are left out.",
        "Resume the evaluation: those cases are tried again.",
        key=f"evaluations.unreadable.{plan_id}",
    )
