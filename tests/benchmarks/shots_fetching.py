"""Pictures of finding and fetching models, from a hub on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.hub.server import Hub, running_hub
from workbench.app.workbench import Workbench
from workbench.base.paths import resource
from workbench.ui.models.download_list import DownloadCard
from workbench.ui.models.panel import ModelsPanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 120.0
LEAST_SHARE = 300  # of a thousand
LEAST_SAMPLES = 20
SLOW_BYTES_PER_S = 700_000.0
CARD = b"""---
license: apache-2.0
---
# Model 0

A small model that calls tools, with *short* answers.

| Task | Good for it |
|---|---|
| Chat | yes |
| Code | a little |

- Trained on open data
- Context of 8 192 tokens
"""
FAMILIES = ("qwen2.5", "llama-3.2", "granite-3.3", "smollm2", "phi-4-mini")
SIZES = (600_000_000, 1_700_000_000, 8_000_000_000, 70_000_000_000)
LICENCES = ("apache-2.0", "mit", "gemma")


def fill(hub: Hub) -> None:
    """Repositories as a real hub has them, with the starter model as their file."""
    starter = resource("models/starter/starter.gguf").read_bytes()
    for number in range(16):
        family = FAMILIES[number % 5]
        name = f"community-{number}/{family}-{number}-instruct-GGUF"
        for kind, more in (("Q4_K_M", 4_000_000), ("Q8_0", 12_000_000), ("F16", 40_000_000)):
            room = bytes(more if number == 0 else 0)
            hub.put(name, f"{family}-{kind}.gguf", starter + room)
        hub.put(name, "README.md", CARD)
        hub.repositories[name] |= {
            "downloads": 1_000_000 // (number + 1),
            "likes": 500 - 13 * number,
            "gated": "manual" if number == 3 else False,
            "tags": ["gguf", "text-generation", f"license:{LICENCES[number % 3]}"],
            "gguf": {
                "total": SIZES[number % 4],
                "chat_template": "{% if tools %}" if number % 2 == 0 else "",
            },
        }


async def until(condition: Callable[[], object]) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(WAIT_S):
        while not condition():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.05)


async def pictures(workbench: Workbench, panel: ModelsPanel, take: Take) -> None:
    """Results, a card, and a download that runs, rests and fails."""
    with running_hub() as hub:
        fill(hub)
        workbench.settings.change(hub_address=hub.url)
        await _finding(panel, take)
        hub.rate_bytes_per_s = SLOW_BYTES_PER_S
        panel.fetching.find.page.buttons[-1].click()
        cards = panel.fetching.list.cards
        await until(lambda: any(_is_under_way(card) for card in cards.values()))
        await take("models-downloads")
        running = workbench.downloads.items[0].wanted.id
        await workbench.downloads.pause(running)
        await take("models-downloads-paused")
        hub.misbehave("403", times=-1)
        await workbench.downloads.resume(running)
        await until(lambda: workbench.downloads.items[0].state == "failed")
        await take("models-downloads-failed")
        await workbench.downloads.cancel(running)
        workbench.settings.change(hub_address="")
        panel.show_room("installed")


def _is_under_way(card: DownloadCard) -> bool:
    """Far enough for a plot that shows something."""
    return card.bar.value() > LEAST_SHARE and len(card.plot.rates) > LEAST_SAMPLES


async def _finding(panel: ModelsPanel, take: Take) -> None:
    panel.show_room("find")
    find = panel.fetching.find
    find.refresh_sources()
    find.choose_source("hugging_face")
    find.search.setText("instruct")
    find.model.set_items(())
    find.page.clear()  # what was found before, in another dress
    find.run()
    await until(lambda: find.model.items and find.page.advice.isVisibleTo(find))
    await take("models-find")
    find.page.show_part("card")
    await take("models-find-card")
    find.page.show_part("variants")
