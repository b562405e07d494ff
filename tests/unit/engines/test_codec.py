"""What crosses to a worker and back arrives as it was, or is refused."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base import errors
from workbench.base.errors import EngineError
from workbench.engines import api
from workbench.engines.codec import Codec
from workbench.engines.framing import BadMessage, read_message, write_message
from workbench.engines.registry import ENGINES, EngineSpec
from workbench.engines.token_values import (
    Alternative,
    TokenPieces,
    TokenScore,
    TokenScores,
    TokenTask,
)

texts = st.text(st.characters(codec="utf-8"), max_size=20)
counts = st.integers(0, 2**53)
seconds = st.floats(0, 1e9)
schemas = st.dictionaries(texts, st.none() | st.booleans() | texts | st.lists(texts))
ENGINE_ERRORS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, EngineError)
]

stats = st.builds(api.GenerationStats, counts, counts, counts, seconds, seconds, seconds)
numbers = st.lists(counts, max_size=3).map(tuple)
others = st.builds(Alternative, counts, texts, seconds)
scores = st.builds(TokenScore, seconds, counts, st.lists(others, max_size=2).map(tuple))
events = st.one_of(
    st.builds(api.PromptReady, texts, counts, counts, texts),
    st.builds(api.PromptProgress, counts, counts),
    st.builds(api.TextDelta, texts, counts),
    st.builds(api.ReasoningDelta, texts, counts),
    st.builds(api.ToolCall, texts, texts, texts, texts, texts),
    st.builds(api.BrokenToolCall, texts, texts),
    st.builds(
        api.Finished,
        st.sampled_from(["stop", "length", "tool_calls"]),
        stats,
        st.lists(counts, max_size=3).map(tuple),
        texts,
    ),
    st.builds(TokenPieces, counts, counts, numbers, st.lists(texts).map(tuple), numbers, texts),
    st.builds(TokenScores, counts, st.lists(scores, max_size=2).map(tuple)),
)
calls = st.builds(api.CallInMessage, texts, texts, texts)
messages = st.builds(
    api.Message,
    st.sampled_from(["system", "user", "assistant", "tool"]),
    texts,
    st.lists(calls, max_size=2).map(tuple),
    texts,
    texts,
)
requests = st.builds(
    api.Request,
    st.lists(messages, max_size=3).map(tuple),
    st.lists(st.builds(api.ToolDefinition, texts, texts, schemas), max_size=2).map(tuple),
    st.sampled_from(["auto", "none", "required"]),
    st.booleans(),
    st.builds(
        api.SamplingOptions,
        seed=st.none() | counts,
        temperature=seconds,
        stop=st.lists(texts, max_size=2).map(tuple),
    ),
    texts,
    st.none() | texts,
    token_task=st.none() | st.builds(TokenTask, texts, numbers, texts),
)


def crossed(value: Any) -> Any:
    """The value after it went through a pipe."""
    pipe = io.BytesIO()
    write_message(pipe, ["x", value])
    pipe.seek(0)
    message = read_message(pipe)
    assert message is not None
    return message[1]


@given(st.lists(st.tuples(texts, events), max_size=5))
def test_that_events_arrive_as_they_were(batch: list[tuple[str, api.EngineEvent]]) -> None:
    codec = Codec()
    _kind, data = codec.encode_batch(batch)
    assert codec.decode_batch(crossed(data)) == batch


@given(requests)
def test_that_requests_arrive_as_they_were(request: api.Request) -> None:
    codec = Codec()
    assert codec.decode(api.Request, crossed(codec.encode(request))) == request


@pytest.mark.parametrize("kind", ENGINE_ERRORS)
def test_that_every_engine_error_crosses(kind: type[EngineError]) -> None:
    codec = Codec()
    error = codec.decode_error(crossed(codec.encode_error(kind("wrong", "do this"))))
    assert type(error) is kind
    assert (error.message, error.hint) == ("wrong", "do this")


def test_that_an_error_of_another_class_crosses_as_its_nearest_kind() -> None:
    class Special(errors.TemplateError):
        pass

    codec = Codec()
    assert (
        type(codec.decode_error(codec.encode_error(Special("a", "b")))) is errors.TemplateError
    )


def test_that_options_and_engines_cross() -> None:
    codec = Codec()
    options = api.LoadOptions(gpu_layers=3, extra={"tokens_per_s": 5})
    assert codec.decode(api.LoadOptions, crossed(codec.encode(options))) == options
    for spec in ENGINES:
        assert codec.decode(EngineSpec, crossed(codec.encode(spec))) == spec


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=3),
)


@given(json_values)
def test_that_anything_else_is_refused(data: Any) -> None:
    codec = Codec()
    for decode in (codec.decode_batch, codec.decode_error):
        try:
            decode(data)
        except BadMessage:
            continue
        assert data == [] or isinstance(data, list)


@given(st.binary(max_size=64))
def test_that_any_bytes_are_read_or_refused(data: bytes) -> None:
    stream = io.BytesIO(data)
    try:
        message = read_message(stream)
    except BadMessage:
        return
    assert message is None or isinstance(message[0], str)


@pytest.mark.parametrize(
    "data",
    [
        [["r1", "TextDelta", ["a"]]],
        [["r1", "TextDelta", ["a", "1"]]],
        [["r1", "TextDelta", ["a", True]]],
        [["r1", "Message", ["user", "a", [], "", ""]]],
        [["r1", "Finished", ["because", [1, 1, 1, 1, 1, 1]]]],
        [["r1", "Failed", ["OSError", "a", "b"]]],
        [[1, "TextDelta", ["a", 1]]],
    ],
)
def test_that_a_wrong_value_is_refused(data: list[Any]) -> None:
    with pytest.raises(BadMessage):
        Codec().decode_batch(data)


def test_that_a_huge_message_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadMessage, match="bytes"):
        read_message(io.BytesIO(b"\xff\xff\xff\xff" + b"x" * 10))


def test_that_half_a_surrogate_pair_does_not_end_the_worker() -> None:
    assert crossed("\ud83d") == "?"
