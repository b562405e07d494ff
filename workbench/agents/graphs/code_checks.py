"""Whether the Python code of a graph's nodes is Python, found out outside of the program."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import lru_cache

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.graphs.documents import GraphDocument, every_body, path_of
from workbench.agents.nodes.code import CODE
from workbench.agents.nodes.code_reading import parameters_of
from workbench.base.errors import ToolError
from workbench.tools.code_check import CodeFound, read_code

_MOST_S = 8.0
_KEPT = 256
_SETTING = "source"


def sources_of(document: GraphDocument) -> tuple[tuple[str, str], ...]:
    """The nodes with Python code, and their code as far as it can be checked."""
    return tuple(
        (path_of(scope, node.id), source)
        for scope, body in every_body(document)
        for node in body.nodes
        if node.kind == CODE.key
        and isinstance(source := node.settings.get(_SETTING), str)
        and _is_readable(source)
    )


def code_problems(
    document: GraphDocument, cancelled: threading.Event | None = None
) -> tuple[GraphProblem, ...]:
    """What is wrong with the code of a graph beside what ``check_graph`` tells. Blocking.

    Nothing of it is run. Code is looked at once as long as the program runs.

    Args:
        document: The graph.
        cancelled: Ends it early once it is set.
    """
    return tuple(_problems(document, cancelled or threading.Event()))


def _problems(document: GraphDocument, cancelled: threading.Event) -> Iterator[GraphProblem]:
    end_s = time.monotonic() + _MOST_S
    for path, source in sources_of(document):
        if cancelled.is_set():
            return
        if time.monotonic() > end_s:
            said = f"It takes longer than {_MOST_S:g} seconds to look at all code"
            yield GraphProblem("warning", path, said, "Shorten the code.", _SETTING)
            return
        try:
            found = _found(source, cancelled)
        except ToolError as exc:
            said = f"The code could not be looked at: {exc.message}"
            yield GraphProblem("warning", path, said, exc.hint, _SETTING)
            return
        if why := _wrong(found, source):
            said = f"The code cannot be used: {why}"
            yield GraphProblem("error", path, said, "Mend it at that place.", _SETTING)


def _found(source: str, cancelled: threading.Event) -> CodeFound:
    noted = _noted(source)
    if not noted:
        noted.append(read_code(source, cancelled))
    return noted[0]


@lru_cache(maxsize=_KEPT)
def _noted(_source: str) -> list[CodeFound]:
    """Where what was read of some code is noted, once that is known."""
    return []


def _wrong(found: CodeFound, source: str) -> str:
    if found.problem:
        return found.problem
    if found.parameters is None:
        return "there is no function run"
    names = [name for name, _needed in parameters_of(source)]
    if list(found.parameters) != names:
        return "what begins with def run( last is not its function run"
    return ""


def _is_readable(source: str) -> bool:
    try:
        parameters_of(source)
    except ValueError:  # that is told already
        return False
    return True
