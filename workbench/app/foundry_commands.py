"""``workbench engines foundry``: Foundry Local's models and its web service."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from workbench.app import reports
from workbench.app.aside import aside
from workbench.app.foundry import FoundryLocal
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import EngineUnavailable
from workbench.base.sizes import size_text
from workbench.engines.foundry_local.catalogue import FoundryModel


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one step; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    foundry = FoundryLocal(bench.paths, bench.models, bench.settings, bench.guard)
    steps: dict[str, Callable[[FoundryLocal, Namespace], Any]] = {
        "list": _list,
        "serve": _serve,
        "load": _load,
        "unload": _unload,
    }
    await steps[options.step](foundry, options)
    return 0


async def _list(foundry: FoundryLocal, options: Namespace) -> None:
    async with foundry.opened(public=options.public) as catalogue:
        models = await catalogue.models()
        _tell_age(catalogue.remembered_s)
    if not options.public:
        loaded = await aside(_loaded, foundry)
        models = tuple(replace(model, loaded=model.id in loaded) for model in models)
    if options.json:
        say(reports.as_json([asdict(model) for model in models]))
        return
    rows = [
        [
            model.id,
            size_text(model.size_bytes) if model.size_bytes else "",
            str(model.context_tokens or ""),
            model.device,
            "yes" if model.can_call_tools else "",
            _state(model),
        ]
        for model in models
    ]
    say(table(["MODEL", "SIZE>", "CONTEXT>", "DEVICE", "TOOLS", "STATE"], rows))
    if not models:
        say(
            "None. Import a folder that holds genai_config.json: workbench models import FOLDER"
        )


def _tell_age(remembered_s: float) -> None:
    if remembered_s:
        day = time.strftime("%Y-%m-%d", time.localtime(remembered_s))
        _note(f"the catalogue did not answer; this is its list of {day}")


def _note(text: str) -> None:
    print(f"note: {text}", file=sys.stderr, flush=True)  # noqa: T201 - the command line


def _state(model: FoundryModel) -> str:
    if model.loaded:
        return "loaded"
    return "on disk" if model.on_disk else "not fetched"


def _loaded(foundry: FoundryLocal) -> frozenset[str]:
    """What the web service holds, if one runs."""
    service = foundry.service()
    if service is None:
        return frozenset()
    # It may have ended just now, which is no fault.
    with suppress(EngineUnavailable):
        return service.loaded()
    return frozenset()


async def _serve(foundry: FoundryLocal, options: Namespace) -> None:
    async with foundry.serving() as (catalogue, address):
        for model_id in options.model:
            await catalogue.load(model_id)
        if options.json:
            say(reports.as_json({**asdict(address), "loaded": options.model}))
        else:
            where = address.url
            say(
                harmless(
                    f"Foundry Local answers at {where}, for programs on this machine only."
                )
            )
            say(f"They need this key, which is another one after each start: {address.key}")
            say("Load models with: workbench engines foundry load MODEL")
            say("It ends with Ctrl+C.")
        await _until_told()


async def _until_told() -> None:
    """Until the process is asked to end."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    # Windows has no such handlers; Ctrl+C ends the wait there as everywhere.
    with suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGTERM, told.set)
    await told.wait()


async def _load(foundry: FoundryLocal, options: Namespace) -> None:
    await aside(lambda: foundry.running_service().load(options.model))
    _done(options, "loaded", f"{options.model} is loaded")


async def _unload(foundry: FoundryLocal, options: Namespace) -> None:
    await aside(lambda: foundry.running_service().unload(options.model))
    _done(options, "unloaded", f"{options.model} is out of memory")


def _done(options: Namespace, word: str, text: str) -> None:
    if options.json:
        say(reports.as_json({"model": options.model, word: True}))
    else:
        say(harmless(text))
