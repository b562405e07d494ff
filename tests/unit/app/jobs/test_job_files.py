"""Jobs as files: the same after writing and reading; what is no job is told, with the place."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.jobs.files import from_whole, mark_of, parse_job, whole_values, write_job
from workbench.app.jobs.reports import markdown_of
from workbench.app.jobs.values import Job, JobLimits, When
from workbench.app.jobs.words import sentence_of
from workbench.base.errors import DocumentError
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant

LIMITS = st.one_of(
    st.builds(ArgumentLimit, st.just("text"), most_chars=st.integers(1, 9_999)),
    st.builds(ArgumentLimit, st.just("path"), most_bytes=st.integers(0, 10**6)),
    st.just(ArgumentLimit("choice", values=("a", True, 3, 2.5))),
    st.just(ArgumentLimit("number", least=-1.5, most=3.0)),
    st.just(ArgumentLimit("address", hosts=("example.org", "10.0.0.7:81"))),
    st.just(ArgumentLimit("pattern", pattern="[a-z: #'\"]+")),
)
GRANTS = st.builds(
    ToolGrant,
    st.sampled_from(["read_file", "save_note"]),
    st.dictionaries(st.sampled_from(["path", "text", "no"]), LIMITS, max_size=3),
    folders=st.sampled_from([(), ("~/Inbox",), ("/a b", "sample:docs")]),
    most_calls=st.integers(1, 50),
    hours=st.sampled_from([(), ("08:00", "18:30")]),
)
WHENS = st.one_of(
    st.just(When()),
    st.just(When("once", moment="2026-03-01T09:00")),
    st.builds(When, st.just("every"), every_minutes=st.integers(1, 525_600)),
    st.just(When("at", times=("09:00", "00:30"), days=("mon", "sun"), zone="Asia/Tokyo")),
    st.just(When("at", times=("09:00",), month_days=(1, 31))),
    st.just(When("folder", folder="~/in", pattern="*.txt", stable_s=0.5, give="text")),
)
JOBS = st.builds(
    Job,
    st.just("job"),
    title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    agent=st.just("helper"),
    input=st.text(
        st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=50
    ).filter(str.strip),
    when=WHENS,
    limits=st.builds(
        JobLimits, seconds=st.integers(1, 999).map(float), tool_calls=st.integers(0, 9)
    ),
    if_running=st.sampled_from(["skip", "queue"]),
    if_off=st.sampled_from(["run", "skip"]),
    retries=st.integers(0, 10),
    grants=GRANTS.map(lambda grant: (grant,)),
)


@given(job=JOBS)
def test_that_a_job_is_the_same_after_writing_and_reading(job: Job) -> None:
    again = parse_job(write_job(job), "job")
    assert again == job
    assert mark_of(again) == mark_of(job)
    assert write_job(again) == write_job(job)
    assert from_whole(whole_values(job)) == job
    assert sentence_of(job).isprintable() or not job.when.folder.isprintable()


BASE = Job("job", "T", "D", agent="a", input="x", when=When("at", times=("09:00",)))
OTHER: dict[str, Any] = {
    "agent": "b",
    "graph": "g",
    "input": "y",
    "when": When("at", times=("09:01",)),
    "limits": JobLimits(steps=3),
    "if_running": "queue",
    "if_off": "skip",
    "retries": 1,
    "retry_after_s": 1.0,
    "pause_after": 1,
    "keep_runs": 1,
    "grants": (ToolGrant("x"),),
    "name": "other",
}


def test_that_a_leave_is_bound_to_everything_but_the_words() -> None:
    assert set(OTHER) == {one.name for one in fields(Job)} - {"title", "description"}
    for name, value in OTHER.items():
        assert mark_of(replace(BASE, **{name: value})) != mark_of(BASE), name
    assert mark_of(replace(BASE, title="Other", description="Other")) == mark_of(BASE)
    assert mark_of(replace(BASE, limits=JobLimits(600, 20))) == mark_of(BASE)


HOSTILE = [
    "", "null", "[]", "5", "agent: a", "agent: [a]\ninput: x", "agent: a\ninput: x\nwhen: at",
    "agent: &x a\ninput: *x", "agent: a\ninput: x\nagent: b", "agent: a\ninput: !!python/x y",
    "agent: a\ninput: x\nformat: 1.5", "agent: a\ninput: x\nformat: true", "a: " + "[" * 100,
    "agent: a\ninput: x\nretries: .nan", "agent: a\ninput: x\nretries: 99999999999999999999",
    "agent: a\ninput: x\nlimits: {seconds: -1}", "agent: a\ninput: x\nlimits: {seconds: .inf}",
    "agent: a\ninput: x\nkeep_runs: 0", "agent: a\ninput: x\nwhen: {kind: cron}",
    "agent: a\ninput: x\nwhen: {kind: folder, folder: in}",
    "agent: a\ninput: x\nwhen: {kind: folder, folder: /in, pattern: ../*}",
    "agent: a\ninput: x\nwhen: {kind: at, times: []}",
    "agent: a\ninput: x\nwhen: {kind: at, times: ['09:00'], days: [monday]}",
    "agent: a\ninput: x\nwhen: {kind: at, times: ['09:00'], zone: ../../etc/passwd}",
    "agent: a\ninput: x\nwhen: {kind: at, times: ['09:00'], zone: /etc/localtime}",
    "agent: a\ninput: x\nwhen: {kind: once, moment: 2026-03-01T09:00+01:00}",
    "agent: a\ninput: x\nwhen: {kind: every, every_minutes: 0}",
    "agent: a\ninput: x\ngrants: {tool: y}", "agent: a\ninput: x\ngrants: [{}]",
    "agent: a\ninput: x\ngrants: [{tool: y, arguments: {z: {kind: all}}}]",
    "agent: a\ninput: x\ngrants: [{tool: y}, {tool: y}]", "agent: a\ninput: x\nleave: true",
    "agent: a\ninput: x\ngrants: [{tool: y, folders: [relative]}]",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[-40:])
def test_that_what_is_no_job_is_refused_with_words(text: str) -> None:
    with pytest.raises(DocumentError) as told:
        parse_job(text, "job")
    assert told.value.message


@given(raw=st.binary(max_size=200))
def test_that_no_bytes_break_the_reader(raw: bytes) -> None:
    try:
        parse_job(raw, "job")
    except DocumentError:
        return


def test_that_a_report_cannot_be_more_than_text() -> None:
    hostile = "# Done\n</details><script>x</script>\n```\n![x](http://evil)\x1b[2J\u202e"
    report = {
        "title": hostile,
        "agent": hostile,
        "asked": hostile,
        "answer": hostile,
        "judged": [{"tool": hostile, "arguments": hostile, "outcome": "granted"}],
        "calls": [{"tool": hostile, "result": hostile, "outcome": "done"}],
        "refused": {"tool": hostile, "argument": hostile, "limit": hostile, "change": hostile},
    }
    text = markdown_of(report, "done", hostile)
    assert "\x1b" not in text
    assert "\u202e" not in text
    for line in text.splitlines():
        if not line.startswith("    "):  # else it is code, in which nothing is more than text
            plain = re.sub(r"`[^`]*`", "", line)
            assert not re.search(r"(?<!\\)[<>]", plain), line
            assert not re.search(r"(?<!\\)\]\(", plain), line
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert len(headings) == 6
