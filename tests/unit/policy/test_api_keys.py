"""Keys of the local server: shown once, kept as hashes, revoked for every program."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from workbench.base.errors import PolicyError, StoreDamaged
from workbench.policy.api_keys import ApiKeys, brought_keys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "server-keys.json"


def test_that_a_key_opens_and_its_secret_is_nowhere(path: Path) -> None:
    keys = ApiKeys(path)
    made, secret = keys.create("laptop", models=("starter",), requests_per_minute=5)

    assert keys.find(secret) == made
    assert secret not in path.read_text()
    assert made.may_use("starter")
    assert not made.may_use("other")
    assert all(keys.find(wrong) is None for wrong in ("", "wb-", secret[:-1], secret + "x"))
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_what_another_program_makes_and_revokes_counts_here(path: Path) -> None:
    here, there = ApiKeys(path), ApiKeys(path)
    assert here.all() == ()
    _made, secret = there.create("other")

    assert here.find(secret) is not None
    there.revoke("other")
    assert here.find(secret) is None
    with pytest.raises(PolicyError, match="no key 'other'"):
        here.revoke("other")


def test_that_names_are_unique_and_limits_are_numbers(path: Path) -> None:
    keys = ApiKeys(path)
    keys.create("one")
    for bad in ("one", "", "x" * 65, "a\nb"):
        with pytest.raises(PolicyError):
            keys.create(bad)
    with pytest.raises(PolicyError, match="requests_per_minute"):
        keys.create("two", requests_per_minute=-1)
    assert [key.name for key in keys.all()] == ["one"]


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{", '{"keys": 3}', '{"keys": [{}]}', "\xff", '{"keys": [[1]]}',
        '{"keys": [{"id": 1, "name": "a", "digest": "b"}]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_that_a_damaged_file_opens_nothing_and_says_so(path: Path, content: str) -> None:
    path.write_text(content, encoding="latin-1")
    keys = ApiKeys(path)

    with pytest.raises(StoreDamaged, match="no key is accepted"):
        keys.find("wb-" + "x" * 43)
    with pytest.raises(StoreDamaged):
        keys.all()
    _made, secret = keys.create("new")
    assert list(path.parent.glob("server-keys.damaged*"))
    assert keys.find(secret) is not None
    assert json.loads(path.read_text())["keys"][0]["name"] == "new"


def test_that_a_key_file_has_long_keys_one_a_line() -> None:
    secret = "k" * 40
    first, second = brought_keys(f"# comment\n\nbuild: {secret}\n{'z' * 32}\n")

    assert (first.name, second.name) == ("build", "line 4")
    assert secret not in repr(first)
    with pytest.raises(PolicyError, match="line 1"):
        brought_keys("short")
