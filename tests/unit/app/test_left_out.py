"""A value that a rule names is in no export, and, left out while recording, in no file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.test_runs import AGENT, STATS, World, call
from workbench.app.run import Run
from workbench.app.run_records import FORMS, ExportOptions
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineError
from workbench.base.paths import Paths
from workbench.base.redaction_rules import read_rules
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    Finished,
    PromptReady,
    ReasoningDelta,
    TextDelta,
    ToolCall,
)
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.redaction import LEFT_OUT, Redactor

CANARY = "ZX-4711-QV"
ESCAPED = "ZX\\u002d4711\\u002dQV"
PARTS = ("X-4711", "4711-Q", "002d4711", "ZX-47", "11-QV")
"""Of the value, in whichever way it is written; no number of an id or a time is one."""
RULE = "canary=ZX-4711-QV"
IDS = (90, 55, 45)


def scripts() -> list[list[EngineEvent]]:
    """Calls that write the value into everything that is kept of a call."""
    prompt = PromptReady(f"<user>{CANARY}", 10, 4, cache_note=CANARY, schema_note=CANARY)
    raw = f'<think>{CANARY}</think>{{"name": "calculator", "arguments": "{ESCAPED}"}}'
    arguments = json.dumps({"expression": CANARY}).replace("-", "\\u002d")
    return [
        [
            prompt,
            ReasoningDelta("I see ZX-47"),
            ReasoningDelta("11-QV"),
            TextDelta("So ZX-4711"),
            TextDelta("-QV it is."),
            ToolCall("c1", "calculator", arguments, raw=raw),
            Finished("tool_calls", STATS, token_ids=IDS, raw=raw),
        ],
        [
            prompt,
            BrokenToolCall(f"<call>{ESCAPED}", f"what is {CANARY}"),
            call(CANARY, expression="1"),
            Finished("tool_calls", STATS, token_ids=IDS, raw=f"<call>{ESCAPED}"),
        ],
        [
            replace(prompt, refused=f"{CANARY} is too long", limit_tokens=5),
            Failed(EngineError(f"{CANARY} did not fit", f"Leave {CANARY} out.")),
        ],
    ]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "talker.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    found = World()
    found.steps = [*scripts()]
    return found


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


async def told(bench: Workbench) -> Run:
    document = replace(AGENT, instructions=f"You know {CANARY}.")
    run = await bench.runs.start(document, f"I am {CANARY}", model_id="talker")
    await asyncio.wait_for(run.wait(), 20)
    return run


async def test_that_no_form_of_an_export_has_it(bench: Workbench) -> None:
    run = await told(bench)
    shown = {
        type(record.event).__name__ for record in run.records if CANARY in str(record.event)
    }
    assert shown >= {"RunStarted", "ModelCallFinished", "PromptRendered", "ToolCallBroken"}
    assert shown >= {"RunFinished"}
    rules = read_rules([RULE])
    for form in FORMS:
        for content in (True, False):
            options = ExportOptions(form, rules, content)
            made = "".join([part async for part in bench.records.export([run.run_id], options)])
            assert not [part for part in PARTS if part in made], (form, content)
            assert "90, 55, 45" not in made, "the numbers of tokens spell the text"
            assert run.run_id[:8] in made or form in {"otlp", "md"}
    plain = ExportOptions("jsonl")
    made = "".join([part async for part in bench.records.export([run.run_id], plain)])
    assert CANARY in made
    assert "90, 55, 45" in made


async def test_that_no_file_has_what_was_left_out_while_recording(
    bench: Workbench, paths: Paths
) -> None:
    bench.settings.change(redact_recording=True, redaction_rules=(RULE,))
    settings = paths.data / "settings.json"  # the rule itself
    run = await told(bench)
    assert any(CANARY in str(record.event) for record in run.records), "shown as it was"
    async with asyncio.timeout(20):  # the words of its steps get into the index
        while not (await bench.records.search("calculator")).hits:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert not (await bench.records.search("4711")).hits
    for folder in (paths.data, paths.cache):
        for one in (path for path in folder.rglob("*") if path.is_file() and path != settings):
            content = one.read_bytes()
            assert not [part for part in PARTS if part.encode() in content], one
            assert b"[90,55,45]" not in content, one
    assert any(one.name.endswith("-wal") for one in paths.data.rglob("*")), "looked at, too"


def _made(events: list[TraceEvent], rule: str) -> list[TraceEvent]:
    records = [Record("r", n, 1.0, event) for n, event in enumerate(events)]
    redactor = Redactor(read_rules([rule]))
    made = list(redactor.records(records))
    again = [redactor.record(record).event for record in made]
    assert again == [record.event for record in made], "twice is no harm"
    return again


def test_that_the_numbers_of_tokens_go_with_any_part_of_their_call() -> None:
    other = [ModelCallFinished("m2", "stop", token_ids=IDS, raw="<think>so</think>")]
    for part in (PromptRendered("m1", CANARY, 1, 0), AnswerDelta("m1", CANARY)):
        end = ModelCallFinished("m1", "stop", token_ids=IDS, raw="<think>so</think>")
        made = _made([part, end, *other], RULE)
        assert made[-2] == replace(end, token_ids=(), raw=LEFT_OUT)
        assert made[-1] == other[0], "another call has its own"


def test_that_a_rule_of_a_whole_text_reaches_the_call_it_was_written_in() -> None:
    rule = r"start=^ZX-\d+"
    raw = f'{{"arguments": {{"m": "{ESCAPED}"}}}}'
    made = _made(
        [
            RunStarted("c", "", "a", {}, "m", "x"),
            ModelCallFinished("m1", "tool_calls", token_ids=IDS, raw=raw),
            ToolCallStarted("t", "m1", "", "c", "tool", f'{{"m": "{CANARY}"}}', raw=raw),
            RunFinished("answered", "x"),
        ],
        rule,
    )
    assert "4711" not in str(made)
    assert made[1] == ModelCallFinished("m1", "tool_calls", raw=LEFT_OUT)


def test_that_what_no_rule_names_stays_as_it_was() -> None:
    windows = r"C:\users\new and \u00e4 and \ud800"
    events: list[TraceEvent] = [
        ModelCallStarted("m1", "", "m", "", {"stop": ("end",), "seed": 4111111111111111}),
        ToolCallBroken("m1", windows, windows, "tool"),
        ModelCallFinished("m1", "stop", token_ids=IDS, raw=windows),
    ]
    assert _made(events, "card") == events
