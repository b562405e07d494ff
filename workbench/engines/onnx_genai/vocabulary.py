"""The library's tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.engines.answer import Detokenizer
from workbench.engines.model_folder import ModelFolder
from workbench.engines.prompt_text import PromptWriter
from workbench.engines.window_detokenizer import WindowDetokenizer


class OnnxVocabulary:
    """The library's tokenizer, with the model's own markers left visible."""

    def __init__(self, og: Any, model: Any, folder: ModelFolder, writer: PromptWriter) -> None:
        self._native = og.Tokenizer(model)
        # The prompt already says where it begins, and markers of calls must be seen.
        self._native.update_options(add_special_tokens="false", skip_special_tokens="false")
        self._folder = folder
        self._hidden = folder.hidden(writer.markers())
        self.ends = frozenset(map(int, self._native.eos_token_ids)) | folder.ends

    def encode(self, text: str) -> list[int]:
        """Tokens of a prompt."""
        return [int(token) for token in self._native.encode(self._folder.with_bos(text))]

    def detokenizer(self) -> Detokenizer:
        """For one answer."""
        return WindowDetokenizer(self._decode, self._hidden)

    def _decode(self, tokens: Sequence[int]) -> str:
        return str(self._native.decode(list(tokens))) if tokens else ""
