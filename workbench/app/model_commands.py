"""``workbench models``: everything the models panel does, from a terminal."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from dataclasses import asdict
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app import (
    carry_commands,
    compare_commands,
    keeping_commands,
    load_commands,
    quantise_commands,
    reports,
    signer_list,
)
from workbench.app.fit_report import installed_info
from workbench.app.model_sources import wanted_variant
from workbench.app.progress_bars import plain_bar
from workbench.app.pulling import fetched
from workbench.app.terminal import count, harmless, say, size, table
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError, TransferError
from workbench.models.quality import quality_of
from workbench.models.sources.values import Query, SourcePage, Variant

if TYPE_CHECKING:
    from collections.abc import Callable

DAMAGED = 3
"""Exit code of ``verify`` when the file is not what it was."""
_MOST_TAGS = 5
_DEFAULT_VARIANTS = ("Q4_K_M", "Q4_K_S", "Q4_0", "Q5_K_M", "Q8_0")


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
        "search": _search,
        "info": _info,
        "pull": _pull,
        "import": _import,
        "verify": _verify,
        "repair": _repair,
        "pack": carry_commands.pack,
        "unpack": carry_commands.unpack,
        "signers": signer_list.run,
        "rm": _remove,
        "token": _token,
        "quantize": quantise_commands.quantize,
        "compare": compare_commands.compare_models,
    }
    return int(await actions[options.action](bench, options) or 0)


async def _search(bench: Workbench, options: Namespace) -> None:
    source = bench.sources.source(options.source, options.address)
    query = Query(
        text=" ".join(options.text),
        author=options.author,
        licence=options.licence,
        task=options.task,
        limit=options.limit,
        largest_bytes=int(options.largest_gb * 1e9),
    )
    try:
        found = await bench.sources.search(source, query)
    except TransferError as exc:
        more = "The catalogue needs no network: workbench models search --source catalogue"
        raise TransferError(exc.message, f"{exc.hint} {more}".strip()) from exc
    if options.json:
        say(reports.as_json([asdict(model) for model in found]))
        return
    rows = [
        [
            m.id,
            m.licence,
            count(m.parameters) if m.parameters else "",
            f"{m.downloads:,} downloads" if m.downloads else ", ".join(m.tags[:_MOST_TAGS]),
        ]
        for m in found
    ]
    say(table(["model", "licence", "parameters", "about"], rows))
    if not found:
        print("Nothing found; try fewer words.", file=sys.stderr)  # noqa: T201
    elif len(found) == options.limit:
        print(  # noqa: T201
            f"These are the first {options.limit}; --limit {5 * options.limit} shows more.",
            file=sys.stderr,
        )


async def _info(bench: Workbench, options: Namespace) -> None:
    if any(model.id == options.id for model in bench.models.models):
        await installed_info(bench, options)
        return
    page = await _page(bench, options)
    if options.json:
        say(reports.as_json(asdict(page)))
        return
    model = page.model
    say(harmless(f"{model.id}  licence {model.licence or 'unknown'}"))
    rows = [
        [v.name, size(v.size_bytes), str(len(v.files)), quality_of(v.quantisation).note]
        for v in page.variants
    ]
    say(table(["variant", "size", "files", "quality"], rows))


async def _pull(bench: Workbench, options: Namespace) -> None:
    page = await _page(bench, options)
    variant = choose(page, options.variant)
    wanted = await bench.sources.resolved(wanted_variant(page, variant))
    done = await fetched(bench.downloads, wanted)
    model = next(m for m in bench.models.models if m.path.parent.name == done.model_digest)
    if options.json:
        say(reports.as_json(asdict(model)))
    else:
        say(harmless(f"{model.id} is installed: {size(model.size_bytes)}, every byte checked"))


async def _import(bench: Workbench, options: Namespace) -> None:
    path = await asyncio.to_thread(Path(options.path).expanduser)
    model = await bench.models.add_file(path)
    if options.json:
        say(reports.as_json(asdict(model)))
    else:
        say(harmless(f"{model.id} is installed: {size(model.size_bytes)}"))


async def _verify(bench: Workbench, options: Namespace) -> int:
    with plain_bar() as told:
        found = await bench.models.verify(options.id, told)
    bad = {name: list(verdict.bad) for name, verdict in found.items() if not verdict.whole}
    if options.json:
        say(reports.as_json({"id": options.id, "whole": not bad, "bad_chunks": bad}))
    elif bad:
        parts = sum(len(chunks) for chunks in bad.values())
        say(f"{options.id} is damaged: {parts} parts of 8 MiB. Repair it with:")
        say(f"  workbench models repair {options.id}")
    else:
        say(f"{options.id} is whole: every byte is what it was")
    return DAMAGED if bad else 0


async def _repair(bench: Workbench, options: Namespace) -> None:
    with plain_bar() as told:
        fetched = await bench.models.repair(options.id, bench.sources, told)
    if options.json:
        say(reports.as_json({"id": options.id, "fetched_bytes": fetched}))
    elif fetched:
        say(f"{options.id} is whole again; {size(fetched)} were fetched")
    else:
        say(f"{options.id} was whole already")


async def _remove(bench: Workbench, options: Namespace) -> None:
    model = bench.models.get(options.id)
    await bench.models.remove(options.id)
    if options.json:
        say(reports.as_json({"id": options.id, "freed_bytes": model.size_bytes}))
    else:
        say(f"{options.id} is removed: {size(model.size_bytes)} are free again")


async def _token(bench: Workbench, options: Namespace) -> None:
    """The token is read without echo, or from a pipe; never from the command line."""
    text = ""
    if not options.forget:
        read = partial(getpass, "Access token: ") if sys.stdin.isatty() else sys.stdin.readline
        text = (await asyncio.to_thread(read)).strip()
        if not text:
            raise ModelError("there was no token to read", "Paste it, then press Enter.")
    kept = await asyncio.to_thread(bench.sources.set_token, options.source, text)
    if text and not kept:
        raise ModelError(
            "this system has no keyring to keep a token in",
            "Enter it in the window: it holds until the program ends.",
        )
    if options.json:
        say(reports.as_json({"source": options.source, "kept": bool(text)}))
    else:
        say("the token is kept" if text else "the token is forgotten")


async def _page(bench: Workbench, options: Namespace) -> SourcePage:
    source = bench.sources.source(options.source, options.address)
    page = await bench.sources.page(source, options.id)
    if not page.variants:
        raise ModelError(
            f"{options.id!r} has no GGUF files",
            "Look for a version of it whose name ends with GGUF.",
        )
    return page


def choose(page: SourcePage, name: str) -> Variant:
    """The variant of that name, or the usual one if there is no name.

    Raises:
        ModelError: There is none of that name; the hint names those there are.
    """
    by_name = {variant.name.lower(): variant for variant in page.variants}
    if name:
        if name.lower() in by_name:
            return by_name[name.lower()]
        names = ", ".join(variant.name for variant in page.variants)
        raise ModelError(f"{page.model.id!r} has no variant {name!r}", f"There are: {names}.")
    for usual in _DEFAULT_VARIANTS:
        for variant in page.variants:
            if variant.quantisation == usual:
                return variant
    return page.variants[0]
