"""Native generators: one for each request, kept for the next one that begins alike."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import EngineError, RequestError
from workbench.engines import gbnf
from workbench.engines.api import SamplingOptions
from workbench.engines.constrain import Constraint
from workbench.engines.lost_prefixes import FIXED_SEED, NO_ROOM, NOT_KEPT, LostPrefixes

log = logging.getLogger(__name__)

_BURIED = 1000.0
"""What a logit loses that ``min_p`` rules out: enough to never be chosen, and still finite."""
Key = tuple[str, tuple[tuple[str, Any], ...]]


@dataclass(slots=True, eq=False)
class Line:
    """One native generator with its KV cache.

    Attributes:
        key: The grammar and the options it was made with; they cannot be changed.
        tokens: What it holds.
        fixed_seed: Its chances are spent: it never serves a second request.
    """

    native: Any
    key: Key
    conversation_id: str
    fixed_seed: bool
    tokens: list[int]
    busy: bool = True
    used: int = 0


class GeneratorPool:
    """At most so many generators, as each has the memory of a whole context."""

    def __init__(
        self, og: Any, model: Any, context_tokens: int, most: int, lost: LostPrefixes
    ) -> None:
        self._og, self._model, self._lost = og, model, lost
        self._context_tokens = context_tokens
        self._clock = itertools.count(1)
        self.most = most
        self.lines: list[Line] = []

    def take(
        self,
        tokens: Sequence[int],
        sampling: SamplingOptions,
        constraint: Constraint | None,
        conversation_id: str,
    ) -> tuple[Line, int, str] | None:
        """A generator for this prompt, how many tokens it holds of it, and why not more.

        Returns:
            None while all generators are at work.

        Raises:
            RequestError: The library refused the grammar.
            EngineError: It could not make a generator.
        """
        key = (gbnf.lark(constraint) if constraint else "", tuple(_options(sampling).items()))
        fixed_seed = sampling.seed is not None and sampling.temperature > 0.0
        idle = [line for line in self.lines if not line.busy]
        if not fixed_seed:
            fitting = [line for line in idle if line.key == key]
            best = max(fitting, key=lambda line: _shared(line.tokens, tokens), default=None)
            if best is not None and self._worth(best, _shared(best.tokens, tokens), idle):
                return self._again(best, tokens, conversation_id)
        if len(self.lines) >= self.most:
            if not idle:
                return None
            oldest = min(idle, key=lambda line: line.used)
            self._lost.note(oldest.conversation_id, len(oldest.tokens), NO_ROOM)
            self.lines.remove(oldest)
        lost = self._lost.held(conversation_id)  # which is told instead
        note = "" if lost else _why_new(idle, tokens, fixed_seed)
        line = Line(self._make(key, sampling), key, conversation_id, fixed_seed, [])
        line.used = next(self._clock)
        self.lines.append(line)
        return line, 0, note

    def give_back(self, line: Line, tokens: Sequence[int], keep: bool) -> None:
        """Its request has ended; ``tokens`` are what it has in it now."""
        line.busy = False
        line.tokens = list(tokens)
        if line.native is not None:
            # Only when asked does it set its grammar back after an end; unasked, the next
            # answer would be over at once.
            line.native.is_done()
        if not keep or line.fixed_seed or not tokens:
            why = FIXED_SEED if keep else NOT_KEPT
            self._lost.note(line.conversation_id, len(tokens), why)
            self.drop(line)

    def drop(self, line: Line) -> None:
        """Free it."""
        if line in self.lines:
            self.lines.remove(line)
        line.native = None

    def close(self) -> None:
        """Free all."""
        for line in list(self.lines):
            self.drop(line)

    def _worth(self, line: Line, shared: int, idle: list[Line]) -> bool:
        """Better than a new one: it loses little by it, or there is no room anyway."""
        if shared == 0:
            return False
        full = len(self.lines) >= self.most
        last = full and line is min(idle, key=lambda other: other.used)
        return last or 2 * shared >= len(line.tokens)

    def _again(
        self, line: Line, tokens: Sequence[int], conversation_id: str
    ) -> tuple[Line, int, str]:
        shared = _shared(line.tokens, tokens)
        # The last token that was written is not decoded yet, and the prompt's last one
        # must be, for its logits.
        kept = min(shared, len(line.tokens) - 1, len(tokens) - 1)
        note = ""
        if shared < len(line.tokens) and shared < len(tokens) - 1:
            note = f"first difference at token {shared}"
        try:
            line.native.rewind_to(kept)
        except RuntimeError as exc:
            log.warning("engines.rewind_refused reason=%s", str(exc)[:200])
            self.drop(line)
            raise EngineError(
                f"the library could not go back to token {kept}: {exc}"[:300], "Try again."
            ) from exc
        if line.conversation_id != conversation_id:
            self._lost.note(line.conversation_id, len(line.tokens), NO_ROOM)
            note = "" if self._lost.held(conversation_id) > kept else note
        line.busy, line.conversation_id = True, conversation_id
        line.used = next(self._clock)
        return line, kept, note

    def _make(self, key: Key, sampling: SamplingOptions) -> Any:
        params = self._og.GeneratorParams(self._model)
        options = dict(key[1])
        if sampling.seed is not None:
            options["random_seed"] = sampling.seed & 0x7FFFFFFF
        try:
            params.set_search_options(max_length=self._context_tokens, **options)
            if key[0]:
                params.set_guidance("lark_grammar", key[0])
            return self._og.Generator(self._model, params)
        except (RuntimeError, ValueError) as exc:
            if key[0] and "grammar" in str(exc).lower():
                raise RequestError(
                    f"the library refused the tools' grammar: {exc}"[:300],
                    "Simplify the tools' parameters, or let the agent write freely.",
                ) from exc
            raise EngineError(
                f"ONNX Runtime GenAI could not begin: {exc}"[:300], "Load the model again."
            ) from exc


def bury_improbable(native: Any, min_p: float) -> None:
    """Rule out the tokens that are less probable than ``min_p`` times the best one.

    The library has no such option; the logits can be changed before it chooses.
    """
    import numpy as np

    logits = np.array(native.get_logits(), dtype=np.float32)
    logits[logits < logits.max() + np.log(min_p)] -= _BURIED
    native.set_logits(logits)


def _options(sampling: SamplingOptions) -> dict[str, Any]:
    options: dict[str, Any] = {
        "do_sample": sampling.temperature > 0.0,
        "repetition_penalty": sampling.repeat_penalty,
        "min_length": 0,
    }
    if options["do_sample"]:
        options["temperature"] = sampling.temperature
        options["top_k"] = max(0, sampling.top_k)
        options["top_p"] = min(max(sampling.top_p, 1e-6), 1.0)
    return options


def _shared(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens both begin with."""
    for index, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return index
    return min(len(left), len(right))


def _why_new(idle: list[Line], tokens: Sequence[int], fixed_seed: bool) -> str:
    shared = max((_shared(line.tokens, tokens) for line in idle), default=0)
    if not shared:
        return ""
    if fixed_seed:
        return "a fixed seed begins anew"
    return f"{shared} tokens are kept, but for other tools, other options or another text"
