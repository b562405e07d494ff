"""A workflow of the Agent Framework as a graph: our own whole, others by their actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.agents.exchange.drawing import Drawing, Source
from workbench.agents.exchange.report import Losses, Report
from workbench.agents.exchange.workflow_drawing import ANSWER, Drawer
from workbench.agents.exchange.workflow_export import digest
from workbench.agents.exchange.workflow_steps import Lists
from workbench.agents.exchange.workflow_values import LAST
from workbench.agents.graphs.documents import GraphDocument, every_body
from workbench.agents.graphs.files import values_in
from workbench.agents.graphs.naming import free_id
from workbench.agents.graphs.values import from_values
from workbench.agents.nodes.ends import TYPES
from workbench.base.errors import DocumentError

_TYPES = {
    "string": "text", "str": "text", "integer": "number", "int": "number", "number": "number",
    "float": "number", "boolean": "boolean", "bool": "boolean", "array": "json",
    "list": "json", "object": "json", "dict": "json",
}  # fmt: skip
_READ = (
    "kind",
    "name",
    "displayName",
    "description",
    "metadata",
    "inputs",
    "trigger",
    "actions",
)


def from_workflow(raw: bytes | str, *, own: bool = True) -> tuple[GraphDocument, Report]:
    """The graph in YAML of kind Workflow. Nothing in it is carried out.

    Args:
        raw: What the file holds.
        own: Take the graph that an export of ours keeps in ``metadata.workbench``, if the
            actions were not changed since; otherwise only the actions are read.

    Raises:
        DocumentError: It is no workflow; the message names the line.
    """
    return workflow_of(*values_in(raw), own=own)


def workflow_of(
    values: Any, lines: Mapping[str, int], *, own: bool = True
) -> tuple[GraphDocument, Report]:
    """The graph in the values of such a file, with the lines of its fields.

    Raises:
        DocumentError: It is no workflow; the message names the line.
    """
    if not isinstance(values, Mapping) or values.get("kind", "Workflow") != "Workflow":
        raise DocumentError("kind: this is no Workflow", "Open it where it belongs.")
    losses = Losses()
    if own and (graph := _own(values, losses)) is not None:
        count = sum(len(body.nodes) for _scope, body in every_body(graph))
        return graph, losses.report(count)
    return _drawn(values, lines, losses)


def _own(values: Mapping[str, Any], losses: Losses) -> GraphDocument | None:
    metadata = values.get("metadata")
    ours = metadata.get("workbench") if isinstance(metadata, Mapping) else None
    if not isinstance(ours, Mapping) or "graph" not in ours:
        return None
    if ours.get("digest") != digest(values):
        losses.add(
            "metadata.workbench",
            "the graph this file was made from",
            "the actions were changed since, so the graph is read from them",
        )
        return None
    return from_values(ours["graph"])


def _drawn(
    values: Mapping[str, Any], lines: Mapping[str, int], losses: Losses
) -> tuple[GraphDocument, Report]:
    trigger = values.get("trigger")
    in_trigger = isinstance(trigger, Mapping) and "actions" in trigger
    if not in_trigger and "actions" not in values:
        raise DocumentError("the workflow has no actions", "Write trigger.actions.")
    drawing = Drawing()
    drawing.values[LAST] = Source(
        drawing.place("question", "input", {"name": "text"}), "value", is_text=True
    )
    lists = Lists(lines)
    _read_inputs(drawing, values.get("inputs"), losses, lists)
    drawer = Drawer(drawing, lists, losses)
    if isinstance(trigger, Mapping) and in_trigger:
        drawer.draw(trigger["actions"], "trigger.actions")
    else:
        drawer.draw(values["actions"], "actions")
    _put_outputs(drawer)
    for key in values:
        if key not in _READ:
            losses.add(lists.where(key), f"the field {key!r:.60}", "it is not known here")
    name = str(values.get("name") or "workflow")
    title = values.get("displayName")
    graph = GraphDocument(
        name=free_id(name, ()),
        title=title if isinstance(title, str) and title else name,
        description=str(values.get("description") or ""),
        body=drawing.body(),
    )
    return graph, losses.report(drawer.carried)


def _read_inputs(drawing: Drawing, rows: Any, losses: Losses, lists: Lists) -> None:
    if isinstance(rows, Mapping) and isinstance(rows.get("properties"), Mapping):
        rows = rows["properties"]
    for name, row in (rows if isinstance(rows, Mapping) else {}).items():
        given = row if isinstance(row, Mapping) else {"type": row}
        type_ = _TYPES.get(str(given.get("type", given.get("kind", "string"))), "any")
        settings = {"name": name, "type": type_ if type_ in TYPES else "any"}
        if isinstance(given.get("description"), str):
            settings["description"] = given["description"]
        if given.get("default") is not None:
            settings["default"] = given["default"]
        node_id = drawing.place(name, "input", settings)
        drawing.values[f"Workflow.Inputs.{name}"] = Source(node_id, "value", type_ == "text")
        for key in given:
            if key not in ("type", "kind", "description", "default", "required"):
                losses.add(
                    lists.where(f"inputs.{name}"), key, "an input here has no such field"
                )


def _put_outputs(drawer: Drawer) -> None:
    drawing = drawer.drawing
    said = drawing.values.get(ANSWER)
    last = [*drawer.last_answers, *([said] if isinstance(said, Source) else [])]
    if last:
        source = drawing.merged(last, "first")
        drawing.wire(source, drawing.place("answer", "output", {"name": "answer"}), "value")
    earlier = [source for source in drawer.earlier_answers if source not in last]
    for number, source in enumerate(earlier, 1):
        name = f"message_{number}" if len(earlier) > 1 else "message"
        drawing.wire(source, drawing.place(name, "output", {"name": name}), "value")
    for name, value in list(drawing.values.items()):
        if name.startswith("Workflow.Outputs."):
            plain = name.removeprefix("Workflow.Outputs.")
            node_id = drawing.place(plain, "output", {"name": plain})
            drawing.wire(drawing.source(value), node_id, "value")
