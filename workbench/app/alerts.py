"""The alerts: rules over the monitor's samples, what they do, and what they did."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, replace
from pathlib import Path

from workbench.app.advice import Advice
from workbench.app.alert_actions import AlertActions
from workbench.app.alert_graphs import AlertGraphs
from workbench.app.alert_log import AlertLog, put_damaged_aside, with_done
from workbench.app.alert_rules import FILE, AlertRules
from workbench.app.alert_world import AlertWorld
from workbench.app.listeners import Listeners
from workbench.app.loading import Loading
from workbench.app.notices import Notices
from workbench.app.run_documents import Documents
from workbench.app.run_rates import watch_rates
from workbench.app.runs import Runs
from workbench.base import deeds
from workbench.base.errors import RunError, StoreDamaged
from workbench.base.paths import Paths
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.telemetry.alerts.documents import is_known_metric
from workbench.telemetry.alerts.evaluator import Evaluator
from workbench.telemetry.alerts.firings import Done, Firing
from workbench.telemetry.alerts.rehearsal import (
    Rehearsal,
    Series,
    Shape,
    rehearse,
    synthetic,
)
from workbench.telemetry.alerts.store import FiringStore
from workbench.telemetry.alerts.values import (
    AlertEvent,
    Cleared,
    Fired,
    Rule,
    Standing,
    WriteAudit,
)
from workbench.telemetry.monitor import Monitor, Sample

log = logging.getLogger(__name__)
STORE = "alerts.db"
REHEARSED_S = 86_400.0
"""How far back a rehearsal looks, as far as samples are there."""
_MOST_RECENT = 300
Recorded = Callable[[Callable[[str], bool], float], Awaitable[Sequence[Series]]]
"""Gives the samples of the last seconds, of the metrics that are wanted."""


class Alerts:
    """Owner of the rules, of what fires now, and of its history. On the event loop.

    Attributes:
        rules: The rules and their file.
        store: The history; blocking.
        relief: What they changed for new runs.
        advice: What is worth doing without a rule.
        recorded: Where samples for rehearsals come from; the monitor's rings at first.
    """

    def __init__(self, folder: Path, world: AlertWorld, audit: AuditLog) -> None:
        self._world = world
        self.store = FiringStore(folder / STORE)
        self.rules = AlertRules(folder / FILE, world.notices, self.is_known, self._on_rules)
        self.relief, self.advice = world.relief, Advice(world, self.store)
        self._rates = watch_rates(world.monitor, world.runs)
        self._log = AlertLog(self.store, audit, world.notices, self._report)
        graphs = AlertGraphs(
            world.runs, world.known.graphs, self._rates.leave_out, self._report
        )
        self._actions = AlertActions(
            world, graphs, self._report, self._audit, lambda one: one in self._firing
        )
        self._evaluator = Evaluator()
        self._firing: dict[str, Firing] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._recent: deque[Firing] = deque(maxlen=_MOST_RECENT)
        self._listeners: Listeners[[]] = Listeners()
        self._end: Callable[[], None] | None = None
        self._broken = ""
        self.recorded: Recorded = self._from_rings

    async def open(self, *, alone: bool) -> None:
        """Read the rules, and put a damaged history aside; nothing is watched yet."""
        await self.rules.load()
        await asyncio.to_thread(put_damaged_aside, self.store, self._world.notices, alone=alone)

    def start(self) -> None:
        """Begin to watch the monitor's samples."""
        if self._end is None:
            self._evaluator.set_rules(self.rules.rules, time.time())
            self._actions.start()
            self._end = self._world.monitor.listen(self._on_sample)

    async def close(self) -> None:
        """End the watch: what fires is over, and what it changed is undone."""
        end, self._end = self._end, None
        if end is not None:
            end()
        self._take(self._evaluator.end(time.time()))
        await self._actions.close()
        await self._log.close()

    @property
    def watching(self) -> bool:
        """Whether samples are looked at."""
        return self._end is not None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How the rules that are on stand with each of their metrics."""
        return self._evaluator.standings()

    @property
    def firing(self) -> tuple[Firing, ...]:
        """What fires now."""
        return tuple(self._firing.values())

    @property
    def unkept(self) -> int:
        """Firings that were too many to keep, since the start."""
        return self._log.unkept

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` when rules, firings or what was done change."""
        return self._listeners.add(listener)

    def is_known(self, name: str) -> bool:
        """Whether there is a metric of that name or pattern: described, or measured now."""
        if is_known_metric(name):
            return True
        watched = Rule("x", "x", name, ">", 0.0)
        return any(watched.matches(one) for one in self._world.monitor.metrics)

    def _on_rules(self) -> None:
        if self.watching:
            self._take(self._evaluator.set_rules(self.rules.rules, time.time()))
        self._listeners.tell()

    async def rehearse(
        self,
        rule: Rule,
        shape: Shape | None = None,
        *,
        seconds: float = REHEARSED_S,
        seed: int = 0,
    ) -> Rehearsal:
        """Run a rule over made-up load, or over what was recorded; nothing is done."""
        if shape is not None:
            return await asyncio.to_thread(
                lambda: rehearse(rule, [synthetic(rule, shape, seed)])
            )
        found = await self.recorded(rule.matches, seconds)
        return await asyncio.to_thread(rehearse, rule, found)

    async def _from_rings(
        self, wanted: Callable[[str], bool], seconds: float
    ) -> Sequence[Series]:
        monitor = self._world.monitor
        return [
            Series(name, *monitor.history(name, seconds))
            for name in monitor.metrics
            if wanted(name)
        ]

    async def history(self, most: int = 500) -> list[Firing]:
        """The newest firings, the newest first; those of now as they are now.

        Raises:
            StoreError: The history cannot be read.
        """
        await self._log.flush()
        try:
            kept = await asyncio.to_thread(self.store.newest, most)
        except StoreDamaged as exc:
            await self._log.begin_anew(exc)
            kept = []
        live = {one.id: one for one in (*self._recent, *self.firing)}
        found = {one.id: one for one in kept} | live
        return sorted(found.values(), key=lambda one: -one.fired_s)[:most]

    async def forget_history(self) -> None:
        """Forget what fired and is over.

        Raises:
            StoreError: The history cannot be written.
        """
        await self._log.flush()
        self._recent.clear()
        await asyncio.to_thread(self.store.clear)
        self._listeners.tell()

    def lift(self, firing_id: str) -> bool:
        """Undo what a firing changed for new runs, though it still fires."""
        if not self._world.relief.lift(firing_id):
            return False
        self._report(firing_id, Done("lift", "undone", "A person undid what it changed."))
        return True

    def _on_sample(self, sample: Sample) -> None:
        try:
            self._take(self._evaluator.feed(sample.time_s, sample.values, time.monotonic()))
            self._broken = ""
        except Exception as exc:
            log.exception("alerts.sample_broke")
            self._tell_broken(exc)

    def _tell_broken(self, exc: Exception) -> None:
        """Say it once, until a sample was judged again."""
        problem = RunError(
            f"the rules of alerts could not be judged: {exc!r:.200}",
            "The next sample is judged anew. Run: workbench doctor",
        )
        if problem.message != self._broken:
            self._broken = problem.message
            self._world.notices.tell(problem, "Alerts may be missed", action="alerts.open")

    def _take(self, events: Sequence[AlertEvent]) -> None:
        for event in events:
            if isinstance(event, Fired):
                self._fired(event)
            elif isinstance(event, Cleared):
                self._cleared(event)
        if events:
            self._listeners.tell()

    def _fired(self, event: Fired) -> None:
        rule = event.rule
        firing = Firing(
            uuid.uuid4().hex,
            rule.id,
            rule.title,
            event.series,
            rule.severity,
            rule.condition,
            rule.threshold,
            event.at_s,
            event.value,
            event.held_s,
        )
        self._firing[firing.id] = firing
        self._ids[rule.id, event.series] = firing.id
        if self._log.put(firing):
            log.info("alert.fired rule=%s", rule.id)
        self._actions.begin(rule, firing)

    def _cleared(self, event: Cleared) -> None:
        firing_id = self._ids.pop((event.rule.id, event.series), "")
        firing = self._firing.pop(firing_id, None)
        if firing is None:
            return
        cleared_s = max(event.at_s, firing.fired_s)  # the clock may have been set back
        over = replace(
            firing, cleared_s=cleared_s, cleared_value=event.value, reason=event.reason
        )
        if self._world.relief.lift(firing_id):
            over = with_done(over, Done("lift", "undone", "New runs are as before."))
        self._recent.append(over)
        self._log.put(over)
        if any(isinstance(action, WriteAudit) for action in event.rule.actions):
            self._audit(over, "alert.cleared")

    def _report(self, firing_id: str, done: Done) -> None:
        """Note what an action came to; it may end after its alert cleared."""
        if (firing := self._firing.get(firing_id)) is not None:
            changed = self._firing[firing_id] = with_done(firing, done)
        else:
            found = [n for n, one in enumerate(self._recent) if one.id == firing_id]
            if not found:
                return
            changed = self._recent[found[0]] = with_done(self._recent[found[0]], done)
        deeds.tell("alert.done", rule=changed.rule_id, action=done.action, outcome=done.outcome)
        if self._log.put(changed) and done.outcome == "failed":
            log.warning("alert.action_failed rule=%s action=%s", changed.rule_id, done.action)
            self._actions.tell_failure(changed, done)
        self._listeners.tell()

    def _audit(self, firing: Firing, what: str) -> None:
        entry = AuditEntry(time.time(), f"alert:{firing.rule_id}", what, asdict(firing))
        self._log.audit(firing.id, entry)


async def open_alerts(
    where: Paths,
    watched: tuple[Monitor, Notices, Loading, Documents, Runs],
    audit: AuditLog,
    stack: AsyncExitStack,
) -> Alerts:
    """The alerts, which watch nothing before they are started; the stack closes them.

    They must be opened after what they watch and change, so that they end before it.
    """
    alerts = Alerts(where.data, AlertWorld(*watched), audit)
    stack.push_async_callback(alerts.close)
    await alerts.open(alone=watched[4].alone)
    return alerts
