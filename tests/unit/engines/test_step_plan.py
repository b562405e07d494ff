"""Flash attention where it pays, and steps that are small enough without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.engines.api import LoadOptions
from workbench.engines.step_plan import StepPlan, plan_step

OPTIONS = LoadOptions(context_tokens=4096)
MOST_BYTES = 128 * 1024 * 1024
GOOD_BYTES = 32 * 1024 * 1024


def test_that_a_cpu_does_without_flash_attention() -> None:
    assert plan_step(OPTIONS, 16, 4096, on_gpu=False) == StepPlan("off", 128, 16)
    small = replace(OPTIONS, batch_tokens=32)
    assert plan_step(small, 16, 4096, on_gpu=False) == StepPlan("off", 32, 16)


@pytest.mark.parametrize(
    ("options", "heads", "on_gpu"),
    [
        (OPTIONS, 16, True),
        (OPTIONS, 0, False),
        (replace(OPTIONS, kv_type="q8_0"), 16, False),
    ],
)
def test_that_the_library_decides_elsewhere(
    options: LoadOptions, heads: int, on_gpu: bool
) -> None:
    assert plan_step(options, heads, 4096, on_gpu) == StepPlan("auto", 512)


@pytest.mark.parametrize("heads", [4, 16, 32, 64])
@pytest.mark.parametrize("cells", [1024, 8192, 32_768, 131_072])
def test_that_the_scores_of_a_step_stay_small(heads: int, cells: int) -> None:
    step = plan_step(OPTIONS, heads, cells, on_gpu=False)
    if step.flash == "off":
        assert heads * cells * step.tokens * 4 <= MOST_BYTES
        assert step.tokens == 64 or heads * cells * step.tokens * 4 <= GOOD_BYTES
        assert step.tokens in (64, 128)
    else:
        assert step == StepPlan("auto", 512)
        assert heads * cells * 64 * 4 > MOST_BYTES


def test_that_what_was_asked_for_is_done() -> None:
    on = replace(OPTIONS, extra={"flash_attention": "on"})
    off = replace(OPTIONS, extra={"flash_attention": "off"})
    assert plan_step(on, 16, 4096, on_gpu=False) == StepPlan("on", 512)
    assert plan_step(off, 16, 4096, on_gpu=True) == StepPlan("off", 128, 16)
    assert plan_step(off, 64, 131_072, on_gpu=False) == StepPlan("off", 64, 64)
