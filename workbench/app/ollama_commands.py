"""``workbench engines ollama``: the models of an Ollama server."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from workbench.app import reports
from workbench.app.aside import aside
from workbench.app.ollama import OllamaServer
from workbench.app.progress_bars import plain_bar
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import SettingsError
from workbench.base.sizes import size_text
from workbench.engines.ollama.values import PullProgress

_MINUTE_S = 60.0


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one step; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    server = OllamaServer(bench.settings, bench.guard, options.address)
    steps: dict[str, Callable[[OllamaServer, Namespace], Any]] = {
        "list": _list,
        "ps": _running,
        "pull": _pull,
        "show": _show,
        "keep": _keep,
        "stop": _stop,
        "rm": _remove,
    }
    await steps[options.step](server, options)
    return 0


async def _list(server: OllamaServer, options: Namespace) -> None:
    models = await aside(server.api.models)
    if options.json:
        say(reports.as_json([asdict(model) for model in models]))
        return
    rows = [
        [
            model.name,
            size_text(model.size_bytes),
            model.parameters,
            model.quantisation,
            model.family,
        ]
        for model in models
    ]
    say(table(["MODEL", "SIZE>", "PARAMETERS", "QUANTISATION", "FAMILY"], rows))
    if not models:
        say("It has none. Fetch one: workbench engines ollama pull qwen3:4b")


async def _running(server: OllamaServer, options: Namespace) -> None:
    models = await aside(server.api.running)
    if options.json:
        say(reports.as_json([asdict(model) for model in models]))
        return
    rows = [
        [
            m.name,
            size_text(m.size_bytes),
            size_text(m.gpu_bytes),
            str(m.context_tokens or ""),
            m.until,
        ]
        for m in models
    ]
    say(table(["MODEL", "MEMORY>", "OF IT GPU>", "CONTEXT>", "UNTIL"], rows))


async def _pull(server: OllamaServer, options: Namespace) -> None:
    with _bar() as told:
        last = await server.pull(options.model, told)
    if options.json:
        say(reports.as_json({"model": options.model, "fetched_bytes": last.done_bytes}))
    else:
        say(harmless(f"Ollama has {options.model}: {size_text(last.total_bytes)}"))


async def _show(server: OllamaServer, options: Namespace) -> None:
    found = await aside(server.api.show, options.model)
    if options.json:
        say(reports.as_json(asdict(found)))
        return
    rows = [
        ["family", found.family],
        ["parameters", found.parameters],
        ["quantisation", found.quantisation],
        ["context", f"{found.context_tokens} tokens" if found.context_tokens else "not told"],
        ["capabilities", ", ".join(found.capabilities)],
        ["licence", found.licence],
    ]
    say(table([found.name, ""], rows))


async def _keep(server: OllamaServer, options: Namespace) -> None:
    seconds = None if options.minutes is None else options.minutes * _MINUTE_S
    if seconds is not None and not 0.0 < seconds < float("inf"):
        raise SettingsError(
            f"{options.minutes} is no number of minutes", "Write --minutes 30, or leave it out."
        )
    await aside(server.api.keep, options.model, seconds)
    _done(options, "kept", f"Ollama holds {options.model} in memory")


async def _stop(server: OllamaServer, options: Namespace) -> None:
    await aside(server.api.unload, options.model)
    _done(options, "unloaded", f"Ollama has taken {options.model} out of memory")


async def _remove(server: OllamaServer, options: Namespace) -> None:
    await aside(server.api.remove, options.model)
    _done(options, "removed", f"Ollama has removed {options.model}")


def _done(options: Namespace, word: str, text: str) -> None:
    if options.json:
        say(reports.as_json({"model": options.model, word: True}))
    else:
        say(harmless(text))


@contextmanager
def _bar() -> Iterator[Callable[[PullProgress], None]]:
    with plain_bar() as bar:
        yield lambda step: bar(step.done_bytes, step.total_bytes)
