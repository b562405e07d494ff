"""A model that says nothing in time gives way to the agent's next one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from workbench.agents.services import ModelChanged
from workbench.app.failover import Failover
from workbench.app.notices import Notices
from workbench.base.errors import RunError
from workbench.engines.api import EngineEvent, Request, TextDelta
from workbench.models.store import InstalledModel


def model(name: str) -> InstalledModel:
    return InstalledModel(
        name, name.title(), Path(name), 1, "replay", "", "", 0, "", 0, None, "folder"
    )


class Loading:
    """Says a word after so many seconds, by model; negative never."""

    def __init__(self, **after_s: float) -> None:
        self.after_s = after_s
        self.ended: list[str] = []

    async def generate(
        self, model_id: str, _request: Request, _context_tokens: int
    ) -> AsyncGenerator[EngineEvent, None]:
        try:
            wait_s = self.after_s[model_id]
            await (asyncio.sleep(wait_s) if wait_s >= 0 else asyncio.Event().wait())
            yield TextDelta(model_id)
            await asyncio.sleep(0.15)  # between words nobody is hurried
            yield TextDelta("!")
        finally:
            self.ended.append(model_id)


async def said(loading: Loading, *fallback: str, patience_s: float = 0.05) -> list[str]:
    models = SimpleNamespace(get=model, engine_of=lambda _model: "replay")
    failover = Failover(
        model("first"), fallback, cast(Any, loading), cast(Any, models), Notices(), patience_s
    )
    found = []
    async with aclosing(failover.generate(Request(()), 0)) as events:
        async for event in events:
            if isinstance(event, ModelChanged):
                found.append(f"{event.from_model_id} > {event.model_id}: {event.reason}")
            elif isinstance(event, TextDelta):
                found.append(event.text)
    return found


async def test_that_a_slow_model_gives_way_and_is_stopped() -> None:
    loading = Loading(first=-1, second=0.0)
    assert await said(loading, "second") == [
        "first > second: First said nothing within 0.05 seconds", "second", "!",
    ]  # fmt: skip
    assert loading.ended == ["first", "second"]


async def test_that_a_model_in_time_may_pause_later() -> None:
    assert await said(Loading(first=0.0), "second") == ["first", "!"]


async def test_that_the_last_model_is_waited_for() -> None:
    assert await said(Loading(first=0.1)) == ["first", "!"]
    assert await said(Loading(first=-1, second=0.1), "second") == [
        "first > second: First said nothing within 0.05 seconds", "second", "!",
    ]  # fmt: skip


async def test_that_without_a_limit_everybody_waits() -> None:
    assert await said(Loading(first=0.1), "second", patience_s=0.0) == ["first", "!"]


async def test_that_the_first_reason_is_told_where_none_answers() -> None:
    class Broken(Loading):
        async def generate(
            self, model_id: str, request: Request, context_tokens: int
        ) -> AsyncGenerator[EngineEvent, None]:
            if model_id == "second":
                raise RunError("second is broken")
            async for event in super().generate(model_id, request, context_tokens):
                yield event

    with pytest.raises(RunError, match="First said nothing"):
        await said(Broken(first=-1), "second")
