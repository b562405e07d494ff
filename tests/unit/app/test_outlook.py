"""What a machine can do is told as far as it can be found out; nothing of it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from workbench.app import outlook as module
from workbench.app.model_library import ModelLibrary
from workbench.app.outlook import outlook
from workbench.base.errors import ModelError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.models.advice import FLUENT_TOKENS_PER_S
from workbench.models.hardware import Hardware
from workbench.models.sources.catalogue import Catalogue


def library(tmp_path: Path) -> ModelLibrary:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    return ModelLibrary(paths, SettingsStore(paths.settings))


def machine(
    models: ModelLibrary, monkeypatch: pytest.MonkeyPatch, memory: float, speed: float
) -> None:
    """A machine with that much memory, read that fast."""
    hardware = Hardware(4, int(memory), int(memory * 0.8), 10**12)
    monkeypatch.setattr(models, "hardware", lambda: hardware)
    monkeypatch.setattr(models, "bandwidth", lambda: speed)


async def test_that_sizes_and_picks_follow_from_memory_and_its_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = library(tmp_path)
    machine(models, monkeypatch, 16e9, 40e9)

    found = await outlook(models)

    assert found.problems == ()
    assert {fact.key for fact in found.facts} >= {"cpu", "memory_total"}
    speeds = [size.tokens_per_s for size in found.sizes]
    assert speeds == sorted(speeds, reverse=True)
    assert found.sizes[0].pace == "fluent"
    assert {size.pace for size in found.sizes} >= {"fluent", "slow"}
    least = [size.least_parameters for size in found.sizes]
    assert least == sorted(least)
    assert [pick.task for pick in found.picks] == ["chat", "code", "routing"]
    assert all(pick.tokens_per_s >= FLUENT_TOKENS_PER_S for pick in found.picks)
    assert len({pick.title for pick in found.picks}) == 3


async def test_that_a_small_machine_is_told_what_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = library(tmp_path)
    machine(models, monkeypatch, 2e9, 8e9)

    found = await outlook(models)

    assert found.sizes[-1].pace == "wont_fit"
    assert found.sizes[-1].tokens_per_s == 0
    assert found.sizes[0].pace in ("fluent", "slow")
    assert all(pick.size_bytes < 2e9 for pick in found.picks)


async def test_that_what_cannot_be_read_is_told_and_the_rest_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = library(tmp_path)

    def refuse(*_words: object) -> Any:
        raise PermissionError(13, "Permission denied")

    def none_left() -> float:
        raise MemoryError

    monkeypatch.setattr(module, "processor_facts", refuse)
    monkeypatch.setattr(module, "read_gpus", refuse)
    monkeypatch.setattr(models, "bandwidth", none_left)

    found = await outlook(models)

    assert [fact.key for fact in found.facts] == ["memory_total", "memory_free"]
    assert (found.bandwidth_bytes_per_s, found.sizes, found.picks) == (0.0, (), ())
    told = " ".join(found.problems)
    assert "The processor could not be read" in told
    assert "The speed of the memory" in told
    assert "graphics" in told


async def test_that_a_damaged_catalogue_leaves_the_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = library(tmp_path)
    machine(models, monkeypatch, 16e9, 40e9)

    def damaged(_self: object) -> Sequence[Any]:
        raise ModelError("the catalogue of models is damaged")

    monkeypatch.setattr(Catalogue, "entries", damaged)

    found = await outlook(models)

    assert found.facts
    assert found.sizes == ()
    assert "catalogue" in found.problems[0]
