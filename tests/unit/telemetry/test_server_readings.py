"""Measurements of model servers, read from their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.telemetry.metrics import metric
from workbench.telemetry.prometheus import Measurement, read_measurements, sums
from workbench.telemetry.server_readings import ServerReadings

VLLM = """\
# HELP vllm:num_requests_running Number of requests.
# TYPE vllm:num_requests_running gauge
vllm:num_requests_running{engine="0",model_name="Qwen/Qwen3-4B"} 3.0
vllm:num_requests_running{engine="1",model_name="Qwen/Qwen3-4B"} 1.0
vllm:num_requests_waiting{engine="0"} 2.0
vllm:kv_cache_usage_perc{engine="0"} 0.25
vllm:generation_tokens_total{engine="0"} %(written)s
vllm:prompt_tokens_total{engine="0"} 1000.0
vllm:prefix_cache_queries_total{engine="0"} %(asked)s
vllm:prefix_cache_hits_total{engine="0"} %(hit)s
vllm:time_to_first_token_seconds_bucket{le="0.1"} 7
vllm:time_to_first_token_seconds_sum{engine="0"} %(waited)s
vllm:time_to_first_token_seconds_count{engine="0"} %(answers)s
"""


def page(**values: float) -> str:
    usual = {"written": 100.0, "asked": 50.0, "hit": 10.0, "waited": 2.0, "answers": 4.0}
    return VLLM % {**usual, **values}


def test_that_a_first_reading_tells_what_is_now() -> None:
    values = ServerReadings("m").take(page(), 10.0)

    assert values == {
        "server.m_running": 4.0,
        "server.m_waiting": 2.0,
        "server.m_kv_percent": 25.0,
    }


def test_that_two_readings_tell_what_came_between() -> None:
    readings = ServerReadings("m")
    readings.take(page(), 10.0)

    values = readings.take(page(written=300, asked=150, hit=60, waited=5, answers=10), 12.0)

    assert values["server.m_tokens_per_s"] == 100.0
    assert values["server.m_prompt_tokens_per_s"] == 0.0
    assert values["server.m_cache_hit_percent"] == 50.0
    assert values["server.m_first_token_s"] == 0.5
    assert all(metric(name) is not None for name in values)


def test_that_a_server_that_began_anew_gives_no_negative_rate() -> None:
    readings = ServerReadings("m")
    readings.take(page(), 10.0)

    values = readings.take(page(written=1, asked=1, hit=0, waited=0, answers=0), 12.0)

    assert "server.m_tokens_per_s" not in values
    assert "server.m_cache_hit_percent" not in values


def test_that_the_server_of_llama_cpp_is_read_too() -> None:
    text = "llamacpp:requests_processing 2\nllamacpp:requests_deferred 1\n"

    assert ServerReadings("m").take(text, 1.0) == {
        "server.m_running": 2.0,
        "server.m_waiting": 1.0,
    }


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("up 1", Measurement("up", 1.0)),
        ("up 1 1700000000000", Measurement("up", 1.0)),
        ('a{b="c"} 2.5e3', Measurement("a", 2500.0, (("b", "c"),))),
        (r'a{b="x\"y\\z",c="d"} 1', Measurement("a", 1.0, (("b", 'x"y\\z'), ("c", "d")))),
        ('a{b="}"} 1', Measurement("a", 1.0, (("b", "}"),))),
        ("up NaN", None),
        ("up +Inf", None),
        ("up", None),
        ("up one", None),
        ("# up 1", None),
        ("1up 1", None),
        ("a" * 9000 + " 1", None),
    ],
)
def test_that_a_line_is_read_or_left_out(line: str, found: Measurement | None) -> None:
    assert list(read_measurements(line)) == ([found] if found else [])


@given(st.text(max_size=300))
def test_that_any_text_is_read_without_harm(text: str) -> None:
    assert all(value == value for value in sums(text).values())
