"""Whether models can be kept in a folder is found out by writing into it."""

from __future__ import annotations

import errno
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

from workbench.models.folder_check import check_folder


def test_that_a_folder_that_can_be_written_to_tells_its_room_and_stays_empty(
    tmp_path: Path,
) -> None:
    found = check_folder(tmp_path)

    assert (found.problem, found.is_new) == ("", False)
    assert found.free_bytes == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.2)
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_is_not_there_is_judged_by_where_it_would_be(
    tmp_path: Path,
) -> None:
    found = check_folder(tmp_path / "models" / "large")

    assert (found.problem, found.is_new) == ("", True)
    assert found.free_bytes
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("no folder")

    assert "is no folder" in check_folder(tmp_path / "models").problem
    assert "is no folder" in check_folder(tmp_path / "models" / "large").problem


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_that_what_the_system_refuses_is_told_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(**_named: Any) -> None:
        raise OSError(number, "Refused by the system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)

    found = check_folder(tmp_path)

    assert found.problem == "Refused by the system"
    assert found.free_bytes is not None


def test_that_a_name_that_is_none_is_told() -> None:
    assert check_folder(Path("/tmp/a\0b")).problem
