"""The policy file: signed, changed, missing, older, of somebody else; what is unclear locks."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.policies import ANNA, CLINIC, KIOSK, PINS, folder, set_up, writing
from workbench.base.errors import PolicyError, StoreError
from workbench.policy import policy_file
from workbench.policy.places import KEY, REQUIRED_VARIABLE, SEEN, TRUSTED, is_set_up
from workbench.policy.places import POLICY as FILE
from workbench.policy.policy_file import parted, read_policy, sealed_body, signed
from workbench.policy.profiles import DESKTOP, Person, Policy, as_values
from workbench.policy.signing_key import load_key
from workbench.policy.standing import Standing, find_standing


def test_that_a_desktop_without_a_file_is_the_default(tmp_path: Path) -> None:
    paths = folder(tmp_path)

    assert not is_set_up(paths)
    assert find_standing(paths) == Standing()


@pytest.mark.parametrize("policy", [KIOSK, CLINIC], ids=["kiosk", "clinic"])
def test_that_a_signed_policy_holds(tmp_path: Path, policy: Policy) -> None:
    paths = folder(tmp_path, policy)
    found = find_standing(paths)

    assert not found.problem
    assert found.policy.profile == policy.profile
    assert found.policy.serial == 1
    assert [one.name for one in found.policy.people] == [one.name for one in policy.people]
    assert all(one.pin.startswith("$argon2id$") for one in found.policy.people)


def test_that_no_pin_stands_in_any_file(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    written = b"".join(path.read_bytes() for path in paths.data.rglob("*") if path.is_file())

    assert not [pin for pin in PINS.values() if pin.encode() in written]


def test_that_every_changed_byte_locks(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    whole = (paths.data / FILE).read_bytes()
    chance = random.Random(7)
    for place in chance.sample(range(len(whole)), 60):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        (paths.data / FILE).write_bytes(bytes(changed))
        assert find_standing(paths).problem, place
    (paths.data / FILE).write_bytes(whole)
    assert not find_standing(paths).problem


@pytest.mark.parametrize("kept", [0, 1, 100, -2, -40, -200])
def test_that_a_cut_file_locks(tmp_path: Path, kept: int) -> None:
    paths = folder(tmp_path, CLINIC)
    whole = (paths.data / FILE).read_bytes()
    (paths.data / FILE).write_bytes(whole[:kept])

    assert find_standing(paths).problem


def test_that_an_unsigned_kiosk_locks_and_an_unsigned_desktop_does_not(tmp_path: Path) -> None:
    paths = folder(tmp_path)
    (paths.data / FILE).write_text("profile: kiosk\nidle_s: 60\n")
    assert find_standing(paths).problem

    (paths.data / FILE).write_text("profile: desktop\nsettings: {network: 'off'}\n")
    found = find_standing(paths)
    assert not found.problem
    assert found.policy.settings == {"network": "off"}


def test_that_a_policy_that_somebody_else_signed_locks(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    whole = parted((paths.data / FILE).read_bytes())
    (paths.data / FILE).write_bytes(sealed_body(whole.body, Ed25519PrivateKey.generate()))

    assert "somebody unknown" in find_standing(paths).problem


def test_that_taking_the_policy_away_locks(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    find_standing(paths)
    (paths.data / FILE).unlink()
    assert "missing" in find_standing(paths).problem
    (paths.data / KEY).unlink()
    assert "gone" in find_standing(paths).problem


def test_that_an_older_policy_is_not_taken_again(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    older = (paths.data / FILE).read_bytes()
    now = find_standing(paths)
    writing(paths, now).save(replace(now.policy, idle_s=90.0), ANNA, PINS[ANNA], {})
    assert find_standing(paths).policy.serial == 2

    (paths.data / FILE).write_bytes(older)
    assert "number 1" in find_standing(paths).problem


def test_that_a_start_as_kiosk_needs_a_kiosk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REQUIRED_VARIABLE, "kiosk")
    assert find_standing(folder(tmp_path / "none")).problem
    assert find_standing(folder(tmp_path / "clinic", CLINIC)).problem
    assert not find_standing(folder(tmp_path / "kiosk", KIOSK)).problem


@pytest.mark.parametrize("name", [KEY, FILE])
@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 64, b"[" * 5000])
def test_that_what_cannot_be_read_locks(tmp_path: Path, name: str, content: bytes) -> None:
    paths = folder(tmp_path, KIOSK)
    (paths.data / name).write_bytes(content)

    assert find_standing(paths).problem


def test_that_a_damaged_note_of_what_held_before_locks_nobody_out(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    (paths.data / SEEN).write_bytes(b"\xff")

    assert not find_standing(paths).problem


def test_that_the_machine_goes_before_the_user(tmp_path: Path) -> None:
    paths = folder(tmp_path)
    assert paths.machine is not None
    paths.machine.mkdir()
    key = Ed25519PrivateKey.generate()
    (paths.machine / TRUSTED).write_text(key.public_key().public_bytes_raw().hex() + "\n")
    assert "missing" in find_standing(paths).problem  # the machine says that there is one

    people = (Person("root", "administrator", find_pin(tmp_path)),)
    policy = replace(CLINIC, people=people, serial=4)
    (paths.machine / FILE).write_bytes(signed(policy, key))
    found = find_standing(paths)
    assert found.by_machine
    assert found.policy.profile == "clinic"

    with pytest.raises(PolicyError, match="machine's administrator"):
        writing(paths, found).save(found.policy, "root", "x", {})


def find_pin(place: Path) -> str:
    """A hash of a PIN, as a policy has it."""
    return find_standing(folder(place / "other", KIOSK)).policy.people[0].pin


def test_that_a_written_policy_reads_the_same(tmp_path: Path) -> None:
    paths = folder(tmp_path, replace(KIOSK, tools={"calculator": "nobody"}, message="Hi\nyou"))
    policy = find_standing(paths).policy

    assert read_policy(parted((paths.data / FILE).read_bytes())) == policy
    assert as_values(DESKTOP) == {"profile": "desktop", "version": 1, "serial": 0}


@pytest.mark.parametrize(
    "text",
    [
        "profile: garden",
        "profile: kiosk\nidle_s: 60\nsurprise: 1",
        "profile: kiosk\nidle_s: 1",
        "profile: kiosk",
        "profile: desktop\nstart_role: administrator",
        "profile: desktop\nsettings: {acting_role: administrator}",
        "profile: desktop\nsettings: {theme: purple}",
        "profile: desktop\npeople: [{name: '', role: user, pin: x}]",
        "profile: desktop\npeople: [{name: Ben, role: king, pin: x}]",
        "profile: desktop\nserial: -1",
        "version: 2",
        "agents: {visitor: ['']}",
        "actions: {'panel:chat': everybody}",
        "- a list",
        "a: &x 1\nb: *x",
        "!!python/object/apply:os.system ['true']",
    ],
)
def test_that_what_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(PolicyError):
        read_policy(parted(text.encode()))


def test_that_only_an_administrator_signs(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    now = find_standing(paths)
    for name, pin in ((ANNA, "wrong horse"), ("Ben Okafor", "blue-lamp-7"), ("Nobody", "")):
        with pytest.raises(PolicyError):
            writing(paths, now).save(now.policy, name, pin, {})
    assert find_standing(paths) == now


def test_that_a_new_administrator_signs_and_one_who_left_does_not(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)
    now = find_standing(paths)
    others = tuple(one for one in now.policy.people if one.name != ANNA)
    second = replace(now.policy, people=(*others, Person("Dana", "administrator", "unset")))
    writing(paths, now).save(second, ANNA, PINS[ANNA], {"Dana": "paper boats 9"})

    after = find_standing(paths)
    assert not after.problem
    key = load_key(paths.data / KEY)
    assert key is not None
    assert set(key.seals) == {"Dana"}
    with pytest.raises(PolicyError):
        writing(paths, after).save(after.policy, ANNA, PINS[ANNA], {})
    writing(paths, after).save(after.policy, "Dana", "paper boats 9", {})


def test_that_a_disk_that_refuses_leaves_the_old_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = folder(tmp_path, KIOSK)
    now = find_standing(paths)

    def refuse(path: Path, raw: bytes) -> None:
        raise StoreError("no space")

    monkeypatch.setattr(policy_file, "write_policy", refuse)
    with pytest.raises(StoreError):
        writing(paths, now).save(replace(now.policy, idle_s=99.0), ANNA, PINS[ANNA], {})
    assert find_standing(paths) == now


def test_that_a_first_policy_that_was_cut_off_can_be_set_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = folder(tmp_path)

    def killed(path: Path, raw: bytes) -> None:
        raise StoreError("killed here")

    with monkeypatch.context() as patch:
        patch.setattr(policy_file, "write_policy", killed)
        with pytest.raises(StoreError):
            set_up(paths, KIOSK)
    assert (paths.data / KEY).exists()
    assert find_standing(paths) == Standing()
    set_up(paths, KIOSK)
    assert find_standing(paths).policy.profile == "kiosk"


def test_that_the_files_are_the_users_alone(tmp_path: Path) -> None:
    paths = folder(tmp_path, KIOSK)

    for name in (FILE, KEY):
        assert (paths.data / name).stat().st_mode & 0o077 == 0
