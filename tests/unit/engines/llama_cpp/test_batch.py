"""What goes into the next batch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.llama_cpp.batch import PromptPace, plan_batch

PENDING = st.lists(st.integers(0, 600), min_size=1, max_size=12)


STEPS = st.sampled_from([0, 1, 64, 128, 512])


@given(PENDING, st.integers(16, 512), st.integers(32, 512), STEPS)
def test_that_a_batch_keeps_its_bounds_and_starves_nobody_who_writes(
    pending: list[int], batch_tokens: int, slice_tokens: int, step_tokens: int
) -> None:
    taken = plan_batch(pending, batch_tokens, slice_tokens, step_tokens)

    assert len(taken) == len(pending)
    assert sum(taken) <= batch_tokens
    assert all(0 <= took <= count for took, count in zip(taken, pending, strict=True))
    assert all(took == 1 for took, count in zip(taken, pending, strict=True) if count == 1)
    if any(pending):
        assert sum(taken) > 0


@given(PENDING, st.integers(32, 512))
def test_that_prompts_beside_writing_requests_stay_within_their_slice(
    pending: list[int], slice_tokens: int
) -> None:
    taken = plan_batch([1, *pending], 512, slice_tokens)

    read = sum(t for t, count in zip(taken[1:], pending, strict=True) if count > 1)
    assert read <= slice_tokens


def test_that_prompts_are_read_in_order_of_arrival() -> None:
    assert plan_batch([300, 300, 300], 512, 64) == [300, 212, 0]


def test_that_a_short_prompt_overtakes_a_long_one_that_still_goes_on() -> None:
    assert plan_batch([4000, 100], 512, 64) == [412, 100]
    assert plan_batch([4000, 500, 300], 512, 64) == [128, 84, 300]
    assert plan_batch([1, 4000, 40], 512, 64) == [1, 24, 40]


def test_that_a_batch_in_which_somebody_writes_has_whole_steps() -> None:
    assert plan_batch([1, 4000], 512, 70, 64) == [1, 63]
    assert plan_batch([1, 1, 4000], 512, 200, 64) == [1, 1, 190]
    assert plan_batch([1, 4000], 512, 40, 64) == [1, 40], "less than a step has to do"
    assert plan_batch([4000], 300, 70, 64) == [300], "nobody waits for it"
    assert plan_batch([1] * 100 + [4000], 512, 10, 64) == [1] * 100 + [10]


def test_that_the_slice_follows_the_measured_speed() -> None:
    pace = PromptPace(512)
    first = pace.slice_tokens
    for _ in range(50):
        pace.observe(512, 0.5)

    assert first == 128
    assert 180 <= pace.slice_tokens <= 210


def test_that_the_slice_never_falls_below_a_useful_size() -> None:
    pace = PromptPace(512)
    pace.observe(512, 1000.0)

    assert pace.slice_tokens == 32
