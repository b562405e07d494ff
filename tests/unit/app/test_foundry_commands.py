"""``workbench engines foundry``, with the real library and a model on this machine."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from tests.servers.gallery import entry, running_gallery
from workbench.app import engine_commands
from workbench.app import foundry as app_foundry
from workbench.app.engine_arguments import add_engine_commands
from workbench.app.foundry import FoundryLocal
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineError, EngineUnavailable, ModelError, PolicyError
from workbench.base.paths import Paths
from workbench.engines.foundry_local.catalogue import WebAddress

MODEL = Path(__file__).resolve().parents[2] / "models" / "tiny-agent" / "agent-og"


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    shutil.copytree(MODEL, paths.models / "tiny")
    async with open_workbench(paths) as opened:
        yield opened


def words(*text: str) -> Namespace:
    parser = argparse.ArgumentParser()
    add_engine_commands(parser.add_subparsers(dest="command"))
    return parser.parse_args(["engines", "foundry", *text])


async def printed(bench: Workbench, capsys: pytest.CaptureFixture[str], *text: str) -> str:
    assert await asyncio.wait_for(engine_commands.run(bench, words(*text)), 120) == 0
    return capsys.readouterr().out


def foundry_of(bench: Workbench) -> FoundryLocal:
    return FoundryLocal(bench.paths, bench.models, bench.settings, bench.guard)


async def test_that_models_are_loaded_and_unloaded_in_the_running_service(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("foundry_local_sdk")
    async with foundry_of(bench).serving() as (_, address):
        loaded = await printed(bench, capsys, "load", "tiny:1")
        listed = json.loads(await printed(bench, capsys, "list", "--json"))
        unloaded = await printed(bench, capsys, "unload", "tiny:1", "--json")
        shown = await printed(bench, capsys, "list")
        with pytest.raises(ModelError, match="no model 'lost:1'"):
            await printed(bench, capsys, "load", "lost:1")

    assert address.url.startswith("http://127.0.0.1:")
    assert "tiny:1 is loaded" in loaded
    assert [(model["id"], model["loaded"]) for model in listed] == [("tiny:1", True)]
    assert json.loads(unloaded) == {"model": "tiny:1", "unloaded": True}
    assert "on disk" in shown
    assert foundry_of(bench).service() is None


async def test_that_serving_says_where_for_whom_and_ends_when_cancelled(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("foundry_local_sdk")
    said: list[str] = []
    ready = asyncio.Event()

    def say(text: str) -> None:
        said.append(text)
        if "Ctrl+C" in text:
            ready.set()

    monkeypatch.setattr("workbench.app.foundry_commands.say", say)
    serving = asyncio.create_task(engine_commands.run(bench, words("serve", "tiny:1")))
    await asyncio.wait_for(ready.wait(), 60)
    service = foundry_of(bench).running_service()
    loaded = await asyncio.to_thread(service.loaded)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(serving, 60)

    assert service.url in said[0]
    assert service._key in said[1]
    assert len(service._key) >= 43, "256 bits"
    assert loaded == {"tiny:1"}
    assert foundry_of(bench).service() is None
    with pytest.raises(EngineUnavailable):
        await asyncio.to_thread(service.loaded)


@pytest.mark.parametrize("step", ["load", "unload"])
async def test_that_without_a_service_the_next_step_is_told(
    bench: Workbench, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    with pytest.raises(EngineUnavailable, match="does not run") as caught:
        await printed(bench, capsys, step, "tiny:1")

    assert "foundry serve" in caught.value.hint


async def test_that_the_public_catalogue_is_not_asked_while_the_network_is_off(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.settings.change(network="off")

    with pytest.raises(PolicyError, match="off in the settings") as caught:
        await printed(bench, capsys, "list", "--public")

    assert "--public" in caught.value.hint
    assert bench.guard.contacts == ()


async def test_that_the_public_catalogue_is_listed_and_that_is_noted(
    bench: Workbench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("foundry_local_sdk")
    with running_gallery(entry("large-cpu", alias="large")) as gallery:
        monkeypatch.setattr(app_foundry, "PUBLIC_CATALOGUE", gallery.url)
        shown = await printed(bench, capsys, "list", "--public")
        assert gallery.heard
    assert "large-cpu:1" in shown
    assert "5.2 MB" in shown
    assert "not fetched" in shown
    assert [c.purpose for c in bench.guard.contacts] == ["list Foundry Local's catalogue"]

    with running_gallery() as gallery:
        monkeypatch.setattr(app_foundry, "PUBLIC_CATALOGUE", gallery.url)
        gallery.answer = b"<html>Log in</html>"
        code = await engine_commands.run(bench, words("list", "--public"))
    told = capsys.readouterr()
    assert code == 0
    assert "large-cpu:1" in told.out
    assert "did not answer; this is its list of 20" in told.err


async def test_that_a_public_catalogue_that_does_not_answer_is_told(
    bench: Workbench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("foundry_local_sdk")
    with running_gallery() as gallery:
        monkeypatch.setattr(app_foundry, "PUBLIC_CATALOGUE", gallery.url)
        with pytest.raises(EngineError, match="catalogue did not answer") as caught:
            await printed(bench, capsys, "list", "--public")
    assert "on this machine is listed without it" in caught.value.hint


@pytest.mark.parametrize(
    "note",
    ["", "[]", '{"pid": "x"}', '{"pid": 999999999, "url": "http://127.0.0.1:1/v1"}'],
)
def test_that_an_old_or_odd_note_is_no_service(tmp_path: Path, note: str) -> None:
    foundry = FoundryLocal(Paths(tmp_path, tmp_path), None, None, None)  # type: ignore[arg-type]
    foundry.folder.mkdir(parents=True)
    (foundry.folder / "service-1.json").write_text(note)

    assert foundry.service() is None


def test_that_a_note_cannot_send_the_program_elsewhere(tmp_path: Path) -> None:
    foundry = FoundryLocal(Paths(tmp_path, tmp_path), None, None, None)  # type: ignore[arg-type]
    foundry.folder.mkdir(parents=True)
    process = psutil.Process()
    note = {
        "pid": process.pid,
        "started_s": process.create_time(),
        "noted_s": 1.0,
        "url": "http://192.0.2.1/v1",
        "key": "k",
    }
    (foundry.folder / "service-1.json").write_text(json.dumps(note))

    with pytest.raises(PolicyError, match=r"192\.0\.2\.1"):
        foundry.service()


class Serving:
    """A catalogue whose web service is somewhere."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def start_service(self) -> WebAddress:
        return WebAddress(self._url, "k")


async def test_that_each_of_two_services_is_known_until_its_own_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foundry = FoundryLocal(Paths(tmp_path, tmp_path), None, None, None)  # type: ignore[arg-type]
    urls = ["http://127.0.0.1:1/v1", "http://127.0.0.1:2/v1", "http://127.0.0.1:3/v1"]
    waiting = list(urls)

    @asynccontextmanager
    async def opened(_self: FoundryLocal) -> AsyncIterator[Serving]:
        yield Serving(waiting.pop(0))

    monkeypatch.setattr(FoundryLocal, "opened", opened)
    async with foundry.serving():
        async with foundry.serving():
            assert foundry.running_service().url == urls[1]
            if sys.platform != "win32":
                assert {note.stat().st_mode & 0o077 for note in foundry.folder.iterdir()} == {0}
        assert foundry.running_service().url == urls[0]
    assert foundry.service() is None
    assert list(foundry.folder.iterdir()) == []


def test_that_the_number_of_another_process_is_no_service(tmp_path: Path) -> None:
    foundry = FoundryLocal(Paths(tmp_path, tmp_path), None, None, None)  # type: ignore[arg-type]
    foundry.folder.mkdir(parents=True)
    started_s = psutil.Process().create_time() - 60.0
    note = {
        "pid": os.getpid(),
        "started_s": started_s,
        "noted_s": 1.0,
        "url": "http://[::1]/",
        "key": "k",
    }
    (foundry.folder / "service-1.json").write_text(json.dumps(note))

    assert foundry.service() is None
    assert list(foundry.folder.iterdir()) == []
