"""Several folders of models, of which one may be away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ModelError
from workbench.models.installed import installed_models
from workbench.models.roots import KnownRoots
from workbench.models.store import InstalledModel, remove

WriteGguf = Callable[..., Path]


def _listed(tmp_path: Path, memory: Path) -> dict[str, InstalledModel]:
    found = installed_models(tmp_path / "own", [tmp_path / "usb"], known=KnownRoots(memory))
    return {model.id: model for model in found if model.source != "bundled"}


def test_that_a_drive_that_is_away_keeps_its_models_and_brings_them_back(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    memory = tmp_path / "known.json"
    write_gguf(tmp_path / "own" / "here.gguf")
    write_gguf(tmp_path / "usb" / "far.gguf")
    before = _listed(tmp_path, memory)
    (tmp_path / "usb").rename(tmp_path / "unplugged")

    for _ in range(2):  # the second look has only the memory, too
        away = _listed(tmp_path, memory)
        assert list(away) == ["here", "far"]
        far = away["far"]
        assert far.away == str(tmp_path / "usb")
        assert "not connected" in far.problem
        assert (far.title, far.size_bytes) == (before["far"].title, before["far"].size_bytes)
        assert not away["here"].away
    with pytest.raises(ModelError, match="not connected"):
        remove(far, tmp_path / "own")

    (tmp_path / "unplugged").rename(tmp_path / "usb")
    assert _listed(tmp_path, memory) == before


def test_that_the_empty_place_of_a_drive_counts_as_away(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    memory = tmp_path / "known.json"
    path = write_gguf(tmp_path / "usb" / "far.gguf")
    _listed(tmp_path, memory)
    path.unlink()
    values = json.loads(memory.read_text())
    values["roots"][str(tmp_path / "usb")]["drive"] += 1  # as it was on another drive
    memory.write_text(json.dumps(values))
    assert _listed(tmp_path, memory)["far"].away


def test_that_a_file_the_user_deleted_is_not_missed(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    memory = tmp_path / "known.json"
    path = write_gguf(tmp_path / "usb" / "far.gguf")
    assert "far" in _listed(tmp_path, memory)
    path.unlink()
    assert _listed(tmp_path, memory) == {}


def test_that_a_folder_taken_out_of_the_settings_is_forgotten(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    memory = tmp_path / "known.json"
    write_gguf(tmp_path / "usb" / "far.gguf")
    _listed(tmp_path, memory)
    installed_models(tmp_path / "own", known=KnownRoots(memory))
    shutil.rmtree(tmp_path / "usb")
    assert _listed(tmp_path, memory) == {}


def test_that_ids_do_not_change_while_a_drive_is_away(
    tmp_path: Path, write_gguf: WriteGguf
) -> None:
    memory = tmp_path / "known.json"
    write_gguf(tmp_path / "own" / "same.gguf")
    write_gguf(tmp_path / "usb" / "same.gguf")
    ids = list(_listed(tmp_path, memory))
    (tmp_path / "usb").rename(tmp_path / "unplugged")
    assert list(_listed(tmp_path, memory)) == ids


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 1, "roots": {"/x": {"drive": 1, "models": [{}]}}}']
)
def test_that_a_damaged_memory_is_told_and_learnt_anew(
    tmp_path: Path, write_gguf: WriteGguf, text: str
) -> None:
    memory = tmp_path / "known.json"
    memory.write_text(text)
    write_gguf(tmp_path / "usb" / "far.gguf")
    assert KnownRoots(memory).problem
    assert "far" in _listed(tmp_path, memory)
    assert not KnownRoots(memory).problem
