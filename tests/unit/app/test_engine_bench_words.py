"""What a terminal says of a search, and how much each run reads and writes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.app.engine_bench_values import (
    BenchReport,
    Figures,
    Kept,
    Machine,
    Setting,
    Trial,
)
from workbench.app.engine_bench_words import as_text, in_words
from workbench.app.engine_bench_workers import plan_work
from workbench.engines.api import GenerationStats

USUAL = Trial("usual", Setting(), "llama-cpp", "m", Figures(900.0, 40.0, 0.3, 0, 3, 5, 0.02))
BEST = Setting(threads=1, flash="off")
REPORT = BenchReport(
    model_id="m",
    digest="0" * 32,
    engine="llama-cpp",
    trials=(
        USUAL,
        replace(USUAL, varied="threads", setting=Setting(threads=1), verdict="20% less time"),
        replace(USUAL, varied="kv", setting=replace(BEST, kv_type="q8_0"), figures=None,
                problem="a cache\x1b[31m of that type"),
        replace(USUAL, varied="form", model_id="m-ov", engine="openvino"),
    ),
    best=BEST,
    machine=Machine("Linux", "Some", 4, 8, 16),
    saving=replace(BEST, kv_type="q8_0"),
    elsewhere="m-ov",
    elsewhere_engine="openvino",
    gain=0.2,
    complete=False,
)  # fmt: skip


def test_that_the_table_says_what_was_tried_and_what_to_do() -> None:
    text = as_text(Kept(REPORT, BEST))
    lines = text.splitlines()
    assert lines[1].startswith("as usual: 3 threads")
    assert lines[2].startswith("1 thread ")
    assert lines[3].startswith("KV cache q8_0")
    assert "\x1b" not in text
    assert lines[4].startswith("m-ov on openvino")
    assert "Best: 1 thread, flash attention off." in lines
    assert "--small-kv" in text
    assert "m-ov on openvino is faster still" in text
    assert "--limit-s" in text
    assert lines[-1] == "The model is loaded: 1 thread, flash attention off."


def test_that_outdated_figures_are_said_to_be_so() -> None:
    text = as_text(Kept(replace(REPORT, best=Setting()), None, "it was measured elsewhere"))
    assert "Best:" not in text
    assert "The model is loaded: as usual." in text
    assert text.endswith("it was measured elsewhere. Measure again.")


def test_that_the_usual_setting_has_a_name() -> None:
    assert in_words(Setting()) == "as usual"
    assert (
        in_words(Setting(batch_tokens=256, gpu_layers=0)) == "batch of 256, 0 layers on the GPU"
    )


def _tried(reads_per_s: float, writes_per_s: float, written: int = 12) -> GenerationStats:
    first_s = 72 / reads_per_s
    return GenerationStats(72, 0, written, 0.0, first_s, first_s + (written - 1) / writes_per_s)


@pytest.mark.parametrize(
    ("tried", "context", "devices", "prompt", "written"),
    [
        (_tried(2.0, 0.5), 4096, ("CPU",), 48, 12),
        (_tried(400.0, 40.0), 4096, ("CPU",), 200, 20),
        (_tried(1e6, 1e5), 4096, ("CPU",), 384, 48),
        (_tried(1e6, 1e5), 4096, ("CUDA0", "CPU"), 2048, 48),
        (_tried(1e6, 1e5), 256, ("CPU",), 128, 48),
    ],
)
def test_that_a_run_is_as_long_as_the_model_allows(
    tried: GenerationStats, context: int, devices: tuple[str, ...], prompt: int, written: int
) -> None:
    work = plan_work(tried, 1.0, context, devices)
    assert abs(work.prompt_tokens - prompt) <= 1
    assert abs(work.written_tokens - written) <= 1
    assert work.numbers == work.prompt_tokens // 3
    assert work.temperature == 0.0


def test_that_a_model_that_stops_at_once_is_made_to_go_on() -> None:
    assert plan_work(_tried(400.0, 40.0, 4), 1.0, 4096, ("CPU",)).temperature > 0.0
