"""A small model that guesses ahead: chosen, counted in the memory, never a reason to fail."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import pytest_asyncio

from workbench.app.fit_report import installed_info
from workbench.app.model_arguments import add_model_commands
from workbench.app.model_commands import run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, EngineError, ModelError, ModelLoadError
from workbench.base.paths import Paths, resource
from workbench.base.weight_copies import WeightOrder
from workbench.engines.api import Finished, LoadOptions, Request, SamplingOptions
from workbench.engines.host import EngineHost
from workbench.engines.llama_cpp.quantize import quantize
from workbench.engines.registry import engine_for
from workbench.models.fit import FitVerdict
from workbench.models.store import InstalledModel

STARTER = resource("models") / "starter" / "starter.gguf"
AGENT = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent.gguf"
CONTEXT = 512
ASKED = Request((), prompt="one two three one two three " * 6,
                sampling=SamplingOptions(max_new_tokens=24, temperature=0.0))  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter with a third of its bits: the same tokens, and smaller."""
    path = tmp_path_factory.mktemp("models") / "small.gguf"
    quantize(STARTER, path, "Q4_0", threads=1)
    return path


@pytest.fixture
def paths(tmp_path: Path, small: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    shutil.copy(small, found.models / "small.gguf")
    shutil.copy(AGENT, found.models / "agent.gguf")
    (found.models / "agent.gguf").chmod(0o644)
    return found


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        opened.settings.change(engine_threads=1)
        yield opened


async def _choose(bench: Workbench, draft_id: str = "small") -> None:
    await asyncio.wait_for(bench.loading.set_draft("starter", draft_id), 60)


async def _fit(bench: Workbench) -> FitVerdict:
    return await bench.models.fit("starter", CONTEXT)


async def _load(bench: Workbench) -> None:
    await asyncio.wait_for(bench.loading.load("starter", context_tokens=CONTEXT), 60)


def _said(bench: Workbench) -> list[str]:
    return [f"{one.title}: {one.reason}" for one in bench.notices.items]


async def test_that_models_of_the_same_tokens_can_be_chosen(bench: Workbench) -> None:
    starter = bench.models.get("starter")
    found = {one.id: one for one in bench.models.drafts.choices(starter)}
    assert next(iter(found)) == "small"
    assert found["small"].usable == bench.models.get("small")
    assert "tokens, and this model has" in found["agent"].why_not
    assert found["agent"].usable is None
    assert "starter" not in found

    with pytest.raises(ModelError, match=r"cannot guess ahead for .* tokens") as caught:
        await _choose(bench, "agent")
    assert caught.value.hint == "These can: small."
    with pytest.raises(ModelError, match="not installed"):
        await _choose(bench, "nobody")
    with pytest.raises(ModelError, match="not smaller") as caught:
        await bench.loading.set_draft("small", "starter")
    assert caught.value.hint == "No installed model can."
    assert bench.loading.load_notes.all() == {}


async def test_that_the_draft_is_in_the_estimate_and_in_what_is_loaded(
    bench: Workbench,
) -> None:
    alone = await _fit(bench)
    told: list[object] = []
    end = bench.models.listen(told.append)
    await _choose(bench)
    end()
    assert told, "the list is judged anew"
    both = await _fit(bench)
    draft = bench.models.get("small")
    assert both.draft_bytes > draft.size_bytes + both.kv_bytes * 0.9
    assert both.total_bytes - alone.total_bytes == both.draft_bytes
    assert "of it for the draft model: runs on" in both.sentence
    assert both.largest_context_tokens <= alone.largest_context_tokens

    await _load(bench)
    (shown,) = bench.loading.snapshot
    assert shown.draft == f"{draft.title} Q4_0"
    assert shown.info is not None
    order = cast(WeightOrder, shown.info.weight_order)
    guesser = bench.models.judging.shape(draft).resident_bytes(order)
    assert shown.info.weights_bytes == pytest.approx(both.weights_bytes + guesser, rel=0.01)
    assert shown.info.kv_bytes == 2 * both.kv_bytes
    load = bench.models.measured.load_of("starter")
    assert load is not None
    assert load.most_predicted_bytes == both.total_bytes - both.parked_bytes
    assert load.predicted_bytes == both.loaded_bytes
    if sys.platform == "linux":  # where a bare worker was measured
        assert load.predicted_bytes == pytest.approx(load.used_bytes, rel=0.05)
    assert load.compute_used_bytes == pytest.approx(load.compute_predicted_bytes, rel=0.05)

    async with (
        asyncio.timeout(60),
        aclosing(bench.loading.generate("starter", ASKED)) as events,
    ):
        last = [event async for event in events][-1]
    assert isinstance(last, Finished)
    assert last.stats.new_tokens > 1
    assert not _said(bench)

    await bench.loading.unload("starter")
    await _choose(bench, "")
    assert (await _fit(bench)).draft_bytes == 0
    assert bench.loading.load_notes.all() == {}


async def test_that_a_draft_that_was_removed_is_left_out_and_told(bench: Workbench) -> None:
    await _choose(bench)
    await bench.models.remove("small")
    assert (await _fit(bench)).draft_bytes == 0
    await _load(bench)
    (shown,) = bench.loading.snapshot
    assert (shown.state, shown.draft) == ("ready", "")
    (said,) = _said(bench)
    assert "is loaded without its draft model small: It is not installed any more." in said


async def test_that_a_draft_that_does_not_fit_is_left_out_and_told(bench: Workbench) -> None:
    await _choose(bench)
    both = await _fit(bench)
    limit = both.total_bytes - both.draft_bytes // 2
    bench.settings.change(memory_limit_bytes=limit)
    found = await _fit(bench)
    assert (found.verdict, found.draft_bytes) == (both.verdict, 0)
    assert found.sentence.endswith("does not fit beside it, so it loads without.")
    await _load(bench)
    assert bench.loading.snapshot[0].draft == ""
    (said,) = _said(bench)
    assert "loaded without its draft model" in said
    assert "Both do not fit together" in said

    bench.settings.change(memory_limit_bytes=int(both.total_bytes * 0.1))
    assert (await _fit(bench)).verdict == "wont_fit"


class _Refusing:
    """Starts nothing with a draft model, and everything else as it is."""

    def __init__(self, failure: EngineError) -> None:
        self.failure = failure
        self.seen: list[str] = []

    async def __call__(self, model: InstalledModel, options: LoadOptions) -> Any:
        self.seen.append(options.draft_model)
        if options.draft_model:
            raise self.failure
        return await EngineHost.start(
            engine_for(model.path), model.path, options, mode="thread"
        )


@pytest.mark.parametrize(
    "failure", [ModelLoadError("token 5 differs"), EngineCrashed("it died")]
)
async def test_that_a_draft_that_the_engine_refuses_is_left_out_and_told(
    paths: Paths, failure: EngineError
) -> None:
    starts = _Refusing(failure)
    async with open_workbench(paths, start_host=starts) as bench:
        await _choose(bench)
        whole = (await _fit(bench)).total_bytes
        await _load(bench)
        assert starts.seen == [str(bench.models.get("small").path), ""]
        (shown,) = bench.loading.snapshot
        assert (shown.state, shown.draft, shown.crashes) == ("ready", "", 0)
        (said,) = _said(bench)
        assert f"without its draft model {bench.models.get('small').title}" in said
        assert failure.message[1:] in said
        assert bench.models.budget.held("nobody") < whole


@pytest.fixture
def command(bench: Workbench) -> Callable[[str], Any]:
    parser = argparse.ArgumentParser()
    add_model_commands(parser.add_subparsers())
    return lambda words: run(bench, parser.parse_args(["models", *words.split()]))


async def test_that_the_command_line_chooses_a_draft(
    bench: Workbench, command: Callable[[str], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    await command("keep starter --draft-model small")
    assert "small guesses ahead for it" in capsys.readouterr().out
    await installed_info(bench, SimpleNamespace(id="starter", json=False))  # type: ignore[arg-type]
    assert ", draft model " in capsys.readouterr().out
    await command("keep starter --pin --json")
    assert '"draft_model": "small"' in capsys.readouterr().out
    with pytest.raises(ModelError, match="cannot guess ahead"):
        await command("keep starter --draft-model agent")
    await command("keep starter --no-draft-model --no-pin")
    assert "guesses" not in capsys.readouterr().out
    assert bench.loading.load_notes.all() == {}
