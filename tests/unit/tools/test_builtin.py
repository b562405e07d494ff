"""The built-in tools, as a model calls them."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.registry import TOOLS, tool

_HOSTILE = [
    "../secret.txt", "..", "../", "a/../../secret.txt", "/etc/passwd", "/", "//etc/passwd",
    "~/secret.txt", "~root", "out/secret.txt", "link.txt", "out", "./../secret.txt", "..\\x",
    "C:\\Windows\\win.ini", "C:secret.txt", "\\\\server\\share\\x", "\\\\?\\C:\\x", "\\etc",
    "notes.txt\0.png", "\0", "CON", "con.txt", "NUL", "nul.txt", "COM1", "lpt1.txt", "aux",
    "deep/../../secret.txt", "deep/..\\..\\secret.txt", "/dev/zero", "/proc/self/environ",
    "file:///etc/passwd", "%2e%2e/secret.txt", "..%2fsecret.txt", "．．/secret.txt",
    "notes.txt/../../secret.txt", "\n../secret.txt", "out/../secret.txt", "....//secret.txt",
    "/granted/../secret.txt", "a" * 5000, "\ud800", "deep\r\n/x", "out/out/secret.txt",
]  # fmt: skip


def test_that_names_and_descriptions_are_those_the_model_learned() -> None:
    assert {spec.name: spec.description for spec in TOOLS} == {
        "calculator": "Work out an arithmetic expression",
        "current_time": "Current date and time",
        "convert_units": "Convert a value between units",
        "save_note": "Save a note",
        "search_notes": "Search saved notes",
        "list_files": "List the files in a folder",
        "read_file": "Read a text file",
        "search_files": "Search for text in files",
        "query_database": "Run a read-only SQL query on a database file",
    }


@pytest.mark.parametrize("spec", TOOLS, ids=lambda spec: spec.name)
def test_that_every_parameter_is_described(spec: ToolSpec) -> None:
    assert json.loads(json.dumps(spec.parameters)) == spec.parameters
    assert all(one["description"] for one in spec.parameters["properties"].values())
    assert spec.touches
    assert not spec.writes or spec.approval != "never"


def test_that_an_unknown_tool_gets_a_suggestion() -> None:
    with pytest.raises(ToolError, match="Did you mean 'calculator'"):
        tool("calculate")


@pytest.mark.parametrize("name", _HOSTILE)
@pytest.mark.parametrize("which", ["read_file", "list_files", "search_files"])
def test_that_no_name_leads_out_of_the_granted_folders(
    context: ToolContext, name: str, which: str
) -> None:
    key = "path" if which == "read_file" else "folder"
    arguments = {key: name} | ({"query": "CANARY"} if which == "search_files" else {})
    with pytest.raises(ToolError) as caught:
        tool(which).run(arguments, context)
    assert "CANARY" not in caught.value.message


def test_that_granted_files_are_read(context: ToolContext) -> None:
    read, find = tool("read_file"), tool("search_files")
    assert read.run({"path": "deep/more.md"}, context) == "# answer\n"
    assert "42" in read.run({"path": str(context.folders[0] / "notes.txt")}, context)
    assert "notes.txt  " in tool("list_files").run({"folder": "."}, context)
    assert find.run({"query": "answer"}, context) == (
        "deep/more.md:1: # answer\nnotes.txt:3: The Answer is 42"
    )
    assert "CANARY" not in find.run({"query": "CANARY"}, context).splitlines()


def test_that_no_text_is_refused(context: ToolContext) -> None:
    with pytest.raises(ToolError, match="not a text file"):
        tool("read_file").run({"path": "picture.png"}, context)
    with pytest.raises(ToolError, match="not a file"):
        tool("read_file").run({"path": "deep"}, context)


def test_that_old_encodings_are_read(context: ToolContext) -> None:
    (context.folders[0] / "old.txt").write_bytes("café".encode("cp1252"))
    (context.folders[0] / "wide.txt").write_bytes("café".encode("utf-16"))
    assert tool("read_file").run({"path": "old.txt"}, context) == "café"
    assert tool("read_file").run({"path": "wide.txt"}, context) == "café"


@pytest.mark.parametrize("which", ["read_file", "list_files", "query_database"])
def test_that_without_grants_the_next_step_is_told(tmp_path: Path, which: str) -> None:
    arguments = {"path": "a", "folder": ".", "database": "a", "sql": "SELECT 1"}
    with pytest.raises(ToolError) as caught:
        tool(which).run(arguments, ToolContext(tmp_path / "notes.sqlite"))
    assert "agent's editor" in caught.value.hint


def test_that_notes_are_saved_and_found(context: ToolContext) -> None:
    save, find = tool("save_note"), tool("search_notes")
    assert find.run({"query": "milk"}, context) == "No notes found."
    assert save.run({"title": "groceries", "text": "milk, eggs"}, context) == (
        "Saved note 1: groceries"
    )
    assert find.run({"query": "egg"}, context) == "1. groceries: milk, eggs"
    assert find.run({"query": 'groceries" OR *'}, context) == "1. groceries: milk, eggs"
    assert find.run({"query": "zebra"}, context) == "No notes found."
    with pytest.raises(ToolError):
        save.run({"title": " ", "text": ""}, context)


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (5, "miles", "km", "8.04672 kilometer"),
        (100, "°C", "fahrenheit", "212 degree_Fahrenheit"),
        (0, "celsius", "kelvin", "273.15 kelvin"),
        (60, "mph", "km/h", "96.56064 kilometer / hour"),
        (2, "hours", "minutes", "120 minute"),
    ],
)
def test_that_units_are_converted(
    context: ToolContext, value: float, source: str, target: str, result: str
) -> None:
    arguments = {"value": value, "from_unit": source, "to_unit": target}
    assert tool("convert_units").run(arguments, context) == result


@pytest.mark.parametrize(
    "unit", ["kg", "blorps", "", "m**9**9**9", "__class__", "(((", "a" * 99]
)
def test_that_impossible_conversions_are_refused(context: ToolContext, unit: str) -> None:
    with pytest.raises(ToolError):
        tool("convert_units").run({"value": 1, "from_unit": "mile", "to_unit": unit}, context)


def test_that_the_time_names_its_zone(context: ToolContext) -> None:
    text = tool("current_time").run({"timezone": "UTC"}, context)
    assert re.fullmatch(r"\d\d:\d\d on \w+day, \d\d? [A-Z][a-z]+ \d{4} \(UTC\)", text)
    assert "Europe/Paris" in tool("current_time").run({"timezone": "paris"}, context)
    with pytest.raises(ToolError, match="no time zone"):
        tool("current_time").run({"timezone": "../../etc/passwd"}, context)


def test_that_databases_are_read(context: ToolContext) -> None:
    query = tool("query_database")
    found = query.run({"database": "shop", "sql": "SELECT name, total FROM sales"}, context)
    assert found == "name | total\ntea | 3\ncoffee | "


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO sales VALUES ('x', 1)", "DELETE FROM sales", "DROP TABLE sales",
        "UPDATE sales SET total = 9", "ATTACH 'other.db' AS other", "PRAGMA user_version = 3",
        "VACUUM INTO 'copy.db'", "CREATE TABLE x(a)", "SELECT load_extension('x')",
        "SELECT 1; DROP TABLE sales", "nonsense", "SELECT zeroblob(2000000000)", "",
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT count(*) FROM c",
    ],
)  # fmt: skip
def test_that_nothing_else_is_done_to_databases(
    context: ToolContext, sql: str, tmp_path: Path
) -> None:
    before = (tmp_path / "shop.db").read_bytes()
    if "RECURSIVE" in sql:
        context.cancelled.set()
    if sql:
        with pytest.raises(ToolError):
            tool("query_database").run({"database": "shop.db", "sql": sql}, context)
    else:
        assert "no rows" in tool("query_database").run(
            {"database": "shop.db", "sql": sql}, context
        )
    assert (tmp_path / "shop.db").read_bytes() == before
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        assert connection.execute("SELECT count(*) FROM sales").fetchone() == (2,)
