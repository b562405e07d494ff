"""R12: what a turn made is gone after it; the long soak is `tests/benchmarks/soak_leaks.py`."""

from __future__ import annotations

import gc
import json
from collections import Counter
from contextlib import aclosing
from pathlib import Path

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths

TURNS = 20
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


async def test_that_a_turn_leaves_no_object_behind(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.data / "models").mkdir(exist_ok=True)
    (paths.data / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
    paths.settings.write_text(json.dumps({"version": 1, "engine_mode": "thread"}))
    async with open_workbench(paths) as bench:
        await turns(bench, 0, TURNS)
        before = held()
        await turns(bench, TURNS, TURNS)
        more = held() - before
    grown = {kind: count for kind, count in more.items() if count >= TURNS}
    assert not {kind: count for kind, count in grown.items() if kind not in BOUNDED}
