"""What a load used stands beside what was predicted for it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtWidgets import QLabel

from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.ui.models.estimates import LAST_LOAD, Estimates
from workbench.ui.models.fit_bar import FitBar
from workbench.ui.theme.theme import Theme


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


async def test_that_the_bar_says_what_is_taken_with_the_load(
    workbench: Workbench, theme: Theme
) -> None:
    fit = await workbench.models.fit("starter", 512)
    assert 0 < fit.loaded_bytes < fit.total_bytes - fit.parked_bytes
    bar = FitBar(theme)
    bar.set_fit(fit)
    texts = [one.text() for one in bar.findChildren(QLabel)]
    with_load = (
        f"{size_text(fit.loaded_bytes)} are taken with the load, the rest as it is used."
    )
    assert with_load in texts
    bar.set_fit(replace(fit, loaded_bytes=0))
    (hidden,) = [one for one in bar.findChildren(QLabel) if "with the load" in one.text()]
    assert hidden.isHidden()
    bar.deleteLater()
