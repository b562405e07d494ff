"""From a request to the exact text of its prompt; the same for every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.base.errors import ContextFull, RequestError
from workbench.engines.api import Request, ToolDefinition
from workbench.engines.constrain import (
    Constraint,
    answer_constraint,
    constraint_for,
    holds_calls,
)
from workbench.engines.dialects import (
    PLAIN_TEMPLATE,
    Dialect,
    dialect_for,
    render_prompt,
    with_output_schema,
)
from workbench.engines.templates import ChatTemplate

_FREE_CALLS = "tool calls: the form in which this model writes them is read, but not held"
_FREE_ANSWER = "the answer: not held to its schema where such calls may come, only told of it"
_CHATML_STOPS = ("<|im_end|>", "<|im_start|>")


@dataclass(frozen=True, slots=True)
class PromptText:
    """A prompt before it is tokenised.

    Attributes:
        constraint: What tool calls are held to, if they are.
        stops: Stop texts the template itself asks for.
        unheld: What was to be held to a schema and is not, for the trace; or empty.
    """

    text: str
    constraint: Constraint | None
    stops: tuple[str, ...] = ()
    unheld: str = ""


class PromptWriter:
    """Writes the prompts of one model.

    Attributes:
        dialect: How the model writes tool calls.
    """

    def __init__(self, source: str, *, bos: str = "", eos: str = "") -> None:
        """Take a chat template, or an empty text for a model without one.

        Raises:
            TemplateError: It is not a template, or too long.
        """
        self._stops = () if source else _CHATML_STOPS
        self._template = ChatTemplate(source or PLAIN_TEMPLATE, bos=bos, eos=eos)
        self.dialect: Dialect = dialect_for(self._template)

    def write(self, request: Request) -> PromptText:
        """The prompt of a request.

        Raises:
            TemplateError: The template failed.
            RequestError: There is nothing to say.
        """
        tools = request.tools if request.tool_choice != "none" else ()
        constraint = self._constraint(request, tools)
        text = request.prompt
        if text is None:
            if not request.messages:
                raise RequestError("the request has no message", "Write a message first.")
            messages = with_output_schema(request.messages, request.output_schema)
            text = render_prompt(self._template, self.dialect, messages, tools)
        notes = list(constraint.notes) if constraint else []
        if constraint is None and tools and request.constrain:
            notes = [
                _FREE_CALLS,
                *([_FREE_ANSWER] if request.output_schema is not None else []),
            ]
        return PromptText(text, constraint, self._stops, "; ".join(notes))

    def _constraint(
        self, request: Request, tools: Sequence[ToolDefinition]
    ) -> Constraint | None:
        if not request.constrain:
            return None
        if tools and not holds_calls(self.dialect):
            return None  # A held answer would leave no room for a call.
        if request.output_schema is not None and request.tool_choice != "required":
            return answer_constraint(
                self.dialect, request.output_schema, tools, reason_first=request.reason_first
            )
        return constraint_for(
            self.dialect, tools, request.tool_choice, reason_first=request.reason_first
        )

    def markers(self) -> tuple[str, ...]:
        """Texts that must reach the parser even where they are control tokens."""
        return self.dialect.markers()


def check_length(prompt_tokens: int, context_tokens: int) -> None:
    """Refuse a prompt that leaves no room for an answer.

    Raises:
        ContextFull: The prompt alone fills the context.
        RequestError: It is empty.
    """
    if prompt_tokens == 0:
        raise RequestError("the prompt is empty", "Write a message first.")
    if prompt_tokens >= context_tokens:
        raise ContextFull(
            f"the prompt has {prompt_tokens} tokens, but the context holds "
            f"{context_tokens} for prompt and answer together",
            "Start a new conversation, shorten the text, or load the model with a "
            "larger context.",
        )
