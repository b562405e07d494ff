"""Models of the same tokens are told from others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.base.errors import ModelError
from workbench.base.paths import resource
from workbench.models.gguf import read_header, read_texts
from workbench.models.vocabulary import TOKENS, Vocabularies

STARTER = resource("models") / "starter" / "starter.gguf"
AGENT = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent.gguf"


def _difference(one: Path, other: Path) -> str:
    return Vocabularies().difference(one, read_header(one), other, read_header(other))


def test_that_every_token_is_read() -> None:
    header = read_header(STARTER)
    tokens = read_texts(STARTER, TOKENS)
    assert len(tokens) == header.array_lengths[TOKENS] > len(header.metadata[TOKENS])
    assert tokens[: len(header.metadata[TOKENS])] == header.metadata[TOKENS]
    assert read_texts(STARTER, "tokenizer.ggml.scores.none") == ()
    assert read_texts(STARTER, "general.architecture") == ()


def test_that_the_same_tokens_are_no_difference(tmp_path: Path) -> None:
    copy = tmp_path / "copy.gguf"
    copy.write_bytes(STARTER.read_bytes())
    assert _difference(STARTER, copy) == ""


def test_that_another_number_of_tokens_is_told() -> None:
    told = _difference(STARTER, AGENT)
    ours, theirs = (read_header(path).array_lengths[TOKENS] for path in (STARTER, AGENT))
    assert told == f"it has {theirs:,} tokens, and this model has {ours:,}"


def test_that_the_first_token_that_differs_is_named_wherever_it_is(
    tmp_path: Path, write_gguf: Callable[..., Path]
) -> None:
    ours = [f"t{number}" for number in range(100)]
    theirs = [*ours[:98], "é", "x"]
    one = write_gguf(tmp_path / "one.gguf", **{TOKENS: ours})
    other = write_gguf(tmp_path / "other.gguf", **{TOKENS: theirs})
    assert _difference(one, other) == "token 98 is 'é' there and 't98' in this model"


def test_that_a_file_without_tokens_or_gone_is_told(
    tmp_path: Path, write_gguf: Callable[..., Path]
) -> None:
    header = read_header(STARTER)
    gone = tmp_path / "gone.gguf"
    with pytest.raises(ModelError, match=r"gone\.gguf"):
        Vocabularies().difference(STARTER, header, gone, header)
    bare = write_gguf(tmp_path / "bare.gguf", **{TOKENS: 3})
    assert "are not in its file" in _difference(STARTER, bare)
