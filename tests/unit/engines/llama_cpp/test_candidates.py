"""The tokens to choose from: the likeliest first, all of them where none of those fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.base.errors import EngineError
from workbench.base.paths import resource
from workbench.engines.api import LoadOptions, SamplingOptions
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.sampling import ConstrainedSampler, Sampler

STARTER = Path(resource("models")) / "starter" / "starter.gguf"
GREEDY = SamplingOptions(temperature=0.0)
SAMPLED = SamplingOptions(temperature=1.0, seed=3, repeat_penalty=1.2)
LIKELY, UNLIKELY = 100.0, -100.0


@pytest.fixture(scope="module")
def engine() -> Iterator[LlamaEngine]:
    loaded = load(STARTER, LoadOptions(context_tokens=256, threads=1))
    yield loaded
    loaded.close()


@pytest.fixture
def logits(engine: LlamaEngine) -> Any:
    """The scores after one token, to be changed."""
    import numpy as np

    context: Any = engine._context
    context.remove(0, 0)
    context.begin_batch()
    context.add_one(0, 0, 1)
    assert context.decode() == 0
    model = context.model
    pointer = model.lib.llama_get_logits_ith(context.handle, 0)
    return np.ctypeslib.as_array(pointer, (model.vocab_size,))


def token(engine: LlamaEngine, text: str) -> int:
    first, *_rest = engine._model.tokenize(text, special=False)
    return first


@pytest.mark.parametrize("options", [GREEDY, SAMPLED], ids=["greedy", "sampled"])
def test_that_the_likeliest_that_fits_is_chosen(
    engine: LlamaEngine, logits: Any, options: SamplingOptions
) -> None:
    good, bad = token(engine, "7"), token(engine, "x")
    logits[:] = 0.0
    logits[good], logits[bad] = LIKELY, 2 * LIKELY
    sampler = ConstrainedSampler(engine._context, options, [], "root ::= [0-9]+\n")

    chosen = [sampler.sample(0) for _ in range(3)]
    sampler.close()

    assert chosen == [good] * 3


@pytest.mark.parametrize("options", [GREEDY, SAMPLED], ids=["greedy", "sampled"])
def test_that_all_tokens_are_asked_when_no_likely_one_fits(
    engine: LlamaEngine, logits: Any, options: SamplingOptions
) -> None:
    assert len(logits) > 1024
    good = token(engine, "7")
    logits[:] = 0.0
    logits[good] = UNLIKELY
    sampler = ConstrainedSampler(engine._context, options, [], 'root ::= "7" "7"\n')

    chosen = sampler.sample(0)
    sampler.close()

    assert engine._model.piece(chosen).startswith(b"7")


def test_that_a_refused_token_is_not_remembered_by_the_penalty(
    engine: LlamaEngine, logits: Any
) -> None:
    one, two, bad = token(engine, "1"), token(engine, "2"), token(engine, "x")
    logits[:] = UNLIKELY
    logits[one], logits[two], logits[bad] = 10.0, 9.0, 50.0
    options = SamplingOptions(temperature=0.0, repeat_penalty=1.5)
    sampler = ConstrainedSampler(engine._context, options, [], "root ::= [12]+\n")

    chosen = [sampler.sample(0) for _ in range(2)]
    sampler.close()

    assert chosen == [one, two]


def test_that_a_fulfilled_grammar_ends_the_answer_and_a_bad_one_is_refused(
    engine: LlamaEngine, logits: Any
) -> None:
    logits[:] = 0.0
    sampler = ConstrainedSampler(engine._context, GREEDY, [], 'root ::= "\\x01\\x02\\x03"\n')
    for byte in (b"\x01", b"\x02", b"\x03"):
        assert engine._model.piece(sampler.sample(0)) == byte
    end = sampler.sample(0)
    sampler.close()

    assert engine.scheduler._is_end(end)
    with pytest.raises(EngineError, match="refused"):
        ConstrainedSampler(engine._context, GREEDY, [], "root ::= nothing\n")


def test_that_the_likeliest_token_is_the_one_the_library_takes(engine: LlamaEngine) -> None:
    context: Any = engine._context
    lib, tokens = context.model.lib, [1, 700, 40, 1999, 3, 512]
    for sequence in (0, 1):
        context.remove(sequence, 0)
    context.begin_batch()
    places = [context.add_one(0, at, one) for at, one in enumerate(tokens)]
    places.append(context.add(1, 0, tokens[::-1], output=True))
    assert context.decode() == 0
    chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
    lib.llama_sampler_chain_add(chain, lib.llama_sampler_init_greedy())
    theirs = [lib.llama_sampler_sample(chain, context.handle, place) for place in places]
    lib.llama_sampler_free(chain)

    sampler = Sampler(context, GREEDY, [])
    try:
        assert [sampler.sample(place) for place in places] == theirs
        assert len(set(theirs)) > 1
    finally:
        sampler.close()


def test_that_of_equal_tokens_the_first_is_the_likeliest(
    engine: LlamaEngine, logits: Any
) -> None:
    logits[:] = 0.0
    logits[[9, 70, 300]] = LIKELY
    sampler = Sampler(engine._context, GREEDY, [])
    try:
        assert sampler.sample(0) == 9
        logits[8] = LIKELY
        assert sampler.sample(0) == 8, "it looks at the library's own memory"
        with pytest.raises(EngineError, match="no output at 5"):
            sampler.sample(5)
    finally:
        sampler.close()
