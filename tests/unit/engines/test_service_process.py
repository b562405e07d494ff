"""Services in a process of their own: what happens when they fail."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from workbench.base.errors import EngineCrashed, EngineError, EngineUnavailable
from workbench.engines import services
from workbench.engines.service_process import ServiceProcess

SERVICE = """
import os, sys, threading
class Echo:
    def ask(self, verb, arguments):
        if verb == "die":
            print("the last words", file=sys.stderr, flush=True)
            os._exit(7)
        if verb == "fail":
            raise ValueError("a rehearsed fault")
        if verb == "hang":
            threading.Event().wait()
        return {"verb": verb, **arguments}
    def close(self):
        pass
def open_service(arguments):
    if arguments.get("refuse"):
        raise ValueError("not today")
    return Echo()
"""


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A service that the worker finds under the name of a real one."""
    (tmp_path / "sitecustomize.py").write_text(
        "from workbench.engines import services\n"
        "services.SERVICES['foundry-local'] = ('echo_service', 'Install it.')\n"
    )
    (tmp_path / "echo_service.py").write_text(SERVICE)
    root = Path(services.__file__).resolve().parents[2]
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{root}" if sys.platform != "win32" else "")
    return "foundry-local"


@pytest.fixture
async def echo(name: str) -> AsyncIterator[ServiceProcess]:
    service = await asyncio.wait_for(ServiceProcess.start(name, {}), 30)
    yield service
    await asyncio.wait_for(service.close(), 30)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="paths are joined otherwise")


async def test_that_questions_are_answered_in_turn(echo: ServiceProcess) -> None:
    answers = await asyncio.wait_for(
        asyncio.gather(*(echo.ask("say", n=number) for number in range(5))), 30
    )

    assert answers == [{"verb": "say", "n": number} for number in range(5)]
    assert echo.alive


async def test_that_a_fault_fails_the_question_only(echo: ServiceProcess) -> None:
    with pytest.raises(EngineError, match="a rehearsed fault"):
        await asyncio.wait_for(echo.ask("fail"), 30)

    assert await asyncio.wait_for(echo.ask("say"), 30) == {"verb": "say"}


async def test_that_an_answer_nobody_waits_for_is_not_the_next_one(
    echo: ServiceProcess,
) -> None:
    asked = asyncio.create_task(echo.ask("first"))
    await asyncio.sleep(0)
    asked.cancel()

    assert await asyncio.wait_for(echo.ask("second"), 30) == {"verb": "second"}


async def test_that_a_death_is_told_with_its_last_words(echo: ServiceProcess) -> None:
    with pytest.raises(EngineCrashed, match=r"exit code 7.*the last words"):
        await asyncio.wait_for(echo.ask("die"), 30)
    with pytest.raises(EngineCrashed, match="ended"):
        await asyncio.wait_for(echo.ask("say"), 30)

    assert not echo.alive


async def test_that_one_that_hangs_is_ended(
    echo: ServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.engines.service_process._CLOSE_PATIENCE_S", 0.5)
    hanging = asyncio.create_task(echo.ask("hang"))
    await asyncio.sleep(0)

    await asyncio.wait_for(echo.close(), 30)

    with pytest.raises(EngineCrashed):
        await asyncio.wait_for(hanging, 30)
    assert not echo.alive


async def test_that_a_service_that_does_not_start_says_why(name: str) -> None:
    with pytest.raises(EngineError, match="not today"):
        await asyncio.wait_for(ServiceProcess.start(name, {"refuse": True}), 30)


async def test_that_a_missing_library_says_what_to_install(name: str, tmp_path: Path) -> None:
    (tmp_path / "echo_service.py").write_text("import workbench_missing_library\n")

    with pytest.raises(EngineUnavailable, match="not installed") as caught:
        await asyncio.wait_for(ServiceProcess.start(name, {}), 30)
    assert caught.value.hint == "Install it."
