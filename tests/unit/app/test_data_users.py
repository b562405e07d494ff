"""Programs that share a data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.data_users import DataUsers
from workbench.base.errors import StoreError


def test_that_only_the_first_is_alone_until_all_are_gone(tmp_path: Path) -> None:
    first = DataUsers(tmp_path / "lock")
    first.share()
    second = DataUsers(tmp_path / "lock")
    first.close()
    third = DataUsers(tmp_path / "lock")
    assert (first.alone, second.alone, third.alone) == (True, False, False)
    second.close()
    third.close()
    again = DataUsers(tmp_path / "lock")
    assert again.alone
    again.close()


def test_that_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        DataUsers(tmp_path / "none" / "lock")
    assert caught.value.hint
