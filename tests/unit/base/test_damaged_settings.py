"""Settings files damaged at every place: nothing is reset without a word and a copy."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from workbench.base.errors import StoreError
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore, load_settings

CHOSEN = {
    "theme": "dark",
    "default_model": "my-model",
    "default_agent": "helper",
    "model_folders": ("/models/one", "/models/two"),
    "idle_unload_s": 120.0,
    "text_scale": 1.25,
    "reduce_motion": True,
    "dashboard_interval_s": 2.0,
}
CASES = 600


def damaged(whole: bytes) -> Iterator[bytes]:
    """Every truncation, then flips, holes and garbage at seeded places."""
    yield from (whole[:length] for length in range(len(whole) - 2))
    for seed in range(CASES):
        chance = random.Random(seed)
        raw = bytearray(whole)
        place = chance.randrange(len(raw))
        if seed % 3 == 0:
            raw[place] ^= 1 << chance.randrange(8)
        elif seed % 3 == 1:
            raw[place : place + 16] = b"\0" * len(raw[place : place + 16])
        else:
            raw[place : place + 8] = chance.randbytes(len(raw[place : place + 8]))
        yield bytes(raw)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug in these tests."""
    monkeypatch.setattr("os.fsync", lambda _file: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "settings.json"
    SettingsStore(found).change(**CHOSEN)
    return found


def test_that_no_damage_resets_a_setting_without_a_word_and_a_copy(path: Path) -> None:
    whole = path.read_bytes()
    original = asdict(load_settings(path).settings)
    defaults = asdict(Settings())
    cases = 0
    for raw in damaged(whole):
        path.write_bytes(raw)
        loaded = load_settings(path)
        now = asdict(loaded.settings)
        lost = [
            name
            for name in CHOSEN
            if now[name] == defaults[name] and now[name] != original[name]
        ]
        kept = [copy for copy in path.parent.glob("settings.damaged*") if copy.is_file()]
        if lost:
            assert loaded.problems, (raw, lost)
        if loaded.problems:
            assert [copy.read_bytes() for copy in kept] == [raw]
            assert kept[0].name in loaded.problems[-1]
        assert path.read_bytes() == raw
        for copy in kept:
            copy.unlink()
        cases += 1
    assert cases >= 500


def test_that_one_hit_place_costs_one_setting(path: Path) -> None:
    whole = path.read_bytes()
    worst = 0
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + b"\x00" + whole[place + 1 :])
        now = load_settings(path).settings
        worst = max(worst, sum(getattr(now, name) != value for name, value in CHOSEN.items()))
    assert worst <= 2  # a hit comma or line end stands between two


def test_that_the_damage_is_told_at_every_start_until_a_change(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])
    assert SettingsStore(path).problems
    store = SettingsStore(path)
    assert store.problems
    store.change(theme="light")
    again = SettingsStore(path)
    assert not again.problems
    assert (again.settings.theme, again.settings.text_scale) == ("light", 1.25)
    assert len(list(path.parent.glob("settings.damaged*"))) == 1


def test_that_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    (path / "inside").write_text("kept")
    store = SettingsStore(path)
    assert "could not be read" in store.problems[0]
    store.change(theme="dark")
    assert (tmp_path / "settings.damaged.json" / "inside").read_text() == "kept"
    assert SettingsStore(path).settings.theme == "dark"


def test_that_nothing_changes_while_no_copy_can_be_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"{")

    def refuse(*_arguments: object) -> Path:
        raise StoreError("no space left")

    monkeypatch.setattr("workbench.base.settings_store.keep_damaged", refuse)
    store = SettingsStore(path)
    assert "No copy" in store.problems[-1]
    with pytest.raises(StoreError, match="no space"):
        store.change(theme="light")
    assert path.read_bytes() == b"{"
    monkeypatch.undo()
    store.change(theme="light")
    assert (path.parent / "settings.damaged.json").read_bytes() == b"{"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_scale", 9.0),
        ("text_scale", float("nan")),
        ("dashboard_interval_s", 0.0),
        ("engine_threads", -1),
        ("default_agent", "a\0b"),
    ],
)
def test_that_a_value_out_of_its_range_is_refused(path: Path, name: str, value: object) -> None:
    before = path.read_bytes()
    with pytest.raises(Exception, match=name):
        SettingsStore(path).change(**{name: value})
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_that_a_pipe_in_place_of_the_settings_holds_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert loaded.unkept
    assert "could not be read" in loaded.problems[0]
