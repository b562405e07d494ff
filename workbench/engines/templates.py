"""Chat template and messages to the exact prompt, in a sandbox with limits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.exceptions import TemplateError as JinjaError

from workbench.base.errors import TemplateError
from workbench.engines.api import Message, ToolDefinition
from workbench.engines.template_budget import (
    OUTPUT_LIMIT_CHARS,
    SOURCE_LIMIT_CHARS,
    Budget,
    TemplateStopped,
    stopped,
)
from workbench.engines.template_sandbox import ArgumentsDict, TemplateSandbox

_TEMPLATE_FAULTS = (
    JinjaError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_OTHER_MODEL = "Choose another file of this model, or another model."


class ChatTemplate:
    """A model's chat template. Used by one thread at a time.

    Attributes:
        source: The Jinja text.
        bos: Text of the token that begins a prompt.
        eos: Text of the token that ends an answer.
    """

    def __init__(self, source: str, *, bos: str = "", eos: str = "") -> None:
        """Compile the template.

        Raises:
            TemplateError: It is too long, or not a template.
        """
        self.source, self.bos, self.eos = source, bos, eos
        if len(source) > SOURCE_LIMIT_CHARS:
            raise stopped(f"its text is longer than {SOURCE_LIMIT_CHARS} characters")
        self._sandbox = TemplateSandbox()
        self._template = self._compile()

    def render(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolDefinition] = (),
        *,
        add_generation_prompt: bool = True,
    ) -> str:
        """Write the prompt.

        Templates differ in what they accept: where the plain way is refused, shorter call
        ids, arguments as text, and the system message inside the first question are tried.

        Raises:
            TemplateError: The template failed, refused the messages, or hit a limit.
        """
        values: dict[str, Any] = {
            "bos_token": self.bos,
            "eos_token": self.eos,
            "add_generation_prompt": add_generation_prompt,
        }
        if tools:
            values["tools"] = [_tool_value(tool) for tool in tools]
        first_error: TemplateError | None = None
        for attempt in _attempts(messages):
            try:
                return self._run({**values, "messages": attempt})
            except TemplateStopped:
                raise
            except TemplateError as exc:
                first_error = first_error or exc
        raise first_error or TemplateError("there are no messages to write", "")

    def _compile(self) -> Template:
        try:
            return self._sandbox.from_string(self.source)
        except TemplateSyntaxError as exc:
            raise TemplateError(
                f"the chat template is not valid: line {exc.lineno}: {exc.message}",
                _OTHER_MODEL,
            ) from exc
        except _TEMPLATE_FAULTS as exc:
            raise TemplateError(
                f"the chat template is not valid: {_short(exc)}", _OTHER_MODEL
            ) from exc

    def _run(self, values: dict[str, Any]) -> str:
        self._sandbox.budget = budget = Budget(len(values.get("messages", ())))
        parts: list[str] = []
        length_chars = 0
        try:
            budget.weigh(values)
            for part in self._template.generate(values):
                parts.append(part)
                length_chars += len(part)
                if length_chars > OUTPUT_LIMIT_CHARS:
                    raise stopped(f"it wrote more than {OUTPUT_LIMIT_CHARS} characters")
        except TemplateError:
            raise
        except RecursionError as exc:
            raise stopped("it called itself too deeply") from exc
        except SecurityError as exc:
            raise stopped(f"it tried what is not allowed ({_short(exc)})") from exc
        except _TEMPLATE_FAULTS as exc:
            raise TemplateError(
                f"the chat template failed: {_short(exc)}", _OTHER_MODEL
            ) from exc
        return "".join(parts)


def _short(exc: BaseException) -> str:
    return f"{type(exc).__name__}: {exc}"[:300]


def _attempts(messages: Sequence[Message]) -> list[list[dict[str, Any]]]:
    attempts = [_message_values(messages)]
    if any(message.calls for message in messages):
        short = [_with_short_ids(message) for message in messages]
        attempts.append(_message_values(short))
        attempts.append(_message_values(short, arguments_as_text=True))
    if len(messages) > 1 and messages[0].role == "system" and messages[1].role == "user":
        question = f"{messages[0].content}\n\n{messages[1].content}"
        merged = [replace(messages[1], content=question), *messages[2:]]
        attempts.append(_message_values([_with_short_ids(message) for message in merged]))
    return attempts


def _message_values(
    messages: Sequence[Message], *, arguments_as_text: bool = False
) -> list[dict[str, Any]]:
    return [_message_value(message, arguments_as_text) for message in messages]


def _message_value(message: Message, arguments_as_text: bool) -> dict[str, Any]:
    value: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.calls:
        value["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {
                    "name": call.name,
                    "arguments": call.arguments
                    if arguments_as_text
                    else _arguments(call.arguments),
                },
            }
            for call in message.calls
        ]
    if message.call_id:
        value["tool_call_id"] = message.call_id
    if message.name:
        value["name"] = message.name
    return value


def _arguments(text: str) -> Any:
    try:
        value = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return text
    return ArgumentsDict(value) if isinstance(value, dict) else text


def _with_short_ids(message: Message) -> Message:
    calls = tuple(replace(call, id=_short_id(call.id)) for call in message.calls)
    return replace(message, calls=calls, call_id=message.call_id and _short_id(message.call_id))


def _short_id(call_id: str) -> str:
    """Nine letters and digits: the only form that some templates accept."""
    if len(call_id) == 9 and call_id.isalnum():
        return call_id
    return hashlib.sha256(call_id.encode()).hexdigest()[:9]


def _tool_value(tool: ToolDefinition) -> dict[str, Any]:
    return {
        "type": "function",
        "function": {
            "name": tool.name,
            "description": tool.description,
            "parameters": _plain(tool.parameters),
        },
    }


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=dict))
