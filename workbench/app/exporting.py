"""Agents and graphs as files for other programs: what is written, and what is left out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.python_sources import Exported, Sources
from workbench.agents.exchange.workflow_export import to_workflow
from workbench.agents.files import write_agent
from workbench.agents.graphs.documents import Body, GraphDocument
from workbench.agents.graphs.files import write_graph
from workbench.app.graph_world import world_of
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, StoreError
from workbench.base.files import chosen_place, store_error, write_chosen

Either = AgentDocument | GraphDocument


async def exported(bench: Workbench, document: Either, form: str) -> Exported:
    """A document in a format: ``yaml``, ``workflow`` or ``python``. Nothing is written yet.

    Raises:
        WorkbenchError: It cannot be written in that format, or documents that it searches
            cannot be read.
    """
    world = world_of(bench)
    if form == "python":
        names = _collections(document.body) if isinstance(document, GraphDocument) else ()
        known = [name for name in dict.fromkeys(names) if name in world.collections]
        parts = {name: await bench.collections.parts(name) for name in known}
        sources = Sources(world.tools, world.agents, bench.tool_library.by_maker, parts)
        return await asyncio.to_thread(to_python, document, sources)
    if form != "workflow":
        if isinstance(document, GraphDocument):
            return Exported(await asyncio.to_thread(write_graph, document))
        return Exported(await asyncio.to_thread(write_agent, document))
    if isinstance(document, AgentDocument):
        raise DocumentError(
            f"{document.name!r} is an agent, and no workflow",
            "Export it as yaml: that is the Agent Framework's form of an agent.",
        )
    return Exported(*await asyncio.to_thread(to_workflow, document, world))


async def write_export(made: Exported, path: Path) -> None:
    """Write it, and beside it what it reads.

    Raises:
        StoreError: A file cannot be written; the text itself comes last.
    """
    await asyncio.to_thread(_write, made, path)


def _write(made: Exported, path: Path) -> None:
    folder = chosen_place(path).parent
    for name, content in made.beside.items():
        place = folder / name
        if not place.resolve().is_relative_to(folder.resolve()):
            raise StoreError(
                f"{name!r} beside it leads elsewhere and is left alone",
                "Choose another folder.",
            )
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise store_error(exc, place) from exc
        write_chosen(place, content)
    write_chosen(path, made.text)


def _collections(body: Body) -> Iterator[str]:
    """The collections that nodes search, also those inside others."""
    for node in body.nodes:
        if node.kind == "retrieve":
            yield str(node.settings.get("collection", ""))
        if node.body is not None:
            yield from _collections(node.body)
