"""Whose things are shown to whom: the decision, over all profiles, roles and owners."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from tests.policies import ANNA, BEN, CARA, CLINIC, KIOSK, PEOPLE
from workbench.base.yaml_text import canonical
from workbench.policy.access import Access
from workbench.policy.belonging import NOBODY, PROGRAM, SERVER, is_visitor, mark_of
from workbench.policy.policy_file import PolicyText, read_policy
from workbench.policy.profiles import DESKTOP, Policy, as_values

HASHED = tuple(
    replace(one, pin="$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "A" * 43)
    for one in PEOPLE
)
WITH_PEOPLE = replace(DESKTOP, people=HASHED, start_role="user")
OWNERS = (
    ANNA,
    BEN,
    CARA,
    PROGRAM,
    SERVER,
    NOBODY,
    " visitor 1",
    " emergency 1",
    "Ben",
    "ben okafor",
)


def access_of(policy: Policy, person: str, *, emergency: bool = False) -> Access:
    access = Access(policy)
    if person:
        access.enter(person, emergency="it cannot wait" if emergency else "")
    return access


@pytest.mark.parametrize(
    ("policy", "person"), [*product((CLINIC, KIOSK, WITH_PEOPLE), (ANNA, BEN, CARA))]
)
def test_that_a_person_has_what_is_theirs_and_nothing_else(policy: Policy, person: str) -> None:
    seen = access_of(policy, person).seen()
    above = person in (ANNA, CARA)
    assert {owner for owner in OWNERS if seen.shows(owner)} == {person} | (
        {PROGRAM} if above else set()
    )
    assert not seen.everyone


def test_that_nobody_is_shown_anything_before_signing_in() -> None:
    for policy in (CLINIC, KIOSK):
        seen = access_of(policy, "").seen()
        assert is_visitor(seen.own)
        assert not any(seen.shows(owner) for owner in OWNERS)


def test_that_visitors_and_emergencies_are_somebody_else_each_time() -> None:
    access = Access(KIOSK)
    first = access.seen().own
    access.leave()
    second = access.seen().own
    assert first != second
    access = access_of(CLINIC, BEN, emergency=True)
    one = access.seen().own
    assert one.strip() != BEN
    access.leave()
    access.enter(BEN, emergency="it cannot wait")
    assert access.seen().own not in (one, BEN)


@pytest.mark.parametrize("others", [(), ("administrator",), ("emergency",)])
def test_that_others_are_shown_by_policy_only(others: tuple[str, ...]) -> None:
    policy = replace(CLINIC, see_others=others)  # type: ignore[arg-type]
    assert access_of(policy, ANNA).seen().everyone == ("administrator" in others)
    then = access_of(policy, ANNA, emergency=True).seen()
    assert then.everyone == ("emergency" in others)
    for person in (BEN, CARA, ""):
        assert not access_of(policy, person).seen().everyone
    seen = access_of(policy, ANNA).seen()
    assert not any(seen.has(owner) for owner in OWNERS if owner not in (ANNA, PROGRAM))


def test_that_a_plain_desktop_has_everything_and_a_damaged_policy_nothing() -> None:
    assert all(Access(DESKTOP).seen().shows(owner) for owner in OWNERS)
    assert Access(DESKTOP).seen().own == NOBODY
    blocked = Access(replace(CLINIC, see_others=("administrator",)), "it was changed").seen()
    assert not any(blocked.shows(owner) for owner in OWNERS)


def test_that_who_sits_before_a_desktop_with_people_keeps_what_was_there() -> None:
    seen = access_of(WITH_PEOPLE, "").seen()
    assert {owner for owner in OWNERS if seen.shows(owner)} == {NOBODY}


def test_that_the_lock_changes_nobody() -> None:
    access = access_of(CLINIC, BEN)
    access.lock()
    assert access.seen().own == BEN


def test_that_the_file_says_it_and_other_words_are_refused() -> None:
    policy = replace(CLINIC, people=HASHED, see_others=("administrator", "emergency"))
    text = canonical(as_values(policy)).encode()
    assert b"see_others" in text
    assert read_policy(PolicyText(text)).see_others == ("administrator", "emergency")
    for word in ("user", "visitor", "everybody"):
        changed = text.replace(b"emergency\n", word.encode() + b"\n", 1)
        assert changed != text
        with pytest.raises(Exception, match="see_others"):
            read_policy(PolicyText(changed))


def test_that_marks_of_owners_differ() -> None:
    assert len({mark_of(owner) for owner in OWNERS}) == len(OWNERS)
