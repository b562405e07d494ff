"""``workbench engines``: what runs the models, from a terminal."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from workbench.app import (
    embedding_commands,
    engine_bench_commands,
    engine_pack_commands,
    foundry_commands,
    ollama_commands,
    reports,
    server_commands,
    tool_check_commands,
    vllm_commands,
)
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.engines.registry import ENGINES, EngineSpec
from workbench.engines.sandbox import NO_THREAD, possible

if TYPE_CHECKING:
    from collections.abc import Callable


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    actions: dict[str, Callable[[Workbench, Namespace], Any]] = {
        "list": _list,
        "bench": engine_bench_commands.run,
        "check": tool_check_commands.check,
        "embed": embedding_commands.embed,
        "rerank": embedding_commands.rerank,
        "discover": server_commands.look,
        "connect": server_commands.connect,
        "disconnect": server_commands.disconnect,
        "vllm": vllm_commands.run,
        "ollama": ollama_commands.run,
        "foundry": foundry_commands.run,
        "install-pack": engine_pack_commands.install,
        "packs": engine_pack_commands.show,
        "restore-pack": engine_pack_commands.restore,
        "remove-pack": engine_pack_commands.remove,
    }
    return int(await actions[options.action](bench, options) or 0)


async def _list(bench: Workbench, options: Namespace) -> None:
    known = await asyncio.to_thread(bench.connections.all)
    mode = bench.settings.settings.engine_mode
    if options.json:
        told = {
            "engines": [_engine(spec, mode) for spec in ENGINES],
            "servers": [server_commands.connection_values(one) for one in known],
        }
        say(reports.as_json(told))
        return
    rows = [
        [spec.key, spec.title, "yes" if spec.installed else spec.install_hint, _opens(spec)]
        for spec in ENGINES
    ]
    say(table(["KEY", "ENGINE", "INSTALLED", "OPENS"], rows))
    say("")
    say(f"Sandbox of a model's process: {possible()}")
    if known:
        say("")
        headings = ["SERVER", "MODEL", "ADDRESS", "PROBLEM"]
        say(table(headings, server_commands.connection_rows(known)))


def _engine(spec: EngineSpec, mode: str) -> dict[str, Any]:
    held = mode == "process" or spec.own_process
    return {
        "key": spec.key,
        "title": spec.title,
        "installed": spec.installed,
        "install_hint": spec.install_hint,
        "opens": list(spec.suffixes),
        "folders_with": list(_folders(spec)),
        "sandbox": possible() if held else NO_THREAD,
    }


def _folders(spec: EngineSpec) -> tuple[str, ...]:
    """What its folders hold; one engine opens those of another, where a setting says so."""
    if spec.key != "foundry-local":
        return spec.markers
    return next(one.markers for one in ENGINES if one.key == "onnx-genai")


def _opens(spec: EngineSpec) -> str:
    markers = _folders(spec)
    folder = f"folders with {' and '.join(markers)}" if markers else ""
    return ", ".join(filter(None, (*spec.suffixes, folder)))
