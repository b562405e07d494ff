"""The best setting of a model for this machine, found by measuring.

The values are in ``engine_bench_values``.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.app.engine_bench_values import BenchReport, Kept, Setting

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


async def kept_report(bench: Workbench, model_id: str) -> Kept | None:
    """What an earlier search found for a model on this machine.

    Raises:
        ModelError: It is not installed.
    """
    return await asyncio.to_thread(bench.models.best.kept, bench.models.get(model_id))


async def use(bench: Workbench, report: BenchReport, setting: Setting | None) -> None:
    """Load the model with a setting from now on; None loads it as usual. It is remembered.

    A model that is loaded takes it on when it is loaded the next time.

    Raises:
        ModelError: It is not installed.
        StoreError: The system refused.
    """
    model = bench.models.get(report.model_id)
    await asyncio.to_thread(bench.models.best.keep, model, report, setting)


async def forget(bench: Workbench, model_id: str) -> bool:
    """Load a model as usual again, and forget what was found; whether there was something.

    Raises:
        ModelError: It is not installed.
        StoreError: The system refused.
    """
    return await asyncio.to_thread(bench.models.best.forget, bench.models.get(model_id))
