"""How a model calls tools: derived from its chat template, read back as a stream."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from workbench.engines.api import Message, ToolDefinition
from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_probe import probe_layout
from workbench.engines.dialect_stream import StreamParser
from workbench.engines.dialect_thinking import prompt_starts_thinking, think_marks
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

For each function call, return a json object with function name and arguments within \
<tool_call></tool_call> XML tags:
<tool_call>
{{"name": <function-name>, "arguments": <args-json-object>}}
</tool_call>"""


@dataclass(frozen=True, slots=True)
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
    starts = prompt_starts_thinking(template, think)
    return replace(hermes_dialect(), think=think, starts_thinking=starts)


def render_prompt(
    template: ChatTemplate,
    dialect: Dialect,
    messages: Sequence[Message],
    tools: Sequence[ToolDefinition] = (),
) -> str:
    """Write the prompt; where the template knows no tools, the messages tell of them.

    Raises:
        TemplateError: The template failed or refused the messages.
    """
    if dialect.native:
        return template.render(messages, tools)
    return template.render(describe_tools(messages, tools))


def describe_tools(
    messages: Sequence[Message], tools: Sequence[ToolDefinition]
) -> tuple[Message, ...]:
    """The same conversation in plain messages: tools, calls and results written as text."""
    plain = [_plain_message(message) for message in messages]
    if tools:
        first = plain[0].content if plain and plain[0].role == "system" else ""
        rest = plain[1:] if plain and plain[0].role == "system" else plain
        text = _TOOLS_TEXT.format(signatures="\n".join(_signature(tool) for tool in tools))
        plain = [Message("system", f"{first}\n\n{text}" if first else text), *rest]
    return tuple(plain)


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
    return Message(message.role, "\n".join([message.content, *calls]).strip())


def _signature(tool: ToolDefinition) -> str:
    function = {
        "name": tool.name,
        "description": tool.description,
        "parameters": dict(tool.parameters),
    }
    return json.dumps({"type": "function", "function": function}, ensure_ascii=False)
