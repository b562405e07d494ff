"""R11: what a newer program keeps is never written over by this one without a copy."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.hub.model_files import write_rows
from tests.unit.models.test_measured import LOAD
from workbench.agents.documents import Grants
from workbench.app.load_notes import LoadNotes
from workbench.base.errors import ModelLoadError, StoreNewer
from workbench.base.settings_store import SettingsStore
from workbench.engines.openai_compatible.connection import (
    Connection,
    connection_text,
    read_connection,
)
from workbench.models.adoption import edit_manifest
from workbench.models.bundles.signers import Signers
from workbench.models.downloads.queue_file import (
    Download,
    Wanted,
    change_queue,
    entry_of,
    read_queue,
    write_queue,
)
from workbench.models.downloads.values import RemoteFile
from workbench.models.file_import import add_file
from workbench.models.health import Healths
from workbench.models.installed import installed_models
from workbench.models.known import KnownFiles
from workbench.models.leftovers import find_leftovers
from workbench.models.measured import Measured
from workbench.models.remarks import Remarks
from workbench.models.roots import KnownRoots
from workbench.models.store import InstalledModel, describe
from workbench.policy.approvals import Approvals, fingerprint
from workbench.policy.job_leaves import JobLeave, JobLeaves
from workbench.policy.secrets import Secrets
from workbench.policy.server_trust import ServerTrust
from workbench.tools.registry import tool

Write = Callable[[Path, InstalledModel], object]
SIGNER = "ab" * 32


def _roots(folder: Path, model: InstalledModel) -> None:
    installed_models(model.path.parent, (), known=KnownRoots(folder / "roots.json"))


def _known(folder: Path, model: InstalledModel) -> None:
    KnownFiles(folder).of(model, threading.Event(), lambda _done, _all: None)


def _approve(folder: Path, _model: InstalledModel) -> None:
    note = tool("save_note")
    Approvals(folder / "approvals.json").remember(
        "a", note.name, fingerprint("a", note, Grants())
    )


def _queue(folder: Path, _model: InstalledModel) -> None:
    wanted = Wanted("ab12", "M", (RemoteFile("http://h/x", "x", 1),))
    change_queue(folder / "downloads.json", {"ab12": entry_of(Download(wanted))}, ())


STORES: dict[str, Write] = {
    "approvals": _approve,
    "downloads": _queue,
    "health": lambda folder, model: Healths(folder / "h.json").note_check(model, 2),
    "job leaves": lambda folder, _: JobLeaves(folder / "j.json").allow("a", JobLeave("m")),
    "known": _known,
    "load notes": lambda folder, _: LoadNotes(folder / "l.json").change("m", pinned=True),
    "measured": lambda folder, _: Measured(folder / "m.json").note_load(LOAD),
    "remarks": lambda folder, _: Remarks(folder / "r.json").change(
        "k", lambda old: replace(old, title="T")
    ),
    "roots": _roots,
    "settings": lambda folder, _: SettingsStore(folder / "s.json").change(theme="dark"),
    "server leaves": lambda folder, _: ServerTrust(folder / "t.json").allow_start("a", {}, {}),
    "signers": lambda folder, _: Signers(folder, Secrets()).trust(SIGNER),
    "signers forgotten": lambda folder, _: Signers(folder, Secrets()).forget(SIGNER),
}


def _newer(values: dict[str, Any]) -> bytes:
    mark = "version" if "version" in values else "format"
    assert values[mark] == 1
    return json.dumps({**values, mark: 2, "more": ["of", "a newer program"]}).encode()


@pytest.fixture
def model(tmp_path: Path) -> InstalledModel:
    (tmp_path / "models").mkdir()
    return describe(write_rows(tmp_path / "models" / "m.gguf", 4, seed=1), "folder")


@pytest.mark.parametrize("what", STORES)
def test_that_a_copy_of_what_a_newer_program_wrote_is_kept(
    what: str, tmp_path: Path, model: InstalledModel
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    STORES[what](folder, model)
    (path,) = [one for one in folder.iterdir() if one.suffix == ".json"]
    newer = _newer(json.loads(path.read_bytes()))
    path.write_bytes(newer)
    for _ in range(2):
        STORES[what](folder, model)
        kept = [one.read_bytes() for one in folder.rglob("*") if one.is_file()]
        assert kept.count(newer) == 1
    assert path.read_bytes() != newer, "it goes on with what it knows itself"


def test_that_the_list_of_downloads_says_why_it_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "downloads.json"
    write_queue(path, [Download(Wanted("ab12", "M", (RemoteFile("http://h/x", "x", 1),)))])
    path.write_bytes(_newer(json.loads(path.read_bytes())))
    with pytest.raises(StoreNewer, match="newer version") as caught:
        read_queue(path)
    assert "Update" in caught.value.hint


def test_that_a_server_of_a_newer_program_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.server.json"
    path.write_bytes(_newer(json.loads(connection_text(Connection("http://127.0.0.1:1", "m")))))
    with pytest.raises(ModelLoadError, match="newer version") as caught:
        read_connection(path)
    assert "Update" in caught.value.hint


def test_that_a_model_of_a_newer_program_is_named_and_left_as_it_is(
    tmp_path: Path, model: InstalledModel
) -> None:
    root = tmp_path / "own"
    folder = add_file(model.path, root).parent
    manifest = folder / "model.json"
    newer = _newer(json.loads(manifest.read_bytes()))
    manifest.write_bytes(newer)
    before = {path: path.read_bytes() for path in folder.iterdir()}

    (listed,) = [one for one in installed_models(root) if one.source == "store"]
    assert "newer program" in listed.problem
    assert find_leftovers([root], (), [listed]) == (), "it is no rubbish"
    with pytest.raises(StoreNewer) as caught:
        add_file(model.path, root)
    assert "Update" in caught.value.hint
    with pytest.raises(StoreNewer):
        edit_manifest(root, folder, lambda one: replace(one, title="T"))

    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert [one.name for one in (root / "store").iterdir() if one.is_dir()] == [folder.name]
