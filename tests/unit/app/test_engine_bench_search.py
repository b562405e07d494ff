"""The search for the best setting, with a machine whose speeds are written down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.engine_bench import search_all
from workbench.app.engine_bench_search import Contender, Sample, Search, gain
from workbench.app.engine_bench_space import Facts, Form, candidates
from workbench.app.engine_bench_values import (
    BenchProgress,
    BenchReport,
    Dimension,
    Setting,
    Trial,
)
from workbench.app.engine_bench_values import (
    Machine as Described,
)
from workbench.base.errors import EngineCrashed, ModelLoadError, WorkbenchError

HERE = Described("Linux x86_64", "Some processor", 4, 8, 16)
USUAL = Trial("usual", Setting(), "llama-cpp", "m")
Speed = Callable[[Trial], float]


@dataclass
class Machine:
    """How long a turn takes with each setting, and what the machine does beside.

    Attributes:
        speed: Seconds of a turn.
        drift: The machine becomes slower by that share with each run.
        refuses: Why a setting does not load.
        cores: Physical cores.
        now_s: Its clock, which only runs while something is loaded or runs.
    """

    speed: Speed
    drift: float = 0.0
    refuses: Callable[[Trial], WorkbenchError | None] = lambda _trial: None
    cores: int = 4
    devices: tuple[str, ...] = ("CPU",)
    most_open: int = 9
    forms: tuple[Form, ...] = ()
    load_s: float = 0.1
    jitter: tuple[float, ...] = (1.0,)
    now_s: float = 0.0
    runs: int = 0
    opened: int = 0
    most_seen_open: int = 0
    open_now: set[int] = field(default_factory=set)
    hangs: Callable[[Trial], bool] = lambda _trial: False

    def clock(self) -> float:
        return self.now_s

    async def open(self, trial: Trial) -> Worker:
        if (problem := self.refuses(trial)) is not None:
            raise problem
        self.now_s += self.load_s
        if self.hangs(trial):
            self.now_s += 1e9
            await asyncio.Event().wait()
        self.opened += 1
        self.open_now.add(self.opened)
        self.most_seen_open = max(self.most_seen_open, len(self.open_now))
        return Worker(self, trial, self.opened)

    def candidates(self, dimension: Dimension, best: Contender) -> list[Trial]:
        facts = Facts(
            threads=best.threads,
            devices=best.devices,
            writes_per_s=100.0,
            prompt_tokens=512,
            cores=self.cores,
            all_threads=2 * self.cores,
            layers=32,
            forms=self.forms,
        )
        return candidates(dimension, best.trial, facts)


@dataclass
class Worker:
    machine: Machine
    trial: Trial
    number: int

    @property
    def threads(self) -> int:
        return self.trial.setting.threads or self.machine.cores - 1

    @property
    def devices(self) -> tuple[str, ...]:
        return self.machine.devices

    @property
    def kv_bytes(self) -> int:
        return {"f16": 1000, "q8_0": 530, "q4_0": 280}[self.trial.setting.kv_type]

    async def run(self) -> Sample:
        machine = self.machine
        machine.runs += 1
        slower = (1.0 + machine.drift) ** machine.runs
        turn_s = machine.speed(self.trial) * slower
        turn_s *= machine.jitter[machine.runs % len(machine.jitter)]
        machine.now_s += turn_s
        return Sample(256 / (turn_s / 2), 128 / (turn_s / 2), turn_s / 3, 10**6)

    async def close(self) -> None:
        self.machine.open_now.discard(self.number)


async def _found(
    machine: Machine, limit_s: float = 1e6, told: Callable[[BenchProgress], None] | None = None
) -> BenchReport:
    search = Search(machine, limit_s, told or (lambda _progress: None), machine.clock)
    try:
        return await asyncio.wait_for(search_all(search, USUAL, HERE), 60)
    finally:
        await search.close()


def _same(_trial: Trial) -> float:
    return 1.0


def _by_threads(times: dict[int, float]) -> Speed:
    """Times by number of threads; 0, which is 3 here, counts as 3."""
    return lambda trial: times.get(trial.setting.threads or 3, 1.0)


async def test_that_the_usual_stays_where_nothing_is_faster() -> None:
    report = await _found(Machine(_same))
    assert report.best == Setting()
    assert report.gain == 0.0
    assert report.complete
    assert "usual" in report.sentence
    assert {trial.varied for trial in report.trials} == {
        "usual", "threads", "batch", "flash", "kv",
    }  # fmt: skip


async def test_that_each_dimension_starts_from_the_best_of_the_one_before() -> None:
    def speed(trial: Trial) -> float:
        setting = trial.setting
        fast = 0.5 if setting.threads == 2 else 1.0
        fast *= 0.7 if setting.flash == "off" else 1.0
        return fast * (0.8 if setting.batch_tokens == 256 else 1.0)

    report = await _found(Machine(speed))
    assert report.best == Setting(threads=2, batch_tokens=256, flash="off")
    assert report.gain == pytest.approx(1 - 0.5 * 0.7 * 0.8, abs=0.01)
    rows = [one for one in report.trials if one.varied == "flash"]
    assert all(one.setting.threads == 2 for one in rows)


async def test_that_a_difference_below_the_noise_keeps_the_simpler_setting() -> None:
    machine = Machine(
        _by_threads({4: 0.93, 2: 0.95}), jitter=(0.6, 1.0, 1.5, 0.8, 1.2, 1.7, 0.7)
    )
    report = await _found(machine)
    assert report.best.threads == 0


async def test_that_a_machine_that_becomes_slower_does_not_decide() -> None:
    report = await _found(Machine(_by_threads({2: 0.8}), drift=0.01))
    assert report.best == Setting(threads=2)
    assert report.gain == pytest.approx(0.2, abs=0.05)


async def test_that_a_machine_that_becomes_faster_does_not_decide_either() -> None:
    report = await _found(Machine(_same, drift=-0.01))
    assert report.best == Setting()


async def test_that_all_cores_must_earn_more() -> None:
    a_little = await _found(Machine(_by_threads({4: 0.85})))
    much = await _found(Machine(_by_threads({4: 0.6})))
    assert a_little.best.threads == 0
    assert much.best.threads == 4


async def test_that_a_setting_that_does_not_load_says_why_and_the_rest_goes_on() -> None:
    def refuses(trial: Trial) -> WorkbenchError | None:
        if trial.setting.threads == 1:
            return EngineCrashed("the worker died", "")
        if trial.setting.kv_type != "f16":
            return ModelLoadError("no such cache", "")
        return None

    machine = Machine(_by_threads({2: 0.5}), refuses=refuses)
    report = await _found(machine)
    assert report.best.threads == 2
    problems = {(one.varied, one.problem) for one in report.trials if one.problem}
    assert problems == {("threads", "the worker died"), ("kv", "no such cache")}
    assert not machine.open_now


async def test_that_a_model_that_loads_with_nothing_ends_soon() -> None:
    report = await _found(Machine(_same, refuses=lambda _trial: ModelLoadError("no", "")))
    assert len(report.trials) < 8
    assert all(one.problem for one in report.trials)
    assert report.best == Setting()
    assert report.gain == 0.0
    assert "no setting" in report.sentence
    assert not report.complete


async def test_that_a_model_that_only_loads_without_a_gpu_is_measured_without() -> None:
    def refuses(trial: Trial) -> WorkbenchError | None:
        return ModelLoadError("too large", "") if trial.setting.gpu_layers else None

    report = await _found(Machine(_same, refuses=refuses))
    assert report.best.gpu_layers == 0
    assert report.better
    assert "does not run as usual" in report.sentence
    assert report.trials[0].problem == "too large"


async def test_that_what_fails_after_a_while_is_not_the_best() -> None:
    machine = Machine(_by_threads({2: 0.5}))

    def refuses(trial: Trial) -> WorkbenchError | None:
        late = machine.runs > 20 and trial.setting.threads == 0
        return EngineCrashed("the worker died", "") if late else None

    machine.refuses = refuses
    report = await _found(machine)
    assert report.best.threads == 2
    assert report.trials[0].problem == "the worker died"
    assert report.better


async def test_that_fewer_layers_are_tried_where_there_is_a_gpu() -> None:
    machine = Machine(
        lambda one: 2.0 if one.setting.gpu_layers >= 0 else 1.0, devices=("CUDA0",)
    )
    report = await _found(machine)
    rows = [one.setting.gpu_layers for one in report.trials if one.varied == "gpu"]
    assert rows == [0, 16]
    assert report.best.gpu_layers == -1


async def test_that_a_smaller_cache_is_proposed_and_never_the_best() -> None:
    report = await _found(Machine(lambda one: 0.5 if one.setting.kv_type == "q8_0" else 1.0))
    assert report.best.kv_type == "f16"
    assert report.saving == Setting(kv_type="q8_0")
    slow = await _found(Machine(lambda one: 1.0 if one.setting.kv_type == "f16" else 1.5))
    assert slow.saving is None


async def test_that_another_form_is_named_and_not_set() -> None:
    forms = (Form("m-og", "onnx-genai"), Form("m-ov", "openvino"))
    machine = Machine(
        lambda one: {"m-ov": 0.5, "m-og": 0.7}.get(one.model_id, 1.0), forms=forms
    )
    report = await _found(machine)
    assert (report.elsewhere, report.elsewhere_engine) == ("m-ov", "openvino")
    assert report.best == Setting()


async def test_that_the_time_is_kept_and_what_is_known_by_then_counts() -> None:
    machine = Machine(_by_threads({2: 0.5}))
    report = await _found(machine, limit_s=25.0)
    assert not report.complete
    assert machine.now_s < 27.0
    assert report.best.threads == 2
    assert report.gain > 0.3
    assert not machine.open_now


async def test_that_a_load_that_hangs_costs_no_more_than_the_time() -> None:
    machine = Machine(_same, hangs=lambda one: one.varied == "threads")
    report = await _found(machine, limit_s=5.5)  # half a second of it is left for threads
    assert not report.complete
    assert any(one.problem == "the time was up" for one in report.trials)
    assert report.best == Setting()
    assert not machine.open_now


async def test_that_only_as_many_workers_are_open_as_fit() -> None:
    machine = Machine(_by_threads({2: 0.5}), most_open=1)
    report = await _found(machine)
    assert machine.most_seen_open == 1
    assert report.best.threads == 2


async def test_that_cancelling_throws_the_workers_away() -> None:
    machine = Machine(_same, hangs=lambda one: one.varied == "batch")
    arrived = asyncio.Event()

    def told(progress: BenchProgress) -> None:
        if progress.now.varied == "batch":
            arrived.set()

    search = Search(machine, 1e6, told, machine.clock)
    task = asyncio.get_running_loop().create_task(search_all(search, USUAL, HERE))
    await asyncio.wait_for(arrived.wait(), 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await search.close()
    assert not machine.open_now


async def test_that_progress_only_grows_and_ends_within_the_whole() -> None:
    shares: list[float] = []
    await _found(Machine(_same), 500.0, lambda progress: shares.append(progress.share))
    assert shares == sorted(shares)
    assert shares[0] >= 0.0
    assert shares[-1] == 1.0


async def test_that_who_had_luck_only_is_not_confirmed() -> None:
    """A setting that is faster at first, and no more when it is measured again."""
    machine = Machine(_same)

    def speed(trial: Trial) -> float:
        lucky = trial.setting.threads == 2 and machine.runs < 40
        return 0.5 if lucky else 1.0

    machine.speed = speed
    report = await _found(machine)
    assert report.best == Setting()
    assert report.gain == 0.0
    assert report.saving is not None
    assert report.saving.threads == 0
    assert any("not confirmed" in one.verdict for one in report.trials)


@given(
    st.lists(st.floats(0.01, 100.0), min_size=1, max_size=9),
    st.floats(0.1, 10.0),
)
def test_that_gain_is_the_same_however_the_machine_drifts(
    turns: list[float], factor: float
) -> None:
    faster, noise = gain([turn * factor for turn in turns], turns)
    assert faster == pytest.approx(1.0 - factor)
    assert noise == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    ("cores", "all_threads", "writes", "expected"),
    [
        (2, 2, 5.0, [2]),
        (2, 4, 5.0, [2, 4]),
        (8, 16, 5.0, [4, 8, 16]),
        (8, 16, 50.0, [1, 4, 8, 16]),
    ],
)
def test_that_thread_counts_are_those_worth_a_try(
    cores: int, all_threads: int, writes: float, expected: list[int]
) -> None:
    facts = Facts(max(1, cores - 1), ("CPU",), writes, 256, cores, all_threads)
    tried = [one.setting.threads for one in candidates("threads", USUAL, facts)]
    assert tried == expected


def test_that_an_engine_is_only_given_what_it_knows() -> None:
    facts = Facts(1, ("CPU",), 100.0, 512, 4, 4)
    onnx = replace(USUAL, engine="onnx-genai")
    assert candidates("kv", onnx, facts) == []
    assert candidates("flash", replace(USUAL, engine="openvino"), facts) == []
    assert candidates("threads", replace(USUAL, engine="mlx"), facts) == []
    assert candidates("gpu", USUAL, facts) == []


def test_that_a_smaller_cache_does_without_what_forbids_it() -> None:
    facts = Facts(1, ("CPU",), 100.0, 512, 4, 4)
    trial = replace(USUAL, setting=Setting(flash="off"))
    assert all(one.setting.flash == "auto" for one in candidates("kv", trial, facts))
