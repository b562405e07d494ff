"""Several models at once: what gives way, what is refused, what is remembered."""

from __future__ import annotations

import argparse
import asyncio
import shutil
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import pytest

from workbench.app.load_notes import LoadNote, LoadNotes
from workbench.app.loaded import CRASHES, LoadedModel
from workbench.app.loading import Loading
from workbench.app.model_arguments import add_model_commands
from workbench.app.model_commands import run
from workbench.app.power import BATTERY_IDLE_S, Power, idle_limit_s, sparing
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, EngineError, ModelError, ModelLoadError
from workbench.base.paths import Paths, resource
from workbench.base.settings import Settings
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Finished,
    GenerationStats,
    LoadOptions,
    Request,
)
from workbench.models.store import InstalledModel

MODELS = ("alpha", "beta", "gamma")
CONTEXT = 2048


class QuietHost:
    """A loaded model that answers nothing at once."""

    pid = None
    alive = True
    usage = EngineUsage()

    def __init__(self, options: LoadOptions) -> None:
        self.info = EngineInfo(
            model_name="quiet",
            architecture="llama",
            parameters=1,
            quantisation="",
            context_tokens=options.context_tokens,
            trained_context_tokens=0,
            threads=1,
            weights_bytes=0,
            kv_bytes=0,
            compute_bytes=0,
            can_call_tools=True,
        )
        self.asked: list[Request] = []

    async def generate(self, request: Request) -> AsyncGenerator[EngineEvent, None]:
        self.asked.append(request)
        stats = GenerationStats(1, 0, 1, 0.0, 0.0, 0.0)
        yield Finished("stop", stats)

    async def close(self) -> None:
        """Nothing is held."""


class Starts:
    """Starts quiet hosts; fails as it is told."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, LoadOptions]] = []
        self.failures: list[EngineError] = []
        self.hosts: list[QuietHost] = []

    async def __call__(self, model: InstalledModel, options: LoadOptions) -> QuietHost:
        self.seen.append((model.id, options))
        if self.failures:
            raise self.failures.pop(0)
        self.hosts.append(QuietHost(options))
        return self.hosts[-1]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    for name in MODELS:
        folder = resource("models") / "starter"
        shutil.copy(folder / "starter.gguf", found.models / f"{name}.gguf")
    return found


@pytest.fixture
def starts() -> Starts:
    return Starts()


@pytest.fixture
async def bench(paths: Paths, starts: Starts) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=starts) as opened:
        for name in MODELS:
            await opened.models.rename(name, name)
        yield opened


def loaded(bench: Workbench) -> list[str]:
    return [one.model.id for one in bench.loading.snapshot if one.state in ("ready", "busy")]


async def limit_to(bench: Workbench, share: float) -> None:
    """A limit of so many models' memory."""
    fit = await bench.models.fit("alpha", CONTEXT)
    bench.settings.change(memory_limit_bytes=int(fit.total_bytes * share))


async def use(bench: Workbench, *names: str) -> None:
    for name in names:
        await asyncio.wait_for(bench.loading.use(name, CONTEXT), 60)


async def test_that_the_model_unused_the_longest_makes_room_and_that_is_said(
    bench: Workbench,
) -> None:
    await limit_to(bench, 2.5)
    await use(bench, *MODELS)
    assert loaded(bench) == ["beta", "gamma"]
    notice = bench.notices.items[-1]
    assert notice.title == "alpha was unloaded to make room for gamma"
    assert "gamma needs" in notice.reason
    assert "unused the longest" in notice.reason


async def test_that_what_never_fits_is_refused_with_numbers_and_nothing_is_unloaded(
    bench: Workbench, starts: Starts
) -> None:
    await limit_to(bench, 1.5)
    await use(bench, "alpha")
    await limit_to(bench, 0.9)
    with pytest.raises(ModelError, match=r"'beta' does not fit: Needs .* left of") as caught:
        await use(bench, "beta")
    assert "alpha" in caught.value.message
    assert "'Memory for models'" in caught.value.hint
    assert loaded(bench) == ["alpha"]
    assert [name for name, _ in starts.seen] == ["alpha"]


async def test_that_pinned_models_and_those_at_work_stay(bench: Workbench) -> None:
    await limit_to(bench, 2.5)
    await use(bench, "alpha", "beta")
    bench.loading.pin("alpha", True)
    await use(bench, "gamma")
    assert loaded(bench) == ["alpha", "gamma"]
    bench.loading.pin("gamma", True)
    with pytest.raises(ModelError, match=r"alpha \(.*pinned\), gamma \(.*pinned\)") as caught:
        await use(bench, "beta")
    assert "nload 'alpha'" in caught.value.hint
    assert loaded(bench) == ["alpha", "gamma"]


async def test_that_two_loads_at_once_are_not_both_let_in_where_one_fits(
    bench: Workbench,
) -> None:
    await limit_to(bench, 1.5)
    bench.loading.pin("alpha", True)
    bench.loading.pin("beta", True)
    both = asyncio.gather(use(bench, "alpha"), use(bench, "beta"), return_exceptions=True)
    ends = await asyncio.wait_for(both, 60)
    assert [type(end) for end in ends].count(ModelError) == 1
    assert len(loaded(bench)) == 1


async def test_that_no_more_models_than_chosen_are_loaded(bench: Workbench) -> None:
    bench.settings.change(models_at_once=1)
    await use(bench, "alpha", "beta")
    assert loaded(bench) == ["beta"]
    assert "At most 1 models" in bench.notices.items[-1].reason
    bench.loading.pin("beta", True)
    with pytest.raises(ModelError, match="1 of at most 1") as caught:
        await use(bench, "gamma")
    assert "'Models at a time'" in caught.value.hint


async def test_that_a_failed_load_is_tried_once_with_half_the_context(
    bench: Workbench, starts: Starts
) -> None:
    starts.failures = [ModelLoadError("no memory for the cache")]
    await use(bench, "alpha")
    contexts = [options.context_tokens for _, options in starts.seen]
    assert contexts == [CONTEXT, CONTEXT // 2]
    notice = bench.notices.items[-1]
    assert notice.title == "alpha was loaded with 1,024 tokens of context instead of 2,048"
    assert "no memory for the cache" in notice.reason
    await use(bench, "alpha")  # what was asked is not asked again
    assert len(starts.seen) == 2


async def test_that_fewer_answers_at_a_time_are_tried_where_the_context_is_small(
    bench: Workbench, starts: Starts
) -> None:
    starts.failures = [ModelLoadError("no memory")]
    await asyncio.wait_for(bench.loading.use("alpha", 512), 60)
    (_, asked), (_, less) = starts.seen
    assert less.context_tokens == asked.context_tokens
    assert less.max_sequences == asked.max_sequences // 2
    assert "answers at a time" in bench.notices.items[-1].title


async def test_that_the_first_failure_is_told_when_less_fails_too(
    bench: Workbench, starts: Starts
) -> None:
    starts.failures = [ModelLoadError("first"), ModelLoadError("second")]
    with pytest.raises(ModelLoadError, match="first"):
        await use(bench, "alpha")
    assert len(starts.seen) == 2
    assert bench.loading.snapshot[0].state == "failed"


async def test_that_a_crash_loop_is_remembered_until_the_user_loads(
    paths: Paths, starts: Starts
) -> None:
    starts.failures = [EngineCrashed("it aborted")] * (CRASHES + 1)  # one second attempt
    async with open_workbench(paths, start_host=starts) as first:
        for _ in range(CRASHES):
            with pytest.raises(EngineCrashed):
                await use(first, "alpha")
    assert len(starts.seen) == CRASHES + 1
    async with open_workbench(paths, start_host=starts) as second:
        told = [item for item in second.notices.items if "left alone" in item.title]
        assert len(told) == 1
        assert "workbench models load alpha" in told[0].hint
        with pytest.raises(ModelError, match="crashed 3 times") as caught:
            await use(second, "alpha")
        assert "workbench models load alpha" in caught.value.hint
        assert second.loading.snapshot[0].state == "failed"
        assert len(starts.seen) == CRASHES + 1
        shown = await asyncio.wait_for(second.loading.load("alpha"), 60)
        assert shown.state == "ready"
    async with open_workbench(paths, start_host=starts) as third:
        await use(third, "alpha")


async def test_that_pins_and_idle_times_are_remembered(paths: Paths, starts: Starts) -> None:
    async with open_workbench(paths, start_host=starts) as first:
        first.loading.pin("alpha", True)
        first.loading.set_idle_unload("alpha", 60.0)
    async with open_workbench(paths, start_host=starts) as second:
        await use(second, "alpha")
        (shown,) = second.loading.snapshot
        assert (shown.pinned, shown.idle_unload_s) == (True, 60.0)


async def test_that_a_model_with_its_own_idle_time_goes_alone(bench: Workbench) -> None:
    await use(bench, "alpha", "beta")
    gone = asyncio.Event()
    bench.loading.listen(lambda _: gone.set() if loaded(bench) == ["beta"] else None)
    bench.loading.set_idle_unload("alpha", 0.01)
    await asyncio.wait_for(gone.wait(), 60)


async def test_that_a_loaded_model_follows_what_another_program_says_of_it(
    bench: Workbench, paths: Paths, starts: Starts
) -> None:
    await use(bench, "alpha", "beta")
    async with open_workbench(paths, start_host=starts) as other:
        await run_command(other, "keep alpha --pin")
    seen, gone = asyncio.Event(), asyncio.Event()

    def note(shown: tuple[LoadedModel, ...]) -> None:
        if any(one.model.id == "alpha" and one.pinned for one in shown):
            seen.set()
        if loaded(bench) == ["alpha"]:
            gone.set()

    bench.loading.listen(note)
    note(bench.loading.snapshot)  # it may have been seen meanwhile
    await asyncio.wait_for(seen.wait(), 60)
    bench.settings.change(idle_unload_s=0.01)
    await asyncio.wait_for(gone.wait(), 60)
    bench.settings.change(idle_unload_s=3600.0)  # or it goes before it is pinned

    await use(bench, "beta")
    async with open_workbench(paths, start_host=starts) as other:
        await run_command(other, "keep beta --pin")
    bench.settings.change(models_at_once=1)
    with pytest.raises(ModelError, match="2 of at most 1"):
        await use(bench, "gamma")


async def test_that_the_default_model_is_loaded_and_warmed_only_if_wished(
    bench: Workbench, starts: Starts
) -> None:
    bench.settings.change(default_model="beta")
    await bench.preload()
    assert loaded(bench) == []
    bench.settings.change(start_model="warm")
    await bench.preload()
    assert loaded(bench) == ["beta"]
    (request,) = starts.hosts[0].asked
    assert request.sampling.max_new_tokens == 1


async def test_that_a_default_model_that_cannot_be_loaded_is_only_told(
    bench: Workbench, starts: Starts
) -> None:
    starts.failures = [ModelLoadError("broken"), ModelLoadError("broken")]
    bench.settings.change(default_model="beta", start_model="load")
    await bench.preload()
    assert bench.notices.items[-1].title.startswith("The default model was not loaded")


async def test_that_a_model_on_battery_gets_half_of_the_threads(
    paths: Paths, starts: Starts
) -> None:
    async with open_workbench(paths, start_host=starts) as bench:
        bench.settings.change(engine_threads=4)
        loading = Loading(
            bench.models,
            bench.settings,
            bench.notices,
            starts,
            paths.data / "loading.json",
            Power(lambda: True),
        )
        await asyncio.wait_for(loading.use("alpha", CONTEXT), 60)
        await use(bench, "beta")
        await loading.close()
    assert starts.seen[0][1].threads == 2


async def test_that_the_command_line_keeps_and_tries_models(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.loading.load_notes.change("alpha", quarantined_s=1.0, reason="It crashed.")
    for words in ("load alpha --context 1024", "keep alpha --pin --idle-minutes 2 --json"):
        assert await run_command(bench, words) == 0
    said = capsys.readouterr().out
    assert "alpha loads: 1,024 tokens of context on CPU, predicted " in said
    assert "was left alone" in said
    assert '"pinned": true' in said
    note = LoadNote(idle_unload_s=120.0, pinned=True)
    assert bench.loading.load_notes.of("alpha") == note
    await run_command(bench, "keep alpha --no-pin --idle-default")
    assert bench.loading.load_notes.all() == {}
    assert "as the settings say" in capsys.readouterr().out
    with pytest.raises(ModelError, match="no time to wait"):
        await run_command(bench, "keep alpha --idle-minutes=-1")


async def run_command(bench: Workbench, words: str) -> int:
    parser = argparse.ArgumentParser()
    add_model_commands(parser.add_subparsers())
    return await run(bench, parser.parse_args(["models", *words.split()]))


def test_that_models_spare_power_on_battery_only_if_the_user_lets_them() -> None:
    now_s, answers = [0.0], [True, False]
    power = Power(lambda: answers.pop(0), lambda: now_s[0])
    assert power.spares(Settings())
    assert not power.spares(Settings(battery_saving=False))
    now_s[0] = 60.0
    assert not power.spares(Settings())
    assert answers == []
    assert sparing(LoadOptions(threads=0), 8).threads == 4
    assert sparing(LoadOptions(threads=1), 8).threads == 1
    limits = [idle_limit_s(limit_s, True) for limit_s in (0.0, 60.0, 3600.0)]
    assert limits == [BATTERY_IDLE_S, 60.0, BATTERY_IDLE_S]
    assert idle_limit_s(0.0, False) == 0.0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"models": 3}', b'{"models": {"a": 4}}', b"\xff\xfe", b"[" * 100_000],
)
def test_that_damaged_notes_are_kept_and_cost_nothing_else(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "loading.json"
    path.write_bytes(content)
    notes = LoadNotes(path)
    assert notes.all() == {}
    assert notes.change("a", pinned=True) == LoadNote(pinned=True)
    assert LoadNotes(path).of("a").pinned
    assert any(other.read_bytes() == content for other in tmp_path.iterdir())


def test_that_notes_with_senseless_values_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "loading.json"
    path.write_text(
        '{"models": {"a": {"idle_unload_s": -1, "pinned": "yes", "quarantined_s": true},'
        ' "b": {"idle_unload_s": 5, "pinned": true, "reason": 7, "draft_model": 7}}}'
    )
    assert LoadNotes(path).all() == {"b": LoadNote(5.0, True)}


async def test_that_the_prompt_caches_of_all_models_share_one_limit(
    bench: Workbench, starts: Starts
) -> None:
    await use(bench, "alpha")
    whole = starts.seen[-1][1].cache_bytes
    await bench.loading.unload("alpha")
    starts.seen.clear()
    bench.settings.change(prompt_caches_bytes=int(1.5 * whole))
    await use(bench, *MODELS)

    rooms = {name: options.cache_bytes for name, options in starts.seen}
    assert rooms["alpha"] == whole
    assert rooms["beta"] == int(1.5 * whole) - whole
    assert rooms["gamma"] == 1, "its own conversation is kept, within its context"
    cells = {name: options.kv_cells for name, options in starts.seen}
    assert cells["alpha"] > cells["beta"] > cells["gamma"] == CONTEXT

    await bench.loading.unload("alpha")
    await bench.loading.unload("gamma")
    await use(bench, "gamma")
    assert starts.seen[-1][1].cache_bytes == whole


async def test_that_guessing_ahead_is_off_until_it_is_wished(
    bench: Workbench, starts: Starts
) -> None:
    await use(bench, "alpha")
    bench.settings.change(guess_ahead=True)
    await use(bench, "beta")

    assert [options.speculation for _, options in starts.seen] == ["off", "repeats"]
