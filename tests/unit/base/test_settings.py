"""Settings survive bad files and bad values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.base.errors import SettingsError
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore, load_settings


def test_that_a_missing_file_gives_the_defaults_without_a_word(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.json")

    assert loaded.settings == Settings()
    assert loaded.problems == ()


def test_that_a_bad_field_keeps_its_default_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "theme": "purple", "text_scale": 1.5}))

    loaded = load_settings(path)

    assert loaded.settings == Settings(text_scale=1.5)
    assert len(loaded.problems) == 2
    assert "theme" in loaded.problems[0]
    assert "kept as settings.damaged.json" in loaded.problems[1]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\x00" * 64, b"\xff\xfe"])
def test_that_a_damaged_file_is_put_aside_and_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    loaded = load_settings(path)

    assert loaded.settings == Settings()
    assert "damaged" in loaded.problems[0]
    assert (tmp_path / "settings.damaged.json").read_bytes() == content


def test_that_a_change_is_saved_and_announced(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    heard: list[Settings] = []
    end = store.listen(heard.append)

    store.change(theme="dark")
    end()
    store.change(theme="light")

    assert [settings.theme for settings in heard] == ["dark"]
    assert SettingsStore(tmp_path / "settings.json").settings.theme == "light"


@pytest.mark.parametrize(("name", "value"), [("theme", "purple"), ("no_such", 1)])
def test_that_a_bad_change_changes_nothing(tmp_path: Path, name: str, value: object) -> None:
    store = SettingsStore(tmp_path / "settings.json")

    with pytest.raises(SettingsError, match=name):
        store.change(**{name: value})

    assert store.settings == Settings()
    assert not (tmp_path / "settings.json").exists()
