"""A worker that stands still for a while, as a machine that sleeps lets it, goes on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import aclosing
from pathlib import Path

import pytest

from workbench.engines.api import Finished, LoadOptions, Message, Request, TextDelta
from workbench.engines.host import EngineHost
from workbench.engines.registry import engine_for


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
async def test_that_a_worker_that_slept_goes_on_with_its_answer(tmp_path: Path) -> None:
    path = tmp_path / "talker.replay.json"
    told = {"format": 1, "name": "Talker", "recordings": [{"text": "word ", "repeat": 60}]}
    path.write_text(json.dumps(told))
    options = LoadOptions(extra={"tokens_per_s": 200})
    host = await EngineHost.start(engine_for(path), path, options)
    assert host.pid is not None
    text = ""
    async with (
        asyncio.timeout(60),
        aclosing(host.generate(Request((Message("user", "say"),)))) as events,
    ):
        async for event in events:
            if isinstance(event, TextDelta):
                if not text:
                    os.kill(host.pid, signal.SIGSTOP)
                    await asyncio.sleep(0.5)
                    os.kill(host.pid, signal.SIGCONT)
                text += event.text
    await host.close()

    assert isinstance(event, Finished)
    assert text == "word " * 60
