"""Pictures of the pages of the engines panel, with servers on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.servers.ollama import running_ollama
from tests.servers.scripted import MODEL, running_server
from workbench.app import connecting
from workbench.app.discovery import FoundServer
from workbench.app.workbench import Workbench
from workbench.engines.openai_compatible.connection import Connection
from workbench.ui.engines.panel import EnginesPanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 60.0
FOLDER_MODELS = Path(__file__).parents[1] / "models" / "tiny-agent"
FOUND = (
    FoundServer("ollama", "http://127.0.0.1:11434/v1", ("qwen3:4b", "llama3.2:3b"), "0.9.1"),
    FoundServer("lm-studio", "http://127.0.0.1:1234/v1", wants_key=True),
)


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


async def pictures(workbench: Workbench, panel: EnginesPanel, take: Take) -> None:
    """Take them all; what was connected for them is forgotten again."""
    with running_server() as script, running_ollama() as ollama:
        servers = panel.servers
        for connection in (
            Connection(script.base_url, MODEL, kind="vllm", title="Qwen3 4B on the server"),
            Connection("https://models.example/v1", "large", kind="openai", title="Large, far"),
        ):
            await connecting.connect(workbench, connection, check=False)
        panel.show_target("servers")
        await servers.refresh()
        servers.choose("qwen3-4b-on-the-server")
        servers.check_near()
        await until(lambda: "qwen3-4b-on-the-server" in servers.answers)
        servers.found.show_found(FOUND)
        await take("engines-servers")
        servers.found.hide()
        panel.show_target("vllm")
        panel.vllm.form.set_template("production-high")
        panel.vllm.form.model.setText("Qwen/Qwen3-32B-AWQ")
        await take("engines-vllm")
        panel.show_target("ollama")
        panel.ollama.address.setText(ollama.address)
        panel.ollama.look()
        await until(lambda: panel.ollama.models and not panel.ollama.work.working)
        panel.ollama.address.clear()
        await take("engines-ollama")
        await foundry(workbench, panel, take)
        for one in servers.known:
            await connecting.disconnect(workbench, one.id)
        await servers.refresh()
        panel.show_target("engines")


async def foundry(workbench: Workbench, panel: EnginesPanel, take: Take) -> None:
    """Foundry Local with its service and a model of this machine, where it is installed."""
    page = panel.foundry
    panel.show_target("foundry")
    if page.installed:
        workbench.settings.change(model_folders=(str(FOLDER_MODELS),))
        await workbench.models.refresh()
        page.serve.click()
        await until(lambda: page.url and not page.work.working)
        page.look()
        await until(lambda: page.models and not page.work.working)
        page.load.click()
        await until(lambda: page.current and page.current.loaded and not page.work.working)
    await take("engines-foundry")
    if page.installed:
        page.serve.click()
        await until(lambda: not page.url)
        workbench.settings.change(model_folders=())
        await workbench.models.refresh()
