"""Wrong PINs: the waits grow, and no restart makes them shorter."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from workbench.base.errors import PolicyError
from workbench.policy.attempts import FIRST_S, FREE, MOST_S, UNKEPT_S, Attempts, wait_after


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now_s = 1_000_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


def wrong(attempts: Attempts, count: int, clock: Clock, name: str = "Ben") -> None:
    for _ in range(count):
        clock.now_s += attempts.wait_s(name)
        attempts.begin(name)


def test_that_the_first_wrong_ones_are_free_and_then_waits_grow(
    tmp_path: Path, clock: Clock
) -> None:
    attempts = Attempts(tmp_path / "tries.json", clock)
    waits = []
    for _ in range(16):
        wrong(attempts, 1, clock)
        waits.append(attempts.wait_s("Ben"))

    assert waits[: FREE - 1] == [0.0] * (FREE - 1)
    assert waits[FREE - 1] == FIRST_S
    assert all(after >= before for before, after in pairwise(waits))
    assert waits[-1] == MOST_S == wait_after(1_000_000)


def test_that_a_try_that_comes_too_early_is_refused_and_not_counted(
    tmp_path: Path, clock: Clock
) -> None:
    attempts = Attempts(tmp_path / "tries.json", clock)
    wrong(attempts, FREE, clock)
    for _ in range(50):
        with pytest.raises(PolicyError, match="too many wrong PINs"):
            attempts.begin("Ben")
    assert attempts.wait_s("Ben") == FIRST_S


def test_that_a_restart_keeps_the_wait(tmp_path: Path, clock: Clock) -> None:
    wrong(Attempts(tmp_path / "tries.json", clock), FREE + 3, clock)

    assert Attempts(tmp_path / "tries.json", clock).wait_s("Ben") == wait_after(FREE + 3)


def test_that_a_try_counts_before_it_is_looked_at(tmp_path: Path, clock: Clock) -> None:
    Attempts(tmp_path / "tries.json", clock).begin("Ben")  # and the program is killed

    again = Attempts(tmp_path / "tries.json", clock)
    wrong(again, FREE - 1, clock)
    assert again.wait_s("Ben") == FIRST_S


def test_that_a_right_one_takes_the_count_away(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path / "tries.json", clock)
    wrong(attempts, FREE + 1, clock)
    clock.now_s += attempts.wait_s("Ben")
    attempts.begin("Ben")
    attempts.right("Ben")

    assert attempts.wait_s("Ben") == 0.0
    assert Attempts(tmp_path / "tries.json", clock).wait_s("Ben") == 0.0


def test_that_a_clock_that_is_set_back_makes_nobody_wait_longer(
    tmp_path: Path, clock: Clock
) -> None:
    attempts = Attempts(tmp_path / "tries.json", clock)
    wrong(attempts, FREE, clock)
    clock.now_s -= 1e8

    assert attempts.wait_s("Ben") == FIRST_S


def test_that_one_name_costs_another_nothing(tmp_path: Path, clock: Clock) -> None:
    attempts = Attempts(tmp_path / "tries.json", clock)
    wrong(attempts, FREE + 5, clock)

    assert attempts.wait_s("Anna") == 0.0


def test_that_very_many_names_are_bounded(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.policy.attempts._MOST_NAMES", 5)
    attempts = Attempts(tmp_path / "tries.json", clock)
    for number in range(40):
        attempts.begin(f"somebody {number}")

    kept = json.loads((tmp_path / "tries.json").read_text())
    assert len(kept["names"]) == 5


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"names": {"Ben": 7}}', b"\xff\xfe"])
def test_that_where_the_counts_are_lost_everybody_waits_once(
    tmp_path: Path, clock: Clock, content: bytes
) -> None:
    (tmp_path / "tries.json").write_bytes(content)
    attempts = Attempts(tmp_path / "tries.json", clock)

    assert attempts.wait_s("Ben") == UNKEPT_S
    clock.now_s += UNKEPT_S
    attempts.begin("Ben")
    assert attempts.wait_s("Ben") == 0.0


def test_that_each_try_waits_where_none_can_be_counted(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    attempts = Attempts(tmp_path / "file" / "tries.json", clock)
    clock.now_s += attempts.wait_s("Ben")
    attempts.begin("Ben")

    assert attempts.wait_s("Ben") == UNKEPT_S
