"""``workbench agents export|import``: to and from other programs' files, with a report."""

from __future__ import annotations

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.agents.exchange.importing import imported
from workbench.agents.exchange.json_text import MOST_BYTES
from workbench.agents.exchange.python_sources import Exported
from workbench.agents.exchange.report import Report
from workbench.agents.graphs.documents import GraphDocument
from workbench.app import reports
from workbench.app.document_library import DocumentLibrary
from workbench.app.exporting import Either, exported, write_export
from workbench.app.terminal import harmless
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError
from workbench.base.regular_files import read_document


async def export(bench: Workbench, document: Either, options: Namespace) -> int:
    """Say what would be left out, then write the file; returns the exit code.

    Raises:
        WorkbenchError: It cannot be written in that format, or there.
    """
    made = await exported(bench, document, options.format)
    to_screen = options.path == "-"
    if not options.json or to_screen:
        _warn(made, is_alone=to_screen)
    if options.check:
        return _told_export(made, "", options)
    if to_screen:
        _print(made.text.rstrip("\n"))
        return 0
    await write_export(made, Path(options.path))
    return _told_export(made, options.path, options)


def _told_export(made: Exported, path: str, options: Namespace) -> int:
    beside = [str(Path(options.path).parent / name) for name in made.beside]
    if options.json:
        told = {"path": path, "beside": beside, "report": _plain(made.report)}
        _print(reports.as_json(told))
        return 0
    for line in (path, *beside) if path else ():
        _print(line)
    if options.check:
        losses = made.report.left_out
        _print("It can be written, with these losses." if losses else "Nothing is left out.")
    return 0


def _warn(made: Exported, *, is_alone: bool) -> None:
    """What is left out goes where errors go: it is there before anything is written."""
    lines = [f"  {loss}" for loss in made.report.left_out]
    if is_alone and made.beside:
        names = ", ".join(made.beside)
        lines.append(f"  {names}: read by the script (write to a file to have them beside it)")
    if lines:
        lines.insert(0, "Left out, or done otherwise:")
        print(harmless("\n".join(lines)), file=sys.stderr, flush=True)  # noqa: T201


async def import_file(bench: Workbench, options: Namespace) -> int:
    """Add what a file holds to the library; returns the exit code.

    Raises:
        WorkbenchError: It is nothing that is read here, or could not be saved.
    """
    path = Path(options.path)
    raw = await asyncio.to_thread(read_document, path, MOST_BYTES)
    try:
        found = imported(raw, [tool.name for tool in bench.tools])
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc
    document = found.document
    library: DocumentLibrary[Any] = bench.agents
    if isinstance(document, GraphDocument):
        library = bench.graphs
    if any(other.name == document.name for other in library.documents):
        document = replace(document, name=library.free_name(document.title))
    await library.save(document)
    place = str(library.path_of(document.name))
    told = {"name": document.name, "path": place, "kind": found.kind}
    _tell(told, f"{document.name}: {place}", found.report, as_json=options.json)
    return 0


def _tell(told: Mapping[str, Any], line: str, report: Report, *, as_json: bool) -> None:
    if as_json:
        _print(reports.as_json({**told, "report": _plain(report)}))
        return
    _print(line)
    if report.left_out:
        _print("Left out, or done otherwise:")
    for loss in report.left_out:
        _print(harmless(f"  {loss}"))


def _plain(report: Report) -> Any:
    return json.loads(json.dumps(asdict(report)))


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
