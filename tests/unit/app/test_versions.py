"""Earlier versions of documents: kept with each save, thinned, read and brought back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.documents import AgentDocument
from workbench.app.agent_library import AgentLibrary
from workbench.app.versions import MOST, Version, Versions, too_many
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths

DAY_S = 86_400
HELPER = AgentDocument("helper", "Helper", instructions="One.")


@pytest.fixture
async def library(tmp_path: Path) -> AgentLibrary:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    found = AgentLibrary(paths)
    await found.refresh()
    await found.save(HELPER)
    return found


async def saved(library: AgentLibrary, *texts: str) -> None:
    for text in texts:
        await library.save(replace(HELPER, instructions=text), "helper")


async def test_that_each_save_keeps_the_text_before_it(library: AgentLibrary) -> None:
    assert library.versions("helper") == ()
    await saved(library, "Two.", "Two.", "Three.")
    found = library.versions("helper")
    assert [library.read_version("helper", one.id).instructions for one in found] == [
        "Two.", "One."
    ]  # fmt: skip
    files = library.path_of("helper").parent / ".versions" / "helper"
    assert sorted(path.stem for path in files.iterdir()) == sorted(one.id for one in found)
    assert len(library.agents) == len({agent.name for agent in library.agents})


async def test_that_a_version_is_brought_back_and_the_present_one_becomes_one(
    library: AgentLibrary,
) -> None:
    await saved(library, "Two.")
    first = library.versions("helper")[0]
    restored = await library.restore_version("helper", first.id)
    assert restored == HELPER
    assert library.get("helper") == HELPER
    texts = {
        library.read_version("helper", v.id).instructions for v in library.versions("helper")
    }
    assert texts == {"One.", "Two."}


async def test_that_versions_follow_a_new_name(library: AgentLibrary) -> None:
    await saved(library, "Two.")
    await library.save(replace(HELPER, name="other", instructions="Three."), "helper")
    assert library.versions("helper") == ()
    found = [library.read_version("other", one.id) for one in library.versions("other")]
    assert [agent.instructions for agent in found] == ["Two.", "One."]
    restored = await library.restore_version("other", library.versions("other")[-1].id)
    assert (restored.name, restored.instructions) == ("other", "One.")


@pytest.mark.parametrize("version", ["", "x", "../../helper", "20", "2000"])
async def test_that_a_version_that_is_none_is_refused(
    library: AgentLibrary, version: str
) -> None:
    await saved(library, "Two.", "Three.")
    with pytest.raises(DocumentError):
        library.read_version("helper", version)
    with pytest.raises(DocumentError):
        library.read_version("../helper", version)


def test_that_only_some_of_the_files_count(tmp_path: Path) -> None:
    versions = Versions(tmp_path, ".yaml")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "20200101T000000.000000Z-0123456789ab.yaml").write_text("x")
    (tmp_path / "a" / "20209901T000000.000000Z-0123456789ab.yaml").write_text("bad date")
    (tmp_path / "a" / "notes.txt").write_text("x")
    assert [one.size_bytes for one in versions.of("a")] == [1]


def test_that_no_more_than_the_most_are_kept(tmp_path: Path) -> None:
    now_s = 1_700_000_000.0
    versions = Versions(tmp_path / "v", ".yaml", lambda: now_s)
    path = tmp_path / "a.yaml"
    for number in range(MOST + 20):
        path.write_text(str(number))
        os.utime(path, (now_s - 1000 + number, now_s - 1000 + number))
        versions.keep("a", path, "new")
    found = versions.of("a")
    assert len(found) == MOST
    assert versions.path("a", found[0].id).read_text() == str(MOST + 19)


@given(st.lists(st.integers(0, 40 * DAY_S), max_size=200, unique=True))
def test_that_of_each_day_long_past_the_last_version_stays(ages: list[int]) -> None:
    now_s = 1_700_000_000.0
    versions = [Version(f"{now_s - age:.0f}", now_s - age, 1) for age in sorted(ages)]
    gone = too_many(versions, now_s)
    kept = [version for version in versions if version not in gone]
    assert len(kept) <= MOST
    if len(kept) < MOST:
        assert {v for v in versions if now_s - v.time_s < DAY_S} <= set(kept)
        days = {datetime.fromtimestamp(v.time_s, UTC).date() for v in versions}
        assert {datetime.fromtimestamp(v.time_s, UTC).date() for v in kept} == days
