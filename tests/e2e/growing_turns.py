"""Turns by the twenty, in a process of their own; prints which objects grow with each."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections import Counter
from contextlib import aclosing
from itertools import pairwise
from pathlib import Path

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths

TURNS, BATCHES = 20, 4
RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 5000,
    "recordings": [
        {
            "match": "sum",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "sum", "after_tool": True, "text": "The sum is 84."},
    ],
}
# The database keeps its newest statements, weak references die with what they point to, and the
# loop keeps timers that were cancelled, with their contexts, until their time comes. Live
# figures are of the requests of the last 15 minutes (``_Request``), at most 2,000 of a model.
BOUNDED = {
    "Statement", "ReferenceType", "TimerHandle", "Context", "hamt", "hamt_bitmap_node",
    "_Request",
}  # fmt: skip


async def turns(bench: Workbench, first: int, count: int) -> None:
    for number in range(first, first + count):
        run = await bench.runs.start(
            "calculator", "a sum", conversation_id=f"talk-{number}", model_id="talker"
        )
        async with aclosing(run.events()) as batches:
            async for _batch in batches:
                pass
        end = await run.wait()
        assert (end.end, end.answer) == ("answered", "The sum is 84.")


def held() -> Counter[str]:
    gc.collect()
    return Counter(type(one).__qualname__ for one in gc.get_objects())


async def grown(folder: Path) -> dict[str, int]:
    """How many more objects of a kind there are after each twenty turns."""
    paths = Paths(folder / "data", folder / "cache")
    paths.make()
    (paths.data / "models").mkdir(exist_ok=True)
    (paths.data / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
    paths.settings.write_text(json.dumps({"version": 1, "engine_mode": "thread"}))
    async with open_workbench(paths) as bench:
        await turns(bench, 0, TURNS)
        await bench.audit.checkpoint()  # its writer begins late, and imports what signs then
        seen = []
        for number in range(1, BATCHES + 1):
            await turns(bench, number * TURNS, TURNS)
            await bench.audit.flush()
            seen.append(held())
    # What is made once, whenever that is, did not grow with every batch.
    grew = [after - before for before, after in pairwise(seen)]
    more = {kind: min(one[kind] for one in grew) for kind in grew[0]}
    return {
        kind: count for kind, count in more.items() if count >= TURNS and kind not in BOUNDED
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(grown(Path(sys.argv[1])))))
