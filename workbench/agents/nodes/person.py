"""A person is asked: to fill in a form, or to let something pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body
from workbench.agents.nodes.api import (
    Field,
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
from workbench.agents.nodes.port_types import as_text

_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form; ``choices`` are words with commas between, empty for free input."""

    name: str
    title: str = ""
    type: PortType = "text"
    choices: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class FormSettings:
    """Settings of a form."""

    title: str = setting("A question", "Title", "line")
    text: str = setting("", "Text above the fields", "lines")
    fields: tuple[FormField, ...] = setting((FormField("answer"),), "Fields", "rows")


@dataclass(frozen=True, slots=True)
class ApproveSettings:
    """Settings of an approval."""

    title: str = setting("May this go on?", "Question", "line")


async def _ask(settings: FormSettings, inputs: Values, context: NodeContext) -> Values:
    shown = "\n\n".join(part for part in (settings.text, as_text(inputs.get("text"))) if part)
    fields = [
        Field(
            field.name,
            field.title or field.name,
            field.type,
            tuple(word.strip() for word in field.choices.split(",") if word.strip()),
            field.required,
        )
        for field in settings.fields
    ]
    return await context.ask_person(settings.title, shown, fields)


async def _approve(settings: ApproveSettings, inputs: Values, context: NodeContext) -> Values:
    field = Field(_YES, settings.title, "boolean")
    shown = as_text(inputs["value"])
    answer = await context.ask_person(settings.title, shown, [field], is_approval=True)
    is_allowed = answer.get(_YES) is True
    context.tell("let through" if is_allowed else "held back")
    return {_YES if is_allowed else _NO: inputs["value"]}


def _form_ports(settings: FormSettings, _world: World, _body: Body | None) -> Ports:
    fields = {field.name: field for field in settings.fields}.values()
    return Ports(
        (Port("text", "text", "Shown", required=False),),
        tuple(
            Port(field.name, field.type, field.title or field.name, required=field.required)
            for field in fields
        ),
    )


def _approve_ports(_settings: ApproveSettings, _world: World, _body: Body | None) -> Ports:
    return Ports(
        (Port("value", "any", "Value"),), (Port(_YES, "any", "Yes"), Port(_NO, "any", "No"))
    )


def _check_form(settings: FormSettings, _world: World) -> Iterable[SettingProblem]:
    if not settings.fields:
        yield SettingProblem("fields", "The form has no fields", "Add one.")
    names = [field.name for field in settings.fields]
    for at, name in enumerate(names):
        if not name.isidentifier():
            hint = "Use letters, digits and _."
            yield SettingProblem(f"fields.{at}.name", f"{name!r} is no name", hint)
        elif name in names[:at]:
            message = f"{name!r} is there twice"
            yield SettingProblem(f"fields.{at}.name", message, "Take another name.")


FORM = NodeKind(
    key="form",
    title="Ask a person",
    description="Shows a form and waits until a person has filled it in",
    group="people",
    icon="user",
    settings=FormSettings,
    ports=_form_ports,
    run=_ask,
    check=_check_form,
    reuse=lambda _settings, _world: "recorded",
    summary=lambda settings: settings.title,
)
APPROVE = NodeKind(
    key="approve",
    title="Approval",
    description="Shows a value and waits until a person lets it pass or holds it back",
    group="people",
    icon="shield-check",
    settings=ApproveSettings,
    ports=_approve_ports,
    run=_approve,
    reuse=lambda _settings, _world: "recorded",
    summary=lambda settings: settings.title,
)
