"""What is guessed ahead, and when it pays."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.speculation import (
    RepeatGuess,
    StepTimes,
    Trust,
    Worth,
    best_count,
    expected_tokens,
)


def times(costs: dict[int, float]) -> StepTimes:
    found = StepTimes()
    for tokens, seconds in costs.items():
        for _ in range(3):
            found.note(tokens, seconds)
    return found


CHEAP = times({1: 1.0, 2: 1.05, 4: 1.1, 8: 1.2, 16: 1.5, 32: 2.0})
DEAR = times({count: float(count) for count in range(1, 33)})


def test_that_a_repeated_text_is_guessed() -> None:
    text = [*range(20), 99, 5, 6, 7]
    guess = RepeatGuess()
    guess.learn(text)

    assert guess.ready
    assert guess.guess(text, 4) == [8, 9, 10, 11]


def test_that_a_guess_runs_on_in_a_circle() -> None:
    text = [1, 2, 3, 1, 2, 3]
    guess = RepeatGuess()
    guess.learn(text)

    assert guess.guess(text, 7) == [1, 2, 3, 1, 2, 3, 1]


def test_that_nothing_is_guessed_in_a_text_without_repeats() -> None:
    guess = RepeatGuess()
    guess.learn(list(range(100)))

    assert not guess.ready
    assert guess.guess(list(range(100)), 4) == []


def test_that_an_edit_ends_a_guess_until_the_text_is_the_same_again() -> None:
    source = list(range(50))
    text = [*source, 0, 1, 2, 3]
    guess = RepeatGuess()
    guess.learn(text)
    text += [77]
    guess.learn(text)
    assert not guess.ready

    text += [4, 5, 6]
    guess.learn(text)
    assert guess.guess(text, 2) == [7, 8]


def test_that_trust_grows_with_a_copy_and_is_lost_in_new_text() -> None:
    source = list(range(40))
    guess = RepeatGuess()
    guess.learn(source)
    guess.learn(source * 2)
    assert guess.trust.value > 0.9

    noise = random.Random(1)
    text = source * 2
    for _ in range(40):
        text += [1, 2, 3, noise.randrange(100, 1_000_000)]
    guess.learn(text)
    assert guess.trust.value < 0.5


@given(st.lists(st.integers(0, 4), max_size=60), st.integers(1, 8))
def test_that_text_taken_in_by_pieces_gives_the_same_guess(text: list[int], step: int) -> None:
    whole, pieces = RepeatGuess(), RepeatGuess()
    whole.learn(text)
    for end in range(0, len(text) + step, step):
        pieces.learn(text[:end])

    assert whole.guess(text, 5) == pieces.guess(text, 5)
    assert whole.trust.value == pieces.trust.value


def test_that_more_is_guessed_where_it_is_cheap_and_sure() -> None:
    sure = best_count(CHEAP, 1, 0, 0.97, 24)
    unsure = best_count(CHEAP, 1, 0, 0.6, 24)

    assert sure > unsure > 0
    assert best_count(CHEAP, 1, 0, 0.97, 3) <= 3


def test_that_nothing_is_guessed_where_a_batch_costs_as_much_as_its_tokens() -> None:
    assert best_count(DEAR, 1, 0, 0.99, 24) == 0
    assert best_count(DEAR, 4, 0, 0.99, 24) == 0


def test_that_nothing_is_guessed_before_a_plain_step_was_measured() -> None:
    assert best_count(StepTimes(), 1, 0, 0.99, 24) == 0


def test_that_larger_steps_are_tried_one_after_another() -> None:
    found = times({1: 1.0})
    counts = []
    for _ in range(5):
        counts.append(best_count(found, 1, 0, 0.98, 24))
        for _ in range(2):
            found.note(1 + counts[-1], 1.0 + 0.1 * counts[-1])
    assert counts == [1, 2, 3, 4, 6]

    dear = times({1: 1.0, 2: 1.3, 3: 1.5, 4: 1.7, 5: 1.9})
    dear.note(7, 6.0)
    dear.note(7, 6.0)
    assert best_count(dear, 1, 0, 0.98, 24) == 4


def test_that_a_dear_draft_is_not_worth_it() -> None:
    assert best_count(CHEAP, 1, 0, 0.9, 8, each_s=0.01) > 0
    assert best_count(CHEAP, 1, 0, 0.9, 8, each_s=1.0) == 0


def test_that_the_best_of_the_last_times_counts() -> None:
    found = StepTimes()
    for seconds in (1.0, 5.0, 9.0):
        found.note(1, seconds)
    assert found.plain(1) == 1.0
    for _ in range(8):
        found.note(1, 2.0)
    assert found.plain(1) == 2.0


def test_that_an_untried_size_is_thought_of_well_and_lies_between_its_neighbours() -> None:
    found = times({1: 1.0, 9: 3.0})

    assert found.of(5) == 2.0
    assert found.of(17) < 3.0 * 17 / 9


def test_that_old_times_are_forgotten() -> None:
    found = times({9: 3.0})
    for _ in range(2000):
        found.note(1, 1.0)

    assert found.of(9) < 4.0
    assert 9 not in found._times


def test_that_guessing_that_does_not_pay_is_off_within_64_tokens() -> None:
    worth, guessed_at = Worth(), []
    for written in range(1, 65):
        if worth.on(written):
            guessed_at.append(written)
            worth.judge(written, 1, spent_s=0.5, plain_s=1.0)

    assert 0 < len(guessed_at) <= 8
    assert not worth.on(64)
    assert worth.note.startswith(f"guessing paused at token {guessed_at[-1]}: it cost ")


def test_that_each_pause_is_longer_and_that_guessing_that_pays_goes_on() -> None:
    worth = Worth()
    worth.judge(10, 1, 4.0, 1.0)
    first = worth.resume_at - 10
    assert worth.on(worth.resume_at)
    assert worth.note == ""
    worth.judge(worth.resume_at, 1, 4.0, 1.0)
    assert worth.resume_at - 10 - first == 2 * first

    paying = Worth()
    for written in range(0, 400, 4):
        assert paying.on(written)
        paying.judge(written, 4, 1.0, 1.0)


def test_that_what_was_tried_once_and_was_slow_is_tried_again() -> None:
    found = times({1: 1.0})
    found.note(2, 50.0)
    assert best_count(found, 1, 0, 0.98, 24) == 0
    for _ in range(100):
        found.note(1, 1.0)
    assert best_count(found, 1, 0, 0.98, 24) == 1


def test_that_the_expected_tokens_are_those_of_a_row_of_chances() -> None:
    assert expected_tokens(0.0, 8) == 1.0
    assert expected_tokens(1.0, 8) == 9.0
    assert abs(expected_tokens(0.5, 2) - 1.75) < 1e-9


def test_that_trust_follows_the_last_guesses() -> None:
    trust = Trust(7.0, 3.0)
    for _ in range(40):
        trust.note(False)
    assert trust.value < 0.2
    for _ in range(100):
        trust.note(True)
    assert trust.value > 0.9
