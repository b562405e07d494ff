"""Titles, tags, stars and notes, for models that are not of the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.base.errors import ModelError
from workbench.models.remarks import Remark, Remarks, checked, with_tags


def test_that_a_change_is_kept_and_taken_back(tmp_path: Path) -> None:
    remarks = Remarks(tmp_path / "models.json")
    before = remarks.change(
        "a", lambda said: replace(said, title=" My  model ", favourite=True)
    )
    remarks.change("b", lambda said: with_tags(said, ["Work", "#work", "fast"]))
    read = Remarks(tmp_path / "models.json").read()
    assert read == {
        "a": Remark("My model", favourite=True),
        "b": Remark(tags=("work", "fast")),
    }
    after = remarks.change("a", lambda _: before)
    assert after.title == "My model"
    assert set(remarks.read()) == {"b"}


def test_that_a_damaged_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    path.write_text("{nonsense")
    remarks = Remarks(path)
    assert remarks.read() == {}
    assert remarks.problem
    remarks.change("a", lambda said: replace(said, notes="x"))
    assert remarks.read() == {"a": Remark(notes="x")}
    assert not remarks.problem
    assert (tmp_path / "models.damaged.json").read_text() == "{nonsense"


@pytest.mark.parametrize(
    "remark",
    [
        Remark(title="x" * 201),
        Remark(tags=("two words",)),
        Remark(tags=("",)),
        Remark(tags=("a,b",)),
        Remark(notes="x" * 100_001),
        Remark(tags=tuple(f"t{number}" for number in range(51))),
    ],
)
def test_that_what_is_too_long_or_no_tag_is_refused(remark: Remark) -> None:
    with pytest.raises(ModelError) as caught:
        checked(remark)
    assert caught.value.hint


def test_that_tags_are_added_and_removed() -> None:
    said = Remark(tags=("old", "kept"))
    assert with_tags(said, ["new"], ["OLD", "none"]).tags == ("kept", "new")
