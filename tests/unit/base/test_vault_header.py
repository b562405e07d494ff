"""The keys of an encrypted store: ways in, what is not believed, what is too weak."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stores import CHEAP, PASSPHRASE
from workbench.base import vault_header
from workbench.base.data_keys import DataKey
from workbench.base.errors import PolicyError, StoreDamaged, StoreLocked, StoreNewer
from workbench.base.vault_header import (
    Header,
    Turning,
    begun,
    check_new_passphrase,
    data_key,
    drawn_recovery_key,
    master_of,
    read_header,
    typed_recovery_key,
    with_key,
    with_slot,
    without,
    written,
)


@pytest.fixture
def made() -> tuple[Header, bytes, DataKey]:
    header, master = begun()
    key = DataKey.drawn()
    header = replace(with_key(header, master, key), current=key.id.hex())
    return with_slot(header, master, "passphrase", PASSPHRASE, CHEAP), master, key


def test_every_way_in_leads_to_the_same_keys(made: tuple[Header, bytes, DataKey]) -> None:
    header, master, key = made
    recovery = drawn_recovery_key()
    header = with_slot(header, master, "recovery", recovery)
    header = with_slot(header, master, "keyring", "ab" * 32)
    read = read_header(written(header, master).encode())
    for way, secret in (
        ("passphrase", PASSPHRASE),
        ("recovery", recovery.lower().replace("-", " ")),
        ("recovery", recovery.replace("0", "o").replace("1", "l")),
        ("keyring", "ab" * 32),
    ):
        assert master_of(read, way, secret) == master  # type: ignore[arg-type]
    assert data_key(read, master, key.id.hex()).secret == key.secret


@pytest.mark.parametrize("wrong", ["", PASSPHRASE[:-1], PASSPHRASE + " ", "x" * 2000])
def test_that_a_wrong_secret_opens_nothing(
    made: tuple[Header, bytes, DataKey], wrong: str
) -> None:
    header, master, _key = made
    read = read_header(written(header, master).encode())
    with pytest.raises(StoreLocked, match="does not open"):
        master_of(read, "passphrase", wrong)
    with pytest.raises(StoreLocked, match="does not open"):
        master_of(read, "recovery", wrong)


def test_that_the_same_letters_are_the_same_passphrase(
    made: tuple[Header, bytes, DataKey],
) -> None:
    header, master, _key = made
    header = with_slot(header, master, "passphrase", "Schlüssel für Ärzte", CHEAP)
    read = read_header(written(header, master).encode())
    assert master_of(read, "passphrase", "Schlu\u0308ssel fu\u0308r A\u0308rzte") == master


def test_that_a_new_passphrase_takes_the_place_of_the_old(
    made: tuple[Header, bytes, DataKey],
) -> None:
    header, master, _key = made
    header = with_slot(header, master, "passphrase", "another one altogether", CHEAP)
    read = read_header(written(header, master).encode())
    assert master_of(read, "passphrase", "another one altogether") == master
    with pytest.raises(StoreLocked):
        master_of(read, "passphrase", PASSPHRASE)
    assert without(read, "passphrase").slots == ()


@pytest.mark.parametrize("field", ["current", "turning", "keys"])
def test_that_who_has_not_the_key_changes_nothing(
    made: tuple[Header, bytes, DataKey], field: str
) -> None:
    """A changed word must not have the program decrypt everything."""
    header, master, key = made
    values = json.loads(written(header, master))
    values[field] = {
        "current": "00" * 8,
        "turning": {"old": key.id.hex(), "new": ""},
        "keys": {**values["keys"], "00" * 8: "aa" * 60},
    }[field]
    read = read_header(json.dumps(values).encode())
    with pytest.raises(StoreDamaged, match="was changed"):
        master_of(read, "passphrase", PASSPHRASE)


def test_that_a_turning_is_read_back(made: tuple[Header, bytes, DataKey]) -> None:
    header, master, key = made
    header = replace(header, turning=Turning("", key.id.hex()))
    read = read_header(written(header, master).encode())
    assert read.turning == Turning("", key.id.hex())
    assert master_of(read, "passphrase", PASSPHRASE) == master


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[]", b"null", b"{}", b'{"format": 1}', b"\xff\xfe", b"[" * 5000,
        b'{"format": 1, "store": 3, "slots": [], "keys": {}, "current": "", "turning": null,'
        b' "mac": ""}',
        b'{"format": 1, "store": "", "slots": [{"way": "door"}], "keys": {}, "current": "",'
        b' "turning": null, "mac": ""}',
    ],
)  # fmt: skip
def test_that_a_damaged_file_is_told(raw: bytes) -> None:
    with pytest.raises(StoreDamaged):
        read_header(raw)


def test_that_a_newer_one_is_left_alone() -> None:
    with pytest.raises(StoreNewer):
        read_header(b'{"format": 2}')


@pytest.mark.parametrize(
    "cost",
    [(1 << 30, 1, 1), (64, 1000, 1), (64, 0, 1), (64, 1, 10_000), (1, 1, 1), (64, 1, 0)],
)
def test_that_a_file_cannot_ask_for_all_memory(
    made: tuple[Header, bytes, DataKey], cost: tuple[int, int, int]
) -> None:
    header, master, _key = made
    values = json.loads(written(header, master))
    names = ("memory_kib", "iterations", "lanes")
    values["slots"][0]["cost"] = dict(zip(names, cost, strict=True))
    with pytest.raises(StoreDamaged):
        read_header(json.dumps(values).encode())


@given(st.binary(max_size=400))
def test_any_bytes_as_a_header(raw: bytes) -> None:
    with pytest.raises((StoreDamaged, StoreNewer)):
        read_header(raw)


@pytest.mark.parametrize("weak", ["", "short", "a" * 40, "1212121212121212", "x" * 1025])
def test_that_a_weak_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(PolicyError):
        check_new_passphrase(weak)


def test_that_the_usual_cost_is_at_least_64_mib() -> None:
    assert vault_header.USUAL.memory_kib >= 64 * 1024
    assert vault_header.USUAL.iterations >= 3


def test_a_recovery_key() -> None:
    keys = {drawn_recovery_key() for _ in range(50)}
    assert len(keys) == 50
    for key in keys:
        assert [len(group) for group in key.split("-")] == [5] * 8
        assert typed_recovery_key(key) == key.replace("-", "")


def test_that_a_key_is_not_shown_by_chance() -> None:
    key = DataKey.drawn()
    assert key.secret.hex() not in repr(key)
    assert key.secret.hex() not in f"{key}"
