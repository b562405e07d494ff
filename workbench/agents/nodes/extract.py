"""Named fields read out of a text.

The model is shown one tool whose parameters are the fields: copying words into the arguments of
a call is what small models learn, and the arguments are held to their types while it writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.agents.documents import AgentDocument, AgentModel, Limits, ModelOptions
from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.agent_settings import agent_name
from workbench.agents.nodes.api import (
    ModelUse,
    NodeContext,
    NodeKind,
    Port,
    Ports,
    PortType,
    SettingProblem,
    Values,
    World,
    setting,
)
from workbench.agents.nodes.strict_json import read_json
from workbench.base.errors import RunError
from workbench.tools.api import ToolContext, ToolSpec

_INSTRUCTIONS = "Read the fields in the message and save them with the tool. Copy them exactly."
_KINDS: Mapping[str, PortType] = {"text": "text", "number": "number", "yes or no": "boolean"}
_SCHEMAS: Mapping[str, str] = {"text": "string", "number": "number", "yes or no": "boolean"}
_CONTEXT_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class ReadField:
    """One field; ``choices`` are words with commas between, empty for any value."""

    name: str
    type: Literal["text", "number", "yes or no"] = "text"
    description: str = ""
    choices: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """Settings of an extraction."""

    what: str = setting("record", "What it is", "line", help="Such as invoice or order.")
    fields: tuple[ReadField, ...] = setting((ReadField("name"),), "Fields", "rows")
    model: str = setting("", "Model", "model", help="Empty: the program's default.")
    instructions: str = setting(_INSTRUCTIONS, "Instructions", "lines")
    max_output_tokens: int = setting(
        256, "Longest answer in tokens", "number", low=1, high=1_000_000
    )


async def _read(settings: ExtractSettings, inputs: Values, context: NodeContext) -> Values:
    document = AgentDocument(
        name=agent_name(context.graph_name, context.node_path),
        title="Extract",
        instructions=settings.instructions,
        model=AgentModel(
            id=settings.model,
            options=ModelOptions(
                temperature=0.0,
                max_output_tokens=settings.max_output_tokens,
                context_tokens=_CONTEXT_TOKENS,
            ),
        ),
        limits=Limits(max_steps=1),
    )
    prompt = f"Save the {settings.what}: {inputs['text']}"
    answer = await context.ask_agent(document, prompt, choices=(_tool(settings),))
    if not answer.arguments:
        raise RunError(
            f"{answer.model_id} read no fields; it said: {answer.text:.120}",
            "Try a larger model, or describe the fields.",
        )
    values = _values(settings, answer.arguments[0], answer.model_id)
    return {"value": values, **values}


def _values(settings: ExtractSettings, arguments: str, model_id: str) -> dict[str, Any]:
    try:
        written = read_json(arguments)
    except ValueError as exc:
        raise RunError(f"what {model_id} read is not JSON: {exc}", "Try again.") from exc
    found: dict[str, Any] = {}
    for field in settings.fields:
        value = written.get(field.name) if isinstance(written, dict) else None
        if value is None and field.required:
            raise RunError(f"{model_id} read no {field.name}", "Try again, or a larger model.")
        if value is not None:
            found[field.name] = value
    return found


def fields_schema(settings: ExtractSettings) -> tuple[str, str, dict[str, Any]]:
    """The tool that a model is shown: its name, its description, and its parameters."""
    what = settings.what.strip().lower().replace(" ", "_") or "record"
    parameters = {
        "type": "object",
        "properties": {field.name: _schema(field) for field in settings.fields},
        "required": [field.name for field in settings.fields if field.required],
    }
    return f"save_{what}", f"Save the fields of the {settings.what}", parameters


def _tool(settings: ExtractSettings) -> ToolSpec:
    name, description, parameters = fields_schema(settings)
    return ToolSpec(
        name=name,
        title=settings.what,
        description=description,
        parameters=parameters,
        run=_saved,
        touches="Nothing",
        pure=True,
    )


def _schema(field: ReadField) -> dict[str, Any]:
    words = [word.strip() for word in field.choices.split(",") if word.strip()]
    said = field.description or field.name.replace("_", " ")
    schema: dict[str, Any] = {"type": _SCHEMAS[field.type], "description": said}
    if words and field.type == "text":
        schema["enum"] = words
    return schema


def _saved(_arguments: Mapping[str, Any], _context: ToolContext) -> str:
    return "saved"


def _ports(settings: ExtractSettings, _world: World, _body: Body | None) -> Ports:
    fields = {field.name: field for field in settings.fields if field.name != "value"}.values()
    outputs = tuple(
        Port(field.name, _KINDS[field.type], field.name, required=field.required)
        for field in fields
    )
    return Ports((Port("text", "text", "Text"),), (Port("value", "json", "All"), *outputs))


def _check(settings: ExtractSettings, world: World) -> Iterable[SettingProblem]:
    if not settings.fields:
        yield SettingProblem("fields", "There are no fields", "Add one.")
    names = [field.name for field in settings.fields]
    for at, name in enumerate(names):
        if not name.isidentifier() or name == "value":
            hint = "Use letters, digits and _; value is taken."
            yield SettingProblem(f"fields.{at}.name", f"{name!r} is no name", hint)
        elif name in names[:at]:
            message = f"{name!r} is there twice"
            yield SettingProblem(f"fields.{at}.name", message, "Take another name.")
    if not settings.what.replace(" ", "_").isidentifier():
        yield SettingProblem("what", f"{settings.what!r} is no plain word", "Use letters.")
    if settings.model and settings.model not in world.models:
        message = f"The model {settings.model!r} is not installed"
        yield SettingProblem("model", message, f"There are: {', '.join(world.models)}.")


EXTRACT = NodeKind(
    key="extract",
    title="Extract",
    description="Reads named fields out of a text",
    group="agents",
    icon="table",
    settings=ExtractSettings,
    ports=_ports,
    run=_read,
    check=_check,
    models=lambda settings, _world: (ModelUse(settings.model, _CONTEXT_TOKENS),),
    identity=lambda settings, world: world.model_key(settings.model),
    summary=lambda settings: ", ".join(field.name for field in settings.fields),
)
