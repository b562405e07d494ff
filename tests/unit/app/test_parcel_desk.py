"""Updates and packs as the window takes them in: shown, stopped, installed, and put back."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.app.test_engine_packs import LLAMA, made
from tests.unit.app.update.parcels import KEYS, STRANGER, make, program_folder
from workbench.app.notices import Notices
from workbench.app.parcels import desk
from workbench.app.parcels.desk import Parcels
from workbench.app.update import after_window, command, switching
from workbench.app.update.after_window import (
    RESULT,
    UpdateResult,
    begin,
    finish,
    keep,
    take,
    tell,
)
from workbench.app.update.installation import Installation
from workbench.base.errors import PolicyError, RunError, StoreDamaged, WorkbenchError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged there")


@pytest.fixture
def old(tmp_path: Path) -> Installation:
    root = program_folder(tmp_path / "place" / "Workbench", "1.0")
    return Installation(root, "workbench", "1.0")


@pytest.fixture
def parcels(tmp_path: Path, old: Installation, monkeypatch: pytest.MonkeyPatch) -> Parcels:
    monkeypatch.setattr(desk, "program_version", lambda: "1.0")
    return Parcels(tmp_path / "data", lambda: KEYS, lambda: old)


def quiet(_share: float) -> None:
    """Nobody looks."""


async def test_that_a_pack_is_told_before_it_is_taken_and_can_be_put_back(
    parcels: Parcels, tmp_path: Path
) -> None:
    facts = await parcels.look(made(tmp_path / "one", tmp_path / "p"))
    assert (facts.parcel.name, facts.before, facts.refusal) == ("cuda", "", None)
    assert facts.fingerprint
    assert await parcels.packs() == ()

    shares: list[float] = []
    await parcels.install(facts, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    newer = await parcels.look(made(tmp_path / "two", tmp_path / "q", number="2"))
    assert newer.before == "1"
    await parcels.install(newer, quiet)
    (state,) = await parcels.packs()
    assert (state.pack.parcel.version, state.earlier) == ("2", "1")

    assert (await parcels.roll_back("cuda")).parcel.version == "1"
    (state,) = await parcels.packs()
    assert (state.pack.parcel.version, state.earlier) == ("1", "2")
    await parcels.remove("cuda")
    assert await parcels.packs() == ()


async def test_that_what_cannot_be_used_is_told_with_the_reason(
    parcels: Parcels, tmp_path: Path
) -> None:
    needs = {**LLAMA, "llama-cpp-python": "0.0.1"}
    facts = await parcels.look(made(tmp_path / "one", tmp_path / "p", needs))
    assert facts.refusal is not None
    assert "0.0.1" in facts.refusal.message
    older = make(program_folder(tmp_path / "new", "0.9"), tmp_path / "u", "0.9")
    facts = await parcels.look(older)
    assert facts.before == "1.0"
    assert facts.refusal is not None
    assert "0.9" in facts.refusal.message


async def test_that_a_stranger_is_refused_at_once(parcels: Parcels, tmp_path: Path) -> None:
    path = make(program_folder(tmp_path / "new", "1.1"), tmp_path / "u", "1.1", STRANGER)
    with pytest.raises(PolicyError, match="does not trust"):
        await parcels.look(path)
    (tmp_path / "odd").write_bytes(b"PK odd")
    with pytest.raises(StoreDamaged):
        await parcels.look(tmp_path / "odd")


async def test_that_a_file_that_was_changed_since_is_not_taken(
    parcels: Parcels, tmp_path: Path
) -> None:
    facts = await parcels.look(made(tmp_path / "one", tmp_path / "p"))
    made(tmp_path / "two", tmp_path / "p", number="2")
    with pytest.raises(PolicyError, match="was changed since"):
        await parcels.install(facts, quiet)
    with pytest.raises(PolicyError, match="was changed since"):
        await parcels.verify(facts, quiet)
    assert await parcels.packs() == ()


async def test_that_stopping_leaves_all_as_it_was(parcels: Parcels, tmp_path: Path) -> None:
    files = {f"part-{number}": "x" * 2000 for number in range(40)}
    facts = await parcels.look(made(tmp_path / "one", tmp_path / "p", files=files))
    loop, begun = asyncio.get_running_loop(), asyncio.Event()

    def slow(_share: float) -> None:
        loop.call_soon_threadsafe(begun.set)
        time.sleep(0.02)

    task = asyncio.create_task(parcels.install(facts, slow))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await parcels.packs() == ()
    left = tmp_path / "data" / "engine-packs"
    assert not left.exists() or list(left.iterdir()) == []


async def test_that_an_update_is_begun_beside_the_window_and_done_after_it(
    parcels: Parcels, old: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(program_folder(tmp_path / "new", "1.1"), tmp_path / "u", "1.1")
    facts = await parcels.look(path)
    assert facts.refusal is None
    shares: list[float] = []
    await parcels.verify(facts, shares.append)
    assert shares[-1] == 1.0
    started: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda *w, **n: started.append((w, n)))

    await parcels.begin_update(facts)

    ((words, named),) = started
    program = str(old.root / "workbench")
    assert words[0] == [program, "update", str(path), "--after", str(os.getpid())]
    assert named["env"]["WORKBENCH_DATA"] == str(tmp_path / "data")
    assert named["start_new_session"]


def finished(
    old: Installation,
    path: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    tried: Callable[..., None] = lambda *_words: None,
) -> tuple[UpdateResult, list[Any]]:
    """Do what the second process does."""
    started: list[Any] = []
    data.mkdir(exist_ok=True)
    monkeypatch.setattr("workbench.app.parcels.keys.trusted_keys", lambda: KEYS)
    monkeypatch.setattr(switching, "run_self_test", tried)
    monkeypatch.setattr(
        after_window, "subprocess", Namespace(Popen=lambda *w, **_n: started.append(w[0]))
    )
    return finish(Namespace(file=str(path)), data, old), started


def test_that_the_new_version_is_in_place_and_the_next_window_says_so(
    old: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(program_folder(tmp_path / "new", "1.1"), tmp_path / "u", "1.1")
    data = tmp_path / "data"

    result, started = finished(old, path, data, monkeypatch)

    assert result == UpdateResult("1.1")
    assert "1.1" in (old.root / "workbench").read_text()
    assert started == [[str(old.root / "workbench")]]
    notices = Notices()
    tell(data, notices)
    tell(data, notices)
    (notice,) = notices.items
    assert (notice.level, notice.title) == ("success", "Workbench was updated to 1.1")
    assert not (data / RESULT).exists()


def test_that_an_update_that_fails_leaves_the_old_version_and_says_why(
    old: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(program_folder(tmp_path / "new", "1.1"), tmp_path / "u", "1.1")
    data = tmp_path / "data"

    def fails(*_words: object) -> None:
        raise RunError("the new version does not work here", "The old version stays.")

    result, started = finished(old, path, data, monkeypatch, fails)

    assert (result.version, result.hint) == ("", "The old version stays.")
    assert "1.0" in (old.root / "workbench").read_text()
    assert len(started) == 1  # the window comes back all the same
    notices = Notices()
    tell(data, notices)
    assert notices.items[0].reason == "the new version does not work here"


def test_that_a_program_that_does_not_end_is_not_replaced(
    old: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_window, "others_running", lambda *_words: [1])
    monkeypatch.setattr(after_window, "_LOOK_S", 0.0)
    with pytest.raises(PolicyError, match="still running"):
        after_window.wait_for_end(old, 0.01)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', "[" * 5000, '"x"'])
def test_that_a_damaged_result_is_forgotten(tmp_path: Path, text: str) -> None:
    (tmp_path / RESULT).write_text(text)
    assert take(tmp_path) is None
    assert not (tmp_path / RESULT).exists()


def test_that_a_result_that_cannot_be_kept_stops_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "gone" / "deep", UpdateResult("1.1"))
    (tmp_path / "file").write_text("x")
    keep(tmp_path / "file", UpdateResult("1.1"))


def test_that_the_command_waits_for_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Namespace] = []

    def finishes(options: Namespace, _data: Path) -> UpdateResult:
        done.append(options)
        return UpdateResult("", "no")

    monkeypatch.setattr(after_window, "finish", finishes)
    options = Namespace(file="u", after=1, json=False, check=False)
    assert asyncio.run(command.run(options)) == 1
    assert done == [options]


async def test_that_where_nothing_is_replaced_an_update_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "program_version", lambda: "1.0")
    parcels = Parcels(tmp_path / "data", lambda: KEYS)  # from source
    path = make(program_folder(tmp_path / "new", "1.1"), tmp_path / "u", "1.1")
    facts = await parcels.look(path)
    assert facts.refusal is not None
    assert "from its source" in facts.refusal.message
    with pytest.raises(WorkbenchError):
        await parcels.begin_update(facts)


def test_that_a_program_that_cannot_be_started_is_told(
    old: Installation, tmp_path: Path
) -> None:
    (old.root / "workbench").unlink()
    with pytest.raises(WorkbenchError, match="could not be begun"):
        begin(tmp_path / "u", tmp_path, old)
