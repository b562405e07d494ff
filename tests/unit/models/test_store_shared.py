"""Two programs share the store: no edit is lost, and nothing in use is removed."""

from __future__ import annotations

import multiprocessing
import os
import platform
import shutil
import time
from dataclasses import replace
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from workbench.app.loaded import LoadedModel
from workbench.app.model_users import ModelUsers
from workbench.base.errors import ModelError, StoreError
from workbench.base.paths import resource
from workbench.models.adoption import FOLDER, LOCK, Checked, adopt, discard, edit_manifest
from workbench.models.downloads.owners import Owner
from workbench.models.downloads.values import ChunkMap
from workbench.models.installed import installed_models
from workbench.models.leftovers import find_leftovers, remove_leftovers
from workbench.models.manifests import Manifest, read_manifest
from workbench.models.store import InstalledModel

STARTER = resource("models") / "starter" / "starter.gguf"
EDITS = 8
WAIT_S = 60.0
SPAWN = multiprocessing.get_context("spawn")


def _adopt(root: Path, name: str) -> Path:
    part = root / f"{name}.tmp"
    part.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(STARTER, part)
    checked = Checked(part, ChunkMap(part.stat().st_size, 1 << 23, "a" * 64, ("0" * 64,)))
    return adopt(root, [checked], Manifest("", "Shared", ()))


def _adopt_and_edit(root: Path, name: str, together: Barrier, done: Any) -> None:
    together.wait(WAIT_S)
    folder = _adopt(root, name)
    for number in range(EDITS):
        edit_manifest(root, folder, partial(_with, f"{name}{number}"))
    done.put(folder.name)


def _with(tag: str, was: Manifest) -> Manifest:
    return replace(was, tags=(*was.tags, tag))


def test_that_two_programs_adopt_one_model_once_and_lose_no_edit(tmp_path: Path) -> None:
    together, done = SPAWN.Barrier(2), SPAWN.Queue()
    names = ("a", "b")
    both = [
        SPAWN.Process(target=_adopt_and_edit, args=(tmp_path, name, together, done))
        for name in names
    ]
    for process in both:
        process.start()
    folders = {done.get(timeout=WAIT_S) for _ in both}
    for process in both:
        process.join(WAIT_S)
        assert process.exitcode == 0
    assert len(folders) == 1
    tags = read_manifest(tmp_path / FOLDER / folders.pop()).tags
    assert sorted(tags) == sorted(f"{name}{n}" for name in names for n in range(EDITS))
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} - {LOCK} == {
        model.path.parent.name for model in _stored(tmp_path)
    }


def _stored(root: Path) -> list[InstalledModel]:
    return [model for model in installed_models(root) if model.source == "store"]


def _hold(folder: Path, model: InstalledModel, holding: Any, enough: Any) -> None:
    ModelUsers(folder).follow((LoadedModel(model, "ready"),))
    holding.set()
    enough.wait(WAIT_S)


def test_that_a_model_that_another_program_has_loaded_is_not_removed(tmp_path: Path) -> None:
    _adopt(tmp_path, "a")
    model = _stored(tmp_path)[0]
    users = tmp_path / "users"
    holding, enough = SPAWN.Event(), SPAWN.Event()
    other = SPAWN.Process(target=_hold, args=(users, model, holding, enough))
    other.start()
    assert holding.wait(WAIT_S)
    with (
        pytest.raises(ModelError, match="another Workbench"),
        ModelUsers(users).removing(model),
    ):
        raise AssertionError("it was about to be removed")
    enough.set()
    other.join(WAIT_S)
    with ModelUsers(users).removing(model):
        discard(tmp_path, model.path.parent)
    assert not _stored(tmp_path)


def test_that_what_is_loaded_here_is_told_and_let_go(tmp_path: Path) -> None:
    _adopt(tmp_path, "a")
    model = _stored(tmp_path)[0]
    users = ModelUsers(tmp_path / "users")
    users.follow((LoadedModel(model, "ready"),))
    with pytest.raises(ModelError, match="loaded here"), users.removing(model):
        raise AssertionError("it was about to be removed")
    users.follow((LoadedModel(model, "failed"),))
    with users.removing(model):
        pass


def test_that_a_second_removal_says_that_it_is_gone(tmp_path: Path) -> None:
    folder = _adopt(tmp_path, "a")
    discard(tmp_path, folder)
    with pytest.raises(ModelError, match="removed already"):
        discard(tmp_path, folder)


def test_that_leftovers_are_found_with_their_bytes_and_only_old_ones(tmp_path: Path) -> None:
    folder = _adopt(tmp_path, "a")
    partial = tmp_path / ".partial"
    for name in ("wanted", "given-up"):
        (partial / name).mkdir(parents=True)
        (partial / name / "0.part").write_bytes(b"x" * 8192)
        (partial / name / ".lock").write_bytes(b"")
        os.utime(partial / name / "0.part", (0, 0))
    cut_off = folder.with_name(".new-abc-1")
    gone = folder.with_name(".gone-abc-1")
    for path in (cut_off, gone):
        path.mkdir()
        (path / "model.gguf").write_bytes(b"x" * 4096)
        os.utime(path / "model.gguf", (0, 0))
        os.utime(path, (0, 0))
    young = folder.with_name(".new-def-2")
    young.mkdir()
    (tmp_path / "broken.gguf").write_bytes(b"GGUF")
    models = installed_models(tmp_path)

    found = find_leftovers([tmp_path], {"wanted"}, models)
    assert {(one.kind, one.path.name) for one in found} == {
        ("download", "given-up"),
        ("unfinished", ".new-abc-1"),
        ("unfinished", ".gone-abc-1"),
        ("damaged", "broken.gguf"),
    }
    assert next(one.size_bytes for one in found if one.kind == "download") == 8192
    assert {one.kind for one in find_leftovers([tmp_path], None, ())} == {"unfinished"}

    freed = remove_leftovers(found, [tmp_path])
    assert freed == sum(one.size_bytes for one in found) > 0
    assert not find_leftovers([tmp_path], {"wanted"}, installed_models(tmp_path))
    assert (partial / "wanted").is_dir()
    assert young.is_dir()
    assert _stored(tmp_path)


def test_that_a_download_of_another_program_in_a_folder_of_the_user_stays(
    tmp_path: Path,
) -> None:
    own, theirs = tmp_path / "own", tmp_path / "theirs"
    for folder in (own, theirs):
        folder.mkdir()
        (folder / "model.gguf.part").write_bytes(b"x")
        os.utime(folder / "model.gguf.part", (0, 0))
    found = find_leftovers([own, theirs], set(), ())
    assert [one.path for one in found] == [own / "model.gguf.part"]


def test_that_a_download_that_another_program_fetches_is_no_leftover(tmp_path: Path) -> None:
    from filelock import FileLock

    folder = tmp_path / ".partial" / "theirs"
    folder.mkdir(parents=True)
    (folder / "0.part").write_bytes(b"x")
    os.utime(folder / "0.part", (0, 0))
    with FileLock(folder / ".lock"):
        assert not find_leftovers([tmp_path], set(), ())
    found = find_leftovers([tmp_path], set(), ())
    assert [one.path for one in found] == [folder]
    with (
        FileLock(folder / ".lock"),
        pytest.raises(StoreError, match="fetched again"),
    ):
        remove_leftovers(found, [tmp_path])
    assert (folder / "0.part").exists()


HOUR_S = 3600.0
DAY_S = 24 * HOUR_S


@pytest.mark.parametrize(
    ("host", "runs", "age_s", "goes"),
    [
        (platform.node(), True, 30 * DAY_S, False),
        (platform.node(), False, 0.1 * HOUR_S, False),
        (platform.node(), False, 2 * HOUR_S, True),
        ("another-machine", False, DAY_S, False),
        ("another-machine", False, 8 * DAY_S, True),
        ("", False, 0.1 * HOUR_S, False),
        ("", False, 2 * HOUR_S, True),
    ],
)
def test_that_parts_are_given_up_only_by_note_and_age_where_every_lock_is_granted(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    runs: bool,
    age_s: float,
    goes: bool,
) -> None:
    """R9: a network drive may say yes to every lock."""
    if os.name == "posix":
        import fcntl

        monkeypatch.setattr(fcntl, "flock", lambda _handle, _how: None)
    folder = tmp_path / ".partial" / "abc"
    folder.mkdir(parents=True)
    (folder / ".lock").touch()
    (folder / "0.part").write_bytes(b"x")
    if host:
        me = Owner.this_program(1)
        note = replace(me, host=host, started_s=me.started_s if runs else 1.0)
        (folder / ".owner").write_text(note.as_text(), encoding="utf-8")
    for path in folder.iterdir():
        changed_s = time.time() - age_s
        os.utime(path, (changed_s, changed_s))

    found = find_leftovers([tmp_path], set(), ())
    assert bool(found) == goes
    assert [one.path for one in find_leftovers([tmp_path], set(), ())] == (
        [folder] if goes else []
    ), "looking changes nothing"
    remove_leftovers(found, [tmp_path])
    assert folder.exists() != goes


def test_that_parts_that_are_fetched_again_since_they_were_found_stay(tmp_path: Path) -> None:
    folder = tmp_path / ".partial" / "abc"
    folder.mkdir(parents=True)
    (folder / "0.part").write_bytes(b"x")
    os.utime(folder / "0.part", (0, 0))
    (found,) = find_leftovers([tmp_path], set(), ())
    (folder / ".owner").write_text(Owner.this_program(1).as_text(), encoding="utf-8")
    with pytest.raises(StoreError, match="fetched again"):
        remove_leftovers([found], [tmp_path])
    assert (folder / "0.part").exists()
