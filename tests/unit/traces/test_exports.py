"""Tests of otlp, report, redaction and what exports do with hostile texts (S18)."""

from __future__ import annotations

import csv
import io
import json
import time
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from tests.hub.names import HOSTILE as NAMES_OF_FILES
from tests.unit.evals.hostile import HOSTILE as OF_EVALUATIONS
from workbench.app.terminal import table as terminal_table
from workbench.base.csv_cells import safe_cell
from workbench.base.errors import SettingsError
from workbench.base.plain_text import harmless
from workbench.base.redaction_rules import NAMES, read_rules
from workbench.traces.codec import encode
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.export import jsonl_lines, to_markdown
from workbench.traces.otlp import otlp_lines, to_otlp
from workbench.traces.outline import Outline
from workbench.traces.redaction import TOO_LONG, Redactor
from workbench.traces.report import span_table, span_table_head, to_report
from workbench.traces.values import SpanRow, Turn

CARD, IBAN = "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"
HOSTILE = [
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m",
    "\x07\x08\x0c\x7f\x00",
    "\u202egnp.exe\u202c",
    "a\u200bb\u2066c",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1+1",
    "-2+3",
    "\t=1",
    " =1",
    "\u00a0=1",
    "\uff1d1+1",
    "\r\n=1",
    "|calc",
    "%0A=1",
    "```\n# heading\n```",
    "[x](javascript:alert(1)) ![y](http://evil/z.png) <img src=x>",
    '"quoted","cells"',
    "\ud800 lone",
]


ACTS = ("Cc", "Cf", "Cs", "Zl", "Zp")
EIGHTY = tuple(
    dict.fromkeys(
        [
            *HOSTILE,
            *OF_EVALUATIONS,
            *(
                one
                for one in NAMES_OF_FILES
                if any(unicodedata.category(c) in ACTS for c in one)
            ),
        ]
    )
)
"""What was tried on exports of runs, of evaluations, and as names (S18)."""


def _records(text: str = "text", run_id: str = "r1") -> list[Record]:
    document: dict[str, Any] = {
        "kind": "Graph",
        "name": "g",
        "nodes": {
            "find": {"kind": "retrieve", "collection": "handbook"},
            "keep": {"kind": "remember", "name": "facts"},
            "box": {"kind": "subgraph", "body": {"nodes": {"in": {"kind": "agent"}}}},
        },
    }
    hits = [{"id": "a.md#1", "score": 0.5, "text": text}]
    events: tuple[TraceEvent, ...] = (
        RunStarted("c", "", "g", document, "", text, {"q": text}, forked_from="r0"),
        NodeStarted("find", "find", "retrieve", "Find", "", {"query": text}),
        NodeFinished("find", "find", "done", {"documents": hits}, "k", 0.1, note=text),
        NodeStarted("keep", "keep", "remember", "Keep"),
        NodeFinished("keep", "keep", "reused"),
        NodeStarted("box", "box", "subgraph", "Box"),
        NodeStarted("box/in", "box/in", "agent", text, "box"),
        ModelCallStarted("m1", "box/in", "tiny", "llama", {"temperature": 0.5, "seed": None}),
        PromptRendered("m1", text, 5, 2),
        ReasoningPiece("m1", text),
        AnswerDelta("m1", text),
        ModelCallFinished("m1", "tool_calls", 5, 2, 3, time_to_first_token_s=0.2),
        ToolCallStarted("t1", "m1", "box/in", "c1", "hand_to_bob", json.dumps({"m": text})),
        ApprovalAsked("r1:t1", "t1", "hand_to_bob", "{}", text),
        ApprovalGiven("r1:t1", "t1", "allow_once", "{}"),
        ToolCallFinished("t1", text, failed=True),
        ModelCallStarted("m2", "box/in", "tiny", "llama", tool_names=("x",)),
        ModelCallFinished("m2", "failed", error=text),
        NodeFinished("box/in", "box/in", "done"),
        NodeFinished("box", "box", "done"),
        RunFinished("answered", text, message=text, steps=2),
    )
    return [Record(run_id, n, 100.0 + n, event) for n, event in enumerate(events)]


def _spans(**more: Any) -> dict[str, dict[str, Any]]:
    request = to_otlp(_records(), **more)
    (resource,) = request["resourceSpans"]
    (scope,) = resource["scopeSpans"]
    return {span["name"]: span for span in scope["spans"]}


def _attributes(span: dict[str, Any]) -> dict[str, Any]:
    return {one["key"]: next(iter(one["value"].values())) for one in span["attributes"]}


def test_that_spans_have_the_names_and_operations_of_the_conventions() -> None:
    spans = _spans()
    wanted = {
        "invoke_workflow g": ("invoke_workflow", 1),
        "retrieval handbook": ("retrieval", 3),
        "upsert_memory": ("upsert_memory", 1),
        "invoke_workflow Box": ("invoke_workflow", 1),
        "invoke_agent text": ("invoke_agent", 1),
        "chat tiny": ("chat", 1),
        "execute_tool hand_to_bob": ("execute_tool", 1),
    }
    for name, (operation, kind) in wanted.items():
        assert _attributes(spans[name])["gen_ai.operation.name"] == operation
        assert spans[name]["kind"] == kind
    assert _attributes(spans["retrieval handbook"])["gen_ai.data_source.id"] == "handbook"
    documents = json.loads(
        _attributes(spans["retrieval handbook"])["gen_ai.retrieval.documents"]
    )
    assert documents == [{"id": "a.md#1", "score": 0.5}]
    assert _attributes(spans["upsert_memory"])["gen_ai.memory.store.id"] == "facts"
    assert _attributes(spans["upsert_memory"])["wb.cache"] == "hit"
    tool = spans["execute_tool hand_to_bob"]
    assert _attributes(tool)["gen_ai.tool.type"] == "wb.handoff"
    assert tool["links"][0]["spanId"] == spans["chat tiny"]["spanId"], "the one that went on"
    assert _attributes(tool)["error.type"] == "tool_failed"
    assert spans["invoke_workflow g"]["links"][0]["traceId"] != tool["traceId"]
    assert _attributes(spans["wb.approval hand_to_bob"])["wb.approval.decision"] == "allow_once"


def test_that_content_is_left_out_where_nobody_asked_for_it() -> None:
    words = "quite secret words"
    bare = json.dumps(to_otlp(_records(words), content=False)["resourceSpans"])
    # The title of a node is its name.
    assert bare.count(words) == bare.count(f"invoke_agent {words}") + 2
    spans = _spans(content=False)
    for key in ("gen_ai.input.messages", "wb.prompt.rendered", "gen_ai.tool.call.result"):
        assert all(key not in _attributes(span) for span in spans.values())
    calls = [
        _attributes(span)
        for span in to_otlp(_records())["resourceSpans"][0]["scopeSpans"][0]["spans"]
        if span["name"] == "chat tiny"
    ]
    parts = json.loads(calls[0]["gen_ai.output.messages"])[0]["parts"]
    assert [part["type"] for part in parts] == ["reasoning", "text", "tool_call"]
    assert calls[0]["gen_ai.request.temperature"] == 0.5
    assert "gen_ai.request.seed" not in calls[0]
    assert calls[0]["wb.prompt.rendered"] == "text"


def test_that_a_huge_run_is_written_in_requests_of_bounded_size() -> None:
    calls: list[TraceEvent] = [RunStarted("c", "", "a", {}, "m", "x")]
    calls += [ToolCallStarted(f"t{n}", "", "", "", "tool", "{}") for n in range(1200)]
    records = [Record("r", n, 1.0, event) for n, event in enumerate(calls)]
    lines = [json.loads(line) for line in otlp_lines(records)]
    sizes = [len(one["resourceSpans"][0]["scopeSpans"][0]["spans"]) for one in lines]
    assert sizes == [500, 500, 201]
    assert list(otlp_lines([])) == []


def test_that_there_are_eighty_of_them() -> None:
    assert len(set(EIGHTY)) == len(EIGHTY) >= 80


@pytest.mark.parametrize("text", EIGHTY, ids=range(len(EIGHTY)))
def test_that_no_terminal_is_moved_and_no_row_broken(text: str) -> None:
    for shown in (harmless(text), terminal_table(("NAME", "WHAT"), [(text, "x"), ("y", text)])):
        acting = {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
        assert acting <= {"\n", "\t"}
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\ufeff") & set(shown)
    rows = terminal_table(("NAME", "WHAT"), [(text, "x"), ("y", text)]).splitlines()
    assert len(rows) == 3


@pytest.mark.parametrize("text", EIGHTY, ids=range(len(EIGHTY)))
def test_that_no_export_lets_a_control_or_a_formula_through(text: str) -> None:
    records = _records(text)
    turn = Turn("r1", "", text, tuple(records), 0, ("r1",), records[-1].event)  # type: ignore[arg-type]
    outline = Outline("r1")
    outline.take((r.number, r.at_s, *encode(r.event)) for r in records)
    rows = [span for span, _text in outline.spans()]
    table = span_table_head() + "".join(span_table("r1", rows))
    written = {
        "jsonl": "".join(jsonl_lines(records)),
        "report": "".join(to_report(records)),
        "markdown": to_markdown(text, [turn]),
        "otlp": "".join(otlp_lines(records)),
        "table": table,
    }
    for name, made in written.items():
        left = made.replace("\n", "").replace("\t", "").replace("\r\n", "")
        left = left.replace("\r", "") if name == "table" else left
        kinds = {unicodedata.category(char) for char in left if char not in "\u200c\u200d"}
        assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}, name
        made.encode("utf-8")
    for row in csv.reader(io.StringIO(table)):
        assert all(
            cell.lstrip(" \u00a0")[:1] not in "=+-@\t\r|%\uff1d" or not cell for cell in row
        )


def test_that_a_report_cannot_be_made_to_say_something_else() -> None:
    text = "```\n# Not a heading\n```\n| x |"
    made = "".join(to_report(_records(text)))
    headings = [line for line in made.splitlines() if line.startswith("#")]
    fences = [line for line in made.splitlines() if line.startswith("````")]
    assert len(fences) % 2 == 0
    assert "## Answer" in headings
    assert sum(line == "# Not a heading" for line in headings) == made.count(f"````\n{text}")
    assert "".join(to_report([])) == ""
    assert harmless("plain") == "plain"
    assert safe_cell("5 - 3") == "5 - 3"


def test_that_rules_leave_out_what_they_name_and_nothing_that_holds_the_run() -> None:
    text = f"mail ann@example.org, card {CARD}, {IBAN}, call +49 30 1234567, id PAT-123456"
    key = "sk-proj-abcdefghijklmnop1234 and api_key: 'abcd1234efgh' and Bearer x"
    rules = read_rules([*NAMES, r"patient=PAT-\d{6}"])
    redactor = Redactor(rules)
    records = _records(f"{text} {key}")
    made = list(redactor.records(records))
    shown = json.dumps([encode(record.event) for record in made])
    for secret in ("ann@example", "4111", "3704", "1234567", "PAT-1", "sk-proj", "abcd1234"):
        assert secret not in shown
    for word in ("[EMAIL]", "[CARD]", "[IBAN]", "[PHONE]", "[PATIENT]", "[KEY]"):
        assert word in shown
    assert [record.number for record in made] != []
    assert {record.number for record in made} == {record.number for record in records}
    call = next(r.event for r in made if isinstance(r.event, ToolCallStarted))
    assert (call.name, call.call_id, call.span_id) == ("hand_to_bob", "c1", "t1")
    assert "[EMAIL]" in json.loads(call.arguments)["m"]
    assert redactor.counts["patient"] > 3
    clean = _records("nothing to hide")
    assert list(Redactor(rules).records(clean)) == sorted(clean, key=lambda r: r.number)


def test_that_what_is_written_in_two_pieces_is_left_out_too() -> None:
    start = RunStarted("c", "", "a", {}, "m", "x")
    events: list[TraceEvent] = [start, ModelCallStarted("m1", "", "m", "")]
    for piece in ("write to an", "n@exam", "ple.org now"):
        events += [AnswerDelta("m1", piece), ReasoningPiece("m1", piece)]
    events += [ModelCallFinished("m1", "stop"), RunFinished("answered", "x")]
    records = [Record("r", n, 1.0, event) for n, event in enumerate(events)]
    made = list(Redactor(read_rules(["e-mail"])).records(records))
    answers = [r.event for r in made if isinstance(r.event, AnswerDelta)]
    assert answers == [AnswerDelta("m1", "write to [EMAIL] now", 3)]
    cut = list(Redactor(read_rules(["e-mail"])).records(records[:6]))
    assert {type(record.event).__name__ for record in cut} >= {"AnswerDelta", "ReasoningPiece"}


def test_that_a_rule_that_takes_too_long_leaves_the_whole_text_out() -> None:
    redactor = Redactor(read_rules([r"slow=(\w+\w+)+\d!"]))
    began_s = time.monotonic()
    assert redactor.text("a" * 5_000) in (TOO_LONG, "a" * 5_000)
    assert time.monotonic() - began_s < 8
    assert Redactor(()).text("a" * 6_000_000) == TOO_LONG
    for bad in ("nothing", "x=(", "=abc", "x=" + "a" * 2_000):
        with pytest.raises(SettingsError):
            read_rules([bad])
    assert Redactor(read_rules(["card"])).value({"n": 4111111111111111, "t": True}) == {
        "n": "[CARD]",
        "t": True,
    }


def test_that_a_slow_rule_holds_up_no_long_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.traces.redaction._LIMIT_S", 0.2)
    redactor = Redactor(read_rules([r"slow=(?:a|aa)+$"]))
    began_s = time.monotonic()
    found = {redactor.text(f"{number} {'a' * 3_000}b") for number in range(60)}
    assert time.monotonic() - began_s < 3.0
    assert found == {TOO_LONG}, "what could not be looked at is left out whole"
    assert redactor.counts["too long"] == 60


def test_that_a_bad_rule_is_named_with_its_place() -> None:
    with pytest.raises(SettingsError) as caught:
        read_rules(["e-mail", "mine=a(b"])
    assert "'mine'" in caught.value.message
    assert "position" in caught.value.message
    with pytest.raises(SettingsError, match="no rule"):
        read_rules(["Nonsense"])


def test_that_a_table_has_the_steps_in_cells() -> None:
    span = SpanRow("s,1", "", "tool", '=cmd("x")', "", "", 0, 1, 0.0, 1.0, 1.0, "ok", False)
    rows = list(csv.reader(io.StringIO(span_table_head() + "".join(span_table("r", [span])))))
    assert len(rows[0]) == len(rows[1])
    assert rows[1][:5] == ["r", "s,1", "", "tool", '\'=cmd("x")']
    assert replace(span, start_s=-5.0)
    assert list(span_table("r", [replace(span, start_s=-5.0)]))
