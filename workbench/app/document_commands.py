"""``workbench agents``: list, make, check, import, export and compare agents and graphs."""

from __future__ import annotations

import asyncio
import difflib
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workbench.agents.checks import check
from workbench.agents.documents import AgentDocument
from workbench.agents.files import read_agent, write_agent
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import SUFFIX, read_graph, write_graph
from workbench.agents.graphs.value_writing import to_values as graph_values
from workbench.agents.values import to_values
from workbench.app import reports
from workbench.app.document_library import DocumentLibrary
from workbench.app.graph_world import world_of
from workbench.app.runs import Documents
from workbench.app.terminal import harmless
from workbench.app.workbench import Workbench
from workbench.base.files import write_atomically

Either = AgentDocument | GraphDocument


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "new":
            return await _new(bench, options)
        case "check":
            return _check(bench, options)
        case "export":
            return await _export(bench, options)
        case "import":
            return await _import(bench, options)
        case "diff":
            return _diff(bench, options)
        case _:
            return _list(bench, as_json=options.json)


def _list(bench: Workbench, *, as_json: bool) -> int:
    if as_json:
        agents = [to_values(agent) for agent in bench.agents.agents]
        _print(reports.as_json([*agents, *map(graph_values, bench.graphs.graphs)]))
        return 0
    _print(reports.agents_table(bench.agents.agents))
    if bench.graphs.graphs:
        _print("")
        _print(reports.graphs_table(bench.graphs.graphs))
    return 0


async def _new(bench: Workbench, options: Namespace) -> int:
    document = _get(bench, options.template)
    library: DocumentLibrary[Any] = _library(bench, document)
    made = await library.duplicate(document.name, options.title)
    return _told(made.name, library.path_of(made.name), as_json=options.json)


def _check(bench: Workbench, options: Namespace) -> int:
    document = _get(bench, options.agent)
    problems: Sequence[Any]
    if isinstance(document, GraphDocument):
        problems = check_graph(document, world_of(bench))
    else:
        tools = {spec.name: spec for spec in bench.tools}
        problems = check(document, tools, bench.models.models)
    if options.json:
        _print(reports.as_json([asdict(problem) for problem in problems]))
    else:
        for problem in problems:
            where = getattr(problem, "node_path", "") or getattr(problem, "path", "")
            setting = getattr(problem, "setting", "")
            place = ".".join(part for part in (where, setting) if part)
            _print(harmless(f"{problem.level}  {place}: {problem.message} / {problem.hint}"))
        if not problems:
            _print("ok")
    return 1 if any(problem.level == "error" for problem in problems) else 0


async def _export(bench: Workbench, options: Namespace) -> int:
    text = _written(_get(bench, options.agent))
    if options.path == "-":
        _print(text.rstrip("\n"))
        return 0
    await asyncio.to_thread(write_atomically, Path(options.path), text)
    _print(reports.as_json({"path": options.path}) if options.json else options.path)
    return 0


async def _import(bench: Workbench, options: Namespace) -> int:
    path = Path(options.path)
    if path.name.endswith(SUFFIX):
        graph = await asyncio.to_thread(read_graph, path)
        if any(other.name == graph.name for other in bench.graphs.graphs):
            graph = replace(graph, name=bench.graphs.free_name(graph.title))
        await bench.graphs.save(graph)
        return _told(graph.name, bench.graphs.path_of(graph.name), as_json=options.json)
    agent = await asyncio.to_thread(read_agent, path)
    if any(other.name == agent.name for other in bench.agents.agents):
        agent = replace(agent, name=bench.agents.free_name(agent.title))
    await bench.agents.save(agent)
    return _told(agent.name, bench.agents.path_of(agent.name), as_json=options.json)


def _told(name: str, path: Path, *, as_json: bool) -> int:
    if as_json:
        _print(reports.as_json({"name": name, "path": str(path)}))
    else:
        _print(f"{name}: {path}")
    return 0


def _diff(bench: Workbench, options: Namespace) -> int:
    before, after = (_written(_get(bench, name)) for name in (options.before, options.after))
    lines = list(
        difflib.unified_diff(
            before.splitlines(), after.splitlines(), options.before, options.after, lineterm=""
        )
    )
    _print(reports.as_json(lines) if options.json else harmless("\n".join(lines)))
    return 1 if lines else 0


def _get(bench: Workbench, name: str) -> Either:
    return Documents(bench.agents, bench.graphs, bench.models).get(name)


def _library(bench: Workbench, document: Either) -> DocumentLibrary[Any]:
    return bench.graphs if isinstance(document, GraphDocument) else bench.agents


def _written(document: Either) -> str:
    if isinstance(document, GraphDocument):
        return write_graph(document)
    return write_agent(document)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
