"""``workbench models``: everything the models panel does, from a terminal."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app import (
    carry_commands,
    compare_commands,
    finding_commands,
    keeping_commands,
    load_commands,
    quantise_commands,
    reports,
    signer_list,
    token_command,
)
from workbench.app.model_checks import check_report
from workbench.app.progress_bars import plain_bar
from workbench.app.terminal import harmless, say
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text

if TYPE_CHECKING:
    from collections.abc import Callable

DAMAGED = 3
"""Exit code of ``verify`` when the file is not what it was."""


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    actions: dict[str, Callable[[Workbench, Namespace], Any]] = {
        "list": keeping_commands.show,
        "edit": keeping_commands.edit,
        "clean": keeping_commands.clean,
        "load": load_commands.load,
        "keep": load_commands.keep,
        "search": finding_commands.search,
        "info": finding_commands.info,
        "pull": finding_commands.pull,
        "import": _import,
        "verify": _verify,
        "repair": _repair,
        "pack": carry_commands.pack,
        "unpack": carry_commands.unpack,
        "signers": signer_list.run,
        "rm": _remove,
        "token": token_command.token,
        "quantize": quantise_commands.quantize,
        "compare": compare_commands.compare_models,
    }
    return int(await actions[options.action](bench, options) or 0)


async def _import(bench: Workbench, options: Namespace) -> None:
    path = await asyncio.to_thread(Path(options.path).expanduser)
    model = await bench.models.add_file(path)
    if options.json:
        say(reports.as_json(asdict(model)))
    else:
        text = f"{model.id} is installed: {size_text(model.size_bytes)}, copied and read back"
        say(harmless(text))


async def _verify(bench: Workbench, options: Namespace) -> int:
    with plain_bar() as told:
        check = await bench.models.check(options.id, told)
    bad = {name: list(found.bad) for name, found in check.files.items() if not found.whole}
    if options.json:
        say(reports.as_json(check_report(options.id, check)))
    elif bad:
        say(harmless(f"{options.id} is {check.words}"))
        say(harmless(check.remedy(bench.models.get(options.id))))
    else:
        say(harmless(f"{options.id} is whole: {check.words}"))
        for name, digest in check.digests.items():
            say(harmless(f"  {digest}  {name}"))
    return DAMAGED if bad else 0


async def _repair(bench: Workbench, options: Namespace) -> None:
    with plain_bar() as told:
        fetched = await bench.models.repair(options.id, bench.sources, told)
    if options.json:
        say(reports.as_json({"id": options.id, "fetched_bytes": fetched}))
    elif fetched:
        say(f"{options.id} is whole again; {size_text(fetched)} were fetched")
    else:
        say(f"{options.id} was whole already")


async def _remove(bench: Workbench, options: Namespace) -> None:
    model = bench.models.get(options.id)
    await bench.models.remove(options.id)
    if options.json:
        say(reports.as_json({"id": options.id, "freed_bytes": model.size_bytes}))
    else:
        say(f"{options.id} is removed: {size_text(model.size_bytes)} are free again")
