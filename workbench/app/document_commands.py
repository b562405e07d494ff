"""``workbench agents``: list, make, check, carry over and compare agents and graphs."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.agents.checks import check
from workbench.agents.documents import AgentDocument
from workbench.agents.files import write_agent
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.code_checks import code_problems
from workbench.agents.graphs.differences import differences
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import write_graph
from workbench.agents.graphs.value_writing import to_values as graph_values
from workbench.agents.values import to_values
from workbench.app import exchange_commands, reports
from workbench.app.document_library import DocumentLibrary
from workbench.app.graph_world import world_of
from workbench.app.run_documents import Documents
from workbench.app.terminal import harmless, shortened
from workbench.app.version_commands import list_versions, restore_version, text_diff
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError

Either = AgentDocument | GraphDocument
_MOST_SAID = 2_000


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "new":
            return await _new(bench, options)
        case "check":
            return await _check(bench, options)
        case "export":
            return await exchange_commands.export(bench, _get(bench, options.agent), options)
        case "import":
            return await exchange_commands.import_file(bench, options)
        case "diff":
            return _diff(bench, options)
        case "versions":
            library = _library(bench, _get(bench, options.agent))
            return list_versions(library, options.agent, as_json=options.json)
        case "restore":
            library = _library(bench, _get(bench, options.agent))
            name, version = options.agent, options.version
            return await restore_version(library, name, version, as_json=options.json)
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


async def _check(bench: Workbench, options: Namespace) -> int:
    document = _get(bench, options.agent)
    problems: Sequence[Any]
    if isinstance(document, GraphDocument):
        of_code = await asyncio.to_thread(code_problems, document)
        problems = (*check_graph(document, world_of(bench)), *of_code)
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
            said = shortened(f"{place}: {problem.message} / {problem.hint}", _MOST_SAID)
            _print(harmless(f"{problem.level}  {said}"))
        if not problems:
            _print("ok")
    return 1 if any(problem.level == "error" for problem in problems) else 0


def _told(name: str, path: Path, *, as_json: bool) -> int:
    if as_json:
        _print(reports.as_json({"name": name, "path": str(path)}))
    else:
        _print(f"{name}: {path}")
    return 0


def _diff(bench: Workbench, options: Namespace) -> int:
    before, after = (_get(bench, name) for name in (options.before, options.after))
    if options.nodes:
        return _node_diff(before, after, as_json=options.json)
    names = (options.before, options.after)
    return text_diff(_written(before), _written(after), names, as_json=options.json)


def _node_diff(before: Either, after: Either, *, as_json: bool) -> int:
    if not isinstance(before, GraphDocument) or not isinstance(after, GraphDocument):
        raise DocumentError("only graphs have nodes", "Leave --nodes out for agents.")
    found = differences(before, after)
    if as_json:
        _print(reports.as_json([_plain(asdict(one)) for one in found]))
    for one in () if as_json else found:
        _print(harmless(str(one)))
    return 1 if found else 0


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


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
