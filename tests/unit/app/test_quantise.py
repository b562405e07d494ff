"""Smaller copies of installed models."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_asyncio

from workbench.app import quantise as module
from workbench.app.quantise import check_same, choices, quantise
from workbench.app.quantise_commands import quantize
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError, RequestError, StoreFull
from workbench.base.paths import Paths
from workbench.models.gguf import read_header
from workbench.models.manifests import read_manifest


@pytest_asyncio.fixture
async def workbench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


def _untold(_share: float, _text: str) -> None:
    """Nobody wants to know."""


def _parts(bench: Workbench) -> list[Path]:
    return list(bench.paths.models.glob(".quantise-*"))


async def test_that_a_copy_is_checked_and_installed(workbench: Workbench) -> None:
    told: list[tuple[float, str]] = []
    made = await asyncio.wait_for(
        quantise(workbench, "starter", "q8_0", lambda share, text: told.append((share, text))),
        120,
    )
    assert made.quantisation == "Q8_0"
    assert made.source == "store"
    assert made.size_bytes < workbench.models.get("starter").size_bytes * 0.6
    about = read_manifest(made.path.parent)
    assert about.source == f"quantised here from {workbench.models.get('starter').title}"
    assert about.source_id == "starter"
    verdicts = await workbench.models.verify(made.id)
    assert all(verdict.whole for verdict in verdicts.values())
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[-1] == (1.0, "trying it")
    assert not workbench.notices.items
    assert not _parts(workbench)

    with pytest.raises(ModelError, match="rounded once") as caught:
        await quantise(workbench, made.id, "Q4_0", _untold)
    assert "--allow-requantize" in caught.value.hint
    again = await asyncio.wait_for(
        quantise(workbench, made.id, "Q4_0", _untold, allow_requantize=True), 120
    )
    assert again.quantisation == "Q4_0"


async def test_that_cancelling_leaves_nothing(workbench: Workbench) -> None:
    begun = asyncio.Event()
    before = workbench.models.models
    task = asyncio.create_task(
        quantise(workbench, "starter", "IQ3_S", lambda _share, _text: begun.set())
    )
    await asyncio.wait_for(begun.wait(), 60)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 10)
    assert not _parts(workbench)
    assert await workbench.models.refresh() == before


async def test_that_the_disk_is_looked_at_first(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        module, "shutil", SimpleNamespace(disk_usage=lambda _path: SimpleNamespace(free=1000))
    )
    with pytest.raises(StoreFull, match="reserve"):
        await asyncio.wait_for(quantise(workbench, "starter", "Q8_0", _untold), 60)
    assert not _parts(workbench)


async def test_that_what_cannot_be_made_is_refused(workbench: Workbench) -> None:
    with pytest.raises(RequestError, match="unknown kind"):
        await quantise(workbench, "starter", "Q99", _untold)
    with pytest.raises(RequestError, match="importance matrix") as caught:
        await quantise(workbench, "starter", "iq2_xs", _untold)
    assert "--text FILE" in caught.value.hint
    assert "Q2_K" in caught.value.hint
    with pytest.raises(RequestError, match="at least 256 are needed"):
        await asyncio.wait_for(
            quantise(workbench, "starter", "IQ2_XS", _untold, text="too short"), 60
        )
    with pytest.raises(ModelError, match="already"):
        await quantise(workbench, "starter", "F16", _untold)


async def test_that_very_few_bits_are_made_with_a_text(workbench: Workbench) -> None:
    kind = "Q2_K_S"
    text = "Work out twelve times seven, then keep a note of what came of it. " * 40
    made = await asyncio.wait_for(quantise(workbench, "starter", kind, _untold, text=text), 120)
    assert made.quantisation == kind
    assert made.size_bytes < workbench.models.get("starter").size_bytes / 3
    assert not _parts(workbench)


async def test_that_sizes_are_known_before(workbench: Workbench) -> None:
    starter = workbench.models.get("starter")
    found = await asyncio.wait_for(choices(starter), 60)
    kinds = [choice.kind for choice in found]
    assert kinds[0] == "Q8_0"
    assert "Q4_K_M" in kinds
    assert "F32" not in kinds
    assert all(0 < choice.size_bytes < starter.size_bytes for choice in found)
    assert all(choice.quality.note for choice in found)


async def test_that_the_command_lists_kinds(
    workbench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = SimpleNamespace(id="starter", type="", json=True, allow_requantize=False)
    await asyncio.wait_for(quantize(workbench, asked), 60)  # type: ignore[arg-type]
    rows = json.loads(capsys.readouterr().out)
    assert {"kind", "size_bytes", "quality"} <= set(rows[0])


def test_that_a_copy_with_other_tensors_is_refused(tmp_path: Path) -> None:
    from workbench.base.paths import resource

    source = resource("models") / "starter" / "starter.gguf"
    copy = tmp_path / "copy.gguf"
    shutil.copyfile(source, copy)
    header = read_header(source)
    check_same(header, read_header(copy), copy.stat().st_size)
    with pytest.raises(ModelError, match="cut off"):
        check_same(header, read_header(copy), copy.stat().st_size - 1)
    name = header.tensors[3].name.encode()
    copy.write_bytes(copy.read_bytes().replace(name, name[::-1], 1))
    with pytest.raises(ModelError, match="lacks"):
        check_same(header, read_header(copy), copy.stat().st_size)
