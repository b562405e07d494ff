"""PINs: their hashes, what is good enough, and hashes that ask for too much."""

from __future__ import annotations

import pytest

from tests.policies import CHEAP
from workbench.base.errors import PolicyError
from workbench.policy.pins import check_new, fits, hashed, is_hash
from workbench.policy.roles import Role


def test_that_only_the_same_pin_fits() -> None:
    kept = hashed("blue-lamp-7", CHEAP)

    assert kept.startswith("$argon2id$")
    assert "blue" not in kept
    assert fits("blue-lamp-7", kept)
    assert not fits("blue-lamp-8", kept)
    assert not fits("", kept)


def test_that_two_hashes_of_a_pin_differ() -> None:
    assert hashed("blue-lamp-7", CHEAP) != hashed("blue-lamp-7", CHEAP)


def test_that_letters_composed_in_another_way_are_the_same() -> None:
    assert fits("cafe\u0301 au lait", hashed("caf\u00e9 au lait", CHEAP))


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "blue-lamp-7",
        "$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=65536,t=4000000000,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2id$v=19$m=1,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$2b$12$abcdefghijklmnopqrstuv",
    ],
)
def test_that_what_is_no_hash_or_asks_for_too_much_fits_nothing(kept: str) -> None:
    assert not is_hash(kept)
    assert not fits("blue-lamp-7", kept)


@pytest.mark.parametrize(
    ("pin", "role"),
    [
        ("12345", "user"),
        ("123456", "user"),
        ("987654", "user"),
        ("000000", "user"),
        ("abcdef", "user"),
        ("abc-129", "administrator"),
        ("x" * 300, "user"),
        ("half \ud800 a character", "user"),
    ],
)
def test_that_a_weak_pin_is_refused(pin: str, role: Role) -> None:
    with pytest.raises(PolicyError):
        check_new(pin, role)


def test_that_a_good_pin_is_taken() -> None:
    check_new("842 waves", "user")
    check_new("correct horse", "administrator")
