"""Tokens that do not fit a grammar are not chosen: llguidance tells which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.base.errors import RequestError
from workbench.engines import gbnf
from workbench.engines.constrain import Constraint

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Sampler: TypeAlias = Callable[[Any], Any]
_MINUS_INFINITY = float("-inf")
_MOST_REASON_CHARS = 200


def can_mask() -> bool:
    """Whether llguidance is installed."""
    return find_spec("llguidance") is not None


class Mask:
    """What one answer is held to; stands around the sampler that chooses its tokens.

    A token is chosen freely and checked, which takes microseconds. Only when it does not fit,
    all that do not are ruled out, and one is chosen again.

    Attributes:
        problem: Why nothing can be held any more; empty while all is well.
    """

    def __init__(self, matcher: Any, ends: frozenset[int]) -> None:
        self._matcher, self._ends = matcher, ends
        self._ended = False
        self.problem = ""

    def around(self, sampler: Sampler) -> Sampler:
        """The sampler, which now chooses only what fits."""
        return lambda scores: self._choose(sampler, scores)

    def _choose(self, sampler: Sampler, scores: Any) -> Any:
        token = sampler(scores)
        if self._ended or self.problem:
            return token
        value = int(token.item())
        if not self._fits(value):
            token = sampler(_only(scores, self._matcher.compute_bitmask()))
            value = int(token.item())
        self._take(value)
        return token

    def _fits(self, token: int) -> bool:
        return not self._matcher.is_stopped() and self._matcher.validate_tokens([token]) == 1

    def _take(self, token: int) -> None:
        if token in self._ends:
            self._ended = True
        else:
            self._matcher.consume_token(token)
        if self._matcher.is_error():
            self.problem = str(self._matcher.get_error()).partition("\n")[0]


class Masks:
    """Makes the masks of one model; its vocabulary is read when the first one is wanted."""

    def __init__(
        self, tokenizer: Tokenizer, hidden: frozenset[int], ends: frozenset[int]
    ) -> None:
        """Take a tokenizer.

        Args:
            tokenizer: Text to tokens.
            hidden: Tokens that no text stands for; all others may be part of a call.
            ends: Tokens that end an answer.
        """
        self._tokenizer, self._hidden, self._ends = tokenizer, hidden, ends
        self._vocabulary: Any = None

    def mask(self, constraint: Constraint) -> Mask:
        """What holds one answer.

        Raises:
            RequestError: The grammar was refused.
        """
        from llguidance import LLMatcher

        grammar = LLMatcher.grammar_from_lark(gbnf.lark(constraint))
        matcher = LLMatcher(self._words(), grammar, log_level=0)
        if matcher.is_error():
            reason = str(matcher.get_error()).partition("\n")[0][:_MOST_REASON_CHARS]
            raise RequestError(
                f"llguidance refused the grammar of the schema: {reason}",
                "Simplify the schema, or let the agent write freely.",
            )
        return Mask(matcher, self._ends)

    def _words(self) -> Any:
        if self._vocabulary is None:
            from llguidance import LLTokenizer, TokenizerWrapper

            text = self._tokenizer.to_str()
            plain = LLTokenizer(text)
            count = plain.vocab_size
            pieces = [plain.decode_bytes([token]) for token in range(count)]
            # By itself it takes every added token for a control token, which no text
            # stands for; the marks of calls are added tokens, and text.
            words = _Words(self._tokenizer, pieces, self._hidden, self._ends)
            self._vocabulary = LLTokenizer(
                TokenizerWrapper(words), eos_token=sorted(self._ends) or None
            )
        return self._vocabulary


class _Words:
    """A vocabulary as the library asks for it."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        pieces: Sequence[bytes],
        hidden: frozenset[int],
        ends: frozenset[int],
    ) -> None:
        self._tokenizer = tokenizer
        self.tokens = pieces
        self.special_token_ids = sorted(hidden | ends)
        self.eos_token_id = min(ends, default=0)
        self.bos_token_id = None

    def __call__(self, text: bytes | str) -> list[int]:
        plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        return list(self._tokenizer.encode(plain, add_special_tokens=False).ids)


def _only(scores: Any, bits: bytes) -> Any:
    """The scores whose bit is set; a network may be wider than its vocabulary."""
    import mlx.core as mx
    import numpy as np

    width = int(scores.shape[-1])
    allowed = np.zeros(width, dtype=np.bool_)
    found = np.unpackbits(np.frombuffer(bits, dtype=np.uint8), bitorder="little")[:width]
    allowed[: len(found)] = found
    left = mx.where(mx.array(allowed), scores, mx.array(_MINUS_INFINITY, dtype=scores.dtype))
    # Samplers reckon with shares of a whole.
    return left - mx.logsumexp(left, axis=-1, keepdims=True)
