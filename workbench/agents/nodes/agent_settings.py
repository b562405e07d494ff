"""What nodes that run an agent have in common: settings, and the agent made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.agents.documents import (
    AgentDocument,
    AgentModel,
    Grants,
    Limits,
    ModelOptions,
    ToolUse,
)
from workbench.agents.nodes.api import ModelUse, Port, Ports, SettingProblem, World, setting
from workbench.agents.nodes.strict_json import read_json
from workbench.agents.output_schema import OUTPUT_SCHEMA, output_schema
from workbench.agents.values import to_values
from workbench.base.errors import RunError
from workbench.tools.api import ToolSpec

INPUTS = (
    Port("prompt", "text", "Message"),
    Port("history", "messages", "Earlier messages", required=False),
)
TEXT_OUT = Port("text", "text", "Answer")
VALUE_OUT = Port("value", "json", "Answer as JSON")


class Written(Protocol):
    """How a model is asked, in the settings of every node that asks one."""

    @property
    def model(self) -> str: ...
    @property
    def temperature(self) -> float: ...
    @property
    def max_output_tokens(self) -> int: ...
    @property
    def context_tokens(self) -> int: ...
    @property
    def seed(self) -> int | None: ...


def _model() -> Any:
    return setting("", "Model", "model")


def _instructions() -> Any:
    return setting("", "Instructions", "lines", help="Who it is, and how it answers.")


def _temperature() -> Any:
    return setting(0.7, "Temperature", "number", low=0.0, high=5.0)


def _longest() -> Any:
    return setting(512, "Longest answer in tokens", "number", low=1, high=1_000_000)


def _context() -> Any:
    return setting(4096, "Context in tokens", "number", low=0, high=10_000_000)


def _seed() -> Any:
    return setting(None, "Seed", "number", low=0, high=2**32 - 1)


def _schema() -> Any:
    words = "JSON Schema; empty leaves the answer free."
    return setting({}, "Schema of the answer", "schema", help=words)


@dataclass(frozen=True, slots=True)
class CallSettings:
    """Settings of one model call."""

    instructions: str = _instructions()
    model: str = _model()
    temperature: float = _temperature()
    max_output_tokens: int = _longest()
    schema: Mapping[str, Any] = _schema()
    context_tokens: int = _context()
    seed: int | None = _seed()


@dataclass(frozen=True, slots=True)
class AgentSettings:
    """Settings of an agent: one of the library, or one written here."""

    agent: str = setting(
        "", "Agent", "agent", help="With one of your agents, what is written below is not used."
    )
    instructions: str = _instructions()
    tools: tuple[str, ...] = setting((), "Tools", "tools")
    model: str = _model()
    temperature: float = _temperature()
    max_output_tokens: int = _longest()
    max_steps: int = setting(8, "Steps at most", "number", low=1, high=1000)
    schema: Mapping[str, Any] = _schema()
    context_tokens: int = _context()
    seed: int | None = _seed()
    folders: tuple[str, ...] = setting((), "Folders it may read", "names")
    databases: tuple[str, ...] = setting((), "Databases it may read", "names")


def call_document(settings: CallSettings, name: str, title: str) -> AgentDocument:
    """The agent without tools that makes one model call."""
    return AgentDocument(
        name=name,
        title=title,
        instructions=settings.instructions,
        model=AgentModel(id=settings.model, options=_options(settings)),
        limits=Limits(max_steps=1),
        extra={OUTPUT_SCHEMA: dict(settings.schema)} if settings.schema else {},
    )


def agent_document(settings: AgentSettings, world: World, name: str) -> AgentDocument:
    """The agent of the library, or the one written in the node.

    Raises:
        RunError: The library has none of that name.
    """
    if settings.agent:
        try:
            return world.agents[settings.agent]
        except KeyError:
            raise RunError(
                f"there is no agent {settings.agent!r}", "Choose another one in the node."
            ) from None
    return AgentDocument(
        name=name,
        title=name,
        instructions=settings.instructions,
        model=AgentModel(id=settings.model, options=_options(settings)),
        tools=tuple(ToolUse(tool) for tool in settings.tools),
        limits=Limits(max_steps=settings.max_steps),
        grants=Grants(settings.folders, settings.databases),
        extra={OUTPUT_SCHEMA: dict(settings.schema)} if settings.schema else {},
    )


def agent_name(graph_name: str, node_path: str) -> str:
    """The name of an agent that is written in a node: what a person allowed is kept by it."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", f"{graph_name}-{node_path}".lower()).strip("-")
    return plain[-64:].lstrip("-_") or "agent"


def answer_ports(document: AgentDocument | None, *, has_schema: bool = False) -> Ports:
    """The ports of an agent; an answer with a schema comes out as JSON too."""
    with_value = has_schema or (document is not None and output_schema(document) is not None)
    return Ports(INPUTS, (TEXT_OUT, VALUE_OUT) if with_value else (TEXT_OUT,))


def answer_values(text: str, ports: Ports) -> dict[str, Any]:
    """The values of the outputs for an answer.

    Raises:
        RunError: The answer has a schema and is not JSON.
    """
    values: dict[str, Any] = {"text": text}
    if ports.output("value") is not None:
        try:
            values["value"] = read_json(text)
        except ValueError as exc:
            raise RunError(
                f"the answer is not JSON: {exc}", "Raise the longest answer, or try again."
            ) from exc
    return values


def check_call(settings: Written, world: World) -> Iterable[SettingProblem]:
    """What is wrong with the settings of a model call."""
    if settings.model and settings.model not in world.models:
        known = ", ".join(world.models) or "none"
        yield SettingProblem(
            "model", f"The model {settings.model!r} is not installed", f"There are: {known}."
        )
    elif not world.models:
        yield SettingProblem("model", "No model is installed", "Add a model file.")


def check_agent(settings: AgentSettings, world: World) -> Iterable[SettingProblem]:
    """What is wrong with the settings of an agent."""
    if settings.agent:
        if settings.agent not in world.agents:
            known = ", ".join(world.agents)
            yield SettingProblem(
                "agent", f"There is no agent {settings.agent!r}", f"There are: {known}."
            )
        return
    yield from check_call(settings, world)
    for name in settings.tools:
        if name not in world.tools:
            yield SettingProblem(
                "tools", f"There is no tool {name!r}", f"There are: {', '.join(world.tools)}."
            )
        elif (errand := world.tools[name].errand) is not None and errand.reach.problem:
            reach = errand.reach
            yield SettingProblem("tools", f"{name} cannot be used: {reach.problem}", reach.hint)


def agent_identity(document: AgentDocument, world: World) -> Any:
    """What an agent's answer depends on beside its message."""
    tools = [world.tools[use.name] for use in document.tools if use.name in world.tools]
    return [
        to_values(document),
        [world.model_key(name) for name in (document.model.id, *document.model.fallback)],
        [[tool.name, tool.description, dict(tool.parameters), tool.digest] for tool in tools],
    ]


def uses_of(document: AgentDocument | None) -> tuple[ModelUse, ...]:
    """The model that an agent asks."""
    if document is None:
        return ()
    model = document.model
    return (ModelUse(model.id, model.options.context_tokens, model.fallback),)


def only_thinks(tools: Iterable[ToolSpec | None]) -> bool:
    """The same message can only lead to answers of the same worth: no tool looks outside."""
    return all(tool is not None and tool.pure for tool in tools)


def _options(settings: Written) -> ModelOptions:
    return ModelOptions(
        temperature=settings.temperature,
        max_output_tokens=settings.max_output_tokens,
        context_tokens=settings.context_tokens,
        seed=settings.seed,
    )
