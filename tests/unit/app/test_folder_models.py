"""Models that are folders in the program: one table with the engines, judged, loaded, kept."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import aclosing
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.app.model_reading import WEIGHTLESS
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError
from workbench.base.paths import Paths
from workbench.engines.api import Finished, Message, Request, SamplingOptions, TextDelta
from workbench.engines.registry import ENGINES, engine_for
from workbench.models.folder_kinds import FOLDER_KINDS

AGENTS = Path(__file__).parents[2] / "models" / "tiny-agent"
FOLDERS = ("agent-hf", "agent-og", "agent-ov")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    return found


@pytest.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        yield opened


def test_that_models_and_engines_tell_folders_by_the_same_files() -> None:
    engines = [(spec.key, spec.markers) for spec in ENGINES if spec.markers]

    assert [(kind.engine, kind.markers) for kind in FOLDER_KINDS] == engines
    assert all(set(kind.sign) <= set(kind.markers) for kind in FOLDER_KINDS)


@pytest.mark.parametrize("name", FOLDERS)
async def test_that_a_folder_is_imported_judged_checked_and_removed(
    bench: Workbench, name: str
) -> None:
    model = await bench.models.add_file(AGENTS / name)
    fit = await bench.models.fit(model.id)
    whole = await bench.models.verify(model.id)
    (model.path / "tokenizer.json").write_bytes(b"{}")
    damaged = await bench.models.verify(model.id)

    assert (model.id, model.source, model.problem) == (name, "store", "")
    assert model.engine == engine_for(model.path).key
    assert model.engine not in WEIGHTLESS
    assert fit.verdict == "cpu"
    assert fit.weights_bytes > 2_400_000
    assert set(whole) == {path.name for path in (AGENTS / name).iterdir()}
    assert all(verdict.whole for verdict in whole.values())
    assert [file for file, verdict in damaged.items() if not verdict.whole] == [
        "tokenizer.json"
    ]

    await bench.models.remove(model.id)
    assert not model.path.exists()
    assert name not in {one.id for one in bench.models.models}


async def test_that_a_folder_has_no_header_and_is_not_packed(bench: Workbench) -> None:
    model = await bench.models.add_file(AGENTS / "agent-hf")

    with pytest.raises(ModelError, match="not a file"):
        await asyncio.to_thread(bench.models.header, model)


async def test_that_a_broken_folder_is_a_row_and_is_not_loaded(
    bench: Workbench, paths: Paths
) -> None:
    folder = paths.models / "broken"
    shutil.copytree(AGENTS / "agent-hf", folder, copy_function=shutil.copyfile)
    (folder / "tokenizer.json").unlink()

    await bench.models.refresh()

    model = bench.models.get("broken")
    assert (model.engine, model.source) == ("mlx", "folder")
    assert "'tokenizer.json' is missing" in model.problem
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        await bench.loading.load("broken")


@pytest.mark.skipif(find_spec("mlx_lm") is None, reason="MLX is not installed")
async def test_that_an_imported_folder_is_loaded_and_answers(bench: Workbench) -> None:
    model = await bench.models.add_file(AGENTS / "agent-hf")
    fit = await bench.models.fit(model.id, 512)
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=20)
    request = Request((Message("user", "hello"),), sampling=sampling)

    async with aclosing(bench.loading.generate(model.id, request, 512)) as events:
        seen = [event async for event in events]

    (loaded,) = bench.loading.snapshot
    assert "".join(e.text for e in seen if isinstance(e, TextDelta)) == (
        "Hello from the tiny model."
    )
    assert isinstance(seen[-1], Finished)
    assert loaded.info is not None
    assert loaded.info.kv_bytes == fit.kv_bytes
    assert abs(loaded.info.weights_bytes / fit.weights_bytes - 1) < 0.01
    with pytest.raises(ModelError, match="is loaded here"):
        await bench.models.remove(model.id)
