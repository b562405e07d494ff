"""How many threads are chosen from measured steps."""

from __future__ import annotations

from workbench.engines.llama_cpp.threads import candidates, choose, measure


def test_that_a_tiny_model_takes_one_thread() -> None:
    assert choose({1: 0.0002, 2: 0.0005}, 2) == 1


def test_that_more_threads_must_earn_their_place() -> None:
    assert choose({1: 0.100, 2: 0.098, 4: 0.097}, 8) == 1
    assert choose({1: 0.100, 2: 0.055, 4: 0.054, 7: 0.053}, 8) == 2


def test_that_the_last_core_must_earn_a_quarter_more() -> None:
    assert choose({1: 0.100, 2: 0.085}, 2) == 1
    assert choose({1: 0.100, 2: 0.055}, 2) == 2
    assert choose({3: 0.050, 4: 0.045}, 4) == 3


def test_that_candidates_double_and_leave_a_core() -> None:
    assert candidates(1) == [1]
    assert candidates(2) == [1, 2]
    assert candidates(8) == [1, 2, 4, 7, 8]


def test_that_every_count_is_measured_while_the_budget_lasts() -> None:
    tried: list[int] = []
    chosen, steps_s = measure(tried.append, 4)

    assert tried[0] == 1
    assert chosen == 1
    assert steps_s.keys() == {1}
