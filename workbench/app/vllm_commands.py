"""``workbench engines vllm``: how a vLLM server is started."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import RequestError
from workbench.base.files import write_chosen
from workbench.engines.vllm_launch import (
    TEMPLATES,
    Speculation,
    VllmLaunch,
    command_of,
    command_text,
    compose_of,
    launch_of,
    remarks,
)

_CHANGES = (
    "served_name", "host", "port", "tensor_parallel", "pipeline_parallel", "quantisation",
    "kv_type", "context_tokens", "most_at_once", "batch_tokens", "gpu_share", "tool_parser",
    "reasoning_parser",
)  # fmt: skip


async def run(_bench: Workbench, options: Namespace) -> None:
    """List the templates, or print how a server is started by one.

    Raises:
        RequestError: The settings do not fit together.
        StoreError: The compose file could not be written.
    """
    if not options.template:
        _templates(options)
        return
    launch = _launch(options)
    compose = compose_of(launch, options.models)
    if options.write:
        await asyncio.to_thread(_write, options.write, compose)
    if options.json:
        told = {
            "launch": asdict(launch),
            "command": command_of(launch),
            "compose": compose,
            "remarks": list(remarks(launch)),
        }
        say(reports.as_json(told))
        return
    say(compose if options.compose else command_text(launch))
    for remark in remarks(launch):
        say(f"# {remark}")


def _write(name: str, compose: str) -> None:
    path = Path(name).expanduser()
    if path.exists():
        raise RequestError(f"{str(path)!r} is there already", "Choose another name.")
    write_chosen(path, compose)


def _launch(options: Namespace) -> VllmLaunch:
    if not options.model:
        raise RequestError("which model is to be served?", "Name it after the template.")
    given = {name: getattr(options, name) for name in _CHANGES}
    changes: dict[str, object] = {k: value for k, value in given.items() if value is not None}
    if options.with_key:
        changes["needs_key"] = True
    if options.no_prefix_caching:
        changes["prefix_caching"] = False
    if options.no_chunked_prefill:
        changes["chunked_prefill"] = False
    if options.draft_model or options.guess:
        changes["speculation"] = Speculation(options.draft_model, options.guess or 4)
    return launch_of(options.template, options.model, **changes)


def _templates(options: Namespace) -> None:
    if options.json:
        say(reports.as_json({name: asdict(one) for name, one in TEMPLATES.items()}))
        return
    rows = [
        [name, str(one.launch.gpus), str(one.launch.most_at_once), one.meant_for]
        for name, one in TEMPLATES.items()
    ]
    say(table(["TEMPLATE", "GPUS>", "AT ONCE>", "MEANT FOR"], rows))
