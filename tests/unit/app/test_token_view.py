"""The tokens of earlier model calls, found out by the real starter model."""

from __future__ import annotations

import json
import math
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from workbench.app import run_token_command
from workbench.app.model_call import ModelCall, call_of, model_calls
from workbench.app.token_table import TokenTable, alternative_text, percent
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import RequestError, RunError
from workbench.base.paths import Paths
from workbench.engines.token_values import (
    LEAST_LOGPROB,
    Alternative,
    Scored,
    TokenPieces,
    TokenScore,
    TokenScores,
)
from workbench.traces.codec import decode, encode
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

QUESTION = "What is 12 * 7?"


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths) as opened:
        yield opened


async def filled(bench: Workbench, call: ModelCall, scored: Scored = "answer") -> TokenTable:
    found = TokenTable(call)
    async with aclosing(bench.token_view.fill(found, scored)) as steps:
        async for _step in steps:
            pass
    return found


def calls_of(*events: TraceEvent) -> tuple[ModelCall, ...]:
    return model_calls([Record("r", n, float(n), event) for n, event in enumerate(events)])


@pytest.mark.asyncio
async def test_that_a_run_is_shown_token_by_token(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    run = await bench.runs.start("calculator", QUESTION)
    await run.wait()
    calls = model_calls(await bench.conversations.records(run.run_id))

    first = await filled(bench, calls[0])

    assert len(calls) == 2
    assert calls[0].token_ids
    assert calls[0].written.startswith("<tool_call>")
    assert calls[0].held == "calls"
    assert first.spells_prompt
    assert first.agrees
    assert first.is_same_file is True
    assert first.text[: first.prompt_end] == calls[0].prompt
    assert first.text[first.prompt_end :].startswith(calls[0].written)
    assert sorted(first.scores) == list(range(first.prompt_tokens, len(first)))
    assert first.perplexity() >= 1.0
    second = await filled(bench, calls[1], "all")
    assert second.is_cached(0)
    assert not second.is_cached(calls[1].cached_tokens)
    assert len(second.scores) == len(second) - 1

    options = Namespace(action="tokens", id=run.run_id, call=1, scored="answer", json=True)
    assert await run_token_command.run(bench, options) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in told["tokens"]][first.prompt_tokens :] == list(
        calls[0].token_ids
    )
    assert told["same_file"] is True
    assert len(told["tokens"][-1]["others"]) == 5
    options.json = False
    assert await run_token_command.run(bench, options) == 0
    text = capsys.readouterr().out
    assert "'<tool_call>'" in text
    assert "held by a grammar" in text
    options.call = 9
    with pytest.raises(RunError):
        await run_token_command.run(bench, options)
    changed = replace(calls[0], model_mark="0" * 32, token_ids=())
    old = await filled(bench, changed)
    assert old.is_same_file is False
    assert old.text.startswith(calls[0].prompt + calls[0].written)


@pytest.mark.asyncio
async def test_that_closing_the_view_stops_the_model(bench: Workbench) -> None:
    long = ModelCall(
        "s", 1, "n", "starter", "llama-cpp", has_prompt=True, prompt="one two " * 6_000,
        goes_on=False,
    )  # fmt: skip
    found = TokenTable(long)
    async with aclosing(bench.token_view.fill(found, "all")) as steps:
        async for done, total in steps:
            assert len(found) == total + 1
            if done:
                break
    again = await filled(bench, replace(long, prompt="one two"), "all")
    assert again.text == "one two"


@pytest.mark.asyncio
async def test_that_what_cannot_be_shown_is_refused_with_the_reason(bench: Workbench) -> None:
    call = ModelCall("s", 1, "n", "starter", "llama-cpp", has_prompt=True, prompt="x")
    assert bench.token_view.refusal(call) is not None  # it goes on
    ended = replace(call, goes_on=False)
    assert bench.token_view.refusal(ended) is None
    for bad in (replace(ended, has_prompt=False), replace(ended, model_id="gone")):
        with pytest.raises(RequestError) as caught:
            await filled(bench, bad)
        assert caught.value.hint


def test_that_old_events_are_read_without_the_new_fields() -> None:
    name, text = encode(ModelCallFinished("s", "stop", token_ids=(1, 2), raw="x"))
    assert decode(name, text) == ModelCallFinished("s", "stop", token_ids=(1, 2), raw="x")
    for event in (ModelCallFinished("s", "stop"), PromptRendered("s", "p", 1, 0)):
        name, text = encode(event)
        values = json.loads(text)
        for new in ("token_ids", "raw", "held", "model_mark"):
            values.pop(new, None)
        assert decode(name, json.dumps(values)) == event


def test_that_tokens_that_share_a_character_stand_at_it() -> None:
    found = TokenTable(ModelCall("s", 1, "n", "m", "e"))
    smile = "\N{GRINNING FACE}".encode()
    pieces = [b"a", smile[:1], smile[1:3], smile[3:] + b"b", b"\xff", b"", b"c", smile[:2]]
    ids = tuple(range(len(pieces)))
    found.take_pieces(
        TokenPieces(0, 4, ids, tuple(piece.hex() for piece in pieces), (0,) * len(ids))
    )
    found.spell()

    assert found.text == "a\N{GRINNING FACE}b\ufffdc\ufffd"
    spans = [found.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    smile_char = "\N{GRINNING FACE}"
    assert spans == [
        "a", smile_char, smile_char, smile_char + "b", "\ufffd", "", "c", "\ufffd",
    ]  # fmt: skip
    assert found.prompt_end == 3
    with pytest.raises(ValueError, match="missing"):
        found.take_pieces(TokenPieces(99, 0, (1,), ("61",), (0,)))


@given(st.lists(st.binary(max_size=3) | st.text(max_size=2).map(str.encode), max_size=12))
def test_that_any_bytes_have_a_text_and_places_in_it(pieces: list[bytes]) -> None:
    found = TokenTable(ModelCall("s", 1, "n", "m", "e"))
    count = len(pieces)
    shown = tuple(piece.hex() for piece in pieces)
    found.take_pieces(TokenPieces(0, count, tuple(range(count)), shown, (0,) * count))
    found.spell()

    assert found.text == b"".join(pieces).decode("utf-8", "replace")
    assert found.starts == sorted(found.starts)
    assert found.ends == sorted(found.ends)
    for piece, start, end in zip(pieces, found.starts, found.ends, strict=True):
        assert 0 <= start <= end <= len(found.text)
        assert (end > start) or not piece


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 3.0, -1e9])
def test_that_what_is_no_probability_is_taken_for_none(bad: float) -> None:
    found = TokenTable(ModelCall("s", 1, "n", "m", "e"))
    found.take_pieces(TokenPieces(0, 1, (1, 2, 3), ("61", "62", "63"), (0,) * 3))
    other = Alternative(1, "not hexadecimal", -1.0)
    found.take_scores(
        TokenScores(
            1,
            (
                TokenScore(bad, -5, (other,)),
                TokenScore(-1.0, 2, (Alternative(1, "61", bad),)),
                TokenScore(-1.0, 1),
            ),
        )
    )

    assert [found.scores[n].logprob for n in (1, 2)] == [LEAST_LOGPROB, LEAST_LOGPROB]
    assert found.scores[1].rank == 1
    assert 3 not in found.scores
    assert found.is_scored
    assert alternative_text(other.piece) == "not hexadecimal"
    many = TokenScore(-1.0, 1, (other,) * 900)
    found.take_scores(TokenScores(0, (many,)))
    assert len(found.scores[0].others) == 5


def test_that_what_the_model_did_not_read_or_write_is_told() -> None:
    first, second, third = calls_of(
        ModelCallStarted("m1", "a", "m", "e"),
        PromptRendered("m1", "question", 3, 0),
        ReasoningPiece("m1", "I should look it up."),
        ModelCallFinished("m1", "tool_calls", new_tokens=5),
        ToolCallStarted("t1", "m1", "a", "c1", "read_file", "{}", "<call>", ""),
        ToolCallFinished("t1", "long text ends here", truncated=True),
        ModelCallStarted("m2", "a", "m", "e"),
        PromptRendered("m2", "question\nlong text ends here\n", 9, 3),
        AnswerDelta("m2", "It says"),
        ModelCallFinished("m2", "length", new_tokens=2, token_ids=(7, 8)),
        ModelCallStarted("m3", "a", "m", "e"),
        ModelCallFinished("m3", "failed", error="the prompt has 9 tokens, the context 8"),
    )

    assert first.cuts == ()
    assert not first.is_whole
    assert [cut.kind for cut in second.cuts] == ["thought", "result", "answer"]
    assert second.cuts[1].tail == "long text ends here"
    assert "2 tokens" in second.cuts[2].words
    assert second.is_whole
    assert second.written == "It says"
    assert [cut.kind for cut in third.cuts] == ["refused"]
    assert call_of([], "m1") is None


@pytest.mark.asyncio
async def test_that_a_prompt_that_did_not_fit_is_kept_and_shown(bench: Workbench) -> None:
    agent = bench.agents.get("calculator")
    options = replace(agent.model.options, context_tokens=512)
    run = await bench.runs.start(
        replace(agent, model=replace(agent.model, options=options)), "twelve times " * 900
    )
    end = await run.wait()
    (call,) = model_calls(await bench.conversations.records(run.run_id))

    assert end.end == "failed"
    assert end.prompt_tokens == 0
    assert call.prompt.count("twelve times") == 900
    assert call.limit_tokens == 512
    assert call.prompt_tokens > 512
    assert [cut.kind for cut in call.cuts] == ["refused"]
    found = await filled(bench, call)
    assert found.text == call.prompt
    assert found.agrees
    assert not found.scores


def test_that_a_stop_text_that_ended_the_answer_is_told() -> None:
    (call,) = calls_of(
        ModelCallStarted("m1", "a", "m", "e"),
        PromptRendered("m1", "p", 1, 0),
        AnswerDelta("m1", "one"),
        ModelCallFinished("m1", "stop", token_ids=(1,), raw="one STOP"),
    )
    assert [cut.kind for cut in call.cuts] == ["stop"]
    assert call.written == "one STOP"


def test_that_probabilities_are_written_with_figures_that_mean_something() -> None:
    shown = [percent(math.log(share)) for share in (1.0, 0.5, 0.0123, 0.00012)]
    assert shown == ["100 %", "50.0 %", "1.2 %", "0.012 %"]
    assert percent(-1000.0) == "<0.001 %"
    assert percent(sys.float_info.max) == "100 %"
