"""Chat template and messages to the exact prompt, in a sandbox with limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.exceptions import TemplateError as JinjaError

from workbench.base.errors import TemplateError
from workbench.engines.api import Message, ToolDefinition
from workbench.engines.template_budget import (
    OUTPUT_LIMIT_BYTES,
    SOURCE_LIMIT_CHARS,
    Budget,
    TemplateStopped,
    stopped,
)
from workbench.engines.template_sandbox import TemplateSandbox
from workbench.engines.template_variants import Habits, variants

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
_PLAIN = Habits()
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
        habits: Habits = _PLAIN,
    ) -> str:
        """Write the prompt.

        Templates differ in what they accept: where the plain way is refused, others are
        tried (``template_variants``).

        Raises:
            TemplateError: The template failed, refused the messages, or hit a limit.
        """
        values: dict[str, Any] = {
            "bos_token": self.bos,
            "eos_token": self.eos,
            "add_generation_prompt": add_generation_prompt,
        }
        first_error: TemplateError | None = None
        # One budget for all: a template that fails late must not do so six times.
        self._sandbox.budget = Budget(len(messages))
        for variant in variants(messages, tools, habits):
            try:
                return self._run({**values, **variant})
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
        budget = self._sandbox.budget
        budget.forget_weights()
        parts: list[str] = []
        length_bytes = 0
        try:
            budget.weigh(values)
            for part in self._template.generate(values):
                parts.append(part)
                length_bytes += len(part if part.isascii() else part.encode("utf-8", "replace"))
                if length_bytes > OUTPUT_LIMIT_BYTES:
                    raise stopped(f"it wrote more than {OUTPUT_LIMIT_BYTES} bytes")
        except TemplateError:
            raise
        except RecursionError as exc:
            budget.check_time()
            raise TemplateError(
                "the chat template was stopped: it called itself too deeply", _OTHER_MODEL
            ) from exc
        except SecurityError as exc:
            raise stopped(f"it tried what is not allowed ({_short(exc)})") from exc
        except _TEMPLATE_FAULTS as exc:
            raise TemplateError(
                f"the chat template failed: {_short(exc)}", _OTHER_MODEL
            ) from exc
        return "".join(parts)


def _short(exc: BaseException) -> str:
    return f"{type(exc).__name__}: {exc}"[:300]
