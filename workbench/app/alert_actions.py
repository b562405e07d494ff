"""What alerts do: tell, free memory, change what new runs get, run a graph."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from workbench.app.alert_graphs import AlertGraphs
from workbench.app.alert_log import Bucket
from workbench.app.alert_world import AlertWorld
from workbench.app.notices import Level, Notice
from workbench.base.errors import WorkbenchError
from workbench.base.sizes import size_text
from workbench.telemetry.alerts.actions import name_of
from workbench.telemetry.alerts.firings import Done, Firing
from workbench.telemetry.alerts.values import (
    Action,
    Notify,
    Rule,
    RunGraph,
    SmallerModel,
    StopRequests,
    UnloadIdle,
    WriteAudit,
)
from workbench.telemetry.monitor import Sample

log = logging.getLogger(__name__)
_LEVELS: dict[str, Level] = {"info": "info", "warning": "warning", "critical": "error"}
_MOST_WAITING = 50
_SAMPLES = 2
"""The first sample after an unload may have been begun before it."""
_SAMPLE_WAIT_S = 5.0
LOOK_AGAIN_S = 15.0
_STORM = "alerts.storm"


class AlertActions:
    """Carries out actions, the slow ones one after the other. On the event loop."""

    def __init__(
        self,
        world: AlertWorld,
        graphs: AlertGraphs,
        report: Callable[[str, Done], None],
        audit: Callable[[Firing, str], None],
        fires: Callable[[str], bool],
    ) -> None:
        """Join them.

        Args:
            world: What is looked at and changed.
            graphs: Runs graphs.
            report: Told of a firing what an action came to.
            audit: Writes that a firing began or ended.
            fires: Whether a firing, by its id, goes on.
        """
        self._world, self._graphs = world, graphs
        self._report, self._audit, self._fires = report, audit, fires
        self._waiting: asyncio.Queue[tuple[Rule, Firing, UnloadIdle]] = asyncio.Queue(
            _MOST_WAITING
        )
        self._worker: asyncio.Task[None] | None = None
        self._notices, self._untold = Bucket(6, 0.1), 0
        self._failures = Bucket(3, 0.05)
        self._again: dict[str, asyncio.TimerHandle] = {}

    def start(self) -> None:
        """Begin to carry out what takes time."""
        if self._worker is None:
            self._worker = asyncio.get_running_loop().create_task(
                self._work(), name="alert-actions"
            )

    async def close(self) -> None:
        """End what goes on."""
        for timer in self._again.values():
            timer.cancel()
        self._again.clear()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
        await self._graphs.close()

    def begin(self, rule: Rule, firing: Firing) -> None:
        """Do what a rule says, as far as it can be done at once; a failure is reported."""
        for action in rule.actions:
            try:
                self._begin(rule, firing, action)
            except WorkbenchError as exc:
                self._report(firing.id, Done(name_of(action), "failed", f"{exc.message}."))
            except Exception as exc:
                log.exception("alerts.action_broke action=%s", name_of(action))
                self._report(firing.id, Done(name_of(action), "failed", f"Broke: {exc!r}."))

    def _begin(self, rule: Rule, firing: Firing, action: Action) -> None:
        match action:
            case Notify():
                self._notify(rule, firing)
            case SmallerModel():
                self._report(firing.id, self._switch(firing))
            case StopRequests():
                self._world.relief.refuse(firing.id, rule.title)
                text = "New requests are refused until it clears."
                self._report(firing.id, Done("stop_requests", "done", text))
            case RunGraph():
                self._graphs.begin(firing, action)
            case WriteAudit():
                self._audit(firing, "alert.fired")
            case UnloadIdle():
                self._queue(rule, firing, action)

    def _notify(self, rule: Rule, firing: Firing) -> None:
        if self._notices.take():
            self._untold = 0
            title, level = rule.title, _LEVELS[rule.severity]
            hint = "Alerts shows what it did, and undoes it."
            key = f"alert.{rule.id}"
            self._world.notices.add(
                Notice(level, title, f"{firing.why}.", hint, "alerts.open", key=key)
            )
            self._report(firing.id, Done("notify", "done", "A notice was shown."))
            return
        self._untold += 1
        if self._untold == 1:  # one notice for the storm, not one for each
            self._world.notices.add(
                Notice(
                    "warning",
                    "Many alerts fire at once",
                    "No further notice is shown for each of them.",
                    "Alerts shows which fire.",
                    "alerts.open",
                    key=_STORM,
                )
            )
        self._report(firing.id, Done("notify", "nothing", "Too many notices at once."))

    def tell_failure(self, firing: Firing, done: Done) -> None:
        """Say that an action failed; not more often than notices may come."""
        if self._failures.take():
            self._world.notices.add(
                Notice(
                    "warning",
                    f"{firing.title}: an action failed",
                    done.text,
                    "Alerts shows what fired and what was done.",
                    "alerts.open",
                    key=f"alert.failed.{firing.rule_id}",
                )
            )

    def _switch(self, firing: Firing) -> Done:
        relief, models = self._world.relief, self._world.of_series(firing.series)
        agents = self._world.known.agents.agents
        wanted, texts = [], []
        for model in models:
            smaller = relief.stands_in(model)
            own = [a for a in agents if relief.stands_in(model, a.model.fallback)]
            if smaller is not None:
                texts.append(f"{smaller.title} instead of {model.title}")
            elif own:
                texts.append(f"the agents' next models instead of {model.title}")
            else:
                continue
            wanted.append(model.id)
        if not wanted:
            names = ", ".join(model.title for model in models)
            text = (
                f"Nothing smaller than {names} is installed." if names else "No model is used."
            )
            return Done("smaller_model", "nothing", text)
        relief.switch(firing.id, firing.title, wanted)
        return Done("smaller_model", "done", f"New runs use {'; '.join(texts)}.")

    def _queue(self, rule: Rule, firing: Firing, action: UnloadIdle) -> None:
        try:
            self._waiting.put_nowait((rule, firing, action))
        except asyncio.QueueFull:
            text = "Not done: too many alerts at once."
            self._report(firing.id, Done("unload_idle", "failed", text))

    async def _work(self) -> None:
        while True:
            rule, firing, action = await self._waiting.get()
            is_first = self._again.pop(firing.id, None) is None
            try:
                done = await self._unload(rule, firing, action)
            except WorkbenchError as exc:
                done = Done("unload_idle", "failed", f"{exc.message}.")
            except Exception as exc:
                log.exception("alerts.unload_broke")
                done = Done("unload_idle", "failed", f"Broke: {exc!r}.")
            if is_first or done.outcome == "done":
                self._report(firing.id, done)
            if done.outcome != "failed" and self._fires(firing.id):
                self._look_again(rule, firing, action)

    def _look_again(self, rule: Rule, firing: Firing, action: UnloadIdle) -> None:
        """While it fires, models may become idle."""
        self._again[firing.id] = asyncio.get_running_loop().call_later(
            LOOK_AGAIN_S, self._queue, rule, firing, action
        )

    async def _unload(self, rule: Rule, firing: Firing, action: UnloadIdle) -> Done:
        """Unload one model after the other; each time it is measured whether that is enough."""
        freed: list[str] = []
        freed_bytes, tried = 0, set[str]()
        why = "it cleared"
        while self._fires(firing.id) and not self._calm(rule, firing):
            idle = [one for one in self._world.idle(action.idle_s) if one.model.id not in tried]
            if not idle:
                why = "no other model is idle"
                break
            one = idle[0]
            tried.add(one.model.id)
            held_bytes = self._world.held_bytes(one)
            if not await self._world.loading.unload_idle(one.model.id):
                continue
            freed.append(one.model.title)
            freed_bytes += held_bytes
            if not await self._measured():
                why = "no new sample came"
                break
        if not freed:
            return Done("unload_idle", "nothing", f"Nothing was unloaded: {why}.")
        text = f"Unloaded {', '.join(freed)}: {size_text(freed_bytes)}; {why}."
        return Done("unload_idle", "done", text)

    def _calm(self, rule: Rule, firing: Firing) -> bool:
        value = self._world.monitor.latest.get(firing.series)
        return value is None or rule.is_calm(value)

    async def _measured(self) -> bool:
        """Wait for samples of after now; False if none come."""
        heard = asyncio.Event()
        count = 0

        def on_sample(_sample: Sample) -> None:
            nonlocal count
            count += 1
            if count >= _SAMPLES:
                heard.set()

        monitor = self._world.monitor
        end = monitor.listen(on_sample)
        try:
            async with asyncio.timeout(_SAMPLE_WAIT_S + 2 * _SAMPLES * monitor.interval_s):
                await heard.wait()
        except TimeoutError:
            return False
        finally:
            end()
        return True
