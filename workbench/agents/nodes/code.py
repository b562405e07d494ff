"""Python code in a process of its own that reaches neither files nor the network."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    Field,
    NodeContext,
    NodeKind,
    Port,
    Ports,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.code_reading import Parameters, parameters_of
from workbench.agents.nodes.strict_json import read_json
from workbench.base.errors import RunError
from workbench.tools.code_check import MOST_CHARS, too_long
from workbench.tools.documents import ToolDocument, ToolLimits
from workbench.tools.kinds.child import limits_of, result_of
from workbench.tools.kinds.python import PythonSettings
from workbench.tools.sandbox import Job, protections, run_child

_SAMPLE = '''def run(text):
    """Each parameter is an input; what is returned goes out."""
    return text.upper()
'''
_HELP = "Each parameter of run becomes an input. It reaches no file and no network."
_HINT = "Write def run(...) with plain parameters."
_WRAP = """

_run_of_the_node = run


def run(**given):
    return {"value": _run_of_the_node(**given)}
"""
_OUTPUT_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class CodeSettings:
    """Settings of Python code."""

    source: str = setting(_SAMPLE, "Code", "code", help=_HELP)
    seconds: float = setting(10.0, "Seconds at most", "number", low=0.1, high=3600.0)
    memory_mb: int = setting(256, "Memory in MB", "number", low=64, high=65_536)


async def _run(settings: CodeSettings, inputs: Values, context: NodeContext) -> Values:
    if len(settings.source) > MOST_CHARS:
        raise RunError(f"the code was not run: {too_long()}", "Shorten it.")
    held = await asyncio.to_thread(protections, "python")
    if not held.whole:
        title = "Run the code of this node?"
        text = f"{held.sentence}\n\n{settings.source}"
        answer = await context.ask_person(title, text, [Field("yes", title, "boolean")])
        if answer.get("yes") is not True:
            raise RunError("the code was not run", "Nobody allowed it.")
    job = Job(
        "python",
        source=settings.source + _WRAP,
        given=json.dumps(dict(inputs)).encode(),
        limits=limits_of(_document(settings)),
    )
    cancelled = threading.Event()
    try:
        ended = await asyncio.to_thread(run_child, job, cancelled)
    except asyncio.CancelledError:
        cancelled.set()
        raise
    answered = result_of(_document(settings), ended)
    try:
        return {"value": read_json(answered)["value"]}
    except (ValueError, KeyError, TypeError) as exc:
        raise RunError(f"what run returned is no JSON: {exc}", "Return plain values.") from exc


def _document(settings: CodeSettings) -> ToolDocument:
    """The code as a tool, for its limits and its messages."""
    limits = ToolLimits(
        seconds=settings.seconds, memory_mb=settings.memory_mb, output_bytes=_OUTPUT_BYTES
    )
    return ToolDocument(
        "run", "Python", "", "python", PythonSettings(settings.source), limits=limits
    )


def _ports(settings: CodeSettings, _world: World, _body: Body | None) -> Ports:
    outputs = (Port("value", "any", "Value"),)
    try:
        names = parameters_of(settings.source)
    except ValueError:
        return Ports((), outputs)
    inputs = tuple(Port(name, "any", name, required=needed) for name, needed in names)
    return Ports(inputs, outputs)


def _check(settings: CodeSettings, _world: World) -> Iterable[SettingProblem]:
    try:
        parameters_of(settings.source)
    except ValueError as exc:
        yield SettingProblem("source", f"The code cannot be used: {exc}", _HINT)


CODE = NodeKind(
    key="python",
    title="Python",
    description="Python code of yours, in a process that reaches no files and no network",
    group="data",
    icon="code",
    settings=CodeSettings,
    ports=_ports,
    run=_run,
    check=_check,
    reuse=lambda _settings, _world: "recorded",
    summary=lambda settings: ", ".join(name for name, _needed in _safe(settings)) or "run()",
)


def _safe(settings: CodeSettings) -> Parameters:
    try:
        return parameters_of(settings.source)
    except ValueError:
        return ()
