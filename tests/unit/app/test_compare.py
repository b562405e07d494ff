"""Comparing quantisations of installed models."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_asyncio

from workbench.app.compare import Comparison, Row, as_csv, comparable, compare
from workbench.app.compare_commands import compare_models
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError
from workbench.base.paths import Paths, resource
from workbench.engines.llama_cpp.quantize import quantize

TEXT = "Turn on the lamp in the kitchen and tell me the time in Lisbon, please. " * 20


@pytest_asyncio.fixture
async def workbench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    starter = resource("models") / "starter" / "starter.gguf"
    await asyncio.to_thread(quantize, starter, paths.models / "small.gguf", "Q4_0")
    async with open_workbench(paths) as opened:
        yield opened


def _untold(_share: float, _text: str) -> None:
    """Nobody wants to know."""


async def test_that_the_larger_file_is_the_measure(workbench: Workbench) -> None:
    found = await asyncio.wait_for(
        compare(workbench, ["small", "starter"], TEXT, _untold, 256), 120
    )
    assert [row.id for row in found.rows] == ["starter", "small"]
    assert found.rows[0].divergence == 0.0
    assert found.rows[1].divergence > 0.0
    assert found.rows[1].quantisation == "Q4_0"
    assert found.tokens == 256


async def test_that_quantisations_of_the_same_model_are_offered(workbench: Workbench) -> None:
    await workbench.models.fit("small")
    await workbench.models.fit("starter")
    starter = workbench.models.get("starter")
    assert [model.id for model in comparable(workbench, starter)] == ["small"]


async def test_that_one_model_is_too_few(workbench: Workbench) -> None:
    with pytest.raises(ModelError, match="nothing to compare"):
        await compare(workbench, ["starter", "starter"], TEXT, _untold)


async def test_that_the_command_prints_what_a_program_can_read(
    workbench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(TEXT)
    asked = SimpleNamespace(
        ids=["starter", "small"], text=str(text), tokens=128, json=True, csv=False
    )
    await asyncio.wait_for(compare_models(workbench, asked), 120)  # type: ignore[arg-type]
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["id"] for row in rows] == ["starter", "small"]
    asked.text = str(tmp_path / "none.txt")
    with pytest.raises(ModelError, match=r"none\.txt"):
        await compare_models(workbench, asked)  # type: ignore[arg-type]


def test_that_no_title_becomes_a_formula() -> None:
    row = Row("a", "=1+1", "Q4_0", 1, 2.0, 0.1, 0.0, 1.0, 3.0, 4.0, 5)
    values = next(csv.DictReader(io.StringIO(as_csv(Comparison((row,), 10, 5)))))
    assert values["title"] == "'=1+1"
    assert values["perplexity"] == "2.0"
