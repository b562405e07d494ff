"""``workbench run``: one question to an agent, or one run of a graph."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.limits import misfit
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.nodes.strict_json import read_json
from workbench.app import reports
from workbench.app.graph_starts import input_nodes, message_inputs
from workbench.app.run import Run
from workbench.app.run_documents import Documents
from workbench.app.terminal import harmless
from workbench.app.unattended import attend
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError, WorkbenchError
from workbench.traces.events import PersonAsked, RunFinished

_YES = {"yes": True, "true": True, "no": False, "false": False}


async def run(
    bench: Workbench, options: Namespace, complain: Callable[[WorkbenchError], None]
) -> int:
    """Run it, print the answer or the report; returns the exit code.

    Raises:
        WorkbenchError: It could not begin.
    """
    document = Documents(bench.agents, bench.graphs, bench.models).get(options.agent)
    if isinstance(document, GraphDocument):
        begun = await bench.runs.start_graph(
            document,
            _inputs(document, options.input),
            options=_graph_options(options),
            model_id=options.model,
            role=options.role,
        )
    else:
        begun = await _agent_run(bench, document, options)
    end = await follow(bench, begun, frozenset(options.yes), typed_answers(options.answer))
    if options.json:
        _print(reports.as_json(reports.run_report(begun.run_id, begun.records)))
    else:
        if options.trace:
            _print("\n".join(reports.trace_lines(begun.records)))
        if end.answer:
            _print(harmless(end.answer))
    if end.end == "answered":
        return 0
    complain(RunError(end.message, end.hint))
    return 1


async def _agent_run(bench: Workbench, document: AgentDocument, options: Namespace) -> Run:
    if len(options.input) != 1:
        raise RunError("an agent takes one message", "Give it with --input.")
    if options.until or options.fork or options.reuse or options.fresh:
        raise RunError(
            f"{document.title!r} is an agent",
            "--until, --fork, --fresh and --reuse are for graphs.",
        )
    return await bench.runs.start(
        document, options.input[0], model_id=options.model, role=options.role
    )


def _graph_options(options: Namespace) -> GraphOptions:
    if (options.fresh or options.again) and not options.fork:
        raise RunError("--fresh and --again need --fork", "Name the run that is forked.")
    return GraphOptions(
        until=options.until,
        reuse=options.reuse,
        forked_from=options.fork,
        fresh=frozenset(options.fresh),
        allowed=frozenset(options.again),
    )


async def follow(
    bench: Workbench,
    run: Run,
    allowed: frozenset[str],
    answers: Mapping[str, str] | None = None,
) -> RunFinished:
    """Wait for the end.

    Args:
        bench: The program.
        run: The run.
        allowed: The tools that are approved; every other one is denied.
        answers: What forms are answered with; a form that asks for more is declined.
    """

    def filled(asked: PersonAsked) -> dict[str, Any] | None:
        return form_values(asked, answers or {})

    return await attend(bench.runs, run, allowed, filled)


def form_values(asked: PersonAsked, answers: Mapping[str, str]) -> dict[str, Any] | None:
    """The values of a form out of what was given; None if something needed is missing."""
    values: dict[str, Any] = {}
    for field in asked.fields:
        name = str(field["name"])
        if name in answers:
            values[name] = typed(answers[name], str(field["type"]))
        elif field["required"]:
            return None
    return values


def _inputs(document: GraphDocument, given: Sequence[str]) -> dict[str, Any]:
    """The values of the inputs: NAME=VALUE, or a message."""
    known = input_nodes(document)
    values: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if equals and name in known:
            values[name] = typed(value, str(known[name].settings.get("type", "text")))
        else:
            values.update(message_inputs(document, text))
    return values


def typed_answers(given: Sequence[str]) -> dict[str, str]:
    """What forms are answered with, out of FIELD=VALUE.

    Raises:
        RunError: One is not written like that.
    """
    answers: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise RunError(f"{text!r:.60} is no answer", "Write FIELD=VALUE.")
        answers[name] = value
    return answers


def typed(text: str, type_: str) -> Any:
    """A text as a value of a port's type.

    Raises:
        RunError: It is none.
    """
    if type_ in ("text", "any"):
        return text
    if type_ == "boolean" and text.lower() in _YES:
        return _YES[text.lower()]
    try:
        value = read_json(text)
    except ValueError as exc:
        raise RunError(f"{text!r:.60} is not {type_}: {exc}", "Write it as JSON.") from exc
    if reason := misfit(value):
        raise RunError(f"{text!r:.60} is no value of a graph: {reason}", "Write less.")
    return value


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
