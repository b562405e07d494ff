"""What a load used stands beside what was predicted for it."""

from __future__ import annotations

import asyncio

from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.ui.models.estimates import LAST_LOAD, Estimates


async def test_that_a_load_is_shown_beside_its_prediction(workbench: Workbench) -> None:
    estimates = Estimates(workbench)
    await asyncio.wait_for(workbench.loading.load("starter", context_tokens=512), 60)
    estimates.note_loads(workbench.loading.snapshot)
    load = workbench.models.measured.load_of("starter")
    assert load is not None
    words = estimates.facts["starter"][LAST_LOAD]
    assert size_text(load.predicted_bytes) in words
    assert size_text(load.used_bytes) in words
    await estimates.judge_all()
    assert estimates.facts["starter"][LAST_LOAD] == words
    await workbench.loading.unload("starter")
