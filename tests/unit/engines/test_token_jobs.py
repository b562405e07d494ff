"""Requests from submit to last event, and tokens to text by a window, without a library."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import EngineError, RequestError
from workbench.engines.answer import Detokenizer
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    Message,
    PromptReady,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.prompt_text import PromptText, PromptWriter
from workbench.engines.token_jobs import TokenJob, TokenJobs
from workbench.engines.window_detokenizer import WindowDetokenizer

END = 0


def decode(tokens: Sequence[int]) -> str:
    return bytes(tokens).decode("utf-8", "replace")


class Bytes:
    """A vocabulary in which each byte is a token."""

    ends = frozenset({END})

    def encode(self, text: str) -> list[int]:
        return list(text.encode())

    def detokenizer(self) -> Detokenizer:
        return WindowDetokenizer(decode)


@pytest.fixture
def jobs() -> TokenJobs:
    return TokenJobs(PromptWriter(""), Bytes(), 200)


def start(jobs: TokenJobs, new_tokens: int = 50, stop: tuple[str, ...] = ()) -> TokenJob:
    sampling = SamplingOptions(max_new_tokens=new_tokens, stop=stop)
    jobs.submit("r", Request((Message("user", "hi"),), sampling=sampling))
    jobs.take_in()
    job = jobs.queue[0]
    jobs.begin(job, 3, "why")
    return job


def write(jobs: TokenJobs, job: TokenJob, text: str) -> bool:
    return all(jobs.write(job, token) for token in text.encode())


def events_of(jobs: TokenJobs) -> list[EngineEvent]:
    return [event for _, event in jobs.take_events()]


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def test_that_an_answer_runs_to_its_end(jobs: TokenJobs) -> None:
    job = start(jobs)

    assert write(jobs, job, "héllo")
    assert not jobs.write(job, END)

    events = events_of(jobs)
    assert isinstance(events[0], PromptReady)
    assert (events[0].cached_tokens, events[0].cache_note) == (3, "why")
    assert text_of(events) == "héllo"
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stop"
    assert events[-1].stats.new_tokens == 7
    assert not jobs.running
    assert not jobs.queue


def test_that_the_limits_end_an_answer(jobs: TokenJobs) -> None:
    short = start(jobs, new_tokens=2)
    assert not write(jobs, short, "ab")
    assert isinstance(last := events_of(jobs)[-1], Finished)
    assert last.reason == "length"

    long = start(jobs, new_tokens=900)
    assert not write(jobs, long, "a" * 200)
    assert isinstance(last := events_of(jobs)[-1], Finished)
    assert last.reason == "context_full"
    assert last.stats.prompt_tokens + last.stats.new_tokens == 200


def test_that_a_stop_text_ends_an_answer(jobs: TokenJobs) -> None:
    job = start(jobs, stop=("END",))

    assert not write(jobs, job, "one ENDtwo")

    assert text_of(events_of(jobs)) == "one "


def test_that_what_a_job_holds_is_freed_once(jobs: TokenJobs) -> None:
    freed: list[str] = []
    jobs.submit("r", Request((Message("user", "hi"),)))
    jobs.take_in()
    job = jobs.queue[0]
    jobs.begin(job, release=lambda: freed.append(job.id))

    jobs.cancel("r")
    assert jobs.interrupted
    jobs.take_in()
    jobs.close()

    assert freed == ["r"]
    assert isinstance(last := events_of(jobs)[-1], Finished)
    assert last.reason == "cancelled"


def test_that_a_cancel_may_come_before_its_request_is_taken_in(jobs: TokenJobs) -> None:
    jobs.submit("r", Request((Message("user", "hi"),)))
    jobs.cancel("r")
    jobs.cancel("unknown")
    jobs.take_in()

    (event,) = events_of(jobs)
    assert isinstance(event, Finished)
    assert event.reason == "cancelled"
    assert (
        jobs.usage(
            kv_used_tokens=1, kv_capacity_tokens=2, cell_bytes=4, conversations={"c": 1}
        ).kv_used_bytes
        == 4
    )


def test_that_a_failure_is_the_last_word(jobs: TokenJobs) -> None:
    job = start(jobs)

    jobs.fail(job, EngineError("broken"))

    assert isinstance(events_of(jobs)[-1], Failed)
    assert not jobs.running


class Breaking(PromptWriter):
    """Breaks where nobody thought of it, for one message."""

    def write(self, request: Request) -> PromptText:
        if request.messages[0].content == "break":
            raise TypeError("argument of type 'bool' is not iterable")
        return super().write(request)


def test_that_what_breaks_a_request_leaves_the_others_alone() -> None:
    jobs = TokenJobs(Breaking(""), Bytes(), 200)
    job = start(jobs)
    events_of(jobs)
    jobs.submit("b", Request((Message("user", "break"),)))
    jobs.take_in()

    ((ended, failed),) = jobs.take_events()
    assert ended == "b"
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, RequestError)
    assert "could not be made ready: TypeError" in failed.error.message
    assert jobs.running == [job]
    assert write(jobs, job, "on")
    assert text_of(events_of(jobs)) == "on"


@given(st.text(max_size=40), st.sampled_from([0x80, 0xFF, 0xC3]))
def test_that_a_window_decodes_as_the_whole(text: str, stray: int) -> None:
    for tokens in (list(text.encode()), [*text.encode(), stray]):
        detokenizer = WindowDetokenizer(decode)

        pieces = [detokenizer.feed(token) for token in tokens]
        pieces.append(detokenizer.finish())

        assert "".join(pieces) == decode(tokens)
        if tokens and tokens[-1] != stray and "\N{REPLACEMENT CHARACTER}" not in text:
            assert all("\N{REPLACEMENT CHARACTER}" not in piece for piece in pieces)


def test_that_a_space_written_by_what_stood_before_is_kept() -> None:
    words = ["one", "two", "three"]
    detokenizer = WindowDetokenizer(lambda tokens: " ".join(words[token] for token in tokens))

    assert [detokenizer.feed(token) for token in range(3)] == ["one", " two", " three"]


def test_that_hidden_tokens_have_no_text() -> None:
    detokenizer = WindowDetokenizer(decode, frozenset({65}))

    assert "".join(detokenizer.feed(token) for token in b"ABA") == "B"
