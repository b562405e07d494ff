"""The pages of the dashboards, filled with weeks of samples as those of a desk machine.

The samples are made up for the pictures; they take the way of real ones through the recorder.
"""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Awaitable, Callable

from workbench.app.metric_recording import Recorder
from workbench.app.workbench import Workbench
from workbench.ui.dashboards.panel import Dashboards

PAGES = ("machine", "models", "agents", "cost", "health")
DAY_S = 86_400.0
MODELS = (("qwen2.5-1.5b-instruct-q4_k_m", 1.0), ("starter", 0.2), ("phi-4-mini-q4_k_m", 2.4))
AGENTS = (("starter", 0.02, 2.0), ("researcher", 0.14, 6.5), ("Invoices to table", 0.05, 9.0))
TOOLS = (("calculator", 0.01), ("search_documents", 0.03), ("http_get", 0.12))


def fill(recorder: Recorder, days: float) -> None:
    """Samples each minute of working hours, and some thousand requests."""
    chance = random.Random(7)
    now_s = time.time()
    for minute in range(int(days * 1440)):
        at_s = now_s - minute * 60.0
        hour = time.localtime(at_s).tm_hour
        if hour < 7 or hour > 21:
            continue
        busy = 0.5 + 0.4 * math.sin(minute / 40.0) + 0.1 * chance.random()
        for name, value in machine(busy, chance).items():
            recorder.observe(name, value, at_s=at_s)
        if chance.random() < 0.35:
            answer(recorder, chance, at_s, busy)


def machine(busy: float, chance: random.Random) -> dict[str, float]:
    """One sample."""
    return {
        "memory.used_bytes": 6.5e9 + 3e9 * busy,
        "memory.total_bytes": 16e9,
        "memory.program_bytes": 2.1e8,
        "memory.weights_bytes": 1.1e9 + 9e8 * (busy > 0.5),
        "memory.kv_bytes": 4e8,
        "memory.compute_bytes": 1.5e8,
        "cpu.percent": 100 * min(1.0, 0.1 + 0.8 * busy * chance.random()),
        "cpu.program_percent": 60 * busy * chance.random(),
        "cpu.temperature_c": 45 + 30 * busy,
        "cpu.power_w": 12 + 45 * busy,
        "energy.cpu_j": 60.0 * (12 + 45 * busy),
        "disk.read_bytes_per_s": 4e6 * chance.random() ** 4,
        "disk.write_bytes_per_s": 2e6 * chance.random() ** 3,
        "disk.free_bytes": 2.1e11,
        "tokens_per_s": 60 * busy * chance.random(),
        "queue.length": float(chance.random() < 0.1),
        "queue.running": float(busy > 0.5),
        "net.connections": 0.0,
    }


def answer(recorder: Recorder, chance: random.Random, at_s: float, busy: float) -> None:
    """One run with its requests and tool calls."""
    agent, failing, steps = chance.choice(AGENTS)
    model, slow = chance.choice(MODELS)
    failed = chance.random() < failing
    recorder.observe(f"agent.{agent}.failed", float(failed), at_s=at_s)
    recorder.observe(f"agent.{agent}.steps", steps, at_s=at_s)
    taken_s = steps * slow * (1 + chance.random())
    recorder.observe(f"agent.{agent}.duration_s", taken_s, spread=True, at_s=at_s)
    head = f"model.{model}"
    recorder.observe(f"{head}.loaded_s", 600.0, at_s=at_s)
    recorder.observe(f"{head}.busy_s", taken_s, at_s=at_s)
    for _ in range(int(steps)):
        latency_s = slow * chance.lognormvariate(0.0, 0.5) * (1 + busy)
        recorder.observe(f"{head}.failed", float(chance.random() < failing / 4), at_s=at_s)
        for name in ("latency_s", f"{head}.latency_s"):
            recorder.observe(name, latency_s, spread=True, at_s=at_s)
        for name in ("first_token_s", f"{head}.first_token_s"):
            recorder.observe(name, latency_s / 5, spread=True, at_s=at_s)
        for name, value in (
            ("queue_s", 0.02 * chance.random()),
            ("tokens_per_s", 70 / slow),
            ("prompt_tokens_per_s", 640 / slow),
            ("prompt_tokens", 1400.0),
            ("cached_tokens", 1100.0 * chance.random()),
            ("new_tokens", 160.0),
        ):
            recorder.observe(f"{head}.{name}", value, at_s=at_s)
    tool, breaking = chance.choice(TOOLS)
    recorder.observe(f"tool.{tool}.failed", float(chance.random() < breaking), at_s=at_s)
    recorder.observe(f"tool.{tool}.duration_s", chance.random(), spread=True, at_s=at_s)


async def prepare(workbench: Workbench) -> None:
    """Fill the history, day by day."""
    fill(workbench.recorder, 8.0)
    await workbench.recorder.flush()
    workbench.settings.change(remote_prompt_price=0.5, remote_answer_price=1.5)


async def pictures(panel: Dashboards, take: Callable[[str], Awaitable[None]]) -> None:
    """Each page over a day, and the overview over a week."""
    panel.set_span(DAY_S)
    for key in PAGES:
        panel.show_page(key)
        await take(f"dashboards-{key}")
    panel.set_span(7 * DAY_S)
    panel.show_page("overview")
    await take("dashboards-week")
    panel._on_selected(-1.45 * DAY_S, -0.4 * DAY_S)
    await asyncio.sleep(0.5)
    panel._on_hovered(-0.4 * DAY_S)
    await take("dashboards-selected")
    panel.set_span(60.0)
