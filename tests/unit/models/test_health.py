"""What was found wrong with a model is known after a restart, and only as long as it holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench.models import health
from workbench.models.health import Healths
from workbench.models.store import InstalledModel


@pytest.fixture
def model(tmp_path: Path) -> InstalledModel:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"weights")
    return InstalledModel(
        id="m", title="M", path=path, size_bytes=7, engine="llama_cpp", family="",
        architecture="llama", parameters=1, quantisation="Q8_0", trained_context_tokens=1,
        can_call_tools=None, source="store",
    )  # fmt: skip


def test_that_damage_is_remembered_until_it_is_mended(
    tmp_path: Path, model: InstalledModel
) -> None:
    Healths(tmp_path / "h.json").note_check(model, 2)
    after_restart = Healths(tmp_path / "h.json")
    shown = after_restart.shown((model,))[0]
    assert (shown.damaged_chunks, shown.problem) == (
        2,
        "2 parts are not what they were",
    )
    after_restart.note_check(model, 0)
    assert after_restart.shown((model,)) == (model,)


def test_that_a_file_known_by_its_name_alone_is_not_said_to_be_checked_in_parts(
    tmp_path: Path, model: InstalledModel
) -> None:
    Healths(tmp_path / "h.json").note_check(model, 1, in_parts=False)
    shown = Healths(tmp_path / "h.json").shown((model,))[0]
    assert "its name, a SHA-256" in shown.problem
    assert "part" not in shown.problem
    assert shown.damaged_chunks == 1


def test_that_a_changed_file_is_not_judged_by_what_it_was(
    tmp_path: Path, model: InstalledModel
) -> None:
    healths = Healths(tmp_path / "h.json")
    healths.note_check(model, 1)
    os.utime(model.path, ns=(1, 1))
    assert healths.shown((model,)) == (model,)


def test_that_a_failed_load_is_remembered_for_this_version_of_the_program(
    tmp_path: Path, model: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    healths = Healths(tmp_path / "h.json")
    healths.note_load(model, "its architecture is not known", "Update the program.")
    healths.note_check(model, 0)  # a check tells nothing of a load
    shown = healths.shown((model,))[0]
    assert shown.load_failure == "its architecture is not known"
    assert shown.load_hint == "Update the program."
    assert not shown.problem, "it may be tried again"
    monkeypatch.setattr(health, "_program", lambda: "another")
    assert healths.shown((model,)) == (model,)
    monkeypatch.undo()
    healths.note_load(model)
    assert healths.shown((model,)) == (model,)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 1, "models": {"x": 1}}', '{"format": 9, "models": {}}']
)
def test_that_a_damaged_file_costs_only_what_was_found(
    tmp_path: Path, model: InstalledModel, text: str
) -> None:
    (tmp_path / "h.json").write_text(text)
    healths = Healths(tmp_path / "h.json")
    assert healths.shown((model,)) == (model,)
    healths.note_check(model, 1)
    assert healths.shown((model,))[0].damaged_chunks == 1
