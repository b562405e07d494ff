"""S2: a corpus of malformed files through the sandboxed worker of the real program."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.seeds import SEEDS, array, field, header, tensor, text
from workbench.base.errors import EngineError, ModelError, WorkbenchError
from workbench.base.paths import resource
from workbench.engines.api import LoadOptions
from workbench.engines.host import EngineHost
from workbench.engines.llama_cpp.precheck import check_header
from workbench.engines.registry import engine_for
from workbench.models.gguf import read_header

CORPUS = 150
TRIED = int(os.environ.get("WORKBENCH_MALFORMED", "6"))  # 150 through workers: 3 minutes
MOST_REFUSAL_S = 0.1
STARTER = resource("models") / "starter" / "starter.gguf"
Change = Callable[[bytearray, random.Random], None]


def _claim(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(8, len(raw) - 8)
    raw[at : at + 8] = chance.choice((2**63, 2**64 - 1, 2**31, 2**40)).to_bytes(8, "little")


def _shift(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(24, len(raw))
    raw[at:at] = chance.randbytes(chance.randrange(1, 9))


def _cut(raw: bytearray, chance: random.Random) -> None:
    del raw[chance.randrange(24, len(raw)) :]


def _blank(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(24, len(raw))
    raw[at : at + 64] = b"\xff" * len(raw[at : at + 64])


CHANGES: tuple[Change, ...] = (_claim, _shift, _cut, _blank)


def corpus() -> dict[str, bytes]:
    """Files that no reader may accept as a whole model, each of them another."""
    lies = tuple(enumerate((2**63, 2**64 - 1, 2**32, 10**12)))
    kinds, types = range(13, 20), (4, 5, 36, 99, 2**31)
    found = {f"seed-{name}": raw for name, raw in SEEDS.items()}
    found |= {f"tensors-{n}": header((), claims=(count, 0)) for n, count in lies}
    found |= {f"fields-{n}": header((), claims=(0, count)) for n, count in lies}
    found |= {f"items-{n}": header((array("a", 8, count, b""),)) for n, count in lies}
    found |= {f"kind-{n}": header((text("k") + n.to_bytes(4, "little"),)) for n in kinds}
    found |= {f"shape-{n}": header((), (tensor("t", (size, size)),)) for n, size in lies}
    found |= {f"type-{n}": header((), (tensor("t", (32,), n),)) for n in types}
    found |= {f"offset-{n}": header((), (tensor("t", (32,), 0, at),)) for n, at in lies}
    found |= {
        f"align-{n}": header((field("general.alignment", 4, n),), (tensor("t", (32,)),))
        for n in (0, 3, 2**31, 2**32 - 1)
    }
    whole, number = STARTER.read_bytes()[: read_header(STARTER).data_start], 0
    while len(found) < CORPUS:
        chance = random.Random(number)
        raw = bytearray(whole)
        CHANGES[number % len(CHANGES)](raw, chance)
        found[f"starter-{number}"] = bytes(raw)
        number += 1
    return found


FILES = corpus()


def _refused(look: Callable[[Path], object], path: Path) -> WorkbenchError | None:
    try:
        look(path)
    except (ModelError, EngineError) as exc:
        return exc
    return None


def _looks(path: Path) -> tuple[float, bool]:
    """Processor time of a look by both readers, and whether the second refused it."""
    started_s = time.thread_time()
    found = [_refused(look, path) for look in (read_header, check_header)]
    took_s = time.thread_time() - started_s
    for error in filter(None, found):
        assert error.hint, path.name
        assert path.name in error.message
    return took_s, found[1] is not None


def test_that_every_malformed_file_is_refused_at_once(tmp_path: Path) -> None:
    """S2: in a tenth of a second of the processor's time, by both readers together."""
    assert len(set(FILES.values())) == len(FILES) >= CORPUS
    passed = []
    for name, raw in FILES.items():
        path = tmp_path / f"{name}.gguf"
        path.write_bytes(raw)
        looks = [_looks(path) for _ in range(3)]
        assert min(took_s for took_s, _ in looks) <= MOST_REFUSAL_S, name
        if not looks[0][1]:
            passed.append(name)
    assert len(passed) < CORPUS // 10, (
        "only what is well formed, and no model, gets as far as a worker"
    )


@pytest.mark.timeout(1200)
async def test_that_the_corpus_costs_workers_and_nothing_else(tmp_path: Path) -> None:
    """S2: the sandboxed worker says what is wrong, or dies alone; nothing hangs."""
    names = sorted(FILES)
    for name in names[:: max(1, len(names) // TRIED)]:
        path = tmp_path / f"{name}.gguf"
        path.write_bytes(FILES[name])
        options = LoadOptions(context_tokens=256, threads=1, cache_bytes=0)
        starting = EngineHost.start(engine_for(path), path, options)
        with pytest.raises(EngineError) as caught:
            await asyncio.wait_for(starting, 60)
        assert caught.value.message, name
        assert caught.value.hint, name
        path.unlink()
