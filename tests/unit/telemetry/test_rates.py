"""Shares and rates that follow from other numbers; none where they mean nothing."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from workbench.telemetry.metrics import metric
from workbench.telemetry.rates import ErrorRate, RecentMedian
from workbench.telemetry.ratios import ratios


def test_that_shares_follow_from_parts_and_wholes() -> None:
    values = {
        "memory.used_bytes": 4e9,
        "memory.total_bytes": 16e9,
        "gpu.0.memory_used_bytes": 9e9,
        "gpu.0.memory_total_bytes": 10e9,
        "gpu.1.memory_total_bytes": 10e9,
        "kv.a.b-1_tokens": 1024.0,
        "kv.a.b-1_capacity_tokens": 4096.0,
        "kv.none_tokens": 0.0,
        "kv.none_capacity_tokens": 0.0,
        "memory.program_bytes": 1.0,
    }
    found = ratios(values)
    assert found == {
        "memory.used_percent": 25.0,
        "gpu.0.memory_percent": 90.0,
        "kv.a.b-1_percent": 25.0,
    }
    assert all(metric(name) is not None for name in found)


@given(
    st.dictionaries(
        st.sampled_from(
            ["memory.used_bytes", "memory.total_bytes", "kv.x_tokens", "kv.x_capacity_tokens"]
        ),
        st.floats(),
    )
)
def test_that_no_sample_breaks_it(values: dict[str, float]) -> None:
    assert all(map(math.isfinite, ratios(values).values()))


def test_that_a_rate_needs_enough_runs_in_its_window() -> None:
    rate = ErrorRate(window_s=10.0, least=4)
    for at_s in (0.0, 1.0, 2.0):
        rate.add(at_s, failed=True)
    assert rate.percent(2.0) is None
    rate.add(3.0, failed=False)
    assert rate.percent(3.0) == 75.0
    assert rate.percent(10.5) is None


def test_that_a_median_is_of_its_window() -> None:
    recent = RecentMedian(window_s=10.0, least=2)
    recent.add(0.0, 5.0)
    assert recent.median(0.0) is None
    recent.add(1.0, 1.0)
    recent.add(2.0, 1.0)
    assert recent.median(2.0) == 1.0
    assert recent.median(20.0) is None
