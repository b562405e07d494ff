"""Choosing the next token inside the library, and keeping tool calls inside a grammar."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.api import SamplingOptions
from workbench.engines.llama_cpp.candidates import Candidates
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.logits import Logits
from workbench.engines.llama_cpp.model import NativeModel

_PENALTY_WINDOW_TOKENS = 64
_STRADDLE_TRIES = 16


class Sampler:
    """One request's sampler chain; closed once."""

    def __init__(
        self, context: NativeContext, options: SamplingOptions, prompt: list[int]
    ) -> None:
        self._context = context
        self._lib: Any = context.model.lib
        self.chain = _build_chain(context.model, options, prompt)
        # Taken once: what is looked up between two tokens is read from memory anew.
        self._choose: Callable[[int], int] = partial(
            self._lib.llama_sampler_sample, self.chain, context.handle
        )
        if options.temperature <= 0.0 and options.repeat_penalty == 1.0:
            self._choose = Logits(context).likeliest

    def sample(self, place: int) -> int:
        """Choose the token after the one at this place of the batch."""
        return self._choose(place)

    def close(self) -> None:
        """Free the chain."""
        if self.chain:
            self._lib.llama_sampler_free(self.chain)
            self.chain = None


class ConstrainedSampler(Sampler):
    """A sampler whose tool calls fit a grammar.

    The token is chosen freely first, by the library, and only checked against the grammar.
    When it does not fit, the likeliest tokens are masked, and the whole vocabulary only when
    none of those fits: that takes longer than decoding a token. A lazy grammar sleeps until a
    trigger text has been written; waking is done here and not in the library, because the
    library ends the process when the token that completes the trigger runs past it with
    text the grammar refuses.
    """

    def __init__(
        self,
        context: NativeContext,
        options: SamplingOptions,
        prompt: list[int],
        grammar: str,
        triggers: tuple[str, ...] = (),
    ) -> None:
        super().__init__(context, options, prompt)
        self._source = grammar.encode()
        self._triggers = tuple(trigger.encode() for trigger in triggers)
        self._tail_bytes = max((len(t) for t in self._triggers), default=0)
        self._written: list[int] = []
        self._candidates = Candidates(context)
        # Only a penalty remembers what was chosen, and must not be told of what is refused.
        self._remembers = options.repeat_penalty != 1.0
        self._accept, self._allows = self._lib.llama_sampler_accept, self._candidates.allows
        self._grammar: Any = None
        if not self._triggers:
            self._grammar = self._new_grammar()

    def sample(self, place: int) -> int:
        """Choose the next token so that what the grammar governs still fits it."""
        grammar = self._grammar
        if self._remembers:
            self._candidates.fill(place)
            token = self._candidates.choose(self.chain)
        else:
            token = self._choose(place)
        if grammar is None:
            token = self._watch(token, place)
        else:
            if not self._allows(grammar, token):
                token = self._fit(place)
            self._accept(grammar, token)
        if self._remembers:
            self._accept(self.chain, token)
        return token

    def close(self) -> None:
        """Free the chain and the grammar."""
        super().close()
        if self._grammar is not None:
            self._lib.llama_sampler_free(self._grammar)
            self._grammar = None

    def _fit(self, place: int) -> int:
        """A token chosen among those that the grammar allows."""
        candidates = self._candidates
        for fill in (candidates.fill_likeliest, candidates.fill):
            fill(place)
            token = candidates.choose(self._grammar, self.chain)
            if candidates.allows(self._grammar, token):
                return token
        raise EngineError(
            "the grammar of the tool call allows no further token",
            "Let the agent write freely, and try again.",
        )

    def _watch(self, token: int, place: int) -> int:
        """While the grammar sleeps: wake it when this token completes a trigger."""
        refused: list[int] = []
        for _ in range(_STRADDLE_TRIES):
            start = self._trigger_start(token)
            if start is None or self._wake(start, token):
                break
            refused.append(token)
            self._candidates.fill(place)
            self._candidates.forbid(refused)
            token = self._candidates.choose(self.chain)
        self._written.append(token)
        del self._written[: -2 * self._tail_bytes - 8]
        return token

    def _trigger_start(self, token: int) -> int | None:
        """Where in the written bytes a trigger begins that this token completes."""
        model = self._context.model
        before = b"".join(map(model.piece, self._written))
        text = before + model.piece(token)
        starts = (text.find(t, max(0, len(before) - len(t) + 1)) for t in self._triggers)
        return min((at for at in starts if at >= 0), default=None)

    def _wake(self, start: int, token: int) -> bool:
        """Make the grammar and feed it everything since the trigger began."""
        grammar = self._new_grammar()
        for fed in self._tokens_since(start, token):
            if not self._candidates.allows(grammar, fed):
                self._lib.llama_sampler_free(grammar)
                return False
            self._lib.llama_sampler_accept(grammar, fed)
        self._grammar = grammar
        return True

    def _tokens_since(self, start: int, token: int) -> list[int]:
        model = self._context.model
        tokens = [*self._written, token]
        at = 0
        for index, one in enumerate(tokens):
            if at == start:
                return tokens[index:]
            at += len(model.piece(one))
        text = b"".join(map(model.piece, tokens))[start:]
        return model.tokenize(text.decode("utf-8", "replace"), special=False)

    def _new_grammar(self) -> Any:
        model = self._context.model
        model.log.clear()
        grammar = self._lib.llama_sampler_init_grammar(model.vocab, self._source, b"root")
        if not grammar:
            raise EngineError(
                f"the grammar made from the tools was refused: {model.log.reason()}",
                "Simplify the tools' parameters, or let the agent write freely.",
            )
        return grammar


def _build_chain(model: NativeModel, options: SamplingOptions, prompt: list[int]) -> Any:
    lib = model.lib
    params = lib.llama_sampler_chain_default_params()
    params.no_perf = True
    chain = lib.llama_sampler_chain_init(params)
    if options.repeat_penalty != 1.0:
        penalties = lib.llama_sampler_init_penalties(
            model.vocab_size, _PENALTY_WINDOW_TOKENS, options.repeat_penalty, 0.0, 0.0
        )
        for token in prompt[-_PENALTY_WINDOW_TOKENS:]:
            lib.llama_sampler_accept(penalties, token)
        lib.llama_sampler_chain_add(chain, penalties)
    if options.temperature <= 0.0:
        lib.llama_sampler_chain_add(chain, lib.llama_sampler_init_greedy())
        return chain
    seed = random.getrandbits(32) if options.seed is None else options.seed & 0xFFFFFFFF
    for sampler in (
        lib.llama_sampler_init_top_k(options.top_k),
        lib.llama_sampler_init_top_p(options.top_p, 1),
        lib.llama_sampler_init_min_p(options.min_p, 1),
        lib.llama_sampler_init_temp(options.temperature),
        lib.llama_sampler_init_dist(seed),
    ):
        lib.llama_sampler_chain_add(chain, sampler)
    return chain
