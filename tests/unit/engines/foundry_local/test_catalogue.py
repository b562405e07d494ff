"""Foundry Local's catalogue and its web service, for real, on this machine alone."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.servers.gallery import entry, running_gallery
from workbench.base.errors import EngineCrashed, EngineError, ModelLoadError
from workbench.engines.api import (
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.foundry_local.catalogue import FoundryCatalogue
from workbench.engines.host import EngineHost
from workbench.engines.openai_compatible.connection import KEY
from workbench.engines.registry import ENGINES

pytest.importorskip("foundry_local_sdk")
MODEL = Path(__file__).resolve().parents[3] / "models" / "tiny-agent" / "agent-og"
NUMBER = {"type": "number"}
PARAMETERS = {
    "type": "object",
    "properties": {"a": NUMBER, "b": NUMBER},
    "required": ["a", "b"],
}
ADD = {
    "type": "function",
    "function": {"name": "add", "description": "Add two numbers", "parameters": PARAMETERS},
}
Start = Callable[..., Awaitable[FoundryCatalogue]]


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    started: list[FoundryCatalogue] = []

    async def begin(*folders: Path, catalogue_url: str = "") -> FoundryCatalogue:
        kept = tmp_path / "kept"
        catalogue = FoundryCatalogue.start(kept, folders, catalogue_url)
        started.append(await asyncio.wait_for(catalogue, 60))
        return started[-1]

    yield begin
    for catalogue in started:
        await asyncio.wait_for(catalogue.close(), 30)


def keep(tmp_path: Path, name: str) -> Path:
    """A model as Foundry Local keeps those that it fetched."""
    folder = tmp_path / "kept" / "Somebody" / name
    shutil.copytree(MODEL, folder)
    (folder / "inference_model.json").write_text(json.dumps({"Name": f"{name}:1"}))
    return folder


async def test_that_models_here_are_listed_loaded_and_unloaded(
    start: Start, tmp_path: Path
) -> None:
    keep(tmp_path, "kept-cpu")
    empty = tmp_path / "empty"
    empty.mkdir()
    catalogue = await start(MODEL, empty)

    listed = {model.id: model for model in await catalogue.models()}
    await catalogue.load("agent-og:1")
    loaded = {model.id for model in await catalogue.models() if model.loaded}
    await catalogue.unload("agent-og")

    assert set(listed) == {"agent-og:1", "kept-cpu:1"}
    assert all(model.on_disk and model.can_call_tools for model in listed.values())
    assert listed["agent-og:1"].context_tokens == 4096
    assert loaded == {"agent-og:1"}
    assert not any(model.loaded for model in await catalogue.models())


async def test_that_a_catalogue_tells_what_is_on_the_disk(start: Start, tmp_path: Path) -> None:
    keep(tmp_path, "tiny-generic-cpu")
    known = entry("tiny-generic-cpu", alias="tiny"), entry("large-cpu", alias="large")
    with running_gallery(*known) as gallery:
        catalogue = await start(catalogue_url=gallery.url)
        models = {model.alias: model for model in await catalogue.models()}

        with pytest.raises(ModelLoadError, match="not on this machine") as caught:
            await catalogue.load("large-cpu:1")
        with pytest.raises(ModelLoadError, match="no model 'lost'"):
            await catalogue.load("lost")

    assert {alias: model.on_disk for alias, model in models.items()} == {
        "tiny": True,
        "large": False,
    }
    assert (models["tiny"].title, models["tiny"].licence) == ("The tiny", "MIT")
    assert models["tiny"].size_bytes == 5 * 1024 * 1024
    assert caught.value.hint
    assert gallery.heard


@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, {"summaries": [], "continuationToken": None}), (200, b"<html>Log in</html>")],
)
async def test_that_a_catalogue_that_names_nothing_is_an_error_with_a_next_step(
    start: Start, status: int, answer: Any
) -> None:
    with running_gallery() as gallery:
        gallery.status, gallery.answer = status, answer
        catalogue = await start(catalogue_url=gallery.url)
        with pytest.raises(EngineError, match="did not answer, or it names no model") as caught:
            await catalogue.models()
    assert "network" in caught.value.hint


async def test_that_the_last_list_of_a_catalogue_is_named_as_such(
    start: Start, tmp_path: Path
) -> None:
    with running_gallery(entry("large-cpu", alias="large")) as gallery:
        catalogue = await start(catalogue_url=gallery.url)
        answered = await catalogue.models()
        assert catalogue.remembered_s == 0.0
    snapshot = tmp_path / "kept" / "foundry.modelinfo.json"
    os.utime(snapshot, (1_700_000_000, 1_700_000_000))
    with running_gallery() as gallery:
        gallery.answer = b"<html>Log in</html>"
        catalogue = await start(catalogue_url=gallery.url)
        assert await catalogue.models() == answered
        assert catalogue.remembered_s == 1_700_000_000.0


async def test_that_the_web_service_calls_tools(start: Start) -> None:
    openai = pytest.importorskip("openai")
    catalogue = await start(MODEL)
    await catalogue.load("agent-og:1")
    address = await catalogue.start_service()
    asked = [{"role": "user", "content": "add 12 and 30"}]

    async with openai.AsyncOpenAI(
        base_url=address.url, api_key=address.key, max_retries=0
    ) as client:
        answer = await asyncio.wait_for(
            client.chat.completions.create(
                model="agent-og:1", messages=asked, tools=[ADD], temperature=0, max_tokens=80
            ),
            60,
        )
    again = await catalogue.start_service()
    await catalogue.stop_service()
    await catalogue.stop_service()

    (call,) = answer.choices[0].message.tool_calls
    assert (call.function.name, json.loads(call.function.arguments)) == (
        "add",
        {"a": 12, "b": 30},
    )
    assert address.url.startswith("http://127.0.0.1:")
    assert again == address


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
async def test_that_a_process_that_dies_is_told_and_nothing_hangs(start: Start) -> None:
    catalogue = await start(MODEL)
    os.kill(catalogue._process.pid, signal.SIGKILL)

    with pytest.raises(EngineCrashed, match="ended"):
        await asyncio.wait_for(catalogue.models(), 20)

    assert not catalogue.alive


async def test_that_a_kept_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    with pytest.raises(EngineError) as caught:
        await FoundryCatalogue.start(
            blocked, (), "http://127.0.0.1:9/asset-gallery/v1.0/models"
        )

    assert caught.value.hint


async def test_that_our_own_engine_for_servers_calls_tools_through_it(
    start: Start, tmp_path: Path
) -> None:
    pytest.importorskip("openai")
    catalogue = await start(MODEL)
    await catalogue.load("agent-og:1")
    address = await catalogue.start_service()
    path = tmp_path / "foundry.connection.json"
    about = {"base_url": address.url, "model": "agent-og:1", "kind": "foundry", "key_name": "x"}
    path.write_text(json.dumps(about))
    spec = next(row for row in ENGINES if row.key == "server")
    add = ToolDefinition("add", "Add two numbers", PARAMETERS)
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=80)
    request = Request((Message("user", "add 12 and 30"),), (add,), sampling=sampling)
    options = LoadOptions(reach=urlsplit(address.url).netloc, extra={KEY: address.key})

    host = await EngineHost.start(spec, path, options)
    try:
        async with asyncio.timeout(60), aclosing(host.generate(request)) as stream:
            events = [event async for event in stream]
    finally:
        await host.close()

    (call,) = [event for event in events if isinstance(event, ToolCall)]
    assert (call.name, json.loads(call.arguments)) == ("add", {"a": 12, "b": 30})
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "tool_calls"
