"""Text to tokens and back, with the tokenizer of a folder."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.engines.mlx_batch.model import MlxModel
from workbench.engines.window_detokenizer import WindowDetokenizer


class MlxVocabulary:
    """The tokenizer of a model.

    Attributes:
        ends: Tokens that end an answer.
        hidden: Tokens that no text stands for.
    """

    def __init__(self, model: MlxModel, markers: Sequence[str]) -> None:
        self._tokenizer = model.tokenizer
        self._bos = model.folder.bos
        self.ends = model.ends()
        self.hidden = model.folder.hidden(markers) | self.ends

    def encode(self, text: str) -> list[int]:
        """Tokens of a whole prompt; its first one is added unless the template wrote it."""
        begun = bool(self._bos) and text.startswith(self._bos)
        return list(self._tokenizer.encode(text, add_special_tokens=not begun).ids)

    def detokenizer(self) -> WindowDetokenizer:
        """A fresh one, for one answer."""
        return WindowDetokenizer(self._decode, self.hidden)

    def _decode(self, tokens: Sequence[int]) -> str:
        return str(self._tokenizer.decode(list(tokens), skip_special_tokens=False))
