"""A graph of the library as a tool: it runs, and its answer is the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.base.lines import LinedPlace
from workbench.base.reading import text
from workbench.tools.api import ErrandKind
from workbench.tools.documents import Parameter, ToolDocument, ToolLimits
from workbench.tools.kinds.api import Made, Surroundings, ToolKind
from workbench.tools.kinds.asking import LIBRARY_NAME, check_names, made_errand
from workbench.tools.placeholders import filled, whole_name
from workbench.tools.text_checks import hidden_character

_SECONDS = 120.0
_MOST_INPUTS = 64


@dataclass(frozen=True, slots=True)
class GraphToolSettings:
    """Settings of a tool that runs a graph.

    Attributes:
        graph: Its name in the library.
        inputs: Its inputs by name: ``{name}`` alone is that argument as it is, so a number
            stays one; any other text has the arguments in their places.
    """

    graph: str
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[ErrandKind, str]:
        """What is asked, by kind and name."""
        return "graph", self.graph


def _read(place: LinedPlace, tool: ToolDocument) -> GraphToolSettings:
    graph = text(place, "graph", "")
    if not LIBRARY_NAME.fullmatch(graph):
        raise place.bad("graph", graph, "the name of a graph")
    rows = place.inner("inputs")
    names = rows.keys()
    if len(names) > _MOST_INPUTS:
        raise place.wrong("inputs", f"more than {_MOST_INPUTS} inputs", "Remove some.")
    inputs: dict[str, str] = {}
    for name in names:
        inputs[name] = text(rows, name, "")
        check_names(rows, name, inputs[name], tool)
        if char := hidden_character(inputs[name], "\n\t\r"):
            raise rows.wrong(name, f"it holds {char}, which nobody sees", "Take it away.")
    return GraphToolSettings(graph, inputs)


def _write(settings: GraphToolSettings) -> Mapping[str, Any]:
    return {"graph": settings.graph, "inputs": dict(sorted(settings.inputs.items()))}


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    settings: GraphToolSettings = tool.settings

    def given(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        values = tool.with_defaults(arguments)
        found: dict[str, Any] = {}
        for name, written in settings.inputs.items():
            whole = whole_name(written)
            value = values.get(whole) if whole else filled(written, values)
            if value is not None:  # what is not given leaves the graph its default
                found[name] = value
        return found

    return made_errand(tool, around, "graph", settings.graph, given)


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Run another graph with a question and get its answer",
        "graph",
        GraphToolSettings("first-graph", {"text": "{question}"}),
        (Parameter("question", description="The question, with all it must know"),),
        limits=ToolLimits(seconds=_SECONDS),
    )


KIND = ToolKind(
    key="graph",
    title="Graph",
    description="One of your graphs, run with inputs made of the parameters",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
)
