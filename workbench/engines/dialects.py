"""How a model calls tools: derived from its chat template, read back as a stream."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from workbench.engines.api import Message, ToolDefinition
from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_probe import probe_layout
from workbench.engines.dialect_stream import StreamParser
from workbench.engines.dialect_thinking import (
    splits_thinking,
    template_starts_thinking,
    think_marks,
)
from workbench.engines.schema_form import read_schema
from workbench.engines.template_variants import Habits, one_call_each
from workbench.engines.templates import ChatTemplate

_HERMES = Layout(
    kind="json",
    opener="<tool_call>\n",
    separator="\n</tool_call>\n<tool_call>\n",
    closer="\n</tool_call>",
)

PLAIN_TEMPLATE = """\
{%- for message in messages %}
{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- endif %}
"""
"""For a model file without a chat template."""

_TOOLS_TEXT = """\
# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>
{signatures}
</tools>

"""
_HERMES_TEXT = """\
For each function call, return a json object with function name and arguments within \
<tool_call></tool_call> XML tags:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call>"""
_SCHEMA_TEXT = "Answer with JSON alone that fits this JSON Schema:\n"
_OWN_TEXT = "To call functions, answer in this form:\n"


@dataclass(frozen=True)
class Dialect(Layout):
    """One model's way of calling tools."""

    def parser(self, tools: Sequence[ToolDefinition]) -> StreamParser:
        """A reader for one answer; without tools only thinking is told apart."""
        return StreamParser(self, tools)


def derive_dialect(template: ChatTemplate) -> Dialect | None:
    """How this template writes tool calls; None if it does not know tools."""
    layout = probe_layout(template)
    return None if layout is None else _dialect(layout)


def hermes_dialect() -> Dialect:
    """Calls between ``<tool_call>`` tags, for models whose template knows no tools."""
    return _dialect(replace(_HERMES, native=False))


def dialect_for(template: ChatTemplate) -> Dialect:
    """The template's own dialect, or else the Hermes one with its think markers."""
    derived = derive_dialect(template)
    if derived is not None:
        return derived
    think = think_marks(template.source)
    return replace(
        hermes_dialect(),
        think=think,
        starts_thinking=template_starts_thinking(template, think),
        habits=Habits(think=think if splits_thinking(template.source, think) else None),
    )


def render_prompt(
    template: ChatTemplate,
    dialect: Dialect,
    messages: Sequence[Message],
    tools: Sequence[ToolDefinition] = (),
    *,
    add_generation_prompt: bool = True,
) -> str:
    """Write the prompt; where the template knows no tools, the messages tell of them.

    Raises:
        TemplateError: The template failed or refused the messages.
    """
    habits = dialect.habits
    if not dialect.native:
        messages = describe_tools(messages, tools)
        return template.render(
            messages, add_generation_prompt=add_generation_prompt, habits=habits
        )
    if not dialect.parallel:
        messages = one_call_each(messages) or messages
    if tools and not dialect.describes:
        messages = _with_system(messages, _tools_text(tools) + _own_form(dialect))
    return template.render(
        messages, tools, add_generation_prompt=add_generation_prompt, habits=habits
    )


def describe_tools(
    messages: Sequence[Message], tools: Sequence[ToolDefinition]
) -> tuple[Message, ...]:
    """The same conversation in plain messages: tools, calls and results written as text."""
    plain = [_plain_message(message) for message in messages]
    if not tools:
        return tuple(plain)
    return tuple(_with_system(plain, _tools_text(tools) + _HERMES_TEXT))


def with_output_schema(
    messages: Sequence[Message], schema: Mapping[str, Any] | None
) -> Sequence[Message]:
    """The messages, of which the first tells the model the form of its answer.

    Raises:
        RequestError: The schema is no JSON, or too large.
    """
    if schema is None:
        return messages
    text = json.dumps(read_schema(schema, "the answer"), ensure_ascii=False)
    return _with_system(messages, _SCHEMA_TEXT + text)


def _with_system(messages: Sequence[Message], text: str) -> list[Message]:
    """The messages with more text at the end of the system message."""
    has_system = bool(messages) and messages[0].role == "system"
    first = messages[0].content if has_system else ""
    rest = messages[1:] if has_system else messages
    return [Message("system", f"{first}\n\n{text}" if first else text), *rest]


def _tools_text(tools: Sequence[ToolDefinition]) -> str:
    return _TOOLS_TEXT.format(signatures="\n".join(_signature(tool) for tool in tools))


def _own_form(dialect: Dialect) -> str:
    """How the model was taught to write a call, shown on one."""
    call = f"{dialect.before_name}<function-name>{dialect.between}<args-json-object>"
    return f"{_OWN_TEXT}{dialect.opener}{call}{dialect.after}{dialect.closer}".strip()


def _dialect(layout: Layout) -> Dialect:
    return Dialect(**{item.name: getattr(layout, item.name) for item in fields(layout)})


def _plain_message(message: Message) -> Message:
    if message.role == "tool":
        return Message("user", f"<tool_response>\n{message.content}\n</tool_response>")
    if not message.calls:
        return message
    calls = [
        f'<tool_call>\n{{"name": {json.dumps(call.name)}, "arguments": {call.arguments}}}\n'
        "</tool_call>"
        for call in message.calls
    ]
    return replace(message, content="\n".join([message.content, *calls]).strip(), calls=())


def _signature(tool: ToolDefinition) -> str:
    function = {
        "name": tool.name,
        "description": tool.description,
        "parameters": dict(tool.parameters),
    }
    return json.dumps({"type": "function", "function": function}, ensure_ascii=False)
