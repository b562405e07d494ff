"""Models that end too early (R7): all are refused before the library is asked to open one."""

from __future__ import annotations

import os
import random
import re
import shutil
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from workbench.base.errors import ModelLoadError
from workbench.base.ggml import block_bytes
from workbench.base.paths import resource
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp import draft_model
from workbench.engines.llama_cpp.compare import run as compare
from workbench.engines.llama_cpp.engine import load
from workbench.engines.llama_cpp.precheck import check_header
from workbench.engines.llama_cpp.quantize import expected_bytes, quantize
from workbench.models.gguf import read_header

CUTS = 64
KINDS = ("Q4_0", "Q8_0", "Q4_K_M")
TINY_AGENT = Path(__file__).parents[3] / "models" / "tiny-agent" / "agent.gguf"


@pytest.fixture(scope="session")
def models(
    tiny_model: Path, random_model: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Whole models: of 32 and 16 bits, of blocks of 32 and of 256, trained and random."""
    folder = tmp_path_factory.mktemp("whole")
    found = {
        "starter": resource("models") / "starter" / "starter.gguf",
        "agent": TINY_AGENT,
        "tiny": tiny_model,
        "half": random_model.write(
            folder / "half.gguf", random_model.SHAPES["tiny"], half=True
        ),
    }
    for kind in KINDS:
        quantize(found["tiny"], folder / f"{kind}.gguf", kind, threads=1)
        found[kind] = folder / f"{kind}.gguf"
    return found


@pytest.fixture(scope="session")
def parts(
    random_model: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, ...]:
    """One model in several files."""
    gguf = pytest.importorskip("gguf")
    folder = tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gguf, "GGUFWriter", partial(gguf.GGUFWriter, split_max_tensors=8))
        random_model.write(folder / "tiny.gguf", random_model.SHAPES["tiny"])
    return tuple(sorted(folder.iterdir()))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the library was asked to open; it is never asked to."""
    asked: list[Path] = []

    def ask(path: Path, *_arguments: object) -> None:
        asked.append(path)
        raise AssertionError("the library was reached")

    room = "workbench.engines.llama_cpp"
    for name in ("engine.NativeModel", "draft_model.NativeModel", "compare.NativeModel"):
        monkeypatch.setattr(f"{room}.{name}", ask)
    for name in ("engine.library", "quantize.library", "model.library"):
        monkeypatch.setattr(f"{room}.{name}", partial(ask, Path(name)))
    return asked


def cuts(path: Path, chance: random.Random) -> list[int]:
    """Lengths at which to end it, longest first: every kind of place, the rest by chance."""
    header = read_header(path)
    start, end = header.data_start, header.data_end
    last = max(header.tensors, key=lambda tensor: tensor.offset)
    places = {0, 1, 3, 4, 8, 16, 23, 24, 25, start - 1, start, start + 1}
    places |= {end - 1, end - 2, end - 31, end - last.size_bytes // 2, start + last.offset}
    edges = [start + tensor.offset + plus for tensor in header.tensors for plus in (0, 1)]
    places |= set(chance.sample(edges, min(len(edges), 20)))
    places |= {chance.randrange(24, start) for _ in range(10)}  # fields and tensor table
    while len(places) < CUTS:
        places.add(chance.randrange(start, end))
    return sorted(places, reverse=True)


@pytest.mark.parametrize("name", ["starter", "agent", "tiny", "half", *KINDS])
def test_that_a_model_cut_anywhere_is_refused_before_the_library_is_reached(
    models: dict[str, Path], tmp_path: Path, opened: list[Path], name: str
) -> None:
    path = tmp_path / "cut.gguf"
    shutil.copyfile(models[name], path)
    places = cuts(path, random.Random(name))
    end = read_header(path).data_end
    assert len(places) >= CUTS
    check_header(path)
    for place in places:
        os.truncate(path, place)
        with pytest.raises(ModelLoadError, match=r"truncated|cut off|only") as caught:
            load(path, LoadOptions())
        assert path.name in caught.value.message
        assert caught.value.hint
        if "truncated" in caught.value.message:
            there = re.search(r"has ([\d,]+) of at least ([\d,]+) bytes", caught.value.message)
            assert there is not None
            assert [int(number.replace(",", "")) for number in there.groups()] == [place, end]
    assert opened == []


def test_that_every_way_to_the_library_looks_first(
    models: dict[str, Path], tmp_path: Path, opened: list[Path]
) -> None:
    path = tmp_path / "cut.gguf"
    shutil.copyfile(models["agent"], path)
    os.truncate(path, path.stat().st_size - 1)
    whole = models["tiny"]
    files = [("whole", str(whole)), ("cut", str(path))]
    ways = (
        lambda: load(path, LoadOptions()),
        lambda: draft_model.DraftModel(
            None,  # type: ignore[arg-type]
            LoadOptions(draft_model=str(path)),
            512,
            1,
        ),
        lambda: quantize(path, tmp_path / "small.gguf", "Q4_0"),
        lambda: expected_bytes(path, "Q4_0"),
        lambda: compare(
            {"files": files, "text": "x" * 4000, "most_tokens": 512, "threads": 1},
            lambda _share, _name: None,
        ),
    )
    for way in ways:
        with pytest.raises(ModelLoadError, match="1 are missing"):
            way()
    assert opened == []


def test_that_the_filling_after_the_last_weight_may_be_missing(
    tiny_model: Path, tmp_path: Path
) -> None:
    whole = tiny_model.read_bytes()
    end = read_header(tiny_model).data_end
    path = tmp_path / "tight.gguf"
    path.write_bytes(whole[:end])
    check_header(path)
    load(path, LoadOptions(threads=1, context_tokens=256)).close()
    path.write_bytes(whole + b"\0" * 100)
    check_header(path)


def test_that_the_size_of_each_type_is_what_the_library_says() -> None:
    import ctypes

    import llama_cpp

    folder = Path(llama_cpp.__file__).parent / "lib"
    names = [*folder.glob("*ggml-base.so"), *folder.glob("*ggml-base*.d*l*")]
    if not names:
        pytest.skip("the library lies elsewhere here")
    base = ctypes.CDLL(str(names[0]))
    base.ggml_type_size.restype = ctypes.c_size_t
    base.ggml_blck_size.restype = ctypes.c_int64
    for kind in range(llama_cpp.llama_cpp.GGML_TYPE_COUNT):
        if size := base.ggml_type_size(kind):
            assert block_bytes(kind) == (base.ggml_blck_size(kind), size), kind


def test_that_a_type_that_is_not_known_leaves_the_answer_to_the_library(
    tiny_model: Path, tmp_path: Path
) -> None:
    whole = bytearray(tiny_model.read_bytes())
    header = read_header(tiny_model)
    last = max(header.tensors, key=lambda tensor: tensor.offset)
    at = whole.index(last.offset.to_bytes(8, "little"), whole.index(last.name.encode())) - 4
    whole[at : at + 4] = (99).to_bytes(4, "little")
    path = tmp_path / "newer.gguf"
    path.write_bytes(whole)
    check_header(path)
    os.truncate(path, header.data_start + last.offset)  # where it begins can be told
    with pytest.raises(ModelLoadError, match="truncated"):
        check_header(path)


def test_that_each_part_of_a_split_model_is_looked_at(
    parts: tuple[Path, ...], tmp_path: Path, opened: list[Path]
) -> None:
    chance = random.Random(1)
    assert len(parts) > 2
    here = [tmp_path / part.name for part in parts]
    for part, copied in zip(parts, here, strict=True):
        shutil.copyfile(part, copied)
    check_header(here[0])
    for part, copied in zip(parts, here, strict=True):
        for place in cuts(copied, chance):
            os.truncate(copied, place)
            with pytest.raises(ModelLoadError, match=r"truncated|cut off|only") as caught:
                load(here[0], LoadOptions())
            assert copied.name in caught.value.message
            assert caught.value.hint
        copied.unlink()
        with pytest.raises(ModelLoadError, match=re.escape(repr(copied.name))):
            load(here[0], LoadOptions())
        shutil.copyfile(part, copied)
    assert opened == []


def test_that_parts_that_are_mixed_up_are_told(
    parts: tuple[Path, ...], tmp_path: Path, opened: list[Path]
) -> None:
    here = [tmp_path / part.name for part in parts]
    for part, copied in zip(parts, here, strict=True):
        shutil.copyfile(part, copied)
    with pytest.raises(ModelLoadError, match="part 2 of") as caught:
        load(here[1], LoadOptions())
    assert "-00001-of-" in caught.value.message
    shutil.copyfile(parts[2], here[1])
    with pytest.raises(ModelLoadError, match="is not part 2 of"):
        load(here[0], LoadOptions())
    renamed = here[0].rename(tmp_path / "model.gguf")
    with pytest.raises(ModelLoadError, match="-00001-of-"):
        load(renamed, LoadOptions())
    assert opened == []


def test_that_a_whole_split_model_is_loaded(parts: tuple[Path, ...]) -> None:
    load(parts[0], LoadOptions(threads=1, context_tokens=256)).close()
