"""A picture of the ledger, with some days of what a person lets a program do."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing

from workbench.app.workbench import Workbench
from workbench.policy.network_events import Counted, Held, SourceKey, Tried
from workbench.ui.privacy.panel import PrivacyPanel

WAIT_S = 30.0
HUB, CDN = "huggingface.co", "cdn-lfs.huggingface.co"


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


def remember(workbench: Workbench) -> None:
    """A search, a download, a server, a tool, and two tries that were refused."""
    now_s = time.time()
    asked: tuple[tuple[float, SourceKey, str, str, str, int, int], ...] = (
        (7_200, "search", "search Hugging Face", HUB, "192.0.2.10", 4_120, 61_480),
        (7_050, "download", "fetch Qwen3 0.6B Q8_0", HUB, "192.0.2.10", 6_300, 12_900),
        (7_049, "download", "fetch Qwen3 0.6B Q8_0", CDN, "192.0.2.77", 48_200, 639_446_688),
        (3_600, "server", "answers of Llama at the office", "gpu.office.example",
         "192.0.2.140", 18_450, 96_300),
        (1_500, "tool", "the tool weather", "api.weather.example", "192.0.2.201", 840, 2_310),
    )  # fmt: skip
    for number, (ago_s, source, purpose, name, host, sent, received) in enumerate(asked):
        at_s, key = now_s - ago_s, f"shot{number}"
        take = workbench.ledger.take
        take(Tried(at_s, source, purpose, "look up", name, 443, True))
        take(Tried(at_s + 0.1, source, purpose, "connect", host, 443, True, name, key))
        take(Counted(key, sent, received))
    for ago_s, host in ((900, "telemetry.example"), (60, "198.51.100.7")):
        workbench.ledger.take(Tried(now_s - ago_s, "", "", "connect", host, 443, False))
    workbench.ledger.take(Held("engine", "landlock 7, seccomp"))
    workbench.ledger.flush()
    with closing(sqlite3.connect(workbench.ledger.path)) as file:  # of a program used for days
        file.execute(
            "UPDATE meta SET value = ? WHERE key = 'since_s'", (str(now_s - 3 * 86_400),)
        )
        file.commit()


async def picture(workbench: Workbench, panel: PrivacyPanel) -> None:
    """Fill the ledger once, and wait until it is on screen."""
    if not panel.table.rows.entries:
        remember(workbench)
    await until(lambda: len(panel.table.rows.entries) >= 12 and panel.walls.shown)
    panel.refresh()
    panel.table.setCurrentIndex(panel.table.rows.index(6, 0))
