"""Data sets of the program and of the user, with drafts that may be half written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.app.data_set_library import DataSetDocument, DataSetLibrary, draft_of
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths
from workbench.evals.values import Case, Check, ExpectedCall

CALL = ExpectedCall("t", {"a": 1})
WHOLE = DataSetDocument(
    "mine",
    "Mine",
    (
        Case(
            "a",
            "Hi",
            {"x": [1]},
            "yes",
            (CALL,),
            (Check("exact"),),
            ("w",),
        ),
        Case("b", "Ho", calls=()),
    ),
    (Check("contains_any", {"values": ["x"]}),),
    "About",
)

HEAD = {"name": "", "title": "", "description": ""}


@pytest.fixture
def library(tmp_path: Path) -> DataSetLibrary:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    return DataSetLibrary(paths)


async def test_that_the_samples_are_there_and_ones_own_come_back_whole(
    library: DataSetLibrary,
) -> None:
    await library.refresh()
    samples = {one.name for one in library.documents}
    assert samples == {"built-in-tools", "declining", "small-talk"}
    await library.save(WHOLE)
    assert library.get("mine") == WHOLE
    assert not library.is_bundled("mine")
    with pytest.raises(DocumentError, match="came with the program"):
        await library.remove("declining")


async def test_that_a_damaged_file_is_named_and_not_written_over_without_a_copy(
    library: DataSetLibrary,
) -> None:
    await library.save(WHOLE)
    path = library.path_of("mine")
    path.write_text("agentcases: 1\ncases:\n- case_id: a\n  tex: Hi\n")
    await library.refresh()
    ((found, message, _hint),) = library.problems
    assert found == path
    assert "line 3" in message or "cases[0]" in message


async def test_that_a_draft_may_be_half_written_and_comes_back_as_it_was(
    library: DataSetLibrary,
) -> None:
    half = DataSetDocument("mine", "", (Case("", ""), Case("", "", checks=(Check("nobody"),))))
    for document in (WHOLE, half):
        library.drafts.keep("mine", document)
        assert library.drafts.find("mine") == document


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        {},
        {"name": 1},
        {**HEAD, "cases": [3], "checks": []},
        {**HEAD, "cases": [], "checks": [{"kind": 1}]},
    ],
)
def test_that_hostile_drafts_are_refused(values: Any) -> None:
    with pytest.raises(DocumentError):
        draft_of(values)
