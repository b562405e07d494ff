"""A program whose only model of its own is a recording."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths

RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 500,
    "recordings": [
        {
            "match": "12 \\* 7",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "12 \\* 7", "after_tool": True, "text": "12 * 7 is 84."},
        {
            "match": "milk",
            "tool_calls": [
                {"name": "save_note", "arguments": {"title": "Milk", "text": "Buy milk"}}
            ],
        },
        {"match": "milk", "after_tool": True, "text": "Done."},
        {"match": "crash", "text": "x ", "repeat": 50, "fault": "abort", "fault_at": 20},
        {"match": "long", "text": "word ", "repeat": 100_000},
        {"match": "Some words", "text": "word ", "repeat": 200},
        {"text": "Hello."},
    ],
}


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Workbench]:
    """The program, with ``talker`` beside the starter model."""
    models = folder / "data" / "models"
    models.mkdir(parents=True, exist_ok=True)
    (models / "talker.replay.json").write_text(json.dumps(RECORDING))
    async with open_workbench(Paths(folder / "data", folder / "cache")) as bench:
        yield bench
