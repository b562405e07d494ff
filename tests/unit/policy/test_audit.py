"""The audit log: a chain that several programs share, signed, and never lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit_mutations import NoSecrets
from tests.keyrings import MemoryKeyring, used_keyring
from workbench.base.errors import PolicyError, StoreError
from workbench.policy import audit_files
from workbench.policy.audit import MOST_UNSIGNED, AuditEntry, AuditLog
from workbench.policy.audit_check import Verdict, check_lines
from workbench.policy.audit_folder import check_folder, checkpoint_text, read_checkpoint
from workbench.policy.audit_key import NOTE, PRIVATE, AuditKey
from workbench.policy.audit_reading import (
    UNREADABLE,
    Wanted,
    last_checkpoint,
    newest_first,
    oldest_first,
)
from workbench.policy.audit_records import AuditRecord, details_of, read_record
from workbench.policy.secrets import Secrets


def log_in(folder: Path, **options: Any) -> AuditLog:
    return AuditLog(folder, AuditKey(folder, NoSecrets()), **options)


def entry(what: str = "run.started", **details: Any) -> AuditEntry:
    return AuditEntry(1.0, "user:x", what, details)


def records(folder: Path) -> list[AuditRecord]:
    return [record for record, _line in oldest_first(audit_files.AuditFiles(folder).sizes())]


def deeds(folder: Path) -> list[str]:
    return [record.what for record in records(folder)]


def verdict(folder: Path, **options: Any) -> Verdict:
    note = AuditKey(folder, NoSecrets()).note()
    return check_folder(folder, note.all_keys if note else (), **options)


def test_that_a_record_is_bound_to_the_one_before(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.write([entry(n=1), entry(n=2)])
    log.write([entry(n=3)])
    found = records(tmp_path)
    assert [one.number for one in found] == [1, 2, 3, 4]
    assert found[0].what == "log.begun"
    assert found[1].happened == "1970-01-01T00:00:01.000000Z"
    assert [one.clock_ns for one in found] == sorted(one.clock_ns for one in found)
    assert len({one.boot for one in found}) == 1
    assert verdict(tmp_path).whole
    assert verdict(tmp_path).unsigned == 4


def test_that_the_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    log = log_in(tmp_path / "audit")
    log.write([entry()])
    log.checkpoint()
    assert (tmp_path / "audit").stat().st_mode & 0o077 == 0
    for path in (tmp_path / "audit").iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_that_a_hundred_records_are_signed(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.write([entry(n=n) for n in range(250)])
    found = records(tmp_path)
    signed = [one.number for one in found if one.what == "checkpoint"]
    assert signed == [MOST_UNSIGNED + 1, 2 * (MOST_UNSIGNED + 1)]
    assert log.checkpoint()
    assert not log.checkpoint()
    told = verdict(tmp_path)
    assert (told.whole, told.checkpoints, told.unsigned, told.records) == (True, 3, 0, 254)


def test_that_the_chain_goes_on_in_another_file(tmp_path: Path) -> None:
    log = log_in(tmp_path, most_file_bytes=3_000)
    for n in range(60):
        log.write([entry(n=n)])
    paths = log.files.paths()
    assert len(paths) > 3
    assert all(path.stat().st_size <= 3_400 for path in paths)
    assert verdict(tmp_path).whole
    (tmp_path / "000002.jsonl").unlink()
    told = verdict(tmp_path)
    assert {one.kind for one in told.problems} >= {"file", "number"}


def test_that_two_programs_write_one_chain(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.unit.policy.test_audit import *\n"
        "log = log_in(Path(sys.argv[1]), most_file_bytes=20_000)\n"
        "for n in range(80): log.write([entry(n=n)])\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(words) as one, subprocess.Popen(words) as other:
        own = log_in(tmp_path, most_file_bytes=20_000)
        for n in range(80):
            own.write([entry(n=n)])
        assert (one.wait(60), other.wait(60)) == (0, 0)
    told = verdict(tmp_path)
    assert told.problems == ()
    assert sum(what == "run.started" for what in deeds(tmp_path)) == 240
    assert told.checkpoints == 2


def test_that_threads_write_one_chain(tmp_path: Path) -> None:
    log = log_in(tmp_path)

    def work() -> None:
        for n in range(40):
            log.write([entry(n=n)])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verdict(tmp_path).whole
    assert len(deeds(tmp_path)) == 1 + 160 + 1


def test_that_the_log_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    plain, folder = tmp_path / "audit.jsonl", tmp_path / "audit"
    plain.write_bytes(b'{"at_s": 1.0, "actor": "alert:x", "what": "alert.fired"}\n{"torn')
    log_in(folder, plain=plain).write([entry()])
    assert not plain.exists()
    assert (folder / "plain.jsonl").read_bytes().startswith(b'{"at_s"')
    (taken,) = records(folder)[0].details["plain"]
    assert (taken["file"], taken["lines"]) == ("plain.jsonl", 1)
    assert verdict(folder).whole
    plain.write_bytes(b"{}\n")
    log_in(folder, plain=plain).write([entry()])
    assert deeds(folder) == ["log.begun", "run.started", "plain.taken", "run.started"]
    with (folder / "plain.jsonl").open("ab") as file:
        file.write(b"{}\n")
    assert "plain.jsonl" in verdict(folder).problems[0].text


def test_that_half_a_line_is_mended_and_told(tmp_path: Path) -> None:
    log_in(tmp_path).write([entry(), entry()])
    path = tmp_path / "000001.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    log_in(tmp_path).write([entry()])
    assert deeds(tmp_path) == ["log.begun", "run.started", "line.mended", "run.started"]
    assert verdict(tmp_path).whole
    path.write_bytes(path.read_bytes()[:-1])  # only the line feed is missing
    log_in(tmp_path).write([entry()])
    assert deeds(tmp_path)[-2:] == ["run.started", "run.started"]
    assert verdict(tmp_path).whole


@pytest.mark.parametrize("damage", [b"{}\n", b"\xff\xfe\n", b'{"n":1}\n', b"\n\n\n"])
def test_that_a_damaged_end_begins_a_new_chain_that_tells(
    tmp_path: Path, damage: bytes
) -> None:
    log_in(tmp_path).write([entry()])
    with (tmp_path / "000001.jsonl").open("ab") as file:
        file.write(damage)
    told: list[str] = []
    log = log_in(tmp_path)
    log.told = told.append
    log.write([entry()])
    assert "damaged" in told[0]
    assert (tmp_path / "000001.jsonl").read_bytes().endswith(damage)
    begun = [one for one in records(tmp_path) if one.what == "log.begun"][-1]
    assert begun.details["damaged"]["file"] == "000001.jsonl"
    found = verdict(tmp_path)
    assert {one.kind for one in found.problems} >= {"line", "begin"}
    log.write([entry()])
    assert len(found.problems) == len(verdict(tmp_path).problems)


def test_that_a_log_that_is_gone_is_told(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.write([entry()])
    log.checkpoint()
    (tmp_path / "000001.jsonl").unlink()
    told: list[str] = []
    log.told = told.append
    log.write([entry()])
    assert "gone" in records(tmp_path)[0].details["lost"]
    assert told
    assert [one.kind for one in verdict(tmp_path).problems] == ["key"]


def test_that_a_log_that_was_moved_elsewhere_stays_whole_there_and_the_new_one_says_so(
    tmp_path: Path,
) -> None:
    """How a log is kept within bounds: moved as a whole, by a person, never cut."""
    place, archive = tmp_path / "audit", tmp_path / "archive"
    log = log_in(place)
    log.write([entry()] * 250)
    log.checkpoint()
    kept = last_checkpoint(log.sizes())
    assert kept is not None
    count = len(records(place))
    archive.mkdir()
    for file in place.glob("0*.jsonl"):
        file.rename(archive / file.name)
    new = log_in(place)
    new.write([entry()])
    new.checkpoint()

    note = AuditKey(place, NoSecrets()).note()
    assert note is not None
    old = check_folder(archive, note.all_keys, [kept])
    assert (old.whole, old.records) == (True, count)
    assert count > 250
    begun = records(place)[0].details
    assert "gone" in begun["lost"]
    assert check_folder(place, note.all_keys).whole


def test_that_a_full_disk_leaves_the_chain_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_in(tmp_path)
    log.write([entry()])
    before = (tmp_path / "000001.jsonl").read_bytes()

    def half(file: Any, raw: bytes) -> None:
        file.seek(0, os.SEEK_END)
        file.write(raw[:20])
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(audit_files, "_write_all", half)
        with pytest.raises(StoreError, match=r"space|full"):
            log.write([entry()])
    assert (tmp_path / "000001.jsonl").read_bytes() == before
    log.write([entry()])
    assert deeds(tmp_path) == ["log.begun", "run.started", "run.started"]
    assert verdict(tmp_path).whole


def test_that_what_was_written_before_the_disk_was_full_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_in(tmp_path)
    real, calls = audit_files._write_all, 0

    def sometimes(file: Any, raw: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(errno.ENOSPC, "full")
        real(file, raw)

    monkeypatch.setattr(audit_files, "_write_all", sometimes)
    assert log.write_some([entry(n=n) for n in range(300)]) == 99
    monkeypatch.setattr(audit_files, "_write_all", real)
    assert verdict(tmp_path).whole


@pytest.mark.parametrize("thing", ["folder", "link", "pipe"])
def test_that_nothing_but_a_plain_file_is_written(tmp_path: Path, thing: str) -> None:
    path = tmp_path / "000001.jsonl"
    if thing == "folder":
        path.mkdir()
    elif thing == "link":
        (tmp_path / "elsewhere").write_text("")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(path)
    with pytest.raises(StoreError):
        log_in(tmp_path).write([entry()])
    if thing == "link":
        assert (tmp_path / "elsewhere").read_text() == ""


def test_that_the_clock_may_jump(tmp_path: Path) -> None:
    times = iter([2e9, 2e9, 2e9, 1e9, 1e9, 1e9, 3e9, 3e9, -1e20, -1e20, *[1e9] * 20])
    log = log_in(tmp_path, clock=lambda: next(times))
    for n in range(5):
        log.write([entry(n=n)])
    told = verdict(tmp_path)
    assert told.whole
    assert {one.kind for one in told.remarks} == {"clock"}
    assert [one.number for one in records(tmp_path)] == [1, 2, 3, 4, 5, 6]


def test_that_the_key_is_in_the_keyring_where_there_is_one(tmp_path: Path) -> None:
    with used_keyring(MemoryKeyring()) as ring:
        log = AuditLog(tmp_path, AuditKey(tmp_path, Secrets()))
        log.write([entry()])
        log.checkpoint()
        note = AuditKey(tmp_path, Secrets()).note()
        assert note is not None
        assert (note.place, len(ring.kept)) == ("keyring", 1)
        (seed,) = ring.kept.values()
        assert not (tmp_path / PRIVATE).exists()
        assert all(seed.encode() not in one.read_bytes() for one in tmp_path.iterdir())
        ring.kept.clear()
        again = AuditLog(tmp_path, AuditKey(tmp_path, Secrets()))
        again.write([entry(n=n) for n in range(150)])
        assert "keyring" in again.unsigned_why
        with pytest.raises(PolicyError, match="keyring"):
            again.checkpoint()
        assert verdict(tmp_path).problems[0].kind == "unsigned"
        new = again.renew_key()
        assert new.earlier == (note.public_key,)
    assert verdict(tmp_path).whole
    only_old = check_folder(tmp_path, [note.public_key])
    assert {one.kind for one in only_old.problems} == {"key"}


def test_that_a_damaged_note_of_the_key_is_said(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.write([entry()])
    log.checkpoint()
    (tmp_path / NOTE).write_text("{}")
    fresh = log_in(tmp_path)
    fresh.write([entry()])
    with pytest.raises(PolicyError, match="key of the audit log"):
        fresh.checkpoint()
    fresh.renew_key()
    assert AuditKey(tmp_path, NoSecrets()).note() is not None


def test_that_a_checkpoint_kept_elsewhere_shows_a_cut(tmp_path: Path) -> None:
    log = log_in(tmp_path / "log")
    log.write([entry(n=n) for n in range(30)])
    log.checkpoint()
    kept = tmp_path / "checkpoint.json"
    found = last_checkpoint(log.sizes())
    assert found is not None
    kept.write_text(checkpoint_text(found))
    outside = [read_checkpoint(kept)]
    assert verdict(tmp_path / "log", outside=outside).whole
    path = tmp_path / "log" / "000001.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:20]))
    told = check_folder(tmp_path / "log", outside=outside)
    assert [one.kind for one in told.problems] == ["tail", "key"]
    kept.write_text("[1]")
    with pytest.raises(StoreError, match="no checkpoint"):
        read_checkpoint(kept)


def test_that_a_check_can_be_stopped_and_tells_how_far(tmp_path: Path) -> None:
    log_in(tmp_path).write([entry(n=n) for n in range(600)])
    told: list[tuple[int, int]] = []
    stop = threading.Event()

    def tell(done: int, whole: int) -> None:
        told.append((done, whole))
        stop.set()

    found = verdict(tmp_path, stop=stop, told=tell)
    assert 0 < found.records < 600
    assert told[0][0] < told[0][1]


def test_that_records_are_found_from_both_ends(tmp_path: Path) -> None:
    log = log_in(tmp_path, most_file_bytes=30_000)
    log.write([entry("tool.called", n=n, text="x" * 700) for n in range(95)])
    log.write([AuditEntry(0.0, "agent:Été", "run.ended", {"text": "ÀÉ = secret"})])
    sizes = log.sizes()
    down = [one.number for one in newest_first(sizes)]
    assert down == [one.number for one, _line in oldest_first(sizes)][::-1]
    assert [one.what for one in newest_first(sizes, Wanted(who="été"))] == ["run.ended"]
    assert [one.what for one in newest_first(sizes, Wanted(text="àé ="))] == ["run.ended"]
    assert len(list(newest_first(sizes, Wanted(what="tool.")))) == 95
    assert len(list(newest_first(sizes, Wanted(what="run. log.")))) == 2
    assert list(newest_first(sizes, Wanted(since="2999"))) == []
    assert list(newest_first(sizes, Wanted(until="1999"))) == []
    path = log.files.paths()[-1]
    with path.open("ab") as file:
        file.write(b"y" * 3_000_000)
    assert next(newest_first(log.files.sizes())).what == UNREADABLE


def test_that_details_are_bounded_and_plain(tmp_path: Path) -> None:
    class Odd:
        def __str__(self) -> str:
            return "odd\ud800"

    deep: dict[str, Any] = {}
    inner = deep
    for _ in range(50):
        inner["x"] = {}
        inner = inner["x"]
    odd: dict[Any, Any] = {
        "deep": deep, "nan": float("nan"), "many": list(range(5_000)), "odd": Odd(),
        "huge": 10**5_000, "bytes": b"\xff", "line": "a\nb\u2028", "none": None, 5: True,
    }  # fmt: skip
    log = log_in(tmp_path)
    log.write([entry(), AuditEntry(float("nan"), "a" * 9_999, "\ud800", odd)])
    log.write([AuditEntry(float("inf"), "", "", {"long": ["x" * 60_000] * 30})])
    assert verdict(tmp_path).whole
    assert all(len(one.line) < 400_000 for one in records(tmp_path))
    assert records(tmp_path)[-1].details["left_out"] == "too long"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=50)
@given(st.dictionaries(st.text(), _VALUES), st.text(), st.text())
def test_that_whatever_is_recorded_is_read_as_it_was(
    details: dict[str, Any], who: str, what: str
) -> None:
    made = AuditRecord(
        1, "2026-01-01T00:00:00.000000Z", 1, "b", who, what, 0, "0" * 64, details_of(details)
    )
    assert read_record(made.line) == made
    assert read_record(made.line).line == made.line


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values.pop("who"),
        lambda values: values.update(n=True),
        lambda values: values.update(n="1"),
        lambda values: values.update(more=1),
        lambda values: values.update(previous="0" * 63),
        lambda values: values.update(at="2026-13-01T00:00:00.000000Z"),
        lambda values: values.update(at="2026-01-01 00:00:00"),
        lambda values: values.update(signature=""),
        lambda values: values.update(details=[]),
    ],
)
def test_that_what_is_no_record_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    made = AuditRecord(1, "2026-01-01T00:00:00.000000Z", 1, "b", "w", "x", 0, "0" * 64)
    values = json.loads(made.line)
    change(values)
    line = json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(ValueError, match=r"record|line"):
        read_record(line)


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_that_no_bytes_break_the_verifier(lines: list[bytes]) -> None:
    told = check_lines(lines)
    assert told.records == len(lines)
    assert told.whole is not bool(lines)


@pytest.mark.parametrize("line", [b"[" * 100_000, b'{"a":' * 50_000, b"1" * 2_000_000])
def test_that_bombs_do_not_break_the_verifier(line: bytes) -> None:
    assert not check_lines([line]).whole
