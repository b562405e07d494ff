"""The disk is measured where models go, and what cannot be measured says why."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from workbench.models.disk_speed import disk_speed

Usage = namedtuple("Usage", "total used free")


def test_that_a_disk_has_a_speed_and_keeps_nothing(tmp_path: Path) -> None:
    found = disk_speed(tmp_path)
    assert found.write_bytes_per_s > 0
    assert " MB in " in found.how
    assert str(tmp_path) in found.how
    assert not list(tmp_path.iterdir())


def test_that_a_disk_that_is_nearly_full_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**9, 10**9, 10**6))
    assert disk_speed(tmp_path).how == "not measured: too little is free"


def test_that_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    found = disk_speed(tmp_path / "none")
    assert (found.read_bytes_per_s, found.write_bytes_per_s) == (0.0, 0.0)
    assert "No such file" in found.how
