"""P12, the promise: the memory that was predicted for a model, beside what it took.

Each model is loaded in its worker with the settings of a new user. Its resident memory is read
after the load, with one conversation that fills the context, and with as many side by side as
fill all cells; kept prompts are taken off, because they have a limit of their own. Beside each
stands what is predicted for as many cells as were in use: none, those of one conversation, all.
``off`` is the largest difference of the three. The control is a second look at the worker
while nothing happens. Linux only. Prints a JSON line per case.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from contextlib import aclosing
from pathlib import Path

from engine_workloads import model_file, words
from measuring import report

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths, resource
from workbench.engines.api import EngineUsage, Finished, Request, SamplingOptions

CASES = (
    ("starter", "F16", 1024),
    ("starter", "F16", 4096),
    ("toy", "Q8_0", 2048),
    ("toy", "Q8_0", 8192),
    ("wide", "Q8_0", 4096),
    ("small", "Q4_K_M", 4096),
    ("half", "Q4_K_M", 4096),
)
WRITTEN_TOKENS = 100
SPARE_TOKENS = 150
SETTLE_S = 1.0


class Filling:
    """Fills the contexts of one loaded model."""

    def __init__(self, bench: Workbench, context_tokens: int) -> None:
        self._bench, self._context_tokens = bench, context_tokens
        self._tokens_per_word = 1.0
        self._seed = 0

    async def learn(self) -> None:
        """How many tokens a word has."""
        self._tokens_per_word = await self._ask(100, 2) / 100

    async def fill(self, conversations: int) -> float:
        """Megabytes the worker takes once so many conversations have filled their contexts."""
        count = int((self._context_tokens - SPARE_TOKENS) / self._tokens_per_word)
        await asyncio.gather(*(self._ask(count, WRITTEN_TOKENS) for _ in range(conversations)))
        return await self.resident_mb()

    async def resident_mb(self) -> float:
        await asyncio.sleep(SETTLE_S)
        usage = self.usage
        return (usage.memory_bytes - usage.parked_bytes) / 1e6

    @property
    def usage(self) -> EngineUsage:
        return self._bench.loading.snapshot[0].usage

    async def _ask(self, count: int, new_tokens: int) -> int:
        self._seed += 1
        sampling = SamplingOptions(max_new_tokens=new_tokens, temperature=0.0)
        request = Request((), prompt=words(count, self._seed), sampling=sampling)
        async with aclosing(self._bench.loading.generate("it", request)) as events:
            last = [event async for event in events][-1]
        assert isinstance(last, Finished), last
        return last.stats.prompt_tokens


async def measure(source: Path, context_tokens: int) -> dict[str, float]:
    """Megabytes of one model at one context."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "data", Path(folder) / "cache")
        paths.models.mkdir(parents=True)
        shutil.copyfile(source, paths.models / "it.gguf")
        async with open_workbench(paths) as bench:
            promised = await asyncio.to_thread(
                bench.models.judging.prediction, bench.models.get("it"), None, context_tokens
            )
            await bench.loading.load("it", context_tokens=context_tokens)
            load = bench.models.measured.load_of("it")
            assert load is not None
            assert load.predicted_bytes == promised.loaded_bytes, "what is shown"
            filling = Filling(bench, context_tokens)
            found = {
                "predicted_mb": promised.loaded_bytes / 1e6,
                "loaded_mb": await filling.resident_mb(),
                "again_mb": await filling.resident_mb(),
            }
            await filling.learn()
            found["one_full_mb"] = await filling.fill(1)
            cells = filling.usage.kv_most_tokens
            found["predicted_one_full_mb"] = promised.bytes_with(cells) / 1e6
            cells = filling.usage.kv_capacity_tokens
            found["all_full_mb"] = await filling.fill(-(-cells // context_tokens))
            found["predicted_most_mb"] = promised.most_bytes / 1e6
            return found


def off(found: dict[str, float]) -> float:
    """The largest difference between a prediction and what was seen, as a share of that."""
    pairs = (
        ("predicted_mb", "loaded_mb"),
        ("predicted_one_full_mb", "one_full_mb"),
        ("predicted_most_mb", "all_full_mb"),
    )
    return max(abs(found[said] / found[seen] - 1.0) for said, seen in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    if not sys.platform.startswith("linux"):
        print("this is measured on Linux only", file=sys.stderr)
        return
    for size, kind, context_tokens in CASES:
        starter = resource("models") / "starter" / "starter.gguf"
        source = starter if size == "starter" else model_file(size, kind)
        found = asyncio.run(measure(source, context_tokens))
        control = found.pop("again_mb") / found["loaded_mb"]
        ratio = found["predicted_mb"] / found["loaded_mb"]
        report(
            "P12",
            f"predicted memory, {size} {kind} at {context_tokens:,} tokens",
            found | {"ratio": ratio, "off": off(found)},
            goals={"off": "<= 0.05"},
            control=control,
        )


if __name__ == "__main__":
    main()
