"""From a request to the exact tokens of its prompt."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.engines.api import Request
from workbench.engines.constrain import Constraint
from workbench.engines.dialects import Dialect
from workbench.engines.llama_cpp.model import NativeModel
from workbench.engines.prompt_text import PromptWriter, check_length


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt, ready to decode.

    Attributes:
        stops: Stop texts the template itself asks for.
        unheld: What was to be held to a schema and is not, for the trace; or empty.
    """

    text: str
    tokens: list[int]
    constraint: Constraint | None
    stops: tuple[str, ...] = ()
    unheld: str = ""


class PromptBuilder:
    """Renders, tokenises and checks prompts for one model."""

    def __init__(self, model: NativeModel, context_tokens: int) -> None:
        self._model = model
        self._context_tokens = context_tokens
        lib = model.lib
        self._bos = int(lib.llama_vocab_bos(model.vocab))
        self._add_bos = bool(lib.llama_vocab_get_add_bos(model.vocab)) and self._bos >= 0
        self._bos_text = model.text_of(self._bos)
        eos_text = model.text_of(int(lib.llama_vocab_eos(model.vocab)))
        self._writer = PromptWriter(model.chat_template(), bos=self._bos_text, eos=eos_text)
        model.show_markers(self._writer.markers())

    @property
    def dialect(self) -> Dialect:
        """How the model writes tool calls."""
        return self._writer.dialect

    def build(self, request: Request) -> Prompt:
        """The prompt of a request.

        Raises:
            TemplateError: The template failed.
            RequestError: There is nothing to say.
        """
        written = self._writer.write(request)
        tokens = self.tokens(written.text)
        return Prompt(written.text, tokens, written.constraint, written.stops, written.unheld)

    def check(self, prompt: Prompt) -> None:
        """Refuse a prompt that leaves no room for an answer.

        Raises:
            ContextFull: It alone fills the context.
            RequestError: It is empty.
        """
        check_length(len(prompt.tokens), self._context_tokens)

    def tokens(self, text: str) -> list[int]:
        """The tokens of a whole prompt."""
        tokens = self._model.tokenize(text)
        if self._add_bos and not (self._bos_text and text.startswith(self._bos_text)):
            tokens.insert(0, self._bos)
        return tokens
