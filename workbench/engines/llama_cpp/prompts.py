"""From a request to the exact tokens of its prompt."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.base.errors import ContextFull, RequestError
from workbench.engines.api import Request
from workbench.engines.constrain import Constraint, constraint_for
from workbench.engines.dialects import PLAIN_TEMPLATE, Dialect, dialect_for, render_prompt
from workbench.engines.llama_cpp.model import NativeModel
from workbench.engines.templates import ChatTemplate

_CHATML_STOPS = ("<|im_end|>", "<|im_start|>")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt, ready to decode.

    Attributes:
        stops: Stop texts the template itself asks for.
    """

    text: str
    tokens: list[int]
    constraint: Constraint | None
    stops: tuple[str, ...] = ()


class PromptBuilder:
    """Renders, tokenises and checks prompts for one model.

    Attributes:
        dialect: How the model writes tool calls.
    """

    def __init__(self, model: NativeModel, context_tokens: int) -> None:
        self._model = model
        self._context_tokens = context_tokens
        lib = model.lib
        self._bos = int(lib.llama_vocab_bos(model.vocab))
        self._add_bos = bool(lib.llama_vocab_get_add_bos(model.vocab)) and self._bos >= 0
        self._bos_text = model.text_of(self._bos)
        source = model.chat_template()
        self._stops = () if source else _CHATML_STOPS
        eos_text = model.text_of(int(lib.llama_vocab_eos(model.vocab)))
        self._template = ChatTemplate(
            source or PLAIN_TEMPLATE, bos=self._bos_text, eos=eos_text
        )
        self.dialect: Dialect = dialect_for(self._template)
        model.show_markers(_markers(self.dialect))

    def build(self, request: Request) -> Prompt:
        """The prompt of a request.

        Raises:
            ContextFull: The prompt alone fills the context.
            TemplateError: The template failed.
            RequestError: There is nothing to say.
        """
        tools = request.tools if request.tool_choice != "none" else ()
        constraint = None
        if tools and request.constrain:
            constraint = constraint_for(self.dialect, tools, request.tool_choice)
        text = request.prompt
        if text is None:
            if not request.messages:
                raise RequestError("the request has no message", "Write a message first.")
            text = render_prompt(self._template, self.dialect, request.messages, tools)
        tokens = self._model.tokenize(text)
        if self._add_bos and not (self._bos_text and text.startswith(self._bos_text)):
            tokens.insert(0, self._bos)
        self._check_length(len(tokens))
        return Prompt(text, tokens, constraint, self._stops)

    def _check_length(self, length: int) -> None:
        if length == 0:
            raise RequestError("the prompt is empty", "Write a message first.")
        if length >= self._context_tokens:
            raise ContextFull(
                f"the prompt has {length} tokens, but the context holds "
                f"{self._context_tokens} for prompt and answer together",
                "Start a new conversation, shorten the text, or load the model with a "
                "larger context.",
            )


def _markers(dialect: Dialect) -> tuple[str, ...]:
    """Texts that must reach the parser even where they are control tokens."""
    texts = (
        dialect.opener,
        dialect.separator,
        dialect.closer,
        dialect.before_name,
        dialect.between,
        dialect.after,
        *(dialect.think or ()),
        *dialect.other_markers,
    )
    return tuple(text.strip() for text in texts if text.strip())
