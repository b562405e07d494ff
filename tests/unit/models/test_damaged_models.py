"""Damaged model files (R7): always a reason and a next step, never a crash or a wait."""

from __future__ import annotations

import asyncio
import os
import random
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.base.errors import (
    EngineCrashed,
    EngineError,
    ModelError,
    ModelLoadError,
    WorkbenchError,
)
from workbench.base.paths import resource
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
)
from workbench.engines.host import EngineHost
from workbench.engines.llama_cpp.precheck import check_header
from workbench.engines.registry import engine_for
from workbench.models.fit import judge
from workbench.models.gguf import read_header
from workbench.models.hardware import Hardware
from workbench.models.headers import HeaderCache
from workbench.models.manifests import StoredFile
from workbench.models.shape import shape_of
from workbench.models.store import describe, whole_header
from workbench.models.verification import chunk_map, verify

CASES, CHUNKS = int(os.environ.get("WORKBENCH_DAMAGES", "2000")), 20  # R7: 10,000, a minute
LENGTHS = (0, 1, 2**31, 2**32 - 1, 2**62, 2**63, 2**64 - 1)
STARTS = (b"<html>not found</html>", b"PK\x03\x04", b"\x80\x04\x95", b"GGML", b"version https:")
ROOMY = Hardware(4, 1 << 34, 1 << 34, 1 << 34)
SAMPLE = int(os.environ.get("WORKBENCH_DAMAGED_LOADS", "12"))  # S2 (b): 150, two minutes
HOLES = 64
AGENT = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent.gguf"


@dataclass
class Damaged:
    """A header and the length of the whole file; what lies between is a hole."""

    header: bytearray
    size: int

    def write(self, path: Path, tail: bytes = b"") -> None:
        path.write_bytes(bytes(self.header[: self.size]) + tail)
        os.truncate(path, self.size)


def flip(file: Damaged, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        file.header[chance.randrange(len(file.header))] = chance.randrange(256)


def flip_bits_of_fields(file: Damaged, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 4)):
        file.header[chance.randrange(min(len(file.header), 3000))] ^= 1 << chance.randrange(8)


def claim_length(file: Damaged, chance: random.Random) -> None:
    place = chance.randrange(len(file.header) - 8)
    length = chance.choice((*LENGTHS, file.size))
    file.header[place : place + 8] = length.to_bytes(8, "little")


def zero(file: Damaged, chance: random.Random) -> None:
    place = chance.randrange(len(file.header))
    count = min(chance.randrange(1, 4096), len(file.header) - place)
    file.header[place : place + count] = bytes(count)


def swap(file: Damaged, chance: random.Random) -> None:
    count = chance.randrange(8, len(file.header) // 4)
    left, right = (chance.randrange(len(file.header) - count) for _ in range(2))
    kept = file.header[left : left + count]
    file.header[left : left + count] = file.header[right : right + count]
    file.header[right : right + count] = kept


def insert(file: Damaged, chance: random.Random) -> None:
    place, count = chance.randrange(len(file.header)), chance.randrange(1, 64)
    file.header[place:place] = chance.randbytes(count)
    file.size += count


def drop(file: Damaged, chance: random.Random) -> None:
    place, count = chance.randrange(len(file.header) - 64), chance.randrange(1, 64)
    del file.header[place : place + count]
    file.size -= count


def cut(file: Damaged, chance: random.Random) -> None:
    file.size = chance.randrange(file.size)


def cut_in_header(file: Damaged, chance: random.Random) -> None:
    file.size = chance.randrange(len(file.header))


def put_before(file: Damaged, chance: random.Random) -> None:
    start = chance.choice(STARTS)
    file.header[:0] = start
    file.size += len(start)


KINDS: tuple[Callable[[Damaged, random.Random], None], ...] = (
    flip, flip, flip_bits_of_fields, flip_bits_of_fields, claim_length, claim_length, zero,
    swap, insert, drop, cut, cut_in_header, put_before,
)  # fmt: skip
TRUNCATIONS = (cut, cut_in_header)


def explained(error: WorkbenchError, path: Path) -> bool:
    """It names the file, says what is wrong with it, and what to do."""
    what = error.message.replace(repr(path.name), "")
    return what != error.message and len(what) > 10 and error.hint != ""


def refusals(path: Path) -> list[WorkbenchError]:
    """What the program says about a file before any native code sees it."""
    found: list[WorkbenchError] = []
    headers = HeaderCache()
    problem = describe(path, "folder", headers).problem
    assert not problem or path.name in problem
    try:
        shape = shape_of(whole_header(path, headers))
        assert judge(shape, 0, ROOMY).sentence
    except ModelError as exc:
        found.append(exc)
    try:
        check_header(path)
    except ModelLoadError as exc:
        found.append(exc)
    return found


@pytest.fixture(scope="module")
def starter() -> Path:
    return resource("models") / "starter" / "starter.gguf"


@pytest.fixture(scope="module")
def whole(starter: Path) -> bytes:
    return starter.read_bytes()


@pytest.fixture
def small(tmp_path: Path, write_gguf: Callable[..., Path]) -> Path:
    return write_gguf(tmp_path / "small.gguf")


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_that_every_damage_is_explained(
    tmp_path: Path, starter: Path, small: Path, chunk: int
) -> None:
    sources = [
        (source.read_bytes()[: read_header(source).data_start], source)
        for source in (small, small, small, starter)
    ]
    path = tmp_path / "damaged.gguf"
    refused: Counter[str] = Counter()
    for seed in range(chunk, CASES, CHUNKS):
        chance = random.Random(seed)
        header, source = chance.choice(sources)
        file = Damaged(bytearray(header), source.stat().st_size)
        kind = chance.choice(KINDS)
        kind(file, chance)
        file.write(path)
        found = refusals(path)
        assert all(explained(error, path) for error in found), (seed, found)
        # What is missing at the end is always found before native code sees the file.
        assert found or kind not in TRUNCATIONS, (seed, kind)
        refused[kind.__name__] += bool(found)
    assert refused.total() > CASES // CHUNKS // 2


def punch(path: Path, whole: bytes, begin: int, end: int) -> bytes:
    """The file with a hole that was never written; what a program reads of it."""
    with path.open("wb") as file:
        file.write(whole[:begin])
        file.seek(end)
        file.write(whole[end:])
        file.truncate(len(whole))
    return whole[:begin] + bytes(end - begin) + whole[end:]


def test_that_holes_are_found_where_a_digest_is_known(tmp_path: Path) -> None:
    """R7: of a hole in the header the file tells itself; of one in the weights, its digest."""
    path, agent = tmp_path / "holes.gguf", AGENT.read_bytes()
    path.write_bytes(agent)
    start, end = (read_header(path).data_start, len(agent))
    known = chunk_map(path, 65_536, threading.Event())
    entry = StoredFile(path.name, "model", end, known.sha256, known.chunks, known.chunk_bytes)
    assert verify(path, entry, threading.Event()).whole
    seen: Counter[str] = Counter()
    for seed in range(HOLES):
        chance = random.Random(seed)
        begin = chance.choice((0, chance.randrange(start), chance.randrange(start, end)))
        till = min(end, max(begin + 1, (begin + chance.choice((1, 4096, 65_536, end)))))
        same = punch(path, agent, begin, till) == agent
        bad = verify(path, entry, threading.Event()).bad
        holed = {
            number
            for number in range(len(known.chunks))
            if begin < (number + 1) * 65_536 and till > number * 65_536
        }
        assert set(bad) <= holed, seed
        assert bool(bad) != same, seed
        found = refusals(path)
        assert all(explained(error, path) for error in found), (seed, found)
        assert found or begin > 0, seed
        seen["told by itself" if found else "told by its digest"] += bool(bad)
    assert min(seen.values()) > HOLES // 8, seen


async def start(path: Path) -> EngineHost:
    options = LoadOptions(context_tokens=256, threads=1, cache_bytes=0)
    return await asyncio.wait_for(EngineHost.start(engine_for(path), path, options), 60)


async def answer(host: EngineHost) -> EngineEvent:
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=4)
    request = Request((Message("user", "Hi"),), sampling=sampling)
    async with aclosing(host.generate(request)) as events:
        return [event async for event in events][-1]


async def verdict(path: Path, seed: int) -> str:
    """How a load and a short answer ended; what is said of it is checked."""
    try:
        host = await start(path)
    except EngineError as exc:
        error = exc
    else:
        try:
            last = await asyncio.wait_for(answer(host), 60)
        finally:
            await host.close()
        assert isinstance(last, Finished | Failed)
        assert isinstance(last, Finished) or last.error.hint, seed
        return type(last).__name__
    assert explained(error, path), (seed, error)
    return type(error).__name__


@pytest.mark.timeout(180 + 10 * SAMPLE)
async def test_that_damage_that_only_the_engine_sees_costs_one_worker(
    tmp_path: Path, starter: Path, whole: bytes
) -> None:
    """S2 (b): through the worker and its sandbox; this process lives on."""
    data_start = read_header(starter).data_start
    path = tmp_path / "damaged.gguf"
    ends: Counter[str] = Counter()
    seed = 0
    while ends.total() < SAMPLE:
        seed += 1
        chance = random.Random(seed)
        file = Damaged(bytearray(whole[:data_start]), len(whole))
        chance.choice((flip, flip_bits_of_fields, claim_length, zero))(file, chance)
        file.write(path, whole[data_start:])
        if refusals(path):
            continue
        ends[await verdict(path, seed)] += 1
    assert set(ends) <= {"Finished", "Failed", "ModelLoadError", "EngineCrashed"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"llama.block_count", b"llama.block_coumt", "key not found"),
        (b"blk.0.attn_k.weight", b"blk.0.attn_j.weight", "attn_k"),
        (b"endfor", b"emdfor", "chat template"),
    ],
)
async def test_that_the_engine_says_what_it_misses(
    tmp_path: Path, whole: bytes, old: bytes, new: bytes, reason: str
) -> None:
    path = tmp_path / "damaged.gguf"
    assert old in whole
    path.write_bytes(whole.replace(old, new))
    assert refusals(path) == []
    with pytest.raises(ModelLoadError, match=reason) as caught:
        await start(path)
    assert explained(caught.value, path)


async def test_that_an_abort_of_native_code_names_the_file(
    tmp_path: Path, starter: Path, whole: bytes
) -> None:
    """The library aborts where two tokens of a vocabulary are the same."""
    path = tmp_path / "damaged.gguf"
    tokens = read_header(starter).metadata["tokenizer.ggml.tokens"]
    one, other = (len(text).to_bytes(8, "little") + text.encode() for text in tokens[:2])
    place = whole.index(b"tokenizer.ggml.tokens")
    at = whole.index(one, place)
    path.write_bytes(whole[:at] + other + whole[at + len(one) :])
    assert refusals(path) == []
    with pytest.raises(EngineCrashed, match=r"SIGABRT|0xC") as caught:
        await start(path)
    assert explained(caught.value, path)
    assert "/llama-vocab" not in caught.value.message


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.999])
async def test_that_a_cut_model_is_refused_by_its_worker(
    tmp_path: Path, whole: bytes, share: float
) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelLoadError) as caught:
        await start(path)
    assert explained(caught.value, path)
