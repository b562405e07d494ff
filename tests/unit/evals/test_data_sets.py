"""Data sets as files: round trips, hostile tables, messages that name the place."""

from __future__ import annotations

import csv
import io
import json
import string
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.evals.traces import recorded, run, started, tool
from workbench.base.csv_cells import csv_text, guarded, unguarded
from workbench.base.errors import DocumentError, WorkbenchError
from workbench.evals import case_reading, data_yaml
from workbench.evals.case_of_run import case_of_run
from workbench.evals.case_reading import with_id
from workbench.evals.data_sets import (
    Form,
    data_set_text,
    form_of,
    parse_data_set,
    read_data_set,
    sample_data_sets,
    write_data_set,
)
from workbench.evals.values import Case, Check, DataSet, ExpectedCall
from workbench.traces.events import NodeFinished, NodeStarted, RunFinished

FORMS: list[Form] = ["yaml", "jsonl", "csv"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HOSTILE = TEXT | st.text(alphabet="=+-@\t\r\n'\",;\\x1b\x1b\u202e[]{}u ", max_size=12)
NAME = st.text(alphabet=string.ascii_letters + "é-_ .,;[", min_size=1, max_size=8).map(
    lambda text: text.strip() or "x"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**63, 2**63 - 1) | HOSTILE
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAME, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
CHECKS = st.lists(
    st.sampled_from(
        [Check("no_error"), Check("contains", {"value": "=1+1"}), Check("length", {"most": 9})]
    ),
    max_size=2,
).map(tuple)
CASES = st.builds(
    Case,
    case_id=st.uuids().map(str),
    text=HOSTILE.filter(str.strip),
    inputs=st.dictionaries(NAME, JSON, max_size=2),
    expected=HOSTILE,
    calls=st.none()
    | st.lists(
        st.builds(ExpectedCall, NAME, st.none() | st.dictionaries(NAME, JSON, max_size=2)),
        max_size=2,
    ).map(tuple),
    checks=CHECKS,
    tags=st.lists(NAME, max_size=3, unique=True).map(tuple),
    from_run_id=st.sampled_from(["", "run-1"]),
)
SETS = st.builds(
    DataSet,
    name=NAME,
    cases=st.lists(CASES, min_size=1, max_size=4, unique_by=lambda case: case.case_id).map(
        tuple
    ),
    checks=CHECKS,
    description=TEXT,
)


@given(SETS, st.sampled_from(FORMS))
def test_that_a_data_set_comes_back_as_it_was(data_set: DataSet, form: Form) -> None:
    found = parse_data_set(data_set_text(data_set, form), form, data_set.name)
    if form == "csv":
        each = tuple((*data_set.checks, *case.checks) for case in data_set.cases)
        assert tuple(case.checks for case in found.cases) == each
        data_set = DataSet(
            data_set.name,
            tuple(
                Case(**{**fields(case), "checks": checks})
                for case, checks in zip(data_set.cases, each, strict=True)
            ),
        )
    assert found == data_set


def fields(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in case_reading.FIELDS}


@given(SETS)
def test_that_no_cell_of_a_written_table_is_a_formula_or_acts_on_a_terminal(
    data_set: DataSet,
) -> None:
    text = data_set_text(data_set, "csv")
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        for cell in row:
            assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert not set(text) & {chr(n) for n in (*range(9), *range(11, 32), 127, *range(128, 160))}
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(HOSTILE)
def test_that_the_guard_of_a_cell_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(SETS)
def test_that_the_same_set_gives_the_same_yaml_with_sorted_keys(data_set: DataSet) -> None:
    text = data_set_text(data_set, "yaml")
    again = parse_data_set(text, "yaml", "other")
    assert data_set_text(again, "yaml") == text
    top = [line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert top[0] == "agentcases"


def test_that_a_changed_word_is_a_changed_line() -> None:
    cases = tuple(Case(f"c{n}", f"text {n}", expected="one\ntwo\n") for n in range(5))
    before = data_set_text(DataSet("s", cases), "yaml").splitlines()
    changed = (*cases[:2], Case("c2", "another text", expected="one\ntwo\n"), *cases[3:])
    after = data_set_text(DataSet("s", changed), "yaml").splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_that_tables_of_spreadsheets_are_read(delimiter: str, mark: str) -> None:
    rows = ["question|answer|tags", '"one, two; three\nfour"|4|a', "|", "five|=5|a; b"]
    text = mark + "\r\n".join(rows).replace("|", delimiter)
    text = text.replace("a; b", '"a; b"')
    found = parse_data_set(text.encode(), "csv", "set")
    assert [case.text for case in found.cases] == ["one, two; three\nfour", "five"]
    assert [case.expected for case in found.cases] == ["4", "=5"]
    assert found.cases[1].tags == ("a", "b")


def test_that_what_excel_writes_is_read() -> None:
    assert parse_data_set("sep=;\ntext;answer\n1,5;2\n", "csv", "s").cases[0].text == "1,5"
    utf_16 = "text\tanswer\nZürich\tja\n".encode("utf-16")
    assert parse_data_set(utf_16, "csv", "s").cases[0].text == "Zürich"


def test_that_json_in_cells_is_read() -> None:
    calls = json.dumps(["now", {"name": "add", "arguments": {"a": 1}}]).replace('"', '""')
    text = f'input,calls,checks\nhello,"{calls}","[""no_error""]"\nbye,[],\n'
    one, two = parse_data_set(text, "csv", "s").cases
    assert one.calls == (ExpectedCall("now"), ExpectedCall("add", {"a": 1}))
    assert one.checks == (Check("no_error"),)
    assert two.calls == ()


def test_that_a_case_without_an_id_gets_one_of_its_content() -> None:
    one = parse_data_set("text,tags\nhello,x\n", "csv", "s").cases[0]
    two = parse_data_set('{"input": "hello"}\n', "jsonl", "t").cases[0]
    assert one.case_id == two.case_id != ""
    assert with_id(Case("", "hello", expected="x")).case_id != one.case_id


def test_that_columns_may_be_left_out_on_demand() -> None:
    text = "text,source\nhello,web\n"
    with pytest.raises(DocumentError, match="'source' is not known"):
        parse_data_set(text, "csv", "s")
    assert parse_data_set(text, "csv", "s", ignore_unknown=True).cases[0].text == "hello"
    line = '{"question": "hello", "source": [1]}'
    assert parse_data_set(line, "jsonl", "s", ignore_unknown=True).cases[0].text == "hello"


BAD: list[tuple[Form, bytes, str]] = [
    ("csv", b"", "the file is empty"),
    ("csv", b" \n\n", "the file is empty"),
    ("csv", b"text\n", "the file has no cases"),
    ("csv", b"answer,tags\n1,2\n", "row 1: there is no column with the user's text"),
    ("csv", b"text,question\na,b\n", "row 1: the columns 'text' and 'question' mean the same"),
    ("csv", b"text\na\nb,c\n", "row 3: it has 2 cells, but there are 1 columns"),
    ("csv", b'text,id\n"a,1\nb,2\n', r"row 2 \(line 2\): it cannot be read"),
    ("csv", b'text,id\n"a"b,1\n', r"row 2 \(line 2\): it cannot be read"),
    ("csv", b"text,id\na,1\nb,2\nc,1\n", "row 4: the id '1' is in row 2 already"),
    ("csv", b"text\na\na\n", "row 3: the same case is in row 2 already"),
    ("csv", b"text,answer\na,b\n,c\n", "row 3, column text: it is empty"),
    ("csv", b"text,calls\na,{\n", "row 2, column calls: it is no JSON"),
    ("csv", b"text,calls\na,7\n", "row 2, column calls: it is no list"),
    ("csv", b'text,checks\na,"[""exat""]"\n', r"row 2, column checks\[0\]: there is no grader"),
    ("csv", b"text,escaped\na\\q,text\n", "row 2, column text: it is no JSON"),
    ("csv", b"text\n\xff\xfe\n", "line 2: byte 5: the file is not UTF-8 text"),
    ("csv", b"text\na\0b\n", "NUL"),
    ("csv", b"\xff\xfeabc", "damaged UTF-16"),
    ("jsonl", b'{"text": "a"}\nnot json\n', "line 2, column 1: it is no JSON"),
    ("jsonl", b"[1]\n", "line 1: it is no object"),
    ("jsonl", b'{"text": "a", "tags": [1]}', "line 1, column tags: .* is not a list"),
    ("jsonl", b'{"text": "a", "expected": {}}', "line 1, column expected: .* is not a text"),
    ("jsonl", b'{"text": "\\ud800"}', "line 1, column text: it holds half a character"),
    ("jsonl", b'{"text": "a", "inputs": {"x": "\\ud800"}}', "half a character"),
    ("jsonl", b'{"text": "a", "inputs": []}', "line 1, column inputs: .* is not an object"),
    ("jsonl", b'{"text": "a", "id": "a\\u0007"}', "characters that nobody sees"),
    ("jsonl", b'{"text": "a", "calls": ' + b"[" * 5000, "line 1: it is no JSON"),
    ("yaml", b"", "the file holds no data set"),
    ("yaml", b"name: x\n", "agentcases is missing"),
    ("yaml", b"agentcases: 2\n", "line 1: agentcases: a newer version wrote it"),
    ("yaml", b"agentcases: 1\ncases:\n- text: a\n- text: a\n", "line 4: the same case is in"),
    ("yaml", b"agentcases: 1\ncases:\n- txt: a\n  text: b\n", r"line 3: cases\[0\].txt"),
    ("yaml", b"agentcases: 1\ncases:\n- calls: 7\n  text: b\n", r"line 3: cases\[0\].calls"),
    ("yaml", b"agentcases: 1\nchecks: [exat]\n", r"line 2: checks\[0\]: there is no grader"),
    ("yaml", b"agentcases: 1\ncases: &a [*a]\n", "aliases"),
]


@pytest.mark.parametrize(("form", "raw", "message"), BAD)
def test_that_a_bad_file_is_refused_with_place_and_next_step(
    form: Form, raw: bytes, message: str
) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        parse_data_set(raw, form, "set")
    assert caught.value.hint


@given(st.binary(max_size=200) | HOSTILE.map(str.encode), st.sampled_from(FORMS))
def test_that_no_file_breaks_the_reading(raw: bytes, form: Form) -> None:
    for begin in (b"", b"text,calls\n", b"agentcases: 1\ncases:\n- text: a\n  tags: "):
        with suppress(DocumentError):
            assert parse_data_set(begin + raw, form, "set").name


def test_that_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "x" * (case_reading.MOST_TEXT_CHARS + 1)
    with pytest.raises(DocumentError, match="row 2, column text: it is longer than"):
        parse_data_set(f"text\n{long}\n", "csv", "s")
    with pytest.raises(DocumentError, match=r"row 2 .*field larger"):
        parse_data_set(f"text\n{long * 2}\n", "csv", "s")
    many = json.dumps({"text": "a", "inputs": {"x": [0] * 10_001}})
    with pytest.raises(DocumentError, match="line 1, column inputs: more than 10000 values"):
        parse_data_set(many, "jsonl", "s")
    monkeypatch.setattr(case_reading, "MOST_CASES", 3)
    with pytest.raises(DocumentError, match="row 5: more than 3 cases"):
        parse_data_set("text\na\nb\nc\nd\n", "csv", "s")
    with pytest.raises(DocumentError, match="larger than"):
        parse_data_set(b"x" * (case_reading.MOST_BYTES + 1), "jsonl", "s")


def test_that_one_bad_line_of_ten_thousand_is_named_with_its_column(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Question {n}", "expected": "x"}) for n in range(10_000)]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines))
    assert len(read_data_set(path).cases) == 10_000
    lines[7654] = '{"text": "a", expected: "x"}'
    path.write_text("\n".join(lines))
    with pytest.raises(
        DocumentError, match=r"many\.jsonl: line 7655, column 15: it is no JSON"
    ):
        read_data_set(path)


def test_that_a_file_of_fifty_megabytes_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"text\n")
        file.truncate(50_000_000)
    with pytest.raises(
        DocumentError, match=r"large\.csv: the file is larger than 20"
    ) as caught:
        read_data_set(path)
    assert "Split" in caught.value.hint


@pytest.mark.parametrize(
    "case",
    [Case("", "a"), Case(" a", "a"), Case("a", " "), Case("a", "\ud800"),
     Case("a", "a", inputs={"x": float("nan")}), Case("a", "a", checks=(Check("no"),))],
)  # fmt: skip
def test_that_what_could_not_be_read_again_is_not_written(case: Case) -> None:
    for form in FORMS:
        with pytest.raises(DocumentError):
            data_set_text(DataSet("s", (case,)), form)


def test_that_yaml_is_written_only_as_large_as_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = tuple(Case(str(n), "a", tags=("x", "y")) for n in range(20))
    text = data_set_text(DataSet("s", cases), "yaml")
    refused = 0
    for most in range(60, 300):
        monkeypatch.setattr(data_yaml, "MOST_VALUES", most)
        try:
            data_set_text(DataSet("s", cases), "yaml")
        except DocumentError as exc:
            refused += exc.hint == "Write it as JSON lines."
        else:
            assert parse_data_set(text, "yaml", "s").cases == cases
    assert 0 < refused < 240


@pytest.mark.parametrize("name", ["a.agentcases.yaml", "b.JSONL", "c.csv", "d.tsv", "e.yml"])
def test_that_files_are_written_and_read_by_their_names(tmp_path: Path, name: str) -> None:
    data_set = DataSet(name[0], (Case("1", "Größe; a, b\tc", expected="=1"),))
    write_data_set(tmp_path / name, data_set)
    assert read_data_set(tmp_path / name) == data_set


def test_that_odd_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no data set by its name"):
        form_of(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match="no data set by its name"):
        form_of(tmp_path / ".csv")
    with pytest.raises(DocumentError, match=r"a\.csv: cannot be read"):
        read_data_set(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("answer\n1\n")
    with pytest.raises(DocumentError, match=r"b\.csv: row 1"):
        read_data_set(tmp_path / "b.csv")
    with pytest.raises(WorkbenchError, match="there is no folder"):
        write_data_set(tmp_path / "none" / "a.csv", DataSet("s", (Case("1", "a"),)))


def test_that_a_run_becomes_a_case() -> None:
    records = run(tool("add", {"a": 1}), tool("rm", denied=True), answer=" It is 2. ")
    case = case_of_run(records)
    assert (case.case_id, case.from_run_id) == ("run-run", "run")
    assert (case.text, case.expected) == ("What is 1 + 1?", "It is 2.")
    assert case.calls == (ExpectedCall("add", {"a": 1}),)
    assert case_of_run(run()).calls == ()
    cut = recorded([started(), RunFinished("step_limit", "It is")])
    assert case_of_run(cut).expected == ""
    graph = recorded(
        [
            started("", topic="tea"),
            NodeStarted("n", "n", "agent", "Write"),
            *tool("add"),
            NodeFinished("n", "n", "done"),
            RunFinished("answered", "Tea."),
        ]
    )
    assert case_of_run(graph).calls is None
    assert case_of_run(graph).inputs == {"topic": "tea"}
    for form in FORMS:
        data_set = DataSet("s", (case, with_id(Case("", "x"))))
        assert parse_data_set(data_set_text(data_set, form), form, "s").cases == data_set.cases


def test_that_a_trace_without_a_beginning_or_with_huge_texts_is_no_case() -> None:
    with pytest.raises(DocumentError, match="no beginning"):
        case_of_run(())
    with pytest.raises(DocumentError, match="nothing was asked"):
        case_of_run(recorded([started(" ")]))
    with pytest.raises(DocumentError, match="more than"):
        case_of_run(run(answer="x" * 200_000))


def test_that_a_table_of_any_texts_is_safe() -> None:
    text = csv_text([["=cmd|' /C calc'!A0", "-1", "'=x", "plain"]])
    assert text == "'=cmd|' /C calc'!A0,'-1,''=x,plain\n"


def test_that_there_are_sample_data_sets() -> None:
    samples = sample_data_sets()
    assert len(samples) >= 3
    for name, data_set in samples.items():
        assert 20 <= len(data_set.cases) <= 40, name
        assert data_set.description
        assert all(case.tags for case in data_set.cases)
