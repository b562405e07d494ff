"""How the next token is chosen: the library's samplers, made repeatable by a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from workbench.engines.api import SamplingOptions

_PENALISED_TOKENS = 64


def sampler_for(options: SamplingOptions, vocabulary: int) -> Callable[[Any], Any]:
    """The library's sampler; the same for all greedy requests, which are chosen at once.

    Values it would refuse in the middle of a step, for everybody, are put right here.
    """
    from mlx_lm.sample_utils import make_sampler

    if options.temperature <= 0:
        return cast(Callable[[Any], Any], make_sampler(temp=0.0))
    most = options.top_k if 0 < options.top_k < vocabulary else 0
    sampler = make_sampler(
        temp=options.temperature,
        top_p=min(max(options.top_p, 0.0), 1.0),
        min_p=min(max(options.min_p, 0.0), 1.0),
        top_k=most,
    )
    return sampler if options.seed is None else _Seeded(sampler, options.seed)


def processors_for(options: SamplingOptions) -> list[Callable[[Any, Any], Any]]:
    """What changes the scores before a token is chosen."""
    from mlx_lm.sample_utils import make_logits_processors

    if options.repeat_penalty == 1.0:
        return []
    return list(
        make_logits_processors(
            repetition_penalty=options.repeat_penalty,
            repetition_context_size=_PENALISED_TOKENS,
        )
    )


class _Seeded:
    """Draws from a row of numbers of its own, whatever others draw meanwhile.

    The library has one source of random numbers for all; it is put back after each draw.
    """

    def __init__(self, sampler: Callable[[Any], Any], seed: int) -> None:
        self._sampler = sampler
        self._at = seed % 2**64

    def __call__(self, scores: Any) -> Any:
        import mlx.core as mx

        others = _position()
        mx.random.seed(self._at)
        try:
            return self._sampler(scores)
        finally:
            self._at = _position()
            mx.random.seed(others)


def _position() -> int:
    """Where the library's source of random numbers stands; ``seed`` takes it back there."""
    import mlx.core as mx

    (key,) = cast(Iterable[Any], mx.random.state)
    high, low = key.tolist()
    return int(high) << 32 | int(low)
