"""Makes what runs in threads late, to find tests that only hold on a quick machine.

    QT_QPA_PLATFORM=offscreen python -m pytest -p tests.slowed tests/ui

Each ``asyncio.to_thread`` begins up to ``SLOWED_S`` seconds late (0.1 where nothing is said),
as on a busy machine. A test that fails only then waits for too little.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Callable
from typing import Any

_MOST_S = float(os.environ.get("SLOWED_S", "0.1"))
_TO_THREAD = asyncio.to_thread


async def _late(work: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
    def later() -> Any:
        time.sleep(random.random() * _MOST_S)
        return work(*given, **named)

    return await _TO_THREAD(later)


asyncio.to_thread = _late
