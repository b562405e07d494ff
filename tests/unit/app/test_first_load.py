"""What was fetched is tried before somebody depends on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest_asyncio

from workbench.app.first_load import try_first_load
from workbench.app.notices import Notices
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelLoadError
from workbench.base.paths import Paths


@pytest_asyncio.fixture
async def workbench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


class Host:
    closed = False

    async def close(self) -> None:
        self.closed = True


async def test_that_a_model_that_loads_is_closed_again(workbench: Workbench) -> None:
    host, notices = Host(), Notices()

    async def start(_model: Any, _options: Any) -> Any:
        return host

    model = workbench.models.get("starter")
    assert await try_first_load(model, workbench.models, start, notices)
    assert host.closed
    assert not notices.items


async def test_that_a_model_that_does_not_load_is_told_and_kept(workbench: Workbench) -> None:
    notices = Notices()

    async def start(_model: Any, _options: Any) -> Any:
        raise ModelLoadError("its architecture is not known", "Update the program.")

    model = workbench.models.get("starter")
    assert not await try_first_load(model, workbench.models, start, notices)
    remembered = workbench.models.get("starter")
    assert remembered.load_failure == "its architecture is not known"
    assert remembered.load_hint == "Update the program."
    notice = notices.items[0]
    assert notice.level == "warning"
    assert "architecture" in notice.reason
    assert model.path.exists()


async def test_that_a_load_that_goes_well_forgets_the_failure(workbench: Workbench) -> None:
    await workbench.models.note_load(workbench.models.get("starter"), "no such architecture")

    async def start(_model: Any, _options: Any) -> Any:
        return Host()

    model = workbench.models.get("starter")
    assert model.load_failure
    assert await try_first_load(model, workbench.models, start, Notices())
    assert not workbench.models.get("starter").load_failure
