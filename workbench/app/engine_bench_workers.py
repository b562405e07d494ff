"""Real measurements: each setting of a model in a worker process that is thrown away."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import psutil

from workbench.app.engine_bench_search import Sample
from workbench.base.errors import EngineError
from workbench.engines.api import (
    Failed,
    Finished,
    GenerationStats,
    Message,
    Request,
    SamplingOptions,
)
from workbench.engines.host import EngineHost
from workbench.engines.registry import ENGINES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.engines.api import LoadOptions
    from workbench.policy.network import NetworkGuard

CONTEXT_TOKENS = 4096
_TRY_NUMBERS, _TRY_TOKENS = 24, 12
_LEAST_PROMPT_TOKENS, _MOST_PROMPT_TOKENS, _MOST_ON_GPU = 48, 384, 2048
_LEAST_WRITTEN, _MOST_WRITTEN = 12, 48
_ENOUGH_WRITTEN = 8
_BABBLE = 2.0
_WRITES_PROMPTS = frozenset({"foundry-local"})
"""Engines that take no finished prompt."""


@dataclass(frozen=True, slots=True)
class Work:
    """What each run reads and writes: as much as the model does in the time of one run.

    Attributes:
        numbers: The prompt counts up to this number. Models go on counting, so that the
            answer does not end early.
        prompt_tokens: About how many tokens that is.
        temperature: 0, unless the model does not go on counting.
    """

    numbers: int
    prompt_tokens: int
    written_tokens: int
    temperature: float = 0.0


def plan_work(
    tried: GenerationStats, run_s: float, context_tokens: int, devices: Sequence[str]
) -> Work:
    """The work of a run that takes about so long, going by a first short one."""
    per_number = tried.prompt_tokens / _TRY_NUMBERS
    reads = max(1.0, tried.prompt_tokens_per_s) * run_s / 2
    most = _MOST_PROMPT_TOKENS if on_cpu(devices) else _MOST_ON_GPU
    prompt = max(_LEAST_PROMPT_TOKENS, min(most, context_tokens // 2, int(reads)))
    writes = max(1.0, tried.tokens_per_s) * run_s / 2
    written = max(_LEAST_WRITTEN, min(_MOST_WRITTEN, int(writes)))
    babble = _BABBLE if tried.new_tokens < _ENOUGH_WRITTEN else 0.0
    return Work(max(1, int(prompt / per_number)), prompt, written, babble)


def on_cpu(devices: Sequence[str]) -> bool:
    """No layer is on a GPU."""
    return all(name.upper().startswith("CPU") for name in devices)


class WorkerRunner:
    """One loaded model. Made by ``start``."""

    def __init__(self, host: EngineHost, *, takes_prompts: bool) -> None:
        self._host, self._takes_prompts = host, takes_prompts
        self._process = psutil.Process(host.pid) if host.pid else None
        self._work = Work(_TRY_NUMBERS, 0, _TRY_TOKENS)

    @classmethod
    async def start(
        cls, engine: str, path: Path, options: LoadOptions, guard: NetworkGuard
    ) -> WorkerRunner:
        """Load the model in a process of its own, whatever the settings say.

        Raises:
            EngineError: It does not load so.
        """
        spec = next(spec for spec in ENGINES if spec.key == engine)
        options = replace(
            options,
            context_tokens=CONTEXT_TOKENS,
            cache_bytes=0,
            kv_cells=0,
            speculation="off",  # the prompt counts, which is far too easy to guess
            draft_model="",
        )
        host = await EngineHost.start(
            spec, path, options, mode="process", on_attempt=guard.refused
        )
        return cls(host, takes_prompts=engine not in _WRITES_PROMPTS)

    @property
    def threads(self) -> int:
        """CPU threads that it really uses."""
        return self._host.info.threads

    @property
    def devices(self) -> tuple[str, ...]:
        """Where its layers are."""
        return self._host.info.devices

    @property
    def kv_bytes(self) -> int:
        """Memory of its KV cache."""
        return self._host.info.kv_bytes

    @property
    def context_tokens(self) -> int:
        """What it holds, which is less than asked for where the model cannot do more."""
        return self._host.info.context_tokens

    async def warm_up(self) -> GenerationStats:
        """A first short run, whose figures count for little: it touches every weight.

        Raises:
            EngineError: It failed.
        """
        return await self._generate(self._work)

    def take(self, work: Work) -> None:
        """Do this work in ``run`` from now on."""
        self._work = work

    async def run(self) -> Sample:
        """Read the fixed prompt and write a little.

        Raises:
            EngineError: It failed.
        """
        stats = await self._generate(self._work)
        if stats.tokens_per_s <= 0.0 or stats.prompt_tokens_per_s <= 0.0:
            raise EngineError(
                "the model ended its answer at once, so its speed cannot be told",
                "Such a model is as fast with one setting as with another.",
            )
        return Sample(
            stats.prompt_tokens_per_s,
            stats.tokens_per_s,
            stats.first_token_s,
            self._memory_bytes(),
        )

    async def close(self) -> None:
        """Throw the worker away."""
        await self._host.close()

    async def _generate(self, work: Work) -> GenerationStats:
        prompt = ", ".join(str(number) for number in range(1, work.numbers + 1)) + ","
        sampling = SamplingOptions(
            temperature=work.temperature,
            top_k=0 if work.temperature else 1,
            top_p=1.0,
            min_p=0.0,
            seed=1,
            max_new_tokens=work.written_tokens,
        )
        request = Request((), tool_choice="none", constrain=False, sampling=sampling)
        if self._takes_prompts:
            request = replace(request, prompt=prompt)
        else:
            request = replace(request, messages=(Message("user", prompt),))
        async with aclosing(self._host.generate(request)) as events:
            async for event in events:
                if isinstance(event, Failed):
                    raise event.error
                if isinstance(event, Finished):
                    return event.stats
        raise EngineError("the answer ended without an end", "Try it again.")

    def _memory_bytes(self) -> int:
        try:
            return int(self._process.memory_info().rss) if self._process else 0
        except psutil.Error:  # it ended meanwhile
            return 0
