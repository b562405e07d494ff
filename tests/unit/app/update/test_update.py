"""A newer version comes from a signed file; whatever is wrong, the old one stays."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.app.update.parcels import (
    KEY,
    KEYS,
    STRANGER,
    as_link,
    make,
    members,
    program_folder,
    signed_anew,
    write,
)
from workbench.app.parcels.keys import ParcelKeys, trusted_keys
from workbench.app.parcels.packing import describe, pack
from workbench.app.parcels.reading import open_parcel
from workbench.app.parcels.values import (
    FILES,
    LIST_NAME,
    SIGNATURE_NAME,
    Parcel,
    ParcelFile,
    decode_parcel,
    encode_parcel,
    this_platform,
)
from workbench.app.update import switching
from workbench.app.update.command import checked, update
from workbench.app.update.installation import Installation, this_installation
from workbench.base.errors import (
    PolicyError,
    RunError,
    StoreDamaged,
    StoreError,
    WorkbenchError,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged there")
Change = Callable[[Path], None]


def quiet(_line: str) -> None:
    """Nobody listens."""


@pytest.fixture
def old(tmp_path: Path) -> Installation:
    """The program as it is unpacked."""
    root = program_folder(tmp_path / "place" / "Workbench", "1.0")
    return Installation(root, "workbench", "1.0")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An update to 1.1."""
    folder = program_folder(tmp_path / "new", "1.1")
    return make(folder, tmp_path / "workbench-1.1.workbench-update", "1.1")


def is_untouched(old: Installation) -> bool:
    """The old version is there as it was, and nothing lies beside it but the lock."""
    note = old.root / "_internal" / "resources" / "note.txt"
    beside = {path.name for path in old.root.parent.iterdir()}
    return note.read_text() == "note of 1.0" and beside <= {
        "Workbench",
        ".Workbench.update.lock",
    }


def test_that_an_update_takes_the_place_of_the_old_version(
    old: Installation, file: Path
) -> None:
    told: list[str] = []

    update(file, KEYS, old, told.append)

    note = old.root / "_internal" / "resources" / "note.txt"
    assert note.read_text() == "note of 1.1"
    assert os.access(old.root / "workbench", os.X_OK)
    assert not os.access(note, os.X_OK)
    beside = {path.name for path in old.root.parent.iterdir()}
    assert beside == {"Workbench", ".Workbench.update.lock"}
    assert [line.split()[0] for line in told] == ["Checking", "Unpacking", "Trying"]


def test_that_the_same_folder_makes_the_same_file(tmp_path: Path) -> None:
    folder = program_folder(tmp_path / "new", "1.1")

    one, other = make(folder, tmp_path / "a", "1.1"), make(folder, tmp_path / "b", "1.1")

    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("version", ["1.0", "0.9", "1.0rc1", "1.0.dev3"])
def test_that_an_older_or_the_same_version_is_refused(
    old: Installation, tmp_path: Path, version: str
) -> None:
    path = make(program_folder(tmp_path / "new", version), tmp_path / "u", version)

    with pytest.raises(PolicyError, match=r"is 1\.0 already"):
        update(path, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_a_file_is_not_taken_a_second_time(old: Installation, file: Path) -> None:
    update(file, KEYS, old, quiet)

    with pytest.raises(PolicyError, match=r"is 1\.1 already"):
        update(file, KEYS, replace(old, version="1.1"), quiet)


def with_signature_of_a_stranger(path: Path) -> None:
    found = members(path)
    parcel = decode_parcel(found[LIST_NAME][1])
    signed_anew(path, lambda one: one, parcel, STRANGER)


def with_signature_of_another_update(path: Path) -> None:
    other = make(program_folder(path.parent / "other", "1.2"), path.parent / "o", "1.2")
    found, others = members(path), members(other)
    found[SIGNATURE_NAME] = others[SIGNATURE_NAME]
    write(path, found)


def with_another_version_said(path: Path) -> None:
    found = members(path)
    entry, raw = found[LIST_NAME]
    found[LIST_NAME] = (entry, raw.replace(b'"1.1"', b'"9.9"'))
    write(path, found)


def without_signature(path: Path) -> None:
    found = members(path)
    del found[SIGNATURE_NAME]
    write(path, found)


def with_a_changed_file(path: Path) -> None:
    found = members(path)
    name = FILES + "_internal/resources/note.txt"
    entry, raw = found[name]
    found[name] = (entry, raw.replace(b"1.1", b"9.9"))
    write(path, found)


def with_a_longer_file(path: Path) -> None:
    found = members(path)
    name = FILES + "workbench"
    found[name] = (found[name][0], found[name][1] + b"rm -rf /\n")
    write(path, found)


def with_a_further_file(path: Path) -> None:
    found = members(path)
    found["more"] = (zipfile.ZipInfo(FILES + "more"), b"more")
    write(path, found)


def with_a_missing_file(path: Path) -> None:
    found = members(path)
    del found[FILES + "_internal/resources/note.txt"]
    write(path, found)


def with_a_link(path: Path) -> None:
    as_link(path, "_internal/resources/note.txt", b"/etc/hostname")


def with_a_link_of_the_same_size(path: Path) -> None:
    as_link(path, "_internal/resources/note.txt", b"/etc/passwd")


def with_a_file_twice(path: Path) -> None:
    name = FILES + "workbench"
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo(name)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(entry, b"#!/bin/sh\n")


def cut_short(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_archive(path: Path) -> None:
    path.write_bytes(b"PK\3\4" + bytes(4096))


CHANGES: tuple[Change, ...] = (
    with_signature_of_a_stranger, with_signature_of_another_update, with_another_version_said,
    without_signature, with_a_changed_file, with_a_longer_file, with_a_further_file,
    with_a_missing_file, with_a_link, with_a_link_of_the_same_size, with_a_file_twice,
    cut_short, empty, no_archive,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_that_a_file_that_was_changed_is_refused_before_anything_is_unpacked(
    old: Installation, file: Path, change: Change
) -> None:
    change(file)

    with pytest.raises((StoreDamaged, PolicyError)):
        checked(file, KEYS, "1.0")
    with pytest.raises((StoreDamaged, PolicyError)) as refused:
        update(file, KEYS, old, quiet)
    assert is_untouched(old)
    assert refused.value.hint


BAD_PATHS = (
    "../escaped", "/etc/passwd", "a/../../b", "C:/x", "a\\..\\b", "", "a//b", "nul",
    "a/con.txt", "a.", " a", "a\x00b", "a\u202eb", "x" * 300, "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("path", BAD_PATHS, ids=ascii)
def test_that_a_path_that_leads_out_is_refused_though_it_was_signed(path: str) -> None:
    file = ParcelFile(path, 1, "0" * 64)
    raw = encode_parcel(Parcel("update", "workbench", "2", "linux-x86_64", (file,)))

    with pytest.raises(StoreDamaged):
        decode_parcel(raw)


@pytest.mark.parametrize(
    "paths", [("a", "a/b"), ("A", "a"), ("a", "a"), ("b", "a"), ("é", "é"), ()]
)
def test_that_files_that_meet_on_some_system_are_refused(paths: tuple[str, ...]) -> None:
    files = tuple(ParcelFile(path, 1, "0" * 64) for path in paths)

    with pytest.raises(StoreDamaged):
        decode_parcel(encode_parcel(Parcel("update", "workbench", "2", "linux-arm64", files)))


@given(
    st.binary(max_size=400)
    | st.recursive(st.none() | st.text(), st.lists).map(repr).map(str.encode)
)
@settings(max_examples=60)
def test_that_a_list_that_is_none_is_refused(raw: bytes) -> None:
    with pytest.raises(StoreDamaged):
        decode_parcel(raw)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, platform="windows-x86_64"),
        lambda one: replace(one, kind="engine-pack"),
        lambda one: replace(one, name="other"),
        lambda one: replace(one, version="latest"),
    ],
)
def test_that_a_signed_file_for_something_else_is_refused(
    old: Installation, file: Path, change: Callable[[Parcel], Parcel]
) -> None:
    signed_anew(file, change, decode_parcel(members(file)[LIST_NAME][1]))

    with pytest.raises(PolicyError):
        update(file, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_a_copy_without_keys_takes_nothing(old: Installation, file: Path) -> None:
    with pytest.raises(PolicyError, match="trusts no key at all"):
        update(file, ParcelKeys(frozenset(), Path("keys")), old, quiet)
    assert is_untouched(old)


@pytest.mark.parametrize("test", ["exit 3", "exec sleep 60"])
def test_that_a_version_that_fails_its_test_is_not_put_in_place(
    old: Installation, tmp_path: Path, test: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "TEST_S", 0.5)
    path = make(program_folder(tmp_path / "new", "1.1", test), tmp_path / "u", "1.1")

    with pytest.raises(RunError):
        update(path, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_a_version_that_does_not_start_in_its_place_is_rolled_back(
    old: Installation, tmp_path: Path
) -> None:
    folder = program_folder(tmp_path / "new", "1.1")
    only_beside = (
        "#!/bin/sh\ncase $0 in */Workbench/workbench) exit 1 ;; *) echo x 1.1 ;; esac\n"
    )
    (folder / "workbench").write_text(only_beside)
    path = make(folder, tmp_path / "u", "1.1")

    with pytest.raises(RunError):
        update(path, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_a_program_that_is_another_version_than_was_signed_is_not_put_in_place(
    old: Installation, tmp_path: Path
) -> None:
    path = make(program_folder(tmp_path / "new", "1.05"), tmp_path / "u", "1.1")

    with pytest.raises(RunError, match=r"not 1\.1"):
        update(path, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_an_update_without_the_program_is_refused(
    old: Installation, tmp_path: Path
) -> None:
    folder = program_folder(tmp_path / "new", "1.1")
    (folder / "workbench").chmod(0o644)

    with pytest.raises(StoreError, match="no program"):
        update(make(folder, tmp_path / "u", "1.1"), KEYS, old, quiet)
    assert is_untouched(old)


def test_that_what_a_killed_update_left_is_removed(old: Installation, file: Path) -> None:
    left = old.root.with_name(".Workbench.update-1")
    left.mkdir()
    (left / "half").write_text("x")

    update(file, KEYS, old, quiet)

    assert not left.exists()


def test_that_nothing_is_replaced_while_it_runs(old: Installation, file: Path) -> None:
    import subprocess

    shutil.copyfile("/bin/sleep", old.root / "sleep")
    (old.root / "sleep").chmod(0o755)
    with subprocess.Popen([str(old.root / "sleep"), "60"]) as running:
        try:
            with pytest.raises(PolicyError, match="is running"):
                update(file, KEYS, old, quiet)
        finally:
            running.kill()
    (old.root / "sleep").unlink()
    assert is_untouched(old)


def test_that_two_updates_do_not_go_on_at_once(old: Installation, file: Path) -> None:
    from filelock import FileLock

    lock = FileLock(old.root.with_name(".Workbench.update.lock"))
    with lock, pytest.raises(PolicyError, match="another update"):
        update(file, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_a_link_in_the_folder_cannot_be_packed(tmp_path: Path) -> None:
    folder = program_folder(tmp_path / "new", "1.1")
    (folder / "link").symlink_to("workbench")

    with pytest.raises(StoreError, match="no plain file"):
        describe(folder, "update", "workbench", "1.1", this_platform())


def test_that_unpacking_never_follows_what_is_there(tmp_path: Path, file: Path) -> None:
    with open_parcel(file, KEYS) as opened:
        (tmp_path / "into").mkdir()
        with pytest.raises(WorkbenchError):
            opened.unpack(tmp_path / "into")


def test_that_a_program_from_source_says_what_to_do_instead() -> None:
    with pytest.raises(PolicyError, match="runs from its source"):
        this_installation()


def test_that_the_keys_of_the_administrator_take_the_place_of_the_built_in_ones(
    tmp_path: Path,
) -> None:
    own = tmp_path / "keys.json"
    assert trusted_keys(own).public_keys == frozenset()
    public = next(iter(KEYS.public_keys))
    own.write_text(f'{{"format": 1, "keys": [{{"public_key": "{public}"}}]}}')
    own.chmod(0o644)

    assert trusted_keys(own).public_keys == KEYS.public_keys


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"format": 2, "keys": []}', '{"format": 1, "keys": [{"public_key": "ab"}]}',
     "[" * 100_000, '{"format": 1, "keys": 7}'],
    ids=range(6),
)  # fmt: skip
def test_that_a_damaged_list_of_the_administrator_trusts_nobody(
    tmp_path: Path, text: str
) -> None:
    own = tmp_path / "keys.json"
    own.write_text(text)
    own.chmod(0o644)

    with pytest.raises(PolicyError):
        trusted_keys(own)


def test_that_a_list_that_others_may_write_trusts_nobody(tmp_path: Path) -> None:
    own = tmp_path / "keys.json"
    own.write_text('{"format": 1, "keys": []}')
    own.chmod(0o666)

    with pytest.raises(PolicyError, match="others"):
        trusted_keys(own)


def test_that_a_pack_is_no_update(old: Installation, tmp_path: Path) -> None:
    folder = program_folder(tmp_path / "new", "1.1")
    parcel = describe(folder, "engine-pack", "cuda", "1", this_platform())
    pack(parcel, folder, KEY, tmp_path / "p")

    with pytest.raises(PolicyError, match="no update"):
        update(tmp_path / "p", KEYS, old, quiet)


@pytest.mark.parametrize("step", ["run_self_test", "exchange", "check_version"])
@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_that_wherever_it_is_stopped_the_old_version_is_there(
    old: Installation,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failure: BaseException | type[BaseException],
) -> None:
    def stop(*_given: object) -> None:
        if step != "check_version" or _given[0] == old.root / "workbench":
            raise failure

    monkeypatch.setattr(switching, step, stop)

    with pytest.raises((KeyboardInterrupt, StoreError)):
        update(file, KEYS, old, quiet)
    assert is_untouched(old)


def test_that_a_full_disk_leaves_nothing_behind(
    old: Installation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(StoreError):
        update(file, KEYS, old, quiet)
    assert is_untouched(old)


@pytest.mark.parametrize("leads", ["to a folder", "nowhere"])
def test_that_a_link_in_the_place_of_the_new_folder_is_not_followed(
    old: Installation, file: Path, tmp_path: Path, leads: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    if leads == "to a folder":
        elsewhere.mkdir()
        (elsewhere / "mine.txt").write_text("mine")
    switching.staging_folder(old.root).symlink_to(elsewhere)

    with suppress(WorkbenchError):
        update(file, KEYS, old, quiet)
    if leads == "to a folder":
        assert [path.name for path in elsewhere.iterdir()] == ["mine.txt"]
    else:
        assert not elsewhere.exists()
    note = (old.root / "_internal" / "resources" / "note.txt").read_text()
    assert note in ("note of 1.0", "note of 1.1")
    assert not old.root.is_symlink()


def test_that_a_program_that_is_reached_by_a_link_is_whole_afterwards(
    old: Installation, file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "linked"
    link.symlink_to(old.root)

    with suppress(WorkbenchError):
        update(file, KEYS, replace(old, root=link), quiet)
    for root in (link, old.root):
        note = (root / "_internal" / "resources" / "note.txt").read_text()
        assert note in ("note of 1.0", "note of 1.1")
        assert os.access(root / "workbench", os.X_OK)


def test_that_a_link_in_the_place_of_the_lock_empties_nothing(
    old: Installation, file: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    old.root.with_name(".Workbench.update.lock").symlink_to(mine)

    with suppress(WorkbenchError):
        update(file, KEYS, old, quiet)
    assert mine.read_text() == "mine"
