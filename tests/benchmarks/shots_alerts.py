"""Pictures of the alerts: a rehearsed rule, what fired, and what is worth doing."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import MappingProxyType

from workbench.app.workbench import Workbench
from workbench.telemetry.alerts.firings import Done, Firing
from workbench.telemetry.alerts.values import Rule, StopRequests
from workbench.telemetry.monitor import Sample
from workbench.ui.alerts.panel import AlertsPanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 60.0
FIRST = "time_to_first_token_median_s"


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


def remember(workbench: Workbench) -> None:
    """An hour in which answers began later and later, three times."""
    now_s = time.time()
    workbench.monitor._rings.pop(FIRST, None)  # times in a ring never fall
    for number in range(720):
        place = number / 720
        first_s = (
            0.9 + 1.6 * max(0.0, math.sin(place * 6 * math.pi)) ** 2 + 0.1 * (number % 7) / 7
        )
        at_s = now_s - 3600 + 5.0 * number
        workbench.monitor._keep(Sample(at_s, MappingProxyType({FIRST: first_s})))


def fired(workbench: Workbench) -> None:
    """Some firings of this day."""
    now_s = time.time()
    memory = Firing(
        "m1", "memory", "Memory is nearly full", "memory.used_percent", "warning", ">", 80.0,
        now_s - 5400.0, 83.4, 30.0, now_s - 5310.0, 71.2, "value",
        (Done("notify", "done", "A notice was shown."),
         Done("unload_idle", "done", "Unloaded Qwen3 4B: 3.1 GB; it cleared.")),
    )  # fmt: skip
    slow = Firing(
        "s1", "slow-first-token", "Answers begin late", FIRST, "warning", ">", 2.0,
        now_s - 1500.0, 2.41, 60.0, now_s - 900.0, 1.32, "value",
        (Done("notify", "done", "A notice was shown."),
         Done("smaller_model", "done", "New runs use Qwen3 4B Q4 instead of Qwen3 4B Q8."),
         Done("lift", "undone", "New runs are as before.")),
    )  # fmt: skip
    error = replace(
        memory, id="e1", rule_id="errors", title="Many runs fail", series="error_rate_percent",
        threshold=5.0, value=20.0, fired_s=now_s - 9000.0, cleared_s=now_s - 8400.0,
        held_s=10.0, done=memory.done[:1],
    )  # fmt: skip
    workbench.alerts.store.put([memory, slow, error])


async def pictures(workbench: Workbench, panel: AlertsPanel, take: Take) -> None:
    """Take them all."""
    remember(workbench)
    fired(workbench)
    panel.show_target("rules", "slow-first-token")
    panel.rules.rehearsal.button.click()
    await until(lambda: panel.rules.rehearsal.plot is not None)
    await take("alerts-rehearsal")
    panel.show_target("history")
    await until(lambda: panel.history.firings)
    await take("alerts-history")
    model_id = workbench.models.choose("").id
    await workbench.loading.load(model_id)
    workbench.loading.set_idle_unload(model_id, 0.0)
    for slot in workbench.loading._slots.values():
        slot.last_used_s = time.time() - 7400.0
    panel.show_target("advice")
    await until(lambda: panel.advice.shown)
    await take("alerts-advice")
    workbench.alerts.start()
    strict = Rule(
        "heat", "The queue is long", "demo.queue", ">", 1.0, actions=(StopRequests(),),
        enabled=True,
    )  # fmt: skip
    await workbench.alerts.rules.put(strict)
    workbench.monitor._keep(Sample(time.time(), MappingProxyType({"demo.queue": 4.0})))
    panel.show_target("rules", "heat")
    await take("alerts-firing")
    await workbench.alerts.rules.remove("heat")
    panel.show_target("rules", "memory")
