"""Packs for engines are taken in from signed files, and used where they fit."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.unit.app.update.parcels import KEY, KEYS, STRANGER, as_link
from workbench.__main__ import _parser
from workbench.app import engine_commands
from workbench.app.engine_packs import EnginePacks, misfit
from workbench.app.parcels.keys import ParcelKeys
from workbench.app.parcels.packing import describe, pack
from workbench.app.parcels.values import this_platform
from workbench.app.workbench import open_workbench
from workbench.base.errors import ModelError, PolicyError, StoreDamaged, StoreError
from workbench.base.paths import Paths
from workbench.engines.api import LoadOptions
from workbench.engines.pack_paths import add_packages
from workbench.policy.audit_reading import Wanted, oldest_first

LLAMA = {"engine": "llama-cpp", "llama-cpp-python": version("llama-cpp-python")}


def made(
    folder: Path,
    target: Path,
    needs: Mapping[str, str] = LLAMA,
    files: Mapping[str, str] | None = None,
    number: str = "1",
) -> Path:
    """A signed pack called cuda."""
    for name, text in (files or {"libggml-cuda.so": f"part {number}"}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    parcel = describe(folder, "engine-pack", "cuda", number, this_platform(), needs, "CUDA")
    pack(parcel, folder, KEY, target)
    return target


@pytest.fixture
def packs(tmp_path: Path) -> EnginePacks:
    return EnginePacks(tmp_path / "data")


@pytest.fixture(autouse=True)
def module_path() -> Iterator[None]:
    before = list(sys.path)
    yield
    sys.path[:] = before


def test_that_a_pack_is_there_once_it_was_taken_in(packs: EnginePacks, tmp_path: Path) -> None:
    packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)

    (found,) = packs.all()
    assert (found.parcel.name, found.engine, found.unfit) == ("cuda", "llama-cpp", "")
    assert packs.folders("llama-cpp") == (str(found.folder),)
    assert packs.folders("openvino") == ()
    assert (found.folder / "libggml-cuda.so").read_text() == "part 1"
    assert "cuda" in packs.gpu_backends()


def test_that_a_newer_pack_takes_the_place_of_the_older(
    packs: EnginePacks, tmp_path: Path
) -> None:
    before = packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)
    packs.install(made(tmp_path / "two", tmp_path / "q", number="2"), KEYS)
    again = packs.install(tmp_path / "q", KEYS)

    (found,) = packs.all()
    assert found.parcel.version == "2"
    assert found.folder == again.folder
    assert before.folder.exists()  # so that it can come back
    packs.install(made(tmp_path / "three", tmp_path / "r", number="3"), KEYS)
    assert not before.folder.exists()


def test_that_the_earlier_pack_comes_back_and_the_newer_one_again(
    packs: EnginePacks, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match="no earlier pack"):
        packs.roll_back("cuda")
    packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)
    with pytest.raises(ModelError, match="no earlier pack"):
        packs.roll_back("cuda")
    packs.install(made(tmp_path / "two", tmp_path / "q", number="2"), KEYS)

    assert packs.roll_back("cuda").parcel.version == "1"
    (found,) = packs.all()
    assert (found.parcel.version, found.unfit) == ("1", "")
    assert (found.folder / "libggml-cuda.so").read_text() == "part 1"
    assert packs.roll_back("cuda").parcel.version == "2"
    packs.install(tmp_path / "p", KEYS)  # the older file once more
    assert (packs.roll_back("cuda").parcel.version, len(packs.all())) == ("2", 1)
    packs.remove("cuda")
    assert list((tmp_path / "data" / "engine-packs").iterdir()) == []


def test_that_an_earlier_pack_whose_files_are_gone_does_not_come_back(
    packs: EnginePacks, tmp_path: Path
) -> None:
    before = packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)
    packs.install(made(tmp_path / "two", tmp_path / "q", number="2"), KEYS)
    (before.folder / "libggml-cuda.so").unlink()
    before.folder.rmdir()

    with pytest.raises(ModelError, match="its files are gone"):
        packs.roll_back("cuda")
    (found,) = packs.all()
    assert (found.parcel.version, found.unfit) == ("2", "")


def test_that_a_pack_stays_whole_when_the_same_cannot_be_taken_in_again(
    packs: EnginePacks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)
    (found.folder.parent / ".killed-1.new").mkdir()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError):
        packs.install(tmp_path / "p", KEYS)

    assert [one.unfit for one in packs.all()] == [""]
    assert (found.folder / "libggml-cuda.so").read_text() == "part 1"
    names = {path.name for path in found.folder.parent.iterdir()}
    assert names == {"cuda.json", found.folder.name}


def test_that_a_pack_can_be_removed(packs: EnginePacks, tmp_path: Path) -> None:
    found = packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)

    packs.remove("cuda")

    assert packs.all() == ()
    assert not found.folder.exists()
    with pytest.raises(ModelError, match="no pack 'cuda'"):
        packs.remove("cuda")


@pytest.mark.parametrize(
    ("needs", "why"),
    [
        ({**LLAMA, "llama-cpp-python": "0.0.1"}, "needs llama-cpp-python 0[.]0[.]1"),
        ({**LLAMA, "nothing-like-it": "1"}, "here is none"),
        ({"engine": "replay"}, "no engine"),
        ({}, "no engine"),
        ({"engine": "openvino", "python": "2.7"}, "needs python 2[.]7"),
    ],
)
def test_that_a_pack_for_something_else_is_refused(
    packs: EnginePacks, tmp_path: Path, needs: Mapping[str, str], why: str
) -> None:
    path = made(tmp_path / "one", tmp_path / "p", needs)

    with pytest.raises(PolicyError, match=why):
        packs.install(path, KEYS)
    assert packs.all() == ()


def test_that_a_pack_is_not_used_by_a_program_it_does_not_fit(
    packs: EnginePacks, tmp_path: Path
) -> None:
    found = packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)
    needs = {**LLAMA, "llama-cpp-python": "0.0.1"}
    listed = tmp_path / "data" / "engine-packs" / "cuda.json"
    newer = json.loads(listed.read_text()) | {"needs": needs}
    listed.write_text(json.dumps(newer))

    (now,) = packs.all()
    assert "needs llama-cpp-python" in now.unfit
    assert packs.folders("llama-cpp") == ()
    assert misfit(replace(found.parcel, platform="windows-arm64")).startswith(
        "it is for windows"
    )


def test_that_a_pack_of_a_stranger_or_with_a_link_is_refused(
    packs: EnginePacks, tmp_path: Path
) -> None:
    from workbench.models.bundles.signing import public_key_of

    path = made(tmp_path / "one", tmp_path / "p")
    strangers = ParcelKeys(frozenset({public_key_of(STRANGER).hex()}), Path("keys"))
    with pytest.raises(PolicyError, match="does not trust"):
        packs.install(path, strangers)
    as_link(path, "libggml-cuda.so", b"/bin/sh")
    with pytest.raises(StoreDamaged, match="link"):
        packs.install(path, KEYS)
    assert packs.all() == ()


def test_that_a_damaged_list_hides_its_pack_only(packs: EnginePacks, tmp_path: Path) -> None:
    packs.install(made(tmp_path / "one", tmp_path / "p"), KEYS)
    root = tmp_path / "data" / "engine-packs"
    (root / "bad.json").write_text("[" * 100_000)
    (root / "folder.json").mkdir()

    assert [one.parcel.name for one in packs.all()] == ["cuda"]


def test_that_the_packages_of_a_pack_are_found_after_all_others(
    packs: EnginePacks, tmp_path: Path
) -> None:
    from importlib.util import find_spec

    needs = {"engine": "openvino", "python": "{}.{}".format(*sys.version_info[:2])}
    files = {"python/engine_of_a_pack.py": "there = True", "python/json.py": "there = True"}
    packs.install(made(tmp_path / "one", tmp_path / "p", needs, files), KEYS)
    assert find_spec("engine_of_a_pack") is None

    add_packages(packs.folders("openvino"))

    assert find_spec("engine_of_a_pack") is not None
    found = find_spec("json")
    assert found is not None
    assert "engine-packs" not in str(found.origin)


def test_that_options_with_packs_reach_the_worker(tmp_path: Path) -> None:
    from workbench.engines.codec import Codec

    codec = Codec()
    options = LoadOptions(packs=(str(tmp_path),))

    assert codec.decode(LoadOptions, json.loads(json.dumps(codec.encode(options)))) == options


async def test_that_packs_are_handled_from_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "one", tmp_path / "p")

    def words(*typed: str) -> Namespace:
        return _parser().parse_args(["engines", *typed])

    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as bench:
        monkeypatch.setattr(bench.parcels, "_keys", lambda: KEYS)
        for typed in (("packs",), ("install-pack", str(path)), ("packs",)):
            assert await engine_commands.run(bench, words(*typed)) == 0
        said = capsys.readouterr().out
        assert await engine_commands.run(bench, words("packs", "--json")) == 0
        (listed,) = json.loads(capsys.readouterr().out)
        with pytest.raises(ModelError, match="no earlier pack"):
            await engine_commands.run(bench, words("restore-pack", "cuda"))
        newer = made(tmp_path / "two", tmp_path / "q", number="2")
        await engine_commands.run(bench, words("install-pack", str(newer)))
        assert await engine_commands.run(bench, words("restore-pack", "cuda")) == 0
        assert "CUDA 1 is there again" in capsys.readouterr().out
        assert await engine_commands.run(bench, words("restore-pack", "cuda", "--json")) == 0
        assert json.loads(capsys.readouterr().out)["version"] == "2"
        assert await engine_commands.run(bench, words("remove-pack", "cuda")) == 0
        await bench.audit.flush()
        wanted = Wanted(what="pack")
        told = [
            (one.what, one.details["version"])
            for one, _ in oldest_first(bench.audit.log.sizes(), wanted)
        ]

    assert told == [
        ("pack.installed", "1"),
        ("pack.installed", "2"),
        ("pack.rolled_back", "1"),
        ("pack.rolled_back", "2"),
        ("pack.removed", "2"),
    ]
    assert "There are no packs" in said
    assert "CUDA 1 is there" in said
    assert (listed["name"], listed["used"], listed["needs"]) == ("cuda", True, LLAMA)
