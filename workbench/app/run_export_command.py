"""``workbench runs export``: to the screen, to a file, or to the collector of the settings."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from contextlib import aclosing
from pathlib import Path
from typing import IO

from workbench.app import reports
from workbench.app.run_names import named
from workbench.app.run_records import ExportOptions
from workbench.app.terminal import say
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError, StoreError
from workbench.base.files import chosen_file


async def export(bench: Workbench, options: Namespace) -> int:
    """Write runs, or send them."""
    ids = [await named(bench, text) for text in options.ids]
    if options.collector:
        return await _send(bench, ids, as_json=options.json)
    records = bench.records
    rules = (records.rules if options.redact else records.own_rules)(options.rule)
    what = ExportOptions(options.form, rules, content=not options.without_content)
    if options.output in (None, "-"):
        await _write(bench, ids, what, sys.stdout)
        return 0
    path = Path(options.output)
    with chosen_file(path) as file:
        await _write(bench, ids, what, file)
    runs = "1 run" if len(ids) == 1 else f"{len(ids)} runs"
    said = f"{runs} written to {path}"
    say(reports.as_json({"runs": ids, "file": str(path)}) if options.json else said)
    return 0


async def _write(
    bench: Workbench, ids: list[str], options: ExportOptions, file: IO[str]
) -> None:
    """Write piece by piece, with a bar where there is a terminal beside the output.

    Raises:
        StoreError: It cannot be written where it goes.
        BrokenPipeError: Nobody reads any more.
    """
    from workbench.app.progress_bars import share_bar

    with share_bar() as told:
        for number, run_id in enumerate(ids):
            told(number / len(ids), f"run {number + 1} of {len(ids)}")
            async with aclosing(
                bench.records.export([run_id], options, head=number == 0)
            ) as pieces:
                async for piece in pieces:
                    await asyncio.to_thread(_put, file, piece)
        told(1.0, "")


def _put(file: IO[str], piece: str) -> None:
    try:
        file.write(piece)
        file.flush()
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise StoreError(
            f"the output cannot be written: {exc.strerror or exc}",
            "Free some space where it goes, or send it elsewhere.",
        ) from exc


async def _send(bench: Workbench, ids: list[str], *, as_json: bool) -> int:
    sent = [await bench.records.collector.send_now(run_id) for run_id in ids]
    if as_json:
        rows = [
            {"run_id": one.run_id, "problem": one.problem, "refused": one.spans_refused}
            for one in sent
        ]
        say(reports.as_json(rows))
        return 1 if any(one.problem for one in sent) else 0
    if problems := [one.problem for one in sent if one.problem]:
        raise RunError(f"{len(problems)} of {len(ids)} runs were not sent: {problems[0]}")
    say(f"{len(ids)} runs sent")
    return 0
