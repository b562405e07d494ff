"""Agents of AgentSchema and the Agent Framework: what is not ours is kept, and named."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.report import Losses, Report
from workbench.agents.files import MOST_BYTES
from workbench.agents.graphs.naming import free_id
from workbench.agents.output_schema import OUTPUT_SCHEMA
from workbench.agents.values import NAME, from_values
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import composed, constructed, decoded

_KEPT = "kept in the file, not used here"
_WHY = {
    "inputSchema": "an agent here takes a message",
    "template": "instructions are taken as they are",
    "additionalInstructions": "only instructions are told to the model",
    "connection": "a model is chosen by its id, or connected in Engines",
    "mcp": "tools of MCP servers are added in the program",
    "additionalProperties": _KEPT,
}
_NUMBERS = ("temperature", "topP", "topK", "maxOutputTokens", "seed")


def import_agent(
    raw: bytes | str, tools: Collection[str] | None = None
) -> tuple[AgentDocument, Report]:
    """The agent in YAML of kind Prompt.

    Args:
        raw: What the file holds.
        tools: The names of the tools there are; None if they are not known.

    Raises:
        DocumentError: It is no agent; the message names the line or the field.
    """
    node = composed(decoded(raw, MOST_BYTES, "An agent file is a few kilobytes."))
    return agent_of(None if node is None else constructed(node), tools)


def agent_of(values: Any, tools: Collection[str] | None = None) -> tuple[AgentDocument, Report]:
    """The agent in the values of such a file.

    Raises:
        DocumentError: It is no agent; the message names the field.
    """
    if not isinstance(values, Mapping):
        raise DocumentError("the file is no agent", "Write kind: Prompt and a name.")
    losses = Losses()
    agent = from_values(_as_ours(dict(values), losses))
    _note_extra(agent, losses)
    for use in agent.tools:
        if tools is not None and use.name not in tools:
            losses.add("tools", f"the tool {use.name!r:.60}", "there is none of that name here")
    if agent.model.provider != "Local":
        what = f"provider {agent.model.provider!r:.40}"
        losses.add("model", what, "the model is looked up among those here")
    count = sum(bool(part) for part in (agent.instructions, agent.description, agent.model.id))
    return agent, losses.report(1 + count + len(agent.tools))


def _as_ours(values: dict[str, Any], losses: Losses) -> dict[str, Any]:
    """The values with what others write differently as our files have it."""
    if str(values.get("kind", "Prompt")).lower() == "prompt":
        values["kind"] = "Prompt"
    name = values.get("name")
    if isinstance(name, str) and name and not NAME.fullmatch(name):
        values.setdefault("displayName", name)
        values["name"] = free_id(name, ())
        losses.add("name", f"{name!r:.60}", f"it is called {values['name']!r} here")
    if isinstance(values.get("model"), str):
        values["model"] = {"id": values["model"]}
    tools = values.get("tools")
    if isinstance(tools, Mapping):
        values["tools"] = [
            {"name": name, **row} if isinstance(row, Mapping) else row
            for name, row in tools.items()
        ]
    _whole_numbers(values)
    return values


def _whole_numbers(values: dict[str, Any]) -> None:
    """``null`` options are left out: others write every option."""
    model = values.get("model")
    options = model.get("options") if isinstance(model, Mapping) else None
    if isinstance(model, Mapping) and isinstance(options, Mapping):
        plain = {k: v for k, v in options.items() if v is not None or k not in _NUMBERS}
        values["model"] = {**model, "options": plain}


def _note_extra(agent: AgentDocument, losses: Losses) -> None:
    for key, value in agent.extra.items():
        match key, value:
            case "tools", list():
                for row in value:
                    _note_tool(row, losses)
            case "model", Mapping():
                for inner, rest in value.items():
                    _note_model(inner, rest, losses)
            case "metadata", Mapping():
                for inner in value:
                    losses.add(f"metadata.{inner}", "this field", _KEPT)
            case name, _ if name == OUTPUT_SCHEMA:
                pass
            case _:
                losses.add(key, "this field", _WHY.get(key, _KEPT))


def _note_tool(row: Mapping[str, Any], losses: Losses) -> None:
    kind, name = str(row.get("kind", "function")), str(row.get("name", ""))
    if kind != "function":
        what = f"the tool {name!r:.60} of the kind {kind!r:.40}"
        losses.add("tools", what, _WHY.get(kind, _KEPT))
        return
    for key in row:
        if key in ("parameters", "bindings", "strict"):
            why = "the tool of that name here has its own"
            losses.add(f"tools.{name}", key, why)


def _note_model(key: str, value: Any, losses: Losses) -> None:
    if key == "options" and isinstance(value, Mapping):
        for name in value:
            losses.add(f"model.options.{name}", "this option", _KEPT)
        return
    losses.add(f"model.{key}", "this field", _WHY.get(key, _KEPT))
