"""S11: whatever a model asks of a tool, it ends by itself, and what is kept of it is small."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin import query_database
from workbench.tools.builtin.arithmetic import calculate
from workbench.tools.builtin.calculator import SPEC as CALCULATOR
from workbench.tools.registry import TOOLS
from workbench.tools.runner import cut_text, run_tool
from workbench.tools.schema import check_arguments

MIB_BYTES = 1024 * 1024
MOST_KEPT_BYTES = MIB_BYTES
SUMS = (
    "9^9^9", "9**9**9**9", "10^1000000000", "1000000000!", "200!!!!", "(9^999)^999",
    "2^-1000000000", "0.5^1000000000", "1e999999999", "1e999999999*1e999999999",
    "9999999999^9999999999", "exp(1000000000)", "10^10^10", "((((9!)!)!)!)!", "-" * 900 + "1",
    "(" * 500 + "1", "1+" * 499 + "1", "9" * 1000, "sqrt(10^1000000000)", "1000000000%0",
    "sin(10^400)", "log(0)", "9!^9!^9!", "pow(9, 9^9)", "round(1, 1000000000)",
)  # fmt: skip
UNITS = (
    "9^9^9^9", "9**9**9", "m^9^9^9", "(9^9^9)", "9^9^9 m", "m*9^9^9/m", "m^ 9 ^ 9 ^ 9",
    "m^999999999", "m**999999999", "9²⁹⁹⁹⁹⁹⁹⁹", "m²⁹⁹⁹⁹⁹⁹⁹", "9 cubed cubed cubed cubed",
    "m cubed cubed cubed cubed", "cubic m^9", "sq 9^9^9", "((9^99)^99)^99", "9 9 ^ 9^9^9",
    "(" * 39 + "m", "1e999999999 m", "m" * 1000,
)  # fmt: skip
FILLED = "replace(hex(zeroblob(400000)),'0','a')"
# ruff: noqa: S608 - queries that a model might write
ENDLESS = "with recursive n(i) as (select 1 union all select i+1 from n) "
QUERIES = (
    ENDLESS + "select count(*) from n",
    ENDLESS + "select i, hex(randomblob(100)) h from n order by h",
    ENDLESS + "select " + ",".join(["hex(zeroblob(499000))"] * 20) + " from n",
    "select " + ",".join(["hex(zeroblob(499000))"] * 150),
    "select printf('%.*c', 1000000000, 'x')", "select format('%1000000000d', 1)",
    "select zeroblob(1000000000)", "select randomblob(1000000000)",
    f"select trim({FILLED}, replace({FILLED},'a','b')||'a')",
    f"select instr({FILLED}, {FILLED}||'b')", f"select replace({FILLED},'a',{FILLED})",
    f"select {FILLED} like '{'%a' * 40}%b'", f"select {FILLED} glob '{'*a' * 40}*b'",
    "select * from bomb", "select * from door", "select " + "(" * 900 + "1" + ")" * 900,
    "select '" + "x" * 100_000 + "'",
)  # fmt: skip
ARGUMENTS = (
    "[" * 200_000, '{"expression":' * 100_000, "9" * 1_000_000, '{"expression":' + "9" * 5000,
    '{"expression":1e999999999}', '{"expression":"' + "\\u0041" * 100_000 + '"}',
    "{" + '"expression":"1",' * 50_000 + '"expression":"1"}', '{"a":' + "[1," * 90_000,
)  # fmt: skip
NO_LIMIT = pytest.mark.timeout(60)
"""Nothing here may take a minute, on any machine; what never ends would be found by that."""


@pytest.fixture
def context(tmp_path: Path) -> ToolContext:
    database = tmp_path / "data.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE t (a TEXT, b INTEGER)")
        connection.execute("INSERT INTO t VALUES ('hello', 7)")
        columns = ", ".join(f"c{number}" for number in range(200))
        connection.execute(f"CREATE TABLE wide ({columns})")
        connection.execute("INSERT INTO wide (c1) VALUES (5)")
        connection.execute(
            "CREATE VIEW seen AS SELECT printf('%s!', replace(a, 'l', 'L')) AS s FROM t"
        )
        connection.execute("CREATE VIEW bomb AS SELECT printf('%.*c', 1000000000, 'x')")
        connection.execute("CREATE VIEW door AS SELECT load_extension('x')")
        connection.commit()
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1024 * MIB_BYTES)
    return ToolContext(tmp_path / "notes.db", folders=(tmp_path,), databases=(database,))


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Queries that end by their time limit do so soon."""
    monkeypatch.setattr(query_database, "_TIME_LIMIT_S", 0.2)


def tool(name: str) -> ToolSpec:
    return next(spec for spec in TOOLS if spec.name == name)


def ended(work: Callable[[], str]) -> str:
    """What it gave, or the words with which it was refused."""
    try:
        return work()
    except ToolError as exc:
        return exc.message


def test_that_there_are_enough_of_them() -> None:
    assert len({*SUMS, *UNITS, *QUERIES, *ARGUMENTS}) > 60


@NO_LIMIT
@pytest.mark.parametrize("expression", SUMS, ids=range(len(SUMS)))
def test_that_no_sum_goes_on_for_ever(expression: str) -> None:
    assert len(ended(lambda: calculate(expression))) < 5000


@NO_LIMIT
def test_that_no_unit_goes_on_for_ever(context: ToolContext) -> None:
    run = tool("convert_units").run
    for unit in UNITS:
        found = ended(lambda: run({"value": 1, "from_unit": unit, "to_unit": "m"}, context))  # noqa: B023 - called at once
        assert len(found) < 200
    known = {"value": 4, "from_unit": "m^3/m²", "to_unit": "km"}
    assert run(known, context) == "0.004 kilometer"
    assert "1 meter" in run(
        {**known, "value": 1, "from_unit": "kg m squared / kg / m", "to_unit": "m"}, context
    )


@NO_LIMIT
@pytest.mark.usefixtures("brief")
@pytest.mark.parametrize("sql", QUERIES, ids=range(len(QUERIES)))
def test_that_no_query_goes_on_for_ever(context: ToolContext, sql: str) -> None:
    found = ended(lambda: query_database.run({"database": "data", "sql": sql}, context))
    assert len(found) < MOST_KEPT_BYTES


@pytest.mark.usefixtures("brief")
def test_that_the_widest_rows_are_not_all_kept(context: ToolContext) -> None:
    tracemalloc.start()
    try:
        ended(lambda: query_database.run({"database": "data", "sql": QUERIES[2]}, context))
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak_bytes < 128 * MIB_BYTES


def test_that_honest_queries_still_work(context: ToolContext) -> None:
    def asked(sql: str) -> str:
        return query_database.run({"database": "data", "sql": sql}, context).split("\n")[1]

    assert asked("select printf('%05.2f|%s', 3.14159, a) from t") == "03.14|hello"
    assert asked("select format('%,d', 1234567)") == "1,234,567"
    assert asked("select instr(a,'l'), instr(a,'z'), instr(NULL,'z') from t") == "3 | 0 | "
    assert asked("select trim('xxaxx','x'), ltrim('xa','x'), rtrim('ax ','x ')") == "a | a | a"
    assert asked("select replace(a,'l','LL'), replace(a,'','x'), replace(b,7,8) from t") == (
        "heLLLLo | hello | 8"
    )
    assert asked("select s from seen") == "heLLo!"
    assert asked("select c1, count(*) from wide") == "5 | 1"


@NO_LIMIT
@pytest.mark.parametrize("text", ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_that_no_arguments_are_too_much_to_read(text: str) -> None:
    found = check_arguments(CALCULATOR, text)
    assert isinstance(found, Mapping) or len(found) < 1000


async def test_that_a_huge_file_is_not_read(context: ToolContext) -> None:
    tracemalloc.start()
    try:
        read = await run_tool(tool("read_file"), {"path": "huge.txt"}, context)
        found = await run_tool(tool("search_files"), {"query": "x"}, context)
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "too large" in read.text
    assert not found.failed
    assert peak_bytes < 16 * MIB_BYTES


async def test_that_little_is_kept_of_a_huge_result(context: ToolContext) -> None:
    """A gigabyte takes the same way; here it is a part of one, for machines with less."""
    most = 64 * MIB_BYTES

    def much(arguments: Mapping[str, Any], context: ToolContext) -> str:
        return "ü" * (most // 2)

    for limit_bytes in (16_384, MOST_KEPT_BYTES):
        spec = replace(CALCULATOR, run=much, result_limit_bytes=limit_bytes)
        own = replace(context, result_limit_bytes=limit_bytes)
        result = await run_tool(spec, {"expression": "1"}, own)
        assert result.truncated
        assert len(result.text.encode()) <= limit_bytes <= MOST_KEPT_BYTES
        assert str(most) in result.text[-80:]


def test_that_a_huge_result_is_never_held_twice() -> None:
    text = "x" * (64 * MIB_BYTES)
    tracemalloc.start()
    try:
        cut = cut_text(text, 16_384)
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(cut) <= 16_384
    assert peak_bytes < 16 * MIB_BYTES


def test_that_every_tool_keeps_little() -> None:
    assert max(spec.result_limit_bytes for spec in TOOLS) <= MOST_KEPT_BYTES
    assert max(spec.time_limit_s for spec in TOOLS) <= 60
