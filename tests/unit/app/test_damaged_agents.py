"""Agent files damaged at many places: the last whole version stays in use, no byte is lost."""

# ruff: noqa: ASYNC240 - files of a few bytes, and nothing else runs on the loop

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.agents.documents import AgentDocument, Limits, ToolUse
from workbench.agents.files import parse_agent, read_agent, write_agent
from workbench.app.agent_library import AgentLibrary
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths

CASES = 500
HELPER = AgentDocument(
    name="helper",
    title="Helper",
    instructions="Answer in one sentence.\nUse the tools.\n",
    tools=(ToolUse("calculator"), ToolUse("save_note")),
    limits=Limits(max_steps=7),
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug in these tests."""
    monkeypatch.setattr("os.fsync", lambda _file: None)


@pytest.fixture
async def library(tmp_path: Path) -> AgentLibrary:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    found = AgentLibrary(paths)
    await found.refresh()
    await found.save(HELPER)
    return found


@pytest.fixture
def path(tmp_path: Path, library: AgentLibrary) -> Path:
    return tmp_path / "data" / "agents" / "helper.yaml"


def hit(whole: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    raw = bytearray(whole)
    place = chance.randrange(len(raw))
    if seed % 4 == 0:
        return bytes(raw[:place])
    if seed % 4 == 1:
        raw[place] ^= 1 << chance.randrange(8)
    elif seed % 4 == 2:
        raw[place : place + 32] = b"\0" * len(raw[place : place + 32])
    else:
        raw[place : place + 12] = chance.randbytes(len(raw[place : place + 12]))
    return bytes(raw)


def readable(raw: bytes) -> bool:
    try:
        parse_agent(raw)
    except DocumentError:
        return False
    return True


async def test_that_an_unreadable_file_leaves_the_last_version_in_use(
    path: Path, library: AgentLibrary
) -> None:
    whole = path.read_bytes()
    unreadable = 0
    for seed in range(CASES):
        raw = hit(whole, seed)
        path.write_bytes(raw)
        if readable(raw):
            continue
        await library.refresh()
        assert library.get("helper") == HELPER
        (problem,) = library.problems
        assert problem[0] == path
        assert "helper.yaml" in problem[1]
        assert "last version" in problem[1]
        assert problem[2]
        assert path.read_bytes() == raw
        unreadable += 1
    assert unreadable > CASES // 2


async def test_that_a_damaged_file_is_kept_when_its_agent_is_saved_again(
    path: Path, library: AgentLibrary
) -> None:
    path.write_bytes(b"\xff" * 40)
    await library.refresh()
    await library.save(replace(library.get("helper"), title="Better"), "helper")
    assert not library.problems
    assert read_agent(path).title == "Better"
    (kept,) = (path.parent / ".damaged").iterdir()
    assert kept.read_bytes() == b"\xff" * 40


async def test_that_a_file_damaged_while_the_program_runs_is_kept_too(
    path: Path, library: AgentLibrary
) -> None:
    path.write_bytes(b"name: [")
    await library.save(HELPER, "helper")
    (kept,) = (path.parent / ".damaged").iterdir()
    assert kept.read_bytes() == b"name: ["


async def test_that_a_file_that_never_loaded_is_named_and_can_be_removed(
    path: Path, library: AgentLibrary
) -> None:
    other = path.with_name("other.yaml")
    other.write_bytes(b"name: [")
    await library.refresh()
    (problem,) = library.problems
    assert "other.yaml" in problem[1]
    assert "last version" not in problem[1]
    token = await library.remove("other")
    assert not library.problems
    assert not other.exists()
    await library.restore(token)
    assert other.read_bytes() == b"name: ["


async def test_that_a_mended_file_is_used_again(path: Path, library: AgentLibrary) -> None:
    path.write_bytes(b"")
    await library.refresh()
    assert library.problems
    path.write_text(write_agent(replace(HELPER, title="Mended")))
    await library.refresh()
    assert not library.problems
    assert library.get("helper").title == "Mended"
