"""``workbench agents export|import``: to and from other programs' files, with a report."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.importing import imported
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.report import Report
from workbench.agents.exchange.workflow_export import to_workflow
from workbench.agents.files import write_agent
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import write_graph
from workbench.agents.graphs.limits import MOST_BYTES
from workbench.app import reports
from workbench.app.document_library import DocumentLibrary
from workbench.app.graph_world import world_of
from workbench.app.terminal import harmless
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError
from workbench.base.files import write_atomically

Either = AgentDocument | GraphDocument


async def export(bench: Workbench, document: Either, options: Namespace) -> int:
    """Write a document to a file in the format asked for; returns the exit code.

    Raises:
        WorkbenchError: It cannot be written in that format, or there.
    """
    text, report = exported(bench, document, options.format)
    if options.path == "-":
        _print(text.rstrip("\n"))
        return 0
    await asyncio.to_thread(write_atomically, Path(options.path), text)
    _tell({"path": options.path}, options.path, report, as_json=options.json)
    return 0


def exported(bench: Workbench, document: Either, format_: str) -> tuple[str, Report]:
    """The text of a document in a format, and what is left out.

    Raises:
        DocumentError: It cannot be written in that format.
    """
    world = world_of(bench)
    match format_, document:
        case "python", _:
            return to_python(document, world.agents, world.tools)
        case "workflow", GraphDocument():
            return to_workflow(document, world)
        case "workflow", _:
            raise DocumentError(
                f"{document.name!r} is an agent, and no workflow",
                "Export it as yaml: that is the Agent Framework's form of an agent.",
            )
        case _, GraphDocument():
            return write_graph(document), Report()
        case _:
            return write_agent(document), Report()


async def import_file(bench: Workbench, options: Namespace) -> int:
    """Add what a file holds to the library; returns the exit code.

    Raises:
        WorkbenchError: It is nothing that is read here, or could not be saved.
    """
    path = Path(options.path)
    raw = await asyncio.to_thread(_read, path)
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


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise DocumentError(
            f"{path.name}: cannot be read: {exc.strerror or exc}", "Check the file."
        ) from exc


def _tell(told: Mapping[str, Any], line: str, report: Report, *, as_json: bool) -> None:
    if as_json:
        _print(reports.as_json({**told, "report": json.loads(json.dumps(asdict(report)))}))
        return
    _print(line)
    if report.left_out:
        _print("Left out, or done otherwise:")
    for loss in report.left_out:
        _print(harmless(f"  {loss}"))


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
